// The header, the same on every view: name, search, the day that is shown, language, theme, and the list of views.

import type { Engine } from "../src/assess/engine.js";
import { typedDigits } from "../src/hts/number.js";
import { Field } from "./field.js";
import { dayInWords } from "./figures.js";
import { hashOf, type PageState, type TabId, today } from "./state.js";
import { LATE_TABS } from "./tabs.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly state: PageState;
  readonly words: Words;
  readonly language: "en" | "fr";
  readonly theme: string;
  readonly engine: Engine | undefined;
  /** Why the day is refused. */
  readonly refused: string | undefined;
  /** The answer of an earlier day is shown. */
  readonly isStanding: boolean;
  change(state: PageState): void;
  setLanguage(language: "en" | "fr"): void;
  setTheme(theme: string): void;
}

/** The header. */
export function Header({ state, words, language, theme, refused, isStanding, change, setLanguage, setTheme }: Props) {
  const write = (query: string): void => {
    const number = typedDigits(query) ?? "";
    const hts = /^\d{6,10}$/.test(number) ? number : "";
    change({ ...state, query, hts, facts: {}, readings: {}, tab: query.trim() === "" ? "home" : "look-up" });
  };
  // The keys of a list: down goes into the results, Enter opens the first.
  const key = (event: KeyboardEvent): void => {
    const first = document.querySelector<HTMLElement>("#found .row-pick");
    if (event.key === "ArrowDown" && first !== null) {
      event.preventDefault();
      first.focus();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (state.hts === "") first?.click();
    }
    if (event.key === "Escape") write("");
  };
  const view = (id: TabId, name: string) => (
    <a
      key={id}
      id={`tab-${id}`}
      href={`#${hashOf({ ...state, tab: id }, language)}`}
      aria-current={state.tab === id ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        change({ ...state, tab: id, ...(id === "home" ? { query: "" } : {}) });
      }}
    >
      {name}
    </a>
  );
  return (
    <header class="top">
      <button type="button" class="skip" onClick={() => document.getElementById("panel")?.focus()}>
        {words.skipTo}
      </button>
      <div class="topbar">
        <a
          class="name"
          href={`#${hashOf({ ...state, tab: "home" }, language)}`}
          onClick={(event) => {
            event.preventDefault();
            change({ ...state, tab: "home", query: "" });
          }}
        >
          Carve<span>out</span>
        </a>
        <search>
          <input
            id="search"
            type="search"
            autocomplete="off"
            aria-label={words.search}
            placeholder={words.searchShort}
            value={state.query}
            onInput={(event) => write(event.currentTarget.value)}
            onKeyDown={key}
          />
        </search>
        <div class="when">
          <label for="date">{state.date === today() ? words.todayWord : words.dayShown}</label>
          <Field
            id="date"
            kind="day"
            needed
            spelled
            value={state.date}
            refused={refused}
            stands={refused === undefined || isStanding}
            set={(date) => change({ ...state, date })}
          />
          {state.date !== today() && (
            <button
              type="button"
              class="link"
              id="to-today"
              aria-label={`${words.toToday}, ${dayInWords(today())}`}
              onClick={() => change({ ...state, date: today() })}
            >
              {words.todayWord}
            </button>
          )}
        </div>
        <button
          type="button"
          id="language"
          class="quiet"
          lang={language === "en" ? "fr" : "en"}
          onClick={() => setLanguage(language === "en" ? "fr" : "en")}
        >
          {words.language}
        </button>
        <button
          type="button"
          id="theme"
          class="quiet"
          aria-label={theme === "dark" ? words.light : words.dark}
          title={theme === "dark" ? words.light : words.dark}
          onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
        >
          <span aria-hidden="true">◐</span>
        </button>
      </div>
      <nav class="views" aria-label="Carveout">
        {LATE_TABS.map(({ id, name }) => name !== undefined && view(id, words[name]))}
      </nav>
    </header>
  );
}
