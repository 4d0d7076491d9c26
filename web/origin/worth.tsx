// What qualifying is worth: the duty of the line with and without the claim on the day, by the engine in the page.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import type { DutyBounds } from "../../src/assess/filed.js";
import type { OriginAnswer, OriginQuestion } from "../../src/origin/types.js";
import { lineOf, worthOf } from "../../src/origin/worth.js";
import type { Language } from "../../src/said/language.js";
import { colon, dayInWords, dollars, semicolon } from "../figures.js";
import { loadEngine } from "../load.js";
import { Ask } from "./asked.js";
import type { OriginWords } from "./words.js";

const LONG_ENOUGH = 8;

interface WorthProps {
  readonly question: OriginQuestion;
  readonly answer: OriginAnswer;
  readonly words: OriginWords;
  readonly language: Language;
  /** Answer a question of the duty, by its path. */
  set(path: string, text: string): void;
}

/** The panel. */
export function WorthPanel({ question, answer, words, language, set }: WorthProps) {
  const [engine, setEngine] = useState<Engine>();
  useEffect(() => {
    loadEngine(language).then(setEngine);
  }, [language]);
  const line = engine === undefined ? undefined : lineOf(question, engine);
  const asked = question.transactionValue !== undefined && question.hts.replaceAll(".", "").length >= LONG_ENOUGH;
  const found = !asked || engine === undefined || line === undefined ? undefined : worthOf(engine, line, { language });
  const amount = (title: string, { min, max, plus }: DutyBounds) => (
    <div class="amount">
      <h3>{title}</h3>
      <div class={min === max ? "figure" : "figure between"}>
        {max === undefined ? `${dollars(min)} + ${plus ?? ""}` : min === max ? dollars(min) : `${dollars(min)} – ${dollars(max)}`}
      </div>
    </div>
  );
  return (
    <section class="card" id="worth">
      <h2>{words.worth}</h2>
      {!asked && <p>{words.worthNeeds}</p>}
      {asked && engine !== undefined && found === undefined && <p>{words.failed}</p>}
      {found !== undefined && "status" in found && <p>{`${found.error.message} ${found.error.fix}`}</p>}
      {found !== undefined && !("status" in found) && (
        <>
          <div class="amounts">
            {amount(words.without, found.without)}
            {amount(words.with, found.with)}
          </div>
          {found.questions.length > 0 && (
            <>
              <h3>{words.turnsOn}</h3>
              {found.questions.map((each) => (
                <Ask key={each.fact} question={each} rules={engine?.law.facts ?? []} words={words} language={language} set={set} />
              ))}
            </>
          )}
          {found.measures.length > 0 && (
            <ul>
              {found.measures.map(({ measure, title, asks }) => (
                <li key={measure}>
                  <span>{title}</span>
                  {`${colon()}${asks.map((each) => words.asks[each]).join(semicolon())}`}
                </li>
              ))}
            </ul>
          )}
          <p class="cites">{`${words.onDay} ${dayInWords(question.date)}.`}</p>
          {answer.status !== "originates" && <p class="notice">{words.notAvailable}</p>}
        </>
      )}
    </section>
  );
}
