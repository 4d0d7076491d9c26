// The question under one assumption on materials of unknown origin: the routes in the order of the statute, branch by branch.

import { formatHts } from "../hts/number.js";
import { type Arg, distinct, message } from "../said/message.js";
import { type Bill, countBill, type Intermediate } from "./bill.js";
import { inAny, type Ternary } from "./codes.js";
import type { ValueTest } from "./notation.js";
import { conferredBy, keepsOriginAbroad } from "./notes.js";
import { ASK_BILL, ASK_PRODUCTION, gainsaying, madeNothing, NOTHING_MADE, operationStated, shownBy } from "./production.js";
import type { Ask, Material, Question } from "./question.js";
import { type Branch, NO_BRANCH, type Selection, select } from "./select.js";
import { setTest } from "./set.js";
import { both, either } from "./shift.js";
import type { Note, OriginTables } from "./tables.js";
import { type Tried, tryRule, useWithin } from "./try-rule.js";
import type { Route } from "./types.js";
import { valueTest } from "./value-test.js";

/** What the question comes to. */
export interface Judged {
  readonly originates: Ternary;
  readonly route?: Route;
  readonly tried: readonly Tried[];
  readonly asks: readonly Ask[];
  readonly selection: Selection;
  readonly bill: Bill;
  readonly because: readonly Arg[];
  /** The notes of sections and chapters that had a say. */
  readonly notes: readonly Note[];
  /** A route that is read from a list. */
  readonly list?: ListRow;
  /** No rule is on record; that the printed one is met was declared. */
  readonly declared?: boolean;
  /** A number of general use would come out otherwise as original equipment of a vehicle; the use was not given. */
  readonly equipmentDiffers?: boolean;
}

/** Judge a question; `unknown` is what a material of unknown origin is taken to be. */
export function judge(question: Question, tables: OriginTables, unknown: boolean, depth = 0): Judged {
  const selection = select(question, tables);
  const listed = onList(selection, tables, question);
  const found = byRoutes(question, tables, selection, listed, unknown, depth);
  // A number of which only a part is listed keeps a no away.
  if (listed.holds !== undefined || found.originates === true) return found;
  return { ...found, originates: undefined, asks: [listed.ask, ...found.asks] };
}

// The list comes first of all routes: what it names originates whatever its history.
function byRoutes(question: Question, tables: OriginTables, selection: Selection, listed: Listed, unknown: boolean, depth: number): Judged {
  const use = question.use ?? useWithin(selection.branches);
  const { facts } = question;
  const goods = goodsOf(selection, tables, question);
  const shown = shownBy(question, goods, tables);
  // Where the bill shows no production none of its parts may show it: the good written above what it was packed of is no part of it.
  const unmade = shown === "unmade" && !operationStated(question) && (facts.production === undefined || madeNothing(question, tables));
  const intermediate: Intermediate = (material) =>
    unmade ? NOT_DESIGNATED : asIntermediate(material, question, use, tables, unknown, depth);
  const bill = countBill(question.materials, tables, unknown, intermediate);
  const plain = (originates: Ternary, because: Arg, route?: Route): Judged => ({
    originates,
    ...(route === undefined ? {} : { route }),
    tried: [],
    asks: [],
    selection,
    bill,
    because: [because],
    notes: [],
  });
  if (listed.holds === true)
    return {
      ...plain(true, message("origin/because.listed"), "information technology"),
      list: listed,
    };
  if (facts.transitBroken === true && !keepsOriginAbroad(goodsOf(selection, tables, question), tables))
    return plain(false, message("origin/because.transit"));
  if (facts.nonQualifyingOperation === true) return plain(false, message("origin/because.operation"));
  if (facts.producedInRegion === false) return plain(false, message("origin/because.outside"));
  if (facts.whollyObtained === true && gainsaying(question, goods, tables).length === 0)
    return plain(true, message("origin/because.wholly"), "wholly obtained");
  if (shown !== "empty" && bill.counted.length === 0) return plain(true, message("origin/because.materials"), "originating materials");
  if (madeNothing(question, tables)) return plain(false, NOTHING_MADE);
  if (facts.set === true && shown !== "empty") {
    const { holds, because, asks } = setTest(question, bill.counted, tables);
    return { ...plain(holds, because, holds === true ? "originating materials" : undefined), asks };
  }
  if (facts.foreignTradeZone === true) return inZone(byRules(question, tables, selection, bill, unknown), plain, question, tables);
  return made(byRules(question, tables, selection, bill, unknown), shown, goods, question, tables);
}

