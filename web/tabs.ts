// The views of the page. Look-up is part of the page; the code of each other loads when it is first opened.

import type { JSX } from "preact";
import type { TabId } from "./state.js";
import type { TabProps } from "./tab.js";
import type { Words } from "./words/en.js";

/** A view that loads later; one without a name stands in no list of views. */
export interface LateTab {
  readonly id: TabId;
  /** Key of its name among the words of the page. */
  readonly name?: Extract<keyof Words, "home" | "entries" | "whatIf" | "origin" | "timeline" | "refunds" | "trade">;
  load(): Promise<(props: TabProps) => JSX.Element>;
}

/** The views that load later, in their order. */
export const LATE_TABS: readonly LateTab[] = [
  { id: "home", name: "home", load: async () => (await import("./home/home.js")).Home },
  { id: "measure", load: async () => (await import("./measure/measure.js")).MeasurePage },
  { id: "entries", name: "entries", load: async () => (await import("./entries.js")).Entries },
  { id: "origin", name: "origin", load: async () => (await import("./origin/origin.js")).Origin },
  { id: "refunds", name: "refunds", load: async () => (await import("./refunds/refunds.js")).Refunds },
  { id: "what-if", name: "whatIf", load: async () => (await import("./what-if/what-if.js")).WhatIf },
  { id: "timeline", name: "timeline", load: async () => (await import("./timeline/timeline.js")).Timeline },
  { id: "trade", name: "trade", load: async () => (await import("./trade/trade.js")).TradeView },
];
