// `carveout book`: builds the compiled law that the package carries.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { filledBook } from "../bulk/pack.js";
import { compiledLaw } from "../compiled/compile-law.js";
import { lawTables } from "../compiled/tables.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookPath, scheduleHash } from "../packaged/bundled-book.js";
import { pack } from "../packaged/read-schedule.js";
import { storePath, writeStore } from "./law-store.js";

/** Compile the law of every encoded origin into the package. */
export async function buildBooks(): Promise<void> {
  const engine = bundledEngine();
  for (const origin of engine.law.countries.encoded) {
    const book = filledBook(engine, origin);
    const bytes = pack(book.pack(scheduleHash()));
    mkdirSync(dirname(bookPath(origin)), { recursive: true });
    writeFileSync(bookPath(origin), bytes);
    process.stdout.write(
      `${origin}: ${book.numbers.length} numbers, ${book.classes()} classes of plans, ${book.shelf.size()} programs, ${bytes.length} bytes\n`,
    );
  }
}

/** Compile the tables of every encoded origin into the package; minutes of one processor. */
export async function buildTables(): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    for (const origin of bundledEngine().law.countries.encoded) {
      const { key, tables } = lawTables(compiledLaw(bundledEngine(), {}, origin, { rare: 0 }), origin, { chapter98: false });
      await writeStore(connection, storePath(origin), { key: { ...key, schedule: scheduleHash() }, tables });
      process.stdout.write(`${origin}: ${tables.map(({ name, rows }) => `${name} ${rows.length}`).join(", ")}\n`);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
