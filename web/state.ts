// The state of the page stands in the address, so that a link carries every fact.

import type { AssessOptions } from "../src/assess/answer.js";
import { withAt } from "../src/exact/with-at.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import type { Claim } from "./claim.js";

/** The views, as the address names them. An address with goods or words and no view is a look-up, one without is Home. */
export const TAB_IDS = ["home", "look-up", "measure", "entries", "what-if", "timeline", "origin", "refunds", "trade"] as const;
export type TabId = (typeof TAB_IDS)[number];

/** What the page shows. */
export interface PageState {
  readonly tab: TabId;
  readonly query: string;
  readonly hts: string;
  /** Where the goods were made: a code of a country, or of a part of one. */
  readonly origin: string;
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
  const query = found.get("q") ?? "";
  const hts = found.get("hts") ?? "";
  return {
    tab: TAB_IDS.find((id) => id === found.get("tab")) ?? (query === "" && hts === "" ? "home" : "look-up"),
    query,
    hts,
    origin: found.get("origin")?.trim().toUpperCase() || DEFAULT_ORIGIN,
    date: found.get("date") ?? today(),
    value: found.get("value") ?? EXAMPLE_VALUE,
    facts,
    readings,
    knownOn: found.get("known") ?? "",
    fees: found.get("fees") === "1",
    kept,
  };
}

/** The value that stands until one is given. */
export const EXAMPLE_VALUE = "10000.00";

/** Language that an address asks for, where it asks for one. */
export function languageInAddress(): "en" | "fr" | undefined {
  const found = new URLSearchParams(location.hash.slice(1)).get("lang");
  return found === "en" || found === "fr" ? found : undefined;
}

/** What stands behind the `#`. Home keeps nothing but its day; `language` is named where it is not English. */
export function hashOf(state: PageState, language: "en" | "fr"): string {
  const next = new URLSearchParams();
  const home = state.tab === "home";
  if (!home && state.tab !== "look-up") next.set("tab", state.tab);
  if (!home && state.query !== "") next.set("q", state.query);
  if (!home && state.hts !== "") next.set("hts", state.hts);
  if (!home && state.origin !== DEFAULT_ORIGIN) next.set("origin", state.origin);
  if ((!home && state.hts !== "") || state.date !== today()) next.set("date", state.date);
  if (!home && state.hts !== "") next.set("value", state.value);
  if (!home) for (const [path, value] of Object.entries(state.facts)) next.set(`f.${path}`, value);
  if (!home) for (const [id, choice] of Object.entries(state.readings)) next.set(`r.${id}`, String(choice));
  if (!home && state.knownOn !== "") next.set("known", state.knownOn);
  if (!home && state.fees) next.set("fees", "1");
  for (const [key, value] of Object.entries(state.kept)) if (value !== "" && key.startsWith(`${state.tab}.`)) next.set(key, value);
  if (language !== "en") next.set("lang", language);
  return next.toString();
}

/** A page on a day that shows nothing yet. */
export function blankState(date: string): PageState {
  return {
    tab: "look-up",
    query: "",
    hts: "",
    origin: DEFAULT_ORIGIN,
    date,
    value: EXAMPLE_VALUE,
    facts: {},
    readings: {},
    knownOn: "",
    fees: false,
    kept: {},
  };
}

/** The address of a view on a day, with what the view keeps. */
export function viewAddress(tab: TabId, date: string, language: "en" | "fr", kept: PageState["kept"] = {}): string {
  return `#${hashOf({ ...blankState(date), tab, kept }, language)}`;
}

/** The address of the answer on a number on a day, with what is known of the goods. */
export function answerAddress(hts: string, date: string, language: "en" | "fr", facts: PageState["facts"] = {}): string {
  return `#${hashOf({ ...blankState(date), hts: hts.replaceAll(".", ""), facts }, language)}`;
}

// What a step back returns to: another view, other goods, another origin, another day, an answer given; not each letter that is typed.
function placeOf({ tab, hts, query, origin, date, facts, readings, kept }: PageState): string {
  const search = tab === "look-up" && hts === "" && query !== "";
  return JSON.stringify([
    tab,
    tab === "home" ? "" : hts,
    search,
    tab === "home" ? "" : origin,
    date,
    facts,
    readings,
    tab === "measure" ? kept : {},
  ]);
}

let place: string | undefined;

/** Write the state to the address: a new step of the browser's history where it is another place, else in place of the last. */
export function writeState(state: PageState, language: "en" | "fr"): void {
  const hash = hashOf(state, language);
  const before = place;
  place = placeOf(state);
  if (new URLSearchParams(location.hash.slice(1)).toString() === hash) return;
  const address = hash === "" ? location.pathname + location.search : `#${hash}`;
  if (before !== undefined && before !== place) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** The state of the address after a step of the browser, which is no new step of the page. */
export function steppedState(): PageState {
  const state = readState();
  place = placeOf(state);
  return state;
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
export function lineOf(state: PageState, spi: Claim): Record<string, unknown> {
  const line: unknown = { hts: state.hts, origin: state.origin, entryDate: state.date, value: state.value, spi };
  return Object.entries(state.facts).reduce((so, [path, text]) => {
    const keys = path.startsWith("quantity.") ? ["quantity", path.slice("quantity.".length)] : path.split(".");
    return withAt(so, keys, text === "true" ? true : text === "false" ? false : text);
  }, line) as Record<string, unknown>;
}
