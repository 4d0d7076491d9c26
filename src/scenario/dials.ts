// Dials: a few turns that write a scenario in the law's own grammar, so that what a dial says is compiled and checked as any file is.

import { addDays, type Day } from "../exact/day.js";
import { entriesOf, itemsOf, type Node } from "../law/tree.js";

/** One dial: the headings that it sets, as sectors/dials.csv names them. */
export interface Dial {
  readonly dial: string;
  readonly measure: string;
  readonly headings: readonly string[];
  /** Whether turning it off ends the whole measure. */
  readonly whole: boolean;
  readonly en: string;
  readonly fr: string;
}

/** A dial turned: per cent as decimal text, or off, from a day (YYYY-MM-DD). */
export interface Turn {
  readonly dial: Dial;
  readonly to: string | "off";
  readonly from: string;
}

/** What the dials say together. `cusmaEnds` is the first day without claims under the programs named. */
export interface DialSetting {
  readonly turns: readonly Turn[];
  readonly cusmaEnds?: string;
  readonly programs: readonly string[];
}

/** Name of the scenario that dials write. */
export const DIALED = "dials";
const ACT = "Scenario dials";

/** Dials of the rows of sectors/dials.csv. */
export function readDials(rows: readonly Readonly<Record<string, string>>[]): Dial[] {
  return rows.map((row) => ({
    dial: row.dial ?? "",
    measure: row.measure ?? "",
    headings: (row.headings ?? "").split(" ").filter((each) => each !== ""),
    whole: row.whole === "yes",
    en: row.en ?? "",
    fr: row.fr ?? "",
  }));
}

/** The scenario file of a setting, or undefined where nothing is turned. `trees` are the law's, for steps that it has scheduled later. */
export function dialScenario(trees: ReadonlyMap<string, Node>, setting: DialSetting): string | undefined {
  if (setting.turns.length === 0 && setting.cusmaEnds === undefined) return undefined;
  const measures = new Map<string, { ends?: string; headings: string[] }>();
  for (const turn of setting.turns) {
    const { measure, headings, whole } = turn.dial;
    const found = measures.get(measure) ?? { headings: [] };
    measures.set(measure, found);
    if (turn.to === "off" && whole) found.ends = `    ends: { on: ${begun(trees, measure, undefined, turn.from)}, by: [${ACT}] }`;
    else for (const heading of headings) found.headings.push(...headingLines(trees, measure, heading, turn));
  }
  const amends = [...measures].flatMap(([measure, { ends, headings }]) => [
    `  ${measure}:`,
    ...(ends === undefined ? [] : [ends]),
    ...(headings.length === 0 ? [] : ["    headings:", ...headings]),
  ]);
  const lapse =
    setting.cusmaEnds === undefined
      ? []
      : ["lapses:", `  - { programs: [${setting.programs.join(", ")}], on: ${setting.cusmaEnds}, by: [${ACT}] }`];
  return `${[
    "# Made with the dials of the page. An act nobody has signed.",
    "",
    `scenario: ${DIALED}`,
    "title: What the dials say",
    `act: ${ACT}`,
    "",
    ...(amends.length === 0 ? [] : ["amends:", ...amends]),
    ...lapse,
  ].join("\n")}\n`;
}

function headingLines(trees: ReadonlyMap<string, Node>, measure: string, heading: string, { to, from }: Turn): string[] {
  if (to === "off") return [`      ${heading}:`, `        ends: { on: ${begun(trees, measure, heading, from)}, by: [${ACT}] }`];
  const adds = Number(to) === 0 ? "nothing" : `${to}%`;
  const history = historyOf(trees, measure, heading);
  const first = history[0] === undefined ? from : dayOf(history[0]);
  const start = from < first ? first : from;
  // What the law has scheduled for the heading later keeps its other words and takes the rate of the dial.
  const later = history.filter((item) => dayOf(item) >= start);
  const bare = later.some((item) => dayOf(item) === start) ? [] : [`          - { from: ${start}, adds: ${adds}, by: [${ACT}] }`];
  return [`      ${heading}:`, "        history:", ...bare, ...later.map((item) => `          - ${restated(item, adds)}`)];
}

function inside(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

function headingsOf(trees: ReadonlyMap<string, Node>, measure: string): Node | undefined {
  return inside(trees.get(`measures/${measure}.yaml`), "headings");
}

function historyOf(trees: ReadonlyMap<string, Node>, measure: string, heading: string): readonly Node[] {
  const found = inside(inside(headingsOf(trees, measure), heading), "history");
  return found === undefined ? [] : itemsOf(found);
}

// The day itself, or where that is not later than the law's first words the day after those: nothing ends before it began.
function begun(trees: ReadonlyMap<string, Node>, measure: string, heading: string | undefined, day: string): string {
  const all = headingsOf(trees, measure);
  const names = heading !== undefined ? [heading] : all?.kind === "map" ? all.entries.map(({ key }) => key) : [];
  const firsts = names.flatMap((name) =>
    historyOf(trees, measure, name)
      .slice(0, 1)
      .map((item) => addDays(dayOf(item) as Day, 1)),
  );
  return [day, ...firsts].sort().at(-1) ?? day;
}

function dayOf(item: Node): string {
  const found = entriesOf(item).find((entry) => entry.key === "from")?.value;
  return found?.kind === "text" ? found.text : "";
}

const ITS_OWN = new Set(["adds", "by", "seen", "known"]);

function restated(item: Node, adds: string): string {
  const kept = entriesOf(item).filter(({ key }) => !ITS_OWN.has(key));
  return `{ ${[...kept.map(({ key, value }) => `${key}: ${flow(value)}`), `adds: ${adds}`, `by: [${ACT}]`].join(", ")} }`;
}

function flow(node: Node): string {
  if (node.kind === "text") return /^[A-Za-z0-9][\w.%/ -]*$/.test(node.text) ? node.text : JSON.stringify(node.text);
  if (node.kind === "list") return `[${node.items.map(flow).join(", ")}]`;
  return `{ ${node.entries.map(({ key, value }) => `${key}: ${flow(value)}`).join(", ")} }`;
}
