// The bill as it counts: what is left out, which self-produced material is looked at and which of its inputs, what is non-originating.

import { add, compare, type Rational, sub, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Material } from "./question.js";
import type { OriginTables } from "./tables.js";
import type { Evidence } from "./types.js";

/** Something whose number is held against the rule. Several codes where the vintage does not settle it; none where unknown. */
export interface Part {
  readonly path: string;
  readonly name: string;
  readonly codes: readonly string[];
}

/** One non-originating line. */
export interface Counted {
  readonly material: Material;
  /** Ways to look at it for the shift; one that passes suffices (self-produced: the material, or its inputs). */
  readonly ways: readonly (readonly Part[])[];
  /** Counts for the shift; retail packaging and accessories do not (19 U.S.C. 4531(h), (i)). */
  readonly shifts: boolean;
  /** What it adds to the value of non-originating materials; undefined = not known. */
  readonly value: Rational | undefined;
  /** Paths of the values that are missing. */
  readonly missing: readonly string[];
}

/** The bill under one assumption on materials of unknown origin. */
export interface Bill {
  readonly counted: readonly Counted[];
  /** How many lines count at all, originating or not. */
  readonly lines: number;
  readonly bridged: boolean;
  readonly notes: readonly Arg[];
  /** The proof of the rules that self-produced materials were held against. */
  readonly levels: readonly Evidence[];
}

// Packaging and accessories count for the value alone (19 U.S.C. 4531(h), (i)).
const VALUE_ONLY: ReadonlySet<string> = new Set(["retail-packaging", "accessory"]);

/** Does a self-produced material originate by itself, and by rules of which proof? */
export type Intermediate = (material: Material) => {
  readonly originates: boolean;
  readonly levels: readonly Evidence[];
  readonly bridged: boolean;
};

/** Count the bill; `unknown` is what a material of unknown origin is taken to be. */
export function countBill(materials: readonly Material[], tables: OriginTables, unknown: boolean, intermediate: Intermediate): Bill {
  let bridged = false;
  const part = (each: Material, hts = each.hts): Part => {
    const found = hts === "" ? { codes: [], bridged: false } : tables.printed(hts);
    if (found.bridged) bridged = true;
    return { path: each.path, name: each.name, codes: found.codes };
  };
  const notes: Arg[] = [];
  const levels: Evidence[] = [];
  const own = (material: Material): boolean => {
    const found = intermediate(material);
    levels.push(...found.levels);
    if (found.bridged) bridged = true;
    return found.originates;
  };
  const counted: Counted[] = [];
  let lines = 0;
  for (const material of materials) {
    if (leftOut(material)) continue;
    lines++;
    if (isOriginating(material, unknown, own, notes)) continue;
    const foreign = leaves(material, unknown, own, notes);
    const ways: (readonly Part[])[] = [[part(material)]];
    if (material.inputs.length > 0) ways.push(foreign.map((each) => part(each)));
    if (material.statement !== undefined && material.statement.hts.length > 0)
      ways.push(material.statement.hts.map((hts) => part(material, hts)));
    const values = foreign.map(worth);
    const missing = foreign.filter((_, index) => values[index] === undefined).map((each) => `${each.path}.value`);
    counted.push({
      material,
      ways,
      shifts: !VALUE_ONLY.has(material.role),
      value: missing.length > 0 ? undefined : values.reduce<Rational>((sum, each) => add(sum, each ?? ZERO), ZERO),
      missing,
    });
  }
  return { counted, lines, bridged, notes, levels };
}

/** Left out of every count. */
export function leftOut({ ignored, role }: Pick<Material, "ignored" | "role">): boolean {
  return ignored || role === "indirect" || role === "shipping-packing";
}

function isOriginating(material: Material, unknown: boolean, own: (material: Material) => boolean, notes: Arg[]): boolean {
  if (material.originating !== undefined && (material.inputs.length === 0 || material.originating)) return material.originating;
  if (material.inputs.length === 0) return unknown;
  if (!own(material)) return false;
  notes.push(message("origin/notice.intermediate", { name: material.name }));
  return true;
}

// A self-produced material that is not designated counts by its own non-originating inputs, of which one that is self-produced may be designated.
function leaves(material: Material, unknown: boolean, own: (material: Material) => boolean, notes: Arg[]): readonly Material[] {
  if (material.inputs.length === 0) return [material];
  return material.inputs.flatMap((each) =>
    leftOut(each) || isOriginating(each, unknown, own, notes) ? [] : leaves(each, unknown, own, notes),
  );
}

// Nothing is made of a material that is worth nothing: a zero stands for a value that was not entered, or for what was supplied free, which
// counts at its own value (4531(d)(8)).
function worth({ value, deductions, statement, stock }: Material): Rational | undefined {
  if (statement !== undefined) return statement.value;
  if (value === undefined || (stock === undefined && compare(value, ZERO) === 0)) return undefined;
  const left = sub(value, deductions);
  return compare(left, ZERO) < 0 ? ZERO : left;
}
