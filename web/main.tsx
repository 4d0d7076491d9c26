// The page: its frame, tabs, theme and language.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Language as PageLanguage } from "./language.js";
import { LookUp } from "./look-up.js";
import { type PageState, readState, type TabId, writeState } from "./state.js";
import type { TabProps } from "./tab.js";
import { LATE_TABS } from "./tabs.js";
import { en, type Words } from "./words/en.js";

type Language = "en" | "fr";

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

// Arrow keys, Home and End move among the tabs and open the one arrived at.
function rove(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length);
  tab?.focus();
  tab?.click();
}

function Page() {
  const [state, setState] = useState<PageState>(readState);
  const [language, setLanguage] = useState<Language>(kept("language") === "fr" ? "fr" : "en");
  const [words, setWords] = useState<Words>(en);
  const [late, setLate] = useState<Partial<Record<TabId, (props: TabProps) => preact.JSX.Element>>>({});
  const [lawRead, setLawRead] = useState(false);
  const [theme, setTheme] = useState(kept("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));

  useEffect(() => writeState(state), [state]);
  useEffect(() => {
    const read = (): void => setState(readState());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    keep("language", language);
    if (language === "en") setWords(en);
    else import("./words/fr.js").then(({ fr }) => setWords(fr));
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    keep("theme", theme);
  }, [theme]);
  useEffect(() => {
    const { tab } = state;
    LATE_TABS.find(({ id }) => id === tab)
      ?.load()
      .then((component) => setLate((before) => ({ ...before, [tab]: component })));
  }, [state.tab]);

  useEffect(() => {
    const chosen = document.getElementById(`tab-${state.tab}`);
    // On a narrow screen the list of tabs scrolls sideways; the open one is brought into sight.
    if (chosen?.parentElement)
      chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.clientWidth / 2 + chosen.offsetWidth / 2;
  }, [state.tab, words]);

  const Late = late[state.tab];
  // Drawn: the tab's code and the words are here. Look up also waits for the law, and says so itself.
  const drawn = (state.tab === "look-up" ? lawRead : Late !== undefined) && words.code === language;
  const tab = (id: TabId, name: string) => (
    <button
      type="button"
      role="tab"
      key={id}
      id={`tab-${id}`}
      aria-selected={state.tab === id}
      aria-controls="panel"
      tabIndex={state.tab === id ? 0 : -1}
      onClick={() => setState({ ...state, tab: id })}
    >
      {name}
    </button>
  );
  return (
    <PageLanguage.Provider value={language}>
      <header class="top">
        <div class="name">
          Carveout<small>{words.slogan}</small>
        </div>
        <div class="tabs" role="tablist" aria-label="Carveout" onKeyDown={rove}>
          {tab("look-up", words.lookUp)}
          {LATE_TABS.map(({ id, name }) => tab(id, words[name]))}
        </div>
        <button
          type="button"
          id="language"
          lang={language === "en" ? "fr" : "en"}
          onClick={() => setLanguage(language === "en" ? "fr" : "en")}
        >
          {words.language}
        </button>
        <button type="button" id="theme" aria-pressed={theme === "dark"} onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
          {words.theme}
        </button>
      </header>
      <main>
        <h1 class="printed">{`Carveout · ${words.slogan}`}</h1>
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${state.tab}`} aria-busy={!drawn}>
          {state.tab === "look-up" && (
            <LookUp state={state} change={setState} words={words} language={language} read={() => setLawRead(true)} />
          )}
          {Late !== undefined && <Late state={state} change={setState} words={words} language={language} />}
        </div>
        <p class="cites">
          {words.official} {words.englishLaw}
        </p>
      </main>
    </PageLanguage.Provider>
  );
}

render(<Page />, document.getElementById("page") as HTMLElement);
