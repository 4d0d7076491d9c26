// What would settle the answer, as a form, and what could be claimed: each answer changes the result at once.

import type { Question, QuestionOutcome, Relief } from "../src/assess/answer.js";
import type { FactRule } from "../src/law/types.js";
import { FactField } from "./field.js";
import { boundsIn, dollars } from "./figures.js";
import { askOf } from "./say-fact.js";
import type { Words } from "./words/en.js";

interface FormProps {
  readonly words: Words;
  readonly rules: readonly FactRule[];
  readonly facts: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, number>>;
  set(path: string, value: string): void;
  read(id: string, choice: number | undefined): void;
}

/** The open questions, the most dollars first. Questions of the law are asked beside those of fact. */
export function Questions({ asked, ...form }: FormProps & { readonly asked: readonly Question[] }) {
  return (
    <section class="card" id="questions">
      <h2>{form.words.questions}</h2>
      {asked.map((question) =>
        question.kind === "law" ? (
          <Reading
            key={question.fact}
            id={question.fact}
            ask={question.ask}
            cite={question.because}
            choices={question.choices?.map(String) ?? []}
            outcomes={question.outcomes}
            {...form}
          />
        ) : (
          <Ask key={question.fact} question={question} {...form} />
        ),
      )}
    </section>
  );
}

function idOf(fact: string): string {
  return `ask-${fact.replace(/[^A-Za-z0-9]+/g, "-")}`;
}

function duty(outcome: QuestionOutcome | undefined, words: Words): string {
  if (outcome === undefined) return "";
  if (outcome.duty === undefined) return words.barred;
  const fees = outcome.fees === undefined ? "" : ` + ${dollars(outcome.fees)} (${words.feesOf})`;
  return `${boundsIn(outcome.duty, words)}${fees}`;
}

function Ask({ question, rules, facts, set, words }: FormProps & { readonly question: Question }) {
  const id = idOf(question.fact);
  const value = facts[question.fact] ?? "";
  const { choices, outcomes } = question;
  const named = (text: string): string => (/alue$/.test(question.fact) && /^[\d.]+$/.test(text) ? dollars(text) : words.law(text));
  if (choices !== null && choices.length <= 4)
    return (
      <fieldset class="ask" id={id}>
        <legend>
          {words.asks[question.fact] ?? words.law(question.ask)}{" "}
          <span class="cites" lang="en">
            {question.because}
          </span>
        </legend>
        <div class="row">
          {choices.map((choice, at) => {
            const text = choice === true ? words.yes : choice === false ? words.no : words.law(choice);
            return (
              <button
                type="button"
                key={text}
                class="choice"
                aria-pressed={value === String(choice)}
                onClick={() => set(question.fact, String(choice))}
              >
                <span>{text}</span>
                {choices.length === outcomes.length && <small>{duty(outcomes[at], words)}</small>}
              </button>
            );
          })}
        </div>
      </fieldset>
    );
  return (
    <div class="ask">
      <label for={id}>
        {words.asks[question.fact] ?? words.law(question.ask)}{" "}
        <span class="cites" lang="en">
          {question.because}
        </span>
      </label>
      {choices === null ? (
        <FactField id={id} path={question.fact} rules={rules} value={value} hint={words.notSaid} set={(text) => set(question.fact, text)} />
      ) : (
        <select id={id} value={value} onChange={(event) => set(question.fact, event.currentTarget.value)}>
          <option value="">{words.notSaid}</option>
          {choices.map((choice, at) => (
            <option key={String(choice)} value={String(choice)}>
              {`${words.law(String(choice))}${choices.length === outcomes.length ? `: ${duty(outcomes[at], words)}` : ""}`}
            </option>
          ))}
        </select>
      )}
      <p class="cites">{outcomes.map((each) => `${named(each.if)}: ${duty(each, words)}`).join(" · ")}</p>
    </div>
  );
}

interface ReadingProps extends FormProps {
  readonly id: string;
  readonly ask: string;
  readonly cite: string;
  readonly choices: readonly string[];
  readonly outcomes: readonly QuestionOutcome[];
}

/** One question of the law with its readings; choosing the chosen one again takes the choice back. */
export function Reading({ id, ask, cite, choices, outcomes, readings, read, words }: ReadingProps) {
  return (
    <fieldset class="ask" id={idOf(id)}>
      <legend>
        {`${words.lawQuestion}. ${words.law(ask)}`}{" "}
        <span class="cites" lang="en">
          {cite}
        </span>
      </legend>
      <div class="row">
        {choices.map((reading, at) => {
          const pressed = readings[id] === at + 1;
          return (
            <button
              type="button"
              key={reading}
              class="choice wide"
              aria-pressed={pressed}
              onClick={() => read(id, pressed ? undefined : at + 1)}
            >
              <span>{words.law(reading)}</span>
              <small>{duty(outcomes[at], words)}</small>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

interface ReliefProps {
  readonly reliefs: readonly Relief[];
  readonly rules: readonly FactRule[];
  readonly words: Words;
  set(path: string, value: string): void;
}

/** What could be claimed, what it saves and the proof it takes; a yes-or-no fact is claimed with one press. */
export function Reliefs({ reliefs, rules, words, set }: ReliefProps) {
  return (
    <section class="card" id="reliefs">
      <h2>{words.reliefs}</h2>
      <ul class="plain">
        {reliefs.map((relief) => (
          <li class="ask" key={relief.fact + (relief.heading ?? "")}>
            <p>
              <strong>{`${words.saves} ${dollars(relief.saves)}`}</strong>
              {` ${relief.fact
                .split(" + ")
                .map((fact) => askOf(fact, rules, words))
                .join(" ")}`}
              {relief.heading !== undefined && <span class="code">{` ${relief.heading}`}</span>}
            </p>
            <p class="cites">
              {`${words.proof}: ${words.law(relief.proof)}. `}
              <span lang="en">{relief.cites.join("; ")}</span>
            </p>
            <div class="row controls">
              {relief.fact.split(" + ").map((fact) => (
                <ReliefField key={fact} fact={fact} rules={rules} words={words} set={set} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ruleOf(rules: readonly FactRule[], fact: string): FactRule | undefined {
  return rules.find((rule) => rule.name === fact);
}

function ReliefField({
  fact,
  rules,
  words,
  set,
}: {
  fact: string;
  rules: readonly FactRule[];
  words: Words;
  set(path: string, value: string): void;
}) {
  const id = idOf(`relief-${fact}`);
  const rule = ruleOf(rules, fact);
  const ask = words.asks[fact] ?? rule?.ask ?? fact;
  if (rule?.type === "boolean")
    return (
      <button type="button" onClick={() => set(fact, "true")} aria-label={`${words.claim}: ${ask}`}>
        {words.claim}
      </button>
    );
  const choices = rule?.values ?? [];
  if (choices.length > 0)
    return (
      <select id={id} aria-label={ask} value="" onChange={(event) => set(fact, event.currentTarget.value)}>
        <option value="">{words.notSaid}</option>
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {words.law(String(choice))}
          </option>
        ))}
      </select>
    );
  return <FactField id={id} path={fact} rules={rules} name={ask} hint={words.notSaid} set={(value) => value !== "" && set(fact, value)} />;
}
