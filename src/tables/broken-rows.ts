// Rows that cannot be read whole, and what is said of them. Every reader of tables says the same.

import { message } from "../said/message.js";
import type { Wrong } from "./cell.js";

/** Why the line of a row cannot be read whole. */
export type Broken = "line-too-long" | "open-quote";

/** Lines that a quoted cell may run over: a stray quote costs at most so many lines read twice. */
export const MOST_LINES = 1_000;

/** What is said of a row whose line is broken. */
export const BROKEN: Readonly<Record<Broken, Wrong>> = {
  "line-too-long": {
    code: "table/line-too-long",
    message: message("tables/line-too-long"),
    fix: message("tables/line-too-long.fix"),
  },
  "open-quote": {
    code: "table/open-quote",
    message: message("tables/open-quote", { lines: { grouped: MOST_LINES } }),
    fix: message("tables/open-quote.fix"),
  },
};

/** What is said of a row with more or fewer cells than the header. */
export function ragged(cells: number, width: number): Wrong {
  return {
    code: "table/ragged-row",
    message: message("tables/ragged", { cells, width }),
    fix: message("tables/ragged.fix"),
  };
}
