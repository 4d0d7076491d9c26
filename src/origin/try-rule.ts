// One alternative with what the automotive appendix adds: the further tests of a vehicle, its credit of labor, an approved staging plan.

import { parseDecimal } from "../exact/decimal.js";
import { compare, div, fromInteger, max, sub, ZERO } from "../exact/rational.js";
import { message } from "../said/message.js";
import type { Bill } from "./bill.js";
import type { Ternary } from "./codes.js";
import { share, type ValueTest } from "./notation.js";
import { judgePart, overlayOf } from "./part-content.js";
import type { Ask, Question } from "./question.js";
import type { RuleVerdict } from "./rule.js";
import type { Branch } from "./select.js";
import { both, either } from "./shift.js";
import type { OriginTables, Rule } from "./tables.js";
import { percent } from "./tolerance.js";
import { vehicleTests } from "./vehicle.js";

/** An alternative with its verdict. */
export interface Tried {
  readonly rule: Rule;
  readonly branch: Branch;
  readonly verdict: RuleVerdict;
  readonly cites: readonly string[];
}

/** Judge one rule of a branch; `unknown` is what a material of unknown origin is taken to be. */
export function tryRule(rule: Rule, branch: Branch, bill: Bill, question: Question, tables: OriginTables, unknown: boolean): Tried {
  const plain = judgePart(rule, branch, bill, question, tables, overlayOf(rule, branch));
  const cites = [rule.cite, ...branch.cites];
  const isVehicle = rule.vehicle !== "";
  const staged = stagedFigures(rule, branch, question, tables);
  if (!isVehicle && staged === undefined)
    return { rule, branch, verdict: plain, cites: [...cites, ...plain.notes.map(({ cite }) => cite)] };
  const setting = { rule, branch, bill, question, tables, unknown };
  const standard = isVehicle ? withTests(credited(plain, setting), "standard", setting) : { verdict: plain, cites: [] };
  const whole = standard.verdict.holds === true || staged === undefined ? standard : withPlan(standard, staged, setting);
  return { rule, branch, verdict: whole.verdict, cites: [...cites, ...whole.cites] };
}

interface Setting {
  readonly rule: Rule;
  readonly branch: Branch;
  readonly bill: Bill;
  readonly question: Question;
  readonly tables: OriginTables;
  readonly unknown: boolean;
}

interface Judgement {
  readonly verdict: RuleVerdict;
  readonly cites: readonly string[];
}

function withTests(plain: Judgement["verdict"] & { readonly cite?: string }, staging: string, setting: Setting): Judgement {
  const { rule, question, tables, unknown } = setting;
  const { cite, ...verdict } = plain;
  const tests = vehicleTests(rule.vehicle, staging, question, tables, unknown);
  const holds = both(verdict.holds, tests.holds);
  return {
    verdict: {
      ...verdict,
      holds,
      because: [...verdict.because, ...tests.because],
      asks: holds === undefined ? [...verdict.asks, ...tests.asks] : [],
    },
    cites: [...(cite === undefined ? [] : [cite]), ...tests.cites],
  };
}

// SOR/2020-155 s.18(22): a heavy truck may take what its high-wage material and labor has above 30 points as a credit to the value content,
// which itself stays at 60 at the least. Without the points the test is open as far as the credit could carry it.
function credited(plain: RuleVerdict, setting: Setting): RuleVerdict & { readonly cite?: string } {
  const { rule, branch, bill, question, tables } = setting;
  const { facts, date } = question;
  const row = (test: string) =>
    tables.data.vehicles.find(
      ([kind, staging, name, , from, to]) => kind === rule.vehicle && staging === "credit" && name === test && from <= date && date <= to,
    );
  const [above, floor] = [row("above"), row("floor")];
  const needed = plain.least?.nc;
  if (plain.holds !== false || above === undefined || floor === undefined || needed === undefined) return plain;
  const [least, start] = [share(floor[3]), parseDecimal(above[3])];
  if (least === undefined || start === undefined || compare(least, needed) >= 0) return plain;
  const points = facts.laborMaterialPoints === undefined ? undefined : parseDecimal(facts.laborMaterialPoints);
  const credit = points === undefined ? undefined : div(max(sub(points, start), ZERO), fromInteger(100));
  const lowered = credit === undefined ? least : max(sub(needed, credit), least);
  const again = judgePart(rule, branch, bill, question, tables, { ...overlayOf(rule, branch), nc: lowered });
  if (again.holds === false) return plain;
  const cite = floor[6];
  if (credit !== undefined)
    return {
      ...again,
      cite,
      because: [
        ...again.because,
        message("origin/because.labor-credit", { credit: { decimal: percent(credit) }, needed: { decimal: percent(needed) }, cite }),
      ],
    };
  const ask = message("origin/ask.labor-credit", {
    above: above[3],
    needed: { decimal: percent(needed) },
    floor: { decimal: `${floor[3]}%` },
  });
  return { ...plain, cite, holds: undefined, asks: [...again.asks, { fact: "facts.laborMaterialPoints", ask }] };
}

