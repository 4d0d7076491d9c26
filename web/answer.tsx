// The answer: the verdict first, then the question that is open, what to file and why, how it came to be, what could lower it, the facts.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer as Answered, Assessment, Question } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { nextChange } from "../src/history/next.js";
import { formatHts } from "../src/hts/number.js";
import { URGENT } from "../src/said/codes.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { Actions } from "./actions.js";
import { Acts } from "./acts.js";
import { claimOf } from "./claim.js";
import { wordsFor } from "./claim-words.js";
import { countryIn, originName } from "./countries.js";
import { Field } from "./field.js";
import { dayInWords, sentence } from "./figures.js";
import { Filings } from "./filing.js";
import { HistoryChart } from "./history.js";
import { MadeIn } from "./made-in.js";
import { MoreFacts } from "./more-facts.js";
import type { Named, Namer } from "./names.js";
import { Questions, Reading, saidOfBoth } from "./questions.js";
import { openReadings } from "./readings.js";
import { Reliefs } from "./reliefs.js";
import { answerOf, askOf, daysInWords, refusal } from "./say-fact.js";
import { EXAMPLE_VALUE, lineOf, optionsOf, type PageState, today } from "./state.js";
import type { TabProps } from "./tab.js";
import { verdictOf } from "./verdict.js";
import { VerdictView } from "./verdict-view.js";
import { watch, watched } from "./watch.js";
import type { Words } from "./words/en.js";

// So many notices are folded, so that what follows them is in sight.
const FEW = 3;

/** `goods`: what the number is called, from the heading down. */
interface AnswerProps extends TabProps {
  readonly engine: Engine;
  readonly goods: readonly Named[];
  readonly names: Namer;
  /** The law on goods of the origin has not come yet: the answer on those of the default origin stands until it has. */
  readonly isWaiting: boolean;
  pick(hts: string): void;
  /** Say at the day why it is refused; `isStanding`: the answer of an earlier day is shown. */
  refuseDay(why: string, isStanding: boolean): void;
}

