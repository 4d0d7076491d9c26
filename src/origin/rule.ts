// One alternative of one rule, three-valued.

import { compare, div, fromInteger, mul, type Rational } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Bill, Counted } from "./bill.js";
import { inAny, type Ternary } from "./codes.js";
import { type ValueTest, wordsOf } from "./notation.js";
import { barredBy, disregarded, wantedFromRegion } from "./notes.js";
import type { Ask, Question } from "./question.js";
import { bitingSets, both, either, type Shifted, type ShiftSetting, shiftOf } from "./shift.js";
import type { Note, OriginTables, Rule } from "./tables.js";
import { sum, tolerance } from "./tolerance.js";
import { valueTest } from "./value-test.js";

/** What an alternative comes to. */
export interface RuleVerdict {
  readonly holds: Ternary;
  readonly because: readonly Arg[];
  readonly asks: readonly Ask[];
  readonly deMinimis?: { readonly share?: Rational; readonly allowed: boolean; readonly used: boolean };
  /** Lines that fail the shift for sure. */
  readonly failing: readonly Counted[];
  /** Lines that a note wants from the region whatever the rule. */
  readonly wanted: readonly Counted[];
  /** The least shares that were asked; absent where the rule asks none. */
  readonly least?: ValueTest;
  /** The notes that had a say. */
  readonly notes: readonly Note[];
  /** Readings in doubt that the verdict rests on, in words. */
  readonly disputes: readonly Arg[];
}

/** Judge one alternative. `overlay` replaces its least shares where the automotive appendix does; `added`, it is asked of a rule that has none, too. */
export function judgeRule(
  rule: Rule,
  good: string,
  bill: Bill,
  question: Question,
  tables: OriginTables,
  overlay?: ValueTest,
  added = false,
): RuleVerdict {
  const parsed = rule.parsed();
  const because: Arg[] = [];
  const asks: Ask[] = [];
  const wanted = bill.counted.filter((each) => wantedFromRegion(each, good, tables));
  const shifting =
    wanted.length === 0 ? bill.counted.filter((each) => each.shifts) : bill.counted.filter((each) => each.shifts && !wanted.includes(each));
  const setting = { rule, parsed, good, tables, facts: question.facts, biting: bitingSets(shifting, parsed, tables) };
  const judged = shifting.map((each) => judgeLine(each, setting, question));
  const failing = judged.filter(({ passes }) => passes === false).map(({ each }) => each);
  const open = judged.filter(({ passes }) => passes === undefined);
  let holds: Ternary = true;
  let deMinimis: RuleVerdict["deMinimis"];
  if (failing.length > 0 || open.length > 0) {
    const saved = tolerance(
      failing,
      open.map(({ each }) => each),
      question,
      good,
      tables,
    );
    const shift: Ternary =
      failing.length > 0
        ? both(saved.saves, open.length > 0 && saved.saves !== true ? undefined : true)
        : saved.saves === true
          ? true
          : undefined;
    holds = shift;
    deMinimis = { ...(saved.share === undefined ? {} : { share: saved.share }), allowed: saved.allowed, used: shift === true };
    if (failing.length > 0)
      because.push(
        message("origin/because.shift-fails", { names: failing.map(({ material }) => material.name).join(", ") }),
        saved.because,
      );
    if (open.length > 0)
      because.push(message("origin/because.shift-open", { names: open.map(({ each }) => each.material.name).join(", ") }));
    if (shift === undefined) asks.push(...open.flatMap((each) => each.asks), ...(failing.length > 0 ? saved.asks : []));
  } else if (parsed.scope !== "NOSHIFT") because.push(message("origin/because.shift"));
  if (parsed.scope === "UNITS" || parsed.words.length > 0) {
    const words = parsed.scope === "UNITS" ? message("origin/rule.units") : wordsOf(parsed);
    const met = question.facts.conditions?.[String(rule.no)] ?? steelShare(rule, question, tables);
    if (met === undefined) asks.push({ fact: `facts.conditions.${rule.no}`, ask: message("origin/ask.met", { words }) });
    because.push(message(`origin/because.words-${met === undefined ? "unknown" : met ? "met" : "not-met"}`, { words }));
    holds = both(holds, met);
  }
  const least = parsed.value === undefined ? (added ? overlay : undefined) : { ...parsed.value, ...withOverlay(parsed.value, overlay) };
  if (least !== undefined && holds !== false) {
    const tested = valueTest(least, bill.counted, question);
    const waived = tested.holds !== true && overlay === undefined && !ofEquipment(rule) && waiver(bill, question, good, tables);
    because.push(waived ? message("origin/because.waived") : tested.because);
    if (!waived) asks.push(...tested.asks);
    holds = both(holds, waived ? true : tested.holds);
  }
  const noted = holds === false ? undefined : barredBy(parsed, good, bill, question, tables);
  if (noted !== undefined) {
    holds = both(holds, noted.holds);
    because.push(...noted.because);
    asks.push(...noted.asks);
  }
  return {
    holds,
    because,
    asks: holds === undefined ? asks : [],
    failing,
    wanted,
    notes: noted?.used ?? [],
    disputes: [],
    ...(least === undefined ? {} : { least }),
    ...(deMinimis === undefined ? {} : { deMinimis }),
  };
}

