// Parquet files of other writers, rated by the command: pyarrow finds in what is written the columns that it wrote, and a sample of the rows has the
// answers of `assess`. Prints a line for each file; ends with 1 where one differs. `npm run check:full foreign`.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { pythonWith } from "../python-with.js";
import { byRows, newFolder, rateCommand, same, tableOf } from "./ways.js";

const SCRIPT = "test/table/foreign_files.py";
// Of so many rows one is answered by `assess` too.
const EACH = 40;

const found = pythonWith("build/parquet-writers", ["pyarrow", "polars"]);
if ("skip" in found) {
  console.log(`skipped: ${found.skip}`);
  process.exit(0);
}
const folder = newFolder("foreign");
let wrong = 0;

function python(...args: readonly string[]): string {
  const { status, stderr } = spawnSync((found as { python: string }).python, [SCRIPT, ...args], { encoding: "utf8" });
  return status === 0 ? "" : (stderr.trim().split("\n").at(-1) ?? "failed");
}

// Rows that are answered one by one, and where they stand.
async function sampled(input: string, output: string): Promise<void> {
  const some = folder.path("some.parquet");
  await withDuckdb((connection) =>
    connection.run(
      `copy (select * exclude (file_row_number) from read_parquet('${input}', file_row_number = true) where file_row_number % ${EACH} = 0) to '${some}' (format parquet)`,
    ),
  );
  const wanted = await byRows(some);
  const [header, ...rows] = await tableOf(output);
  same({ table: [header ?? [], ...rows.filter((_, at) => at % EACH === 0)], counted: wanted.counted }, wanted);
}

try {
  const failed = python("write", folder.path(""));
  if (failed !== "") throw new Error(failed);
  for (const name of readdirSync(folder.path("")).filter((file) => file.endsWith(".parquet"))) {
    const [input, output] = [folder.path(name), folder.path(`${name}.rated.parquet`)];
    const { status, stderr } = rateCommand(input, output);
    const word = status === 2 ? stderr : python("same", input, output);
    if (word !== "") wrong++;
    else await sampled(input, output);
    console.log(`${name}: ${word === "" ? "the same" : word}`);
  }
} finally {
  folder.remove();
}
if (wrong > 0) process.exitCode = 1;
