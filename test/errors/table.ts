// Refusals of a table: of a row in its place, and of a file as a whole.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { answerCells } from "../../src/bulk/answer-cells.js";
import { type BatchRow, rateBatch } from "../../src/bulk/batch.js";
import { REQUIRED } from "../../src/bulk/columns.js";
import { planRows } from "../../src/bulk/line.js";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translator } from "../../src/said/translator.js";
import { openTable } from "../../src/table-files/open-table.js";
import { TableError } from "../../src/tables/table-error.js";
import type { Refused } from "./gallery.js";

const CELLS = answerCells({ status: "error", error: { code: "table/empty", message: "", key: "", fix: "" } }, false).length;

/** Each file of a folder that is no text of a refusal, and what is said of it. */
export async function tableRefusals(folder: string): Promise<Refused[]> {
  const files = readdirSync(folder).filter((name) => !name.endsWith(".txt"));
  return Promise.all(
    files.sort().map(async (file): Promise<Refused> => {
      const [name = ""] = file.split(".");
      const bytes = readFileSync(join(folder, file));
      const given = /\.(csv|json)$/.test(file) ? bytes.toString(name === "table-bad-encoding" ? "latin1" : "utf8").trim() : "";
      const said = await saidOf(folder, file, given);
      const [code = "", text = ""] = [said.slice(0, said.indexOf(": ")), said.slice(said.indexOf(": ") + 2)];
      return { name, code, given, text: `${code}\n\n${text}`, room: "table", expected: join(folder, `${name}.txt`) };
    }),
  );
}

async function saidOf(folder: string, file: string, given: string): Promise<string> {
  if (file.endsWith(".json")) return refusedRow([JSON.parse(given) as BatchRow], [...REQUIRED, "spi"]);
  try {
    const table = await openTable(join(folder, file), { schema: bundledEntrySchema(), vocabulary: bundledTableWords(), called: file });
    const rows: BatchRow[] = [];
    for await (const batch of table.rows()) rows.push(...batch);
    return refusedRow(rows, table.names);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return `${error.code}: ${error.message}\n${translator("en", {}, true).arg(error.fix)}`;
  }
}

// What stands in the last cell of the first row.
function refusedRow(rows: readonly BatchRow[], names: readonly string[]): string {
  const engine = bundledEngine();
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: false };
  return rateBatch(rows.slice(0, 1), setting).rows[0]?.[names.length + CELLS - 1] ?? "";
}
