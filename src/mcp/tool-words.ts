// What agents are told of the tools: titles, and how they go together.

/** Said once, when an agent connects. */
export const INSTRUCTIONS = [
  "Carveout answers what U.S. duty is owed on goods of Canada, why, and what to file. All tools only read; nothing is kept or sent elsewhere.",
  "Begin with `answer`: it takes plain words or a tariff number and a day, and gives a verdict for both cases, with and without a CUSMA claim.",
  'Where status is "open" the duty turns on a fact: ask the user the question as it is worded, then call again with the fact. Never guess a fact.',
  'Where it is "choose", several lines fit the words: ask which goods are meant. Repeat the verdict as it is; say the day and the last day on which the law was seen.',
  "For more use `assess` (one line, all reasons), `history` (changes over time), `origin` (does it qualify under CUSMA), `entry`, `audit` and `rate` (many lines), `search` and `lines` (numbers), `diff`, `compare` and `exposure` (changes of law), `timeline` (events, feeds), `reference` (facts, measures, coverage).",
  "Long lists are cut and say so; pass whole: true for all of it, or use the address that is named.",
].join("\n");

/** Titles by tool. */
export const TITLES: Readonly<Record<string, string>> = {
  answer: "What duty is owed",
  assess: "Assess an entry line",
  entry: "Assess a whole entry",
  origin: "CUSMA origin of a good",
  rate: "Rate a table of lines",
  audit: "Audit filed entries for refunds",
  search: "Find a tariff number",
  lines: "Look up a tariff line",
  history: "History of the duty on a product",
  diff: "What changed between two days",
  compare: "Compare the law with a scenario",
  exposure: "Duty on Canada's actual trade",
  timeline: "Time line of the dispute and feeds",
  reference: "Facts, measures and coverage of the law",
};

/** Descriptions of arguments that the operations leave to their names. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  lines: "Entry lines, each as `line` of assess",
  map: "Names of columns, theirs=ours each",
  dates: "Order of days such as 03/04/2026: mdy or dmy",
  fees: "Whether the fees of entry are answered, too",
  readings: "Readings of open questions by id, 1 or 2 each, as reference (about: law) lists them",
  rows: "Rows of the report as lists of cells; the first is the header",
  scenario: "Text of a scenario file in YAML",
  spi: "Program claimed: S for CUSMA, none for no claim; both when left out",
  value: "Customs value in dollars, such as 10000.00",
  origin: "Country of origin, ISO 3166-1; CA when left out",
  q: "Words or a number",
  limit: "Most results",
  chapter: "Two digits, such as 76",
  from: "First day, YYYY-MM-DD",
  to: "Second day, YYYY-MM-DD",
  until: "First day no longer shown, YYYY-MM-DD",
  by: "How sums are grouped",
  month: "2025-10, or 2025-07..2025-12",
  claims: "comparable, or recorded as in the statistics",
  assume: "Facts that trade data do not hold, such as content.aluminum.value=0.4",
  kind: "Kind of event, such as effective, court, deadline",
  sector: "Sector, such as metals",
  measure: "Measure, such as canada-338",
  id: "Id of a measure, such as canada-338",
  numbers: "Tariff numbers",
};
