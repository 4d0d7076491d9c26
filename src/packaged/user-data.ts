// The user's data folder: a schedule that was imported after the package was made.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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
      const found = readPacked(file()) as Imported;
      // A package of a later day brings its own record; the import was made on an older one and is set aside.
      if (found.base === bundledChecksum()) imported = found;
      else process.stderr.write(`The schedule imported in ${dataFolder()} was made for another version; import it again.\n`);
    }
  }
  return imported ?? undefined;
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

/** Keep an import; it replaces the one before, whole or not at all. */
export function keepImport(made: Imported): string {
  mkdirSync(dataFolder(), { recursive: true });
  const target = file();
  writeFileSync(`${target}.tmp`, pack(made));
  renameSync(`${target}.tmp`, target);
  imported = made;
  return target;
}
