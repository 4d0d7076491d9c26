// Low-value shipments and parcels by post: which process of law/parcels.yaml is open to a line, and what it leaves of the duties.

import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { formatCents, roundToCents } from "../exact/money.js";
import { compare, div, type Rational, ZERO } from "../exact/rational.js";
import { type EntryLine, isExact } from "../facts/line.js";
import { meetsParcel } from "../law/of-origin.js";
import type { Condition, Law, ParcelRule } from "../law/types.js";
import { type Message, message } from "../said/message.js";
import type { BaseDuty } from "./base.js";
import type { Charge } from "./charge.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Told } from "./told.js";
import { fact, type World } from "./world.js";

/** The processes that are open to one line. */
export interface Parcel {
  /** Free of duty and fees where it is claimed. */
  readonly clearance?: ParcelRule;
  /** The process by which mail pays. */
  readonly post?: ParcelRule;
  /** Why a process that was claimed or named is not open. */
  readonly refused: readonly Told[];
}

/** What the goods of a line are, for what a process excludes. */
export interface ParcelGoods {
  readonly listed: ReadonlySet<string>;
  readonly plans: readonly Plan[];
}

const NONE: Parcel = { refused: [] };
// Another answer to `entryType` than the one that asks for an ordinary entry means the process of the mode.
const ORDINARY = "formal";

/**
 * Find the processes open to a line on its day. `together` is the value of all that enters with it: the clearance counts what one person
 * brings in on one day.
 */
export function parcelOf(law: Law, line: EntryLine, knownOn: Day | undefined, goods: () => ParcelGoods, together = line.value): Parcel {
  const clearance = ruleOf(law, "clearance", line, knownOn);
  const post = ruleOf(law, "post", line, knownOn);
  const posted = post !== undefined && line.given.get("mode") === post.mode && line.given.get("entryType") !== ORDINARY;
  const claimed = clearance?.claim !== undefined && line.given.get(clearance.claim) === true;
  const small = clearance?.limit !== undefined && within(together, clearance.limit);
  if (!posted && !claimed && !small) return NONE;
  const found = goods();
  const refused: Told[] = [];
  const notCleared = clearance === undefined ? undefined : whyNot(law, clearance, line, together, found);
  if (claimed && notCleared !== undefined) refused.push({ code: "de-minimis/not-open", says: notCleared, fact: clearance.claim ?? "" });
  const outside = posted ? outsideOf(law, post, line, found) : undefined;
  if (posted && outside !== undefined) {
    const process = { law: post.title };
    const says =
      outside === "deposits"
        ? message("post/not-open.deposits", { process })
        : message("post/not-open.goods", { process, goods: { law: outside.title } });
    refused.push({ code: "post/not-open", says, fact: "mode" });
  }
  return {
    ...(clearance !== undefined && notCleared === undefined ? { clearance } : {}),
    ...(posted && outside === undefined && post.limit !== undefined && within(line.value, post.limit) ? { post } : {}),
    refused,
  };
}

function ruleOf(
  law: Law,
  parcel: ParcelRule["parcel"],
  { entryDate, origin }: EntryLine,
  knownOn: Day | undefined,
): ParcelRule | undefined {
  for (let at = law.parcels.length - 1; at >= 0; at--) {
    const rule = law.parcels[at] as ParcelRule;
    if (rule.parcel !== parcel || rule.from > entryDate || (knownOn !== undefined && rule.known > knownOn)) continue;
    if (meetsParcel(rule, origin)) return rule;
  }
  return undefined;
}

function within(value: Rational, limit: string): boolean {
  return compare(value, dollars(limit)) <= 0;
}

function dollars(text: string): Rational {
  const found = parseDecimal(text, 2);
  if (found === undefined) throw new Error(`parcels.yaml holds ${text}, which is not an amount`);
  return found;
}

function whyNot(law: Law, rule: ParcelRule, line: EntryLine, together: Rational, goods: ParcelGoods): Message | undefined {
  const about = { fact: rule.claim ?? "", process: { law: rule.title }, cites: rule.cites.join("; ") };
  if (rule.limit === undefined) return message("de-minimis/not-open.closed", { ...about, day: rule.from });
  if (!within(together, rule.limit)) return message("de-minimis/not-open.limit", { ...about, limit: { money: rule.limit } });
  const outside = outsideOf(law, rule, line, goods);
  if (outside === undefined) return undefined;
  return outside === "deposits"
    ? message("de-minimis/not-open.deposits", about)
    : message("de-minimis/not-open.goods", { ...about, goods: { law: outside.title } });
}

