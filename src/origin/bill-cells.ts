// The cells of a bill of materials: money with signs and separators, numbers that a spreadsheet cut, yes and no.

/** A cell as read: the value with what was changed about it, or why it cannot be read. */
export type Cell<T> =
  | { readonly value: T; readonly note?: string }
  | { readonly code: `bill/${string}`; readonly problem: string; readonly fix: string };

const AMOUNT_FIX = "Write a U.S. dollar amount such as 1234.56 or $1,234.56.";

/** Dollars as decimal text of two decimals at most. A finer amount is raised to the next cent, which never helps a claim. */
export function readAmount(text: string): Cell<string> {
  const bare = text.replace(/^(?:US\s?\$|USD|\$)\s*|\s*(?:US\s?\$|USD|\$)$/gi, "").replace(/[\s\u00a0\u202f']/g, "");
  if (/[A-Za-z€£¥$]/.test(bare) && !/^\d*\.?\d+e-?\d+$/i.test(bare))
    return {
      code: "bill/other-currency",
      problem: `${quoted(text)} is not in U.S. dollars.`,
      fix: "Convert it to U.S. dollars; one bill has one currency.",
    };
  if (/^\(.*\)$|^-|-$/.test(bare))
    return {
      code: "bill/negative",
      problem: `${quoted(text)} is below zero.`,
      fix: "A credit is not a material; take it off the value it belongs to.",
    };
  const plain = withPoint(bare);
  if (plain === undefined) return { code: "bill/bad-amount", problem: `${quoted(text)} is no amount.`, fix: AMOUNT_FIX };
  const [whole = "0", decimals = ""] = plain.split(".");
  const kept = decimals.replace(/0+$/, "");
  if (kept.length <= 2) return { value: kept === "" ? whole : `${whole}.${kept}` };
  // A spreadsheet writes 0.1 + 0.2 with seventeen digits; that is noise, not a finer amount.
  const cents = BigInt(`${whole}${kept.slice(0, 2)}`);
  const rest = kept.slice(2);
  if (/^0{6,}/.test(rest)) return { value: money(cents) };
  const raised = money(cents + 1n);
  return /^9{6,}/.test(rest)
    ? { value: raised }
    : { value: raised, note: `${quoted(text)} is finer than a cent and was raised to ${raised}.` };
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
      problem: `${quoted(text)} is not in kilograms.`,
      fix: "Convert it to kilograms; one bill has one unit of weight.",
    };
  if (plain === undefined)
    return { code: "bill/bad-weight", problem: `${quoted(text)} is no weight.`, fix: "Write kilograms such as 12.5." };
  const [whole = "0", decimals = ""] = plain.split(".");
  return { value: decimals === "" ? whole : `${whole}.${decimals.slice(0, 6)}` };
}

// What stands where a number is not known or there is none.
const NO_NUMBER = /^(?:n\/?a|n\.a\.|none|tbd|unknown|inconnu|s\/?o|-|\?)$/i;

/** Does a cell say that there is no number, or that it is not known? */
export function saysNoNumber(text: string): boolean {
  return NO_NUMBER.test(text.trim());
}

/** A tariff number of 4 to 10 digits. Zeros that a spreadsheet dropped are put back where there is one way only. */
export function readCode(text: string): Cell<string> {
  const bare = text.replace(/[\s\u00a0-]/g, "");
  if (/^\d{4}(?:\.?\d{2}){0,3}$/.test(bare)) return { value: bare };
  if (/^\d{4}\.\d$/.test(bare))
    return { value: `${bare}0`, note: `${quoted(text)} was read as ${bare}0; a spreadsheet drops the last zero.` };
  if (/^\d{7}$|^\d{9}$/.test(bare))
    return { value: `0${bare}`, note: `${quoted(text)} was read as 0${bare}; a spreadsheet drops the first zero.` };
  if (/^\d{3}(?:\.\d{2}){1,3}$/.test(bare))
    return { value: `0${bare}`, note: `${quoted(text)} was read as 0${bare}; a spreadsheet drops the first zero.` };
  return {
    code: "bill/bad-number",
    problem: `${quoted(text)} is not a tariff number.`,
    fix: "Give 4, 6, 8 or 10 digits as text, or leave the cell empty.",
  };
}

const YES = /^(?:yes|y|true|1|x|oui|o|vrai)$/i;
const NO = /^(?:no|n|false|0|non|faux)$/i;
const OPEN = /^(?:\?|unknown|null|inconnu|n\/a|na|)$/i;

/** Yes, no, or not known. */
export function readYesNo(text: string): Cell<boolean | null> {
  if (YES.test(text) || /^(?:originating|originaire)$/i.test(text)) return { value: true };
  if (NO.test(text) || /^(?:non-?originating|non originaire)$/i.test(text)) return { value: false };
  if (OPEN.test(text)) return { value: null };
  return {
    code: "bill/bad-answer",
    problem: `${quoted(text)} is neither yes, no nor ?.`,
    fix: "Write yes, no, or ? where it is not known.",
  };
}

/** Text in quotation marks, cut when long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
