// The ordinary duty of the numbers of a day, by rate: under column 2, under no claim, and under each program.

import { entersFree, howItEnters } from "../assess/base.js";
import type { Engine } from "../assess/engine.js";
import { explore } from "../assess/explore.js";
import type { Plan } from "../assess/plan.js";
import { ready } from "../assess/prepare.js";
import { openWorld } from "../assess/world.js";
import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import type { EntryLine } from "../facts/line.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { programsIn } from "../law/claimable.js";
import type { Program } from "../law/vocabulary.js";
import type { DayNumbers } from "./day-numbers.js";
import { type DutyPart, partOf } from "./duty-part.js";

/** How goods at some rates enter by a column or under a claim. */
export interface Entering {
  readonly line: RateLine;
  /** The ordinary duty. */
  readonly part: DutyPart;
  /** The symbol claimed; null for none. */
  readonly spi: string | null;
  /** Whether the special column carries the symbol. */
  readonly carried: boolean;
  /** Whether they enter free under the claim. */
  readonly free: boolean;
  /** Equal where they enter alike under the same claim. */
  readonly key: string;
}

/** The ways in which goods enter: by column 2, unclaimed, or under a program. */
export type Way = "column-2" | "unclaimed" | Program;

/** How goods enter in some way, by place of the rates of a day. */
export type Enterings = (way: Way) => (rate: number) => Entering;

/** A line of goods on a day that states its value and its claim. */
export function plainLine(hts: string, origin: string, day: Day, value: Rational, spi: string | null): EntryLine {
  return { hts, origin, entryDate: day, importDate: day, value, spi, quantity: new Map(), units: [], given: new Map() };
}

const NOTHING: Omit<Plan, "line"> = { headings: new Map(), inForce: [], signature: () => "", dormant: new Map(), wakes: [] };

/** Look at the rates of a day. */
export function enteringsOn({ law, parts }: Engine, { day, rates, chapters }: DayNumbers, value: Rational): Enterings {
  const byWay = new Map<Way, (Entering | undefined)[]>();
  const offered = rates.map(({ special }) => new Set(parseSpecial(special).segments.flatMap((segment) => segment.programs)));
  const byRate = new Map<string, DutyPart>();
  const programs = programsIn(law);
  const columns = { 1: law.countries.encoded.find((code) => !law.countries.column2.includes(code)), 2: law.countries.column2[0] };

  // The duty at a rate, by the only text that is left of the line.
  function rated(line: RateLine, chapter: string, text: string, column: 1 | 2): DutyPart {
    const key = `${column} ${chapter} ${text}`;
    let found = byRate.get(key);
    if (found === undefined) {
      const plan = { ...NOTHING, line: { ...line, general: text, special: "", other: text } };
      const stated = plainLine(line.hts, columns[column] ?? "", day, value, null);
      const groups = [{ numbers: [line.hts], plan }];
      const prepared = ready(parts, stated, {}, { ok: true, groups, revision: "", marks: [] });
      found = partOf(prepared, explore(prepared.explore), "base");
      byRate.set(key, found);
    }
    return found;
  }

  function unclaimed(line: RateLine, chapter: string, text: string, column: 1 | 2): Entering {
    return { line, part: rated(line, chapter, text, column), spi: null, carried: false, free: false, key: `${column} ${chapter} ${text}` };
  }

  function claimed(line: RateLine, chapter: string, program: Program, offers: ReadonlySet<string>): Entering {
    const carried = program.symbols.find((symbol) => offers.has(symbol));
    const spi = carried ?? program.symbols[0] ?? null;
    const world = openWorld({
      line: plainLine(line.hts, program.members[0] ?? "", day, value, spi),
      ...{ rules: parts.rules, questions: parts.questions, readings: {}, programs, program, consulted: new Set<string>() },
    });
    const plan = { ...NOTHING, line };
    const entry = howItEnters(world, plan, { column2: false });
    if (typeof entry === "string") throw new Error(`how ${line.hts} enters under ${spi} waits for ${entry}`);
    const free = entersFree(world, plan, program.id) === true;
    const part = rated(line, chapter, entry.text, 1);
    return { line, part, spi, carried: carried !== undefined, free, key: `${spi} ${chapter} ${free} ${line.general}|${entry.text}` };
  }

  function enter(at: number, way: Way): Entering {
    const [line, chapter] = [rates[at] as RateLine, chapters[at] ?? ""];
    if (way === "column-2") return unclaimed(line, chapter, line.other, 2);
    return way === "unclaimed" ? unclaimed(line, chapter, line.general, 1) : claimed(line, chapter, way, offered[at] as Set<string>);
  }

  return (way) => {
    const known = byWay.get(way) ?? [];
    byWay.set(way, known);
    return (at) => {
      const found = known[at] ?? enter(at, way);
      known[at] = found;
      return found;
    };
  };
}
