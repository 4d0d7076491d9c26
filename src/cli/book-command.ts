// `carveout book`: builds the compiled law that the package carries.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { packBook } from "../bulk/pack.js";
import { bundledEngine } from "./bundle.js";
import { bookPath, scheduleHash } from "./bundled-book.js";
import { pack } from "./read-schedule.js";

/** Compile the law of every encoded origin into the package. */
export async function buildBooks(): Promise<void> {
  const engine = bundledEngine();
  for (const origin of engine.law.countries.encoded) {
    const packed = packBook(engine, origin, scheduleHash());
    const bytes = pack(packed);
    mkdirSync(dirname(bookPath(origin)), { recursive: true });
    writeFileSync(bookPath(origin), bytes);
    process.stdout.write(
      `${origin}: ${packed.numbers.length} numbers, ${packed.classes.classes.length} classes of plans, ${packed.tables.programs.length} programs, ${bytes.length} bytes\n`,
    );
  }
}
