// What `npm start` shows: the worked entries on the bundled law, then what to try.

import type { Answer } from "../assess/answer.js";
import { bundledEngine } from "./bundle.js";
import { page } from "./duty-command.js";
import { exampleOf, workedEntries } from "./examples.js";
import { styleOf } from "./style.js";

/** Print the worked entries. */
export function welcome(): void {
  const engine = bundledEngine();
  const style = styleOf(process.stdout);
  const out: string[] = ["", style.bold("Carveout: U.S. duties on Canadian goods"), ""];
  for (const { title, hts, date, value } of workedEntries()) {
    const claims = ["S", null];
    const answers = claims.map((spi) => engine.assess({ hts, origin: "CA", entryDate: date, value, spi }));
    out.push(style.bold(`# ${title}`), "", ...page(answers as Answer[], claims, { date, value, origin: "CA" }, style));
  }
  out.push("Try:", ...["duty", "history", "explain", "law"].map((name) => `  npx ${exampleOf(name)}`), "");
  process.stdout.write(`${out.join("\n")}\n`);
}
