// Counts the distinct rate texts of a compiled schedule, column by column.

import type { ScheduleData } from "./compile.js";
import { parseRate } from "./rate-text.js";
import { parseSpecial } from "./special.js";

/** Distinct texts of one column, and those that parse. */
export interface RateCount {
  readonly texts: number;
  readonly parsed: number;
}

/** Every distinct text of the general, special and column 2 columns of chapters 1 to 97. */
export function ratesOf(data: ScheduleData): { readonly general: Set<string>; readonly special: Set<string>; readonly other: Set<string> } {
  const found = { general: new Set<string>(), special: new Set<string>(), other: new Set<string>() };
  for (const text of Object.values(data.chapters)) {
    for (const line of text.split("\n")) {
      for (const span of line.slice(line.indexOf("|") + 1).split(";")) {
        const [, general = "", special = "", other = ""] = (span.split(":")[1] ?? "")
          .split(".")
          .map((index) => data.texts[Number.parseInt(index, 36)] ?? "");
        if (general !== "") found.general.add(general);
        if (special !== "") found.special.add(special);
        if (other !== "") found.other.add(other);
      }
    }
  }
  return found;
}

/** How many of them parse. */
export function countRates(data: ScheduleData): Readonly<Record<"general" | "special" | "other", RateCount>> {
  const { general, special, other } = ratesOf(data);
  const plain = (texts: Set<string>): RateCount => ({
    texts: texts.size,
    parsed: [...texts].filter((text) => !("error" in parseRate(text))).length,
  });
  return {
    general: plain(general),
    special: { texts: special.size, parsed: [...special].filter((text) => parseSpecial(text).problems.length === 0).length },
    other: plain(other),
  };
}