/** The answer on one line. */
export function Answer({ engine, goods, names, isWaiting, state: given, change, words: all, language, pick, refuseDay }: AnswerProps) {
  const last = useRef<PageState | undefined>(undefined);
  const state = isWaiting ? { ...given, origin: DEFAULT_ORIGIN, readings: {} } : given;
  const claim = claimOf(engine.law, state.origin);
  const words = wordsFor(all, claim);
  const isOwn = countryIn(engine.law, given.origin) === DEFAULT_ORIGIN;
  const tried = engine.assess(lineOf(state, null), optionsOf(state));
  // What is refused is said at its field, and the last answer on these goods stands.
  if (tried.status !== "error") last.current = state;
  const before = last.current;
  const stands = tried.status === "error" && before?.hts === state.hts && before.origin === state.origin ? before : undefined;
  const shown = stands ?? state;
  const refused: Record<string, string> = tried.status === "error" ? { [tried.error.key]: refusal(tried.error) } : {};
  const wrongDay = refused.entryDate ?? "";
  // An answer takes its question away, and a fact that is taken back its button: the focus goes to what follows from it.
  const told = JSON.stringify([state.facts, state.readings]);
  const toldBefore = useRef(told);
  useEffect(() => {
    if (toldBefore.current !== told && document.activeElement === document.body) document.getElementById("amounts")?.focus();
    toldBefore.current = told;
  }, [told]);
  const drawn = useAfterPaint(shown);
  const options = optionsOf(shown);
  const plain = engine.assess(lineOf(shown, null), options);
  const claimed = claim === null ? plain : engine.assess(lineOf(shown, claim), options);
  const answers = [claimed, plain].flatMap((answer): Answered[] => (answer.status === "error" ? [] : [answer]));
  const set = (path: string, value: string): void => {
    if (path === "hts") {
      change({ ...state, hts: value.replaceAll(".", "") });
      return;
    }
    const facts = { ...state.facts };
    if (value === "") delete facts[path];
    else facts[path] = value;
    change({ ...state, facts });
  };
  const read = (id: string, choice: number | undefined): void => {
    const readings = { ...state.readings };
    if (choice === undefined) delete readings[id];
    else readings[id] = choice;
    change({ ...state, readings });
  };
  const form = { words, rules: engine.law.facts, facts: state.facts, readings: state.readings, called: names.line, set, read };
  const asked = unique(
    answers.flatMap((answer) => answer.questions),
    (each: Question) => each.fact,
  );
  const reliefs = unique(
    answers.flatMap((answer) => answer.reliefs),
    (each) => each.fact + (each.heading ?? ""),
  );
  const open = openReadings(engine, answers, shown).filter(({ id }) => !asked.some(({ fact }) => fact === id));
  const said = answers.flatMap((answer) => answer.notices);
  const texts = (seen: boolean): string[] => [
    ...new Set(said.filter(({ code }) => (code === "law/last-seen") === seen).map(({ text }) => text)),
  ];
  const urgent = new Set(said.filter(({ code }) => URGENT.has(code)).map(({ text }) => text));
  const notices = [...urgent, ...texts(false).filter((text) => !urgent.has(text))];
  const unverified = new Set(said.filter(({ code }) => code === "law/unverified").map(({ text }) => text)).size;
  const assumed = unique(
    answers.flatMap((answer) => answer.assumptions),
    (each) => each.fact,
  );
  const found = engine.schedule.lookup(shown.hts.replaceAll(".", ""), shown.date as Day);
  const instruments = engine.law.instruments;
  const title = goods.at(-1);
  const name = goods.map(({ text }) => text).join(" › ");
  const fails = claimed.status === "error" || plain.status === "error";
  useEffect(() => refuseDay(wrongDay, !fails), [wrongDay, fails]);
  const { entryDate: _day, spi: _spi, ...undated } = lineOf(shown, null);
  const { fees: _fees, ...law } = options;
  const next = fails ? undefined : nextChange(engine, undated, shown.date, law);
  return (
    <article class={`answer ${stands === undefined && !isWaiting ? "" : "stale"}`} aria-busy={isWaiting}>
      <div class="goods-line">
        <h1 class="goods" id="goods" tabIndex={-1}>
          {goods.length > 1 && (
            <small>
              {goods.slice(0, -1).map(({ text, lang }) => (
                <span key={text} lang={lang}>{`${text} › `}</span>
              ))}
            </small>
          )}
          <span lang={title?.lang}>{title?.text ?? formatHts(state.hts)}</span>
        </h1>
        <div class="facts-line">
          <span class="pill code">{formatHts(state.hts.replaceAll(".", ""))}</span>
          <MadeIn
            origin={given.origin}
            law={engine.law}
            words={words}
            set={(origin) => change({ ...given, origin, readings: origin === given.origin ? given.readings : {} })}
          />
          <button type="button" class="pill told" onClick={() => document.getElementById("date")?.focus()}>
            {words.entered(dayInWords(state.date))}
          </button>
          <span class="pill field">
            <label for="value" title={words.value}>
              {state.value === EXAMPLE_VALUE ? `${words.valueShort} (${words.exampleValue})` : words.valueShort}
            </label>
            <Field
              id="value"
              kind="money"
              live
              needed
              value={state.value}
              refused={refused.value}
              stands={!fails}
              set={(value) => change({ ...state, value })}
            />
          </span>
          {isOwn && <Watch key={state.hts} state={state} words={words} />}
        </div>
        {!isOwn && (
          <p class="cites" id="keeps-origin">
            {words.keepsOrigin}
          </p>
        )}
        <div class="cites" role="status">
          {isWaiting ? words.originLoading : ""}
        </div>
      </div>
      {stands !== undefined && refused.value === undefined && refused.entryDate === undefined && (
        <p class="stop" role="alert" id="refused">
          {Object.values(refused).join(" ")}
        </p>
      )}
      <div class="two">
        <div class="first">
          {shown.knownOn !== "" && (
            <p class="notice" id="known-here">
              {words.knownHere(dayInWords(shown.knownOn))}
            </p>
          )}
          {fails ? (
            <Refused
              answer={plain.status === "error" ? plain : claimed}
              engine={engine}
              state={shown}
              words={words}
              names={names}
              pick={pick}
            />
          ) : (
            <VerdictView
              verdict={verdictOf({
                claimed,
                plain,
                value: shown.value,
                day: shown.date,
                today: today(),
                questions: asked.filter(({ fact }) => asksOfRange(answers, fact)).length,
                next,
                rules: engine.law.facts,
                words,
              })}
              claimed={claimed}
              plain={plain}
              words={words}
            />
          )}
          {answers.map(
            (answer, at) =>
              answer.prohibition !== undefined &&
              answers[at - 1]?.prohibition?.measure !== answer.prohibition.measure && (
                <p class="stop" role="alert" key={answer.prohibition.measure}>
                  {`${sentence(answer.prohibition.reason.text)} ${sentence(words.since(dayInWords(answer.prohibition.since)))} `}
                  <Acts cites={answer.prohibition.cites} instruments={instruments} />
                </p>
              ),
          )}
          {asked.length > 0 && <Questions asked={asked} said={(fact, at) => saidOfBoth(fact, at, claimed, plain, words)} {...form} />}
          {open.length > 0 && (
            <section class="question" id="readings">
              {open.map((each) => (
                <Reading key={each.id} {...form} {...each} />
              ))}
            </section>
          )}
          {Object.keys(state.facts).length > 0 && (
            <ul class="chips" id="facts" aria-label={words.given}>
              {Object.entries(state.facts).map(([path, value]) => (
                <li key={path}>
                  {`${askOf(path, engine.law.facts, words)} `}
                  <strong>{answerOf(path, value, words)}</strong>{" "}
                  <button
                    type="button"
                    class="link controls"
                    aria-label={`${askOf(path, engine.law.facts, words)} ${words.notSaid}`}
                    onClick={() => set(path, "")}
                  >
                    ×
                  </button>
                </li>
              ))}
              <li class="controls bare">
                <button type="button" class="link" onClick={() => change({ ...state, facts: {}, readings: {} })}>
                  {words.clear}
                </button>
              </li>
            </ul>
          )}
          {notices.length > 0 && (
            <details class="notice" id="notices" open={notices.length < FEW || urgent.size > 0}>
              <summary>
                <strong>{words.noticesOf(notices.length)}</strong>
                {unverified > 0 && ` ${words.notChecked(unverified)}`}
              </summary>
              <ul>
                {notices.map((notice) => (
                  <li key={notice}>{daysInWords(notice)}</li>
                ))}
              </ul>
            </details>
          )}
          {!fails && <Filings claimed={claimed} plain={plain} words={words} rules={engine.law.facts} instruments={instruments} />}
          {!fails && (
            <Actions
              claim={claim}
              claimed={claimed}
              plain={plain}
              words={words}
              engine={engine}
              state={shown}
              name={name}
              language={language}
            />
          )}
        </div>
        <div class="second">
          <Later key={state.hts}>
            <HistoryChart
              engine={engine}
              state={drawn}
              words={words}
              name={name}
              language={language}
              pick={(day) => change({ ...state, date: day })}
            />
          </Later>
          {reliefs.length > 0 && <Reliefs reliefs={reliefs} rules={engine.law.facts} words={words} set={set} instruments={instruments} />}
          <MoreFacts
            state={state}
            units={found.ok ? found.line.units : []}
            rules={engine.law.facts}
            refused={refused}
            words={words}
            change={change}
            set={set}
          />
          {assumed.length > 0 && (
            <details class="fold" id="assumed">
              <summary>{words.assumed}</summary>
              <ul>
                {assumed.map((each) => (
                  <li key={each.fact}>
                    {`${askOf(each.fact, engine.law.facts, words)} `}
                    <strong>{answerOf(each.fact, each.assumed, words)}</strong>
                    <span class="cites">{` ${daysInWords(each.text)}`}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {texts(true).length > 0 && (
            <details class="fold" id="seen">
              <summary>{words.lawDetails}</summary>
              <ul>
                {texts(true).map((text) => (
                  <li key={text}>{daysInWords(text)}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </article>
  );
}

// Questions that leave the amounts or the filing open; others (a deposit that is not in the total) are asked beside a settled answer.
function asksOfRange(answers: readonly Answered[], fact: string): boolean {
  return answers.some(
    (answer) => answer.status === "range" && answer.questions.some((each) => each.fact === fact && each.outcomes.length > 0),
  );
}

function Watch({ state, words }: { readonly state: PageState; readonly words: Words }) {
  const [on, setOn] = useState(() => watched().some(({ hts }) => hts === state.hts));
  return (
    <button
      type="button"
      class="pill controls"
      id="watch"
      aria-pressed={on}
      onClick={() => {
        watch(state.hts, state.facts, !on);
        setOn(!on);
      }}
    >
      <span aria-hidden="true">{on ? "★ " : "☆ "}</span>
      {on ? words.watching : words.watch}
    </button>
  );
}

interface RefusedProps {
  readonly answer: Assessment;
  readonly engine: Engine;
  readonly state: PageState;
  readonly words: Words;
  readonly names: Namer;
  pick(hts: string): void;
}

// Why there is no answer on this day, and the numbers that took the place of one that ended.
function Refused({ answer, engine, state, words, names, pick }: RefusedProps) {
  if (answer.status !== "error") return null;
  const digits = state.hts.replaceAll(".", "");
  const found = engine.schedule.lookup(digits, state.date as Day);
  const followers = found.ok ? [] : (found.error.successors ?? engine.schedule.successors(digits));
  return (
    <section class="verdict" id="amounts" tabIndex={-1} aria-live="polite">
      <p class="stop">
        {answer.error.key === "value"
          ? words.noValue
          : answer.error.code === "origin/not-encoded" &&
              !engine.law.countries.refused.some(({ origins }) => origins.includes(state.origin))
            ? words.originNotAnswered(originName(engine.law, state.origin, words.code))
            : followers.length > 0
              ? daysInWords(answer.error.message)
              : refusal(answer.error)}
      </p>
      {followers.length > 0 && (
        <>
          <p id="followers-title">{words.nowOne}</p>
          {followers.every((hts) => names.line(hts) === "") && <p class="cites">{sentence(words.unnamed)}</p>}
          <ul id="followers" class="numbers" aria-labelledby="followers-title">
            {followers.map((hts) => (
              <li key={hts}>
                <button type="button" class="link code" onClick={() => pick(hts.replaceAll(".", ""))}>
                  {formatHts(hts.replaceAll(".", ""))}
                </button>{" "}
                {names.line(hts)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

// The amounts are painted first; what is dear to work out follows.
function Later({ children }: { children: preact.JSX.Element }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => setReady(true), 0);
    return () => clearTimeout(wait);
  }, []);
  return ready ? children : <section class="later" />;
}

// What was shown before, while the answer to what is shown now is painted: the history, which is dear to work out, follows a moment later.
function useAfterPaint(shown: PageState): PageState {
  const [drawn, setDrawn] = useState(shown);
  const key = JSON.stringify(shown);
  useEffect(() => {
    const wait = setTimeout(() => setDrawn(shown), 0);
    return () => clearTimeout(wait);
  }, [key]);
  return drawn.hts === shown.hts && drawn.origin === shown.origin ? drawn : shown;
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item] as const).reverse()).values()].reverse();
}
