// Compiles one module of the law: the headings of a plan, or the base duty of a rate line. The reference engine is run on a line of which
// nothing is stated; what it looks at is divided into its cells, and so on, until nothing more is looked at. At the end of each branch the
// duties are read off as linear forms of the amounts and proved at further points.

import { explore } from "../assess/explore.js";
import { type Prepared, prepare, ready } from "../assess/prepare.js";
import { type Rational, ZERO } from "../exact/rational.js";
import type { EntryLine, FactValue } from "../facts/line.js";
import { isMetal } from "./joint-tests.js";
import type { Compiled, Module, ModuleSetting } from "./module-setting.js";
import { interned, merged, type Node } from "./node.js";
import { origin, type Point, programIn } from "./prove.js";
import { amountsAt, type Region, regionsOf, VALUE } from "./regions.js";
import { baseResidual, type Left, openResidual } from "./residual.js";
import { WatchedFacts } from "./symbolic-line.js";
import { ENTRY_WORDS, SOME_CELL, UNKNOWN_CELL, type Variable, witnessOf } from "./variables.js";

// What a module tells apart beyond so many outcomes is left to `assess`; what rows state least of comes first.
const MOST_LEAVES = 1_000;
// A branch on which more amounts than this are looked at is left to `assess`, unless a line states hardly any of them.
const MOST_AMOUNTS = 5;
const FEW_STATED = 1;
const QUANTITY = "quantity.";

/** Compile a module. */
export function compileModule(module: Module, setting: ModuleSetting): Compiled {
  const template = templateOf(module, setting);
  const residual = module.of === "rate" ? baseResidual(module) : openResidual(module, setting);
  if (template === undefined) return { node: undefined, readsClaim: false };
  let readsClaim = false;
  let leaves = 0;
  // Rates that a line states multiply its value, and an offset goes up to a duty: no linear form has them.
  const stated = new Set(
    [...module.plan.headings.values()].flatMap(({ terms, provision }) => [
      ...(terms.adds.kind === "table" ? [terms.adds.table] : []),
      ...(provision.offset === undefined ? [] : [provision.offset]),
    ]),
  );
  const names = new Set([...setting.variables.keys(), ...setting.joints.variables.keys()]);
  const variableOf = (name: string): Variable | undefined => setting.variables.get(name) ?? setting.joints.variables.get(name);
  const units = new Set([...names].filter((name) => name.startsWith(QUANTITY)).map((name) => name.slice(QUANTITY.length)));
  const year = Number(module.day.slice(0, 4));
  // Ways of entry that have a process of their own.
  const ownProcess = new Set<FactValue | undefined>(setting.parts.law.parcels.flatMap(({ mode }) => mode ?? []));

  function lineAt(cells: ReadonlyMap<string, number>, amounts: ReadonlyMap<string, Rational>, note: (name: string) => void): EntryLine {
    const given = new Map<string, FactValue>();
    const quantity = new Map<string, Rational>();
    for (const [name, cell] of cells) {
      const variable = variableOf(name);
      if (variable === undefined) continue;
      const value =
        variable.reading.kind === "amount" && cell === SOME_CELL
          ? amounts.get(name)
          : witnessOf(variable, cell, year, setting.parts.rules.get(name));
      if (value === undefined) continue;
      if (name.startsWith(QUANTITY)) quantity.set(name.slice(QUANTITY.length), value as Rational);
      else given.set(name, value);
    }
    const base = template as Prepared;
    return {
      ...base.line,
      importDate: module.importDay,
      ...(module.chapter98 === undefined ? {} : { chapter98: module.chapter98.prefix.padEnd(8, "0") }),
      value: amounts.get(VALUE) ?? ZERO,
      get spi() {
        readsClaim = true;
        return module.claim;
      },
      given: new WatchedFacts(given, names, note),
      quantity: new WatchedFacts(quantity, units, (unit) => note(QUANTITY + unit)),
    };
  }

  function at(cells: ReadonlyMap<string, number>, amounts: ReadonlyMap<string, Rational>, note: (name: string) => void): Point {
    const line = lineAt(cells, amounts, note);
    const base = template as Prepared;
    const prepared = ready({ ...setting.parts, law: module.law }, line, setting.options, {
      ...base.found,
      groups: [{ numbers: [module.hts], plan: module.plan }],
    });
    return { prepared, exploration: explore(prepared.explore) };
  }

  // What few rows state: a condition that differs from what silence comes to, an amount that is not known, a relief or an exception. Weights
  // and shares of metals are stated by many.
  function isRare(name: string, cell: number): boolean {
    const variable = variableOf(name) as Variable;
    if (variable.reading.kind === "joint") return !isMetal(variable.reading.test) && (cell === 1) !== setting.joints.holdsUnsaid(name);
    if (variable.reading.kind === "amount") return cell === UNKNOWN_CELL;
    const rule = setting.parts.rules.get(name);
    if (cell === 0 || rule === undefined || rule.kind === "material") return false;
    const value = witnessOf(variable, cell, year, rule);
    return ENTRY_WORDS.has(name) ? ownProcess.has(value) : value !== (rule.absent ?? false);
  }

  // Joint facts that no row can have together are no branch.
  function mayBe(cells: ReadonlyMap<string, number>, name: string, cell: number): boolean {
    if (!name.startsWith("#")) return true;
    for (const [other, of] of cells) if (other.startsWith("#") && !setting.joints.agree(other, of === 1, name, cell === 1)) return false;
    return true;
  }

  // What is left to tell apart is compiled once, in whichever module and on whichever branch.
  function grow(cells: ReadonlyMap<string, number>, rare: number): Node | undefined {
    if (leaves >= MOST_LEAVES || rare > setting.rare || hasManyAmounts(cells, setting)) return undefined;
    const left = residual(cells);
    const key = `${setting.rare - rare} ${left.text}`;
    const known = setting.kept.get(key);
    if (known !== undefined) {
      readsClaim ||= known.readsClaim;
      return known.node;
    }
    const region = wholeRegion(cells, setting);
    if (region === undefined) return undefined;
    const before = readsClaim;
    readsClaim = false;
    const node = grown(cells, region, rare, left);
    if (leaves < MOST_LEAVES) setting.kept.set(key, { node, readsClaim });
    readsClaim ||= before;
    return node;
  }

  function grown(cells: ReadonlyMap<string, number>, region: Region, rare: number, left: Left): Node | undefined {
    let open: string | undefined;
    const note = (name: string): void => {
      if (open === undefined && !cells.has(name)) open = name;
    };
    let first: Point | undefined;
    try {
      first = at(cells, amountsAt(region, origin(region.rays.length)), note);
    } catch (error) {
      if (open === undefined) throw error;
    }
    return open === undefined ? leaf(cells, rare, left, first as Point) : split(cells, open, rare, left);
  }

  function split(cells: ReadonlyMap<string, number>, open: string, rare: number, { isIdle }: Left): Node | undefined {
    const variable = variableOf(open) as Variable;
    const next = Array.from({ length: variable.cells }, (_, cell) =>
      mayBe(cells, variable.name, cell) && !(cell === SOME_CELL && (stated.has(open) || isIdle(open)))
        ? grow(new Map(cells).set(variable.name, cell), rare + Number(isRare(variable.name, cell)))
        : undefined,
    );
    return merged(variable.name, next);
  }

  function leaf(cells: ReadonlyMap<string, number>, rare: number, left: Left, first: Point): Node | undefined {
    leaves++;
    const regions = regionsFor(cells, setting) ?? [];
    if (regions.length === 0) return undefined;
    // What is looked at only where amounts are small or large parts the branch too.
    let open: string | undefined;
    const note = (name: string): void => {
      if (open === undefined && !cells.has(name)) open = name;
    };
    const run = (region: Region, much: readonly Rational[]): Point => at(cells, amountsAt(region, much), note);
    const made = regions.map((region, at) =>
      programIn(
        region,
        at === 0 ? first : run(region, origin(region.rays.length)),
        (much) => run(region, much),
        module.law,
        module.whole || module.of === "rate",
      ),
    );
    if (open !== undefined) return split(cells, open, rare, left);
    const [whole] = regions as [Region];
    if (regions.length === 1) return made[0] === undefined ? undefined : interned({ program: made[0] });
    const [relation] = [...whole.cells.keys()] as [string];
    const size = Math.max(...regions.map(({ cells: of }) => (of.get(relation) ?? 0) + 1));
    const next: (Node | undefined)[] = Array.from({ length: size });
    regions.forEach(({ cells: of }, place) => {
      const program = made[place];
      if (program !== undefined) next[of.get(relation) ?? 0] = interned({ program });
    });
    return merged(relation, next);
  }

  return { node: grow(new Map(), 0), readsClaim };
}

