// Writes a rated table, CSV (also gzipped) or Parquet by the name. It appears whole under its name or not at all.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { stringify } from "csv-stringify/sync";

/** Takes rows and puts the file in its place at the end. */
export interface TableWriter {
  write(rows: readonly (readonly string[])[]): Promise<void>;
  /** Finish the file and give it its name. */
  close(): Promise<void>;
  /** Leave nothing behind. */
  abandon(): Promise<void>;
}

/** Open a writer for a file; `header` names its columns. */
export async function tableWriter(file: string, header: readonly string[]): Promise<TableWriter> {
  const part = `${file}.part-${process.pid}`;
  return /\.parquet$/i.test(file) ? parquetWriter(file, part, header) : csvWriter(file, part, header);
}

async function csvWriter(file: string, part: string, header: readonly string[]): Promise<TableWriter> {
  const target = createWriteStream(part);
  await once(target, "open");
  const out = /\.gz$/i.test(file) ? createGzip() : target;
  if (out !== target) out.pipe(target);
  const put = async (rows: readonly (readonly string[])[]): Promise<void> => {
    if (!out.write(stringify(rows as string[][]))) await once(out, "drain");
  };
  await put([header]);
  return {
    write: put,
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

// Amounts of the answer, exact to the cent.
const AMOUNTS = /(_duty|^duty_min|^duty_max|^mpf|^hmf|^payable)$/;
const ROW_GROUP = 100_000;

async function parquetWriter(file: string, part: string, header: readonly string[]): Promise<TableWriter> {
  const { fileWriter } = await import("hyparquet-writer");
  const { ParquetWriter } = await import("hyparquet-writer");
  const amounts = header.map((name) => AMOUNTS.test(name));
  const schema = [
    { name: "root", num_children: header.length },
    ...header.map((name, at) =>
      amounts[at]
        ? ({ name, type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 2, repetition_type: "OPTIONAL" } as const)
        : ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const),
    ),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(part), schema });
  let held: (readonly string[])[] = [];
  const flush = (): void => {
    const columnData = header.map((name, at) => ({
      name,
      data: held.map((row) => {
        const text = row[at] ?? "";
        if (text === "") return null;
        return amounts[at] ? BigInt(text.replace(".", "")) : text;
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
