// Groups rows by entry with flat memory: rows are sorted in runs that go to disk, and the runs are merged. Rows of one entry may stand
// anywhere in any file.

import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReportRow } from "../audit/rows.js";

/** Takes rows in any order and gives them back entry by entry, in the order of entry numbers and then of the rows. */
export interface EntrySort {
  add(row: ReportRow): Promise<void>;
  entries(): AsyncGenerator<ReportRow[]>;
  /** Runs that went to disk. */
  readonly runs: number;
  /** Leave nothing behind. */
  close(): Promise<void>;
}

const RUN = 200_000;

/** Open a sort; `run` rows are held at most. */
export function entrySort(run = RUN): EntrySort {
  let held: ReportRow[] = [];
  let folder: string | undefined;
  const files: string[] = [];
  // The sort is stable, so rows of one entry keep the order in which they came.
  const sorted = (): ReportRow[] => held.sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));

  async function spill(): Promise<void> {
    folder ??= await mkdtemp(join(tmpdir(), "carveout-audit-"));
    const file = join(folder, `run-${files.length}`);
    const rows = sorted();
    await pipeline(
      Readable.from(
        (function* () {
          for (const row of rows) yield `${JSON.stringify(row)}\n`;
        })(),
      ),
      createWriteStream(file),
    );
    files.push(file);
    held = [];
  }

  async function* merged(): AsyncGenerator<ReportRow> {
    const cursors = await Promise.all(files.map((file) => cursorOf(rowsOf(file))));
    cursors.push(await cursorOf(iterate(sorted())));
    // Few runs: the smallest is found by looking at each. Of equals the earlier run goes first.
    for (;;) {
      let least: Cursor | undefined;
      for (const cursor of cursors)
        if (cursor.row !== undefined && (least?.row === undefined || cursor.row.entry < least.row.entry)) least = cursor;
      if (least?.row === undefined) return;
      yield least.row;
      const next = await least.rows.next();
      least.row = next.done === true ? undefined : next.value;
    }
  }

  return {
    get runs() {
      return files.length;
    },
    async add(row) {
      held.push(row);
      if (held.length >= run) await spill();
    },
    async *entries() {
      let group: ReportRow[] = [];
      for await (const row of files.length === 0 ? iterate(sorted()) : merged()) {
        if (group.length > 0 && group[0]?.entry !== row.entry) {
          yield group;
          group = [];
        }
        group.push(row);
      }
      if (group.length > 0) yield group;
    },
    async close() {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Cursor {
  row: ReportRow | undefined;
  readonly rows: AsyncIterator<ReportRow>;
}

async function cursorOf(rows: AsyncIterator<ReportRow>): Promise<Cursor> {
  const first = await rows.next();
  return { row: first.done === true ? undefined : first.value, rows };
}

async function* rowsOf(file: string): AsyncGenerator<ReportRow> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line) as ReportRow;
}

async function* iterate(rows: readonly ReportRow[]): AsyncGenerator<ReportRow> {
  yield* rows;
}
