// The open questions as a form; each answer is determined at once. What was answered can be taken back.

import type { FactRule } from "../../src/law/types.js";
import { TURNS_ON_IT } from "../../src/origin/determine.js";
import type { OriginQuestionAsked } from "../../src/origin/types.js";
import type { Language } from "../../src/said/language.js";
import { translator } from "../../src/said/translator.js";
import { FactField, Field } from "../field.js";
import { colon } from "../figures.js";
import type { FieldKind } from "../typed.js";
import { choiceName } from "../words/choices.js";
import type { OriginWords } from "./words.js";

const KINDS: Readonly<Record<string, FieldKind>> = {
  hts: "hts",
  origin: "country",
  weightKg: "weight",
  quantity: "number",
  ...Object.fromEntries(
    ["transactionValue", "netCost", "totalCost", "value", "unitCost", "deductions", "supplierValue", "supplierNetCost"].map(
      (name) => [name, "money"] as const,
    ),
  ),
};

interface AskFieldProps {
  readonly id: string;
  readonly path: string;
  /** Facts of an entry line, for the questions of the duty. */
  readonly rules: readonly FactRule[];
  set(text: string): void;
}

// A question of the duty is read as on the entry line, one of the bill as in the bill.
function AskField({ id, path, rules, set }: AskFieldProps) {
  const ofEntry = path.startsWith("entry.") ? path.slice("entry.".length) : undefined;
  if (ofEntry !== undefined) return <FactField id={id} path={ofEntry} rules={rules} set={set} />;
  return <Field id={id} kind={KINDS[path.split(".").at(-1) ?? ""] ?? "text"} set={set} />;
}

// An answer as people say it: the use of the good and choices of the duty by their names, the rest as it is.
function answerName(path: string, choice: string, words: OriginWords, language: Language): string {
  if (choice === "true") return words.yes;
  if (choice === "false") return words.no;
  if (path === "use") return words.useOf[choice] ?? choice;
  return choiceName(path.replace(/^entry\./, ""), choice, language) ?? translator(language).word(choice);
}

interface AskedProps {
  readonly questions: readonly OriginQuestionAsked[];
  readonly facts: Readonly<Record<string, string>>;
  readonly words: OriginWords;
  readonly language: Language;
  /** The question that an answer was given to. */
  askOf(path: string): string;
  set(path: string, text: string): void;
  unset(path: string): void;
}

/** The form. */
export function Asked({ questions, facts, words, language, askOf, set, unset }: AskedProps) {
  const given = Object.entries(facts);
  return (
    <>
      {questions.length > 0 && (
        <section class="card" id="questions">
          <h2>{words.questions}</h2>
          {questions.map((each) => (
            <Ask key={each.fact} question={each} words={words} language={language} set={set} />
          ))}
        </section>
      )}
      {given.length > 0 && (
        <section class="card" id="answered">
          <h2>{words.answered}</h2>
          <ul class="chips">
            {given.map(([path, text]) => {
              const ask = askOf(path);
              return (
                <li key={path}>
                  {`${ask} `}
                  <strong>{answerName(path, text, words, language)}</strong>{" "}
                  <button type="button" class="link controls" aria-label={`${words.remove}${colon()}${ask}`} onClick={() => unset(path)}>
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

/** One question as a field, or as text where a reading of the law or the bill is asked. */
export function Ask({
  question,
  rules = [],
  words,
  language,
  set,
}: {
  question: OriginQuestionAsked;
  rules?: readonly FactRule[];
  words: OriginWords;
  language: Language;
  set: AskedProps["set"];
}) {
  const { fact, ask, choices, because, kind } = question;
  // The reason that most questions have.
  const ordinary = translator(language).say(TURNS_ON_IT);
  const id = `ask-${fact.replace(/[^A-Za-z0-9]+/g, "-")}`;
  // A bill is given above, not in a field.
  if ((kind === "law" && choices === null) || fact === "materials")
    return (
      <div class="ask">
        <p>{ask}</p>
      </div>
    );
  return (
    <div class="ask">
      <label for={id}>{ask}</label>
      {choices === null ? (
        <AskField id={id} path={fact} rules={rules} set={(text) => text !== "" && set(fact, text)} />
      ) : (
        <select id={id} value="" onChange={(event) => set(fact, event.currentTarget.value)}>
          <option value="">{words.notSaid}</option>
          {choices.map((each) => (
            <option key={String(each)} value={String(each)}>
              {answerName(fact, String(each), words, language)}
            </option>
          ))}
        </select>
      )}
      {because !== ordinary && <p class="cites">{because}</p>}
    </div>
  );
}
