// Compares one line heading by heading: what was filed, what the law asked as then known, what it asks as now settled.

import { INFORMAL } from "../contract/entry-keys.js";
import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
import { message } from "../said/message.js";
import type { AuditData } from "./data.js";
import type { FiledLine } from "./entry.js";
import { between, type Filed, filingErrors } from "./filing-errors.js";
import { type Finding, finding } from "./finding.js";
import { isLawful, type KnownHeading, type LawIndex } from "./law-index.js";
import type { Rating, RatingBounds } from "./rating.js";
import type { CompareSetting } from "./setting.js";

/** The contract's line of a filed line. */
export function contractLine(
  line: FiledLine,
  entry: { readonly entryDate: Day; readonly importDate: Day | undefined; readonly mode: string | undefined; readonly informal: boolean },
): Record<string, unknown> {
  const cents = line.value ?? 0n;
  const { facts } = line;
  return {
    hts: line.hts,
    origin: line.origin,
    entryDate: entry.entryDate,
    ...(entry.importDate === undefined || entry.importDate > entry.entryDate ? {} : { importDate: entry.importDate }),
    value: `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`,
    ...(line.spi === undefined ? {} : { spi: line.spi }),
    ...(Object.keys(line.quantity).length === 0 ? {} : { quantity: line.quantity }),
    ...(line.chapter98 === undefined ? {} : { chapter98: formatHts(line.chapter98) }),
    ...(entry.mode === undefined ? {} : { mode: entry.mode }),
    ...(entry.informal ? { entryType: INFORMAL } : {}),
    ...facts,
  };
}

const NOT_FINAL = "ieepa-not-final";
const UNSETTLED = message("finding/unsettled");

/** What the law asks of a line: as then known and as now settled. */
export interface Asked {
  readonly given: Readonly<Record<string, unknown>>;
  readonly before: Rating;
  readonly now: Rating;
}

/** Ask the law. */
export function askedOf(given: Readonly<Record<string, unknown>>, entryDate: Day, { rater, index, asOf }: CompareSetting): Asked {
  const now = rater.rate(given, asOf);
  return { given, now, before: index.hindsight(entryDate) ? rater.rate(given, entryDate) : now };
}

/** Findings of one line that fits together. */
export function compareLine(line: FiledLine, { given, before: then, now }: Asked, entryDate: Day, setting: CompareSetting): Finding[] {
  const { rater, index, data, asOf } = setting;
  const [symbol = null] = claimsFor(rater.law, line.origin ?? "");
  const claiming = { ...given, spi: symbol };
  const filed = filedBy(line, index, setting.cases);
  const on = { line: line.line, hts: formatHts(line.hts ?? ""), origin: line.origin ?? "" };
  const found: Finding[] = filed.unknown.map((each) =>
    finding(on, {
      heading: formatHts(each.tariff),
      authority: "not on record",
      class: "not-judged",
      filed: each.cents,
      min: 0n,
      max: 0n,
      note: message("finding/not-on-record"),
    }),
  );
  const lawful = now.status !== "error" && index.displaced(entryDate) ? rater.lawful(given, asOf) : undefined;
  const revived = revivedBy(lawful, now, index);
  const notFinal = revived > 0n;
  found.push(...unlawfulParts(on, filed, then, revived));
  const sum = [...filed.lawful.values()].reduce((total, each) => total + each, 0n);
  if (now.status === "error" || now.status === "prohibited")
    return [
      ...found,
      finding(on, { heading: "", authority: "", class: "not-judged", filed: sum, min: 0n, max: 0n, note: now.because ?? "" }),
    ];
  if (now.status === "range") {
    const bounds = (lawful ?? (index.unlawfulOn(entryDate) ? rater.lawful(given, asOf) : now)).bounds;
    if (bounds === undefined) return found;
    // Open is only what to declare: the money is judged as that of a settled line.
    if (bounds.min === bounds.max && sum === bounds.min && line.originating && line.spi === null) {
      const claimed = rater.lawful(claiming, asOf);
      return [...found, ...claimInBounds(on, sum, bounds.min, now.questions, claimed)];
    }
    // Of a line whose IEEPA duty had displaced another, one sum is bounded: what was filed less what is owed without the IEEPA duty.
    if (notFinal) return [...found.filter((each) => each.class !== NOT_FINAL), notFinalRange(on, filed, sum, now, bounds)];
    return [
      ...found,
      finding(on, {
        heading: "",
        authority: "",
        class: "needs-facts",
        filed: sum,
        min: refundLeast(sum, bounds),
        max: sum - bounds.min,
        questions: now.questions,
        note: message(bounds.max === undefined ? "finding/endless" : "finding/bounds"),
      }),
    ];
  }
  const claimed = line.originating && line.spi === null ? rater.rate(claiming, asOf) : undefined;
  found.push(...pending(on, filed, claimed?.status === "determined" ? claimed : now, data));
  const thenSure = then.status === "determined" ? then : now;
  const differences = [
    ...retroactive(on, filed, thenSure, now, index),
    ...filingErrors(on, filed, thenSure, now, entryDate, line, given, setting),
  ];
  // With the IEEPA duty void, what it displaced may be what is owed: nothing of the line is sure to come back.
  found.push(...differences.map((each) => (notFinal && each.max > 0n ? { ...each, class: NOT_FINAL, note: UNSETTLED } : each)));
  if (claimed?.status === "determined") found.push(...notClaimed(on, filed, now, claimed, index));
  else if (claimed?.status === "range")
    found.push(...claimInBounds(on, sum, lawfulSum(now, index), claimed.questions, rater.lawful(claiming, asOf)));
  return found;
}