function templateOf({ hts, origin, day }: Module, { parts, options }: ModuleSetting): Prepared | undefined {
  const prepared = prepare(parts, { hts, origin, entryDate: day, value: "1000.00" }, options);
  return "code" in prepared ? undefined : prepared;
}

function regionsFor(cells: ReadonlyMap<string, number>, { variables, turns }: ModuleSetting): readonly Region[] | undefined {
  const parts: string[] = [];
  const shares = new Map<string, readonly Rational[]>();
  const free: string[] = [];
  for (const [name, cell] of cells) {
    if (variables.get(name)?.reading.kind !== "amount" || cell !== SOME_CELL) continue;
    const of = turns.get(name);
    if (of !== undefined) shares.set(name, of);
    else if (name.startsWith("content.") && name.endsWith(".value")) parts.push(name);
    else free.push(name);
  }
  return regionsOf(parts, shares, free);
}

function hasManyAmounts(cells: ReadonlyMap<string, number>, { variables }: ModuleSetting): boolean {
  let [looked, stated] = [0, 0];
  for (const [name, cell] of cells) {
    if (variables.get(name)?.reading.kind !== "amount") continue;
    looked++;
    if (cell !== 0) stated++;
  }
  return looked > MOST_AMOUNTS && stated > FEW_STATED;
}

function wholeRegion(cells: ReadonlyMap<string, number>, setting: ModuleSetting): Region | undefined {
  return regionsFor(cells, setting)?.[0];
}