// A yes by the rules wants production that is shown by the bill or stated; a bill without a material that counts gives none.
function made(
  judged: Judged,
  shown: ReturnType<typeof shownBy>,
  goods: readonly string[],
  question: Question,
  tables: OriginTables,
): Judged {
  const { production, whollyObtained } = question.facts;
  const asksProduction = production === undefined && !operationStated(question) ? [ASK_PRODUCTION] : [];
  if (shown === "empty") {
    if (goods.length > 0 && goods.every((good) => conferredBy(good, question, tables).holds === true)) return judged;
    const asks = ASK_BILL.filter(({ fact }) => fact !== "facts.whollyObtained" || whollyObtained === undefined);
    const { route: _, ...open } = judged;
    return { ...open, originates: undefined, tried: judged.tried.map(emptied), asks: [...asks, ...asksProduction] };
  }
  if (shown === "made" || judged.route === "same-heading parts" || judged.originates === false) return judged;
  // A process that is asked tells what was done.
  if (asksProduction.length === 0 || (judged.originates === undefined && judged.asks.some(({ fact }) => fact === "facts.process")))
    return judged;
  const { route: _, ...open } = judged;
  return { ...open, originates: undefined, asks: [...judged.asks, ...asksProduction] };
}

// A change of every material is empty where there is none.
function emptied(tried: Tried): Tried {
  return {
    ...tried,
    verdict: {
      ...tried.verdict,
      holds: undefined,
      because: [message("origin/because.empty-bill")],
    },
  };
}

function byRules(question: Question, tables: OriginTables, selection: Selection, bill: Bill, unknown: boolean): Judged {
  const tried: Tried[] = [];
  const asks: Judged["asks"][number][] = [];
  const outcomes: { readonly branch: Branch; readonly outcome: Ternary }[] = [];
  let route: Route = "product-specific rule";
  const aside: Ternary[] = [];
  const because: Arg[] = [];
  const notes: Note[] = [];
  const { facts } = question;
  let declared = false;
  for (const branch of selection.branches) {
    const own: Tried[] = [];
    let outcome = (branch.rules.length === 0 ? facts.ruleMet : false) as Ternary;
    if (branch.rules.length === 0 && facts.ruleMet !== undefined) declared = true;
    const open: Ask[] = [];
    for (const rule of branch.rules) {
      const one = tryRule(rule, branch, bill, question, tables, unknown);
      const { holds } = one.verdict;
      own.push(one);
      const automotive = rule.vehicle !== "" || branch.overlay !== undefined || rule.uses.length > 0;
      if (holds === true && automotive && branch.equipment === undefined) route = "automotive";
      outcome = holds === true || outcome === true ? true : holds === undefined || outcome === undefined ? undefined : false;
      open.push(...one.verdict.asks);
    }
    if (branch.rules.length === 0) open.push(...withoutRule(question));
    if (outcome === false && branch.rules.length > 0) {
      const parts = sameHeading(branch, own, question, tables, bill);
      outcome = parts.holds;
      open.push(...parts.asks);
      if (outcome === true) route = "same-heading parts";
    }
    const conferred = outcome === true ? undefined : conferredBy(branch.good, question, tables);
    if (conferred !== undefined && conferred.holds !== false) {
      outcome = either(outcome, conferred.holds);
      open.push(...conferred.asks);
      because.push(...conferred.because);
      notes.push(...conferred.used);
    }
    if (branch.equipment === "aside") {
      aside.push(outcome);
      continue;
    }
    tried.push(...own);
    if (outcome === undefined) asks.push(...open);
    outcomes.push({ branch, outcome });
  }
  if (outcomes.length === 0) {
    const none = {
      tried,
      selection,
      bill,
      because: [message("origin/because.no-rule")],
      notes,
      asks: facts.ruleMet === undefined ? withoutRule(question) : [],
    };
    if (facts.ruleMet === undefined) return { ...none, originates: undefined };
    return { ...none, originates: facts.ruleMet, declared: true, ...(facts.ruleMet ? { route } : {}) };
  }
  const same = outcomes.every((each) => each.outcome === outcomes[0]?.outcome);
  let originates = same ? outcomes[0]?.outcome : undefined;
  if (!same) asks.unshift(...tellingApart(outcomes, question));
  if (selection.open) {
    originates = undefined;
    asks.unshift({
      kind: "law",
      fact: "facts.printedAs",
      ask: message("origin/ask.which-rule"),
      choices: tables.printed(question.hts).codes.map((code) => formatHts(code)),
    });
  }
  const equipmentDiffers = aside.some((each) => each !== originates);
  notes.push(...tried.flatMap(({ verdict }) => verdict.notes));
  return {
    originates,
    ...(originates === true ? { route } : {}),
    tried,
    asks,
    selection,
    bill,
    because: distinct(because),
    notes,
    equipmentDiffers,
    ...(declared ? { declared } : {}),
  };
}

