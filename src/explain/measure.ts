// A measure in words: every heading as amended, with the acts, the open questions and the day it was last seen.

import type { Adds, Amendment, Law, Measure, Provision } from "../law/types.js";
import { PLAIN, type Style } from "./words.js";

/** What a heading adds, in words. */
export function addsInWords(adds: Adds): string {
  switch (adds.kind) {
    case "nothing":
      return "adds nothing";
    case "rate":
      return `adds ${adds.text}`;
    case "up-to":
      return `lifts the duty ${adds.text}`;
    case "barred":
      return "entry barred";
    case "table":
      return `adds the rate of ${adds.text}`;
    case "either":
      return `${addsInWords(adds.law)}, or as printed ${addsInWords(adds.general)}`;
    default:
      return adds satisfies never;
  }
}

function headingText(id: string): string {
  return /^\d{8}$/.test(id) ? `${id.slice(0, 4)}.${id.slice(4, 6)}.${id.slice(6)}` : id;
}

function amendmentLine(amendment: Amendment, style: Style): string[] {
  const { terms } = amendment;
  const changes: string[] = [];
  if (terms.adds !== undefined) changes.push(addsInWords(terms.adds));
  if (terms.except !== undefined && terms.except.length > 0) changes.push(`except ${terms.except.map(headingText).join(", ")}`);
  if (terms.inLieuOf !== undefined && terms.inLieuOf.length > 0) changes.push(`instead of ${terms.inLieuOf.map(headingText).join(", ")}`);
  if (terms.adds === undefined && (terms.goods ?? terms.when ?? terms.unless ?? terms.origin) !== undefined)
    changes.push("goods or conditions amended");
  if (terms.value !== undefined && terms.value.kind !== "customs-value") changes.push(`on ${terms.value.kind}`);
  const late = amendment.known > amendment.from ? `, public on ${amendment.known}` : "";
  const back = amendment.withdrawn === undefined ? "" : ` (withdrawn on ${amendment.withdrawn} before it began)`;
  return [
    `    from ${amendment.from}${late}: ${changes.join("; ") || "amended"}${back}`,
    style.dim(`      ${amendment.by.join("; ")}; seen: ${amendment.seen}`),
  ];
}

function provisionLines(provision: Provision, style: Style): string[] {
  return [
    `  ${style.bold(headingText(provision.id))}  ${provision.covers}`,
    ...provision.amendments.flatMap((amendment) => amendmentLine(amendment, style)),
    ...(provision.ends === undefined ? [] : [`    ends ${provision.ends.on}: ${provision.ends.by.join("; ")}`]),
  ];
}

/** A measure with its whole dated history. */
export function measureInWords(law: Law, measure: Measure, style: Style = PLAIN): string[] {
  const cited = new Set(
    [
      ...measure.provisions.flatMap((provision) => provision.amendments.flatMap((amendment) => amendment.by)),
      ...(measure.ends?.by ?? []),
    ].map((by) => instrumentOf(law, by)),
  );
  return [
    `${style.bold(measure.title)} (${measure.id}; ${measure.authority})`,
    `Last seen ${measure.lastSeen.in}, ${measure.lastSeen.day}; reviewed ${measure.reviewed}.`,
    ...(measure.ends === undefined
      ? []
      : [`Ends: no longer collected on entries from ${measure.ends.on} (${measure.ends.by.join("; ")}).`]),
    ...(measure.unlawful === undefined
      ? []
      : [`Held unlawful on ${measure.unlawful.held} (${measure.unlawful.by.join("; ")}): ${measure.unlawful.because}`]),
    ...measure.litigation.map(({ text, seen }) => `In court, as last seen on ${seen}: ${text}.`),
    "",
    ...measure.provisions.flatMap((provision) => provisionLines(provision, style)),
    ...(measure.questions.length === 0 ? [] : ["", "Open questions:"]),
    ...measure.questions.flatMap((question) => [
      `  ${question.id}: ${question.ask}`,
      `    1. ${question.readings[0]}`,
      `    2. ${question.readings[1]}`,
      `    ${question.treatment === "range" ? "both are computed" : "the first stands, with a notice"} (${question.cites.join("; ")})`,
    ]),
    "",
    "Acts:",
    ...[...cited].flatMap((id) => {
      const act = id === undefined ? undefined : law.instruments[id];
      if (act === undefined) return [];
      const days = [
        act.signed && `signed ${act.signed}`,
        act.published && `published ${act.published}`,
        act.printed,
        act.document,
        act.mark,
      ].filter(Boolean);
      return [`  ${act.id}: ${act.title} (${days.join("; ")})`];
    }),
  ];
}

// A citation is an act and a pinpoint; the longest act that begins it is meant.
function instrumentOf(law: Law, citation: string): string | undefined {
  return Object.keys(law.instruments)
    .filter((id) => citation.startsWith(id))
    .sort((a, b) => b.length - a.length)[0];
}
