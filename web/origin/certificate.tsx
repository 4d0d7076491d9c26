// The data elements of a certification as a form; the draft is checked against the determination and saved as a page to print.

import { useState } from "preact/hooks";
import { certify, STATED, type Stated } from "../../src/origin/certification.js";
import { certificationHtml } from "../../src/origin/certification-html.js";
import { CERTIFICATION_WORDS } from "../../src/origin/certification-words.js";
import { ruleInWords } from "../../src/origin/rule-words.js";
import type { OriginTables } from "../../src/origin/tables.js";
import type { OriginAnswer, OriginQuestion } from "../../src/origin/types.js";
import { Field } from "../field.js";
import { save } from "../figures.js";
import { loadTranslator } from "../load.js";
import { loadCertification } from "./load.js";
import { type OriginWords, RULE_PHRASES } from "./words.js";

interface CertificateProps {
  readonly question: OriginQuestion;
  readonly answer: OriginAnswer;
  readonly tables: OriginTables;
  readonly words: OriginWords;
  readonly language: "en" | "fr";
}

/** The form. What is stated stays in the page and never in the address. */
export function Certificate({ question, answer, tables, words, language }: CertificateProps) {
  const [stated, setStated] = useState<Stated>({});
  const [problems, setProblems] = useState<readonly string[]>([]);
  const make = async (): Promise<void> => {
    try {
      const translator = await loadTranslator(language);
      const draft = certify(await loadCertification(), question, answer, stated, CERTIFICATION_WORDS[language]);
      if ("problems" in draft) {
        setProblems(draft.problems.map(({ message, fix }) => `${translator.say(message)} ${translator.arg(fix)}`));
        return;
      }
      setProblems([]);
      const rule = draft.rule === undefined ? undefined : ruleInWords(draft.rule, tables.sets, RULE_PHRASES[language]);
      save("certification-of-origin.html", certificationHtml(draft, rule, translator), "text/html");
    } catch {
      setProblems([words.failed]);
    }
  };
  const put = (key: keyof Stated, text: string): void => setStated({ ...stated, [key]: text });
  return (
    <details class="card controls" id="certificate">
      <summary>
        <h2>{words.certificate}</h2>
      </summary>
      <div class="fields">
        {STATED.map((key) => (
          <div key={key}>
            <label for={`cert-${key}`}>{words.stated[key]}</label>
            {key === "role" ? (
              <select id={`cert-${key}`} value={stated.role ?? ""} onChange={(event) => put(key, event.currentTarget.value)}>
                <option value="">{words.notSaid}</option>
                {Object.entries(words.roles).map(([role, name]) => (
                  <option key={role} value={role}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <Field
                id={`cert-${key}`}
                kind={/^(?:blanket|signedOn)/.test(key) ? "day" : "text"}
                value={stated[key] ?? ""}
                set={(text) => put(key, text)}
              />
            )}
          </div>
        ))}
      </div>
      <button type="button" class="primary" id="make-certificate" onClick={() => make()}>
        {words.make}
      </button>
      {problems.length > 0 && (
        <div class="stop" role="alert" id="certificate-problems">
          <ul>
            {problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
