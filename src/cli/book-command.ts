// `carveout book`: builds the compiled law that the package carries.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { filledBook } from "../bulk/pack.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookPath, scheduleHash } from "../packaged/bundled-book.js";
import { pack } from "../packaged/read-schedule.js";

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
