// The answer: what is owed with and without CUSMA, what would settle it, what to file and why, and how it came to be.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Answer as Answered, Assessment, Question, QuestionOutcome } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import { dutyBounds } from "../src/assess/filed.js";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import { periods } from "../src/law/calendar.js";
import type { FactRule } from "../src/law/types.js";
import { Actions } from "./actions.js";
import { Amounts } from "./amounts.js";
import { Field } from "./field.js";
import { Filing } from "./filing.js";
import { HistoryChart } from "./history.js";
import { LawRead } from "./law-read.js";
import { MoreFacts } from "./more-facts.js";
import { Questions, Reading, Reliefs } from "./questions.js";
import { answerOf, askOf } from "./say-fact.js";
import { lineOf, optionsOf, type PageState } from "./state.js";
import type { TabProps } from "./tab.js";
import type { Words } from "./words/en.js";

/** `goods`: what the number is called. */
type AnswerProps = Omit<TabProps, "language"> & { readonly engine: Engine; readonly goods: JSX.Element | readonly JSX.Element[] };

/** The answer on one line. */
export function Answer({ engine, goods, state, change, words }: AnswerProps) {
  const last = useRef<PageState | undefined>(undefined);
  const tried = engine.assess(lineOf(state, null), optionsOf(state));
  // What is refused is said at its field, and the last answer on these goods stands.
  if (tried.status !== "error") last.current = state;
  const stands = tried.status === "error" && last.current?.hts === state.hts ? last.current : undefined;
  const shown = stands ?? state;
  const refused: Record<string, string> = tried.status === "error" ? { [tried.error.key]: words.refusal(tried.error) } : {};
  const options = optionsOf(shown);
  const claimed = engine.assess(lineOf(shown, "S"), options);
  const plain = engine.assess(lineOf(shown, null), options);
  const named: readonly (readonly [string, Assessment])[] = [
    [words.withCusma, claimed],
    [words.withoutCusma, plain],
  ];
  const answers = named.flatMap(([name, answer]) => (answer.status === "error" ? [] : [[name, answer] as const]));
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
  const form = { words, rules: engine.law.facts, facts: state.facts, readings: state.readings, set, read };
  const asked = unique(
    answers.flatMap(([, answer]) => answer.questions),
    (each: Question) => each.fact,
  );
  const reliefs = unique(
    answers.flatMap(([, answer]) => answer.reliefs),
    (each) => each.fact + (each.heading ?? ""),
  );
  const open = openReadings(
    engine,
    answers.map(([, answer]) => answer),
    shown,
  ).filter(({ id }) => !asked.some(({ fact }) => fact === id));
  const said = answers.flatMap(([, answer]) => answer.notices);
  const texts = (seen: boolean): string[] => [
    ...new Set(said.filter(({ code }) => (code === "law/last-seen") === seen).map(({ text }) => text)),
  ];
  const notices = texts(false);
  const found = engine.schedule.lookup(shown.hts.replaceAll(".", ""), shown.date as Day);
  return (
    <article class={stands === undefined ? "" : "stale"}>
      <div class="card">
        <h2 class="goods" id="goods" tabIndex={-1}>
          <span class="code">{formatHts(state.hts.replaceAll(".", ""))}</span> {goods}
        </h2>
        <div class="fields">
          <DateField engine={engine} state={state} refused={refused.entryDate} change={change} words={words} />
          <div>
            <label for="value">{words.value}</label>
            <Field
              id="value"
              kind="money"
              live
              needed
              value={state.value}
              refused={refused.value}
              set={(value) => change({ ...state, value })}
            />
          </div>
        </div>
      </div>
      {stands !== undefined && refused.value === undefined && refused.entryDate === undefined && (
        <p class="stop" role="alert" id="refused">
          {Object.values(refused).join(" ")}
        </p>
      )}
      {answers.map(
        ([name, answer]) =>
          answer.prohibition !== undefined && <Bar key={name} name={name} answer={answer} rules={engine.law.facts} words={words} />,
      )}
      <Amounts claimed={claimed} plain={plain} words={words} />
      {asked.length > 0 && <Questions asked={asked} {...form} />}
      {open.length > 0 && (
        <section class="card" id="readings">
          {open.map((each) => (
            <Reading key={each.id} {...form} {...each} />
          ))}
        </section>
      )}
      {Object.keys(state.facts).length > 0 && (
        <section class="card" aria-label={words.given}>
          <ul class="chips" id="facts">
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
            <li class="controls">
              <button type="button" class="link" onClick={() => change({ ...state, facts: {}, readings: {} })}>
                {words.clear}
              </button>
            </li>
          </ul>
        </section>
      )}
      {notices.length > 0 && (
        <section class="notice" aria-label={words.notices} id="notices">
          <h2>{words.notices}</h2>
          <ul>
            {notices.map((notice) => (
              <li key={notice}>{words.law(notice)}</li>
            ))}
          </ul>
        </section>
      )}
      <LawRead law={engine.law} day={shown.date as Day} details={texts(true)} words={words} />
      <div class="pair">
        {answers.map(
          ([name, answer]) =>
            answer.status !== "prohibited" && <Filing key={name} name={name} answer={answer} words={words} rules={engine.law.facts} />,
        )}
      </div>
      {reliefs.length > 0 && <Reliefs reliefs={reliefs} rules={engine.law.facts} words={words} set={set} />}
      <MoreFacts
        state={state}
        units={found.ok ? found.line.units : []}
        rules={engine.law.facts}
        refused={refused}
        words={words}
        change={change}
        set={set}
      />
      <Later key={state.hts}>
        <HistoryChart engine={engine} state={shown} words={words} pick={(day) => change({ ...state, date: day })} />
      </Later>
      <Actions claimed={claimed} plain={plain} words={words} />
    </article>
  );
}

