// What can be an amount of a line: values, weights, quantities and counts on which a duty may be charged, found in the law, the schedule's
// rate texts and the contract.

import { compare, ONE, type Rational, rational } from "../exact/rational.js";
import { parseRate, type RateExpr } from "../hts/rate-text.js";
import type { Schedule } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { unitOf, unitSpellings } from "../hts/units.js";
import type { Basis, Law } from "../law/types.js";

const LINE_AMOUNTS: ReadonlyMap<string, 2 | 6> = new Map([
  ["usContentValue", 2],
  ["chapter98Value", 2],
]);

/** Every amount by its path, with its decimals. */
export function amountsOf(law: Law, rateTexts: Iterable<string>): Map<string, 2 | 6> {
  const found = new Map(LINE_AMOUNTS);
  const put = (name: string): void => {
    if (name === "value") return;
    const rule = law.facts.find((each) => each.name === name);
    const money = rule === undefined ? /[vV]alue$/.test(name) : rule.type === "decimal";
    found.set(name, money ? 2 : 6);
  };
  for (const { provisions } of law.measures)
    for (const { offset, base, amendments } of provisions) {
      if (offset !== undefined) put(offset);
      for (const { value, adds } of [base, ...amendments.map(({ terms }) => terms)]) {
        if (adds?.kind === "table") put(adds.table);
        if (value !== undefined) for (const name of ofBasis(value)) put(name);
      }
    }
  for (const text of rateTexts) {
    const rate = parseRate(text);
    if (!("error" in rate)) for (const name of ofRate(rate)) put(name);
  }
  for (const { base } of unitSpellings().values()) put(unitPath(base));
  return found;
}

/** The path of the amount that a unit counts, by its base unit. */
export function unitPath(base: string): string {
  return base.startsWith("content.") ? base : `quantity.${base}`;
}

function ofBasis(basis: Basis): string[] {
  switch (basis.kind) {
    case "content":
      return [`content.${basis.metal}.value`];
    case "rest":
      return basis.less.map((metal) => `content.${metal}.value`);
    case "by-chapter":
      return [...ofBasis(basis.is), ...ofBasis(basis.otherwise)];
    default:
      return [];
  }
}

function ofRate(rate: RateExpr): string[] {
  if (rate.kind === "reference") return ["facts.applicableRate"];
  if (rate.kind === "sugar") return ["quantity.kg", "facts.sugarDegrees"];
  if (rate.kind === "free") return [];
  return rate.terms.flatMap((term) => {
    if (term.kind === "ad-valorem") return [term.on];
    return [term.of ?? `quantity.${unitOf(term.per).base}`];
  });
}

/** Texts of all rates of a schedule, the special ones without their programs. */
export function rateTextsOf(schedule: Schedule): Set<string> {
  const found = new Set<string>(schedule.texts());
  for (const text of schedule.texts())
    for (const { rate, text: own } of parseSpecial(text).segments) if (rate !== "pointer") found.add(own);
  return found;
}

/** Shares of the value at which a duty turns, by the amount that is compared with the value. */
export function turnsOf(law: Law): Map<string, readonly Rational[]> {
  const caps = new Map<string, Rational>();
  for (const { provisions } of law.measures)
    for (const { base, amendments } of provisions)
      for (const { value } of [base, ...amendments.map(({ terms }) => terms)])
        if (value !== undefined && "cap" in value && value.cap !== undefined) {
          const cap = rational(BigInt(value.cap[0]), BigInt(value.cap[1]));
          if (compare(cap, ONE) < 0) caps.set(`${cap.n}/${cap.d}`, cap);
        }
  return new Map([
    ["usContentValue", [...caps.values()].sort(compare)],
    ["chapter98Value", []],
  ]);
}
