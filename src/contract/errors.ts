// The codes of refusals: why a line, an entry or a question of origin cannot be answered. docs/errors.md shows each with its cause.

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
} as const;

/** A stable code of a refusal, `room/what-is-wrong`. */
export type ErrorCode = keyof typeof ERRORS;
