// Over what the figures of a vehicle are taken (SOR/2020-155 s.16; the periods of a net cost, s.7(15)-(19)): asked, and said in the answer.

import type { Judged } from "./judge.js";
import type { Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import type { OriginQuestionAsked } from "./types.js";

const ASKED = {
  averagedOver: "Over what are the net cost and the values averaged? Give the averaged figures with it.",
  averagingPeriod: "Over which period is the net cost averaged?",
} as const;

function vehicles({ tried }: Judged): boolean {
  return tried.some(({ rule }) => rule.vehicle !== "");
}

/** The questions on averaging that are open, for a vehicle. They settle nothing by themselves: the figures do. */
export function averagingAsked(judged: Judged, { facts }: Question, { data }: OriginTables): readonly OriginQuestionAsked[] {
  if (!vehicles(judged)) return [];
  const averaged = facts.averagedOver !== undefined && facts.averagedOver !== data.choices.averagedOver?.[0];
  const open = (["averagedOver", "averagingPeriod"] as const).filter(
    (key) => facts[key] === undefined && (key === "averagedOver" || averaged),
  );
  return open.map((key) => ({
    kind: "fact",
    fact: `facts.${key}`,
    ask: ASKED[key],
    choices: data.choices[key] ?? [],
    because: "a producer may average over a year's vehicles",
  }));
}

/** What the answer says of a vehicle's figures. */
export function automotiveNotices(judged: Judged, { facts }: Question): readonly string[] {
  if (!vehicles(judged)) return [];
  const { averagedOver, averagingPeriod } = facts;
  const period = averagingPeriod === undefined ? "" : `, ${averagingPeriod}`;
  return [
    averagedOver === undefined
      ? "The figures are held as those of this vehicle. A producer may average over a model line, class, plant or the vehicles exported (SOR/2020-155 s.16): give the averaged figures and averagedOver."
      : `The figures are taken as declared: ${averagedOver}${period} (SOR/2020-155 s.16).`,
  ];
}
