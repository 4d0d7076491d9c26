// What is left of the headings of a module once some cells of a row are known, as a text: branches on which the same is left have one
// outcome, whatever led to them, and are compiled once.

import type { Plan, PlannedHeading } from "../assess/plan.js";
import { plainRate } from "../bulk/plan-class.js";
import type { FactValue } from "../facts/line.js";
import { parseRate } from "../hts/rate-text.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { programsFor, programsIn } from "../law/claimable.js";
import { parcelsFor } from "../law/of-origin.js";
import type { Condition, Law, ParcelRule } from "../law/types.js";
import { programOf } from "../law/vocabulary.js";
import { refersElsewhere, rulesOn, tiesOf } from "./classes.js";
import { type KnownClaim, numbered, simplified } from "./known-cells.js";
import type { Module, ModuleSetting } from "./module-setting.js";
import { type Variable, witnessOf, ZERO_CELL } from "./variables.js";

/** What is left where some cells are known. */
export interface Left {
  /** Equal texts have equal trees. */
  readonly text: string;
  /** Whether an amount of the goods is only added up with others: nothing that is left charges or tests it. */
  isIdle(name: string): boolean;
}

/** What is left where these cells are known. */
export type Residual = (cells: ReadonlyMap<string, number>) => Left;

/** Read by the engine itself where a special rate holds within a quota only. */
const WITHIN_QUOTA = "facts.withinQuota";
const PART = /^content\.\w+\.(value|weightKg)$/;

interface Terms {
  readonly number: number;
  /** Facts on which the heading charges. */
  readonly named: string;
  readonly deposit: boolean;
  readonly claim: boolean;
}

const terms = new WeakMap<PlannedHeading, Terms>();

function termsOf(heading: PlannedHeading): Terms {
  let found = terms.get(heading);
  if (found === undefined) {
    const { provision } = heading;
    const { adds, value, except, inLieuOf, chapter98 } = heading.terms;
    const charged = JSON.stringify([provision.offset, adds, value]);
    found = {
      number: numbered(JSON.stringify([provision.id, provision.deposit, charged, except, inLieuOf, chapter98])),
      named: charged,
      deposit: provision.deposit !== undefined,
      claim: adds.kind === "either",
    };
    terms.set(heading, found);
  }
  return found;
}

/** Open the texts of a module of headings. */
export function openResidual(module: Module, setting: ModuleSetting): Residual {
  const { plan, day, law, claim, chapter98, frame, whole, origin } = module;
  const { parts, variables, options } = setting;
  const headings = [...plan.headings.values()];
  const rules = rulesOn({ law }, day, options.knownOn);
  const parcels = parcelsFor(parts.law, origin).filter((rule) => rule.from <= day);
  const year = Number(day.slice(0, 4));
  const always = [
    frame,
    // Duties that keep goods outside a process do so whatever the line states.
    parcels.map(({ notAuthorities }) => headings.some(({ measure }) => notAuthorities.includes(measure.authority))).join(),
    chapter98 === undefined ? "" : chapter98.prefix,
    chapter98 === undefined ? "" : String(day),
    tiesOf(plan, { law }, day, options.knownOn),
  ].join("|");
  const fixed = numbered(always);

  const settled = whole || chapter98 !== undefined ? undefined : claimOf(claim, plan, law, origin);
  // What is told apart although no heading reads it: amounts on which a rate falls, and what a claim under chapter 98 leaves.
  const all = chapter98 !== undefined || (whole && !isOfValue(plan.line, law.countries.column2.includes(origin)));

  return (cells) => {
    const known = { cells, variables, rules: parts.rules, year, claim: settled };
    const mentioned = new Set<string>();
    const texts: number[] = [];
    const alive = new Set<string>();
    let named = "";
    let deposit = false;
    let claimed = whole || chapter98 !== undefined;
    const left = (test: Condition): number => {
      const found = simplified(test, known);
      for (const fact of found.facts) mentioned.add(fact);
      claimed ||= found.readsClaim;
      return found.number;
    };
    for (const heading of headings) {
      if (simplified(heading.reach, known).isNever) continue;
      alive.add(heading.provision.id).add(heading.measure.id);
      const own = termsOf(heading);
      texts.push(own.number, left(heading.test), left(heading.reach));
      named += own.named;
      deposit ||= own.deposit;
      claimed ||= own.claim;
    }
    for (const { test, needs, effect } of rules)
      if (needs.every((ids) => ids.some((id) => alive.has(id)))) texts.push(numbered(effect), test === undefined ? -1 : left(test));
    const told: number[] = [];
    for (const [name, cell] of cells) {
      const at = toldOf(name, cell);
      if (at !== undefined) told.push(numbered(`${name}=${at}`));
    }
    const isIdle = (name: string): boolean => PART.test(name) && !all && !mentioned.has(name) && !named.includes(metalOf(name));
    told.sort((a, b) => a - b);
    return { text: `${fixed}|${claimed ? claimText(claim) : ""}|${texts.join(" ")}|${told.join(" ")}`, isIdle };

    // The cell as far as it is told apart; undefined of what nothing that is left reads.
    function toldOf(name: string, cell: number): number | undefined {
      if (name.startsWith("#")) return undefined;
      const variable = variables.get(name) as Variable;
      if (all || mentioned.has(name) || name === WITHIN_QUOTA || named.includes(`"${name}"`)) return cell;
      if (variable.reading.kind === "values") {
        const rule = parts.rules.get(name);
        if (deposit && rule?.kind === "stated") return cell;
        const of = parcels.filter((each) => reads(each, name));
        if (of.length === 0) return undefined;
        const value = witnessOf(variable, cell, year, rule);
        return of.some((each) => decides(each, name, value)) ? cell : 0;
      }
      // Parts of the goods that nothing names are only added up: none of it and nothing said are one.
      return PART.test(name) && !named.includes(metalOf(name)) && cell === ZERO_CELL ? 0 : cell;
    }
  };
}

