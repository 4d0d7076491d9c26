// Seeded entry lines for one measure: as an importer files them, as cells of a table, and as the facts a rules engine is told.

import type { AssessOptions } from "../src/assess/answer.js";
import { entersFree } from "../src/assess/base.js";
import type { Engine } from "../src/assess/engine.js";
import { explore } from "../src/assess/explore.js";
import { indexLists } from "../src/assess/list-index.js";
import { type Prepared, prepare } from "../src/assess/prepare.js";
import { openWorld } from "../src/assess/world.js";
import { addDays, type Day, dayNumber } from "../src/exact/day.js";
import { formatCents } from "../src/exact/money.js";
import type { Measure } from "../src/law/types.js";
import { seeded } from "../test/bulk/equal.js";
import { dayField, field, listsOf, type Row, winnersOver } from "./decision-rows.js";
import type { Facts } from "./rivals.js";

/** One line of the sample. */
export interface SampleLine {
  readonly cents: number;
  /** The line as `assess` takes it. */
  readonly filed: Readonly<Record<string, unknown>>;
  /** Its cells under {@link sampleColumns}. */
  readonly cells: readonly string[];
  /** What the engines are told: once, or once for each reading of a question of law that the line turns on. */
  readonly told: readonly Facts[];
}

/** What is drawn. */
export interface SampleSetting {
  readonly lines: number;
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
  readonly origin: string;
}

const LISTED = 0.4;
const STATED = 0.06;
const CLAIMED = 0.5;
const FIRST_SPECIAL_CHAPTER = "98";
const READINGS = [1, 2] as const;
const NO_OPTIONS: AssessOptions = {};

/** Yes-or-no facts that the rows ask for: their names without the group. */
function factNames(engine: Engine, rows: readonly Row[]): readonly string[] {
  const asked = new Set(rows.flatMap(({ tests }) => tests.map((test) => test.field)));
  return engine.law.facts.filter(({ name }) => asked.has(field("fact", name))).map(({ name }) => name.slice("facts.".length));
}

/** Columns of the cells. */
export function sampleColumns(engine: Engine, rows: readonly Row[]): readonly string[] {
  const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [
    ...["hts", "origin", "entry_date", "customs_value", "spi", "quantity", "unit", "quantity2", "unit2"],
    ...factNames(engine, rows).map(snake),
  ];
}

/**
 * Draw the lines. Two in five stand on a list of the measure, evenly by list; none on a list of a measure that could take the goods out
 * of this one, since the tables hold this one only. Lines on which a further measure leaves a range are not drawn: it is one sum.
 */
export function drawSample(engine: Engine, measure: Measure, rows: readonly Row[], setting: SampleSetting): readonly SampleLine[] {
  const { law, schedule } = engine;
  const random = seeded(setting.seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const prefixes = (list: string): readonly string[] => law.lists[list]?.rows.map(([prefix]) => prefix) ?? [];
  const taken = winnersOver(law, measure).flatMap((each) => [...listsOf(each)].flatMap(prefixes));
  const pool = schedule
    .lines(setting.from)
    .filter((hts) => hts < FIRST_SPECIAL_CHAPTER && !taken.some((prefix) => hts.startsWith(prefix) || prefix.startsWith(hts)));
  const own = [...listsOf(measure)];
  const listed = own.map((list) => pool.filter((hts) => prefixes(list).some((prefix) => hts.startsWith(prefix))));
  const index = indexLists(law);
  const names = factNames(engine, rows);
  const days = dayNumber(setting.until) - dayNumber(setting.from) + 1;

  function draw(): SampleLine | undefined {
    const hts = pick(random() < LISTED ? pick(listed) : pool);
    const day = addDays(setting.from, Math.floor(random() * days));
    const found = schedule.lookup(hts, day);
    const spi = random() < CLAIMED ? "S" : null;
    const cents = 100_000 + Math.floor(random() * 50_000_000);
    const stated = names.map((name) => [name, random() < STATED] as const);
    if (!found.ok) return undefined;
    const { units } = found.line;
    const facts = Object.fromEntries(stated.filter(([, holds]) => holds));
    const filed = {
      ...{ hts, origin: setting.origin, entryDate: day, value: formatCents(BigInt(cents)), spi },
      quantity: Object.fromEntries(units.map((unit) => [unit, 10])),
      ...(Object.keys(facts).length === 0 ? {} : { facts }),
    };
    const prepared = preparedOf(engine, filed);
    if (openBeside(prepared, measure)) return undefined;
    const quantities = [0, 1].flatMap((at) => (units[at] === undefined ? ["", ""] : ["10", units[at]]));
    const cells = [
      ...[hts, setting.origin, day, formatCents(BigInt(cents)), spi ?? "", ...quantities],
      ...stated.map(([, holds]) => (holds ? "yes" : "")),
    ];
    const on = index.on(hts, day);
    const plain: Facts = {
      day: dayField(day),
      origin: setting.origin,
      column: spi === null ? "general" : "special",
      entersFree: freeOf(prepared),
      ...Object.fromEntries(own.map((list) => [field("list", list), on.has(list)])),
      ...Object.fromEntries(stated.map(([name, holds]) => [field("fact", `facts.${name}`), holds])),
    };
    return { cents, filed, cells, told: underReadings(measure, rows, plain) };
  }

  const lines: SampleLine[] = [];
  while (lines.length < setting.lines) {
    const line = draw();
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function preparedOf(engine: Engine, filed: SampleLine["filed"]): Prepared {
  const prepared = prepare(engine.parts, filed, NO_OPTIONS);
  if ("code" in prepared) throw new Error(prepared.message.id);
  return prepared;
}

// Whether the answer is a range in which another measure has a part: it would not tell the part of this one.
function openBeside(prepared: Prepared, measure: Measure): boolean {
  const { leaves } = explore(prepared.explore);
  return leaves.length > 1 && leaves.some(({ outcome }) => outcome.charges.some(({ heading }) => heading.measure.id !== measure.id));
}

// What the schedule says of the claim; not a decision of the measure.
function freeOf(prepared: Prepared): boolean {
  const answers = new Set(
    prepared.explore.groups.map(({ plan }) =>
      entersFree(openWorld(prepared.explore.world), plan, prepared.explore.world.program?.id ?? ""),
    ),
  );
  const [free] = answers;
  if (answers.size !== 1 || typeof free !== "boolean") throw new Error(`${prepared.line.hts}: whether it enters free is open`);
  return free;
}

// Lines on which no row asks for a reading are told the first one, which then decides nothing.
function underReadings(measure: Measure, rows: readonly Row[], plain: Facts): readonly Facts[] {
  const [first] = READINGS;
  let told: Facts[] = [plain];
  for (const { id } of measure.questions) {
    const name = field("reading", id);
    const asking = rows.filter(({ tests }) => tests.some((test) => test.field === name));
    if (asking.length === 0) continue;
    const lists = (row: Row) => row.tests.filter((test) => test.field.startsWith("list_"));
    const turns = asking.some((row) => lists(row).every((test) => test.any.includes(plain[test.field] as boolean)));
    told = told.flatMap((facts) => (turns ? READINGS : [first]).map((reading) => ({ ...facts, [name]: reading })));
  }
  return told;
}
