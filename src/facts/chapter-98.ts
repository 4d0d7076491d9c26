// Claims under chapter 98: which of its provisions leave nothing of column 1, as the law's general rule has it, and which are refused
// because they do not exist, are open to some programs alone, or carry a rate of their own that no rule of the law works out.

import provisions from "../../schedule/chapter-98.yaml";
import { formatHts } from "../hts/number.js";
import { IN_WORDS } from "../hts/provisions.js";
import { parseSpecial } from "../hts/special.js";
import type { Chapter98Rule } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";
import { message } from "../said/message.js";
import type { FactProblem } from "./line.js";
import { problem, quote } from "./problem.js";

const DIGITS = 8;
const FREE = "Free";

/** What a claim is held against. */
export interface Chapter98Claims {
  readonly rules: readonly Pick<Chapter98Rule, "prefix">[];
  readonly programs: readonly Program[];
}

/** Whether a claim may be made whatever program is claimed; `digits` are the eight of the provision. */
export function isOpenToAll(digits: string, rules: Chapter98Claims["rules"]): boolean {
  return provisions[formatHts(digits)] === FREE || rules.some(({ prefix }) => prefix.length === DIGITS && prefix === digits);
}

/** The provisions below a prefix that are free whatever program is claimed, eight digits each. */
export function freeProvisions(prefix: string): readonly string[] {
  return Object.entries(provisions).flatMap(([number, rate]) => {
    const digits = number.replaceAll(".", "");
    return rate === FREE && digits.startsWith(prefix) ? [digits] : [];
  });
}

/** Why a claim cannot be answered; undefined where it can. */
export function chapter98Problem(claimed: string, spi: unknown, { rules, programs }: Chapter98Claims): FactProblem | undefined {
  const digits = claimed.replaceAll(".", "").slice(0, DIGITS);
  if (isOpenToAll(digits, rules)) return undefined;
  const number = formatHts(digits);
  const printed = provisions[number];
  if (printed === undefined)
    return problem(
      "facts/bad-chapter98",
      "chapter98",
      message("facts/bad-chapter98", { found: quote(claimed) }),
      message("facts/bad-chapter98.none.fix"),
    );
  const [general = "", special = ""] = printed.split("|").map((column) => column.trim());
  const symbols = typeof spi === "string" ? (programs.find((each) => each.symbols.includes(spi))?.symbols ?? [spi]) : [];
  const free = parseSpecial(special).segments.filter(({ rate }) => rate !== "pointer" && rate.kind === "free");
  if (free.some((segment) => segment.programs.some((program) => symbols.includes(program)))) return undefined;
  const open = general === "" && free.length > 0;
  const rate = general === "" ? special : general;
  return problem(
    "facts/bad-chapter98",
    "chapter98",
    message(open ? "facts/bad-chapter98.program" : "facts/bad-chapter98.rate", {
      number,
      rate: rate === IN_WORDS ? { word: IN_WORDS } : rate,
    }),
    message(open ? "facts/bad-chapter98.program.fix" : "facts/bad-chapter98.rate.fix"),
  );
}
