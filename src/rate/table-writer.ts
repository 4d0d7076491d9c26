// Writes a rated table, CSV (also gzipped) or Parquet by the name. It appears whole under its name or not at all.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Takes rows and puts the file in its place at the end. */
export interface TableWriter {
  write(rows: readonly (readonly string[])[]): Promise<void>;
  /** Takes rows that are CSV already; only where the file is one. */
  text?(rows: Uint8Array): Promise<void>;
  /** Finish the file and give it its name. */
  close(): Promise<void>;
  /** Leave nothing behind. */
  abandon(): Promise<void>;
}

/** Open a writer for a file; `header` names its columns, of which the first `passed` are those of the input and hold text. */
export async function tableWriter(file: string, header: readonly string[], passed = 0): Promise<TableWriter> {
  const part = `${file}.part-${process.pid}`;
  return /\.parquet$/i.test(file) ? parquetWriter(file, part, header, passed) : csvWriter(file, part, header);
}

// Cells with a number sign are quoted too, as DuckDB does, so that a table is the same however it was rated.
const QUOTED = /[",\n\r#]/;

/** Rows as CSV. */
export function csvText(rows: readonly (readonly string[])[]): string {
  let text = "";
  for (const row of rows) {
    row.forEach((cell, at) => {
      text += `${at === 0 ? "" : ","}${QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell}`;
    });
    text += "\n";
  }
  return text;
}

async function csvWriter(file: string, part: string, header: readonly string[]): Promise<TableWriter> {
  const target = createWriteStream(part);
  await once(target, "open");
  const out = /\.gz$/i.test(file) ? createGzip() : target;
  if (out !== target) out.pipe(target);
  const put = async (text: string | Uint8Array): Promise<void> => {
    if (!out.write(text)) await once(out, "drain");
  };
  await put(csvText([header]));
  return {
    write: (rows) => put(csvText(rows)),
    text: put,
    async close() {
      out.end();
      await finished(target);
      await rename(part, file);
    },
    async abandon() {
      target.destroy();
      await rm(part, { force: true });
    },
  };
}

// Amounts of the answer, exact to the cent, and the rate.
const AMOUNTS = /(_duty|^duty_min|^duty_max|^mpf|^hmf|^payable)$/;
const RATES = /^effective_rate$/;
const ROW_GROUP = 100_000;

async function parquetWriter(file: string, part: string, header: readonly string[], passed: number): Promise<TableWriter> {
  const { fileWriter } = await import("hyparquet-writer");
  const { ParquetWriter } = await import("hyparquet-writer");
  // Decimals of a column; undefined where it holds text.
  const scales = header.map((name, at) => (at < passed ? undefined : AMOUNTS.test(name) ? 2 : RATES.test(name) ? 6 : undefined));
  const schema = [
    { name: "root", num_children: header.length },
    ...header.map((name, at) => {
      const scale = scales[at];
      return scale === undefined
        ? ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const)
        : ({ name, type: "INT64", converted_type: "DECIMAL", precision: 18, scale, repetition_type: "OPTIONAL" } as const);
    }),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(part), schema });
  let held: (readonly string[])[] = [];
  const flush = (): void => {
    const columnData = header.map((name, at) => ({
      name,
      data: held.map((row) => {
        const text = row[at] ?? "";
        if (text === "") return null;
        const scale = scales[at];
        return scale === undefined ? text : scaledInteger(text, scale);
      }),
    }));
    writer.write({ columnData });
    held = [];
  };
  return {
    async write(rows) {
      held.push(...rows);
      if (held.length >= ROW_GROUP) flush();
    },
    async close() {
      if (held.length > 0) flush();
      writer.finish();
      await rename(part, file);
    },
    async abandon() {
      await rm(part, { force: true });
    },
  };
}

// A decimal as an integer of its last place.
function scaledInteger(text: string, scale: number): bigint {
  const [whole = "", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(scale, "0"));
}
