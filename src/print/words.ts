// A newer print in words: what differs and may reach the goods, line by line, and how much else changed.

import { countryOf } from "../law/countries.js";
import type { Law } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import type { NewerPrint, PrintDifference } from "./types.js";
import { printQuestion } from "./with-print.js";

const LONGEST = 160;

/** One difference as a line. */
export function differenceInWords(difference: PrintDifference, { say }: Translator): string {
  const { id, kind, law, words, why, reaches } = difference;
  const text = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  const print = printedInWords(difference);
  const against: Arg = kind === "words" || kind === "footnotes" ? print : message("print/against", { law, print });
  const found: Arg = text === "" ? against : message("print/with-words", { found: against, words: text });
  return say(
    message("print/difference", {
      heading: dotted(id),
      kind: message(`print/kind.${kind}`),
      found,
      why: reaches ? why : message("print/does-not-reach", { why }),
    }),
  );
}

/** What the print has, in words: its own, or ours where it has none. */
export function printedInWords({ kind, print, change }: PrintDifference): Arg {
  return kind === "gone" ? message("print/not-printed") : (change ?? print);
}

/** Whether answers follow a difference, or it is only reported here. */
export function bears(difference: PrintDifference): boolean {
  return difference.reaches && difference.kind !== "words" && difference.kind !== "footnotes";
}

/** The print against the law of its day: what bears on answers first, then texts to read again, then what keeps to other origins. */
export function printInWords({ name, from, differences }: NewerPrint, translator: Translator): string[] {
  const { say } = translator;
  const bearing = differences.filter(bears);
  const texts = differences.filter((each) => each.reaches && !bears(each));
  const others = differences.filter((each) => !each.reaches);
  const edition = { edition: name, day: from };
  if (differences.length === 0) return [say(message("print/same", edition))];
  return [
    say(bearing.length === 0 ? message("print/same-rates", edition) : message("print/bearing", { ...edition, count: bearing.length })),
    ...bearing.map((each) => `  ${differenceInWords(each, translator)}`),
    ...(texts.length === 0 ? [] : [say(message("print/words-changed", { count: texts.length }))]),
    ...texts.map((each) => `  ${differenceInWords(each, translator)}`),
    ...(others.length === 0 ? [] : [say(message("print/others", { count: others.length }))]),
  ];
}

/** The print with its words in a language, for those who read it as data. */
export function writtenPrint(print: NewerPrint, { arg }: Translator): object {
  return {
    ...print,
    differences: print.differences.map((difference) => {
      const { change: _, ...each } = difference;
      return { ...each, law: arg(each.law), print: arg(printedInWords(difference)), why: arg(each.why) };
    }),
  };
}

/** What is asked of a print: a day, goods of an origin, readings that were chosen. */
export interface PrintAsked {
  readonly day?: string;
  readonly origin?: string;
  readonly readings?: Readonly<Record<string, number>>;
}

/**
 * What every surface that sums or lists answers says of a newer print: how many headings it has otherwise, what answers from its day on do
 * about it, and which headings are in no amount. Absent without a print that differs, and for days before it; of an origin, what its words
 * keep to others is left out. `readings` are those that the call chose, by question.
 */
export function printNotice(
  law: Pick<Law, "print" | "countries">,
  { arg }: Translator,
  { day, origin, readings = {} }: PrintAsked = {},
): string | undefined {
  const { print } = law;
  const country = origin === undefined ? undefined : countryOf(law, origin);
  const bearing = print?.differences.filter((each) => bears(each) && mayReach(each, country)) ?? [];
  if (print === undefined || bearing.length === 0 || (day !== undefined && day < print.from)) return undefined;
  const rated = bearing.filter((each) => each.rates !== undefined);
  const read = (reading: number | undefined): string[] =>
    rated.filter(({ id }) => readings[printQuestion(id)] === reading).map(({ id }) => dotted(id));
  const [open, kept, taken] = [read(undefined), read(1), read(2)];
  const unknown = bearing
    .filter(({ kind, rates }) => kind === "new" || kind === "returned" || (kind === "rate" && rates === undefined))
    .map(({ id }) => dotted(id));
  return arg({
    all: [
      message("print/notice", { edition: print.name, day: print.from, count: bearing.length }),
      ...(open.length === 0 ? [] : [message("print/notice.ranges", { headings: some(open) })]),
      ...(kept.length === 0 ? [] : [message("print/notice.law-chosen", { headings: some(kept) })]),
      ...(taken.length === 0 ? [] : [message("print/notice.print-chosen", { headings: some(taken) })]),
      ...(unknown.length === 0 ? [] : [message("print/notice.unknown", { headings: some(unknown) })]),
    ],
    by: " ",
  });
}

function mayReach({ origins, notOrigins }: PrintDifference, origin: string | undefined): boolean {
  return origin === undefined || (origins?.includes(origin) !== false && notOrigins?.includes(origin) !== true);
}

const NAMED = 3;

function some(headings: readonly string[]): Arg {
  const named = headings.slice(0, NAMED).join(", ");
  return headings.length <= NAMED ? named : message("print/and-more", { headings: named, count: headings.length - NAMED });
}
