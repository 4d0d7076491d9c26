// How far the law was read, as one line, and what is known to be coming.

import type { Day } from "../exact/day.js";
import { type Freshness, freshnessOf } from "../law/freshness.js";
import type { Law } from "../law/types.js";
import { printNotice } from "../print/words.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "7 October 2026". */
export function longDay(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** "Law as read to 7 October 2026, 54 days before the day of entry." */
export function freshnessLine({ read, behind }: Freshness): string {
  const lag = behind <= 0 ? "" : `, ${behind} ${behind === 1 ? "day" : "days"} before the day of entry`;
  return `Law as read to ${longDay(read)}${lag}.`;
}

// More than these are told by `carveout law`.
const TOLD = 4;

/** The line, what a newer print says otherwise and, where the day lies behind it, what is known to begin or end from then on. */
export function freshnessInWords(law: Law, day: string): string[] {
  const fresh = freshnessOf(law, day as Day);
  const print = printNotice(law, day);
  const first = [freshnessLine(fresh), ...(print === undefined ? [] : [print])];
  if (fresh.behind <= 0) return first;
  const shown = fresh.coming.slice(0, TOLD);
  const more = fresh.coming.length - shown.length;
  return [
    ...first,
    ...shown.map(({ on, what, cites }) => `  on record from ${on}: ${shortened(what)} (${cites.join("; ")})`),
    ...(more > 0 ? [`  and ${more} more; \`carveout law\` lists them.`] : []),
  ];
}

const LONGEST = 110;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}
