// Writes the panel of all days, CSV or Parquet.

import { writeFile } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import { type Panel, panelRow } from "../bulk/panel.js";
import { PANEL_COLUMNS } from "../bulk/panel-outcome.js";

/** Write a panel into a file. */
export async function writePanel(file: string, panel: Panel, revisions: readonly string[], parquet: boolean): Promise<void> {
  if (parquet) await writeParquet(file, panel, revisions);
  else await writeFile(file, csv(panel, revisions));
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
