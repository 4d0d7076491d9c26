// Lists to choose goods from: what a search found, and the lines of a number in groups that owe the same.

import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import type { SearchResult } from "../src/server/search.js";
import { matchOf } from "../src/server/search-match.js";
import type { FoundTopics } from "../src/server/topics.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { originName } from "./countries.js";
import { colon } from "./figures.js";
import type { Namer } from "./names.js";
import { linesBelow, ratesOf, sameDuty } from "./rates.js";
import { daysInWords, refusal } from "./say-fact.js";
import { EXAMPLE_VALUE, hashOf, type PageState } from "./state.js";
import { TopicList } from "./topics.js";
import type { Words } from "./words/en.js";

interface Common {
  readonly engine: Engine | undefined;
  readonly state: PageState;
  readonly words: Words;
  readonly names: Namer;
  pick(hts: string): void;
}

// What the duties of a list are, and of which goods where they are not those of the default origin.
function dutyHead({ engine, state: { origin }, words }: Pick<Common, "engine" | "state" | "words">): string {
  return engine === undefined || origin === DEFAULT_ORIGIN
    ? words.dutyWith
    : `${words.madeIn}${colon()}${originName(engine.law, origin, words.code)}, ${words.dutyWith}`;
}

// Up and down move in the list; up from the first goes back to the words.
function move(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(".row-pick")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  if (to < 0) document.getElementById("search")?.focus();
  else buttons[Math.min(to, buttons.length - 1)]?.focus();
}

// What the signs beside the numbers mean, where they stand.
function SignsOf({ engine, state, words, shown }: Pick<Common, "engine" | "state" | "words"> & { readonly shown: readonly string[] }) {
  const hasSigns = engine !== undefined && shown.some((hts) => /[+✕]/.test(ratesOf(engine, hts, state, words.code)));
  return hasSigns ? <p class="cites">{words.ratesKey}</p> : null;
}

interface ResultsProps extends Common {
  readonly found: readonly SearchResult[];
  readonly about: FoundTopics;
}

