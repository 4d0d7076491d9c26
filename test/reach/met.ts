// Whether an answer without facts meets a list that names its number: the heading of the list's measure stands among what is owed, spared,
// asked or barred, or (where the heading also needs a use) the use is among what could be claimed.

import type { Named } from "./named.js";

/** Where a list may be met. All are patterns over headings, but `use` (paths of facts) and `said` (notices, assumptions, facts asked). */
interface Place {
  readonly standing: RegExp;
  /** The use that a heading needs beside the list: met where claiming it is offered. */
  readonly use?: RegExp;
  readonly said?: RegExp;
  /** Standing instead, by the text cited: what displaces the duty of the list, or spares it already. */
  readonly instead?: readonly RegExp[];
  /** A list that spares is met where the duty it would spare does not stand in the dearest outcome, to which reliefs are offered. */
  readonly spares?: RegExp;
}

const METALS_2026 = /^9903\.82\./;
const IEEPA_CANADA = /^9903\.01\.1[035]$/;
// EO 14289 s.3(a): cars and their parts, then the Canada order, then the metals; PP 10947 cl. 8 puts the metals before the Canada order from
// 4 June 2025. PP 10984: trucks, buses and their parts before the metals.
const BEFORE_METALS = [/^9903\.94\./, /^9903\.74\./];
const PARTICULAR = /^facts\.(particularArticle|religiousUse)$/;
const METALS_FIRST = "2025-06-04";

// By file of the lists. Headings are those that the notes give to a listed good, with the rate or without.
const PLACES: readonly (readonly [RegExp, (row: Named, day: string) => Place])[] = [
  [
    /^(aluminum|steel|copper)-2025/,
    (row, day) => ({ standing: exactly(row.heading), instead: [...BEFORE_METALS, ...(day < METALS_FIRST ? [IEEPA_CANADA] : [])] }),
  ],
  [/^metals-2026/, () => ({ standing: METALS_2026, instead: BEFORE_METALS })],
  [/^end-use-2026 motorcycle/, () => ({ standing: METALS_2026, use: /^facts\.motorcyclePart$/, instead: BEFORE_METALS })],
  [/^end-use-2026 equipment/, () => ({ standing: METALS_2026, use: /^facts\.equipmentPart$/, instead: BEFORE_METALS })],
  [/^autos_33b|^auto_parts_33g/, () => ({ standing: /^9903\.94\./ })],
  // Note 38(j): a part of a car is no part of a truck.
  [/^mhdv|^buses/, () => ({ standing: /^9903\.74\./ })],
  [/^wood_37/, () => ({ standing: /^9903\.76\./ })],
  [/^semiconductors/, () => ({ standing: /^9903\.79\./ })],
  [/^pharma/, () => ({ standing: /^9903\.04\./ })],
  [/^uas/, () => ({ standing: /^9903\.08\./ })],
  [/^ieepa_ca/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.01\.10$/ })],
  [/^s122_exempt/, (row) => ({ standing: exactly(row.heading) })],
  [/^s122_particular/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.03\.01$/, use: PARTICULAR })],
  [/^s122_aircraft/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.03\.01$/, use: /^facts\.civilAircraft$/ })],
  [/^s301.* 52\(b\)/, (row) => ({ standing: exactly(row.heading) })],
  [/^s301.* 52\(d\)/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.05\.29$/, use: /^facts\.civilAircraft$/ })],
  [/^s301.* 52\(c\)/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.05\.29$/, use: PARTICULAR })],
  [/^s301/, (row) => ({ standing: exactly(row.heading), spares: /^9903\.05\.29$/ })],
  // Note 51(c): goods that pay under section 232 declare .15; a ban goes before the duty (PP 11061 to 11063).
  [/^s338-canada/, (row) => ({ standing: exactly(row.heading), instead: [/^9903\.03\.15$/, /^bans$/] })],
  [/^s338-bans/, () => ({ standing: /^bans$/, said: /"facts\.packagedForConsumption"/ })],
  [/^russia/, () => ({ standing: /^9903\.85\.6[78]$/, said: /"content\.aluminum\.(primarySmelt|cast)"/ })],
  [/^adcvd/, (row) => ({ standing: exactly(row.heading), said: new RegExp(/^[AC]-\d/.test(row.heading) ? row.heading : "citric acid") })],
];

/** Rows that do not decide on a day, each by the text cited. */
const UNDECIDED: readonly ((row: Named, day: string) => boolean)[] = [
  // metals-232.md 5.5 and the open question russian-aluminum#list: from 6 April 2026 the list of PP 11021 is followed.
  ({ list }, day) => list === "russia-aluminum russia-derivative-note19" && day >= "2026-04-06",
];

function exactly(heading: string): RegExp {
  return new RegExp(`^${heading.replaceAll(".", "\\.")}$`);
}

/** The parts of an answer that are looked at, whatever the shape of a range. */
export interface Looked {
  readonly standing: readonly string[];
  /** What stands in the dearest outcome that may be entered. */
  readonly dearest: readonly string[];
  readonly claimable: readonly string[];
  readonly said: string;
}

interface Part {
  readonly heading?: string;
  readonly because?: unknown;
  readonly fact?: string;
  readonly measure?: string;
  readonly status?: string;
  readonly duties?: readonly Part[];
  readonly exemptions?: readonly Part[];
  readonly headings?: readonly string[];
}

/** Read an answer, in either shape of a range. */
export function look(answer: object): Looked {
  const found = answer as Part &
    Readonly<Record<"common" | "prohibition", Part | undefined>> &
    Readonly<Record<"completions" | "questions" | "reliefs" | "assumptions", readonly Part[] | undefined>> & { notices?: unknown };
  const headings = ({ duties = [], exemptions = [], headings: filed = [] }: Part): string[] => [
    ...[...duties, ...exemptions].map(({ heading = "" }) => heading),
    ...filed,
  ];
  const dearest = (found.completions ?? []).filter(({ status }) => status !== "prohibited").at(-1);
  return {
    dearest: headings(dearest ?? found),
    standing: [
      ...headings(found),
      ...headings(found.common ?? {}),
      ...(found.completions ?? []).flatMap(headings),
      ...(found.questions ?? []).flatMap(({ because }) => String(because).split(/[;,] /)),
      ...(found.prohibition?.measure === undefined ? [] : [found.prohibition.measure]),
    ],
    claimable: (found.reliefs ?? []).flatMap(({ fact = "" }) => fact.split(" + ")),
    said: JSON.stringify([found.notices, found.assumptions, (found.questions ?? []).map(({ fact }) => fact)]),
  };
}

/** Whether the answer of a day meets the row. */
export function meets({ standing, dearest, claimable, said }: Looked, row: Named, day: string): boolean {
  if (UNDECIDED.some((holds) => holds(row, day))) return true;
  const place = PLACES.find(([list]) => list.test(row.list))?.[1](row, day);
  if (place === undefined) return false;
  const { standing: own, use, said: words, instead = [], spares } = place;
  return (
    standing.some((heading) => own.test(heading) || instead.some((each) => each.test(heading))) ||
    (spares !== undefined && !dearest.some((heading) => spares.test(heading))) ||
    (use !== undefined && claimable.some((fact) => use.test(fact))) ||
    words?.test(said) === true
  );
}
