// `carveout rate --resume`: the table is rated part by part, each finished part is kept with its sums, and the same call goes on from them.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Engine } from "../assess/engine.js";
import { scheduleHash } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { packagePath } from "../packaged/paths.js";
import { importedSchedule } from "../packaged/user-data.js";
import { type Arg, message } from "../said/message.js";
import { DuckRater, type PartOutput } from "./duck-rater.js";
import { NeedsWholeTable } from "./left-rows.js";
import { isRunning, partsFolder } from "./leftovers.js";
import { summed } from "./rate-blocks.js";
import { finishPart, joinParts, partFile } from "./rate-join.js";
import { tableParts } from "./rate-parts.js";
import { type Rated, type Run, writtenAs } from "./rate-run.js";
import { ratedParts } from "./rated-parts.js";

/** How a run with parts is rated. */
export interface ResumeSetting {
  readonly engine: Engine;
  /** Name of the input, and the sheet that was asked for. */
  readonly input: string;
  readonly sheet?: string | undefined;
  /** Size of a part. */
  readonly partBytes: number;
}

// What a part came to; the file that holds this is written when the part is.
interface PartRecord extends Rated {
  /** Bytes of its file. */
  readonly size: number;
  readonly until: number;
  readonly share: number;
}

/** Rate a table in parts; the output appears whole or not at all, and then the parts are gone. */
export async function rateResumed(run: Run, setting: ResumeSetting): Promise<Rated> {
  const folder = partsFolder(run.output);
  mkdirSync(folder, { recursive: true });
  const unlock = lock(folder);
  try {
    keepSame(folder, await identity(run, setting), run.output);
    const parts = await rateParts(run, setting, folder).catch((error: unknown) => {
      // Where the table must be looked through as a whole, no part is of use.
      if (error instanceof NeedsWholeTable) rmSync(folder, { recursive: true, force: true });
      throw error;
    });
    await joinParts(folder, parts.length, run.output);
    rmSync(folder, { recursive: true, force: true });
    return summed(parts);
  } finally {
    unlock();
  }
}

const RUN = "run.json";
const LOCK = "running";

// All parts in their order.
async function rateParts(run: Run, { partBytes }: ResumeSetting, folder: string): Promise<PartRecord[]> {
  const parts = finished(folder, run.output);
  const before = parts.at(-1);
  let [share, lines] = [before?.share ?? 0, parts.reduce((sum, { tally }) => sum + tally.lines, 0)];
  if (share > 0) run.progress({ share, lines });
  const rater = await DuckRater.open(run);
  try {
    const begun = parts.length;
    const outputOf = (at: number): PartOutput => ({
      output: partFile(folder, begun + at, run.output, "rated"),
      headed: begun + at === 0,
    });
    const rest = tableParts({ source: run.source, written: writtenAs(run), folder, bytes: partBytes, from: before?.until });
    for await (const { part, rated } of ratedParts(rater, rest, outputOf)) {
      const size = finishPart(folder, parts.length, run.output);
      const record: PartRecord = { ...rated, size, until: part.until, share: part.share };
      writeWhole(
        recordFile(folder, parts.length),
        JSON.stringify(record, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
      );
      parts.push(record);
      share = part.share;
      lines += rated.tally.lines;
      run.progress({ share, lines });
    }
  } finally {
    await rater.close();
  }
  return parts;
}

function recordFile(folder: string, at: number): string {
  return `${folder}/${String(at).padStart(5, "0")}.json`;
}

// Parts that are finished, from the first on without a gap; whatever else stands in the folder is removed.
function finished(folder: string, output: string): PartRecord[] {
  const parts: PartRecord[] = [];
  const kept = new Set([RUN, LOCK]);
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
async function identity({ output, header, setting }: Run, { engine, input, partBytes, sheet }: ResumeSetting): Promise<Identity> {
  const { size, mtime } = statSync(input);
  const { version } = JSON.parse(readFileSync(packagePath("package.json"), "utf8")) as { version: string };
  const imported = importedSchedule();
  return {
    "the size of the input": String(size),
    "the time of the input": mtime.toISOString(),
    "the content of the input": await edges(input, size),
    "the header": JSON.stringify(header),
    "the names of the columns": JSON.stringify(setting.names),
    "the sheet": sheet ?? "",
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
  const changes = other.map((key): Arg => {
    const word = { word: key };
    const [is = "", was] = [now[key], before[key]];
    if (/^the content|^the law|^the schedule/.test(key)) return word;
    return message("rate/other-run.was", { key: word, now: is, before: was ?? { word: "not told" } });
  });
  throw new CallError(
    message("rate/other-run", { folder, changes: { all: changes, by: ", " } }),
    message("rate/other-run.fix", { folder, output }),
    "table/other-run",
  );
}

function readIdentity(file: string): Identity {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Identity;
  } catch (error) {
    throw new CallError(
      message("call/unreadable-why", { file, why: failureReason(error) }),
      message("rate/unreadable-run.fix"),
      "table/other-run",
    );
  }
}

// One run at a time works on the parts of an output.
function lock(folder: string): () => void {
  const file = `${folder}/${LOCK}`;
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (pid > 0 && pid !== process.pid && isRunning(pid))
    throw new CallError(
      message("rate/already-running", { pid, folder }),
      message("rate/already-running.fix", { file }),
      "table/already-running",
    );
  writeWhole(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
