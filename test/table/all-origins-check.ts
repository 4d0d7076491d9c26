// `node scripts/run.mjs test/table/all-origins-check.ts [ROWS]`: one table of random rows over every origin that is answered, rated by the command,
// each row against `assess`; prints the figures.

import { spawn, spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";
import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { lineOf, planRows } from "../../src/bulk/line.js";
import { originGroups } from "../../src/law/origin-groups.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { statedRows, WIDE } from "../compiled/origin-rows.js";

const PARTS = 2;
const SHOWN = 20;
const SPI = WIDE.indexOf("spi");
const engine = bundledEngine();

// Rows of all groups in turn, so that a block of the table has every one.
function* rows(count: number): Generator<readonly string[]> {
  const groups = originGroups(engine.law);
  const each = Math.ceil(count / groups.length);
  const all = groups.map((members, at) => statedRows(members, each, 20_261_300 + at));
  for (let made = 0; made < count; made++) {
    const next = all[made % all.length]?.next();
    if (next !== undefined && next.done !== true) yield [String(made), ...next.value];
  }
}

interface Found {
  readonly rows: number;
  readonly byStatus: Record<string, number>;
  readonly origins: readonly string[];
  readonly differences: number;
}

// The answers in a file against `assess`, one row of every PARTS.
async function compared(file: string, part: number): Promise<Found> {
  const plan = planRows(WIDE, engine.law.facts);
  const byStatus: Record<string, number> = {};
  const origins = new Set<string>();
  let [at, count, differences] = [0, 0, 0];
  let header: readonly string[] = [];
  for await (const cells of createReadStream(file).pipe(parse()) as AsyncIterable<readonly string[]>) {
    if (header.length === 0) {
      header = cells;
      continue;
    }
    if (at++ % PARTS !== part) continue;
    // The reader of tables takes a claim in small letters for the program.
    const row = cells.slice(1, 1 + WIDE.length).map((cell, place) => (place === SPI ? cell.toUpperCase() : cell));
    const wanted = answerCells(engine.assess(lineOf(row, plan)), false);
    const wrong = ANSWER_COLUMNS.flatMap((name, place) => {
      const [got, right = ""] = [cells[header.indexOf(name)], wanted[place]];
      // Numbers of a file go without the zeros at their end.
      return got === right || (got !== "" && right !== "" && Number(got) === Number(right)) ? [] : [`${name} ${got} for ${right}`];
    });
    count++;
    byStatus[wanted[0] ?? ""] = (byStatus[wanted[0] ?? ""] ?? 0) + 1;
    origins.add(row[WIDE.indexOf("origin")] ?? "");
    if (wrong.length > 0 && ++differences <= SHOWN) console.error(`${cells.slice(0, 1 + WIDE.length).join("|")}: ${wrong.join("; ")}`);
  }
  return { rows: count, byStatus, origins: [...origins], differences };
}

function comparedBeside(file: string, part: number): Promise<Found> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] as string, file, String(part)], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
    });
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`part ${part} ended with ${code}`))));
  });
}

async function whole(count: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "carveout-all-origins-"));
  try {
    const [input, output] = [join(dir, "entries.csv"), join(dir, "rated.csv")];
    const lines = Readable.from(rows(count));
    await pipeline(lines, stringify({ header: true, columns: ["row", ...WIDE] }), createWriteStream(input));
    const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "rate", input, output, "--json"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0 && status !== 1) throw new Error(`rate ended with ${status}`);
    const parts = await Promise.all(Array.from({ length: PARTS }, (_, part) => comparedBeside(output, part)));
    const byStatus: Record<string, number> = {};
    for (const part of parts) for (const [name, of] of Object.entries(part.byStatus)) byStatus[name] = (byStatus[name] ?? 0) + of;
    const sum = (of: "rows" | "differences"): number => parts.reduce((all, part) => all + part[of], 0);
    console.log(
      JSON.stringify({
        rows: sum("rows"),
        origins: new Set(parts.flatMap(({ origins }) => origins)).size,
        byStatus,
        differences: sum("differences"),
      }),
    );
    process.exitCode = sum("differences") > 0 || sum("rows") !== count ? 1 : 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const [first = "1000000", part] = process.argv.slice(2);
if (part === undefined) await whole(Number(first));
else console.log(JSON.stringify(await compared(first, Number(part))));
