// Over what the figures of a vehicle are taken (SOR/2020-155 s.16; the periods of a net cost, s.7(15)-(19)): asked, and said in the answer.

import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Judged } from "./judge.js";
import type { Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import type { OriginQuestionAsked } from "./types.js";

const ASKED = {
  averagedOver: message("origin/ask.averaged-over"),
  averagingPeriod: message("origin/ask.averaging-period"),
} as const;

function vehicles({ tried }: Judged): boolean {
  return tried.some(({ rule }) => rule.vehicle !== "");
}

/** The questions on averaging that are open, for a vehicle. They settle nothing by themselves: the figures do. */
export function averagingAsked(
  judged: Judged,
  { facts }: Question,
  { data }: OriginTables,
  { say }: Translator,
): readonly OriginQuestionAsked[] {
  if (!vehicles(judged)) return [];
  const averaged = facts.averagedOver !== undefined && facts.averagedOver !== data.choices.averagedOver?.[0];
  const open = (["averagedOver", "averagingPeriod"] as const).filter(
    (key) => facts[key] === undefined && (key === "averagedOver" || averaged),
  );
  return open.map((key) => ({
    kind: "fact",
    fact: `facts.${key}`,
    ask: say(ASKED[key]),
    choices: data.choices[key] ?? [],
    because: say(message("origin/because.averaging")),
  }));
}

/** What the answer says of a vehicle's figures. */
export function automotiveNotices(judged: Judged, { facts }: Question): readonly Arg[] {
  if (!vehicles(judged)) return [];
  const { averagedOver, averagingPeriod } = facts;
  const said = [averagedOver, averagingPeriod].filter((each) => each !== undefined);
  const over: Arg = { all: said.map((word) => ({ word })), by: ", " };
  return [averagedOver === undefined ? message("origin/notice.not-averaged") : message("origin/notice.averaged", { over })];
}
