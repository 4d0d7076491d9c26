// What would make a failing alternative pass: so many dollars of non-originating value less, or another source for the one material that fails.

import { compare, div, fromInteger, mul, ONE, type Rational, sub, toDecimalText, toNumberRounded, ZERO } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import { type Arg, isMessage, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Bill } from "./bill.js";
import type { Scope } from "./notation.js";
import type { Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import { percent, sum, wholePercent } from "./tolerance.js";
import type { Tried } from "./try-rule.js";
import type { Mend } from "./types.js";

const DIGITS: Readonly<Partial<Record<Scope, readonly [number, Arg]>>> = {
  CC: [2, { word: "chapter" }],
  CTH: [4, { word: "heading" }],
  GOODH: [4, { word: "heading" }],
  CTSH: [6, { word: "subheading" }],
  GOODSH: [6, { word: "subheading" }],
  CTI: [8, { word: "tariff item" }],
};

/** Mends of one alternative that fails for sure; empty for one that holds or is open. */
export function mendsOf(
  { verdict, branch, rule }: Tried,
  bill: Bill,
  question: Question,
  tables: OriginTables,
  { say }: Translator,
): readonly Mend[] {
  if (verdict.holds !== false) return [];
  const { failing, wanted, least = {} } = verdict;
  const vnm = sum(bill.counted);
  const found: Mend[] = [];
  for (const { material } of wanted)
    found.push({
      kind: "shift",
      material: material.path,
      text: say(message("suggest/note", { name: material.name })),
    });
  const [only, ...others] = failing;
  if (only !== undefined && others.length === 0 && verdict.deMinimis?.used !== true) {
    const { name, path, hts } = only.material;
    const [digits, level] = DIGITS[rule.parsed().scope] ?? [0, ""];
    const base = question.transactionValue ?? question.totalCost;
    const textile = isTextile(verdict.because);
    const share = tables.share("tolerance");
    const tolerated: readonly Arg[] = textile
      ? [message("suggest/by-weight")]
      : verdict.deMinimis?.allowed === true && base !== undefined
        ? [
            message("suggest/tolerance", {
              value: { decimal: toDecimalText(floorCents(mul(base, share)), 2) },
              share: { decimal: wholePercent(share) },
            }),
          ]
        : [];
    const elsewhere: readonly Arg[] =
      digits === 0 ? [] : [message("suggest/elsewhere", { level, code: formatHts(branch.good.slice(0, digits)) })];
    const named = hts === "" ? name : `${name} (${formatHts(hts)})`;
    const ways: Arg = { all: [message("suggest/region"), ...elsewhere, ...tolerated], by: ", " };
    found.push({
      kind: "shift",
      material: path,
      text: say(
        wanted.length > 0 ? message("suggest/also-fails", { name: named, ways }) : message("suggest/only-fails", { name: named, ways }),
      ),
    });
  }
  if (vnm === undefined || compare(vnm, ZERO) <= 0) return found;
  for (const [method, base, needed] of [
    [{ word: "transaction value" }, question.transactionValue, least.tv],
    [{ word: "net cost" }, question.netCost, least.nc],
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
      text: say(
        message("suggest/value", {
          method,
          value: { decimal: toDecimalText(value, 2) },
          whole: { decimal: toDecimalText(vnm, 2) },
          share: { decimal: percent(share) },
          needed: { decimal: percent(needed) },
        }),
      ),
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
