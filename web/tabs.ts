// The tabs of the page. The first is part of the page; the code of each other loads when it is first opened.

import type { JSX } from "preact";
import type { TabId } from "./state.js";
import type { TabProps } from "./tab.js";
import type { Words } from "./words/en.js";

/** A tab that loads later. */
export interface LateTab {
  readonly id: TabId;
  /** Key of its name among the words of the page. */
  readonly name: Extract<keyof Words, "entries" | "whatIf" | "origin" | "timeline" | "refunds">;
  load(): Promise<(props: TabProps) => JSX.Element>;
}

/** The tabs after the first, in their order. */
export const LATE_TABS: readonly LateTab[] = [
  { id: "entries", name: "entries", load: async () => (await import("./entries.js")).Entries },
  { id: "what-if", name: "whatIf", load: async () => (await import("./what-if/what-if.js")).WhatIf },
  { id: "origin", name: "origin", load: async () => (await import("./origin/origin.js")).Origin },
  { id: "timeline", name: "timeline", load: async () => (await import("./timeline/timeline.js")).Timeline },
  { id: "refunds", name: "refunds", load: async () => (await import("./refunds/refunds.js")).Refunds },
];
