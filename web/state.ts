// The state of the page stands in the address, so that a link carries every fact.

import type { AssessOptions } from "../src/assess/answer.js";

/** The tabs, as the address names them. */
export const TAB_IDS = ["look-up", "entries", "what-if", "timeline", "origin", "refunds"] as const;
export type TabId = (typeof TAB_IDS)[number];

/** What the page shows. */
export interface PageState {
  readonly tab: TabId;
  readonly query: string;
  readonly hts: string;
  readonly date: string;
  readonly value: string;
  /** Facts by their path, as text. */
  readonly facts: Readonly<Record<string, string>>;
  /** Readings chosen of open questions of the law. */
  readonly readings: Readonly<Record<string, number>>;
  /** Use only law published by this day; "" for all. */
  readonly knownOn: string;
  /** Show user fees. */
  readonly fees: boolean;
  /** What the other tabs keep in the address, by keys `tab.name`. */
  readonly kept: Readonly<Record<string, string>>;
}

/** A day as ISO text in U.S. Eastern time. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date());
}

/** The state in the address. */
export function readState(): PageState {
  const found = new URLSearchParams(location.hash.slice(1));
  const facts: Record<string, string> = {};
  const kept: Record<string, string> = {};
  const readings: Record<string, number> = {};
  for (const [key, value] of found)
    if (key.startsWith("f.")) facts[key.slice(2)] = value;
    else if (key.startsWith("r.")) readings[key.slice(2)] = Number(value);
    else if (TAB_IDS.some((id) => key.startsWith(`${id}.`))) kept[key] = value;
  return {
    tab: TAB_IDS.find((id) => id === found.get("tab")) ?? "look-up",
    query: found.get("q") ?? "",
    hts: found.get("hts") ?? "",
    date: found.get("date") ?? today(),
    value: found.get("value") ?? "10000.00",
    facts,
    readings,
    knownOn: found.get("known") ?? "",
    fees: found.get("fees") === "1",
    kept,
  };
}

/** Write the state to the address without a new page. */
export function writeState(state: PageState): void {
  const next = new URLSearchParams();
  if (state.tab !== "look-up") next.set("tab", state.tab);
  if (state.query !== "") next.set("q", state.query);
  if (state.hts !== "") {
    next.set("hts", state.hts);
    next.set("date", state.date);
    next.set("value", state.value);
  }
  for (const [path, value] of Object.entries(state.facts)) next.set(`f.${path}`, value);
  for (const [id, choice] of Object.entries(state.readings)) next.set(`r.${id}`, String(choice));
  if (state.knownOn !== "") next.set("known", state.knownOn);
  if (state.fees) next.set("fees", "1");
  for (const [key, value] of Object.entries(state.kept)) if (value !== "") next.set(key, value);
  history.replaceState(null, "", `#${next}`);
}

/** The options of a state, in the contract's terms. */
export function optionsOf(state: PageState): AssessOptions {
  return {
    ...(state.knownOn === "" ? {} : { knownOn: state.knownOn }),
    ...(Object.keys(state.readings).length === 0 ? {} : { readings: state.readings }),
    ...(state.fees ? { fees: true } : {}),
  };
}

/** The entry line of a state under a claim, in the contract's terms. */
export function lineOf(state: PageState, spi: "S" | null): Record<string, unknown> {
  const line: Record<string, unknown> = { hts: state.hts, origin: "CA", entryDate: state.date, value: state.value, spi };
  for (const [path, text] of Object.entries(state.facts)) {
    const keys = path.startsWith("quantity.") ? ["quantity", path.slice("quantity.".length)] : path.split(".");
    let at = line;
    for (const key of keys.slice(0, -1)) {
      const inner = (at[key] ?? {}) as Record<string, unknown>;
      at[key] = inner;
      at = inner;
    }
    at[keys.at(-1) ?? ""] = text === "true" ? true : text === "false" ? false : text;
  }
  return line;
}
