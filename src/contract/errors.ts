// The codes of refusals: why a line, an entry, a question of origin, a table or one of its rows cannot be answered. docs/errors.md shows
// what causes each.

/** Every code with what is wrong. */
export const ERRORS = {
  "content/exceeds-whole": "The parts of a line are worth more, or weigh more, than the line",
  "country/unknown": "A country is not an ISO 3166-1 alpha-2 code",
  "date/before-coverage": "The day lies before the first day on record",
  "date/import-after-entry": "The goods would arrive after they were entered",
  "date/invalid": "A day is not one of the calendar, or is not written YYYY-MM-DD",
  "facts/bad-chapter98": "Chapter 98 has no such provision",
  "facts/bad-decimal": "An amount is not a plain decimal",
  "facts/missing-key": "A required fact is absent",
  "facts/unknown-key": "No fact has this name",
  "facts/unknown-program": "No preference program has this symbol",
  "facts/wrong-type": "A fact is of another type than its own",
  "hts/not-a-primary-number": "A number of chapters 98 and 99 is declared beside another; it is not a line of its own",
  "hts/not-an-entry-level-number": "The number has 4 or 6 digits; the lines below it are named",
  "hts/not-in-force": "The schedule has no such line on this day; a successor is named where there is one",
  "hts/wrong-length": "A tariff number has 8 or 10 digits",
  "json/invalid": "The text is not JSON",
  "json/too-long": "The line of text is longer than 1 MiB",
  "options/unknown-key": "No option has this name",
  "options/unknown-reading": "A reading was chosen of a question that the law does not have",
  "options/wrong-type": "The options are not an object",
  "origin/no-metal": "It is not said of which metal a purchase is",
  "origin/not-encoded": "The law on goods of this country is not wholly encoded",
  "origin/stock-short": "More was used of a material than its lots hold",
  "origin/too-deep": "Materials are nested deeper than they are read",
  "origin/two-values": "A material has two values that differ",
  "origin/unknown-branch": "The rule has no such branch",
  "origin/unknown-choice": "A fact of origin has none of the values that it can have",
  "origin/zero-base": "A share of nothing was asked for",
  "table/already-running": "Another run writes the same output",
  "table/bad-encoding": "The text is neither UTF-8 nor UTF-16",
  "table/duplicate-column": "A column that is read stands twice",
  "table/empty": "The table has no rows",
  "table/line-too-long": "A line of the table is longer than 1 MiB",
  "table/lost-digits": "A number lost digits before it reached the table",
  "table/missing-column": "A required column is absent",
  "table/no-such-column": "A column was named that the table does not have",
  "table/no-such-file": "The file does not exist",
  "table/no-such-sheet": "The workbook has no such sheet",
  "table/open-quote": "A quote opens and does not close",
  "table/other-currency": "An amount is in another currency than dollars",
  "table/other-run": "The output holds the parts of a run over other input or other law",
  "table/other-unit": "A weight is in another unit than kilograms",
  "table/ragged-row": "A row has another number of cells than the header",
  "table/same-file": "Input and output are the same file",
  "table/too-large": "The file is larger than is read here",
  "table/truncated": "The file ends before its data do",
  "table/two-days": "A date could be two days",
  "table/two-numbers": "An amount could be two numbers",
  "table/unread-duty": "Columns that may hold a duty are not read",
  "table/unreadable": "The file cannot be read as the table that its first bytes say it is",
  "table/unwritable": "The output cannot be written",
} as const;

/** A stable code of a refusal, `room/what-is-wrong`. */
export type ErrorCode = keyof typeof ERRORS;

/** The codes of tables. */
export type TableErrorCode = Extract<ErrorCode, `table/${string}`>;
