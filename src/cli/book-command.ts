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
export async function buildBooks({ json }: { readonly json?: boolean } = {}): Promise<void> {
  const engine = bundledEngine();
  const put = (made: Readonly<Record<string, unknown>>, said: string): void => {
    process.stdout.write(`${json === true ? JSON.stringify(made) : said}\n`);
  };
  for (const origin of engine.law.countries.compiled) put(...writeBook(engine, origin));
  await compileStores(compiledGroups(engine), storePath, (store) => {
    const size = readdirSync(store.folder).reduce((sum, file) => sum + statSync(join(store.folder, file)).size, 0);
    const origins = membersOf(store);
    const { slots } = store.key;
    put({ origins, intervals: slots, bytes: size }, `${origins.join(", ")}: tables of ${slots} intervals for SQL, ${size} bytes`);
  });
}

function writeBook(engine: Engine, origin: string): [made: Readonly<Record<string, unknown>>, said: string] {
  const book = filledBook(engine, origin);
  const bytes = pack(book.pack(scheduleHash()));
  mkdirSync(dirname(bookPath(origin)), { recursive: true });
  writeFileSync(bookPath(origin), bytes);
  const [numbers, classes, programs] = [book.numbers.length, book.classes(), book.shelf.size()];
  return [
    { origin, numbers, classes, programs, bytes: bytes.length },
    `${origin}: ${numbers} numbers, ${classes} classes of plans, ${programs} programs, ${bytes.length} bytes`,
  ];
}
