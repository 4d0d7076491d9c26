// `--template FILE`: a table to fill in, and beside it one that is filled in.

import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";

/** Write the template of a kind of table to FILE, and an example next to it. */
export async function writeTemplate(kind: "entries" | "report" | "bill", file: string): Promise<void> {
  if (!/\.csv$/i.test(file)) throw new CallError(`${file} is no name of a CSV.`, "End it with .csv.");
  const example = file.replace(/\.csv$/i, "-example.csv");
  for (const each of [file, example]) if (existsSync(each)) throw new CallError(`${each} exists.`, "Name a file that does not exist yet.");
  try {
    await copyFile(packagePath(`examples/tables/${kind}-template.csv`), file);
    await copyFile(packagePath(`examples/tables/${kind}-example.csv`), example);
  } catch (error) {
    throw new CallError(
      `${file} cannot be written (${(error as Error).message}).`,
      "Name a file in a folder that exists.",
      "table/unwritable",
    );
  }
  process.stdout.write(`${file} to fill in, ${example} as an example; docs/tables.md says what is read.\n`);
}