// What tells branches of different outcome apart: the use, the kind of good, or the kind of part.
function tellingApart(
  outcomes: readonly { readonly branch: Branch; readonly outcome: Ternary }[],
  question: Question,
): Judged["asks"][number][] {
  const found: Judged["asks"][number][] = [];
  const uses = [...new Set(outcomes.flatMap(({ branch }) => branch.uses))];
  const names = [...new Set(outcomes.map(({ branch }) => branch.name))];
  if (uses.length > 1 && question.use === undefined) found.push({ fact: "use", ask: message("origin/ask.use"), choices: uses });
  if (names.length > 1)
    found.push({
      fact: "branch",
      ask: message("origin/ask.branch"),
      choices: names.map((name) => (name === "" ? NO_BRANCH : name)),
    });
  if (outcomes.some(({ branch }) => branch.listed !== undefined))
    found.push({ fact: "facts.listedPart", ask: message("origin/ask.listed-part") });
  return found;
}

/** The least shares of 19 U.S.C. 4531(c)(1)(D). */
export function sameHeadingShares(tables: OriginTables): ValueTest {
  return { tv: tables.share("same-heading-transaction-value"), nc: tables.share("same-heading-net-cost") };
}

// 19 U.S.C. 4531(c)(1)(D): good and parts share an undivided number, and no alternative of the rule takes such a material.
function sameHeading(
  branch: Branch,
  own: readonly Tried[],
  question: Question,
  tables: OriginTables,
  bill: Bill,
): { readonly holds: Ternary; readonly asks: readonly Ask[] } {
  const closed = { holds: false as const, asks: [] };
  const { good } = branch;
  if (branch.overlay !== undefined || branch.rules.some((rule) => rule.uses.length > 0 || rule.vehicle !== "")) return closed;
  if (inAny(good, tables.scope("never-same-heading")) === true || inAny(good, tables.scope("goods-with-parts")) !== true) return closed;
  if (own.some(({ verdict }) => verdict.failing.length === 0)) return closed;
  const stuck = own[0]?.verdict.failing ?? [];
  if (stuck.length === 0 || !stuck.every(({ ways }) => ways[0]?.[0]?.codes.some((code) => code.slice(0, 6) === good.slice(0, 6))))
    return closed;
  if (question.facts.samePartHeading === false) return closed;
  const tested = valueTest(sameHeadingShares(tables), bill.counted, question);
  if (tested.holds === false) return closed;
  // A number that is not known may be what the change fails by for another reason.
  const unnumbered = bill.counted.filter(({ shifts, ways }) => shifts && ways[0]?.some(({ codes }) => codes.length === 0));
  const holds = both(both(tested.holds, question.facts.samePartHeading), unnumbered.length > 0 ? undefined : true);
  return {
    holds,
    asks: [
      ...tested.asks,
      ...unnumbered.map(({ material: { path, name } }) => ({ fact: `${path}.hts`, ask: message("origin/ask.number", { name }) })),
      ...(question.facts.samePartHeading === undefined
        ? [
            {
              fact: "facts.samePartHeading",
              ask: message("origin/ask.parts"),
            },
          ]
        : []),
    ],
  };
}

