// The tests of the automotive appendix that a whole vehicle meets besides its regional value content (SOR/2020-155 Part 6; 19 U.S.C. 4532).

import { parseDecimal } from "../exact/decimal.js";
import { add, compare, div, fromInteger, min, type Rational, toNumberRounded, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import { inAny, type Ternary } from "./codes.js";
import { coreParts } from "./core-parts.js";
import { share } from "./notation.js";
import { purchaseTest } from "./purchases.js";
import type { Ask, Metal, Question } from "./question.js";
import { both } from "./shift.js";
import type { OriginTables } from "./tables.js";

/** What tests come to. */
interface Tested {
  readonly holds: Ternary;
  readonly because: readonly Arg[];
  readonly asks: readonly Ask[];
}

/** Judge the further tests of a kind of vehicle on a day, by the standard stages or by an approved plan. */
export function vehicleTests(
  vehicle: string,
  staging: string,
  question: Question,
  tables: OriginTables,
  unknown: boolean,
): Tested & { readonly cites: readonly string[] } {
  const { date } = question;
  let holds: Ternary = true;
  const because: Arg[] = [];
  const asks: Ask[] = [];
  const cites: string[] = [];
  for (const [kind, stages, test, least, from, to, cite] of tables.data.vehicles) {
    if (kind !== vehicle || stages !== staging || date < from || date > to || test === "value") continue;
    cites.push(cite);
    const found =
      test === "core"
        ? core(question, least, tables, unknown)
        : test === "melted"
          ? melted(question)
          : test === "labor"
            ? labor(question, least, tables)
            : metal(test as Metal, question, least);
    because.push(...found.because);
    asks.push(...found.asks);
    holds = both(holds, found.holds);
  }
  return { holds, because, asks: holds === undefined ? asks : [], cites: [...new Set(cites)] };
}

function core(question: Question, least: string, tables: OriginTables, unknown: boolean): Tested {
  const declared = question.facts.corePartsOriginating;
  const needed = share(least);
  const computed = declared !== undefined || needed === undefined ? undefined : coreParts(question, needed, tables, unknown);
  if (computed !== undefined) return computed;
  const foreign = foreignCore(question, tables);
  const ask =
    foreign.length === 0 ? message("origin/ask.core-parts") : message("origin/ask.core-parts-foreign", { names: foreign.join(", ") });
  return {
    holds: declared,
    because: [message(`origin/because.core-${declared === undefined ? "not-known" : declared ? "originate" : "do-not-originate"}`)],
    asks: declared === undefined ? [{ fact: "facts.corePartsOriginating", ask }] : [],
  };
}

function melted({ facts: { steelMeltedInRegion: declared } }: Question): Tested {
  const ask = { fact: "facts.steelMeltedInRegion", ask: message("origin/ask.melted") };
  return {
    holds: declared,
    because: [
      message("origin/because.melted", {
        found: declared === undefined ? message("origin/value.not-known") : { word: declared ? "yes" : "no" },
      }),
    ],
    asks: declared === undefined ? [ask] : [],
  };
}

// Labor value content as certified; or from its parts, of which technology and assembly count up to their caps only (s.18).
function labor({ facts, date }: Question, least: string, { data }: OriginTables): Tested {
  const goal = parseDecimal(least) ?? ZERO;
  const said = (text: string | number | undefined): Rational | undefined => (text === undefined ? undefined : parseDecimal(text));
  const cap = (test: string): Rational => {
    const row = data.vehicles.find(([, stages, name, , from, to]) => stages === "most" && name === test && from <= date && date <= to);
    return said(row?.[3]) ?? ZERO;
  };
  const whole = said(facts.laborValueContent);
  const material = said(facts.laborMaterialPoints);
  const parts = [
    {
      fact: "laborTechnologyPoints",
      points: said(facts.laborTechnologyPoints),
      most: cap("labor-technology"),
      name: message("origin/labor.technology"),
    },
    {
      fact: "laborAssemblyPoints",
      points: said(facts.laborAssemblyPoints),
      most: cap("labor-assembly"),
      name: message("origin/labor.assembly"),
    },
  ];
  if (whole === undefined && material === undefined)
    return {
      holds: undefined,
      because: [message("origin/because.labor", { points: message("origin/value.not-known"), least })],
      asks: [{ fact: "facts.laborValueContent", ask: message("origin/ask.labor", { least }) }],
    };
  if (whole !== undefined)
    return {
      holds: compare(whole, goal) >= 0,
      because: [message("origin/because.labor", { points: String(facts.laborValueContent), least })],
      asks: [],
    };
  const sum = (absent: (most: Rational) => Rational): Rational =>
    parts.reduce((total, { points, most }) => add(total, points === undefined ? absent(most) : min(points, most)), material ?? ZERO);
  const [worst, best] = [sum(() => ZERO), sum((most) => most)];
  const holds: Ternary = compare(worst, goal) >= 0 ? true : compare(best, goal) < 0 ? false : undefined;
  const asks = parts.flatMap(({ fact, points, name }) =>
    points === undefined ? [{ fact: `facts.${fact}`, ask: message("origin/ask.labor-points", { name }) }] : [],
  );
  const told = (points: Rational): Arg => ({ decimal: String(toNumberRounded(points, 2)) });
  const points: Arg = compare(worst, best) === 0 ? told(worst) : message("origin/value.between", { least: told(worst), most: told(best) });
  return {
    holds,
    because: [message("origin/because.labor-parts", { points, least })],
    asks: holds === undefined ? asks : [],
  };
}

function metal(of: Metal, { facts, purchases }: Question, least: string): Tested {
  const key = of === "steel" ? "steelPurchased" : "aluminumPurchased";
  const goal = parseDecimal(least) ?? ZERO;
  const declared = facts[key] === undefined ? undefined : parseDecimal(facts[key]);
  if (declared !== undefined)
    return {
      holds: compare(declared, goal) >= 0,
      because: [message("origin/because.metal", { metal: { word: of }, share: String(facts[key]), least })],
      asks: [],
    };
  const computed = purchaseTest(of, div(goal, fromInteger(100)), purchases);
  if (computed !== undefined)
    return {
      ...computed,
      because: [message("origin/because.metal-purchases", { found: computed.because, least: { decimal: `${least}%` } })],
    };
  return {
    holds: undefined,
    because: [message("origin/because.metal", { metal: { word: of }, share: message("origin/value.not-known"), least })],
    asks: [
      {
        fact: `facts.${key}`,
        ask: message("origin/ask.metal", { metal: { word: of }, least }),
      },
    ],
  };
}

// Lines of the bill in the table of core parts that do not originate by themselves. They settle nothing: a super-core may carry them (s.14(4)).
function foreignCore({ materials, date }: Question, tables: OriginTables): readonly string[] {
  const table = tables.data.parts
    .filter(([name, , , , , first, last]) => name === "A.1" && first <= date && date <= last)
    .map(([, , code]) => ({ from: code, to: code }));
  return materials
    .filter(
      ({ hts, originating }) =>
        hts !== "" && originating === false && tables.printed(hts).codes.some((code) => inAny(code, table) === true),
    )
    .map(({ name }) => name);
}
