// The law, the schedule and the labels that the package carries, read on the first call; a schedule that the user imported goes before
// the bundled one.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, type Engine } from "../assess/engine.js";
import type { ScheduleData } from "../hts/compile.js";
import { lineLabel } from "../hts/line-label.js";
import { openSchedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import { comparePrint } from "../print/compare.js";
import type { Language } from "../said/language.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import { packagePath } from "./paths.js";
import { printBefore } from "./print-before.js";
import "../said/all-languages.js";
import { readSchedule } from "./read-schedule.js";
import { keptLaw, lawInUse, releaseFolder } from "./releases.js";
import { importedDescriptions, importedPrint, importedSchedule } from "./user-data.js";

let engine: Engine | undefined;
let schedule: ScheduleData | undefined;
let law: Law | undefined;
let inUse: string | undefined;

/** The law in use: a release that the user took in, else the package's. */
export function bundledLaw(): Law {
  if (law === undefined) {
    inUse = lawInUse();
    law = lawNamed(inUse);
  }
  return law;
}

function lawNamed(hash: string | undefined): Law {
  if (hash !== undefined && existsSync(releaseFolder(hash))) return keptLaw(hash);
  const packaged = packagedLaw();
  return hash === undefined || hash === packaged.hash ? packaged : keptLaw(hash);
}

/** The compiled law of the package, whatever is in use. */
export function packagedLaw(): Law {
  return JSON.parse(readFileSync(packagePath("law/law.json"), "utf8")) as Law;
}

/** The folder with the texts of the law in use. */
export function lawFolder(): string {
  const used = lawInUse();
  return used === undefined || !existsSync(releaseFolder(used)) ? packagePath("law") : join(releaseFolder(used), "law");
}

/** A law that was put in use, with its engine, which answers nothing yet. */
export interface NextLaw {
  readonly law: Law;
  readonly engine: Engine;
  readonly schedule: ScheduleData;
  /** As {@link lawInUse} named it. */
  readonly inUse: string | undefined;
}

/** The law that was put in use since the engine was made; undefined where it is the same. One that cannot be read throws, once. */
export function nextLaw(): NextLaw | undefined {
  const named = lawInUse();
  if (law === undefined || named === inUse) return undefined;
  try {
    const next = lawNamed(named);
    const data = scheduleUnder(next);
    return { law: next, engine: createEngine(next, openSchedule(data), labelOf), schedule: data, inUse: named };
  } catch (error) {
    inUse = named;
    throw error;
  }
}

/** Answer with it from now on. Whoever holds the engine of before may finish with it. */
export function takeUp(next: NextLaw): void {
  ({ law, engine, schedule, inUse } = next);
}

/** Take up another law at once, where one was put in use since the engine was made. */
export function followLaw(): void {
  const next = nextLaw();
  if (next !== undefined) takeUp(next);
}

/** The schedule: the user's import where there is one, else the package's. */
export function bundledSchedule(): ScheduleData {
  schedule ??= scheduleUnder(bundledLaw());
  return schedule;
}

// An import comes with what its chapter 99 says otherwise than the law.
function scheduleUnder(current: Law): ScheduleData {
  const [data, print] = [importedSchedule(), importedPrint()];
  if (data === undefined) return readSchedule(packagePath("schedule/schedule.json.gz"));
  return print === undefined ? data : { ...data, print: comparePrint(current, { ...print, before: printBefore() }) };
}

/** The engine over both. */
export function bundledEngine(): Engine {
  engine ??= createEngine(bundledLaw(), openSchedule(bundledSchedule()), labelOf);
  return engine;
}

/** A label and its search words. */
export interface Label {
  readonly label: string;
  readonly words: readonly string[];
}

type Labels = Readonly<Record<string, Label>>;

const labels = new Map<string, Labels>();

// A file of labels that the build made; read once.
function labelFile(name: string): Labels {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const found = builtFile(name) as Labels;
  labels.set(name, found);
  return found;
}

function builtFile(name: string): unknown {
  const file = packagePath(`dist/${name}`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** How much Canada ships, as a power of ten of dollars, by heading and subheading; made by the build. */
export function bundledTradeWeights(): Readonly<Record<string, number>> {
  return builtFile("trade-weights.json") as Record<string, number>;
}

/** Our labels by chapter and heading; made by the build. */
export function bundledLabels(): Labels {
  return labelFile("labels.json");
}

/** Our labels by subheading, six digits; made by the build. */
export function bundledSubheadingLabels(): Labels {
  return labelFile("labels-subheadings.json");
}

/** Our labels by line, eight or ten digits, where lines of a subheading owe different duties; made by the build. */
export function bundledLineLabels(): Labels {
  return labelFile("labels-lines.json");
}

/** Our French labels by line; made by the build. */
export function bundledFrenchLineLabels(): Labels {
  return labelFile("labels-lines-fr.json");
}

/** Our French labels by chapter and heading; made by the build. */
export function bundledFrenchLabels(): Labels {
  return labelFile("labels-fr.json");
}

/** Plain words for a number: the official description where the user imported a schedule, else our label of its heading, and of the line where it has one. */
export function labelOf(hts: string, language: Language = DEFAULT_LANGUAGE): string | undefined {
  const imported = importedDescriptions();
  if (named.imported !== imported || named.language !== language || named.byNumber.size >= MOST_NAMED)
    named = { imported, language, byNumber: new Map() };
  const known = named.byNumber.get(hts);
  if (known !== undefined) return known;
  const found = imported?.[hts] ?? imported?.[hts.slice(0, 8)] ?? ownLabel(hts, language);
  if (found !== undefined) named.byNumber.set(hts, found);
  return found;
}

// Labels as they were written of late, in one language: a number comes again, and its label is put together of two.
interface Named {
  readonly imported: ReturnType<typeof importedDescriptions>;
  readonly language: Language;
  readonly byNumber: Map<string, string>;
}

// More numbers than a schedule has.
const MOST_NAMED = 40_000;

let named: Named = { imported: undefined, language: DEFAULT_LANGUAGE, byNumber: new Map() };

function ownLabel(hts: string, language: Language): string | undefined {
  const [headings, lines] = language === "fr" ? [bundledFrenchLabels(), bundledFrenchLineLabels()] : [bundledLabels(), bundledLineLabels()];
  const heading = headings[hts.slice(0, 4)]?.label ?? headings[hts.slice(0, 2)]?.label;
  const own = lineLabel(lines, hts);
  return heading === undefined || own === undefined ? heading : `${heading} › ${own}`;
}
