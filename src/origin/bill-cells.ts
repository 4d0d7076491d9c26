// The cells of a bill of materials: money with signs and separators, numbers that a spreadsheet cut, yes and no.

import { formatHts } from "../hts/number.js";
import { type Arg, message } from "../said/message.js";
import { withoutMarks } from "../tables/word-cells.js";

/** A cell as read: the value with what was changed about it, or why it cannot be read. */
export type Cell<T> =
  | { readonly value: T; readonly note?: Arg }
  | { readonly code: `bill/${string}`; readonly problem: Arg; readonly fix: Arg };

const AMOUNT_FIX = message("bill/amount.fix");

/** Dollars as decimal text of two decimals at most. A finer amount is raised to the next cent, which never helps a claim. */
export function readAmount(text: string): Cell<string> {
  const bare = text.replace(/^(?:US\s?\$|USD|\$)\s*|\s*(?:US\s?\$|USD|\$)$/gi, "").replace(/[\s\u00a0\u202f']/g, "");
  if (/[A-Za-z€£¥$]/.test(bare) && !/^\d*\.?\d+e-?\d+$/i.test(bare))
    return {
      code: "bill/other-currency",
      problem: message("bill/currency", { cell: quoted(text) }),
      fix: message("bill/currency.fix"),
    };
  if (/^\(.*\)$|^-|-$/.test(bare))
    return {
      code: "bill/negative",
      problem: message("bill/below-zero", { cell: quoted(text) }),
      fix: message("bill/below-zero.fix"),
    };
  const plain = withPoint(bare);
  if (plain === undefined) return { code: "bill/bad-amount", problem: message("bill/amount", { cell: quoted(text) }), fix: AMOUNT_FIX };
  const [whole = "0", decimals = ""] = plain.split(".");
  const kept = decimals.replace(/0+$/, "");
  if (kept.length <= 2) return { value: kept === "" ? whole : `${whole}.${kept}` };
  // A spreadsheet writes 0.1 + 0.2 with seventeen digits; that is noise, not a finer amount.
  const cents = BigInt(`${whole}${kept.slice(0, 2)}`);
  const rest = kept.slice(2);
  if (/^0{6,}/.test(rest)) return { value: money(cents) };
  const raised = money(cents + 1n);
  return /^9{6,}/.test(rest) ? { value: raised } : { value: raised, note: message("bill/raised", { cell: quoted(text), amount: raised }) };
}

function money(cents: bigint): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// Where both separators stand, the last is the decimal one; a comma before exactly three digits parts thousands.
function withPoint(bare: string): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(bare)) return bare;
  if (/^\.\d+$/.test(bare)) return `0${bare}`;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(bare)) return bare.replaceAll(",", "").replace(/\.$/, "");
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare)) return bare.replaceAll(".", "").replace(",", ".");
  if (/^\d+,\d{1,2}$/.test(bare)) return bare.replace(",", ".");
  return undefined;
}

/** Kilograms as decimal text. */
export function readWeight(text: string): Cell<string> {
  const bare = text.replace(/\s*kg$/i, "").replace(/[\s\u00a0\u202f]/g, "");
  const plain = withPoint(bare);
  if (plain === undefined && /^[\d.,]+[A-Za-z]+$/.test(bare))
    return {
      code: "bill/other-unit",
      problem: message("bill/not-kilograms", { cell: quoted(text) }),
      fix: message("bill/not-kilograms.fix"),
    };
  if (plain === undefined)
    return { code: "bill/bad-weight", problem: message("bill/weight", { cell: quoted(text) }), fix: message("bill/weight.fix") };
  const [whole = "0", decimals = ""] = plain.split(".");
  return { value: decimals === "" ? whole : `${whole}.${decimals.slice(0, 6)}` };
}

// What stands where a thing is not known or there is none.
const UNSAID =
  /^(?:n\/?a|n\.a\.|nil|none|null|tbd|t\.b\.d\.|tba|to be determined|unk|unknown|not known|pending|inconnue?|desconhecido|nan|non connue?|à déterminer|a determiner|en attente|s\/?o|sans objet|aucune?|nd|n\.d\.|[-–—]+|\?+)$/i;

/** Does a cell say that there is nothing to say, or that it is not known? */
export function saysNothing(text: string): boolean {
  return UNSAID.test(text.trim());
}

/** A tariff number of 4 to 10 digits. Zeros that a spreadsheet dropped are put back where there is one way only. */
export function readCode(text: string): Cell<string> {
  const bare = (withoutMarks(text)?.text ?? text).replace(/[\s\u00a0-]/g, "");
  if (/^\d{4}(?:\.?\d{2}){0,3}$/.test(bare)) return { value: bare };
  if (/^\d{4}\.\d$/.test(bare)) return withZero(text, `${bare}0`, "bill/last-zero");
  if (/^(?:\d{7}|\d{9}|\d{3}(?:\.\d{2}){1,3})$/.test(bare)) return withZero(text, `0${bare}`, "bill/first-zero");
  return {
    code: "bill/bad-number",
    problem: message("bill/number", { cell: quoted(text) }),
    fix: message("bill/number.fix"),
  };
}

function withZero(text: string, value: string, note: "bill/first-zero" | "bill/last-zero"): Cell<string> {
  return { value, note: message(note, { cell: quoted(text), number: formatHts(value.replaceAll(".", "")) }) };
}

const YES = /^(?:yes|y|true|1|x|oui|o|vrai|originating|originates|qualif(?:ies|ied|ying)|eligible|originaires?|admissibles?)$/i;
const NO =
  /^(?:no|n|false|0|non|faux|(?:non|not|no)[- ]?(?:originating|qualified|qualifying|eligible|originaires?|admissibles?)|ineligible|inadmissible|does not (?:originate|qualify))$/i;

/** Yes, no, or not known. */
export function readYesNo(text: string): Cell<boolean | null> {
  if (YES.test(text)) return { value: true };
  if (NO.test(text)) return { value: false };
  if (text === "" || saysNothing(text)) return { value: null };
  return {
    code: "bill/bad-answer",
    problem: message("bill/yes-no", { cell: quoted(text) }),
    fix: message("bill/yes-no.fix"),
  };
}

/** Text in quotation marks, cut when long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
