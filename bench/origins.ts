// `node scripts/run.mjs bench/origins.ts [LINES]`: the broker's table of the bench with goods of one group of origins after the other, and of all
// that are compiled: rows a second of the command, and the share of rows that is left to `assess`. Of those left some would be left whoever
// rated them, since they are in error.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programFor } from "../src/law/claimable.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { compiledGroups, withDuckdb } from "../src/rate/law-store.js";
import { writeLedger } from "./ledger.mjs";

const LINES = Number(process.argv[2] ?? 200_000);
const { law, schedule } = bundledEngine();
const folder = mkdtempSync(join(tmpdir(), "carveout-origins-"));
const rest = law.countries.encoded.filter((origin) => !law.countries.tables.includes(origin));

function rated(input: string) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli/main.js", "rate", input, join(folder, "out.csv"), "--json"], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(`${status}: ${stderr}`);
  const { lines, uncompiled, error } = JSON.parse(stdout) as Record<string, number>;
  const seconds = (performance.now() - started) / 1000;
  return { rowsPerSecond: Math.round(LINES / seconds), left: `${((100 * (uncompiled as number)) / (lines as number)).toFixed(2)}%`, error };
}

// The table with these origins in turn: its claims are those of the first one's program, its metal is from there.
async function table(origins: readonly string[]): Promise<string> {
  const file = join(folder, "in.csv");
  const symbol = programFor(law, origins[0] ?? "")?.symbols[0] ?? "";
  const at = `[${origins.map((origin) => `'${origin}'`).join(", ")}][1 + (row_number() over () - 1) % ${origins.length}]`;
  const replaced = [
    `${at} as origin`,
    `${at} as export_country`,
    `case spi when 'S' then '${symbol}' else spi end as spi`,
    `case when steel_melt_pour = '' then '' else ${at} end as steel_melt_pour`,
  ];
  await withDuckdb((connection) =>
    connection.run(
      `copy (select * replace (${replaced.join(", ")}) from read_csv('${join(folder, "broker.csv")}', all_varchar = true, nullstr = '~')) to '${file}' (header)`,
    ),
  );
  return file;
}

try {
  const last = new Set(schedule.lines(law.coverage.lastSeen));
  const steady = schedule.lines(law.coverage.from).filter((hts: string) => last.has(hts) && !/^9[89]/.test(hts));
  await writeLedger("broker", LINES, steady, join(folder, "broker"));
  const found: Record<string, object> = {};
  for (const members of compiledGroups(bundledEngine())) found[members.join(" ")] = rated(await table(members));
  found["all of them"] = rated(await table(law.countries.tables));
  found[`${rest[0]}, without tables`] = rated(await table(rest.slice(0, 1)));
  console.log(JSON.stringify({ lines: LINES, found }, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
