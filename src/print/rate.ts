// Rate texts of chapter 99: what can be read without guessing.

import type { Adds, SettledAdds } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import type { PrintedRate } from "./types.js";

const COLUMN_1 = "the duty provided in the applicable subheading";

/** The rate that a text prints, or undefined where it says more or other than a rate. A list of programs after it is not a rate. */
export function printedRate(text: string): PrintedRate | undefined {
  const plain = text
    .replace(/\([^()]*\)\s*$/, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/\.$/, "")
    .toLowerCase();
  if (plain === "no change" || plain === "free" || plain === COLUMN_1) return { kind: "nothing" };
  const added =
    /^(?:a |an )?(?:additional )?(?:duty of )?(\d+(?:\.\d+)?) ?(?:%|percent)(?: ad valorem)?(?: upon the value of the (?:non-u\.s\.|(\w+)) content)?$/;
  if (plain.startsWith(COLUMN_1)) {
    const rest = plain.slice(COLUMN_1.length).trim();
    const found = rest.startsWith("+") ? added.exec(rest.slice(1).trim()) : null;
    if (found === null) return undefined;
    const [, percent = "", content] = found;
    return { kind: "adds", percent: shortest(percent), ...(content === undefined ? {} : { content }) };
  }
  const whole = /^(\d+(?:\.\d+)?) ?(?:%|percent)(?: ad valorem)?$/.exec(plain);
  return whole === null ? undefined : { kind: "total", percent: shortest(whole[1] ?? "") };
}

function shortest(percent: string): string {
  return percent.includes(".") ? percent.replace(/0+$/, "").replace(/\.$/, "") : percent;
}

/** Whether a heading of the law adds what is printed; undefined where print and law cannot be compared. */
export function sameRate(adds: Adds, printed: PrintedRate): boolean | undefined {
  switch (adds.kind) {
    case "nothing":
      return printed.kind === "nothing";
    case "rate":
      return printed.kind === "adds" && `${printed.percent}%` === adds.text;
    case "up-to":
      return printed.kind === "total" && `up to ${printed.percent}%` === adds.text;
    case "either":
      return sameRate(adds.law, printed);
    case "in-place":
    case "barred":
    case "table":
      return undefined;
    default:
      return adds satisfies never;
  }
}

/** Whether a print shows the rate that the law says it keeps, in whichever words it puts it. */
export function showsRate(kept: SettledAdds, printed: PrintedRate): boolean {
  if (kept.kind !== "rate" || printed.kind === "nothing") return sameRate(kept, printed) === true;
  return `${printed.percent}%` === kept.text;
}

/** A printed rate as what a heading adds. */
export function addsOf(printed: PrintedRate): Exclude<Adds, { kind: "either" }> {
  if (printed.kind === "nothing") return { kind: "nothing" };
  const [whole = "", decimals = ""] = printed.percent.split(".");
  const rate = [`${whole}${decimals}`.replace(/^0+(?=\d)/, ""), `1${"0".repeat(2 + decimals.length)}`] as const;
  return printed.kind === "adds"
    ? { kind: "rate", rate, text: `${printed.percent}%` }
    : { kind: "up-to", rate, text: `up to ${printed.percent}%` };
}

/** What a heading adds, in a few words. */
export function inFewWords(adds: Adds): Arg {
  switch (adds.kind) {
    case "nothing":
      return { word: "nothing" };
    case "up-to":
      return message("print/up-to", { rate: { word: adds.text.replace(/^up to /, "") } });
    case "rate":
    case "in-place":
      return { word: adds.text };
    case "table":
      return { law: adds.text };
    case "barred":
      return { word: "barred" };
    case "either":
      return inFewWords(adds.law);
    default:
      return adds satisfies never;
  }
}
