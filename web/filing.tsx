// What to declare, in order, and why: one list that a broker can file from and an exporter can read.

import type { Answer, DutyLine, Filed } from "../src/assess/answer.js";
import { filedIn } from "../src/assess/filed.js";
import type { FactRule } from "../src/law/types.js";
import { dollars } from "./figures.js";
import { Outcomes } from "./outcomes.js";
import { answerOf, askOf } from "./say-fact.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly name: string;
  readonly answer: Answer;
  readonly words: Words;
  readonly rules: readonly FactRule[];
}

interface Row {
  readonly heading: string;
  readonly amount: string;
  readonly what: string;
  /** Since when, in words; "" where nothing is charged. */
  readonly since: string;
  readonly cites: string;
}

/** The filing list of one answer; of an open one what is declared in any case, and the outcomes. */
export function Filing({ name, answer, words, rules }: Props) {
  const filed = filedIn(answer);
  return (
    <section class="card filing">
      <h2>{name}</h2>
      <h3>{answer.status === "range" ? words.inAnyCase : words.declare}</h3>
      <ol class="filed">
        {rowsOf(filed, words).map((row) => (
          <li key={row.heading + row.what}>
            <div class="head">
              <span class="code headings">{row.heading}</span>
              <span class="number">{row.amount}</span>
            </div>
            <details open>
              <summary>{row.what}</summary>
              <p class="cites">
                {row.since}
                <span lang="en">{row.cites}</span>
              </p>
            </details>
          </li>
        ))}
      </ol>
      {answer.status === "range" && <Outcomes answer={answer} words={words} rules={rules} />}
      {filed.refundable.map((each) => (
        <p class="good" key={each.measure}>
          <strong>{`${words.refundable}: ${dollars(each.amount)}. `}</strong>
          {`${words.law(each.because.text)} `}
          <span lang="en">{`(${each.cites.join("; ")})`}</span>
        </p>
      ))}
      {answer.assumptions.length > 0 && (
        <details>
          <summary>{words.assumed}</summary>
          <ul>
            {answer.assumptions.map((each) => (
              <li key={each.fact}>
                {`${askOf(each.fact, rules, words)} `}
                <strong>{answerOf(each.fact, each.assumed, words)}</strong>
                <span class="cites">{` ${words.law(each.text)}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

// In filing order; duties that are not declared as a heading (antidumping cases) follow.
function rowsOf(answer: Filed, words: Words): Row[] {
  const rows: Row[] = [];
  const say = words.law;
  const charged = (duty: DutyLine, heading: string): Row => ({
    heading,
    amount: dollars(duty.amount),
    what: `${say(duty.rateText)} × ${dollars(duty.on)} (${say(duty.basis)}). ${say(duty.authority)}: ${say(duty.program)}`,
    since: `${words.since} ${duty.since}. `,
    cites: duty.cites.join("; "),
  });
  const base = answer.duties.find((duty) => duty.measure === "base");
  answer.headings.forEach((heading, at) => {
    const duties = answer.duties.filter((duty) => duty.heading === heading && duty.measure !== "base");
    for (const duty of duties) rows.push(charged(duty, heading));
    for (const each of answer.exemptions)
      if (each.heading === heading)
        rows.push({ heading, amount: words.exempt, what: say(each.reason.text), since: "", cites: each.cites.join("; ") });
    const last = at === answer.headings.length - 1;
    if (last && base !== undefined) rows.push(charged(base, heading));
    if (rows.at(-1)?.heading !== heading) rows.push({ heading, amount: "", what: words.range, since: "", cites: "" });
  });
  for (const duty of answer.duties)
    if (duty.measure !== "base" && !answer.headings.includes(duty.heading)) rows.push(charged(duty, duty.heading));
  return rows;
}