/** "$2,500.00". */
export function inDollars(amount: string): string {
  return `$${formatCents(roundToCents(dollars(amount))).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
}

/** What keeps the goods out of a process: the list that names them, or a duty collected as a deposit. */
function outsideOf(
  law: Law,
  { notGoods, notAuthorities }: ParcelRule,
  line: EntryLine,
  { listed, plans }: ParcelGoods,
): { readonly title: string } | "deposits" | undefined {
  const list = notGoods.find((id) => listed.has(id));
  if (list !== undefined) return law.lists[list];
  const deposits = plans.some(({ headings }) =>
    [...headings.values()].some(({ measure, terms }) => notAuthorities.includes(measure.authority) && !isStatedOut(terms.unless, line)),
  );
  return deposits ? "deposits" : undefined;
}

// What the importer states may put the goods outside a duty of their number: not what an order describes, or first made in a province that
// it leaves out.
function isStatedOut(unless: Condition, line: EntryLine): boolean {
  if (unless.op === "any") return unless.tests.some((test) => isStatedOut(test, line));
  if (unless.op !== "is") return false;
  const stated = line.given.get(unless.fact);
  return stated !== undefined && !isExact(stated) && unless.any.includes(stated);
}

/** Whether this world claims the clearance; a world that does not records it as a relief. */
export function isCleared(world: World, { clearance }: Parcel): boolean {
  return clearance?.claim !== undefined && fact(world, clearance.claim, true) === true;
}

const only = new WeakMap<Plan["headings"], Map<string, Plan["headings"]>>();

/** The plan with the headings of the measures that the process alone collects. */
export function collectedBy(rule: ParcelRule | undefined, plan: Plan): Plan {
  if (rule?.owes === undefined) return plan;
  let kept = only.get(plan.headings);
  if (kept === undefined) {
    kept = new Map();
    only.set(plan.headings, kept);
  }
  const key = rule.owes.join(" ");
  let headings = kept.get(key);
  if (headings === undefined) {
    headings = new Map<string, PlannedHeading>([...plan.headings].filter(([, { measure }]) => rule.owes?.includes(measure.id)));
    kept.set(key, headings);
  }
  return { ...plan, headings };
}

/** The base duty where a process collects none. */
export function noBaseDuty(rule: ParcelRule, value: Rational): BaseDuty {
  const source = { since: rule.from, by: rule.cites };
  return { program: rule.title, rateText: "Free", on: value, basis: "value", exact: ZERO, amount: 0n, share: ZERO, notices: [], source };
}

/** The charges of a process; where the carrier chose it, one flat amount an item in place of all rates, under the first of them. */
export function flatCharges(world: World, rule: ParcelRule | undefined, charges: readonly Charge[]): readonly Charge[] {
  const { origin, entryDate } = world.setting.line;
  const amounts = rule?.flat?.amounts.filter(({ origins }) => origins.includes(origin)) ?? [];
  const flat = amounts.find(({ until }) => until === undefined || entryDate < until)?.amount;
  if (rule?.flat === undefined || flat === undefined || fact(world, rule.flat.claim, true) !== true) return charges;
  const since = amounts.reduce((last, { until }) => (until !== undefined && until <= entryDate && until > last ? until : last), rule.from);
  const amount = dollars(flat);
  const rateText = `${inDollars(flat)} an item`;
  const owed = charges.filter(({ amount: cents, on }) => cents !== 0n && on.n !== 0n);
  return charges.flatMap((each) => {
    if (!owed.includes(each)) return [each];
    if (each !== owed[0]) return [];
    const source = { since, by: [...new Set([...each.heading.by, ...rule.cites])] };
    return [{ ...each, rate: div(amount, each.on), rateText, amount: roundToCents(amount), source }];
  });
}

/** What is outside of the process that the line enters by, where the list on record is not complete. */
export function openLists(law: Law, line: EntryLine, { clearance, post }: Parcel): Told[] {
  const cleared = clearance?.claim !== undefined && line.given.get(clearance.claim) === true;
  const rule = cleared ? clearance : post;
  const open = (rule?.notGoods ?? []).flatMap((id) => {
    const list = law.lists[id];
    return list?.open === true ? [list] : [];
  });
  return open.map(({ title }) => ({
    code: "parcel/open-list",
    says: message("parcel/open-list", { process: { law: rule?.title ?? "" }, goods: { law: title } }),
    fact: cleared ? (clearance?.claim ?? "") : "mode",
  }));
}

/** What a process says with an answer; `declares` where a number of chapter 98 or 99 or a claim stands. */
export function saidOfPost({ post }: Parcel, declares: boolean): Told[] {
  if (post === undefined) return [];
  const said = post.entryNeeded === undefined || !declares ? post.says : [...post.says, post.entryNeeded];
  const source = post.cites.join("; ");
  return said.map(({ code, text }) => ({ code, says: message("said/with-source", { text: { law: text }, cites: source }), fact: "mode" }));
}
