// `carveout book`: builds the compiled law that the package carries.

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filledBook } from "../bulk/pack.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookPath, scheduleHash } from "../packaged/bundled-book.js";
import { pack } from "../packaged/read-schedule.js";
import { compileStores } from "../rate/compile-stores.js";
import { compiledGroups, membersOf, storePath } from "../rate/law-store.js";

/**
 * Compile the law into the package: programs of the package's own origin for the page and the panel, and tables for SQL of every group of
 * origins that countries.yaml names for it.
 */
export async function buildBooks(): Promise<void> {
  const engine = bundledEngine();
  const [own = ""] = engine.law.countries.encoded;
  const book = filledBook(engine, own);
  const bytes = pack(book.pack(scheduleHash()));
  mkdirSync(dirname(bookPath(own)), { recursive: true });
  writeFileSync(bookPath(own), bytes);
  process.stdout.write(
    `${own}: ${book.numbers.length} numbers, ${book.classes()} classes of plans, ${book.shelf.size()} programs, ${bytes.length} bytes\n`,
  );
  await compileStores(compiledGroups(engine), storePath, (store) => {
    const size = readdirSync(store.folder).reduce((sum, file) => sum + statSync(join(store.folder, file)).size, 0);
    process.stdout.write(`${membersOf(store).join(", ")}: tables of ${store.key.slots} intervals for SQL, ${size} bytes\n`);
  });
}
