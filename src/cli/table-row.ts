// A row of a table as text, and how a table is read.

import type { Broken } from "../tables/broken-rows.js";

/** One row: its cells; those before the break where its line could not be read whole. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly broken?: Broken;
}

/** How a table is read. */
export interface ReadSetting {
  /** Every row should have as many cells as the first. */
  readonly headed?: boolean;
  /** Sheet of a workbook; the first where absent. */
  readonly sheet?: string;
  /** Told what a person should know about how the file was read. */
  notice?(text: string): void;
  /** Told which part of the file has been read, 0 to 1. */
  read?(share: number): void;
}
