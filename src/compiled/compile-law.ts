// The compiled law of one origin: which module every number has on every day, and the modules, compiled when they are asked for.

import type { AssessOptions } from "../assess/answer.js";
import { entersFree } from "../assess/base.js";
import type { Engine } from "../assess/engine.js";
import type { Plan } from "../assess/plan.js";
import { openWorld } from "../assess/world.js";
import { readsBase, refersElsewhere, stackingText } from "../bulk/plan-class.js";
import { type Slots, slotsOf } from "../bulk/slots.js";
import type { Day } from "../exact/day.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { programFor } from "../law/claimable.js";
import type { Chapter98Rule, Condition, Law } from "../law/types.js";
import { symbolsOf } from "../law/vocabulary.js";
import { amountsOf, rateTextsOf, turnsOf } from "./inputs.js";
import { type Joints, openJoints } from "./joint-tests.js";
import { compileModule, type ModuleSetting } from "./module.js";
import type { Node } from "./node.js";
import { leavesOf, type Variable, variablesOf } from "./variables.js";

/** A claim as rows state it: `?` not said, `-` none, a program, or `*` for every program that is not named. */
export type Claim = string;

/** A number in an interval: its headings and its rates. */
export interface Cell {
  readonly plan: number;
  readonly base: number;
}

