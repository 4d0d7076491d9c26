// Where the filing departs from the law as it was known on the entry date: heading, base, amount, duties that exclude each other.

import { CASE_AUTHORITIES } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import { type Arg, message } from "../said/message.js";
import type { FiledLine } from "./entry.js";
import { type Finding, finding } from "./finding.js";
import { isLawful, type KnownHeading, type LawIndex } from "./law-index.js";
import type { OwedHeading, Rating } from "./rating.js";
import type { CompareSetting } from "./setting.js";

/** What was filed on a line. */
export interface Filed {
  readonly unlawful: ReadonlyMap<string, { readonly cents: bigint; readonly heading: KnownHeading }>;
  /** By heading with dots, `base`, or case number. */
  readonly lawful: ReadonlyMap<string, bigint>;
  readonly unknown: readonly { readonly tariff: string; readonly cents: bigint }[];
}

type On = Pick<Finding, "line" | "hts" | "origin">;

interface Difference {
  readonly key: string;
  readonly measure: string;
  readonly authority: string;
  readonly filed: bigint;
  /** What it is held against: of the law as then known and as now settled the nearer to what was filed. */
  readonly due: bigint;
  readonly asThen: bigint;
  readonly now: bigint;
  readonly owed: OwedHeading | undefined;
}

/** The amount itself where it lies between the two, else the nearer of them. */
export function between(amount: bigint, one: bigint, other: bigint): bigint {
  const [low, high] = one < other ? [one, other] : [other, one];
  return amount < low ? low : amount > high ? high : amount;
}

// A cent is how two systems round; more is a difference.
const CENT = 1n;

/** Findings on one line; amounts filed by the law as now settled are not an error. */
export function filingErrors(
  on: On,
  filed: Filed,
  then: Rating,
  now: Rating,
  entryDate: Day,
  line: FiledLine,
  given: Readonly<Record<string, unknown>>,
  setting: CompareSetting,
): Finding[] {
  const { index } = setting;
  const owed = new Map([...then.duties].filter(([, duty]) => isLawful(duty, index) && (setting.cases || !hasCases(duty.authority))));
  const differences: Difference[] = [];
  for (const key of new Set([...filed.lawful.keys(), ...owed.keys()])) {
    const duty = owed.get(key);
    const cents = filed.lawful.get(key) ?? 0n;
    const [asThen, settled] = [duty?.cents ?? 0n, now.duties.get(key)?.cents ?? 0n];
    const due = between(cents, asThen, settled);
    if (cents === due) continue;
    const known = index.headings.get(key.replaceAll(".", ""));
    differences.push({
      key,
      measure: duty?.measure ?? known?.measure.id ?? "",
      authority: duty?.authority ?? known?.authority ?? "",
      filed: cents,
      due,
      asThen,
      now: settled,
      owed: duty,
    });
  }
  const found: Finding[] = [];
  const wrong = (each: Difference): boolean => each.key !== "base" && each.owed === undefined && !then.exemptions.has(each.key);
  const missing = (each: Difference): boolean => each.owed !== undefined && each.key !== "base" && !filed.lawful.has(each.key);
  for (const measure of new Set(differences.map((each) => each.measure))) {
    const here = differences.filter((each) => each.measure === measure);
    const [over, under] = [here.filter(wrong), here.filter(missing)];
    if (over.length > 0 && under.length > 0) {
      found.push(swapped(on, over, under));
      found.push(...here.filter((each) => !over.includes(each) && !under.includes(each)).map((each) => amount(on, each, line, given)));
      continue;
    }
    for (const each of here) {
      if (wrong(each)) found.push(notOwed(on, each, owed, entryDate, setting));
      else if (missing(each))
        found.push(short(on, each, each.filed - each.due, message("finding/missing-heading"), besides(each, filed, index)));
      else found.push(amount(on, each, line, given));
    }
  }
  return [...found, ...undeclared(on, filed, then, index)];
}

// One heading filed for another of the same measure.
function swapped(on: On, over: readonly Difference[], under: readonly Difference[]): Finding {
  const paid = over.reduce((sum, each) => sum + each.filed, 0n);
  const sum = (pick: (each: Difference) => bigint): bigint => [...over, ...under].reduce((total, each) => total + pick(each), 0n);
  const due = sum((each) => each.due);
  const names = (list: readonly Difference[]): string => list.map((each) => each.key).join(" ");
  return finding(on, {
    heading: message("finding/filed-for", { filed: names(over), owed: names(under) }),
    authority: over[0]?.authority ?? "",
    class: paid >= due ? "wrong-heading" : "underpayment",
    cause: paid >= due ? "" : message("finding/wrong-heading"),
    filed: paid,
    asThen: sum((each) => each.asThen),
    now: sum((each) => each.now),
    min: paid - due,
    max: paid - due,
    cites: under.flatMap((each) => each.owed?.cites ?? []),
  });
}

