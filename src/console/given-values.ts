// Values as people give them on the command line, read by the rules of the tables: $12,500, today, yes, CUSMA, Canada.

import { entryFacts } from "../bulk/entry-schema.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import type { CellKind } from "../tables/cell.js";
import { readCell } from "../tables/read-cell.js";
import { bundledTableWords } from "./table-words.js";

/** Today in U.S. Eastern time, where entries are made. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date());
}

/** The plain form of a value; text that nobody can read stays, and is refused by name where it is used. */
export function given(flag: string, kind: CellKind, text: string, choices?: ReadonlyMap<string, string>): string {
  const found = readCell(kind, text, { vocabulary: bundledTableWords(), today: today(), choices });
  if (typeof found === "string") return found.trim();
  if ("text" in found) return found.text;
  const { code, message: why, fix } = found.wrong;
  // A single value has no column and no option next to it.
  throw new CallError(message("call/given", { flag, why }), code === "table/two-days" ? message("call/given.day-fix") : fix, code);
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
