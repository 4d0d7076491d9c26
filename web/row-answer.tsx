// One line of a table, opened: what it owes under the claim that it makes, the question that is open, what to file.

import { useEffect, useState } from "preact/hooks";
import type { Assessment } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import { dutyBounds } from "../src/assess/filed.js";
import { formatHts } from "../src/hts/number.js";
import { URGENT } from "../src/said/codes.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { wordsFor } from "./claim-words.js";
import { countryIn, originName } from "./countries.js";
import { Drawer } from "./drawer.js";
import { boundsIn, colon, counted, dayInWords, money, percent, sentence } from "./figures.js";
import { Filing } from "./filing.js";
import { type Labels, loadLabels, loadNames, type Names } from "./load.js";
import { Marked } from "./marked.js";
import { namer } from "./names.js";
import { Questions, saidUnder } from "./questions.js";
import type { OpenedLine } from "./rate-messages.js";
import { answerOf, askOf, refusal } from "./say-fact.js";
import { hashOf, type PageState } from "./state.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly opened: OpenedLine;
  readonly engine: Engine;
  readonly state: PageState;
  readonly words: Words;
  readonly language: "en" | "fr";
  give(fact: string, value: string, same: boolean): void;
  next(): void;
  close(): void;
}

/** The line. */
export function RowAnswer({ opened, engine, state, words, language, give, next, close }: Props) {
  const [labels, setLabels] = useState<Labels>({});
  const [names, setNames] = useState<Names>();
  const [same, setSame] = useState(false);
  useEffect(() => {
    loadLabels().then(setLabels).then(loadNames).then(setNames);
  }, []);
  const { at, line, wrong } = opened;
  const hts = textOf(line.hts);
  const answer = engine.assess(line);
  const refused = wrong ?? (answer.status === "error" ? answer.error : undefined);
  const facts = factsOf(line);
  const asked = refused === undefined && answer.status === "range" ? answer.questions : [];
  const mine = asked.filter(({ kind }) => kind !== "law");
  const others = Math.max(0, ...mine.map(({ fact }) => opened.same[fact] ?? 0));
  const day = textOf(line.entryDate);
  const value = textOf(line.value);
  const origin = textOf(line.origin);
  const claim = textOf(line.spi);
  const claimed = claim === "" ? "" : wordsFor(words, claim).claimedHere;
  const called = namer(labels, names, language);
  const goods = called.trail(hts).at(-1);
  return (
    <Drawer id="row-answer" title={`${words.row} ${counted(at + 1)}`} closeWord={words.closeIt} close={close}>
      <h3 class="goods" lang={goods?.lang}>
        {goods?.text ?? ""}
      </h3>
      <p class="facts-line">
        {[
          formatHts(hts.replaceAll(".", "")),
          dayInWords(day),
          countryIn(engine.law, origin) === DEFAULT_ORIGIN ? "" : `${words.madeIn}${colon()}${originName(engine.law, origin, language)}`,
          value === "" ? "" : money(value),
          line.spi === null ? words.notClaimedHere : claimed,
        ]
          .filter((each) => each !== "")
          .map((each) => (
            <span class="pill" key={each}>
              {each}
            </span>
          ))}
      </p>
      <div aria-live="polite" id="row-says">
        {refused !== undefined ? (
          <p class="stop">{refusal(refused)}</p>
        ) : answer.status === "error" ? null : answer.status === "prohibited" ? (
          <p class="stop">{`${words.rowBarred} ${sentence(answer.prohibition.reason.text)}`}</p>
        ) : (
          <p class="verdict-line">
            <Marked text={said(answer, value, words)} />
          </p>
        )}
      </div>
      {answer.status !== "error" &&
        answer.notices
          .filter(({ code }) => URGENT.has(code))
          .map(({ text }) => (
            <p class="notice" key={text}>
              {text}
            </p>
          ))}
      {mine.length > 0 && (
        <Questions
          asked={mine}
          said={(fact, place) => saidUnder(answer, fact, place, words)}
          words={words}
          rules={engine.law.facts}
          facts={facts}
          readings={{}}
          called={called.line}
          set={(fact, text) => give(fact, text, same)}
          read={() => {}}
        />
      )}
      {Object.keys(facts).length > 0 && (
        <ul class="chips" aria-label={words.given}>
          {Object.entries(facts).map(([path, text]) => (
            <li key={path}>
              {`${askOf(path, engine.law.facts, words)} `}
              <strong>{answerOf(path, text, words)}</strong>{" "}
              <button
                type="button"
                class="link"
                aria-label={`${askOf(path, engine.law.facts, words)} ${words.notSaid}`}
                onClick={() => give(path, "", false)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {others > 0 && (
        <label class="check">
          <input type="checkbox" id="same-too" checked={same} onChange={(event) => setSame(event.currentTarget.checked)} />
          <span>{words.sameToo(others)}</span>
        </label>
      )}
      {asked.length > mine.length && <p class="notice">{words.lawOpenHere}</p>}
      {refused === undefined && answer.status !== "error" && (
        <Filing name={words.fileIt} answer={answer} words={words} rules={engine.law.facts} instruments={engine.law.instruments} />
      )}
      <div class="row">
        {opened.more && (
          <button type="button" id="next-open" class={answer.status === "range" ? "" : "primary"} onClick={next}>
            {words.nextOpen}
          </button>
        )}
        {refused === undefined && engine.law.countries.known.includes(origin) && (
          <a
            id="in-full"
            href={`#${hashOf({ ...state, tab: "look-up", query: "", hts: hts.replaceAll(".", ""), origin, date: day, value, facts, readings: {} }, language)}`}
          >
            {words.inFull}
          </a>
        )}
      </div>
    </Drawer>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function said(answer: Exclude<Assessment, { status: "error" | "prohibited" }>, value: string, words: Words): string {
  const ban = answer.prohibition?.when === undefined ? "" : ` ${words.orBarred}`;
  if (answer.status === "range") return words.rowOpen(`${boundsIn(dutyBounds(answer.range), words)}${ban}`);
  const { duty } = answer.totals;
  return words.rowOwes(`${money(duty)}${ban}`, Number(value) > 0 ? percent(Number(duty) / Number(value)) : "");
}

const FRAME = new Set(["hts", "origin", "entryDate", "value", "spi", "id"]);

// Facts of a line by their path, as the page keeps them.
function factsOf(line: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string, value: unknown): void => {
    if (value !== null && typeof value === "object") for (const [key, each] of Object.entries(value)) walk(`${path}.${key}`, each);
    else if (value !== null && value !== undefined) found[path] = String(value);
  };
  for (const [key, value] of Object.entries(line)) if (!FRAME.has(key)) walk(key, value);
  return found;
}
