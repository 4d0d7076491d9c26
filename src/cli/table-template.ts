// `--template FILE`: a table to fill in, and beside it one that is filled in.

import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { say } from "../console/language.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { packagePath } from "../packaged/paths.js";
import { message } from "../said/message.js";

/** Write the template of a kind of table to FILE, and an example next to it. */
export async function writeTemplate(kind: "entries" | "report" | "bill", file: string): Promise<void> {
  if (!/\.csv$/i.test(file)) throw new CallError(message("call/not-csv", { file }), message("call/not-csv.fix-plain"));
  const example = file.replace(/\.csv$/i, "-example.csv");
  for (const each of [file, example])
    if (existsSync(each)) throw new CallError(message("call/exists", { file: each }), message("call/exists.fix-file"));
  try {
    await copyFile(packagePath(`examples/tables/${kind}-template.csv`), file);
    await copyFile(packagePath(`examples/tables/${kind}-example.csv`), example);
  } catch (error) {
    throw new CallError(
      message("call/not-written", { file, why: failureReason(error) }),
      message("call/not-written.fix"),
      "table/unwritable",
    );
  }
  process.stdout.write(`${say(message("tables/template", { file, example }))}\n`);
}
