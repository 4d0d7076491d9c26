// One assignment of the unknown facts. The engine assesses a line once per assignment; the lowest and highest results are the bounds of
// the answer.

import { addDays } from "../exact/day.js";
import { fromInteger, type Rational, rational } from "../exact/rational.js";
import { CANNOT_SHOW, type EntryLine, type FactValue, isExact } from "../facts/line.js";
import type { FactRule, LegalQuestion } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";

/** A fact that must be known before a test can be answered: its path. */
export type Ask = string;
/** True, false, or the fact that would decide. */
export type Tri = boolean | Ask;

/** What every world of one assessment shares. */
export interface WorldSetting {
  readonly line: EntryLine;
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly questions: ReadonlyMap<string, LegalQuestion>;
  readonly readings: Readonly<Record<string, number>>;
  /** Every preference program of the law. */
  readonly programs: readonly Program[];
  /** The program that is tried where no claim is stated; undefined where goods of this origin can claim none. */
  readonly program: Program | undefined;
  /** Facts of the line that some world looked at: the others change nothing. */
  readonly consulted: Set<string>;
}

/** Facts as seen in one world. Reliefs not claimed, assumptions made and readings taken are recorded as they are met. */
export interface World {
  readonly setting: WorldSetting;
  readonly assigned: ReadonlyMap<string, FactValue | null>;
  /** Reliefs met and not claimed: path to the value that would claim it. */
  readonly reliefs: Map<string, FactValue>;
  /** Made when first needed: most worlds assume nothing, take no reading and show everything. */
  assumed: Map<string, FactValue> | undefined;
  readings: Map<string, number> | undefined;
  /** Facts of which the importer says that they cannot be shown. */
  cannotShow: Set<string> | undefined;
}

/** Record that a fact cannot be shown. */
export function cannotShow(world: World, path: string): void {
  world.cannotShow ??= new Set();
  world.cannotShow.add(path);
}

function assume(world: World, path: string, value: FactValue): void {
  world.assumed ??= new Map();
  world.assumed.set(path, value);
}

const NONE: ReadonlyMap<string, FactValue | null> = new Map();

/** The world in which nothing unknown has been decided. */
export function openWorld(setting: WorldSetting, assigned = NONE): World {
  return { setting, assigned, reliefs: new Map(), assumed: undefined, readings: undefined, cannotShow: undefined };
}

/** The claim: a program, null for none, or the question `spi`. Never asked of an origin that can claim nothing. */
export function claim(world: World): { readonly spi: string | null } | Ask {
  const given = world.setting.line.spi;
  if (given !== undefined) return { spi: given };
  const assigned = world.assigned.get("spi");
  if (assigned === null || typeof assigned === "string") return { spi: assigned };
  return world.setting.program === undefined ? { spi: null } : "spi";
}

/** A given or assigned value, without recording anything. */
export function look(world: World, fact: string): FactValue | undefined {
  const given = world.setting.line.given.get(fact);
  if (given === undefined) return world.assigned.get(fact) ?? undefined;
  world.setting.consulted.add(fact);
  return given;
}

/**
 * The value of a fact under its rule: given, assigned, or what absence means. Returns `{ ask }` for a material fact that is
 * unknown, and records a relief that was not claimed or an ordinary case that was assumed.
 * `claimed` is the value that would claim a relief, where the test knows it better than the registry.
 */
export function fact(world: World, path: string, claimed?: FactValue): FactValue | undefined | { readonly ask: Ask } {
  const rule = world.setting.rules.get(path);
  const found = named(rule, look(world, path)) ?? world.assigned.get(path) ?? undefined;
  if (found !== undefined) {
    if (found === CANNOT_SHOW) cannotShow(world, path);
    return found;
  }
  if (rule === undefined) return undefined;
  if (typeof claimed === "string" && rule.raising.includes(claimed)) {
    assume(world, path, `not ${claimed}`);
    return undefined;
  }
  switch (rule.kind) {
    case "material":
      return { ask: path };
    case "stated":
      return undefined;
    case "exceptional":
      if (rule.absent === null) return undefined;
      assume(world, path, rule.absent);
      return rule.absent;
    case "relief": {
      const would = claimed ?? rule.claim;
      if (would !== null) world.reliefs.set(path, would);
      return rule.absent ?? undefined;
    }
    default:
      return rule.kind satisfies never;
  }
}

// A name that the law does not know (a producer without a rate of its own) tells nothing.
function named(rule: FactRule | undefined, found: FactValue | undefined): FactValue | undefined {
  const strange = rule?.type === "text" && rule.values.length > 0 && typeof found === "string" && !rule.values.includes(found);
  return strange ? undefined : found;
}

/** The reading of an open question: chosen, taken first with a notice, or asked. */
export function reading(world: World, id: string): number | Ask {
  const chosen = world.setting.readings[id];
  if (chosen !== undefined) return chosen;
  if (world.setting.questions.get(id)?.treatment !== "range") {
    world.readings ??= new Map();
    world.readings.set(id, 1);
    return 1;
  }
  const assigned = world.assigned.get(id);
  return assigned != null && isExact(assigned) ? Number(assigned.n) : id;
}

/** The value that would satisfy a comparison of a number or a day, for a relief. */
export function satisfying(compare: "above" | "below" | "at-least" | "at-most", than: Rational): Rational {
  switch (compare) {
    case "above":
      return rational(than.n + than.d, than.d);
    case "below":
      return fromInteger(0);
    case "at-least":
    case "at-most":
      return than;
    default:
      return compare satisfies never;
  }
}

/** The day that would satisfy a comparison of days. */
export function satisfyingDay(compare: "before" | "from", day: string): string {
  return compare === "before" ? addDays(day as Parameters<typeof addDays>[0], -1) : day;
}
