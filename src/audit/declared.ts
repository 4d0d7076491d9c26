// What the filing itself declares. A heading that was filed states the fact it turns on, and what was paid shows whether a program was
// claimed where the report has no column for it. Only what one outcome of the law's answer has and the others lack is taken from it.

import type { Day } from "../exact/day.js";
import { withAt } from "../exact/with-at.js";
import { formatHts } from "../hts/number.js";
import type { FactRule } from "../law/types.js";
import { message } from "../said/message.js";
import { type Asked, askedOf, compareLine } from "./compare.js";
import type { FiledLine } from "./entry.js";
import type { Finding } from "./finding.js";
import type { RatedCompletion, Rating } from "./rating.js";
import type { CompareSetting } from "./setting.js";

type Stated = RatedCompletion["when"][number];
type Contract = (line: FiledLine) => Readonly<Record<string, unknown>>;

/** Findings of a line that fits together, with what its headings and amounts declare. */
export function compareDeclared(line: FiledLine, contract: Contract, entryDate: Day, setting: CompareSetting): Finding[] {
  return withoutTotals(line, declaredFindings(line, contract, entryDate, setting));
}

// Where the duty of the goods exceeds what is owed by just what stands in the columns next to it, it is the total of the line.
function withoutTotals(line: FiledLine, findings: Finding[]): Finding[] {
  const { apart = 0n } = line;
  const total = apart === 0n ? undefined : findings.find((each) => each.heading === "base" && each.max === apart);
  if (total === undefined) return findings;
  const note = message("finding/total-of-the-line");
  return [...findings.filter((each) => each !== total), { ...total, class: "not-judged", min: 0n, max: 0n, note }];
}

function declaredFindings(line: FiledLine, contract: Contract, entryDate: Day, setting: CompareSetting): Finding[] {
  const asked = askedOf(contract(line), entryDate, setting);
  const facts = declared(line, asked, setting);
  if (facts.length === 0) return compareLine(line, asked, entryDate, setting);
  const stated = laid(line, facts);
  const again = askedOf(contract(stated), entryDate, setting);
  // A fact that the law does not bear with the rest declares nothing.
  if (again.now.status === "error" || again.now.status === "prohibited") return compareLine(line, asked, entryDate, setting);
  return compareLine(stated, again, entryDate, setting);
}

function declared(line: FiledLine, { before: then, now }: Asked, { index, rater }: CompareSetting): Stated[] {
  const open = then.status === "range" ? then : now;
  const numbers = line.numbers.filter(({ tariff }) => tariff.startsWith("99") && index.headings.has(tariff.slice(0, 8)));
  const filed = new Map<string, bigint>();
  for (const { tariff, cents } of numbers) {
    const key = formatHts(tariff.slice(0, 8));
    filed.set(key, (filed.get(key) ?? 0n) + cents);
  }
  const claims = claimsOf(filed, then, now, rater.law.facts);
  if (open.status !== "range") return claims;
  const base = line.numbers.filter(({ tariff }) => !tariff.startsWith("99")).reduce((sum, { cents }) => sum + cents, 0n);
  return [...claims, ...common(outcomesOf(filed, base, open.completions ?? []))];
}

// A heading that only a claim brings in declares the claim.
function claimsOf(filed: ReadonlyMap<string, bigint>, then: Rating, now: Rating, rules: readonly FactRule[]): Stated[] {
  const facts = new Map<string, string | boolean>();
  for (const key of filed.keys()) {
    const fact = then.claims?.get(key) ?? now.claims?.get(key);
    const claim = rules.find(({ name }) => fact === name || fact === `facts.${name}`)?.claim;
    if (fact !== undefined && (typeof claim === "boolean" || typeof claim === "string")) facts.set(fact, claim);
  }
  return [...facts].map(([fact, is]) => ({ fact, is }));
}

const CENT = 1n;

// The outcomes under which the line was filed: those it equals to the cent, else those that have the headings that distinguish them.
function outcomesOf(filed: ReadonlyMap<string, bigint>, base: bigint, completions: readonly RatedCompletion[]): readonly RatedCompletion[] {
  const equal = completions.filter(
    ({ headings, duties }) =>
      headings.size === filed.size &&
      [...headings].every((heading) => near(filed.get(heading), duties.get(heading) ?? 0n)) &&
      near(base, duties.get("base") ?? 0n),
  );
  if (equal.length > 0) return equal;
  const telling = [...filed.keys()].filter((heading) => {
    const having = completions.filter(({ headings }) => headings.has(heading)).length;
    return having > 0 && having < completions.length;
  });
  return telling.length === 0 ? [] : completions.filter(({ headings }) => telling.every((heading) => headings.has(heading)));
}

function near(one: bigint | undefined, other: bigint): boolean {
  return one !== undefined && one - other <= CENT && other - one <= CENT;
}

const AMOUNT = /^\d+(\.\d+)?$/;

// Facts that all of the outcomes have alike. Amounts and readings of the law are not declared by a heading.
function common(outcomes: readonly RatedCompletion[]): Stated[] {
  const [first, ...more] = outcomes;
  return (first?.when ?? []).filter(
    ({ fact, is }) =>
      typeof is !== "number" &&
      !(typeof is === "string" && AMOUNT.test(is)) &&
      more.every(({ when }) => when.some((other) => other.fact === fact && other.is === is)),
  );
}

function laid(line: FiledLine, stated: readonly Stated[]): FiledLine {
  let facts: Readonly<Record<string, unknown>> = line.facts;
  let { spi } = line;
  for (const { fact, is } of stated)
    if (fact === "spi") spi = typeof is === "string" ? is : null;
    else facts = withAt(facts, fact.split("."), is) as Readonly<Record<string, unknown>>;
  return { ...line, spi, facts };
}
