// A newer print in words: what differs and may reach the goods, line by line, and how much else changed.

import type { Law } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import type { DifferenceKind, NewerPrint, PrintDifference } from "./types.js";

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  rate: "another rate",
  unreadable: "printed otherwise, not readable as a rate",
  gone: "not printed",
  new: "new",
  returned: "ended in the law, printed anew",
  words: "other words",
  footnotes: "other footnotes",
};

const LONGEST = 160;

/** One difference as a line. */
export function differenceInWords({ id, kind, law, print, words, why, reaches }: PrintDifference): string {
  const text = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  const against = kind === "words" || kind === "footnotes" ? print : `law: ${law}; print: ${print}`;
  return `${dotted(id)}  ${KINDS[kind]}: ${against}${text === "" ? "" : `. "${text}"`} (${reaches ? "" : "does not reach: "}${why})`;
}

/** Whether answers follow a difference, or it is only reported here. */
export function bears(difference: PrintDifference): boolean {
  return difference.reaches && difference.kind !== "words" && difference.kind !== "footnotes";
}

/** The print against the law of its day: what bears on answers first, then texts to read again, then what keeps to other origins. */
export function printInWords({ name, from, differences }: NewerPrint): string[] {
  const bearing = differences.filter(bears);
  const texts = differences.filter((each) => each.reaches && !bears(each));
  const others = differences.filter((each) => !each.reaches);
  if (differences.length === 0) return [`Chapter 99 of HTS ${name} prints the law of ${from}.`];
  return [
    bearing.length === 0
      ? `Chapter 99 of HTS ${name} prints the rates of the law of ${from}.`
      : `Chapter 99 of HTS ${name} differs from the law of ${from} in ${bearing.length} headings that may reach the goods. Answers from that day say so:`,
    ...bearing.map((each) => `  ${differenceInWords(each)}`),
    ...(texts.length === 0
      ? []
      : [`${texts.length} headings of the law, or open to any origin, changed in words or footnotes only; read them again:`]),
    ...texts.map((each) => `  ${differenceInWords(each)}`),
    ...(others.length === 0 ? [] : [`${others.length} more headings changed and keep to other origins (--json lists them).`]),
  ];
}

/**
 * What every surface that sums or lists answers says of a newer print: how many headings it has otherwise, what answers from its day on do
 * about it, and which headings stand in no amount. Absent without a print that differs, and for days before it.
 */
export function printNotice(law: Pick<Law, "print">, { arg }: Translator, day?: string): string | undefined {
  const { print } = law;
  const bearing = print?.differences.filter(bears) ?? [];
  if (print === undefined || bearing.length === 0 || (day !== undefined && day < print.from)) return undefined;
  const open = bearing.filter((each) => each.rates !== undefined).map(({ id }) => dotted(id));
  const unknown = bearing
    .filter(({ kind, rates }) => kind === "new" || kind === "returned" || (kind === "rate" && rates === undefined))
    .map(({ id }) => dotted(id));
  return arg({
    all: [
      message("print/notice", { edition: print.name, day: print.from, count: bearing.length }),
      ...(open.length === 0 ? [] : [message("print/notice.ranges", { headings: some(open) })]),
      ...(unknown.length === 0 ? [] : [message("print/notice.unknown", { headings: some(unknown) })]),
    ],
    by: " ",
  });
}

const NAMED = 3;

function some(headings: readonly string[]): Arg {
  const named = headings.slice(0, NAMED).join(", ");
  return headings.length <= NAMED ? named : message("print/and-more", { headings: named, count: headings.length - NAMED });
}
