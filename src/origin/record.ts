// A determination kept: the question, the answer, and the rows of the rules that it was made from, so that it can be made again from them alone
// and held against the rules of another day.

import { inAny, inRange } from "./codes.js";
import { determineWith } from "./determine.js";
import { type OriginData, type OriginTables, openOrigin } from "./tables.js";
import type { Determination, MaterialQuestion, OriginQuestion } from "./types.js";

const FORMAT = "carveout-determination/1";

/** What is kept. Its hash, made by the keeper, is of the JSON of all that stands here. */
export interface OriginRecord {
  readonly format: typeof FORMAT;
  /** When it was made, in UTC. */
  readonly made: string;
  /** Hash of all rules of that day. */
  readonly rules: string;
  readonly question: OriginQuestion;
  readonly answer: Determination;
  /** The rows that the answer was made from. */
  readonly data: OriginData;
}

/** A record with its hash. */
export interface KeptRecord extends OriginRecord {
  readonly hash: string;
}

/** Keep an answer. */
export function recordOf(question: OriginQuestion, answer: Determination, tables: OriginTables, made: string): OriginRecord {
  return { format: FORMAT, made, rules: tables.data.hash, question, answer, data: rowsFor(question, tables) };
}

/** What a record comes to today. */
export interface Replayed {
  /** From its own rows the same answer comes out, to the letter. */
  readonly same: boolean;
  /** The rules are those that it was made with. */
  readonly rulesStand: boolean;
  /** The answer by the rules at hand. */
  readonly now: Determination;
  /** Rows that are no longer there, and rows that have come, as text. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Make a record's answer again, from its own rows and from the rules at hand. */
export function replay(record: OriginRecord, tables: OriginTables): Replayed {
  const again = determineWith(openOrigin(record.data), record.question, { suggest: true });
  const [kept, present] = [rowTexts(record.data), rowTexts(rowsFor(record.question, tables))];
  return {
    same: JSON.stringify(again) === JSON.stringify(record.answer),
    rulesStand: record.rules === tables.data.hash,
    now: determineWith(tables, record.question, { suggest: true }),
    gone: [...kept].filter((row) => !present.has(row)),
    come: [...present].filter((row) => !kept.has(row)),
  };
}

/** Is it a record that this version can read? */
export function isRecord(value: unknown): value is KeptRecord {
  const found = value as Partial<KeptRecord> | null;
  return typeof found === "object" && found !== null && found.format === FORMAT && found.question !== undefined && found.data !== undefined;
}

// The rules of the good and of what is self-produced; of the automotive tables all where a vehicle is judged, else those of its numbers.
function rowsFor(question: OriginQuestion, { data, rules, printed, known }: OriginTables): OriginData {
  const numbers = [question.hts, ...selfProduced(question.materials)].map((each) => each.replace(/\D/g, "").slice(0, 8));
  const codes = new Set(numbers.flatMap((number) => printed(number).codes));
  const held = rules.map(({ range }) => [...codes].some((code) => inRange(code, range) === true));
  const all = numbersOf(question).map((each) => each.replace(/\D/g, "").slice(0, 8));
  const headings = new Set([...all, ...(question.purchases ?? []).map(({ hts }) => hts)].map((each) => each.slice(0, 4)));
  const countries = new Set(countriesIn(question).map((text) => known.country(text)));
  const vehicle = rules.some(({ vehicle: kind }, index) => held[index] === true && kind !== "");
  return {
    ...data,
    rules: data.rules.filter((_, index) => held[index] === true),
    parts: data.parts.filter(([, , code]) => vehicle || [...codes].some((each) => inAny(each, [{ from: code, to: code }]) === true)),
    vintage: data.vintage.filter(([from, to]) => all.some((code) => inRange(code, { from, to }) === true)),
    numbers: Object.fromEntries(Object.entries(data.numbers ?? {}).filter(([heading]) => headings.has(heading))),
    countries: (data.countries ?? []).filter(([code]) => countries.has(code)),
  };
}

function countriesIn({ materials, purchases = [] }: Pick<OriginQuestion, "materials" | "purchases">): readonly string[] {
  const walk = (list: readonly MaterialQuestion[]): readonly string[] =>
    list.flatMap(({ origin, materials: inputs = [] }) => [origin ?? [], walk(inputs)].flat());
  return [...walk(materials), ...purchases.flatMap(({ origin }) => origin ?? [])];
}

function selfProduced(materials: readonly MaterialQuestion[]): readonly string[] {
  return materials.flatMap(({ hts = "", materials: inputs = [] }) => (inputs.length === 0 ? [] : [hts, ...selfProduced(inputs)]));
}

function numbersOf({ hts, materials }: Pick<OriginQuestion, "hts" | "materials">): readonly string[] {
  const walk = (list: readonly MaterialQuestion[]): readonly string[] =>
    list.flatMap((each) => [each.hts ?? "", ...(each.supplierStatement?.nonOriginatingHts ?? []), ...walk(each.materials ?? [])]);
  return [hts, ...walk(materials)].filter((each) => each !== "");
}

function rowTexts(data: OriginData): ReadonlySet<string> {
  const { hash: _, firstDay: __, ...tables } = data;
  return new Set(
    Object.entries(tables).flatMap(([name, rows]) =>
      (Array.isArray(rows) ? rows : Object.entries(rows as object)).map((row: unknown) => `${name}: ${JSON.stringify(row)}`),
    ),
  );
}
