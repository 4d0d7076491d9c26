// Claims under chapter 98: which of its provisions leave nothing of column 1, as the law's general rule has it, and which are refused
// because they do not exist, are open to some programs, origins or columns alone, or carry a rate of their own that no rule works out.

import provisions from "../../schedule/chapter-98.yaml";
import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { IN_WORDS } from "../hts/provisions.js";
import { parseSpecial } from "../hts/special.js";
import type { Chapter98Rule } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";
import { type Message, message } from "../said/message.js";
import type { FactProblem } from "./line.js";
import { problem, quote } from "./problem.js";

const DIGITS = 8;
const FREE = "Free";

/** What a claim is held against. */
export interface Chapter98Claims {
  readonly rules: readonly Pick<Chapter98Rule, "prefix" | "title" | "origins" | "ends">[];
  readonly programs: readonly Program[];
  /** Countries whose goods pay column 2. */
  readonly column2: ReadonlySet<string>;
}

/** The line that makes a claim. */
export interface Claimant {
  readonly origin: string;
  readonly entryDate: Day;
  readonly spi: unknown;
}

/** The columns that a provision prints: general, special, and column 2 where it alone is not free. */
function columnsOf(printed: string): readonly [general: string, special: string, column2: string] {
  const [general = "", special = "", column2 = ""] = printed.split("|").map((column) => column.trim());
  return [general, special, column2];
}

/** The provisions below a prefix that are free in column 1 whatever program is claimed, eight digits each. */
export function freeProvisions(prefix: string): readonly string[] {
  return Object.entries(provisions).flatMap(([number, printed]) => {
    const digits = number.replaceAll(".", "");
    return columnsOf(printed)[0] === FREE && digits.startsWith(prefix) ? [digits] : [];
  });
}

/** Why a claim cannot be answered; undefined where it can. */
export function chapter98Problem(claimed: string, line: Claimant, claims: Chapter98Claims): FactProblem | undefined {
  const digits = claimed.replaceAll(".", "").slice(0, DIGITS);
  const number = formatHts(digits);
  const printed = provisions[number];
  const rules = claims.rules.filter(({ prefix }) => digits.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length);
  const worked = rules.some(({ prefix }) => prefix.length === DIGITS);
  if (printed === undefined && !worked)
    return refused(message("facts/bad-chapter98", { found: quote(claimed) }), message("facts/bad-chapter98.none.fix"));
  const [rule] = rules;
  if (rule?.origins?.includes(line.origin) === false)
    return refused(
      message("facts/bad-chapter98.origin", { number, goods: { law: rule.title }, origin: line.origin }),
      message("facts/bad-chapter98.origin.fix"),
    );
  if (rule?.ends !== undefined && line.entryDate >= rule.ends)
    return refused(
      message("facts/bad-chapter98.ended", { number, goods: { law: rule.title }, day: rule.ends }),
      message("facts/bad-chapter98.origin.fix"),
    );
  return worked ? undefined : notFree(number, printed ?? "", line, claims);
}

// Why the columns of a provision free nothing for the line; undefined where they do.
function notFree(number: string, printed: string, { origin, entryDate, spi }: Claimant, { programs, column2 }: Chapter98Claims) {
  const [general, special, other] = columnsOf(printed);
  if (column2.has(origin) && other !== "")
    return refused(
      message("facts/bad-chapter98.column-2", { number, rate: ofRate(other), origin }),
      message("facts/bad-chapter98.rate.fix"),
    );
  if (general === FREE) return undefined;
  const program = programs.find(({ symbols }) => typeof spi === "string" && symbols.includes(spi));
  const claimable = program?.members.includes(origin) === true && (program.ends === undefined || entryDate < program.ends);
  const free = parseSpecial(special).segments.filter(({ rate }) => rate !== "pointer" && rate.kind === "free");
  if (claimable && free.some((segment) => segment.programs.some((symbol) => program.symbols.includes(symbol)))) return undefined;
  const open = general === "" && free.length > 0;
  return refused(
    message(open ? "facts/bad-chapter98.program" : "facts/bad-chapter98.rate", {
      number,
      rate: ofRate(general === "" ? special : general),
    }),
    message(open ? "facts/bad-chapter98.program.fix" : "facts/bad-chapter98.rate.fix"),
  );
}

function ofRate(printed: string): string | { readonly word: string } {
  return printed === IN_WORDS ? { word: "a rate put in words" } : printed;
}

function refused(what: Message, fix: Message): FactProblem {
  return problem("facts/bad-chapter98", "chapter98", what, fix);
}
