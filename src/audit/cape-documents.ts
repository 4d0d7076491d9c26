// CAPE files as text: one column of entry numbers and nothing else; those left out, with the reason, beside them.

import { capeFiles } from "./cape.js";
import type { AuditData } from "./data.js";

/** The files by name; `left-out.csv` is the last. */
export function capeDocuments(
  fit: readonly { readonly entry: string; readonly importer: string }[],
  leftOut: readonly (readonly string[])[],
  data: AuditData,
): { readonly name: string; readonly text: string }[] {
  const files = capeFiles(fit, data.cape.most).map(({ importer, entries }, at) => ({
    name: `cape-${String(at + 1).padStart(3, "0")}${importer === "" ? "" : `-${importer.replace(/[^A-Za-z0-9-]/g, "_")}`}.csv`,
    text: `${entries.join("\r\n")}\r\n`,
  }));
  const rows = [["entry_number", "left_out_because"], ...leftOut].map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
  );
  return [...files, { name: "left-out.csv", text: `${rows.join("\n")}\n` }];
}