// The least that comes back; nothing is sure where what is owed has no upper end.
function refundLeast(filed: bigint, { max }: RatingBounds): bigint {
  return max === undefined ? 0n : filed - max;
}

type On = Pick<Finding, "line" | "hts" | "origin">;

// What was filed, by heading: unlawful ones, lawful ones (with `base`), those the law on record does not have.
function filedBy(line: FiledLine, index: LawIndex, cases: boolean): Filed {
  const unlawful = new Map<string, { cents: bigint; heading: KnownHeading }>();
  const lawful = new Map<string, bigint>();
  const unknown: { tariff: string; cents: bigint }[] = [];
  for (const { tariff, cents } of line.numbers) {
    if (!tariff.startsWith("99")) {
      lawful.set("base", (lawful.get("base") ?? 0n) + cents);
      continue;
    }
    const digits = tariff.slice(0, 8);
    const heading = index.headings.get(digits);
    const key = formatHts(digits);
    if (heading === undefined) unknown.push({ tariff, cents });
    else if (heading.unlawful) unlawful.set(key, { cents: (unlawful.get(key)?.cents ?? 0n) + cents, heading });
    else lawful.set(key, (lawful.get(key) ?? 0n) + cents);
  }
  if (cases) for (const { number, cents } of line.cases) lawful.set(number, (lawful.get(number) ?? 0n) + cents);
  return { unlawful, lawful, unknown };
}

function lawfulSum(rating: Rating, index: LawIndex): bigint {
  return [...rating.duties.values()].filter((duty) => isLawful(duty, index)).reduce((sum, duty) => sum + duty.cents, 0n);
}

function notFinalRange(on: On, filed: Filed, sum: bigint, now: Rating, bounds: RatingBounds): Finding {
  const unlawful = [...filed.unlawful.values()].reduce((total, each) => total + each.cents, 0n);
  return finding(on, {
    heading: [...filed.unlawful.keys()].join(" "),
    authority: [...filed.unlawful.values()][0]?.heading.authority ?? "",
    class: NOT_FINAL,
    filed: unlawful + sum,
    min: refundLeast(unlawful + sum, bounds),
    max: unlawful + sum - bounds.min,
    questions: now.questions,
    note: UNSETTLED,
  });
}

// The caller declares that the goods originate, and what a claim saves turns on facts.
function claimInBounds(on: On, sum: bigint, owed: bigint, questions: readonly string[], claimed: Rating): Finding[] {
  const { bounds } = claimed;
  if (bounds === undefined) return [];
  return [
    finding(on, {
      heading: "",
      authority: "",
      class: "cusma-not-claimed",
      filed: sum,
      asThen: owed,
      min: bounds.max !== undefined && owed - bounds.max > 0n ? owed - bounds.max : 0n,
      max: owed - bounds.min > 0n ? owed - bounds.min : 0n,
      questions,
      note: message("finding/claim-turns-on-facts"),
    }),
  ];
}

