// `carveout rate --resume`: the table is rated part by part, each finished part is kept with its sums, and the same call goes on from them.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Engine } from "../assess/engine.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { scheduleHash } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { importedSchedule } from "../packaged/user-data.js";
import { isRunning, partsFolder } from "./leftovers.js";
import { finishPart, joinParts, partFile } from "./rate-join.js";
import { type Run, rateByBlocks, rateFileByRows, triesBlocks } from "./rate-run.js";
import type { SerialDays } from "./sheet-rows.js";
import { type Place, tableParts } from "./table-parts.js";
import type { ReadSetting } from "./table-rows.js";

/** How a run with parts is rated. */
export interface ResumeSetting {
  readonly engine: Engine;
  /** Size of a part. */
  readonly partBytes: number;
  readonly reading: ReadSetting;
  /** Set for a workbook. */
  readonly workbook?: SerialDays;
}

// What a part came to; the file that holds this is written when the part is.
interface PartRecord {
  /** Bytes of its file. */
  readonly size: number;
  readonly until: Place;
  readonly share: number;
  readonly tally: Tally;
}

/** Rate a table in parts; the output appears whole or not at all, and then the parts are gone. */
export async function rateResumed(run: Run, setting: ResumeSetting): Promise<Tally> {
  const folder = partsFolder(run.output);
  mkdirSync(folder, { recursive: true });
  const unlock = lock(folder);
  try {
    keepSame(folder, await identity(run, setting), run.output);
    const parts = await allParts(run, setting, folder).catch((error: unknown) => {
      // An input that is refused must change, and then no part is of use.
      if (error instanceof CallError) rmSync(folder, { recursive: true, force: true });
      throw error;
    });
    await joinParts(folder, parts.length, run.output);
    rmSync(folder, { recursive: true, force: true });
    const tally = emptyTally();
    for (const part of parts) addTally(tally, part.tally);
    return tally;
  } finally {
    unlock();
  }
}

// All parts, rated one way as they would be without parts: that keeps types and quotes the same.
async function allParts(run: Run, setting: ResumeSetting, folder: string): Promise<PartRecord[]> {
  const byBlocks = !existsSync(`${folder}/${ROWS_ONLY}`) && (await triesBlocks(run));
  const parts = await rateParts(run, setting, folder, byBlocks);
  if (parts !== undefined) return parts;
  for (const name of readdirSync(folder)) if (PART.test(name)) rmSync(`${folder}/${name}`);
  writeFileSync(`${folder}/${ROWS_ONLY}`, "");
  return (await rateParts(run, setting, folder, false)) ?? [];
}

const RUN = "run.json";
const LOCK = "running";
const ROWS_ONLY = "rows-only";
const PART = /^\d{5}\./;

