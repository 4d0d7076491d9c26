// Dials and scenarios of What if, by the measures that they touch.

import { loadData, once } from "../load-data.js";

/** A dial: what it turns, and its names. */
export interface Dial {
  readonly dial: string;
  readonly measure: string;
  readonly en: string;
  readonly fr: string;
}

/** A scenario: its file's name, its titles, the measures that it names. */
export interface ScenarioTitle {
  readonly name: string;
  readonly title: Readonly<Record<"en" | "fr", string>>;
  readonly measures: readonly string[];
}

interface Touching {
  readonly dials: readonly Dial[];
  readonly scenarios: readonly ScenarioTitle[];
}

/** The dials and scenarios. */
export const loadDials = once(() => loadData<Touching>("dials.json"));
