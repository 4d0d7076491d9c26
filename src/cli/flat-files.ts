// The tables of the compiled law as files of the package: Parquet, and a page of JSON that says what they were made from.

import { readFileSync, writeFileSync } from "node:fs";
import type { FlatTables } from "../bulk/flat-tables.js";
import { packagePath } from "./paths.js";

/** What the tables of an origin were made from, and how to read them. */
export type FlatHead = Omit<FlatTables, "numbers" | "decisions">;

const ROW_GROUP = 1 << 20;

/** Where a table of an origin stands. */
export function flatPath(origin: string, table: "numbers" | "decisions" | "head"): string {
  return packagePath(`book/${origin}.${table}.${table === "head" ? "json" : "parquet"}`);
}

/** Write the tables of an origin into the package. */
export async function writeFlat(origin: string, { numbers, decisions, ...head }: FlatTables): Promise<void> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const write = (table: "numbers" | "decisions", columns: Readonly<Record<string, readonly (number | string)[]>>): void => {
    const columnData = Object.entries(columns).map(([name, data]) =>
      typeof data[0] === "string"
        ? { name, data: [...data], type: "STRING" as const }
        : name.endsWith("_constant")
          ? { name, data: BigInt64Array.from(data as number[], BigInt), type: "INT64" as const }
          : { name, data: Int32Array.from(data as number[]), type: "INT32" as const },
    );
    writeFileSync(flatPath(origin, table), new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: ROW_GROUP })));
  };
  write("numbers", numbers);
  write("decisions", decisions);
  writeFileSync(flatPath(origin, "head"), `${JSON.stringify(head)}\n`);
}

/** What the tables of an origin were made from; undefined where the package has none. */
export function flatHead(origin: string): FlatHead | undefined {
  try {
    return JSON.parse(readFileSync(flatPath(origin, "head"), "utf8")) as FlatHead;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