/** The value figures of an approved staging plan on the day; undefined where none can apply. */
function stagedFigures(
  rule: Rule,
  branch: Branch,
  { use, date, facts }: Question,
  { data }: OriginTables,
): { readonly figures: ValueTest; readonly cite: string } | undefined {
  if (facts.alternativeStaging === false) return undefined;
  const light = (each: string): boolean => each === "oem-passenger" || each === "oem-light-truck";
  const part =
    rule.vehicle === "" &&
    (use === undefined ? branch.uses.some(light) : light(use)) &&
    (branch.overlay !== undefined || rule.uses.some(light));
  const kind = part ? "part" : rule.vehicle;
  if (kind === "") return undefined;
  const rows = data.vehicles.filter(
    ([name, staging, , , from, to]) => name === kind && staging === "alternative" && from <= date && date <= to,
  );
  const figure = (test: string) => share(rows.find(([, , name]) => name === test)?.[3] ?? "");
  const [nc, tv] = [figure(part ? "net-cost" : "value"), figure("transaction-value")];
  return nc === undefined ? undefined : { figures: { nc, ...(tv === undefined ? {} : { tv }) }, cite: rows[0]?.[6] ?? "" };
}

// What fails by the standard stages may hold by the plan. Whether one was approved is a fact.
function withPlan(
  standard: Judgement,
  { figures, cite }: { readonly figures: ValueTest; readonly cite: string },
  setting: Setting,
): Judgement {
  const { rule, branch, bill, question, tables } = setting;
  const plain = judgePart(rule, branch, bill, question, tables, { ...overlayOf(rule, branch), ...figures });
  const plan = rule.vehicle === "" ? { verdict: plain, cites: [] } : withTests(plain, "alternative", setting);
  const declared = question.facts.alternativeStaging;
  const byPlan: Ternary = both(plan.verdict.holds, declared);
  const holds = either(standard.verdict.holds, byPlan);
  if (holds === standard.verdict.holds && holds !== undefined) return standard;
  const asks: readonly Ask[] = [
    ...(declared === undefined ? [{ fact: "facts.alternativeStaging", ask: message("origin/ask.staging-plan", { cite }) }] : []),
    ...plan.verdict.asks,
    ...standard.verdict.asks,
  ];
  const shown = declared === true || holds === true ? plan.verdict : standard.verdict;
  return {
    verdict: {
      ...shown,
      holds,
      asks: holds === undefined ? asks : [],
      because: [...shown.because, ...(declared === true ? [message("origin/because.staging-plan", { cite })] : [])],
    },
    cites: [...standard.cites, ...plan.cites, cite],
  };
}

/** The use that the parts of a vehicle have; a good that may be of several kinds takes the first, whose figures are the stricter. */
export function useWithin(branches: readonly Branch[]): Question["use"] | undefined {
  const kinds = new Set(branches.flatMap(({ rules }) => rules.map(({ vehicle }) => vehicle)));
  if (kinds.has("passenger")) return "oem-passenger";
  if (kinds.has("light-truck")) return "oem-light-truck";
  return kinds.has("heavy-truck") ? "oem-heavy-truck" : undefined;
}
