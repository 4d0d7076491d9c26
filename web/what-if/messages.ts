// What the tab and its worker say to each other.

import type { ExposureReport } from "../../src/scenario/report.js";

/** What is asked. Dials as text: `metals:25@2026-12-01,section-338:off,cusma:off`. */
export interface WhatIfAsked {
  readonly id: number;
  readonly scenarios: readonly string[];
  readonly dials: string;
  readonly from: string;
  readonly day: string;
  readonly months: string;
  readonly by: "sector" | "chapter" | "heading" | "month";
  readonly claims: "comparable" | "recorded";
  readonly assume: readonly string[];
}

/** What the tab can offer. */
export interface WhatIfOffer {
  readonly scenarios: readonly { readonly name: string; readonly title: string }[];
  readonly dials: readonly { readonly dial: string; readonly en: string; readonly fr: string; readonly rates: boolean }[];
  readonly months: readonly string[];
}

/** Answers of the worker; a refusal gives the place and the remedy. */
export type WhatIfReply =
  | { readonly kind: "offer"; readonly offer: WhatIfOffer }
  | { readonly kind: "report"; readonly id: number; readonly report: ExposureReport; readonly yaml?: string }
  | { readonly kind: "refused"; readonly id: number; readonly message: string };