/** What a search found: goods, of which a hit leads to the line or the subheading that matched, and topics, above them where no goods are asked for. */
export function Results({ found, about, ...common }: ResultsProps) {
  const { words, names, state } = common;
  const match = matchOf(found);
  const topics = about.topics.length > 0 && <TopicList topics={about.topics} date={state.date} words={words} isFirst={about.isWhole} />;
  return (
    <section aria-labelledby="results-title" id="found" onKeyDown={move}>
      <h1 id="results-title" class="small">
        {words.results1(state.query)}
      </h1>
      {about.isWhole && topics}
      {about.isWhole && found.length > 0 && <h2 class="small">{words.goodsTitle}</h2>}
      {found.length === 0 && about.isWhole ? null : found.length === 0 ? (
        <>
          <p>{words.noResult}</p>
          <p>{`${words.examples}${colon()}`}</p>
          <ul class="chips" id="try">
            {words.trySearches.map((query) => (
              <li key={query}>
                <a href={`#${hashOf({ ...state, query }, words.code)}`}>{query}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          {(match === "some" || match === "nearest") && (
            <p role="status" id="match">
              {match === "some" ? words.matchSome : words.matchNearest}
            </p>
          )}
          <p class="list-head cites">
            <span>{about.isWhole ? "" : words.openFirst}</span> <span>{dutyHead(common)}</span>
          </p>
          <ul class="results" id="results">
            {found.map(({ hts, label, within }) => {
              const code = within?.hts ?? hts;
              const matched = names.line(code) || names.name(code);
              const heading = names.name(hts) || label;
              return (
                <Row
                  key={hts}
                  hts={code}
                  label={matched || heading}
                  lang={names.lang(matched === "" ? hts : code)}
                  above={matched === "" || matched === heading ? "" : heading}
                  {...common}
                />
              );
            })}
          </ul>
          <SignsOf {...common} shown={found.map(({ hts, within }) => within?.hts ?? hts)} />
        </>
      )}
      {!about.isWhole && topics}
    </section>
  );
}

interface RowProps extends Common {
  readonly hts: string;
  readonly label: string;
  readonly lang?: "en" | undefined;
  readonly above?: string;
  readonly count?: number;
}

function Row({ hts, label, lang, above = "", engine, state, pick, words }: RowProps) {
  return (
    <li>
      <button type="button" class="row-pick" onClick={() => pick(hts)}>
        <span class="code">{formatHts(hts)}</span>
        <span class="what">
          <span lang={lang}>{label}</span>
          {above !== "" && <small>{above}</small>}
        </span>
        <span class="rate">{engine === undefined ? "" : ratesOf(engine, hts, state, words.code)}</span>
      </button>
    </li>
  );
}

/** The lines of a number, in groups that owe the same. */
export function LineChooser({ digits, engine, ...common }: Omit<Common, "engine"> & { readonly digits: string; readonly engine: Engine }) {
  const { words, names, state, pick } = common;
  const below = linesBelow(engine, digits, state.date);
  const { said, near } = below.length > 0 ? NONE_REFUSED : refusedNumber(engine, digits, state);
  const groups = sameDuty(engine, below.length > 0 ? below : near, state);
  const short = digits.slice(0, 6);
  return (
    <section aria-labelledby="goods">
      <h1 class="small" id="goods" tabIndex={-1}>
        <span class="code">{formatHts(digits)}</span> {names.name(short) || names.name(digits.slice(0, 4))}
      </h1>
      {said !== "" && (
        <p class="notice" id="no-line" role="status">
          {said}
        </p>
      )}
      {groups.length > 0 && <p>{said === "" ? words.lines : words.nearLines}</p>}
      {digits.length > 4 && (said === "" || linesBelow(engine, digits.slice(0, 4), state.date).length > 0) && (
        <p>
          <button type="button" class="link" id="heading" onClick={() => pick(digits.slice(0, 4))}>
            {words.wholeHeading(digits.slice(0, 4))}
          </button>
        </p>
      )}
      {groups.length > 0 && (
        <p class="list-head cites">
          <span /> <span>{dutyHead({ engine, state, words })}</span>
        </p>
      )}
      <ul class="results" id="lines" onKeyDown={move}>
        {groups.flatMap((lines) =>
          [...alike(lines, names).values()].map(({ label, lang, isNamed, same }) => {
            const [first] = same;
            if (first === undefined) return null;
            if (same.length === 1)
              return (
                <Row key={first} hts={first} label={label} lang={lang} above={isNamed ? "" : words.unnamed} engine={engine} {...common} />
              );
            return (
              <li key={first} class="group">
                <button type="button" class="row-pick" onClick={() => pick(first)}>
                  <span class="code">{formatHts(first)} …</span>
                  <span class="what">
                    <span lang={lang}>{label}</span>
                    {`${colon()}${words.sameDuty(same.length).toLowerCase()}`}
                    <small>{words.sameDutyPick}</small>
                  </span>
                  <span class="rate">{ratesOf(engine, first, state, words.code)}</span>
                </button>
                <details>
                  <summary class="cites">{words.otherLines}</summary>
                  <ul class="numbers">
                    {same.map((hts) => (
                      <li key={hts}>
                        <button type="button" class="link code" onClick={() => pick(hts)}>
                          {formatHts(hts)}
                        </button>
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            );
          }),
        )}
      </ul>
      <SignsOf engine={engine} state={state} words={words} shown={groups.flatMap(([first]) => first ?? [])} />
    </section>
  );
}

interface RefusedNumber {
  readonly said: string;
  readonly near: readonly string[];
}

const NONE_REFUSED: RefusedNumber = { said: "", near: [] };

// Why no goods are entered under a number on the day shown, as every surface says it, and the numbers that stand near it.
function refusedNumber(engine: Engine, digits: string, { origin, date }: PageState): RefusedNumber {
  const tried = engine.assess({ hts: digits, origin, entryDate: date, value: EXAMPLE_VALUE, spi: null });
  if (tried.status !== "error") return NONE_REFUSED;
  const found = engine.schedule.lookup(digits, date as Day);
  const near = tried.error.key !== "hts" || found.ok ? [] : (found.error.successors ?? []).map((hts) => hts.replaceAll(".", ""));
  return { said: near.length > 0 ? daysInWords(tried.error.message) : refusal(tried.error), near };
}

interface Alike {
  readonly label: string;
  readonly lang: "en" | undefined;
  /** The lines have a name of their own, not only that of their subheading. */
  readonly isNamed: boolean;
  readonly same: string[];
}

// Lines that owe the same, by what they are called: who reads cannot tell those of one name apart.
function alike(lines: readonly string[], names: Namer): ReadonlyMap<string, Alike> {
  const found = new Map<string, Alike>();
  for (const hts of lines) {
    const own = names.line(hts) || names.name(hts);
    const code = own === "" ? aboveOf(hts, names) : hts;
    const label = own || names.name(code);
    const key = `${own === ""} ${label}`;
    const before = found.get(key) ?? { label, lang: names.lang(code), isNamed: own !== "", same: [] };
    before.same.push(hts);
    found.set(key, before);
  }
  return found;
}

// The narrowest number above a line that has a name.
function aboveOf(hts: string, names: Namer): string {
  return names.name(hts.slice(0, 6)) === "" ? hts.slice(0, 4) : hts.slice(0, 6);
}
