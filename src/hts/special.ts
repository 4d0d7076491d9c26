// The special column: a chain of rates, each for the programs named after it.

import { remembering } from "../exact/remembering.js";
import { cleanRate } from "./rate-clean.js";
import { parseRate, type RateExpr, type RateProblem } from "./rate-text.js";

/** A rate and its programs. "pointer" sends the reader to other provisions ("See 9823...."). */
export interface SpecialSegment {
  readonly rate: RateExpr | "pointer";
  readonly text: string;
  readonly programs: readonly string[];
}

/** The segments of one text, and what did not parse. */
export interface SpecialColumn {
  readonly segments: readonly SpecialSegment[];
  readonly problems: readonly string[];
}

const SEGMENT = /([^()]*(?:\([^()]*[a-z][^()]*\)[^()]*)*)\(([A-Z.,+*\s(]+)\)?/g;

// As many as of rates.
const MOST_KNOWN = 20_000;

/** Parse a special column. Programs are tokens: `SG` is not `S`. */
export const parseSpecial: (text: string) => SpecialColumn = remembering(read, MOST_KNOWN);

function read(text: string): SpecialColumn {
  const clean = cleanRate(text);
  const segments: SpecialSegment[] = [];
  const problems: string[] = [];
  let end = 0;
  for (const found of clean.matchAll(SEGMENT)) {
    const rateText = (found[1] ?? "").trim();
    end = found.index + found[0].length;
    const programs = (found[2] ?? "").split(/[\s,(.]+/).filter((program) => program !== "");
    const rate = rateOf(rateText);
    if (typeof rate === "object" && "error" in rate) problems.push(`${rateText}: ${rate.error}`);
    else segments.push({ rate, text: rateText, programs });
  }
  const rest = clean.slice(end).replace(/[\s).,]+/g, "");
  if (rest !== "" && segments.length > 0) problems.push(`left over: ${rest}`);
  if (segments.length === 0 && clean !== "") {
    const rate = rateOf(clean);
    if (typeof rate === "object" && "error" in rate) problems.push(`${clean}: ${rate.error}`);
    else segments.push({ rate, text: clean, programs: [] });
  }
  return { segments, problems };
}

function rateOf(text: string): RateExpr | RateProblem | "pointer" {
  if (/^See [\d.]/.test(text)) return "pointer";
  if (text === "") return { kind: "free" };
  return parseRate(text);
}
