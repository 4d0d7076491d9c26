// A measure in words: every heading as amended, with the acts, the open questions and the day it was last seen.

import type { Adds, Amendment, Law, Measure, Provision } from "../law/types.js";
import { instrumentOf } from "../law/values.js";
import { type Message, message } from "../said/message.js";
import { PLAIN, type Style } from "./words.js";

/** What a heading adds. */
function addsInWords(adds: Adds): Message {
  switch (adds.kind) {
    case "nothing":
      return message("explain/no-duty");
    case "rate":
      return message("measure/adds-rate", { rate: { word: adds.text } });
    case "up-to":
      return message("measure/lifts", { rate: { law: adds.text } });
    case "in-place":
      return message("measure/in-place", { rate: { word: adds.text } });
    case "barred":
      return message("measure/barred");
    case "table":
      return message("measure/table", { table: { law: adds.text } });
    case "either":
      return message("measure/either", { law: addsInWords(adds.law), print: addsInWords(adds.general) });
    default:
      return adds satisfies never;
  }
}

function headingText(id: string): string {
  return /^\d{8}$/.test(id) ? `${id.slice(0, 4)}.${id.slice(4, 6)}.${id.slice(6)}` : id;
}

function amendmentLine(amendment: Amendment, style: Style): string[] {
  const { terms, from, known, withdrawn } = amendment;
  const { say } = style.translator;
  const changes: Message[] = [];
  const headings = (ids: readonly string[]): string => ids.map(headingText).join(", ");
  if (terms.adds !== undefined) changes.push(addsInWords(terms.adds));
  if (terms.except !== undefined && terms.except.length > 0) changes.push(message("measure/except", { headings: headings(terms.except) }));
  if (terms.inLieuOf !== undefined && terms.inLieuOf.length > 0)
    changes.push(message("measure/instead-of", { headings: headings(terms.inLieuOf) }));
  if (terms.adds === undefined && (terms.goods ?? terms.when ?? terms.unless ?? terms.origin) !== undefined)
    changes.push(message("measure/amended-goods"));
  if (terms.value !== undefined && terms.value.kind !== "customs-value") changes.push(message("measure/on", { basis: terms.value.kind }));
  return [
    say(
      message("measure/from", {
        day: from,
        known: known > from ? message("measure/known", { day: known }) : "",
        changes: changes.length === 0 ? message("measure/amended") : { all: changes, by: "; " },
        withdrawn: withdrawn === undefined ? "" : message("measure/withdrawn", { day: withdrawn }),
      }),
    ),
    style.dim(say(message("measure/seen", { acts: amendment.by.join("; "), seen: amendment.seen }))),
  ];
}

function provisionLines({ id, covers, amendments, ends }: Provision, style: Style): string[] {
  const { say, law } = style.translator;
  return [
    `  ${style.bold(headingText(id))}  ${law(covers)}`,
    ...amendments.flatMap((amendment) => amendmentLine(amendment, style)),
    ...(ends === undefined ? [] : [say(message("measure/ends", { day: ends.on, acts: ends.by.join("; ") }))]),
  ];
}

/** A measure with its whole dated history. */
export function measureInWords(law: Law, measure: Measure, style: Style = PLAIN): string[] {
  const { say, law: inLaw } = style.translator;
  const { ends, unlawful, lastSeen, reviewed } = measure;
  const cited = new Set(
    [
      ...measure.provisions.flatMap((provision) => provision.amendments.flatMap((amendment) => amendment.by)),
      ...(measure.ends?.by ?? []),
    ].map((by) => instrumentOf(law.instruments, by)?.id),
  );
  return [
    `${style.bold(inLaw(measure.title))} (${measure.id}; ${style.translator.word(measure.authority)})`,
    say(message("measure/last-seen", { seen: { law: lastSeen.in }, day: lastSeen.day, reviewed })),
    ...(ends === undefined ? [] : [say(message("measure/ended", { day: ends.on, acts: ends.by.join("; ") }))]),
    ...(unlawful === undefined
      ? []
      : [say(message("measure/unlawful", { day: unlawful.held, acts: unlawful.by.join("; "), because: { law: unlawful.because } }))]),
    ...measure.litigation.map(({ text, seen }) => say(message("measure/in-court", { day: seen, text: { law: text } }))),
    "",
    ...measure.provisions.flatMap((provision) => provisionLines(provision, style)),
    ...(measure.questions.length === 0 ? [] : ["", say(message("measure/open-questions"))]),
    ...measure.questions.flatMap((question) => [
      `  ${question.id}: ${inLaw(question.ask)}`,
      `    1. ${inLaw(question.readings[0])}`,
      `    2. ${inLaw(question.readings[1])}`,
      `    ${say(message(question.treatment === "range" ? "measure/both" : "measure/first"))} (${question.cites.join("; ")})`,
    ]),
    "",
    say(message("measure/acts")),
    ...[...cited].flatMap((id) => {
      const act = id === undefined ? undefined : law.instruments[id];
      if (act === undefined) return [];
      const days = [
        act.signed && say(message("measure/signed", { day: act.signed })),
        act.published && say(message("measure/published", { day: act.published })),
        act.printed,
        act.document,
        act.mark,
      ].filter(Boolean);
      return [`  ${act.id}: ${act.title} (${days.join("; ")})`];
    }),
  ];
}
