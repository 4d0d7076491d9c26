// The sum of a report: what may come back, what of it is certain, what is underpaid, what became of the rows.

import type { WrittenSummary } from "../../src/audit/tables.js";
import { englishOf } from "../english-of.js";
import { colon, counted, dollars } from "../figures.js";
import type { AuditReply } from "./audit-messages.js";
import { ofCents } from "./entry-list.js";
import type { RefundWords } from "./words.js";

const PROBLEMS = 200;

// What to add next, by the dollars that it settles.
function nextStep({ next: [step] }: WrittenSummary, { next }: RefundWords, ask: (fact: string) => string): string {
  if (step === undefined) return next.nothing;
  const settles = `${dollars(step.settles)} (${counted(step.entries)} ${next.entries(step.entries)})`;
  if (step.code !== "fact") return `${next[step.code]} ${settles}`;
  return `${next.fact} ${ask(step.fact ?? "")} (${(step.numbers ?? []).join(", ")}) ${next.answerSettles} ${settles}`;
}

interface Props {
  readonly done: Extract<AuditReply, { kind: "done" }>;
  readonly words: RefundWords;
  /** The question of a fact. */
  ask(fact: string): string;
  /** A fixed word, such as what became of a row. */
  word(text: string): string;
}

/** The total. */
export function Total({ done, words, ask, word }: Props) {
  const { summary, standing, problems } = done;
  const { total, interest } = summary;
  const span = (least: string, most: string): string =>
    least === most ? dollars(least) : `${dollars(least)} ${words.to} ${dollars(most)}`;
  const parts = [
    [words.sure, ofCents(standing.sure)],
    [words.courts, ofCents(standing.courts)],
    [words.notFinal, ofCents(standing.notFinal)],
    [words.facts, ofCents(standing.facts)],
    [words.interest, interest.max === undefined ? `${words.atLeast} ${dollars(interest.min)}` : span(interest.min, interest.max)],
    [words.owed, span(total.owedMin, total.owedMax)],
    [words.filed, dollars(summary.duty)],
    [words.cape, String(summary.cape.fit)],
  ];
  return (
    <section class="card" id="total">
      <p id="next-step">
        <strong>{nextStep(summary, words, ask)}</strong>
      </p>
      <h2>{words.back}</h2>
      <p class="amount">
        <span class="figure">{span(total.backMin, total.backMax)}</span>
      </p>
      <table>
        <tbody>
          {parts.map(([name, amount]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="cites">{words.owedNote}</p>
      <details>
        <summary>{words.rows}</summary>
        <p>
          {Object.entries(summary.rows)
            .map(([name, count]) => `${word(name)} ${counted(count)}`)
            .join(", ")}
        </p>
        {problems.length > 0 && <h3>{`${words.problems}${colon()}${counted(problems.length)}`}</h3>}
        <ul>
          {problems.slice(0, PROBLEMS).map((each) => (
            <li key={`${each.row}|${each.code}`} lang={englishOf(each.message)}>{`${each.row}${colon()}${each.message}`}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{words.notes}</summary>
        <ul>
          {summary.notes.map((note) => (
            <li key={note} lang={englishOf(note)}>
              {note}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
