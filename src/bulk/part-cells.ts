// What the completions of a line come to, as cells of the panel.

import { scaled } from "../exact/rational.js";
import type { DutyPart } from "./duty-part.js";
import { type OutcomeCells, PANEL_WORTH, RATE_COLUMNS, RATE_DECIMALS } from "./panel-outcome.js";
import { AUTHORITIES } from "./program.js";

function questionsOf({ asked, aside }: DutyPart): string {
  return [...asked.map(({ fact }) => fact), ...aside].join(" ");
}

/** What is written of a part, as one text that distinguishes it from every other. */
export function partText(part: DutyPart): string {
  const { status, rates, headings, min, max } = part;
  if (status === "prohibited") return status;
  return `${status}|${headings}|${questionsOf(part)}|${rates === undefined ? `${min} ${max}` : rates.join(" ")}`;
}

// Cents of the value of the panel as a rate.
const CENTS_AS_RATE = 10n ** BigInt(RATE_DECIMALS) / scaled(PANEL_WORTH, 2);

/** Write a part. */
export function partCells(part: DutyPart): OutcomeCells {
  const { status, rates, headings, min, max } = part;
  const none = RATE_COLUMNS.map(() => "");
  if (status === "prohibited") return { status, rates: none, headings: undefined, questions: "" };
  const named = { status, questions: questionsOf(part), headings: status === "determined" ? headings : undefined };
  const [ordinary = 0n] = rates ?? [];
  const total = rates?.reduce((a, b) => a + b, 0n);
  const bounds = total === undefined ? [min * CENTS_AS_RATE, max === undefined ? undefined : max * CENTS_AS_RATE] : [total, total];
  const sums = total === undefined ? [undefined, undefined] : [total - ordinary, total];
  return { ...named, rates: [...(rates ?? AUTHORITIES.map(() => undefined)), ...sums, ...bounds].map(rateText) };
}

const texts = new Map<bigint, string>();

function rateText(rate: bigint | undefined): string {
  if (rate === undefined) return "";
  let found = texts.get(rate);
  if (found === undefined) {
    const digits = rate.toString().padStart(RATE_DECIMALS + 1, "0");
    found = `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`;
    texts.set(rate, found);
  }
  return found;
}
