// How far the law was read, as one line, and what is known to be coming.

import type { Day } from "../exact/day.js";
import { countryOf } from "../law/countries.js";
import { type Freshness, freshnessOf } from "../law/freshness.js";
import { lawOfOrigin } from "../law/of-origin.js";
import type { Law } from "../law/types.js";
import { printNotice } from "../print/words.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import type { Translator } from "../said/translator.js";

/** "Law as read to 7 October 2026, 54 days before the day of entry." */
export function freshnessLine({ read, behind }: Freshness, { say }: Translator): string {
  return say(behind <= 0 ? message("fresh/read", { day: { day: read } }) : message("fresh/behind", { day: { day: read }, count: behind }));
}

// More than these are told by `carveout law`.
const TOLD = 4;

/** The entry that the lines are about, and how much of them is asked for. */
export interface FreshFor {
  readonly origin: string;
  readonly day: string;
  readonly readings?: Readonly<Record<string, number>> | undefined;
  /** List what is on record for later days; else it is counted. */
  readonly all: boolean;
}

/** The line, what a newer print says otherwise and, where the day is after it, what is known to begin or end from then on for goods of the origin. */
export function freshnessInWords(law: Law, { origin, day, readings = {}, all }: FreshFor, translator: Translator): string[] {
  const fresh = freshnessOf(lawOfOrigin(law, countryOf(law, origin) ?? origin), day as Day);
  const print = printNotice(law, translator, { day, origin, readings });
  const supposed = law.scenarios === undefined ? [] : [translator.say(scenarioMark(law.scenarios))];
  const first = [...supposed, freshnessLine(fresh, translator), ...(print === undefined ? [] : [print])];
  if (fresh.behind <= 0) return first;
  if (!all) return fresh.coming.length === 0 ? first : [...first, translator.say(message("fresh/later", { count: fresh.coming.length }))];
  const shown = fresh.coming.slice(0, TOLD);
  const more = fresh.coming.length - shown.length;
  return [
    ...first,
    ...shown.map(({ on, what, cites, supposed }) => {
      const told = { day: on, what: shortened(translator.law(what)), cites: cites.join("; ") };
      return translator.say(supposed === true ? message("fresh/supposed", told) : message("fresh/coming", told));
    }),
    ...(more > 0 ? [translator.say(message("fresh/more", { count: more }))] : []),
  ];
}

const LONGEST = 110;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}
