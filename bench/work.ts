// What the benchmarks run: a mixed load of entry lines over the schedule, and the parse of one official export.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Engine } from "../src/assess/engine.js";
import { panelOf } from "../src/bulk/panel.js";
import type { Day } from "../src/exact/day.js";
import { unparsed } from "../src/hts/compile.js";
import { readExport } from "../src/hts/export.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { bookFor } from "../src/packaged/bundled-book.js";

const DAYS = ["2025-03-05", "2025-06-10", "2025-10-07", "2026-01-20", "2026-03-10", "2026-08-25", "2026-10-01"] as Day[];

// What an importer files with a number: its quantities in the units of the line, and its metal where a list of metals names it.
const METALS = [
  ["steel", /^note-16-[jlmn]$/],
  ["aluminum", /^note-19-[gijk]/],
  ["copper", /^note-36-b$/],
] as const;

function filedWith(engine: Engine, hts: string): Record<string, unknown> {
  const found = engine.schedule.lookup(hts, DAYS[3] ?? ("2026-01-20" as Day));
  const quantity = Object.fromEntries((found.ok ? found.line.units : []).map((unit) => [unit, 10]));
  const lists = Object.values(engine.law.lists);
  const metals = METALS.filter(([, form]) =>
    lists.some((list) => form.test(list.id) && list.rows.some(([prefix]) => hts.startsWith(prefix))),
  );
  const content = Object.fromEntries(metals.map(([metal]) => [metal, { value: "200.00" }]));
  return { quantity, ...(metals.length === 0 ? {} : { content }) };
}

export { originRoom } from "./origin.js";
export { streamRoom } from "./stream.js";
export { timeRoom } from "./time.js";

/** Assess lines spread over the whole schedule and seven days, filed as an importer would. */
export function assessLines(count: number): { lines: number; linesPerSecond: number } {
  const engine = bundledEngine();
  const numbers = engine.schedule.lines("2026-01-20" as Day).filter((_, index) => index % 7 === 0);
  const filed = new Map(numbers.map((hts) => [hts, filedWith(engine, hts)]));
  const lines = [];
  for (let index = 0; index < count; index++) {
    const hts = numbers[(index * 7919) % numbers.length] ?? "";
    lines.push({
      hts,
      origin: "CA",
      entryDate: DAYS[index % DAYS.length],
      value: `${1000 + (index % 90_000)}.00`,
      spi: index % 3 === 0 ? null : "S",
      ...filed.get(hts),
    });
  }
  for (const line of lines.slice(0, Math.min(count, 20_000))) engine.assess(line);
  const started = process.hrtime.bigint();
  for (const line of lines) engine.assess(line);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { lines: count, linesPerSecond: count / seconds };
}

/** Parse one export with every rate text in it; CPU seconds. */
export function parseExport(file: string): { rows: number; cpuSeconds: number; wallSeconds: number } {
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  const rows = readExport(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  if ("error" in rows) throw new Error(rows.error.id);
  const problems = unparsed(rows);
  if (problems.length > 0) throw new Error(problems[0]);
  const used = process.cpuUsage(before);
  return {
    rows: rows.length,
    cpuSeconds: Number(((used.user + used.system) / 1e6).toFixed(3)),
    wallSeconds: Number((Number(process.hrtime.bigint() - started) / 1e9).toFixed(3)),
  };
}

/** Times of making the panel of Canada from a book just opened, in milliseconds; the law and the book are loaded before. */
export function panelTimes(turns: number): { readonly rows: number; readonly wall: number[]; readonly cpu: number[] } {
  const engine = bundledEngine();
  const [wall, cpu]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let turn = 0; turn < turns; turn++) {
    const book = bookFor(engine, {}, "CA");
    const [started, used] = [performance.now(), process.cpuUsage()];
    rows = panelOf(book, engine, "CA").rows;
    wall.push(performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  return { rows, wall, cpu };
}
