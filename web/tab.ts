// What a tab of the page is given.

import type { PageState } from "./state.js";
import type { Words } from "./words/en.js";

/** What every tab is given. */
export interface TabProps {
  readonly state: PageState;
  readonly change: (state: PageState) => void;
  readonly words: Words;
  readonly language: "en" | "fr";
}
