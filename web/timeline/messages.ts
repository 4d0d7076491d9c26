// What the tab and its worker say to each other.

import type { Difference } from "../../src/history/diff.js";
import type { LawChange } from "../../src/history/law-changes.js";
import type { LawTurn } from "../../src/history/turns.js";

/** What is asked: the lines whose duty changed on a day, or every change of the duty on some numbers. */
export type TimelineAsked =
  | { readonly kind: "difference"; readonly day: string; readonly numbers: readonly string[] }
  | { readonly kind: "list"; readonly numbers: readonly string[] };

/** Answers of the worker, with what was asked. Turns come once, when the law is read. */
export type TimelineReply =
  | { readonly kind: "turns"; readonly turns: readonly LawTurn[] }
  | {
      readonly kind: "difference";
      readonly day: string;
      readonly numbers: readonly string[];
      readonly lines: readonly Difference[];
      readonly looked: number;
    }
  | {
      readonly kind: "list";
      readonly numbers: readonly string[];
      readonly changes: readonly LawChange[];
      readonly unknown: readonly string[];
    }
  | { readonly kind: "failed" };