function notOwed(on: On, each: Difference, owed: ReadonlyMap<string, OwedHeading>, entryDate: Day, setting: CompareSetting): Finding {
  const special = setting.data.special.find(
    (rule) =>
      rule.kind === "filed-not-owed" &&
      rule.measure === each.measure &&
      (rule.from === undefined || rule.from <= entryDate) &&
      (rule.until === undefined || entryDate < rule.until),
  );
  const others = [...owed.values()]
    .filter((duty) => duty.cents > 0n)
    .map((duty) => ({ heading: duty.heading.replaceAll(".", ""), measure: duty.measure }));
  const excluded = setting.index.yieldsTo(entryDate, each.key.replaceAll(".", ""), each.measure, others);
  return finding(on, {
    heading: each.key,
    authority: each.authority,
    class: special?.class ?? (excluded ? "mutually-exclusive" : "wrong-heading"),
    filed: each.filed,
    asThen: each.asThen,
    now: each.now,
    min: each.filed - each.due,
    max: each.filed - each.due,
    note: special !== undefined || excluded ? "" : message("finding/not-owed"),
  });
}

// What was filed in its place: a heading of the same measure that adds nothing.
function besides(each: Difference, filed: Filed, index: LawIndex): Arg {
  const others = [...filed.lawful].filter(
    ([key, cents]) => cents === 0n && key !== each.key && index.headings.get(key.replaceAll(".", ""))?.measure.id === each.measure,
  );
  return others.length === 0 ? "" : message("finding/filed-in-its-place", { headings: others.map(([key]) => key).join(" ") });
}

function short(on: On, each: Difference, difference: bigint, cause: Arg, note: Arg = ""): Finding {
  return finding(on, {
    heading: each.key,
    authority: each.authority,
    class: "underpayment",
    cause,
    filed: each.filed,
    asThen: each.asThen,
    now: each.now,
    min: difference,
    max: difference,
    cites: each.owed?.cites ?? [],
    note,
  });
}

// The heading is right and the amount is not: the base, or the arithmetic.
function amount(on: On, each: Difference, line: FiledLine, given: Readonly<Record<string, unknown>>): Finding {
  const difference = each.filed - each.due;
  const part = baseFiled(each, line, given);
  const basis = each.owed === undefined ? message("finding/the-value") : { word: each.owed.basis };
  const cause = part === undefined ? message("finding/amount") : message("finding/base", { part, basis });
  if (difference <= CENT && difference >= -CENT)
    return { ...short(on, each, difference, ""), class: "rounding", note: message("finding/one-cent") };
  if (difference < 0n) return short(on, each, difference, cause);
  return {
    ...short(on, each, difference, ""),
    class: part === undefined ? "wrong-amount" : "wrong-base",
    note: part === undefined ? "" : cause,
  };
}

// The part of the value on which the rate gives what was filed, to the cent.
function baseFiled(each: Difference, line: FiledLine, given: Readonly<Record<string, unknown>>): Arg | undefined {
  const { owed } = each;
  if (owed?.rate === undefined || owed.rate === 0 || line.value === undefined || each.key === "base") return undefined;
  const rate = BigInt(Math.round(owed.rate * 1e8));
  const gives = (cents: bigint): boolean => (2n * cents * rate + 100_000_000n) / 200_000_000n === each.filed;
  if (gives(line.value)) return message("finding/whole-value");
  const content = given.content as Readonly<Record<string, { readonly value?: unknown }>> | undefined;
  for (const [metal, { value }] of Object.entries(content ?? {})) {
    const found = typeof value === "string" ? /^(\d+)(?:\.(\d{1,2}))?$/.exec(value) : null;
    if (found === null) continue;
    const cents = BigInt(`${found[1]}${(found[2] ?? "").padEnd(2, "0")}`);
    if (gives(cents)) return message("finding/content", { metal: { word: metal } });
    if (gives(line.value - cents)) return message("finding/less-content", { metal: { word: metal } });
  }
  return undefined;
}

// Headings that add nothing, were to be declared, and were not; those of unlawful measures no longer matter.
function undeclared(on: On, filed: Filed, then: Rating, index: LawIndex): Finding[] {
  const found: Finding[] = [];
  for (const [heading, { measure, cites }] of then.exemptions) {
    const known = index.headings.get(heading.replaceAll(".", ""));
    if (known === undefined || known.unlawful || filed.lawful.has(heading)) continue;
    found.push(
      finding(on, {
        heading,
        authority: known.authority,
        class: "missing-heading",
        filed: 0n,
        asThen: 0n,
        now: 0n,
        min: 0n,
        max: 0n,
        cites,
        note: message("finding/declares-nothing", { measure }),
      }),
    );
  }
  return found;
}

function hasCases(authority: string): boolean {
  return CASE_AUTHORITIES.some((each) => each === authority);
}
