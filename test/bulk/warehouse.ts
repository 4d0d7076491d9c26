// The SQL of `carveout book export` against `assess`, in DuckDB and in PostgreSQL: the same rows, every cell compared.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import type { Book } from "../../src/bulk/book.js";
import { lineOf, planRows } from "../../src/bulk/line.js";
import { relevantUnits } from "../../src/bulk/relevant-units.js";
import { slotOf } from "../../src/bulk/slots.js";
import { addDays, type Day, dayNumber } from "../../src/exact/day.js";
import { formatCents } from "../../src/exact/money.js";
import { formatHts } from "../../src/hts/number.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { exportBook } from "../../src/rate/book-export.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";
import { COLUMNS as RANDOM_COLUMNS, randomRow, seeded } from "./equal.js";

const MORE = [
  "quantity2",
  "unit2",
  "import_date",
  "mode",
  "aluminum_primary_smelt",
  "aluminum_secondary_smelt",
  "motorcycle_part",
  "part_of",
  "steel_weight_kg",
  "aluminum_weight_kg",
  "steel_us_share",
  "aluminum_uk_share",
  "us_content_value",
  "chapter98",
  "chapter98_value",
  "loaded_date",
  "lead_value",
  "ad_rate",
  "de_minimis_clearance",
];
export const COLUMNS = ["row", ...RANDOM_COLUMNS, ...MORE];

/** What a comparison came to. */
export interface WarehouseCompared {
  readonly rows: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** Rows of every kind: half as random as they come, half with what is stated in good form. */
export function sampleRows(count: number, seed: number): string[][] {
  const book = bookFor(bundledEngine(), {}, "CA");
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const some = (share: number, text: () => string): string => (random() < share ? text() : "");
  const metal = book.numbers.filter((hts) => /^(72|73|74|76|83|84|87)/.test(hts));
  const barred = barredCells(book);
  const days = book.slots.from.flatMap((day) => [day, addDays(day, 1), addDays(day, 9)]);
  const good = (): string[] => {
    const [hts, day] =
      barred.length > 0 && random() < 0.02 ? pick(barred) : [pick(random() < 0.5 ? metal : book.numbers), pick(days) as Day];
    const id = book.cell(book.place(Number(hts)) as number, slotOf(book.slots, dayNumber(day)));
    const units = id === 0 ? ["kg"] : [...relevantUnits(book, bundledEngine(), id), "kg", "No.", "t", "doz."];
    const cents = 100_000 + Math.floor(random() * 90_000_000);
    const part = (share: number): string => formatCents(BigInt(Math.floor(cents * share)));
    return [
      random() < 0.3 ? formatHts(hts) : random() < 0.05 ? hts.replace(/^0/, "") : hts,
      "CA",
      day,
      formatCents(BigInt(cents)),
      pick(["", "S", "?"]),
      some(0.2, () => pick([part(0.5), part(0.25), "unknown"])),
      some(0.2, () => pick([part(0.25), part(0.1), "0.00"])),
      some(0.1, () => part(0.125)),
      ...(random() < 0.3 ? [formatCents(BigInt(Math.floor(random() * 500_000) + 1)), pick(units)] : ["", ""]),
      some(0.05, () => pick(["US", "CA", "unknown"])),
      some(0.05, () => pick(["US", "RU", "CA"])),
      some(0.03, () => pick(["passenger", "lightTruck"])),
      some(0.03, () => pick(["true", "no"])),
      some(0.03, () => "yes"),
      some(0.3, () => pick(["1000", "12.5", "400"])),
      ...(random() < 0.1 ? ["12.5", pick(units)] : ["", ""]),
      some(0.1, () => pick([day, addDays(day, -1), "2024-13-01"])),
      some(0.1, () => pick(["truck", "rail", "vessel", "mail", "donkey"])),
      some(0.03, () => pick(["US", "CA", "unknown"])),
      some(0.03, () => pick(["US", "CA"])),
      some(0.02, () => "yes"),
      some(0.02, () => pick(["passenger", "lightTruck", "car"])),
      some(0.15, () => pick(["100", "2.5", "0"])),
      some(0.1, () => pick(["50", "0.125"])),
      some(0.05, () => pick(["0.96", "0.86", "0.4", "1"])),
      some(0.03, () => pick(["0.96", "0.2"])),
      some(0.03, () => pick([part(0.3), part(1), "0"])),
      ...(random() < 0.04 ? [pick(["9802.00.50", "98020080", "9801.00.10", "9813.00.05"]), part(0.4)] : ["", ""]),
      some(0.05, () => pick([day, addDays(day, -20)])),
      some(0.03, () => part(0.1)),
      some(0.02, () => pick(["12.5", "0", "3.06"])),
      some(0.02, () => pick(["yes", "no"])),
    ];
  };
  return Array.from({ length: count }, (_, at) => [
    String(at),
    ...(at % 2 === 0 ? good() : [...randomRow(book, random), ...MORE.map(() => "")]),
  ]);
}

// Numbers and days that may not be entered whatever is claimed.
function barredCells(book: Book): (readonly [hts: string, day: Day])[] {
  const last = book.slots.from.length - 1;
  return book.numbers.flatMap((hts, place): (readonly [string, Day])[] => {
    const id = book.cell(place, last);
    const program = id === 0 ? undefined : book.program(id, "- 0 ", () => assert.fail("the packed book holds every class without a claim"));
    return program?.prohibited === true ? [[hts, book.slots.from[last] as Day]] : [];
  });
}

/** What is exported for rows: their columns, of which the first counts them, and the origins of the tables. */
export interface ExportedRows {
  readonly columns?: readonly string[];
  readonly origin?: string;
}

/** Write the rows and what the law exports for them into a new folder. */
export async function exported(
  rows: readonly (readonly string[])[],
  { columns = COLUMNS, origin = DEFAULT_ORIGIN }: ExportedRows = {},
): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "carveout-warehouse-"));
  writeFileSync(join(dir, "entries.csv"), stringify([columns, ...rows] as string[][]));
  await exportBook(join(dir, "book"), { sample: join(dir, "entries.csv"), origin });
  return dir;
}

