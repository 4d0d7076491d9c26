// Rows that cannot be read whole, and what is said of them. Every reader of tables says the same.

import type { Wrong } from "./cell.js";

/** Why the line of a row cannot be read whole. */
export type Broken = "line-too-long" | "open-quote";

/** Lines that a quoted cell may run over: a stray quote costs at most so many lines read twice. */
export const MOST_LINES = 1_000;

/** What is said of a row whose line is broken. */
export const BROKEN: Readonly<Record<Broken, Wrong>> = {
  "line-too-long": {
    code: "table/line-too-long",
    message: "The line is longer than 1 MiB; the rest of it was not read.",
    fix: "Split it into its rows.",
  },
  "open-quote": {
    code: "table/open-quote",
    message: `A quote opens in this row and does not close within ${MOST_LINES.toLocaleString("en-US")} lines and 1 MiB; the lines after it were read as rows of their own.`,
    fix: "Close the quote, or write it twice where it is part of a quoted text.",
  },
};

/** What is said of a row with more or fewer cells than the header. */
export function ragged(cells: number, width: number): Wrong {
  return {
    code: "table/ragged-row",
    message: `The row has ${cells} cells, the header ${width}.`,
    fix: "Quote cells that hold commas or line ends.",
  };
}
