// What the tab and the worker that audits say to each other.

import type { ClaimStanding } from "../../src/audit/claims.js";
import type { WrittenProblem } from "../../src/audit/rows.js";
import type { WrittenSummary } from "../../src/audit/tables.js";
import type { Language } from "../../src/said/language.js";

/** A fact given on the page, for one line of an entry. `column` is a column of `carveout rate`, or `originating`. */
export interface GivenOnPage {
  readonly entry: string;
  readonly line: string;
  readonly column: string;
  readonly value: string;
}

/** Tables to write. */
export type SavedKind = "findings" | "entries" | "rows" | "xlsx" | "html" | "cape" | "claims";

/** What the tab asks. `files` absent: audit once more what was read, with other facts. */
export type AuditRequest =
  | {
      readonly kind: "audit";
      readonly files?: readonly File[];
      readonly synthetic?: { readonly rows: number; readonly seed: number };
      readonly liquidations?: File;
      readonly facts?: File;
      /** What CBP gave back about claims: claim files, reports of what was paid. */
      readonly claims?: readonly File[];
      readonly given: readonly GivenOnPage[];
      readonly asOf: string;
      readonly language: Language;
    }
  | { readonly kind: "entry"; readonly entry: string }
  | { readonly kind: "save"; readonly what: SavedKind };

/** One entry as the list shows it. Amounts in cents as text. */
export interface ListedEntry {
  readonly entry: string;
  readonly date: string;
  readonly backMin: string;
  readonly backMax: string;
  readonly owedMax: string;
  readonly asks: boolean;
  readonly classes: readonly string[];
}

/** What CBP said of the claim of one entry, beside the estimate. Amounts in dollars, "" where there is none. */
export interface SetClaim {
  readonly entry: string;
  readonly standing: ClaimStanding;
  readonly status: string;
  readonly error: string;
  readonly least: string;
  readonly most: string;
  readonly paid: string;
}

/** One last day, with what it would bring back. */
export interface Deadline {
  readonly entry: string;
  readonly remedy: string;
  readonly day: string;
  readonly daysLeft: number;
  /** The day, and how long it is until then, in words. */
  readonly dayWords: string;
  readonly left: string;
  /** The law that sets it. */
  readonly cites: string;
  readonly back: string;
  /** Cents that no other way brings back once the day has passed. */
  readonly lost: string;
}

/** What is final and what is not, in cents as text. */
export interface Standing {
  readonly sure: string;
  readonly courts: string;
  readonly notFinal: string;
  readonly facts: string;
}

/** One way back of an entry, in words. */
export interface ShownClock {
  readonly remedy: string;
  readonly words: string;
  readonly because: string;
  /** The law that sets it. */
  readonly cites: string;
}

/** One entry with everything the tab shows of it: cells by the columns of the tables, and in `clock` the state of the way back in words. */
export interface ShownEntry {
  readonly cells: Readonly<Record<string, string>>;
  readonly findings: readonly Readonly<Record<string, string>>[];
  readonly clocks: readonly ShownClock[];
  readonly cape: string;
}

/** What the worker answers. */
export type AuditReply =
  | { readonly kind: "progress"; readonly stage: "reading" | "auditing"; readonly done: number; readonly of: number }
  | {
      readonly kind: "done";
      /** The language of its reasons and titles. */
      readonly language: Language;
      readonly summary: WrittenSummary;
      readonly standing: Standing;
      readonly entries: readonly ListedEntry[];
      readonly deadlines: readonly Deadline[];
      readonly problems: readonly WrittenProblem[];
      /** Empty where no claim file was given. */
      readonly claims: readonly SetClaim[];
      readonly titles: Readonly<Record<string, string>>;
    }
  | { readonly kind: "entry"; readonly entry: ShownEntry }
  | { readonly kind: "saved"; readonly files: readonly { readonly name: string; readonly content: BlobPart; readonly type: string }[] }
  | { readonly kind: "failed"; readonly message: string };