// All parts in their order; undefined where one is not in strict form after all.
async function rateParts(
  run: Run,
  { partBytes, reading, workbook }: ResumeSetting,
  folder: string,
  byBlocks: boolean,
): Promise<PartRecord[] | undefined> {
  const parts = finished(folder, run.output);
  const before = parts.at(-1);
  let [share, lines] = [before?.share ?? 0, parts.reduce((sum, { tally }) => sum + tally.lines, 0)];
  const cut = { run, folder, bytes: partBytes, from: before?.until, reading, ...(workbook === undefined ? {} : { workbook }) };
  if (share > 0) run.progress({ share, lines });
  for await (const part of tableParts(cut)) {
    const [from, seen] = [share, lines];
    const output = partFile(folder, parts.length, run.output, "rated");
    const inner: Run = {
      ...run,
      input: part.file,
      output,
      progress: (done) => run.progress({ share: from + (part.share - from) * (done.share ?? 0), lines: seen + (done.lines ?? 0) }),
    };
    const rated = byBlocks ? await rateByBlocks(inner) : await rateFileByRows(inner);
    if (rated === undefined) return undefined;
    const size = await finishPart(folder, parts.length, run.output);
    const tally = { ...rated, serialDays: part.serialDays };
    const record: PartRecord = { size, until: part.until, share: part.share, tally };
    writeWhole(
      recordFile(folder, parts.length),
      JSON.stringify(record, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
    );
    parts.push(record);
    share = part.share;
    lines += tally.lines;
  }
  rmSync(`${folder}/input.csv`, { force: true });
  return parts;
}

function recordFile(folder: string, at: number): string {
  return `${folder}/${String(at).padStart(5, "0")}.json`;
}

// Parts that are finished, from the first on without a gap; whatever else stands in the folder is removed.
function finished(folder: string, output: string): PartRecord[] {
  const parts: PartRecord[] = [];
  const kept = new Set([RUN, LOCK, ROWS_ONLY]);
  for (let at = 0; existsSync(recordFile(folder, at)); at++) {
    const [record, file] = [recordFile(folder, at), partFile(folder, at, output, "finished")];
    const part = JSON.parse(readFileSync(record, "utf8"), (_, value) =>
      /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
    ) as PartRecord;
    // A part that is not as it was written is rated again, with all after it.
    if (!existsSync(file) || statSync(file).size !== part.size) break;
    for (const name of [record, file]) kept.add(name.slice(folder.length + 1));
    parts.push(part);
  }
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(`${folder}/${name}`, { recursive: true });
  return parts;
}

type Identity = Readonly<Record<string, string>>;

const EDGE = 1 << 20;

// What a part depends on, each under the words for it.
async function identity({ input, output, header, setting }: Run, { engine, partBytes, reading }: ResumeSetting): Promise<Identity> {
  const { size, mtime } = statSync(input);
  const { version } = JSON.parse(readFileSync(packagePath("package.json"), "utf8")) as { version: string };
  const imported = importedSchedule();
  return {
    "the size of the input": String(size),
    "the time of the input": mtime.toISOString(),
    "the content of the input": await edges(input, size),
    "the header": JSON.stringify(header),
    "the names of the columns": JSON.stringify(setting.names),
    "the sheet": reading.sheet ?? "",
    "the law": engine.law.hash,
    "the schedule": imported === undefined ? scheduleHash() : hash(JSON.stringify(imported)),
    "the options": JSON.stringify({ ...setting.options, raw: setting.raw }),
    "the form of the output": (/\.(csv\.gz|csv|parquet)$/i.exec(output)?.[1] ?? "").toLowerCase(),
    "the size of a part": String(partBytes),
    "the version of Carveout": version,
  };
}

function hash(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

// Hash of the first and the last MiB: with size and time it tells files apart without reading a long one again.
async function edges(input: string, size: number): Promise<string> {
  const handle = await open(input, "r");
  try {
    const bytes = Buffer.alloc(Math.min(size, EDGE) * 2);
    const first = await handle.read(bytes, 0, Math.min(size, EDGE), 0);
    await handle.read(bytes, first.bytesRead, Math.min(size, EDGE), Math.max(0, size - EDGE));
    return hash(bytes);
  } finally {
    await handle.close();
  }
}

// Parts of another run are refused, since nobody can tell whether they are still wanted.
function keepSame(folder: string, now: Identity, output: string): void {
  const file = `${folder}/${RUN}`;
  if (!existsSync(file)) {
    writeWhole(file, `${JSON.stringify(now, null, 2)}\n`);
    return;
  }
  const before = readIdentity(file);
  const other = Object.keys(now).filter((key) => before[key] !== now[key]);
  if (other.length === 0) return;
  const said = other.map((key) =>
    /^the content|^the law|^the schedule/.test(key) ? key : `${key} (${now[key]}, was ${before[key] ?? "not told"})`,
  );
  throw new CallError(
    `${folder} holds parts of another run: ${said.join(", ")} ${other.length === 1 ? "has" : "have"} changed.`,
    `Call with the same input and options as before, or remove ${folder} to rate ${output} from the beginning.`,
    "table/other-run",
  );
}

function readIdentity(file: string): Identity {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Identity;
  } catch {
    throw new CallError(`${file} cannot be read.`, "Remove its folder to rate from the beginning.", "table/other-run");
  }
}

// One run at a time works on the parts of an output.
function lock(folder: string): () => void {
  const file = `${folder}/${LOCK}`;
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (pid > 0 && pid !== process.pid && isRunning(pid))
    throw new CallError(
      `Process ${pid} is rating the parts in ${folder}.`,
      `Wait for it; if it is no run of carveout, remove ${file}.`,
      "table/already-running",
    );
  writeWhole(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
