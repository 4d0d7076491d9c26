// Spark and ClickHouse, in a virtual environment of their own, rate a sample by the scripts of the export.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { type FoundPython, pythonWith, says } from "../python-with.js";

/** Engines that run in Python. */
export const ENGINES = ["spark", "clickhouse"] as const;

/** Dialects that are only read by a parser. */
const PARSED = ["trino", "bigquery"] as const;

const PACKAGES = ["pyspark", "chdb", "sqlglot"];
const MINUTES = 60_000;

/** The Python of the environment; made when it is missing. A word of why not otherwise. */
export function findPython(): FoundPython {
  return says("java", ["-version"], /version "(17|21)/) ? pythonWith("build/warehouse-engines", PACKAGES) : { skip: "Java 17 is not here" };
}

/** Rate the entries of a folder in an engine; rows and the seconds that rating took. */
export function rateByEngine(python: string, engine: (typeof ENGINES)[number], dir: string) {
  const { stdout, stderr, status } = spawnSync(python, [resolve("test/bulk/rate_by_engine.py"), engine, dir], {
    encoding: "utf8",
    timeout: 20 * MINUTES,
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${engine}: ${stderr.split("\n").slice(-12).join("\n")}`);
  const rows = parse(readFileSync(join(dir, `${engine}.csv`)), { columns: true }) as Record<string, string>[];
  return { rows, seconds: Number(stdout.trim().split("\n").at(-1)) };
}

/** Whether the scripts of engines that nobody runs here can be parsed in their dialects: the engine and what is wrong, or "parsed, not run". */
export function parsedScripts(python: string, dir: string): Record<string, string> {
  const check = `import sys, sqlglot
sqlglot.parse(open(sys.argv[1], encoding="utf-8").read(), read=sys.argv[2], error_level=sqlglot.ErrorLevel.RAISE)`;
  return Object.fromEntries(
    PARSED.map((dialect) => {
      const { status, stderr } = spawnSync(python, ["-c", check, join(dir, `book/${dialect}.sql`), dialect], { encoding: "utf8" });
      return [dialect, status === 0 ? "parsed, not run" : (stderr.trim().split("\n").at(-1) ?? "not parsed")];
    }),
  );
}
