// `carveout book`: builds the compiled law that the package carries.

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Engine } from "../assess/engine.js";
import { filledBook } from "../bulk/pack.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookPath, scheduleHash } from "../packaged/bundled-book.js";
import { pack } from "../packaged/read-schedule.js";
import { compileStores } from "../rate/compile-stores.js";
import { compiledGroups, membersOf, storePath } from "../rate/law-store.js";

/** Compile the law of the origins that countries.yaml names for it into the package: programs for the page and the panel, tables for SQL. */
export async function buildBooks(): Promise<void> {
  const engine = bundledEngine();
  for (const origin of engine.law.countries.compiled) writeBook(engine, origin);
  await compileStores(compiledGroups(engine), storePath, (store) => {
    const size = readdirSync(store.folder).reduce((sum, file) => sum + statSync(join(store.folder, file)).size, 0);
    process.stdout.write(`${membersOf(store).join(", ")}: tables of ${store.key.slots} intervals for SQL, ${size} bytes\n`);
  });
}

function writeBook(engine: Engine, origin: string): void {
  const book = filledBook(engine, origin);
  const bytes = pack(book.pack(scheduleHash()));
  mkdirSync(dirname(bookPath(origin)), { recursive: true });
  writeFileSync(bookPath(origin), bytes);
  process.stdout.write(
    `${origin}: ${book.numbers.length} numbers, ${book.classes()} classes of plans, ${book.shelf.size()} programs, ${bytes.length} bytes\n`,
  );
}