// What would also be owed if the duty held unlawful had never been: the duty that it displaced.
function revivedBy(lawful: Rating | undefined, now: Rating, index: LawIndex): bigint {
  const most = lawful?.bounds?.max;
  return most === undefined ? 0n : most - lawfulSum(now, index);
}

// The whole of what was filed under an unlawful measure goes back, whatever its rate; where it had displaced another duty, not finally.
function unlawfulParts(on: On, filed: Filed, then: Rating, revived: bigint): Finding[] {
  const found: Finding[] = [];
  let left = revived > 0n ? revived : 0n;
  for (const [key, { cents, heading }] of filed.unlawful) {
    if (cents === 0n) continue;
    const taken = left < cents ? left : cents;
    left -= taken;
    const asked = then.duties.get(key)?.cents;
    const other =
      asked === cents || then.status !== "determined"
        ? undefined
        : message(asked === undefined ? "finding/then-nothing" : "finding/then-another-amount");
    found.push(
      finding(on, {
        heading: key,
        authority: heading.authority,
        class: revived > 0n ? NOT_FINAL : "ieepa-unlawful",
        filed: cents,
        asThen: asked ?? 0n,
        now: 0n,
        min: cents - taken,
        max: cents,
        cites: heading.measure.unlawful?.by ?? [],
        note: { all: [...(revived > 0n ? [UNSETTLED] : []), ...(other === undefined ? [] : [other])], by: "; " },
      }),
    );
  }
  return found;
}

// A surcharge that is owed and before the courts.
function pending(on: On, filed: Filed, target: Rating, data: AuditData): Finding[] {
  const found: Finding[] = [];
  for (const rule of data.special) {
    if (rule.kind !== "pending") continue;
    for (const duty of target.duties.values()) {
      const paid = filed.lawful.get(duty.heading) ?? 0n;
      const at = paid < duty.cents ? paid : duty.cents;
      if (duty.measure !== rule.measure || at === 0n) continue;
      found.push(
        finding(on, {
          heading: duty.heading,
          authority: duty.authority,
          class: rule.class,
          filed: paid,
          asThen: duty.cents,
          now: duty.cents,
          min: 0n,
          max: at,
          cites: duty.cites,
        }),
      );
    }
  }
  return found;
}

function retroactive(on: On, filed: Filed, then: Rating, now: Rating, index: LawIndex): Finding[] {
  const found: Finding[] = [];
  for (const key of new Set([...then.duties.keys(), ...now.duties.keys()])) {
    const [before, after] = [then.duties.get(key), now.duties.get(key)];
    const duty = before ?? after;
    if (duty === undefined || !isLawful(duty, index)) continue;
    // Of what was filed only the part between the two answers of the law changed after entry; beyond them it is an error of filing.
    const paid = between(filed.lawful.get(key) ?? 0n, before?.cents ?? 0n, after?.cents ?? 0n);
    const change = paid - (after?.cents ?? 0n);
    if (change === 0n) continue;
    found.push(
      finding(on, {
        heading: key === "base" ? "base" : duty.heading,
        authority: duty.authority,
        class: "retroactive-change",
        filed: filed.lawful.get(key) ?? 0n,
        asThen: before?.cents ?? 0n,
        now: after?.cents ?? 0n,
        min: change,
        max: change,
        cites: duty.cites,
      }),
    );
  }
  return found;
}

function notClaimed(on: On, filed: Filed, now: Rating, claimed: Rating, index: LawIndex): Finding[] {
  const found: Finding[] = [];
  for (const key of new Set([...now.duties.keys(), ...claimed.duties.keys()])) {
    const duty = now.duties.get(key) ?? claimed.duties.get(key);
    if (duty === undefined || !isLawful(duty, index)) continue;
    const saved = (now.duties.get(key)?.cents ?? 0n) - (claimed.duties.get(key)?.cents ?? 0n);
    if (saved === 0n) continue;
    found.push(
      finding(on, {
        heading: key === "base" ? "base" : duty.heading,
        authority: duty.authority,
        class: "cusma-not-claimed",
        filed: filed.lawful.get(key) ?? 0n,
        asThen: now.duties.get(key)?.cents ?? 0n,
        now: claimed.duties.get(key)?.cents ?? 0n,
        min: saved,
        max: saved,
        cites: duty.cites,
      }),
    );
  }
  return found;
}