// In a U.S. foreign-trade zone the product-specific rules are closed, and the way of same-heading parts is not (19 U.S.C. 4531(c)(3)).
function inZone(judged: Judged, plain: (originates: Ternary, because: Arg) => Judged, question: Question, tables: OriginTables): Judged {
  const found = [...new Set(judged.tried.map(({ branch }) => branch))].map((branch) => {
    const own = judged.tried.filter((each) => each.branch === branch);
    return sameHeading(branch, own, question, tables, judged.bill);
  });
  const holds = found.length === 0 ? false : found.reduce<Ternary>((all, each) => both(all, each.holds), true);
  const closed = plain(holds, message("origin/because.zone"));
  if (holds === false) return closed;
  return {
    ...closed,
    tried: judged.tried,
    asks: found.flatMap(({ asks }) => asks),
    ...(holds === true ? { route: "same-heading parts" } : {}),
  };
}

/** The numbers that the good is looked up under. */
export function goodsOf({ branches }: Selection, tables: OriginTables, { hts }: Question): readonly string[] {
  return branches.length > 0 ? branches.map(({ good }) => good) : tables.printed(hts).codes;
}

/** A list that settles origin by the number, as it was used. */
interface ListRow {
  readonly scope: string;
}

type Listed = ListRow & { readonly holds: Ternary; readonly ask: Ask };

const LIST = "information-technology";

// GN 11(p). Of some numbers only a part is listed, which is a fact; what is remembered of the list's end is taken when declared only.
function onList(selection: Selection, tables: OriginTables, question: Question): Listed {
  const { informationTechnology: declared } = question.facts;
  const within = (name: string): Ternary => {
    const found = goodsOf(selection, tables, question).map((code) => inAny(code, tables.scope(name)));
    return found.length > 0 && found.every((each) => each === true) ? true : found.every((each) => each === false) ? false : undefined;
  };
  const { cite = "" } = tables.data.scope[within(`${LIST}-some`) === true ? `${LIST}-some` : LIST] ?? {};
  const ask = {
    fact: "facts.informationTechnology",
    ask: message("origin/ask.listed", { cite }),
  };
  const [whole, some] = [within(LIST), within(`${LIST}-some`)];
  if (whole === true) return { scope: LIST, holds: true, ask };
  if (whole === undefined || some === true) return { scope: some === true ? `${LIST}-some` : LIST, holds: declared, ask };
  return { scope: `${LIST}-remembered`, holds: declared === true && within(`${LIST}-remembered`) === true, ask };
}

function withoutRule({ facts }: Question): Ask[] {
  return [
    ...(facts.whollyObtained === undefined
      ? [
          {
            fact: "facts.whollyObtained",
            ask: message("origin/ask.wholly-or-materials"),
          },
        ]
      : []),
    ...(facts.ruleMet === undefined
      ? [
          {
            fact: "facts.ruleMet",
            kind: "law" as const,
            ask: message("origin/ask.rule-met"),
            choices: [true, false],
          },
        ]
      : []),
  ];
}

// A self-produced material is a good of its own: it has its number, its inputs and its cost. Within one that is designated another may be where
// it is subject to no value content (4531(d)(9)). Within a vehicle it is original equipment of it.
function asIntermediate(
  material: Material,
  question: Question,
  use: Question["use"],
  tables: OriginTables,
  unknown: boolean,
  depth: number,
): ReturnType<Intermediate> {
  if (material.hts.length < 6) return NOT_DESIGNATED;
  // Its value holds a profit that its net cost does not.
  const cost = material.netCost ?? material.value;
  const own: Question = {
    hts: material.hts,
    date: question.date,
    ...(use === undefined ? {} : { use }),
    ...(cost === undefined || cost.n === 0n ? {} : { netCost: cost }),
    materials: material.inputs,
    purchases: [],
    // That it is self-produced is stated by its place on the bill.
    facts: { production: "self-produced" },
  };
  const { originates, tried, selection, bill } = judge(own, tables, unknown, depth + 1);
  const unvalued = [...new Set(tried.map(({ branch }) => branch))].every((branch) =>
    tried.some((each) => each.branch === branch && each.verdict.holds === true && each.verdict.least === undefined),
  );
  return {
    originates: originates === true && (depth === 0 || unvalued),
    levels: tried.map(({ rule }) => rule.level),
    bridged: tried.length > 0 && (selection.bridged || bill.bridged),
  };
}

const NOT_DESIGNATED = { originates: false, levels: [], bridged: false } as const;
