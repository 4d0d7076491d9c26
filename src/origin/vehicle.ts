// The tests of the automotive appendix that a whole vehicle meets besides its regional value content (SOR/2020-155 Part 6; 19 U.S.C. 4532).

import { parseDecimal } from "../exact/decimal.js";
import { compare, fromInteger } from "../exact/rational.js";
import { inAny, type Ternary } from "./codes.js";
import type { Question } from "./read.js";
import type { Ask } from "./rule.js";
import { both } from "./shift.js";
import type { OriginTables } from "./tables.js";

const FACTS = { labor: "laborValueContent", steel: "steelPurchased", aluminum: "aluminumPurchased" } as const;
const WORDS: Readonly<Record<string, string>> = {
  labor: "labor value content",
  steel: "steel bought in the region, percent of value",
  aluminum: "aluminum bought in the region, percent of value",
};

/** Judge the further tests of a kind of vehicle on a day. */
export function vehicleTests(
  vehicle: string,
  question: Question,
  tables: OriginTables,
): { readonly holds: Ternary; readonly because: readonly string[]; readonly asks: readonly Ask[]; readonly cites: readonly string[] } {
  const { date, facts } = question;
  let holds: Ternary = true;
  const because: string[] = [];
  const asks: Ask[] = [];
  const cites: string[] = [];
  for (const [kind, test, least, from, to, cite] of tables.data.vehicles) {
    if (kind !== vehicle || date < from || date > to) continue;
    cites.push(cite);
    let met: Ternary;
    if (test === "core") {
      met = facts.corePartsOriginating;
      if (met === undefined)
        asks.push({
          fact: "facts.corePartsOriginating",
          ask: `Do all core parts originate, one by one or as one super-core?${foreignCore(question, tables)}`,
        });
      because.push(`core parts: ${met === undefined ? "not known" : met ? "originate" : "do not originate"}`);
    } else if (test === "melted") {
      met = facts.steelMeltedInRegion;
      if (met === undefined)
        asks.push({ fact: "facts.steelMeltedInRegion", ask: "Was the steel that counts as bought in the region melted and poured there?" });
      because.push(`steel melted and poured in the region: ${met === undefined ? "not known" : met ? "yes" : "no"}`);
    } else {
      const key = FACTS[test as keyof typeof FACTS];
      const given = facts[key] === undefined ? undefined : parseDecimal(facts[key]);
      met = given === undefined ? undefined : compare(given, fromInteger(Number(least))) >= 0;
      if (met === undefined) asks.push({ fact: `facts.${key}`, ask: `How much is the ${WORDS[test]}? It must be at least ${least}.` });
      because.push(`${WORDS[test]}: ${given === undefined ? "not known" : facts[key]}, needs ${least}`);
    }
    holds = both(holds, met);
  }
  return { holds, because, asks: holds === undefined ? asks : [], cites: [...new Set(cites)] };
}

// Lines of the bill in the table of core parts that do not originate by themselves. They settle nothing: a super-core may carry them (s.14(4)).
function foreignCore({ materials, date }: Question, tables: OriginTables): string {
  const core = tables.data.parts
    .filter(([table, , , , , first, last]) => table === "A.1" && first <= date && date <= last)
    .map(([, , code]) => ({ from: code, to: code }));
  const names = materials
    .filter(
      ({ hts, originating }) => hts !== "" && originating === false && tables.printed(hts).codes.some((code) => inAny(code, core) === true),
    )
    .map(({ name }) => name);
  return names.length === 0 ? "" : ` On the bill these do not by themselves: ${names.join(", ")}.`;
}
