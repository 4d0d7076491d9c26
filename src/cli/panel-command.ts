// `carveout panel`: every number, interval and claim with its rates, as one table.

import { rename, rm, writeFile } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import { type Panel, panelOf, panelRow } from "../bulk/panel.js";
import { PANEL_COLUMNS } from "../bulk/panel-outcome.js";
import { say } from "../console/language.js";
import { countryOf } from "../law/countries.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookFor } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

/** Flags of the command. */
export interface PanelFlags {
  readonly origin: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Write the panel; it appears whole under its name or not at all. */
export async function panelCommand({ origin: code, out, json }: PanelFlags): Promise<void> {
  if (!/\.(csv|parquet)$/i.test(out)) throw new CallError(message("call/not-a-table", { file: out }), message("call/not-a-table.fix"));
  const engine = bundledEngine();
  const origin = countryOf(engine.law, code) ?? code;
  if (!engine.law.countries.encoded.includes(origin))
    throw new CallError(
      message("call/origin-not-encoded", { country: code }),
      message("call/choose", { choices: engine.law.countries.encoded.join(", ") }),
    );
  const book = bookFor(engine, {}, origin);
  const started = process.hrtime.bigint();
  const panel = panelOf(book, engine, origin);
  const milliseconds = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
  const revisions = panel.days.map((day) => engine.schedule.revisionOn(day).name);
  const part = `${out}.part-${process.pid}`;
  try {
    if (/\.parquet$/i.test(out)) await writeParquet(part, panel, revisions);
    else await writeFile(part, csv(panel, revisions));
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
  }
  const summary = { rows: panel.rows, numbers: panel.numbers.length, intervals: panel.days.length, milliseconds };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(summary)}\n`
      : `${say(message("panel/written", { file: out, rows: summary.rows, numbers: summary.numbers, periods: summary.intervals, ms: milliseconds }))}\n`,
  );
}

function csv(panel: Panel, revisions: readonly string[]): string {
  const rows = Array.from({ length: panel.rows }, (_, row) => panelRow(panel, row, revisions));
  return stringify([[...PANEL_COLUMNS], ...rows]);
}

// Precision 18 holds every rate: 6 digits before the point and 12 behind it.
const DECIMAL = { type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 12, repetition_type: "OPTIONAL" } as const;
const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const;
const DATE = { type: "INT32", converted_type: "DATE", repetition_type: "OPTIONAL" } as const;
const GROUP = 100_000;

async function writeParquet(file: string, panel: Panel, revisions: readonly string[]): Promise<void> {
  const { fileWriter, ParquetWriter } = await import("hyparquet-writer");
  const kinds = PANEL_COLUMNS.map((name) => (name === "from" || name === "until" ? DATE : /rate/.test(name) ? DECIMAL : TEXT));
  const schema = [
    { name: "root", num_children: kinds.length },
    ...PANEL_COLUMNS.map((name, at) => ({ name, ...(kinds[at] as typeof TEXT) })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(file), schema });
  for (let start = 0; start < panel.rows; start += GROUP) {
    const rows = Array.from({ length: Math.min(GROUP, panel.rows - start) }, (_, at) => panelRow(panel, start + at, revisions));
    writer.write({
      columnData: PANEL_COLUMNS.map((name, at) => ({
        name,
        data: rows.map((row) => {
          const text = row[at] ?? "";
          if (text === "" && name !== "spi") return null;
          if (kinds[at] === DECIMAL) return BigInt(text.replace(".", ""));
          return kinds[at] === DATE ? new Date(`${text}T00:00:00Z`) : text;
        }),
      })),
    });
  }
  writer.finish();
}
