// Dials: a few turns that write a scenario in the law's own grammar, so that what a dial says is compiled and checked as any file is.

import { addDays, type Day } from "../exact/day.js";
import { entriesOf, itemsOf, type Node } from "../law/tree.js";

/** One dial: the headings that it sets, as sectors/dials.csv names them. */
export interface Dial {
  readonly dial: string;
  readonly measure: string;
  readonly headings: readonly string[];
  /** Lists of the law: the dial turns the goods on them alone, as a part of each heading. Empty where it turns all goods of the headings. */
  readonly lists: readonly string[];
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
    headings: wordsOf(row.headings),
    lists: wordsOf(row.lists),
    whole: row.whole === "yes",
    en: row.en ?? "",
    fr: row.fr ?? "",
  }));
}

function wordsOf(cell: string | undefined): string[] {
  return (cell ?? "").split(" ").filter((each) => each !== "");
}

/** The scenario file of a setting, or undefined where nothing is turned. `trees` are the law's, for steps that it has scheduled later. */
export function dialScenario(trees: ReadonlyMap<string, Node>, setting: DialSetting): string | undefined {
  if (setting.turns.length === 0 && setting.cusmaEnds === undefined) return undefined;
  const measures = new Map<string, { ends?: string; headings: string[] }>();
  const parts = setting.turns.filter(({ dial }) => dial.lists.length > 0);
  for (const turn of setting.turns) {
    const { measure, headings, whole, lists } = turn.dial;
    const found = measures.get(measure) ?? { headings: [] };
    measures.set(measure, found);
    if (turn.to === "off" && whole) found.ends = `    ends: { on: ${begun(trees, measure, undefined, turn.from)}, by: [${ACT}] }`;
    else if (lists.length === 0)
      for (const heading of headings) found.headings.push(...headingLines(trees, measure, heading, turn, partsOf(parts, measure, heading)));
  }
  for (const [measure, found] of measures)
    for (const heading of new Set(parts.filter(({ dial }) => dial.measure === measure).flatMap(({ dial }) => dial.headings))) {
      const own = partsOf(parts, measure, heading);
      own.forEach((part, at) => {
        found.headings.push(...partLines(trees, measure, heading, part, own.slice(0, at)));
      });
      const turned = setting.turns.some(
        ({ dial }) => dial.measure === measure && dial.lists.length === 0 && dial.headings.includes(heading),
      );
      if (!turned) found.headings.push(...excepting(trees, measure, heading, own));
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

// Turns that carve goods out of a heading, in the order of the table of dials: goods on the lists of two go with the first.
function partsOf(parts: readonly Turn[], measure: string, heading: string): Turn[] {
  return parts.filter(({ dial }) => dial.measure === measure && dial.headings.includes(heading));
}

const partName = (heading: string, { dial }: Turn): string => `${heading}/${dial.dial}`;
// A part that is off stays at no duty: it has no heading of its own that could end.
const rateOf = (to: string): string => (to === "off" || Number(to) === 0 ? "nothing" : `${to}%`);

function headingLines(
  trees: ReadonlyMap<string, Node>,
  measure: string,
  heading: string,
  { to, from }: Turn,
  parts: readonly Turn[],
): string[] {
  if (to === "off") return [`      ${heading}:`, `        ends: { on: ${begun(trees, measure, heading, from)}, by: [${ACT}] }`];
  const adds = rateOf(to);
  const history = historyOf(trees, measure, heading);
  const start = startOf(history, from);
  const cut = daysWith(history, parts);
  // What the law has scheduled for the heading later keeps its other words and takes the rate of the dial.
  const later = history.filter((item) => dayOf(item) >= start);
  const days = [...new Set([start, ...later.map(dayOf), ...cut])].sort();
  return [
    `      ${heading}:`,
    "        history:",
    ...days.map((day) => {
      const item = history.find((each) => dayOf(each) === day);
      const except = cut.includes(day)
        ? exceptedOn(
            history,
            day,
            parts.map((part) => partName(heading, part)),
          )
        : undefined;
      return `          - ${day < start ? excepted(day, item, except) : restated(day, item, adds, except)}`;
    }),
  ];
}

// A part of a heading: goods on its lists, at its rate, with the exceptions of the heading on each day.
function partLines(trees: ReadonlyMap<string, Node>, measure: string, heading: string, part: Turn, before: readonly Turn[]): string[] {
  const history = historyOf(trees, measure, heading);
  const [start = part.from, ...later] = daysWith(history, [part]);
  const except = (day: string): string =>
    exceptedOn(
      history,
      day,
      before.map((each) => partName(heading, each)),
    );
  const own = inside(headingsOf(trees, measure), heading);
  const kept = own === undefined ? [] : entriesOf(own).filter(({ key }) => !["covers", "goods", "history"].includes(key));
  return [
    `      ${partName(heading, part)}:`,
    `        covers: ${JSON.stringify(part.dial.en)}`,
    `        goods: { lists: [${part.dial.lists.join(", ")}] }`,
    ...kept.map(({ key, value }) => `        ${key}: ${flow(value)}`),
    "        history:",
    `          - { from: ${start}, adds: ${rateOf(part.to)}, except: ${except(start)}, by: [${ACT}], seen: not printed }`,
    ...later.map((day) => `          - { from: ${day}, except: ${except(day)}, by: [${ACT}], seen: not printed }`),
  ];
}

// The heading gives way to its parts; all else of it stays.
function excepting(trees: ReadonlyMap<string, Node>, measure: string, heading: string, parts: readonly Turn[]): string[] {
  const history = historyOf(trees, measure, heading);
  const names = parts.map((part) => partName(heading, part));
  return [
    `      ${heading}:`,
    "        history:",
    ...daysWith(history, parts).map((day) => {
      const item = history.find((each) => dayOf(each) === day);
      return `          - ${excepted(day, item, exceptedOn(history, day, names))}`;
    }),
  ];
}

// The law's own words of a day, with other exceptions.
function excepted(day: string, item: Node | undefined, except = "[]"): string {
  const kept = item === undefined ? [] : entriesOf(item).filter(({ key }) => !["from", "except", "by", "seen", "known"].includes(key));
  return `{ ${[`from: ${day}`, ...kept.map(({ key, value }) => `${key}: ${flow(value)}`), `except: ${except}`, `by: [${ACT}]`].join(", ")} }`;
}

function startOf(history: readonly Node[], from: string): string {
  const first = history[0] === undefined ? from : dayOf(history[0]);
  return from < first ? first : from;
}

// The first day of the parts, and later days on which the law itself says more of the heading.
function daysWith(history: readonly Node[], parts: readonly Turn[]): string[] {
  const [first] = parts.map(({ from }) => startOf(history, from)).sort();
  if (first === undefined) return [];
  return [...new Set([first, ...history.map(dayOf).filter((day) => day > first)])].sort();
}

// What the heading excepts on a day, and the names besides.
function exceptedOn(history: readonly Node[], day: string, names: readonly string[]): string {
  const last = history
    .filter((item) => dayOf(item) <= day)
    .flatMap((item) => entriesOf(item).filter(({ key }) => key === "except"))
    .at(-1)?.value;
  const own = last === undefined ? [] : last.kind === "list" ? last.items.map(flow) : [flow(last)];
  return `[${[...own, ...names].join(", ")}]`;
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

function restated(day: string, item: Node | undefined, adds: string, except: string | undefined): string {
  const own = except === undefined ? ITS_OWN : new Set([...ITS_OWN, "except"]);
  const kept = item === undefined ? [] : entriesOf(item).filter(({ key }) => key !== "from" && !own.has(key));
  return `{ ${[
    `from: ${day}`,
    ...kept.map(({ key, value }) => `${key}: ${flow(value)}`),
    `adds: ${adds}`,
    ...(except === undefined ? [] : [`except: ${except}`]),
    `by: [${ACT}]`,
  ].join(", ")} }`;
}

function flow(node: Node): string {
  if (node.kind === "text") return /^[A-Za-z0-9][\w.%/ -]*$/.test(node.text) ? node.text : JSON.stringify(node.text);
  if (node.kind === "list") return `[${node.items.map(flow).join(", ")}]`;
  return `{ ${node.entries.map(({ key, value }) => `${key}: ${flow(value)}`).join(", ")} }`;
}
