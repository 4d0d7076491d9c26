// Words of the frame and of the answer in English. `*…*` is set in bold.

/** When something is: before today, today, or to come. */
export type Tense = "past" | "now" | "future";

/** Words that name the claim of an answer, with another program or none in their place. */
export interface ClaimWords {
  readonly withCusma: string;
  readonly withoutCusma: string;
  /** Above the column of duties of a list. */
  readonly dutyWith: string;
  readonly noHelp: string;
  readonly nothingBoth: (lead: string, tense: Tense) => string;
  readonly freeClaimed?: Sentence;
  readonly freePlain?: Sentence;
  readonly bothDiffer?: (pays: string, claimed: string, amount: string, plain: string, most: string) => string;
  readonly eitherClaim: string;
  readonly withShort: string;
  readonly withoutShort: string;
  readonly bothShort: string;
  readonly fileClaimed: string;
  readonly claimedHere?: string;
}
type Sentence = (pays: string, rate: string, amount: string, value: string) => string;

const IS: Readonly<Record<Tense, string>> = { past: "was", now: "is", future: "will be" };

export const pageEn = {
  home: "State of play",
  trade: "Trade",
  searchShort: "What are you shipping? Words or a number",
  dayShown: "Day",
  todayWord: "Today",
  toToday: "Back to today",
  dark: "Dark theme",
  light: "Light theme",
  strip: (read: string, behind: number, now: boolean): string =>
    behind > 0
      ? `Law as read to *${read}*, ${behind} ${behind === 1 ? "day" : "days"} before ${now ? "today" : "the day shown"}.`
      : `Law as read to *${read}*.`,
  mayHaveChanged: "What may have changed",
  howFar: "How far it was read",
  showing: (day: string): string => `The page shows ${day}.`,
  skipTo: "Skip to the content",
  results1: (query: string): string => `Results for “${query}”`,
  matchSome: "No exact match. The numbers below have some of the words, or words spelled alike.",
  matchNearest: "No exact match. The numbers below are only the nearest by their letters and may be quite other goods.",
  ratesKey: "“+” means more by quantity; “✕” means that some or all of it may not be imported.",
  openFirst: "Enter opens the first; arrow keys move.",
  topicsTitle: "About the law and the trade",
  goodsTitle: "Goods",
  madeIn: "Made in",
  originsAnswered: "Answered",
  originsNotAnswered: "Not answered yet",
  originNotAnswered: (country: string): string =>
    `Goods made here are not answered yet: ${country}. Not all of the law on them is on record, so no amount is given.`,
  originLoading: "Reading the law on goods of other countries…",
  keepsOrigin: "Shipping through Canada does not change this answer: it goes by where the goods were made.",
  withProgram: (symbol: string): ClaimWords => ({
    withCusma: `Claiming ${symbol}`,
    withoutCusma: "Without a claim",
    dutyWith: `claiming ${symbol} / without`,
    noHelp: `Claiming ${symbol} does not help.`,
    nothingBoth: (lead, tense) =>
      `${lead} no duty ${tense === "past" ? "was" : tense === "now" ? "is" : "will be"} owed, whether ${symbol} is claimed or not.`,
    freeClaimed: (pays, rate, amount, value) =>
      `Free when ${symbol} is claimed. Without a claim ${pays} *${rate}*: *${amount}* on ${value}.`,
    freePlain: (pays, rate, amount, value) =>
      `Nothing is owed without a claim. When ${symbol} is claimed ${pays} *${rate}*: *${amount}* on ${value}.`,
    bothDiffer: (pays, claimed, amount, plain, most) =>
      `${pays} *${claimed}* (${amount}) when ${symbol} is claimed, *${plain}* (${most}) without.`,
    eitherClaim: `Claiming ${symbol} or not`,
    withShort: `claiming ${symbol}`,
    withoutShort: "without",
    bothShort: `claiming ${symbol} or not`,
    fileClaimed: `File it: claiming ${symbol}`,
    claimedHere: `${symbol} claimed`,
  }),
  withNoProgram: {
    withCusma: "Duty",
    withoutCusma: "Duty",
    dutyWith: "duty",
    noHelp: "",
    nothingBoth: (lead, tense) => `${lead} no duty ${tense === "past" ? "was" : tense === "now" ? "is" : "will be"} owed.`,
    eitherClaim: "Duty",
    withShort: "",
    withoutShort: "",
    bothShort: "",
    fileClaimed: "File it",
  } as ClaimWords,
  entered: (day: string): string => `Entered ${day}`,
  valueShort: "Value, US$",
  exampleValue: "an example",
  watch: "Watch",
  watching: "Watching",
  lead: (day: string, tense: Tense): string => (tense === "now" ? "Today" : `On ${day}`),
  pays: (lead: string, tense: Tense): string =>
    `${lead} your U.S. customer ${tense === "past" ? "paid" : tense === "now" ? "pays" : "will pay"}`,
  paysBoth: (pays: string, rate: string, amount: string, value: string): string => `${pays} *${rate}*: *${amount}* on ${value}.`,
  noHelp: "CUSMA does not help.",
  nothingBoth: (lead: string, tense: Tense): string =>
    `${lead} no duty ${tense === "past" ? "was" : tense === "now" ? "is" : "will be"} owed, with or without a CUSMA claim.`,
  freeClaimed: (pays: string, rate: string, amount: string, value: string): string =>
    `Free with a CUSMA claim. Without one ${pays} *${rate}*: *${amount}* on ${value}.`,
  freePlain: (pays: string, rate: string, amount: string, value: string): string =>
    `Nothing is owed without a CUSMA claim. With one ${pays} *${rate}*: *${amount}* on ${value}.`,
  bothDiffer: (pays: string, claimed: string, amount: string, plain: string, most: string): string =>
    `${pays} *${claimed}* (${amount}) with a CUSMA claim, *${plain}* (${most}) without.`,
  banned: (lead: string, tense: Tense): string =>
    `${lead} these goods ${tense === "past" ? "could" : "may"} not be imported into the United States.`,
  bannedIf: (lead: string, tense: Tense, ask: string, answer: string): string =>
    `${lead} these goods ${tense === "past" ? "could" : "may"} not be imported into the United States if the answer to “${ask}” is *${answer}*.`,
  otherwise: "Otherwise",
  between: (lead: string, tense: Tense, span: string, questions: number): string =>
    `${lead} it ${IS[tense]} *${span}*. ${questions === 1 ? "One question decides." : `${questions} questions decide.`}`,
  eitherWay: (lead: string, tense: Tense, amount: string): string =>
    `${lead} it ${IS[tense]} *${amount}* either way; what is declared depends on a fact.`,
  fromNext: (day: string, what: string): string => `From ${day}: *${what}*.`,
  upTo: (share: string): string => `up to ${share}`,
  nextEnds: (day: string): string => `The number itself ends on ${day}.`,
  banOfSome: "barred for some",
  nextBan: "importation barred",
  scheduled: "on record",
  changedOn: (day: string): string => `So since ${day}`,
  eitherClaim: "With or without CUSMA",
  oneQuestion: "One question left",
  someQuestions: (count: number): string => `${count} questions left`,
  withShort: "with CUSMA",
  withoutShort: "without",
  bothShort: "with and without CUSMA",
  ifItIs: (amount: string): string => `If it is ${amount}`,
  cannotShow: "I cannot show it: what CBP then charges",
  goodsWord: "Goods",
  totalDuty: "Duty",
  fileLater: "What to file follows once this is answered.",
  fileIt: "File it",
  fileClaimed: "File it: with a CUSMA claim",
  filePlain: "File it: without a claim",
  noDuty: "no duty",
  lowerIt: "What could lower it",
  rareCases: "Rare cases: baggage, donations, publications",
  ifYes: "if the answer is yes",
  findOut: "depending on the answer",
  factsUsed: "Facts used",
  copyFiling: "Copy filing",
  copyText: "Copy as text",
  savePage: "Save as a page",
  historyOf: "Since January 2025",
  earlier: "Earlier change",
  later: "Later change",
  asTable: "Table with acts",
  saveCsv: "CSV",
  saveSvg: "SVG",
  savePng: "PNG",
  ofTheValue: "U.S. duty, per cent of the customs value",
  bothClaims: "both claims",
  actsNote: "Acts",
  sourceNote: "Source: Carveout, from the U.S. tariff schedule and the acts named",
  readNote: (read: string): string => `law as read to ${read}`,
  savedOn: (day: string): string => `Saved on ${day}`,
  origin1: "Country of origin",
  program: "SPI",
  noSpi: "none",
  filingOf: "Filing",
  lawWord: "Law",
  address: "Link",
  sameDuty: (count: number): string => `These ${count} lines owe the same`,
  sameDutyPick: "any of them gives the same answer; your broker knows which number is yours",
  otherLines: "Other lines",
  unnamed: "not described here yet; ask your broker which number is yours",
  ended: (day: string): string => `This number ended on ${day}.`,
  nowOne: "Open one of them:",
  noValue: "There is no answer until the value above can be read.",
  knownHere: (day: string): string => `Only the law that was public by ${day} is used here.`,
  notYet: (day: string): string => `This number begins on ${day}.`,
  outside: (day: string): string => `The law on record begins on ${day}.`,
  nearLines: "Numbers near it, one of which may be meant",
  whichColumn: (column: string): string => `Which column holds the ${column}?`,
  oneColumn: "One column left to name",
  someColumns: (count: number): string => `${count} columns left to name`,
  columnNames: {
    hts: "tariff number",
    origin: "country of origin",
    entry_date: "day of entry",
    customs_value: "customs value",
  } as Readonly<Record<string, string>>,
  chooseColumn: "choose a column",
  totalBounds: (least: string, most: string): string => (least === most ? least : `${least} to ${most}`),
  totalLeast: (least: string): string => `at least ${least}`,
  dutyOnAll: "Duty on all lines",
  openRows: (count: number): string =>
    count === 0
      ? ""
      : count === 1
        ? "One line needs an answer: open it to give it."
        : `${count.toLocaleString("en-US")} lines need an answer: open one to give it.`,
  outOfSeasonRows: (count: number, numbers: string): string =>
    `${count === 1 ? "1 line has" : `${count.toLocaleString("en-US")} lines have`} a number for goods entered at another time of year: ${numbers}. Open one to see more.`,
  otherUnitValueRows: (count: number, numbers: string): string =>
    `${count === 1 ? "1 line has" : `${count.toLocaleString("en-US")} lines have`} a number for goods worth more or less per unit: ${numbers}. Open one to see more.`,
  refusedRows: (count: number): string =>
    count === 0
      ? ""
      : count === 1
        ? "One line could not be rated and counts as nothing."
        : `${count.toLocaleString("en-US")} lines could not be rated and count as nothing.`,
  noticesOf: (count: number): string => (count === 1 ? "One thing to know." : `${count} things to know.`),
  notChecked: (count: number): string => (count === 1 ? "One was not checked against print." : `${count} were not checked against print.`),
  statuses: { error: "not rated", prohibited: "barred", range: "open", determined: "settled" } as Readonly<Record<string, string>>,
  tableSize: (lines: string, columns: number): string =>
    `${lines} ${lines === "1" ? "line" : "lines"}, ${columns} ${columns === 1 ? "column" : "columns"}`,
  row: "Row",
  number: "Number",
  day: "Day",
  worth: "Value",
  says: "What is open, or the numbers to file",
  sortBy: (column: string): string => `Sort by ${column}`,
  openRow: (row: string): string => `Open row ${row}`,
  settledOnly: "The bars are of settled lines alone.",
  notLoaded: "a part of the page could not be loaded. Check the connection, then reload the page.",
  noRows: "The table has a header and no rows below it.",
  pasteToo: "Or paste rows copied from a spreadsheet, header included.",
  pasted: "Pasted rows",
  closeIt: "Close",
  nextOpen: "Next open line",
  sameToo: (count: number): string =>
    `Give the same answer for the ${count === 1 ? "other open line" : `${count.toLocaleString("en-US")} other open lines`} of this number`,
  rowOwes: (amount: string, share: string): string => `This line owes *${amount}*${share === "" ? "" : ` (${share})`}.`,
  rowOpen: (span: string): string => `This line owes *${span}*.`,
  rowBarred: "These goods may not be imported.",
  inFull: "The whole answer, with its history",
  claimedHere: "CUSMA claimed",
  notClaimedHere: "no claim",
  lawOpenHere: "The law can be read in two ways here; the whole answer lets you choose.",
} as const;

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
/** Every word of the frame and the answer by its key. */
export type PageWords = Widened<typeof pageEn>;