// Whether the rates that goods can meet are shares of the value, or free.
function isOfValue({ general, special, other }: RateLine, column2: boolean): boolean {
  const met = column2
    ? [other]
    : [general, ...parseSpecial(special).segments.flatMap(({ rate, text }) => (rate === "pointer" ? [] : [text]))];
  return met.every((text) => isFree(text) || plainRate({ general: text }) !== undefined);
}

function isFree(text: string): boolean {
  const rate = parseRate(text);
  return !("error" in rate) && rate.kind === "free";
}

function reads({ mode, claim, flat }: ParcelRule, name: string): boolean {
  return name === "mode" || name === "entryType" ? mode !== undefined : name === claim || name === flat?.claim;
}

// Whether a process for parcels reads a fact that has this value.
function decides({ mode, claim, flat }: ParcelRule, name: string, value: FactValue | undefined): boolean {
  if (name === "mode") return value === mode;
  return name === claim ? value === true : name === flat?.claim || name === "entryType";
}

function metalOf(name: string): string {
  return `"${name.split(".")[1]}"`;
}

// A claim that is stated, as far as headings tell it: a line that stands for others enters free under a program where it is free at all.
function claimOf(claim: string | null | undefined, { line }: Plan, law: Law, origin: string): KnownClaim | undefined {
  if (claim === undefined) return undefined;
  const isFree = line.general === "Free" && !law.countries.column2.includes(origin);
  const freeUnder = isFree && claim !== null ? programOf({ programs: programsIn(law) }, claim)?.id : undefined;
  return { symbol: claim, freeUnder, key: `${claim ?? "-"} ${freeUnder ?? ""}` };
}

function claimText(claim: string | null | undefined): string {
  return claim === undefined ? "?" : claim === null ? "-" : claim;
}

/** The texts of a module of a rate alone: the rates that the claim can take, and the cells. */
export function baseResidual({ plan, hts, day, claim, chapter98, law, origin }: Module): Residual {
  const { general, special, other } = plan.line;
  const column2 = law.countries.column2.includes(origin);
  const free = parseRate(general);
  const segments = parseSpecial(special).segments.map(({ programs, rate, text }) => ({
    programs,
    text: rate === "pointer" ? "pointer" : text,
  }));
  const offers = (spi: string): string =>
    [spi, ...(programOf({ programs: programsIn(law) }, spi)?.symbols ?? [])]
      .map((each) => segments.find(({ programs }) => programs.includes(each))?.text ?? "")
      .join("/");
  const open = claim === undefined ? programsFor(law, origin, day) : [];
  const claimed = claim === undefined ? open.flatMap(({ symbols }) => symbols.map(offers)).join("?") : claim === null ? "" : offers(claim);
  const taken = column2
    ? other
    : !("error" in free) && free.kind === "free"
      ? general
      : `${general}|${claim === undefined ? "?" : ""}${claimed}`;
  const always = `${taken}|${refersElsewhere(plan.line, column2) ? hts.slice(0, 2) : ""}|${chapter98 === undefined ? "" : `${chapter98.prefix} ${String(claim)} ${special} ${day}`}`;
  const fixed = `base ${numbered(always)}`;
  const texts = ([...cells]: ReadonlyMap<string, number>): string =>
    cells
      .map(([name, cell]) => `${name}=${cell}`)
      .sort()
      .join(" ");
  return (cells) => ({ text: `${fixed}|${texts(cells)}`, isIdle: () => false });
}