/** The law of an origin, compiled as far as it was asked for. */
export interface CompiledLaw {
  readonly hash: string;
  readonly turns: ModuleSetting["turns"];
  readonly slots: Slots;
  /** First days of the intervals that the day of import can fall into, of those that differ. */
  readonly imports: readonly Day[];
  readonly numbers: readonly string[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly joints: Joints;
  readonly claims: readonly Claim[];
  /** Chapter 98 claims that the law tells apart: the rule, or undefined for none. */
  readonly chapter98: readonly (Chapter98Rule | undefined)[];
  /** Classes of a number in an interval of entry and of import; undefined where `assess` must answer or the number is not in force. */
  cell(place: number, slot: number, period: number): Cell | undefined;
  planNode(plan: number, claim: Claim, chapter98: number): Node | undefined;
  baseNode(base: number, claim: Claim, chapter98: number): Node | undefined;
  plans(): number;
  bases(): number;
}

interface PlanClass {
  readonly plan: Plan;
  readonly hts: string;
  readonly slot: number;
  readonly period: number;
  /** Whether the duty of the rate line is a part of it. */
  readonly whole: boolean;
}

interface BaseClass {
  readonly plan: Plan;
  readonly hts: string;
  readonly slot: number;
}

/** How much is compiled of what rows state together out of the ordinary. */
export interface CompileDepth {
  readonly rare: number;
}

const NO_BASE = 0;
const OTHER: Claim = "*";

/** Open the compiled law of an origin. */
export function compiledLaw(engine: Engine, options: AssessOptions, origin: string, { rare }: CompileDepth): CompiledLaw {
  const { law, schedule, parts } = engine;
  const slots = slotsOf(law, schedule);
  const knownOn = options.knownOn as Day | undefined;
  const joints = openJoints(parts.rules);
  const variables = new Map(variablesOf(law, amountsOf(law, rateTextsOf(schedule))).map((each) => [each.name, each]));
  const told = joints.law(law);
  const setting: ModuleSetting = { parts, options, variables, joints, rare, turns: turnsOf(law) };
  const imports = importDays(law, slots);
  const numbers = schedule.numbers();
  const places = new Map(numbers.map((hts, place) => [hts, place]));
  const chapter98 = chapter98Of(law);
  const named = new Set(leavesOf(law).flatMap((test) => (test.op === "claimed" ? test.programs : [])));
  const symbols = symbolsOf(law.vocabulary);
  const claims = ["?", "-", ...new Set([...symbols, ...named, ...programsOf(engine)]), OTHER];

  const planClasses: PlanClass[] = [];
  const baseClasses: BaseClass[] = [];
  const planByText = new Map<string, number>();
  const baseByText = new Map<string, number>();
  const planByLists = new Map<string, number>();
  const stacking = slots.from.map((day) => stackingText(law, day, knownOn));

  function planAt(hts: string, slot: number, period: number): Plan | undefined {
    const found = parts.plans.find({
      hts,
      origin,
      entryDate: slots.from[slot] as Day,
      importDate: importDay(slot, period),
      knownOn,
      importClock: parts.importClock,
    });
    return found.ok && found.groups.length === 1 ? found.groups[0]?.plan : undefined;
  }

  // A day of import in a period, not after the first day of the interval of entry.
  function importDay(slot: number, period: number): Day {
    const day = slots.from[slot] as Day;
    const until = imports[period + 1];
    return until === undefined || day < until ? day : (imports[period] as Day);
  }

  const column2 = law.countries.column2.includes(origin);
  const rates = ({ general, special, other }: RateLine): string => (column2 ? other : `${general}|${special}`);

  function baseClass(plan: Plan, hts: string, slot: number): number {
    const { line } = plan;
    const text = `${rates(line)}|${refersElsewhere(line) ? hts.slice(0, 2) : ""}`;
    const known = baseByText.get(text);
    if (known !== undefined) return known;
    const id = baseClasses.push({ plan: { ...plan, headings: new Map() }, hts, slot });
    baseByText.set(text, id);
    return id;
  }

  function planClass(plan: Plan, hts: string, slot: number, period: number): number {
    const whole = readsBase(plan);
    const free = freeUnderClaim(plan, hts, slot);
    const headings = [...plan.headings.values()].map(({ provision, test, reach, terms }) =>
      JSON.stringify([provision.id, provision.offset, test, reach, terms.adds, terms.value, terms.except, terms.inLieuOf, terms.chapter98]),
    );
    const found = { ok: true, groups: [{ numbers: [hts], plan }], revision: "", marks: [] } as const;
    const own = whole ? `${rates(plan.line)}|${refersElsewhere(plan.line) ? hts.slice(0, 2) : ""}` : String(free);
    const text = [own, ...headings, (stacking[slot] as (of: typeof found) => string)(found)].join("\n");
    const known = planByText.get(text);
    if (known !== undefined) return known;
    // Without the duty of its line: a line that is free, or one that no claim frees.
    const line = whole ? plan.line : { ...plan.line, general: free ? "Free" : "1%", special: "", other: "Free" };
    const id = planClasses.push({ plan: joints.plan({ ...plan, line }), hts, slot, period, whole });
    planByText.set(text, id);
    return id;
  }

  const program = programFor(law, origin);

  function freeUnderClaim(plan: Plan, hts: string, slot: number): boolean {
    const day = slots.from[slot] as Day;
    const line = {
      hts,
      origin,
      entryDate: day,
      importDate: day,
      value: { n: 1n, d: 1n },
      spi: program?.symbols[0] ?? null,
      quantity: new Map(),
      units: [],
      given: new Map(),
    };
    const { programs } = law.vocabulary;
    const world = openWorld({ line, rules: parts.rules, questions: parts.questions, readings: options.readings ?? {}, programs, program });
    return program !== undefined && entersFree(world, plan, program.id) === true;
  }

  function cellOf(hts: string, slot: number, period: number): Cell | undefined {
    const day = slots.from[slot] as Day;
    const looked = schedule.lookup(hts, day);
    if (!looked.ok) return undefined;
    const { line } = looked;
    if (line.statistical.length > 0 && hts.length < 10) {
      const below = line.statistical.map((each) => cell(places.get(each) ?? -1, slot, period));
      const [first] = below;
      const same = first !== undefined && below.every((each) => each?.plan === first.plan && each.base === first.base);
      return same ? first : undefined;
    }
    const lists = parts.plans.listsOn(hts, day);
    const before = importDay(slot, period);
    const byImport = before === day ? lists : parts.plans.listsOn(hts, before);
    const key = `${slot}|${period}|${hts.slice(0, 2)}|${[...lists].join(" ")}|${lists === byImport ? "" : [...byImport].join(" ")}|${rates(line)}`;
    const known = planByLists.get(key);
    if (known !== undefined) return pairs[known];
    const plan = planAt(hts, slot, period);
    if (plan === undefined) return undefined;
    const id = planClass(plan, hts, slot, period);
    const made = { plan: id, base: (planClasses[id - 1] as PlanClass).whole ? NO_BASE : baseClass(plan, hts, slot) };
    planByLists.set(key, pairs.push(made) - 1);
    return made;
  }

  const pairs: Cell[] = [];
  const cells = new Map<number, Cell | undefined>();

  function cell(place: number, slot: number, period: number): Cell | undefined {
    const hts = numbers[place];
    if (hts === undefined) return undefined;
    const key = (place * slots.from.length + slot) * imports.length + period;
    if (cells.has(key)) return cells.get(key);
    const found = cellOf(hts, slot, period);
    cells.set(key, found);
    return found;
  }

  const nodes = new Map<string, Node | undefined>();
  const unread = new Set<string>();
  const claimTests = leavesOf(law).filter((test) => test.op === "claimed");

  // Programs that no condition tells apart are one to the headings.
  const alike = new Map<string, Claim>();
  function headingClaim(claim: Claim): Claim {
    if (claim === "?" || claim === "-") return claim;
    const said = [symbols.includes(claim), ...claimTests.map(({ programs }) => programs.includes(claim))].join();
    const first = alike.get(said) ?? claim;
    alike.set(said, first);
    return first;
  }

  // Programs that a module does not tell apart share one tree.
  function claimOf(kind: string, plan: Plan, claim: Claim): Claim {
    if (kind === "p" && plan.line.special === "") return headingClaim(claim);
    if (claim === "?" || claim === "-" || symbols.includes(claim) || named.has(claim)) return claim;
    // Programs that share a rate share its first.
    const { segments } = parseSpecial(plan.line.special);
    return segments.find(({ programs }) => programs.includes(claim))?.programs[0] ?? OTHER;
  }

  function node(
    kind: string,
    of: { plan: Plan; hts: string; slot: number },
    id: number,
    claim: Claim,
    at: number,
    period: number,
  ): Node | undefined {
    const any = `${kind}${id} ${at}`;
    if (unread.has(any)) return nodes.get(any);
    const own = claimOf(kind, of.plan, claim);
    const key = `${any} ${own}`;
    if (nodes.has(key)) return nodes.get(key);
    const day = slots.from[of.slot] as Day;
    const rule = chapter98[at];
    const made = compileModule(
      {
        plan: of.plan,
        hts: of.hts,
        origin,
        day,
        importDay: importDay(of.slot, period),
        law: told,
        claim: own === "?" ? undefined : own === "-" ? null : own === OTHER ? UNNAMED : own,
        chapter98: rule,
      },
      rule === undefined ? setting : { ...setting, rare: 0 },
    );
    nodes.set(key, made.node);
    if (!made.readsClaim) {
      unread.add(any);
      nodes.set(any, made.node);
    }
    return made.node;
  }

  return {
    hash: law.hash,
    turns: setting.turns,
    slots,
    imports,
    numbers,
    variables,
    joints,
    claims,
    chapter98,
    cell,
    planNode: (id, claim, at) => node("p", planClasses[id - 1] as PlanClass, id, claim, at, (planClasses[id - 1] as PlanClass).period),
    baseNode: (id, claim, at) => node("b", baseClasses[id - 1] as BaseClass, id, claim, at, 0),
    plans: () => planClasses.length,
    bases: () => baseClasses.length,
  };
}

// A symbol that stands in no column.
const UNNAMED = "ZZ";

function programsOf({ schedule }: Engine): Set<string> {
  const segments = schedule.texts().flatMap((text) => parseSpecial(text).segments);
  return new Set(segments.flatMap(({ programs }) => programs));
}

// Rules that leave the same of every duty are one.
/** Chapter 98 claims that a law tells apart: none, and each rule that leaves something else. */
export function chapter98Of(law: Law): (Chapter98Rule | undefined)[] {
  const found = new Map(law.chapter98.map((rule) => [chapter98Text(rule), rule]));
  return [undefined, ...found.values()];
}

/** Equal for rules that leave the same. */
export function chapter98Text({ prefix: _, title: __, cites: ___, ...rest }: Chapter98Rule): string {
  return JSON.stringify(rest);
}

// Days on which something changes for what is decided by the day of import.
function importDays(law: Law, slots: Slots): readonly Day[] {
  const days = new Set<string>();
  const note = (term: unknown): void => {
    if (typeof term === "string" && /^\d{4}-\d{2}-\d{2}$/.test(term)) days.add(term);
    else if (typeof term === "object" && term !== null) Object.values(term).forEach(note);
  };
  const lists = new Set<string>();
  const listsIn = (test: unknown): void => {
    if (typeof test !== "object" || test === null) return;
    const condition = test as Condition;
    if (condition.op === "list") lists.add(condition.list);
    Object.values(test).forEach(listsIn);
  };
  for (const measure of law.measures) {
    if (measure.clock !== "import") continue;
    note([measure.ends?.on]);
    for (const { base, amendments, ends } of measure.provisions) {
      note([ends?.on, amendments.map(({ from, terms }) => [from, terms.when, terms.unless, terms.goods])]);
      listsIn([base, amendments.map(({ terms }) => terms)]);
    }
  }
  for (const list of lists) note(law.lists[list]?.rows.map(([, from, until]) => [from, until]));
  for (const test of leavesOf(law)) if (test.op === "day" && test.fact === "importDate") days.add(test.day);
  const first = slots.from[0] as Day;
  return [first, ...[...days].filter((day) => day > first).sort()] as Day[];
}