/** Rate in DuckDB by the script as it stands. */
export async function rateInDuckdb(dir: string): Promise<Record<string, string>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`create table entries as select * from read_csv('${dir}/entries.csv', all_varchar = true, header = true)`);
    await connection.run(readFileSync(join(dir, "book/duckdb.sql"), "utf8"));
    await connection.run(`copy (select * from carveout_rated) to '${dir}/duckdb.csv' (header true)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return parse(readFileSync(join(dir, "duckdb.csv")), { columns: true }) as Record<string, string>[];
}

/** Compare rated rows with `assess`. */
export function compareRated(
  rows: readonly (readonly string[])[],
  rated: readonly Readonly<Record<string, string>>[],
  columns: readonly string[] = COLUMNS,
): WarehouseCompared {
  const engine = bundledEngine();
  const plan = planRows(columns, engine.law.facts);
  const byRow = new Map(rated.map((row) => [row.row, row]));
  const differences: string[] = rated.length === rows.length ? [] : [`${rated.length} rows for ${rows.length}`];
  const byStatus: Record<string, number> = {};
  const noZeros = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  for (const row of rows) {
    const got = byRow.get(row[0] ?? "");
    const status = got?.status ?? "lost";
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    if (status === "assess") continue;
    const repaired = row.map((cell, at) => (at === 1 && /^\d{7}$|^\d{9}$/.test(cell) ? `0${cell}` : cell));
    const wanted = answerCells(engine.assess(lineOf(repaired, plan)), false);
    const wrong = ANSWER_COLUMNS.filter((name, at) =>
      name === "effective_rate" ? noZeros(got?.[name] ?? "") !== noZeros(wanted[at] ?? "") : (got?.[name] ?? "") !== wanted[at],
    );
    if (wrong.length > 0)
      differences.push(
        `${row.join("|")}: ${wrong.map((name) => `${name} ${got?.[name] ?? ""} for ${wanted[ANSWER_COLUMNS.indexOf(name)]}`).join("; ")}`,
      );
  }
  return { rows: rows.length, byStatus, differences };
}

/** Where the programs of a PostgreSQL server stand, newest version first; undefined when there is none. */
function postgresBin(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/** A PostgreSQL that can be started here: installed when it is missing and we are root; a word of why not otherwise. */
export function findPostgres(install: boolean): { readonly bin: string } | { readonly skip: string } {
  const found = postgresBin();
  if (found !== undefined) return { bin: found };
  if (!install || process.getuid?.() !== 0) return { skip: "PostgreSQL is not installed" };
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], { stdio: "ignore", timeout: 300_000 });
  const now = postgresBin();
  return now === undefined ? { skip: "PostgreSQL could not be installed" } : { bin: now };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Rate in a throwaway PostgreSQL on loopback, by the script as it stands. */
export async function rateInPostgres(dir: string, bin: string, columns: readonly string[] = COLUMNS): Promise<Record<string, string>[]> {
  const root = process.getuid?.() === 0;
  const data = mkdtempSync(join(tmpdir(), "carveout-postgres-"));
  // The server refuses to run as root.
  const as = root ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
  const call = (command: string, args: readonly string[]): readonly [string, string[]] => {
    const [first = command, ...more] = [...as, command, ...args];
    return [first, more];
  };
  if (root) execFileSync("chown", ["postgres:postgres", data]);
  const port = await freePort();
  execFileSync(...call(join(bin, "initdb"), ["-D", `${data}/db`, "-U", "carveout", "-A", "trust", "-E", "UTF8", "--no-sync"]), {
    stdio: "ignore",
    cwd: data,
  });
  const [server, args] = call(join(bin, "postgres"), [
    "-D",
    `${data}/db`,
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-k",
    data,
    "-c",
    "fsync=off",
    "-c",
    "jit=off",
    "-c",
    "work_mem=128MB",
  ]);
  const running = spawn(server, args, { stdio: "ignore", cwd: data });
  const psql = (more: readonly string[]): void => {
    execFileSync(
      "psql",
      ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", String(port), "-U", "carveout", "-d", "postgres", ...more],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  };
  try {
    for (let tries = 0; tries < 100; tries++) {
      if (spawnSync(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]).status === 0) break;
      await wait(100);
    }
    psql([
      "-c",
      `create table entries (${columns.map((name) => `"${name}" text`).join(", ")})`,
      "-c",
      `\\copy entries from '${dir}/entries.csv' with (format csv, header true)`,
    ]);
    psql(["-f", join(dir, "book/postgres.sql")]);
    psql(["-c", "analyze entries", "-c", `\\copy (select * from carveout_rated) to '${dir}/postgres.csv' with (format csv, header true)`]);
  } finally {
    running.kill("SIGINT");
    await new Promise((resolve) => (running.exitCode === null && running.signalCode === null ? running.once("exit", resolve) : resolve(0)));
    rmSync(data, { recursive: true, force: true });
  }
  return parse(readFileSync(join(dir, "postgres.csv")), { columns: true }) as Record<string, string>[];
}
