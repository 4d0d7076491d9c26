// The user's data folder: a schedule that was imported after the package was made.

import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Day } from "../exact/day.js";
import type { ScheduleData } from "../hts/compile.js";
import type { PrintedHeading } from "../hts/print.js";
import { packagePath } from "./paths.js";
import { pack, readPacked } from "./read-schedule.js";

/** What an import leaves behind. `base` is the checksum of the bundled schedule it was merged with. */
export interface Imported {
  readonly base: string;
  readonly data: ScheduleData;
  readonly descriptions: Readonly<Record<string, string>>;
  /** Its chapter 99; absent in imports of earlier versions. */
  readonly chapter99?: ImportedPrint;
}

/** The chapter 99 of an import. */
export interface ImportedPrint {
  readonly name: string;
  readonly from: Day;
  readonly headings: readonly PrintedHeading[];
}

/** Folder of this user's data: CARVEOUT_DATA, else XDG_DATA_HOME, else ~/.local/share. */
export function dataFolder(): string {
  const own = process.env.CARVEOUT_DATA;
  if (own !== undefined && own !== "") return own;
  const shared = process.env.XDG_DATA_HOME;
  return join(shared === undefined || shared === "" ? join(homedir(), ".local", "share") : shared, "carveout");
}

function file(): string {
  return join(dataFolder(), "schedule-import.json.gz");
}

/** Checksum of the schedule that the package carries. */
export function bundledChecksum(): string {
  return createHash("sha256")
    .update(readFileSync(packagePath("schedule/schedule.json.gz")))
    .digest("hex");
}

let imported: Imported | null | undefined;

function read(): Imported | undefined {
  if (imported === undefined) {
    imported = null;
    if (existsSync(file())) {
      const found = whole();
      if (found instanceof Error)
        process.stderr.write(
          `${file()} is damaged (${found.message}) and is not used; the answers are those of the bundled schedule. Import the schedule again, or remove the file.\n`,
        );
      // A package of a later day brings its own record; the import was made on an older one and is set aside.
      else if (found.base === bundledChecksum()) imported = found;
      else process.stderr.write(`The schedule imported in ${dataFolder()} was made for another version; import it again.\n`);
    }
  }
  return imported ?? undefined;
}

// The file as an import left it. Bytes that changed since then fail the checksum that every packed file ends with.
function whole(): Imported | Error {
  try {
    const found: unknown = readPacked(file());
    return isImported(found) ? found : new Error("it holds no imported schedule");
  } catch (error) {
    return error as Error;
  }
}

const RECORDS = ["chapters", "successors", "marks"];
const LISTS = ["revisions", "days", "texts"];

function isImported(found: unknown): found is Imported {
  if (!isRecord(found) || typeof found.base !== "string" || !isRecord(found.descriptions) || !isRecord(found.data)) return false;
  const { data } = found;
  return (
    RECORDS.every((key) => isRecord(data[key])) &&
    LISTS.every((key) => Array.isArray(data[key]) && data[key].length > 0) &&
    Object.values(data.chapters as object).every((text) => typeof text === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The imported schedule, where there is one for this version. */
export function importedSchedule(): ScheduleData | undefined {
  return read()?.data;
}

/** Its chapter 99, to be held against the law in use. */
export function importedPrint(): ImportedPrint | undefined {
  return read()?.chapter99;
}

/** Official descriptions by number, where the user imported a schedule. */
export function importedDescriptions(): Readonly<Record<string, string>> | undefined {
  return read()?.descriptions;
}

const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Keep an import; it replaces the one before, whole or not at all. It is written under a name of its own that nobody can have put there
 * before, so two imports at once do not mix, and it is on the disk before it takes its place.
 */
export function keepImport(made: Imported): string {
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
  const target = file();
  const fresh = `${target}.${randomBytes(9).toString("base64url")}`;
  const handle = openSync(fresh, "wx", OWN_FILE);
  try {
    try {
      writeFileSync(handle, pack(made));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
  syncFolder(folder);
  imported = made;
  return target;
}

// So that the new name survives a loss of power; not every system lets a folder be opened.
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, "r");
    fsyncSync(handle);
  } catch {
    return;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