// A note may leave out of the change what fails it.
function judgeLine(each: Counted, setting: ShiftSetting, question: Question): Shifted & { readonly each: Counted } {
  const shifted = shiftOf(each, setting);
  if (shifted.passes === true) return { each, ...shifted };
  const { leftOut, asks } = disregarded(each, setting.good, question, setting.tables);
  return { each, passes: either(shifted.passes, leftOut), asks: [...shifted.asks, ...asks] };
}

/** The least shares under the appendix; its figure by transaction value exists only where the rule itself offers one. */
function withOverlay(own: ValueTest, overlay: ValueTest | undefined): ValueTest {
  if (overlay === undefined) return {};
  return {
    ...(overlay.nc === undefined ? {} : { nc: overlay.nc }),
    ...(own.tv === undefined || overlay.tv === undefined ? {} : { tv: overlay.tv }),
  };
}

// A row for original equipment carries the figures of the appendix itself.
function ofEquipment({ uses, vehicle }: Rule): boolean {
  return vehicle !== "" || uses.some((use) => use.startsWith("oem-"));
}

// SOR/2020-155 s.5(4): when all non-originating materials are within the tolerance, the value test falls away.
function waiver(bill: Bill, question: Question, good: string, tables: OriginTables): boolean {
  if (inAny(good, tables.scope("no-waiver")) !== false || inAny(good, tables.scope("textile-weight")) !== false) return false;
  const base = question.transactionValue ?? question.totalCost;
  const all = sum(bill.counted);
  if (base === undefined || all === undefined) return false;
  const saved = tolerance(bill.counted, [], question, good, tables);
  return saved.allowed && saved.saves === true;
}

// "originating @SET inputs >= N% of the weight of all @SET inputs", from weights where the bill has them and origins are known.
function steelShare(rule: Rule, { materials }: Question, tables: OriginTables): boolean | undefined {
  const found = /^originating (@\w+) inputs >= (\d+)% of the weight/.exec(rule.parsed().words[0] ?? "");
  if (found === null || rule.parsed().words.length > 1) return undefined;
  const ranges = tables.sets.get(found[1] ?? "")?.ranges ?? [];
  let [all, own] = [fromInteger(0), fromInteger(0)];
  for (const { hts, weightKg, originating, inputs, ignored, role } of materials) {
    // What is left out of the count is no steel of the good, and packing and accessories are left out of processes (4531(h) to (k)).
    if (ignored || role !== "material") continue;
    if (hts === "") return undefined;
    const within = tables.printed(hts).codes.map((code) => inAny(code, ranges));
    if (within.every((each) => each === false)) continue;
    if (within.some((each) => each !== true) || weightKg === undefined || originating === undefined || inputs.length > 0) return undefined;
    all = { n: all.n * weightKg.d + weightKg.n * all.d, d: all.d * weightKg.d };
    if (originating) own = { n: own.n * weightKg.d + weightKg.n * own.d, d: own.d * weightKg.d };
  }
  if (all.n === 0n) return undefined;
  return compare(own, mul(all, div(fromInteger(Number(found[2])), fromInteger(100)))) >= 0;
}
