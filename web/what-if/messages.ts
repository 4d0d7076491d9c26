// What the tab and its worker say to each other.

import type { Language } from "../../src/said/language.js";
import type { ExposureReport, Range } from "../../src/scenario/report.js";

/** What is asked. Dials as text: `metals:25@2026-12-01,section-338:off,cusma:off`. */
export interface WhatIfAsked {
  readonly kind: "ask";
  readonly id: number;
  readonly scenarios: readonly string[];
  /** Probabilities as `name:0.3,other:0.2`, where the scenarios are alternatives; absent where each is laid upon the one before. */
  readonly odds?: string;
  readonly dials: string;
  readonly from: string;
  readonly day: string;
  readonly months: string;
  readonly by: "sector" | "chapter" | "heading" | "month";
  readonly claims: "comparable" | "recorded";
  readonly assume: readonly string[];
  /** The language of cautions, assumptions and refusals. */
  readonly language: Language;
}

/** A table of the user's entries to compare from now on. None: no longer. */
export interface WhatIfEntries {
  readonly kind: "entries";
  readonly file?: File;
  /** The language of what refuses it. */
  readonly language: Language;
}

/** What stands where the address says nothing. */
export interface WhatIfDefaults {
  readonly from: string;
  readonly day: string;
  readonly month: string;
  readonly programs: string;
}

/** The kinds of scenarios, in the order in which they are shown. */
export const SCENARIO_GROUPS = ["deal", "court", "threat", "past"] as const;

/** A scenario as its card shows it. */
export interface ScenarioCard {
  readonly name: string;
  readonly group: (typeof SCENARIO_GROUPS)[number];
  readonly title: { readonly en: string; readonly fr: string };
  readonly says: { readonly en: string; readonly fr: string };
}

/** What the tab can offer. */
export interface WhatIfOffer {
  /** Every scenario of the library by its title, those with a card too. */
  readonly titles: readonly { readonly name: string; readonly title: { readonly en: string; readonly fr: string } }[];
  readonly cards: readonly ScenarioCard[];
  /** `part`: the dial turns a part of what the one before it turns. */
  readonly dials: readonly {
    readonly dial: string;
    readonly en: string;
    readonly fr: string;
    readonly rates: boolean;
    readonly part: boolean;
  }[];
  readonly months: readonly string[];
  readonly defaults: WhatIfDefaults;
}

/** Lowest and highest in dollars; without the highest where nothing limits a quantity that is unknown. */
export interface ComparedRange {
  readonly min: string;
  readonly max?: string;
}

/** The user's entries under the law and under what is asked; duty expected where futures are weighed. */
export interface ComparedEntries {
  readonly lines: number;
  readonly differing: number;
  readonly groups: readonly { readonly key: string; readonly law: ComparedRange; readonly scenario: ComparedRange }[];
  readonly total: { readonly law: ComparedRange; readonly scenario: ComparedRange };
}

/** One future that was weighed. */
export interface WeighedFuture {
  readonly scenarios: readonly string[];
  readonly probability: number;
  readonly duty: Range;
}

/** What was worked out for one question. */
export interface WhatIfFound {
  readonly kind: "report";
  readonly id: number;
  readonly report: ExposureReport;
  readonly yaml?: string;
  readonly futures?: readonly WeighedFuture[];
  readonly entries?: ComparedEntries;
}

/** Answers of the worker; a refusal gives the place and the remedy. */
export type WhatIfReply =
  | { readonly kind: "offer"; readonly offer: WhatIfOffer }
  | WhatIfFound
  | { readonly kind: "refused"; readonly id: number; readonly message: string }
  /** The table cannot be compared: columns that it lacks, or why it cannot be read. */
  | { readonly kind: "unread"; readonly missing: readonly string[]; readonly message: string };
