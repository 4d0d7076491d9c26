// Values as people give them on the command line, read by the rules of the tables: $12,500, today, yes, CUSMA, Canada.

import { entryFacts } from "../bulk/entry-schema.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import type { CellKind } from "../tables/cell.js";
import { readCell } from "../tables/read-cell.js";
import { bundledTableWords } from "./table-words.js";
import { requireKind } from "./wrong-value.js";

/** Today in U.S. Eastern time, where entries are made. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date());
}

/** The plain form of a value; `flag` ends in `=` where the value follows without a space. Text that nobody can read is a wrong call. */
export function given(flag: string, kind: CellKind, text: string, choices?: ReadonlyMap<string, string>): string {
  const vocabulary = bundledTableWords();
  const found = readCell(kind, text, { vocabulary, today: today(), choices });
  if (typeof found === "string" || "text" in found) {
    const read = typeof found === "string" ? found.trim() : found.text;
    requireKind(flag, kind, { typed: text, read }, { vocabulary, choices });
    return read;
  }
  const { code, message: why, fix } = found.wrong;
  // A single value has no column and no option next to it.
  throw new CallError(
    message("call/given", { flag: flag.replace(/=$/, ""), why }),
    code === "table/two-days" ? message("call/given.day-fix") : fix,
    code,
  );
}

/** The claim that an option names: a program's symbol, or null for none. */
export function givenClaim(flag: string, text: string): string | null {
  const claim = given(flag, "claim", text);
  return claim === "" ? null : claim;
}

/** The value of a fact by its path, such as `facts.civilAircraft` or `content.steel.value`: true and false for yes and no. */
export function givenFact(flag: string, path: string, text: string): unknown {
  const fact = entryFacts(bundledLaw().facts, bundledTableWords()).get(path);
  const read = fact === undefined ? text : given(flag, fact.kind, text, fact.choices);
  if (path === "spi") return read === "" ? null : read;
  if (fact?.kind === "boolean" || fact === undefined) return read === "true" ? true : read === "false" ? false : read;
  return read === "" ? text : read;
}
