// The outcomes of an open answer, least duty first: what each comes to, on which facts, and what is then declared.

import type { Completion, CompletionFact, Ranged, Stated } from "../src/assess/answer.js";
import type { FactRule } from "../src/law/types.js";
import { colon, dollars } from "./figures.js";
import { answerOf, askOf } from "./say-fact.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly answer: Ranged;
  readonly name: string;
  readonly words: Words;
  readonly rules: readonly FactRule[];
}

/** The list of outcomes, folded. */
export function Outcomes({ answer, name, words, rules }: Props) {
  const { completions, completionsLeftOut } = answer;
  return (
    <details class="outcomes">
      <summary>{name === words.outcomes ? name : `${words.outcomes}, ${name.charAt(0).toLowerCase()}${name.slice(1)}`}</summary>
      <ul>
        {completions.map((each) => (
          <Outcome key={JSON.stringify(each.when)} outcome={each} words={words} rules={rules} />
        ))}
      </ul>
      {completionsLeftOut !== undefined && <p class="cites">{`${completionsLeftOut} ${words.moreOutcomes}`}</p>}
    </details>
  );
}

function Outcome({ outcome, words, rules }: Omit<Props, "answer" | "name"> & { readonly outcome: Completion }) {
  const { when, totals, headings, refundable } = outcome;
  return (
    <li>
      <strong>{totals === undefined ? words.barred : dollars(totals.duty)}</strong>
      {when.map((each) => (
        <span key={each.fact}>
          {` · ${askOf(each.fact, rules, words)} `}
          <strong>{valuesOf(each, words)}</strong>
        </span>
      ))}
      <br />
      <span class="code headings">{headings.join(" ")}</span>
      {refundable.map((each) => (
        <span class="good" key={each.measure}>{` ${words.refundable}${colon()}${dollars(each.amount)}`}</span>
      ))}
    </li>
  );
}

function valuesOf({ fact, is, also = [] }: CompletionFact, words: Words): string {
  const said = (value: Stated): string => {
    if (value === null) return words.notClaimed;
    return typeof value === "number" ? `${words.yourReading} ${value}` : answerOf(fact, value, words);
  };
  return [is, ...also].map(said).join(` ${words.or} `);
}
