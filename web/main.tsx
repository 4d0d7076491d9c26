// The page: its frame, views, theme and language.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../src/said/language.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { colon, dayInWords, writeFiguresIn } from "./figures.js";
import { Header } from "./header.js";
import { Language as PageLanguage } from "./language.js";
import { LawStrip } from "./law-strip.js";
import { loadTranslator } from "./load.js";
import { NotLoaded } from "./load-data.js";
import { LookUp } from "./look-up.js";
import { languageInAddress, type PageState, readState, steppedState, type TabId, today, writeState } from "./state.js";
import type { TabProps } from "./tab.js";
import { LATE_TABS } from "./tabs.js";
import { useEngine } from "./use-engine.js";
import { en, type Words } from "./words/en.js";

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

// What the address asks for, else what was chosen here before, else what the browser prefers.
function firstLanguage(): Language {
  const asked = languageInAddress() ?? kept("language");
  if (asked === "en" || asked === "fr") return asked;
  const preferred = navigator.languages.find((each) => /^(en|fr)\b/.test(each));
  return preferred?.startsWith("fr") === true ? "fr" : "en";
}

function Page() {
  const [state, setState] = useState<PageState>(readState);
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [words, setWords] = useState<Words>(en);
  const [late, setLate] = useState<Partial<Record<TabId, (props: TabProps) => preact.JSX.Element>>>({});
  // Of other origins speaks the answer alone.
  const origin = state.tab === "look-up" ? state.origin : DEFAULT_ORIGIN;
  const law = useEngine(language, origin !== DEFAULT_ORIGIN);
  const { engine } = law;
  const [failed, setFailed] = useState("");
  const [refusedDay, setRefusedDay] = useState({ why: "", isStanding: false });
  const [theme, setTheme] = useState(kept("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  writeFiguresIn(words.code);

  useEffect(() => writeState(state, language), [state, language]);
  useEffect(() => {
    const read = (): void => setState(steppedState());
    addEventListener("hashchange", read);
    addEventListener("popstate", read);
    return () => {
      removeEventListener("hashchange", read);
      removeEventListener("popstate", read);
    };
  }, []);
  // Many parts of the views load something; what none of them hears about is said above the view.
  useEffect(() => {
    const missed = (event: PromiseRejectionEvent): void => {
      if (!(event.reason instanceof NotLoaded)) return;
      event.preventDefault();
      setFailed(words.notLoaded);
    };
    addEventListener("unhandledrejection", missed);
    return () => removeEventListener("unhandledrejection", missed);
  }, [words]);
  useEffect(() => {
    document.documentElement.lang = language;
    const fails = (): void => setFailed(words.notLoaded);
    if (language === "en") setWords(en);
    else
      Promise.all([import("./words/fr.js"), loadTranslator(language)]).then(
        ([{ frenchWords }, translator]) => setWords(frenchWords(translator)),
        fails,
      );
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    const { tab } = state;
    setFailed("");
    if (late[tab] === undefined)
      LATE_TABS.find(({ id }) => id === tab)
        ?.load()
        .then(
          (component) => setLate((before) => ({ ...before, [tab]: component })),
          () => setFailed(words.notLoaded),
        );
    scrollTo(0, 0);
  }, [state.tab, state.hts]);
  useEffect(() => {
    const named = LATE_TABS.find(({ id }) => id === state.tab)?.name;
    if (state.tab !== "look-up" && state.tab !== "measure") document.title = `${named === undefined ? "" : `${words[named]} · `}Carveout`;
    const chosen = document.querySelector<HTMLElement>(".views [aria-current]");
    // On a narrow screen the list of views scrolls sideways; the open one is brought into sight.
    if (chosen?.parentElement)
      chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.clientWidth / 2 + chosen.offsetWidth / 2;
  }, [state.tab, words]);

  const Late = late[state.tab];
  // Drawn: the view's code and the words are here. Look-up also waits for the law, and says so itself.
  const drawn = (state.tab === "look-up" ? !law.isWaiting || law.isFailed : Late !== undefined) && words.code === language;
  return (
    <PageLanguage.Provider value={words.code}>
      <Header
        state={state}
        words={words}
        language={language}
        theme={theme}
        engine={engine}
        refused={state.tab === "look-up" && refusedDay.why !== "" ? refusedDay.why : undefined}
        isStanding={refusedDay.isStanding}
        change={setState}
        setLanguage={(chosen) => {
          keep("language", chosen);
          setLanguage(chosen);
        }}
        setTheme={(chosen) => {
          keep("theme", chosen);
          setTheme(chosen);
        }}
      />
      <LawStrip engine={engine} origin={origin} day={state.date} words={words} />
      <main>
        <p class="printed">{`Carveout · ${words.slogan} · ${words.savedOn(dayInWords(today()))}`}</p>
        {[failed, law.isFailed ? words.notLoaded : ""].map(
          (why) => why !== "" && <p class="stop" key={why}>{`${words.failed}${colon()}${why}`}</p>,
        )}
        <div id="panel" tabIndex={-1} aria-busy={!drawn && failed === ""}>
          {state.tab === "look-up" && (
            <LookUp
              state={state}
              change={setState}
              words={words}
              language={words.code}
              engine={engine}
              isWaiting={law.isWaiting}
              refuseDay={(why, isStanding) => setRefusedDay({ why, isStanding })}
            />
          )}
          {Late === undefined && state.tab !== "look-up" && failed === "" && (
            <p class="cites" key="loading">
              {words.loading}
            </p>
          )}
          {Late !== undefined && <Late state={state} change={setState} words={words} language={words.code} />}
        </div>
      </main>
      <footer>
        <p class="cites">
          {words.official} {words.englishLaw}
        </p>
      </footer>
    </PageLanguage.Provider>
  );
}

render(<Page />, document.getElementById("page") as HTMLElement);
