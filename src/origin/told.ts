// What an answer says of the bill itself: what was read otherwise than written, what cannot be so, what named nothing and was not used.

import { compare, ZERO } from "../exact/rational.js";
import { nearest } from "../facts/spelling.js";
import { type Arg, distinct, message } from "../said/message.js";
import { leftOut } from "./bill.js";
import { goodsOf, type Judged } from "./judge.js";
import { isOutside } from "./notes.js";
import { gainsaying } from "./production.js";
import type { Material, Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import { sum } from "./tolerance.js";

const BY_MATERIAL = ["materialAdmitted", "materialExcepted", "materialDisregarded", "materialFormed"] as const;

/** All of it, in the order of the bill. */
export function toldOfBill(question: Question, judged: Judged, tables: OriginTables): readonly Arg[] {
  const lines = withInputs(question.materials);
  const names = (of: readonly Material[]): string => [...new Set(of.map(({ name }) => name))].join(", ");
  const said = (id: "abroad" | "at-nothing" | "gainsaid", of: readonly Material[]): readonly Arg[] =>
    of.length === 0 ? [] : [message(`origin/notice.${id}`, { names: names(of) })];
  const counted = lines.filter((each) => !leftOut(each));
  return [
    ...distinct(
      lines.flatMap(({ countryGiven, country = "" }) =>
        countryGiven === undefined ? [] : [message("origin/notice.country", { found: JSON.stringify(countryGiven), code: country })],
      ),
    ),
    ...said(
      "abroad",
      counted.filter(({ originating, country }) => originating === true && isOutside(country, tables)),
    ),
    ...said(
      "at-nothing",
      counted.filter(
        ({ originating, value, inputs, stock }) =>
          originating !== true && inputs.length === 0 && stock === undefined && value !== undefined && compare(value, ZERO) === 0,
      ),
    ),
    ...(question.facts.whollyObtained === true
      ? said("gainsaid", gainsaying(question, goodsOf(judged.selection, tables, question), tables))
      : []),
    ...outgrown(question, judged),
    ...olderNumbers(question, judged, tables),
    ...unused(question, judged, lines),
  ];
}

function withInputs(materials: readonly Material[]): readonly Material[] {
  return materials.flatMap((each) => [each, ...withInputs(each.inputs)]);
}

// Materials that are worth more than the good are most likely those of another quantity of it.
function outgrown({ transactionValue, netCost }: Question, { bill }: Judged): readonly Arg[] {
  const vnm = sum(bill.counted);
  const over = vnm !== undefined && [transactionValue, netCost].some((base) => base !== undefined && compare(vnm, base) > 0);
  return over ? [message("origin/notice.outgrown")] : [];
}

// Six digits that were held against the rule, and that no edition at hand has.
function olderNumbers({ hts }: Question, { bill, tried }: Judged, { known }: OriginTables): readonly Arg[] {
  if (tried.length === 0) return [];
  const materials = withInputs(bill.counted.map(({ material }) => material));
  const numbers = [hts, ...materials.flatMap((each) => [each.hts, ...(each.statement?.hts ?? [])])];
  return [...new Set(numbers.map((each) => each.slice(0, 6)))].flatMap((each) => known.doubt(each) ?? []);
}

// A fact by a name that nothing has may be a slip.
function unused({ facts }: Question, { tried }: Judged, lines: readonly Material[]): readonly Arg[] {
  const names = [...new Set(lines.map(({ name }) => name))];
  const found = BY_MATERIAL.flatMap((key) =>
    Object.keys(facts[key] ?? {}).flatMap((name): Arg[] => {
      if (names.includes(name)) return [];
      const near = nearest(name, names);
      const fact = `facts.${key}.${name}`;
      return [
        near === undefined
          ? message("origin/notice.unused", { fact, known: names.join(", ") })
          : message("origin/notice.unused-near", { fact, near: JSON.stringify(near) }),
      ];
    }),
  );
  const numbers = [...new Set(tried.map(({ rule }) => String(rule.no)))];
  const conditions = Object.keys(facts.conditions ?? {}).filter((no) => numbers.length > 0 && !numbers.includes(no));
  return [
    ...found,
    ...conditions.map((no) => message("origin/notice.unused", { fact: `facts.conditions.${no}`, known: numbers.join(", ") })),
  ];
}
