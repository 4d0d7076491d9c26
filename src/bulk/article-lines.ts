// Lines of a table that contradict the description of their number: entered out of its season, or of another unit value. The table of answers has
// no column for notices, so they are counted.

import { type ArticleLine, articleCode } from "../assess/article-notices.js";
import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { ZERO } from "../exact/rational.js";
import { readLine } from "../facts/read.js";
import { formatHts, normalizeHts } from "../hts/number.js";
import { addLines, type Tally } from "./tally.js";

const NO_QUANTITY: ArticleLine["quantity"] = new Map();

/** Count `lines` lines such as this one, which `assess` answers, where it contradicts its number. The line is as {@link lineOf} makes it. */
export function countArticle(engine: Engine, line: Readonly<Record<string, unknown>>, lines: number, tally: Tally): void {
  const hts = normalizeHts(String(line.hts).trim());
  if (hts === undefined || !engine.schedule.conditionedSubheadings().has(hts.slice(0, 8))) return;
  const read = articleLine(engine, hts, line);
  const code = read === undefined ? undefined : articleCode(engine.schedule, read);
  if (code !== undefined) addLines(code === "hts/out-of-season" ? tally.outOfSeason : tally.otherUnitValue, formatHts(hts), lines);
}

// Without a quantity the day alone counts.
function articleLine({ law, parts }: Engine, hts: string, line: Readonly<Record<string, unknown>>): ArticleLine | undefined {
  const { entryDate, value, quantity } = line;
  if (quantity === undefined) return { hts, entryDate: entryDate as Day, value: ZERO, quantity: NO_QUANTITY };
  const read = readLine({ hts, origin: law.countries.encoded[0], entryDate, value, spi: null, quantity }, parts.registry);
  return "code" in read ? undefined : read;
}
