// Was anything made? A change of classification of every material is empty where nothing is said of how the good came to be, and packing,
// filling, labeling, sorting, diluting and cleaning are not production (GN 11(l); 19 U.S.C. 4531(n); HQ H318560, HQ H325287).

import { message } from "../said/message.js";
import { differ, inAny } from "./codes.js";
import type { Ask, Material, Question } from "./question.js";
import type { OriginTables } from "./tables.js";

const CITE = "GN 11(l), definition of production";

/** Why nothing was made, in the words of an answer. */
export const NOTHING_MADE = message("origin/because.nothing-made", { cite: CITE });

const PACKING: ReadonlySet<string> = new Set(["retail-packaging", "shipping-packing"]);
/** The stated production is none, or is told in words of packing alone, as in "filled into retail bottles only". */
export function madeNothing({ facts: { production } }: Question, tables: OriginTables): boolean {
  return production !== undefined && saysNothingMade(production, tables);
}

function saysNothingMade(text: string, { data: { choices } }: OriginTables): boolean {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((each) => each !== "");
  const packing = (each: string): boolean => choices.production?.includes(each) === true;
  return words.some(packing) && words.every((each) => packing(each) || choices["production-beside"]?.includes(each) === true);
}

/** A text that names no operation and does not say that there was none: a blank, a question mark, a number. */
export function namesNoProduction(text: string, tables: OriginTables): boolean {
  return !saysNothingMade(text, tables) && (tables.known.unsaid(text) || !/\p{L}/u.test(text));
}

/** Materials that are not of the region, on the bill of a good that is said to be wholly obtained there, where it is not grown or raised from such. */
export function gainsaying({ materials }: Question, goods: readonly string[], tables: OriginTables): readonly Material[] {
  if (goods.some((good) => inAny(good, tables.scope("grown-or-raised")) !== false)) return [];
  return materials.filter(({ originating, role, ignored }) => originating === false && role === "material" && !ignored);
}

/** What the bill shows of how the good was made: `empty`, no material of it; `unmade`, its own number and packing only; else `made`. */
export function shownBy(question: Question, goods: readonly string[], tables: OriginTables): "empty" | "unmade" | "made" {
  return shownIn(question.materials, goods, tables);
}

/** The same of the inputs of one part, whose own numbers are `goods`. */
export function shownIn(materials: readonly Material[], goods: readonly string[], tables: OriginTables): "empty" | "unmade" | "made" {
  const lines = materials.filter(({ ignored, role }) => !ignored && role !== "indirect");
  const packing = lines.filter((each) => isPacking(each, goods, tables));
  const rest = lines.filter((each) => !packing.includes(each));
  if (rest.length === 0) return "empty";
  const codesOf = ({ hts }: Material): readonly string[] => (hts === "" ? [] : tables.printed(hts).codes);
  // A number that is not known, or with too few digits, may be the good's own.
  const shares = (digits: number): boolean =>
    rest.every((each) => codesOf(each).every((code) => goods.some((good) => differ(code, good, digits) !== true)));
  // A part with inputs of its own was made here, where they show it.
  const made = (each: Material): boolean => {
    const own = codesOf(each);
    return each.inputs.length > 0 && shownIn(each.inputs, own.length > 0 ? own : goods, tables) === "made";
  };
  if (rest.some(made)) return "made";
  return shares(6) || (packing.length > 0 && shares(4)) ? "unmade" : "made";
}

/** What was done is stated by another fact: a process, a condition in words, a material admitted as a different good. */
export function operationStated({ facts }: Question): boolean {
  const { process, conditions = {}, materialAdmitted = {} } = facts;
  return (process !== undefined && process !== "none") || [conditions, materialAdmitted].some((each) => Object.values(each).includes(true));
}

/** The question on what was done. */
export const ASK_PRODUCTION: Ask = {
  fact: "facts.production",
  ask: message("origin/ask.production", { cite: CITE }),
};

/** The questions on a bill that says nothing of how the good was made. */
export const ASK_BILL: readonly Ask[] = [
  { fact: "materials", ask: message("origin/ask.materials") },
  { fact: "facts.whollyObtained", ask: message("origin/ask.wholly") },
];

function isPacking({ role, hts }: Material, goods: readonly string[], tables: OriginTables): boolean {
  if (role !== "material") return PACKING.has(role);
  const codes = hts === "" ? [] : tables.printed(hts).codes;
  const own = (code: string): boolean => goods.some((good) => good.slice(0, 4) === code.slice(0, 4));
  return codes.length > 0 && codes.every((code) => inAny(code, tables.scope("packing-numbers")) === true && !own(code));
}
