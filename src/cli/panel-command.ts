// `carveout panel`: every number, interval and claim with its rates, as one table; or one day, for one origin or all.

import { rename, rm } from "node:fs/promises";
import type { Engine } from "../assess/engine.js";
import { panelOfOrigin } from "../bulk/origin-panel.js";
import { panelOf } from "../bulk/panel.js";
import { language, say } from "../console/language.js";
import { requireCovered } from "../console/options.js";
import { requireFolderOf } from "../console/output-file.js";
import type { Day } from "../exact/day.js";
import { countryOf } from "../law/countries.js";
import { lawOfOrigin } from "../law/of-origin.js";
import { originGroups } from "../law/origin-groups.js";
import { unreadIn } from "../law/unread.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookFor } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { writeDayPanel } from "../rate/day-panel-file.js";
import { type Message, message } from "../said/message.js";
import { writePanel } from "./panel-file.js";

/** Flags of the command. */
export interface PanelFlags {
  readonly origin: string;
  readonly date?: string;
  readonly eachOrigin?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

const ALL = "all";

/** Write the panel; it appears whole under its name or not at all. */
export async function panelCommand({ origin, date, eachOrigin, out, json }: PanelFlags): Promise<void> {
  if (!/\.(csv|parquet)$/i.test(out))
    throw new CallError(message("call/not-a-table", { file: out }), message("call/not-a-table.fix"), undefined, "out");
  requireFolderOf(out);
  const engine = bundledEngine();
  const day = date === undefined ? undefined : (requireCovered("--date", date) as Day);
  if (day === undefined && (origin === ALL || eachOrigin === true))
    throw new CallError(message("call/panel-of-a-day"), message("call/panel-of-a-day.fix"));
  const code = origin === ALL ? undefined : answered(engine, origin);
  const part = `${out}.part-${process.pid}`;
  try {
    const write = day === undefined ? allDays(engine, code as string) : oneDay(engine, day, code, eachOrigin === true);
    const { summary, says } = await write(part, /\.parquet$/i.test(out), out);
    await rename(part, out);
    const unverified = unreadIn(code === undefined ? engine.law : lawOfOrigin(engine.law, code), day).map(
      engine.parts.translator(language()).law,
    );
    const told = unverified.length === 0 ? [] : [say(message("panel/unverified", { count: unverified.length }))];
    process.stdout.write(json === true ? `${JSON.stringify({ ...summary, unverified })}\n` : `${[say(says), ...told].join("\n")}\n`);
  } finally {
    await rm(part, { force: true });
  }
}

function answered({ law }: Engine, named: string): string {
  const origin = countryOf(law, named) ?? named;
  if (!law.countries.encoded.includes(origin))
    throw new CallError(
      message("call/origin-not-encoded", { country: named }),
      message("call/choose", { choices: law.countries.encoded.join(", ") }),
      undefined,
      "origin",
    );
  return origin;
}

/** Writes a panel into a file that will have a name. */
type Write = (file: string, parquet: boolean, name: string) => Promise<{ readonly summary: object; readonly says: Message }>;

function since(started: bigint): number {
  return Math.round(Number(process.hrtime.bigint() - started) / 1e6);
}

// The interval of each row is as long as nothing differs.
function allDays(engine: Engine, origin: string): Write {
  return async (file, parquet, name) => {
    const carried = engine.law.countries.compiled.includes(origin) ? bookFor(engine, {}, origin) : undefined;
    const started = process.hrtime.bigint();
    const panel = carried === undefined ? panelOfOrigin(engine, origin) : panelOf(carried, engine, origin);
    const milliseconds = since(started);
    const revisions = panel.days.map((day) => engine.schedule.revisionOn(day).name);
    await writePanel(file, panel, revisions, parquet);
    const summary = { rows: panel.rows, numbers: panel.numbers.length, intervals: panel.days.length, milliseconds };
    const says = message("panel/written", {
      file: name,
      rows: message("counted/rows", { count: summary.rows }),
      numbers: message("counted/numbers", { count: summary.numbers }),
      periods: message("counted/periods", { count: summary.intervals }),
      ms: milliseconds,
    });
    return { summary, says };
  };
}

function oneDay(engine: Engine, day: Day, origin: string | undefined, each: boolean): Write {
  return async (file, parquet, name) => {
    const started = process.hrtime.bigint();
    const groups = origin === undefined ? originGroups(engine.law, day) : [[origin]];
    const { rows, numbers } = await writeDayPanel(file, engine, { day, groups, each, parquet });
    const milliseconds = since(started);
    const summary = { rows, numbers, origins: groups.flat().length, groups: groups.length, milliseconds };
    const about = {
      file: name,
      rows: message("counted/rows", { count: rows }),
      numbers: message("counted/numbers", { count: numbers }),
      origins: message("counted/origins", { count: summary.origins }),
      groups: message("counted/groups", { count: groups.length }),
      day,
      ms: milliseconds,
    };
    return { summary, says: message("panel/written-day", about) };
  };
}
