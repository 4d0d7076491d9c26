// Claims under chapter 98 in SQL: which rule of the law a number falls under.

import type { Dialect } from "../bulk/dialects.js";
import { freeProvisions } from "../facts/chapter-98.js";
import type { Law } from "../law/types.js";
import { chapter98Of, chapter98Text, isOpen } from "./compile-law.js";

// Of a rule for more than one provision, those that are free whatever is claimed; the others are left to `assess`.
function claimedUnder(prefix: string, digits: string): string {
  if (prefix.length >= 8) return `${digits} like '${prefix}%'`;
  const free = freeProvisions(prefix).map((provision) => `'${provision}'`);
  return free.length === 0 ? "false" : `substr(${digits}, 1, 8) in (${free.join(", ")})`;
}

/**
 * The place of the rule of a chapter 98 number among those that the tables hold; -1 for a number that is none, and for one that only some
 * origins may claim, which is left to `assess`.
 */
export function chapter98Sql(law: Law, dialect: Dialect): string {
  const places = new Map(chapter98Of(law).map((rule, at) => [rule === undefined ? "" : chapter98Text(rule), at]));
  const rows = [...law.chapter98].sort((a, b) => b.prefix.length - a.prefix.length);
  const digits = "replace(g_chapter98, '.', '')";
  const cases = rows.map((rule) =>
    isOpen(rule)
      ? `when ${claimedUnder(rule.prefix, digits)} then ${places.get(chapter98Text(rule)) ?? -1}`
      : `when ${digits} like '${rule.prefix}%' then -1`,
  );
  return `case when g_chapter98 = '' then 0 when not ${dialect.matches("g_chapter98", "98[0-9]{2}[.]?[0-9]{2}[.]?[0-9]{2}([.]?[0-9]{2})?")} then -1 ${cases.join(" ")} else -1 end`;
}
