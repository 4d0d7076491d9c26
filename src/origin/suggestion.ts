// What a failing alternative lacks: dollars of non-originating value, or the one material that fails the change.

import { compare, div, fromInteger, mul, ONE, type Rational, sub, toDecimalText, toNumberRounded, ZERO } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import { type Arg, isMessage } from "../said/message.js";
import type { Bill } from "./bill.js";
import type { Scope } from "./notation.js";
import type { Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import { percent, sum, wholePercent } from "./tolerance.js";
import type { Tried } from "./try-rule.js";
import type { Mend } from "./types.js";

const DIGITS: Readonly<Partial<Record<Scope, readonly [number, string]>>> = {
  CC: [2, "chapter"],
  CTH: [4, "heading"],
  GOODH: [4, "heading"],
  CTSH: [6, "subheading"],
  GOODSH: [6, "subheading"],
  CTI: [8, "tariff item"],
};

/** Mends of one alternative that fails for sure; empty for one that holds or is open. */
export function mendsOf({ verdict, branch, rule }: Tried, bill: Bill, question: Question, tables: OriginTables): readonly Mend[] {
  if (verdict.holds !== false) return [];
  const { failing, wanted, least = {} } = verdict;
  const vnm = sum(bill.counted);
  const found: Mend[] = [];
  for (const { material } of wanted)
    found.push({
      kind: "shift",
      material: material.path,
      text: `${material.name} must originate, by a note of the chapter: source it in the region.`,
    });
  const [only, ...others] = failing;
  if (only !== undefined && others.length === 0 && verdict.deMinimis?.used !== true) {
    const { name, path, hts } = only.material;
    const [digits, level] = DIGITS[rule.parsed().scope] ?? [0, ""];
    const base = question.transactionValue ?? question.totalCost;
    const textile = isTextile(verdict.because);
    const tolerated = textile
      ? ", or show that it is within the tolerance by weight"
      : verdict.deMinimis?.allowed === true && base !== undefined
        ? `, or bring its value to ${toDecimalText(floorCents(mul(base, tables.share("tolerance"))), 2)} or less (the ${wholePercent(tables.share("tolerance"))} tolerance)`
        : "";
    const elsewhere =
      digits === 0 ? "" : `, use a material from outside ${level} ${formatHts(branch.good.slice(0, digits))} that the rule takes`;
    found.push({
      kind: "shift",
      material: path,
      text: `${wanted.length > 0 ? "Besides," : "Only"} ${name}${hts === "" ? "" : ` (${formatHts(hts)})`} fails the change: source it in the region${elsewhere}${tolerated}.`,
    });
  }
  if (vnm === undefined || compare(vnm, ZERO) <= 0) return found;
  for (const [method, base, needed] of [
    ["transaction value", question.transactionValue, least.tv],
    ["net cost", question.netCost, least.nc],
  ] as const) {
    if (base === undefined || needed === undefined) continue;
    const room = mul(base, sub(ONE, needed));
    const over = sub(vnm, room);
    if (compare(over, ZERO) <= 0) continue;
    const value = ceilCents(over);
    const share = div(value, vnm);
    if (compare(share, ONE) > 0) continue;
    found.push({
      kind: "value",
      value: toDecimalText(value, 2),
      share: toNumberRounded(share, 4),
      text: `By ${method}: ${toDecimalText(value, 2)} of the ${toDecimalText(vnm, 2)} of non-originating value (${percent(share)}) would have to originate to reach ${percent(needed)}.`,
    });
  }
  return found;
}

// The textile tolerance is by weight.
function isTextile(because: readonly Arg[]): boolean {
  return because.some((each) => isMessage(each) && each.id.startsWith("origin/because.textile"));
}

const CENT = fromInteger(100);

function floorCents(amount: Rational): Rational {
  return div(fromInteger((amount.n * 100n) / amount.d), CENT);
}

function ceilCents(amount: Rational): Rational {
  return div(fromInteger((amount.n * 100n + amount.d - 1n) / amount.d), CENT);
}
