// Rows of the panel of a day against `assess`: of random origins of a group, at the value that the panel names.

import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { openDay, originDay } from "../../src/bulk/day-panel.js";
import { PANEL_VALUE, RATE_COLUMNS } from "../../src/bulk/panel-outcome.js";
import type { Day } from "../../src/exact/day.js";
import { formatHts } from "../../src/hts/number.js";
import { originGroups } from "../../src/law/origin-groups.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { oneOf, type Random } from "../assess/random-line.js";

/** What was compared. */
export interface Compared {
  rows: number;
  ranges: number;
  claims: number;
  readonly differences: string[];
}

/** How much is compared: random groups of origins, all where none are counted, and random rows of each. */
export interface Share {
  readonly groups?: number;
  readonly rows: number;
}

/** Compare rows of the panel of a day with `assess`, each for a random origin of its group. */
export function compareDay(day: Day, share: Share, next: Random): Compared {
  const engine = bundledEngine();
  const open = openDay(engine, day);
  const { numbers, cell } = open.numbers;
  const compared: Compared = { rows: 0, ranges: 0, claims: 0, differences: [] };
  const all = originGroups(engine.law, day);
  const chosen = share.groups === undefined ? all : Array.from({ length: share.groups }, () => oneOf(all, next));
  for (const group of chosen) {
    const { outcomes, ways } = originDay(open, group[0] as string);
    for (let made = 0; made < share.rows; made++) {
      const place = Math.floor(next() * numbers.length);
      const hts = numbers[place] as string;
      const at = cell[place] as number;
      const origin = oneOf(group, next);
      const way = oneOf(ways, next);
      const found = outcomes[way.outcome[at] as number];
      if (found === undefined) continue;
      const spi = way.spi[at] ?? null;
      const answer = answerCells(engine.assess({ hts, origin, entryDate: day, value: PANEL_VALUE, spi }), false);
      const wanted = (name: string): string => answer[ANSWER_COLUMNS.indexOf(name)] ?? "";
      const wrong: string[] = [];
      const compare = (name: string, said: string): void => {
        if (said !== wanted(name)) wrong.push(`${name} ${said} for ${wanted(name)}`);
      };
      compare("status", found.status);
      compare("questions", found.questions);
      if (found.status === "determined") compare("headings", `${found.headings}${found.headings === "" ? "" : " "}${formatHts(hts)}`);
      RATE_COLUMNS.forEach((name, column) => {
        compare(DUTIES[name] ?? name.replace("_rate", "_duty"), owed(found.rates[column] as string));
      });
      compared.rows++;
      if (found.status === "range") compared.ranges++;
      if (spi !== null) compared.claims++;
      if (wrong.length > 0) compared.differences.push(`${hts} of ${origin} on ${day} under ${spi ?? "no claim"}: ${wrong.join("; ")}`);
    }
  }
  return compared;
}

const DUTIES: Readonly<Record<string, string>> = { rate_min: "duty_min", rate_max: "duty_max" };

/** A rate of twelve decimals on the value of the panel, in dollars and cents; nothing of no rate. */
export function owed(rate: string): string {
  if (rate === "") return "";
  const cents = (BigInt(rate.replace(".", "")) * BigInt(PANEL_VALUE.replace(".", "")) * 2n + 10n ** 12n) / (2n * 10n ** 12n);
  const text = cents.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
