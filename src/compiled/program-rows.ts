// Programs as rows of a table: whole numbers of 64 bits.

import { AUTHORITIES } from "../bulk/program.js";
import type { Rational } from "../exact/rational.js";
import { ofRate } from "./between-rates.js";
import type { ColumnType, LawTable } from "./law-table.js";
import { type Form, formText, type Program } from "./node.js";
import { RATE_PARTS } from "./open-rate.js";
import { VALUE } from "./regions.js";

/** An outcome has at most so many additional duties. */
export const DUTIES = 4;
/** A base duty falls on the value and at most so many other amounts. */
export const BASE_TERMS = 2;
/** Values from here on are left to `assess`: 64 bits hold every sum below it. */
export const MOST_CENTS = 1_000_000_000_000n;
const MOST_INTEGER = 9_000_000_000_000_000_000n;
const MOST_AMOUNT = 1_000_000_000_000_000n;
/** Statuses by their code. */
export const STATUSES = ["determined", "range", "prohibited"] as const;

interface Whole {
  readonly factors: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
  readonly divisor: bigint;
}

const wholes = new Map<string, Whole>();

// A form in whole numbers: (constant + sum of factors times amounts) / divisor.
function wholeOf(form: Form): Whole {
  const key = formText(form);
  let found = wholes.get(key);
  if (found === undefined) {
    let divisor = 1n;
    for (const { n, d } of [...form.factors.values(), form.constant]) if (n !== 0n) divisor = (divisor * d) / gcd(divisor, d);
    const scaled = ({ n, d }: Rational): bigint => (n * divisor) / d;
    found = {
      factors: new Map([...form.factors].map(([name, factor]) => [name, scaled(factor)])),
      constant: scaled(form.constant),
      divisor,
    };
    wholes.set(key, found);
  }
  return found;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const size = (n: bigint): bigint => (n < 0n ? -n : n);

/** Whether 64 bits hold twice the sum of a form for every amount that is rated. */
function fits(form: Form): boolean {
  const { factors, constant, divisor } = wholeOf(form);
  let most = size(constant) + divisor;
  for (const [name, factor] of factors) most += size(factor) * mostOf(name);
  return 2n * most < MOST_INTEGER;
}

function mostOf(name: string): bigint {
  const multiplied = ofRate(name);
  if (multiplied !== undefined) return mostOf(multiplied) * RATE_PARTS;
  return name === VALUE || /[vV]alue$/.test(name) ? MOST_CENTS : MOST_AMOUNT;
}

function placeOf({ authority }: Form): number {
  return AUTHORITIES.indexOf(authority as (typeof AUTHORITIES)[number]);
}

/** The authorities that the first duty of a program can have, the second, and so on, by their places. */
export function authoritiesOf(programs: readonly Program[]): number[][] {
  return Array.from({ length: DUTIES }, (_, at) => {
    const found = programs.flatMap(({ low }) => low.slice(at, at + 1).map(placeOf));
    return [...new Set(found)].sort((a, b) => a - b);
  });
}

/** Whether the ends of a rate are those of the claim, by its code: not at all, by it alone, or by it and by what is asked behind it. */
export const BY_CLAIM = { no: 0, alone: 1, first: 2 } as const;

// Whether an end of a range stands where a program is claimed; an empty text is a claim that decides nothing there.
function isClaimed(claim: string): boolean {
  return claim !== "" && claim !== "-";
}

// Whether the lowest outcome may be one with a claim and the highest one without.
function isBetweenClaims({ claims: [low, high] }: Program): boolean {
  return low !== "-" && !isClaimed(high);
}

function byClaim({ questions: [first, ...rest], claims: [low, high], high: bound }: Program): number {
  if (first !== "spi" || !isClaimed(low) || (bound !== undefined && high !== "-")) return BY_CLAIM.no;
  if (rest.length > 0) return BY_CLAIM.first;
  return high === "-" ? BY_CLAIM.alone : BY_CLAIM.no;
}

/** So many parts are the whole value: what the question before the claim has more at stake is counted in them. */
export const BEHIND_PARTS = 10_000n;

// Whether the order of questions is known where the claim is not the first of them; at least so many parts; less than so many, 0 where that is not known.
function behindOf(program: Program): readonly [number, number, number] {
  if (program.claimBehind === undefined) return [0, 0, 0];
  const [least, most] = isBetweenClaims(program) ? program.claimBehind : [];
  const parts = ({ n, d }: Rational): number => Number((n * BEHIND_PARTS) / d);
  return [1, least === undefined ? 0 : parts(least), most === undefined ? 0 : parts(most) + 1];
}

/** How a program is bounded, by its code: a range without an upper end, one whose outcomes differ, or anything that comes to one amount. */
export const BOUNDED = { open: 0, ends: 1, alike: 2 } as const;

function boundedOf({ status, high, alike }: Program): number {
  if (status !== "range") return BOUNDED.ends;
  return high === undefined ? BOUNDED.open : alike === true ? BOUNDED.alike : BOUNDED.ends;
}

type Columns = Pick<LawTable, "columns" | "rows">;

/** What a program says of a claim that is not the first question, by column. */
export const CLAIM_LATER = ["claim_later", "behind_least", "behind_below"] as const;

const FORM = /_(constant|on\d+)$/;
const isLeftOut = (name: string): boolean => FORM.test(name) || (CLAIM_LATER as readonly string[]).includes(name);

// Without what no program has.
function used({ columns, rows }: Columns): Columns {
  const kept = columns.map(([name], at) => !isLeftOut(name) || rows.some((row) => row[at] !== 0 && row[at] !== 0n));
  return { columns: columns.filter((_, at) => kept[at]), rows: rows.map((row) => row.filter((_, at) => kept[at])) };
}

/** What a column of programs holds of a row that has none, as SQL. */
export function ofNoProgram(column: string): string {
  if (column === "headings" || column === "questions") return "''";
  if (column.endsWith("_authority")) return "null";
  return String(column === "bounded" ? BOUNDED.ends : Number(column.endsWith("_divisor")));
}

/** Rows of the programs of headings. */
export function planPrograms(programs: readonly Program[], inputs: readonly string[]): Columns {
  return used(allPlanPrograms(programs, inputs));
}

function allPlanPrograms(programs: readonly Program[], inputs: readonly string[]): Columns {
  const slots = ["low", "high"].flatMap((side) => Array.from({ length: DUTIES }, (_, at) => `${side}${at + 1}`));
  return {
    columns: [
      ["program", "integer"],
      ["status", "integer"],
      ["headings", "text"],
      ["questions", "text"],
      ["claim_first", "integer"],
      ...CLAIM_LATER.map((name): [string, ColumnType] => [name, "integer"]),
      ["bounded", "integer"],
      ["least", "integer"],
      ...slots.flatMap((slot): [string, ColumnType][] => [
        [`${slot}_authority`, "integer"],
        [`${slot}_constant`, "integer"],
        [`${slot}_divisor`, "integer"],
        ...inputs.map((_, at): [string, ColumnType] => [`${slot}_on${at}`, "integer"]),
      ]),
    ],
    rows: programs.map((program, id) => [
      id + 1,
      STATUSES.indexOf(program.status),
      program.headings,
      program.questions.join(" "),
      Number(program.questions[0] === "spi" && isBetweenClaims(program)),
      ...behindOf(program),
      boundedOf(program),
      program.least,
      ...[program.low, program.high ?? []].flatMap((forms) =>
        Array.from({ length: DUTIES }, (_, at) => {
          const form = forms[at];
          if (form === undefined) return [null, 0, 1, ...inputs.map(() => 0)];
          const { factors, constant, divisor } = wholeOf(form);
          return [placeOf(form), constant, divisor, ...inputs.map((input) => factors.get(input) ?? 0)];
        }).flat(),
      ),
    ]),
  };
}

/** Rows of the programs of rates. */
export function basePrograms(programs: readonly Program[], codes: ReadonlyMap<string, number>): Columns {
  return {
    columns: [
      ["program", "integer"],
      ["status", "integer"],
      ["questions", "text"],
      ["by_claim", "integer"],
      ["bounded", "integer"],
      ["least", "integer"],
      ...["low", "high"].flatMap((side): [string, ColumnType][] => [
        [`${side}_constant`, "integer"],
        [`${side}_divisor`, "integer"],
        [`${side}_value`, "integer"],
        ...Array.from({ length: BASE_TERMS }, (_, at): [string, ColumnType][] => [
          [`${side}_code${at + 1}`, "integer"],
          [`${side}_factor${at + 1}`, "integer"],
        ]).flat(),
      ]),
    ],
    rows: programs.map((program, id) => [
      id + 1,
      STATUSES.indexOf(program.status),
      program.questions.join(" "),
      byClaim(program),
      boundedOf(program),
      program.least,
      ...[program.low, program.high ?? []].flatMap(([form]) => {
        if (form === undefined) return [0, 1, 0, ...Array.from({ length: BASE_TERMS }, () => [0, 0]).flat()];
        const { factors, constant, divisor } = wholeOf(form);
        const others = [...factors].filter(([name]) => name !== VALUE);
        return [
          constant,
          divisor,
          factors.get(VALUE) ?? 0,
          ...Array.from({ length: BASE_TERMS }, (_, at) => {
            const [name, factor] = others[at] ?? [];
            return name === undefined ? [0, 0] : [codes.get(name) ?? 0, factor ?? 0];
          }).flat(),
        ];
      }),
    ]),
  };
}

/** Whether a program can be written: few enough duties, each within 64 bits. */
export function isWritable({ low, high = [] }: Program): boolean {
  return low.length <= DUTIES && high.length <= DUTIES && [...low, ...high].every(fits);
}

/** Whether a base program can be written. */
export function isBaseWritable({ low, high = [] }: Program): boolean {
  return [low, high].every(
    (forms) =>
      forms.length <= 1 &&
      forms.every((form) => fits(form) && [...form.factors.keys()].filter((name) => name !== VALUE).length <= BASE_TERMS),
  );
}
