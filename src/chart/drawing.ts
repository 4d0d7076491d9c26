// What the charts share: escaped text, round steps of an axis, quarters on a time axis, labels that do not lie on one another, and the
// frame of a chart that is saved: its title above it, its sources below.

import { addDays, type Day } from "../exact/day.js";

/** Text that may stand in SVG. */
export function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const MOST_TICKS = 5;

/** A round step (1, 2, 2.5 or 5 of a power of ten) that reaches the highest value in at most five ticks. */
export function stepFor(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / MOST_TICKS));
  return ([1, 2, 2.5, 5, 10].find((each) => highest / (each * power) <= MOST_TICKS + 1e-9) ?? 10) * power;
}

/** First days of the quarters within a span, the last day included. */
export function quartersIn(from: string, until: string): Day[] {
  const found: Day[] = [];
  for (let day = from as Day; day <= until; day = addDays(day, 1)) if (/-(01|04|07|10)-01$/.test(day)) found.push(day);
  return found;
}

/** Heights moved apart so that each is at least `room` from the next, in the order given. */
export function apart(heights: readonly number[], room: number, top: number, bottom: number): number[] {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  let last = top - room;
  for (const each of order) {
    each.height = Math.max(each.height, last + room);
    last = each.height;
  }
  let next = bottom + room;
  for (const each of order.toReversed()) {
    each.height = Math.min(each.height, next - room);
    next = each.height;
  }
  return order.sort((a, b) => a.at - b.at).map(({ height }) => height);
}

/** Words of a chart that leaves the page. */
export interface Caption {
  readonly title: string;
  readonly under: string;
  /** Lines below the chart: what is measured, acts, source, address. */
  readonly notes: readonly string[];
}

const [TITLE, LINE, EDGE] = [52, 16, 16];

/** A chart with its caption as one picture that stands alone. `drawn` is the inside of the SVG of this width and height. */
export function captioned(drawn: string, width: number, height: number, { title, under, notes }: Caption): string {
  const perLine = Math.floor((width - 2 * EDGE) / 5.7);
  const lines = notes.flatMap((note) => wrapped(note, perLine));
  const whole = TITLE + height + lines.length * LINE + EDGE;
  const below = lines
    .map((line, at) => `<text x="${EDGE}" y="${TITLE + height + 12 + at * LINE}" font-size="11" fill="#595861">${escaped(line)}</text>`)
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12" fill="#1b1b1f"><rect width="100%" height="100%" fill="#ffffff"/><text x="${EDGE}" y="24" font-size="17" font-weight="700">${escaped(title)}</text><text x="${EDGE}" y="43" fill="#595861">${escaped(under)}</text><g transform="translate(0 ${TITLE})">${drawn}</g>${below}</svg>`;
}

function wrapped(text: string, perLine: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Outside the page there are no variables: each becomes its fallback. */
export function flattened(svg: string): string {
  return svg.replace(/var\(--[\w-]+, (#\w+)\)/g, "$1");
}
