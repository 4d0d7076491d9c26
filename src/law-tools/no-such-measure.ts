// What `explain` answers when no measure goes by the word: what the number is, if it is one, and which names are close.

import { nearest } from "../facts/spelling.js";
import { formatHts, typedDigits } from "../hts/number.js";
import { openSchedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { readSchedule } from "../packaged/read-schedule.js";
import { type Arg, type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";

// So many headings are named.
const NAMED = 8;

/** The refusal of a word by which no measure and no heading on record goes; `inLaw` says a sentence of the law in the language of the call. */
export function noSuchMeasure(law: Law, word: string, inLaw: Translator["law"]): CallError {
  const digits = typedDigits(word.replace(/\/.*$/, ""));
  if (digits !== undefined) return hasHeading(law, digits) ? noSuchName(word, [formatHts(digits)]) : noSuchNumber(law, digits, inLaw);
  return noSuchName(
    word,
    law.measures.map(({ id }) => id),
  );
}

function hasHeading(law: Law, digits: string): boolean {
  return law.measures.some(({ provisions }) => provisions.some(({ id }) => id === digits));
}

function noSuchName(word: string, names: readonly string[]): CallError {
  const near = names.length === 1 ? names[0] : nearest(word, names);
  const alike = names.filter((name) => name.split("-").includes(word.toLowerCase()));
  const fix =
    near !== undefined
      ? message("facts/did-you-mean", { near })
      : message("law/known", { names: (alike.length > 0 ? alike : names).join(", ") });
  return new CallError(message("law/no-such-measure", { id: word }), fix);
}

function noSuchNumber(law: Law, digits: string, inLaw: Translator["law"]): CallError {
  const number = formatHts(digits);
  if (!digits.startsWith("99"))
    return new CallError(
      message("law-tool/number-of-goods", { number }),
      digits.startsWith("98") ? message("law-tool/number-of-chapter-98.fix") : message("law-tool/number-of-goods.fix", { number }),
    );
  const near = headingsNear(law, digits);
  if (digits.length < 8) return new CallError(message("law-tool/part-of-heading", { number }), near);
  return new CallError({ all: [message("law-tool/heading-of-no-measure", { number }), ...whatIsKnown(law, digits, inLaw)], by: " " }, near);
}

function whatIsKnown(law: Law, digits: string, inLaw: Translator["law"]): Message[] {
  const heading = digits.slice(0, 8);
  // What the register says of many headings by their beginning holds for those that are printed.
  const outside = law.register?.outside.find(({ stems }) => stems.some((stem) => heading.startsWith(stem)));
  const schedule = openSchedule(readSchedule(packagePath("schedule/chapters-98-99.json.gz")));
  const editions = schedule.revisions.filter(({ from }) => schedule.printed(heading, from) !== undefined);
  const last = editions.at(-1);
  const general = last === undefined ? undefined : schedule.printed(heading, last.from)?.general;
  return [
    last === undefined
      ? message("law-tool/heading-not-printed")
      : message("law-tool/heading-printed", { edition: last.name, rate: general ?? "" }),
    ...(outside === undefined || last === undefined ? [] : [message("law-tool/heading-outside", { why: inLaw(outside.why) })]),
  ];
}

// The headings on record whose numbers begin alike, the longest beginning first.
function headingsNear(law: Law, digits: string): Arg {
  const ids = [...new Set(law.measures.flatMap(({ provisions }) => provisions.flatMap(({ id }) => /^\d{8}/.exec(id)?.[0] ?? [])))].sort();
  for (const length of [7, 6]) {
    const stem = digits.slice(0, length);
    const found = ids.filter((id) => id.startsWith(stem));
    if (stem.length < length || found.length === 0) continue;
    const numbers = `${found.slice(0, NAMED).map(formatHts).join(", ")}${found.length > NAMED ? ", …" : ""}`;
    return message("law-tool/headings-near.fix", { numbers });
  }
  return message("law-tool/see-measures.fix");
}
