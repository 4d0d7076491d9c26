// CAPE files as text: the header of the template and one entry number a row; next to them the entries to ask about and those left out.

import type { Translator } from "../said/translator.js";
import type { AuditedEntry } from "./audit-entry.js";
import { capeFiles } from "./cape.js";
import type { AuditData } from "./data.js";

/** What became of one entry. */
export interface CapeEntry {
  readonly entry: string;
  readonly importer: string;
}

/** The lists that the files are made of; the rows of `ask` and `leftOut` are entry number, importer, reasons. */
export interface CapeLists {
  readonly fit: CapeEntry[];
  readonly ask: string[][];
  readonly leftOut: string[][];
}

/** Put an entry on the list it belongs to, with the reasons in a language; one without an IEEPA number is on none. */
export function listForCape(lists: CapeLists, { filed, cape }: AuditedEntry, { arg }: Translator): void {
  if (cape === undefined || cape.noNumber) return;
  const row = [filed.entry, filed.importer, arg({ all: cape.reasons, by: "; " })];
  if (cape.fit) lists.fit.push({ entry: filed.entry, importer: filed.importer });
  else if (cape.ask) lists.ask.push(row);
  else lists.leftOut.push(row);
}

/** The files by name; `left-out.csv` is the last, with the entries that are fit after a question first. */
export function capeDocuments({ fit, ask, leftOut }: CapeLists, data: AuditData): { readonly name: string; readonly text: string }[] {
  const files = capeFiles(fit, data.cape.most).map(({ importer, entries }, at) => ({
    name: `cape-${String(at + 1).padStart(3, "0")}${importer === "" ? "" : `-${importer.replace(/[^A-Za-z0-9-]/g, "_")}`}.csv`,
    text: `${[data.cape.header, ...entries].join("\r\n")}\r\n`,
  }));
  const rows = [
    ["entry_number", "importer", "ask_first", "left_out_because"],
    ...ask.map(([entry = "", importer = "", because = ""]) => [entry, importer, "yes", because]),
    ...leftOut.map(([entry = "", importer = "", because = ""]) => [entry, importer, "no", because]),
  ].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  return [...files, { name: "left-out.csv", text: `${rows.join("\n")}\n` }];
}
