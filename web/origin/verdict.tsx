// The verdict with its rule in words, the value bars, the materials, what would change it.

import { materialAt } from "../../src/origin/apply.js";
import type { Picture, ValueBar } from "../../src/origin/picture.js";
import { ruleInWords } from "../../src/origin/rule-words.js";
import type { OriginTables } from "../../src/origin/tables.js";
import type { OriginAnswer, OriginQuestion, Suggestion } from "../../src/origin/types.js";
import { colon, dayInWords, dollars, percent, semicolon } from "../figures.js";
import { type OriginWords, RULE_PHRASES } from "./words.js";

interface VerdictProps {
  readonly question: OriginQuestion;
  readonly answer: OriginAnswer;
  readonly picture: Picture | undefined;
  readonly tables: OriginTables;
  readonly words: OriginWords;
  readonly language: "en" | "fr";
  show(at: number): void;
  follow(suggestion: Suggestion): void;
}

/** All of it. */
export function Verdict(props: VerdictProps) {
  const { answer, question, picture, words } = props;
  return (
    <>
      <section class={`card origin-verdict ${answer.status}`} id="verdict" aria-live="polite">
        <p class="outcome">
          {words.status[answer.status]}
          {answer.reliance !== "read" && answer.status !== "needs-facts" && words.check}
        </p>
        <p>{`${answer.hts}, ${dayInWords(question.date)}${answer.route === undefined ? "" : `${colon()}${words.route[answer.route]}`}`}</p>
        {answer.reliance !== "read" && (
          <div class="stop" id="reliance">
            <p>{answer.status === "needs-facts" ? words.relyLater[answer.reliance] : words.rely[answer.reliance]}</p>
            <ul>
              {answer.relianceBecause.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        )}
        {answer.evidence !== undefined && (
          <p class="cites">
            {`${words.evidence}${colon()}${words.levels[answer.evidence]}. `}
            <span lang="en">{answer.cites.join("; ")}</span>
          </p>
        )}
      </section>
      <Suggestions {...props} />
      {answer.originatesBecause !== undefined && (
        <section class="card" id="earned">
          <h2>{words.earned}</h2>
          <ul>
            {answer.originatesBecause.map(({ condition, fact, row }) => (
              <li key={`${condition} ${fact} ${row}`}>
                {condition}
                {(row !== undefined || fact !== undefined) && (
                  <small class="cites">{` ${[row, fact].filter((each) => each !== undefined).join(semicolon())}`}</small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Alternatives {...props} />
      {picture !== undefined && (
        <section class="card" id="bars">
          <h2>{words.bars}</h2>
          {picture.bars.length === 0 ? (
            <p class="cites">{words.noBase}</p>
          ) : (
            picture.bars.map((bar) => <Bar key={bar.method} bar={bar} words={words} />)
          )}
          {picture.nonOriginatingValue !== undefined && (
            <p class="cites">{`${words.foreign}${colon()}${dollars(picture.nonOriginatingValue)}`}</p>
          )}
        </section>
      )}
      <Materials {...props} />
    </>
  );
}

const WIDTH = 600;
const HEIGHT = 26;

function Bar({ bar, words }: { bar: ValueBar; words: OriginWords }) {
  const { method, reached, needed } = bar;
  const place = (share: number): number => Math.max(0, Math.min(1, share)) * WIDTH;
  const text = `${words.method[method]}${colon()}${percent(reached)}${needed === undefined ? `, ${words.notAsked}` : `, ${words.needs} ${percent(needed)}`}`;
  const enough = needed === undefined || reached >= needed;
  return (
    <figure class="bar-of">
      <figcaption>
        {text} {needed !== undefined && <strong class={enough ? "enough" : "short"}>{enough ? words.holds : words.fails}</strong>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text}>
        <rect x={0} y={5} width={WIDTH} height={16} fill="var(--line)" />
        <rect x={0} y={5} width={place(reached)} height={16} fill={enough ? "var(--good)" : "var(--series-1)"} />
        {needed !== undefined && <rect x={place(needed) - 1.5} y={0} width={3} height={HEIGHT} fill="var(--ink)" />}
      </svg>
    </figure>
  );
}

function Alternatives({ answer, picture, tables, words, language, show }: VerdictProps) {
  if (answer.alternatives.length === 0) return null;
  return (
    <section class="card" id="alternatives">
      <h2>{answer.alternatives.length > 1 ? words.alternatives : words.theRule}</h2>
      <ul class="alternatives">
        {answer.alternatives.map(({ no, rule, branch, holds, because, level, mends = [] }, at) => (
          <li key={`${branch ?? ""} ${no} ${rule}`} class={holds === true ? "enough" : holds === false ? "short" : "unsettled"}>
            <p>
              <strong>{holds === true ? words.holds : holds === false ? words.fails : words.open}</strong>
              {` ${no}. `}
              {branch !== undefined && <em lang="en">{`${branch}: `}</em>}
              {ruleInWords(rule, tables.sets, RULE_PHRASES[language])}
              <small>{` ${words.evidence}${colon()}${words.levels[level]}`}</small>
            </p>
            <ul class="cites">
              {because.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <details class="short-form">
              <summary>{words.shortForm}</summary>
              <code>{rule}</code>
            </details>
            {mends.length > 0 && (
              <div class="mends">
                <strong>{words.mends}</strong>
                <ul>
                  {mends.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </div>
            )}
            {answer.alternatives.length > 1 && (
              <button type="button" class="choice controls" aria-pressed={picture?.at === at} onClick={() => show(at)}>
                {picture?.at === at ? words.shown : words.show}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Materials({ question, picture, words }: VerdictProps) {
  if (picture === undefined || picture.materials.length === 0) return null;
  return (
    <section class="card" id="materials">
      <h2>{words.materials}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={words.materials} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.code}</th>
              <th scope="col" class="number">
                {words.value}
              </th>
              <th scope="col">{words.does}</th>
              <th scope="col" class="number">
                {words.counts}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.materials.map(({ path, name, level, part, unknown, counts }) => {
              const material = materialAt(question, path);
              return (
                <tr key={path}>
                  <td>{`${"– ".repeat(level - 1)}${name}`}</td>
                  <td class="code">{material?.hts ?? ""}</td>
                  <td class="number">{material?.value === undefined ? "" : dollars(String(material.value))}</td>
                  <td class={`part ${part}`}>{`${words.part[part]}${unknown ? ` (${words.unknown})` : ""}`}</td>
                  <td class="number">{counts === undefined ? "" : dollars(counts)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Suggestions({ answer, words, follow }: VerdictProps) {
  if (answer.status !== "does-not-originate") return null;
  return (
    <section class="card" id="suggestions">
      <h2>{words.suggestions}</h2>
      {answer.suggestions.length === 0 && <p>{words.noSuggestion}</p>}
      <ul class="alternatives">
        {answer.suggestions.map((each) => (
          <li key={each.materials.join()} class="row">
            <span>{`${words.source} ${each.names.join(", ")}${each.value === undefined ? "" : ` (${dollars(each.value)} ${words.moved})`}`}</span>
            <button type="button" class="controls" onClick={() => follow(each)}>
              {words.apply}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
