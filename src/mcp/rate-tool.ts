// The tool that rates a small table. Agents see no HTTP headers, so how the table was read stands beside the CSV.

import { message } from "../said/message.js";
import { checkInput } from "../server/input.js";
import { type Given, languageOf, type Operation, type Parts, Refused } from "../server/operation.js";
import { rateText, TABLE_INPUT } from "../server/rate.js";
import { TEXT } from "../server/schemas.js";
import { reportLines } from "../tables/report-words.js";

const LONGEST_TABLE = 1 << 20;

/** The tool, as an operation that no route has. */
export const RATE: Operation = {
  name: "rate",
  method: "POST",
  path: "/v1/rate",
  summary: "",
  description:
    "Rate a small table of entry lines given as CSV text (at most 1 MiB): columns hts, origin, entry_date, customs_value and others of docs/bulk.md; every row comes back with its duties. Headers of brokers and of the ACE report are known, others are named by map. Cells in other than the plain form are read where they mean one thing; `reading` says how.",
  input: { csv: { ...TEXT, description: "The table, with a header line" }, ...TABLE_INPUT },
  answer: TEXT,
  run: () => undefined,
};

/** A table that was rated: the CSV, and in words what was read how, a line for each thing. */
export class RatedTable {
  constructor(
    readonly csv: string,
    readonly reading: readonly string[],
  ) {}
}

/** Call the tool. */
export async function rateTable(given: Given, parts: Parts): Promise<RatedTable | Refused> {
  const wrong = checkInput(RATE, given);
  if (wrong !== undefined) return wrong;
  const { csv, ...how } = given;
  if (typeof csv !== "string" || csv.length > LONGEST_TABLE)
    return new Refused(422, "request/wrong-value", message("server/csv-argument"), message("server/csv-argument.fix"), "csv");
  const rated = await rateText(csv, how, parts);
  if (rated instanceof Refused) return rated;
  return new RatedTable(rated.text, reportLines(rated.report, languageOf(given)));
}