// The amounts are painted first; what is dear to work out follows.
function Later({ children }: { children: preact.JSX.Element }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => setReady(true), 0);
    return () => clearTimeout(wait);
  }, []);
  return ready ? children : null;
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item] as const).reverse()).values()].reverse();
}

interface OpenReading {
  readonly id: string;
  readonly ask: string;
  readonly cite: string;
  readonly choices: readonly string[];
  readonly outcomes: readonly QuestionOutcome[];
}

// Questions of the law behind the notices: those whose readings give this line different duties, and those that were settled by hand.
function openReadings(engine: Engine, answers: readonly Answered[], state: PageState): OpenReading[] {
  const told = new Set(answers.flatMap((answer) => answer.notices.map(({ question }) => question)));
  const questions = engine.law.measures.flatMap((measure) => measure.questions);
  return questions
    .filter(({ id }) => state.readings[id] !== undefined || told.has(id))
    .map(({ id, ask, cites, readings }) => ({
      id,
      ask,
      cite: cites.join("; "),
      choices: readings,
      outcomes: readings.map((reading, at) => outcomeOf(engine, state, id, at + 1, null, reading)),
      claimed: readings.map((reading, at) => outcomeOf(engine, state, id, at + 1, "S", reading)),
    }))
    .filter(({ id, outcomes, claimed }) => state.readings[id] !== undefined || [outcomes, claimed].some(differ))
    .map(({ claimed, outcomes, ...each }) => ({ ...each, outcomes: differ(outcomes) ? outcomes : claimed }));
}

function differ(outcomes: readonly QuestionOutcome[]): boolean {
  return new Set(outcomes.map(({ duty }) => `${duty?.min} ${duty?.max}`)).size > 1;
}

function outcomeOf(engine: Engine, state: PageState, id: string, choice: number, spi: "S" | null, reading: string): QuestionOutcome {
  const answer = engine.assess(lineOf(state, spi), { ...optionsOf(state), readings: { ...state.readings, [id]: choice } });
  if (answer.status === "error" || answer.status === "prohibited") return { if: reading };
  const duty = answer.status === "range" ? dutyBounds(answer.range) : { min: answer.totals.duty, max: answer.totals.duty };
  return { if: reading, duty };
}

interface DateProps {
  readonly engine: Engine;
  readonly state: PageState;
  readonly words: Words;
  readonly refused: string | undefined;
  change(state: PageState): void;
}

// The day of entry, with a jump to the days on which this product's duty changes.
function DateField({ engine, state, refused, change, words }: DateProps) {
  const days = useMemo(() => periods(engine.law, engine.schedule).starts, [engine]);
  const jump = (candidates: readonly string[]): void => {
    const now = owedOn(engine, state, state.date);
    // Going back, the day wanted is the first of the period before; going on, the first day that differs.
    const found = candidates.find((day) => owedOn(engine, state, day) !== now);
    if (found !== undefined) change({ ...state, date: found });
  };
  return (
    <div>
      <label for="date">{words.date}</label>
      <div class="row together">
        <button
          type="button"
          class="controls"
          aria-label={words.previousChange}
          title={words.previousChange}
          onClick={() => jump(days.filter((day) => day < state.date).reverse())}
        >
          ‹
        </button>
        <Field id="date" kind="day" needed value={state.date} refused={refused} set={(date) => change({ ...state, date })} />
        <button
          type="button"
          class="controls"
          aria-label={words.nextChange}
          title={words.nextChange}
          onClick={() => jump(days.filter((day) => day > state.date))}
        >
          ›
        </button>
      </div>
    </div>
  );
}

function owedOn(engine: Engine, state: PageState, date: string): string {
  return JSON.stringify(
    (["S", null] as const).map((spi) => {
      const answer = engine.assess(lineOf({ ...state, date }, spi), optionsOf(state));
      return answer.status === "error"
        ? answer.error.code
        : [answer.status, answer.totals?.duty, answer.range?.min.duty, answer.range?.max?.duty];
    }),
  );
}

function Bar({ name, answer, rules, words }: { name: string; answer: Answered; rules: readonly FactRule[]; words: Words }) {
  const { prohibition } = answer;
  if (prohibition === undefined) return null;
  const when =
    prohibition.when === undefined
      ? ""
      : ` (${askOf(prohibition.when.fact, rules, words)} ${answerOf(prohibition.when.fact, prohibition.when.value, words)})`;
  return (
    <p class="stop" role="alert">
      {`${name}: ${words.barred}${when}: ${words.law(prohibition.reason.text)}. ${words.since} ${prohibition.since}. `}
      <span lang="en">{prohibition.cites.join("; ")}</span>
    </p>
  );
}
