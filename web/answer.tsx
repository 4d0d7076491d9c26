// The answer: what is owed with and without CUSMA, what to file, why, what is assumed, and what would settle the rest.

import { useState } from "preact/hooks";
import type { Answer as Answered, Assessment, Question } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import { formatHts } from "../src/hts/number.js";
import { dollars, percent } from "./figures.js";
import { HistoryChart } from "./history.js";
import type { TabProps } from "./look-up.js";
import { lineOf } from "./state.js";
import type { Words } from "./words/en.js";

type AnswerProps = TabProps & { readonly engine: Engine };

/** The answer on one line. */
export function Answer({ engine, state, change, words }: AnswerProps) {
  const claimed = engine.assess(lineOf(state, "S"));
  const plain = engine.assess(lineOf(state, null));
  const answers: readonly (readonly [string, Assessment])[] = [
    [words.withCusma, claimed],
    [words.withoutCusma, plain],
  ];
  const label = plain.status === "error" ? "" : (plain.line.label ?? "");
  const asked = new Map<string, Question>();
  for (const [, answer] of answers)
    if (answer.status !== "error") for (const each of answer.questions) if (!asked.has(each.fact)) asked.set(each.fact, each);
  const set = (path: string, value: string): void => {
    const facts = { ...state.facts };
    if (value === "") delete facts[path];
    else facts[path] = value;
    change({ ...state, facts });
  };
  const notices = [...new Set(answers.flatMap(([, answer]) => (answer.status === "error" ? [] : answer.notices)))];
  return (
    <article>
      <div class="card">
        <h2 class="goods">{`${formatHts(state.hts.replaceAll(".", ""))} ${label}`}</h2>
        <div class="fields controls">
          <div>
            <label for="date">{words.date}</label>
            <input
              id="date"
              type="date"
              min="2025-01-01"
              value={state.date}
              onInput={(event) => change({ ...state, date: event.currentTarget.value })}
            />
          </div>
          <div>
            <label for="value">{words.value}</label>
            <input
              id="value"
              inputMode="decimal"
              value={state.value}
              onInput={(event) => change({ ...state, value: event.currentTarget.value })}
            />
          </div>
        </div>
      </div>
      {answers.map(
        ([name, answer]) =>
          answer.status !== "error" && answer.prohibition !== undefined && <Bar key={name} name={name} answer={answer} words={words} />,
      )}
      <section class="card amounts" aria-live="polite" id="amounts">
        {answers.map(([name, answer]) => (
          <Amount key={name} name={name} answer={answer} words={words} />
        ))}
      </section>
      {notices.length > 0 && (
        <section aria-label={words.notices} id="notices">
          {notices.map((notice) => (
            <p class="notice" key={notice}>
              {notice}
            </p>
          ))}
        </section>
      )}
      {asked.size > 0 && (
        <section class="card" id="questions">
          <h2>{words.questions}</h2>
          {[...asked.values()].map((question) => (
            <Ask
              key={question.fact}
              question={question}
              value={state.facts[question.fact] ?? ""}
              set={(value) => set(question.fact, value)}
              words={words}
            />
          ))}
        </section>
      )}
      {Object.keys(state.facts).length > 0 && (
        <section class="card">
          <ul class="chips" id="facts">
            {Object.entries(state.facts).map(([path, value]) => (
              <li key={path}>
                {`${path} = ${value} `}
                <button type="button" aria-label={`${path}: ${words.notSaid}`} onClick={() => set(path, "")}>
                  ×
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answers.map(
        ([name, answer]) =>
          answer.status !== "error" && answer.status !== "prohibited" && <Why key={name} name={name} answer={answer} words={words} />,
      )}
      <HistoryChart engine={engine} state={state} words={words} />
      <Actions claimed={claimed} plain={plain} words={words} />
    </article>
  );
}

function Bar({ name, answer, words }: { name: string; answer: Answered; words: Words }) {
  const { prohibition } = answer;
  if (prohibition === undefined) return null;
  const when = prohibition.when === undefined ? "" : ` (${prohibition.when.fact} = ${String(prohibition.when.value)})`;
  return (
    <p
      class="stop"
      role="alert"
    >{`${name}: ${words.barred}${when}. ${prohibition.reason} ${prohibition.since}. ${prohibition.cites.join("; ")}`}</p>
  );
}

function Amount({ name, answer, words }: { name: string; answer: Assessment; words: Words }) {
  if (answer.status === "error")
    return (
      <div class="amount">
        <h2>{name}</h2>
        <p class="stop">{`${answer.error.message} ${answer.error.fix}`}</p>
      </div>
    );
  const { totals, range } = answer;
  return (
    <div class="amount">
      <h2>{name}</h2>
      {totals !== undefined && <div class="figure">{dollars(totals.duty)}</div>}
      {totals !== undefined && answer.effectiveRate !== undefined && (
        <div class="share">{`${percent(answer.effectiveRate)} ${words.ofValue}`}</div>
      )}
      {range !== undefined && (
        <div class="figure">{`${dollars(range.min.duty)} – ${range.unboundedBy === undefined ? dollars(range.max.duty) : "?"}`}</div>
      )}
      {range !== undefined && <div class="share">{words.range}</div>}
      {answer.status === "prohibited" && <div class="figure">{words.barred}</div>}
    </div>
  );
}

function Ask({ question, value, set, words }: { question: Question; value: string; set(value: string): void; words: Words }) {
  const id = `ask-${question.fact.replaceAll(".", "-").replaceAll("#", "-")}`;
  const choices = question.kind === "law" ? null : question.choices;
  return (
    <div class="ask">
      <label for={id}>{`${question.ask} (${question.because})`}</label>
      {question.kind === "law" ? null : choices === null ? (
        <input
          id={id}
          inputMode="decimal"
          value={value}
          placeholder={words.notSaid}
          onChange={(event) => set(event.currentTarget.value.trim())}
        />
      ) : (
        <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{words.notSaid}</option>
          {choices.map((choice) => (
            <option key={String(choice)} value={String(choice)}>
              {choice === true ? words.yes : choice === false ? words.no : choice}
            </option>
          ))}
        </select>
      )}
      <p class="cites">
        {question.outcomes
          .map(
            ({ if: given, duty }) =>
              `${given}: ${duty === undefined ? words.barred : duty.min === duty.max ? dollars(duty.min) : `${dollars(duty.min)} – ${dollars(duty.max)}`}`,
          )
          .join(" · ")}
      </p>
    </div>
  );
}

function Why({ name, answer, words }: { name: string; answer: Answered; words: Words }) {
  return (
    <section class="card">
      <h2>{name}</h2>
      <p class="cites">{words.declare}</p>
      <ol class="chips headings">
        {answer.headings.map((heading) => (
          <li key={heading}>{heading}</li>
        ))}
      </ol>
      <details open>
        <summary>{words.why}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="scroll" tabIndex={0} aria-label={`${name}: ${words.why}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.duty}</th>
                <th scope="col">{words.rate}</th>
                <th scope="col">{words.on}</th>
                <th scope="col" class="number">
                  {words.amount}
                </th>
                <th scope="col">{words.since}</th>
                <th scope="col">{words.cites}</th>
              </tr>
            </thead>
            <tbody>
              {answer.duties.map((duty) => (
                <tr key={duty.heading + duty.basis}>
                  <td>{`${duty.heading} ${duty.authority}: ${duty.program}`}</td>
                  <td>{duty.rateText}</td>
                  <td>{`${dollars(duty.on)} (${duty.basis})`}</td>
                  <td class="number">{dollars(duty.amount)}</td>
                  <td>{duty.since}</td>
                  <td class="cites">{duty.cites.join("; ")}</td>
                </tr>
              ))}
              {answer.exemptions.map((each) => (
                <tr key={each.heading}>
                  <td>{each.heading}</td>
                  <td colSpan={2}>{each.reason}</td>
                  <td class="number">{words.exempt}</td>
                  <td />
                  <td class="cites">{each.cites.join("; ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      {answer.refundable.length > 0 && (
        <>
          <h2>{words.refundable}</h2>
          {answer.refundable.map((each) => (
            <p key={each.measure}>{`${dollars(each.amount)}: ${each.because} (${each.cites.join("; ")})`}</p>
          ))}
        </>
      )}
      {answer.reliefs.length > 0 && (
        <details>
          <summary>{words.reliefs}</summary>
          <ul>
            {answer.reliefs.map((relief) => (
              <li
                key={relief.fact + (relief.heading ?? "")}
              >{`${relief.fact}${relief.heading === undefined ? "" : ` (${relief.heading})`} ${words.saves} ${dollars(relief.saves)}: ${relief.proof}`}</li>
            ))}
          </ul>
        </details>
      )}
      {answer.assumptions.length > 0 && (
        <details>
          <summary>{words.assumed}</summary>
          <ul>
            {answer.assumptions.map((each) => (
              <li key={each.fact}>{`${each.fact} = ${String(each.assumed)}: ${each.because}`}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Actions({ claimed, plain, words }: { claimed: Assessment; plain: Assessment; words: Words }) {
  const [said, setSaid] = useState("");
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(words.copied),
      () => setSaid(words.failed),
    );
  };
  const asText = async (): Promise<void> => {
    const { assessmentText } = await import("./as-text.js");
    copy([`${words.withCusma}\n${assessmentText(claimed)}`, `${words.withoutCusma}\n${assessmentText(plain)}`].join("\n\n"));
  };
  return (
    <div class="row controls">
      <button type="button" onClick={() => asText()}>
        {words.copyText}
      </button>
      <button type="button" onClick={() => copy(JSON.stringify({ withCusma: claimed, withoutCusma: plain }, undefined, 2))}>
        {words.copyJson}
      </button>
      <button type="button" onClick={() => copy(location.href)}>
        {words.link}
      </button>
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
