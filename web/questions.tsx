// What is left to find out, as the one thing to do: each answer carries the dollars of both claims and changes the result at once.

import type { Assessment, Question, QuestionOutcome } from "../src/assess/answer.js";
import { dutyBounds } from "../src/assess/filed.js";
import type { FactRule } from "../src/law/types.js";
import { FactField } from "./field.js";
import { boundsIn, colon, money } from "./figures.js";
import { choiceOf } from "./say-fact.js";
import type { Words } from "./words/en.js";

interface FormProps {
  readonly words: Words;
  readonly rules: readonly FactRule[];
  readonly facts: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, number>>;
  /** What a tariff number among the choices is called; "" where it has no name. */
  called(hts: string): string;
  set(path: string, value: string): void;
  read(id: string, choice: number | undefined): void;
}

interface QuestionsProps extends FormProps {
  readonly asked: readonly Question[];
  /** What the answer at a place of a question comes to. */
  said(fact: string, at: number): string;
}

/** The open questions, the most dollars first. Questions of the law are asked beside those of fact. */
export function Questions({ asked, said, ...form }: QuestionsProps) {
  const { words } = form;
  return (
    <section class="question" id="questions">
      <h2>{asked.length === 1 ? words.oneQuestion : words.someQuestions(asked.length)}</h2>
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
          <Ask key={question.fact} question={question} said={(at) => said(question.fact, at)} {...form} />
        ),
      )}
    </section>
  );
}

// So many answers are buttons, each with its dollars in sight; more are a list to open.
const BUTTONS = 8;

/** The id of the field of a fact. */
export function idOf(fact: string): string {
  return `ask-${fact.replace(/[^A-Za-z0-9]+/g, "-")}`;
}

function duty(outcome: QuestionOutcome | undefined, words: Words): string {
  if (outcome === undefined) return "";
  if (outcome.duty === undefined) return words.barred;
  const fees = outcome.fees === undefined ? "" : ` + ${money(outcome.fees)} (${words.feesOf})`;
  return `${boundsIn(outcome.duty, words)}${fees}`;
}

/** What an answer comes to under one claim; a claim that does not ask owes the same whatever is answered. */
export function saidUnder(answer: Assessment, fact: string, at: number, words: Words): string {
  if (answer.status === "error") return "";
  const question = answer.questions.find((each) => each.fact === fact);
  if (question !== undefined && question.outcomes.length > 0) return duty(question.outcomes[at], words);
  if (answer.status === "prohibited") return words.barred;
  return answer.status === "range" ? boundsIn(dutyBounds(answer.range), words) : money(answer.totals.duty);
}

/** What an answer comes to with a claim and without. */
export function saidOfBoth(fact: string, at: number, claimed: Assessment, plain: Assessment, words: Words): string {
  const [one, two] = [saidUnder(claimed, fact, at, words), saidUnder(plain, fact, at, words)];
  if (one === "" && two === "") return "";
  // What may not be imported may not under any claim.
  if (one === words.barred && two === words.barred) return one;
  return one === two ? `${one} ${words.bothShort}`.trim() : `${one} ${words.withShort}, ${two} ${words.withoutShort}`;
}

interface AskProps extends FormProps {
  readonly question: Question;
  /** What the answer at this place comes to. */
  said(at: number): string;
}

function Ask({ question, said, rules, facts, called, set, words }: AskProps) {
  const id = idOf(question.fact);
  const value = facts[question.fact] ?? "";
  const { choices, outcomes } = question;
  const isAmount = /alue$/.test(question.fact);
  const named = (text: string): string => (isAmount && /^[\d.]+$/.test(text) ? money(text) : text);
  const ask = question.ask;
  // A number is chosen by what it is called.
  const nameOf = (answer: string): string => (question.fact === "hts" ? called(answer) : "");
  // Several numbers that owe the same share one outcome.
  const outcomeOf = (answer: string, at: number): number | undefined => {
    if (choices?.length === outcomes.length) return at;
    const shared = outcomes.findIndex((each) => each.if.split(", ").includes(answer));
    return shared < 0 ? undefined : shared;
  };
  const choice = (key: string, text: string, at: number | undefined, answer: string) => (
    <button type="button" key={key} class="choice" aria-pressed={value === answer} onClick={() => set(question.fact, answer)}>
      <span>{nameOf(answer) || text}</span>
      {nameOf(answer) !== "" && <small class="code">{text}</small>}
      {at !== undefined && <small>{said(at)}</small>}
    </button>
  );
  if (choices !== null && choices.length <= BUTTONS)
    return (
      <fieldset class="ask" id={id}>
        <legend>{ask}</legend>
        <div class="row">
          {choices.map((each, at) => {
            const text = each === true ? words.yes : each === false ? words.no : choiceOf(question.fact, String(each), words);
            return choice(text, text, outcomeOf(String(each), at), String(each));
          })}
        </div>
      </fieldset>
    );
  return (
    <div class="ask">
      <label for={id}>{ask}</label>
      {choices === null ? (
        <FactField id={id} path={question.fact} rules={rules} value={value} hint={words.notSaid} set={(text) => set(question.fact, text)} />
      ) : (
        <select id={id} value={value} onChange={(event) => set(question.fact, event.currentTarget.value)}>
          <option value="">{words.notSaid}</option>
          {choices.map((each, at) => {
            const outcome = outcomeOf(String(each), at);
            return (
              <option key={String(each)} value={String(each)}>
                {[
                  [choiceOf(question.fact, String(each), words), nameOf(String(each))].filter((part) => part !== "").join(" "),
                  ...(outcome === undefined ? [] : [said(outcome)]),
                ].join(colon())}
              </option>
            );
          })}
        </select>
      )}
      {choices === null && outcomes.length > 0 && (
        <div class="row">
          {outcomes.map((each, at) =>
            /^[\d.]+$/.test(each.if) ? (
              choice(each.if, isAmount ? words.ifItIs(named(each.if)) : named(each.if), at, each.if)
            ) : (
              <span class="cites" key={each.if}>{`${named(each.if)}${colon()}${said(at)}`}</span>
            ),
          )}
          {/^content\.\w+\.value$/.test(question.fact) && choice("unknown", words.cannotShow, undefined, "unknown")}
        </div>
      )}
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
        {`${words.lawQuestion}. ${ask}`}{" "}
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
              <span>{reading}</span>
              <small>{duty(outcomes[at], words)}</small>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
