// What to declare, in order, and why: one list that a broker can file from and an exporter can read. Nothing is listed while a question is open.

import type { Answer, Assessment, DutyLine, Filed } from "../src/assess/answer.js";
import { filedIn } from "../src/assess/filed.js";
import type { FactRule, Instrument } from "../src/law/types.js";
import { Acts } from "./acts.js";
import { colon, dayInWords, dollars } from "./figures.js";
import { Outcomes } from "./outcomes.js";
import { rateInWords } from "./say-fact.js";
import type { Words } from "./words/en.js";

/** One number to declare. */
export interface FiledRow {
  readonly heading: string;
  readonly amount: string;
  readonly what: string;
  /** Since when, in words; "" where nothing is charged. */
  readonly since: string;
  readonly cites: readonly string[];
}

interface Props {
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly words: Words;
  readonly rules: readonly FactRule[];
  readonly instruments: Readonly<Record<string, Instrument>>;
}

/** The lists of both claims; one where they declare and owe the same, or where nothing can be claimed and both are one answer. */
export function Filings({ claimed, plain, ...common }: Props) {
  const { words } = common;
  if (claimed.status === "error" || plain.status === "error") return null;
  const same = claimed.status === plain.status && filedText(claimed, words) === filedText(plain, words);
  if (claimed.status === "range" && plain.status === "range")
    return (
      <section class="filing" id="file-later">
        <p class="cites">{words.fileLater}</p>
        {claimed === plain ? (
          <Outcomes answer={plain} name={words.outcomes} {...common} />
        ) : (
          <>
            <Outcomes answer={claimed} name={words.withCusma} {...common} />
            <Outcomes answer={plain} name={words.withoutCusma} {...common} />
          </>
        )}
      </section>
    );
  if (same) return <Filing name={words.fileIt} answer={plain} {...common} />;
  return (
    <>
      <Filing name={words.fileClaimed} answer={claimed} {...common} />
      <Filing name={words.filePlain} answer={plain} {...common} />
    </>
  );
}

function filedText(answer: Answer, words: Words): string {
  return answer.status === "range" ? "" : JSON.stringify(rowsOf(filedIn(answer), words).map(({ heading, amount }) => [heading, amount]));
}

interface FilingProps extends Omit<Props, "claimed" | "plain"> {
  readonly name: string;
  readonly answer: Answer;
}

/** The list of one claim. */
export function Filing({ name, answer, words, rules, instruments }: FilingProps) {
  if (answer.status === "prohibited") return null;
  if (answer.status === "range")
    return (
      <section class="filing">
        <h2>{name}</h2>
        <p class="cites">{words.fileLater}</p>
        <Outcomes answer={answer} name={words.outcomes} words={words} rules={rules} />
      </section>
    );
  const filed = filedIn(answer);
  return (
    <section class="filing">
      <h2>{name}</h2>
      <ol class="filed">
        {rowsOf(filed, words).map((row) => (
          <li key={row.heading + row.what}>
            <div class="head">
              <span class="code headings">{row.heading}</span>
              <span class="number">{row.amount}</span>
            </div>
            <p class="cites">
              {`${row.what}${row.since === "" ? "" : ` · ${row.since}`} · `}
              <Acts cites={row.cites} instruments={instruments} />
            </p>
          </li>
        ))}
      </ol>
      {filed.refundable.map((each) => (
        <p class="good" key={each.measure}>
          <strong>{`${words.refundable}${colon()}${dollars(each.amount)}. `}</strong>
          {`${each.because.text} `}
          <Acts cites={each.cites} instruments={instruments} />
        </p>
      ))}
    </section>
  );
}

// The ordinary rate is shown as it is printed; a heading may give its rate in words of the law.
function rateOf({ measure, rateText }: DutyLine, words: Words): string {
  return measure === "base" ? words.word(rateText) : rateInWords(rateText, words);
}

/** In filing order; duties that are not declared as a heading (antidumping cases) follow. */
export function rowsOf(answer: Filed, words: Words): FiledRow[] {
  const rows: FiledRow[] = [];
  const charged = (duty: DutyLine, heading: string): FiledRow => ({
    heading,
    amount: dollars(duty.amount),
    what: `${rateOf(duty, words)} × ${dollars(duty.on)} (${words.word(duty.basis)}), ${words.word(duty.authority)}${colon()}${words.law(duty.program)}`,
    since: words.since(dayInWords(duty.since)),
    cites: duty.cites,
  });
  const base = answer.duties.find((duty) => duty.measure === "base");
  answer.headings.forEach((heading, at) => {
    const duties = answer.duties.filter((duty) => duty.heading === heading && duty.measure !== "base");
    for (const duty of duties) rows.push(charged(duty, heading));
    for (const each of answer.exemptions)
      if (each.heading === heading) rows.push({ heading, amount: words.noDuty, what: each.reason.text, since: "", cites: each.cites });
    const last = at === answer.headings.length - 1;
    if (last && base !== undefined) rows.push(charged(base, heading));
    if (rows.at(-1)?.heading !== heading) rows.push({ heading, amount: "", what: words.range, since: "", cites: [] });
  });
  for (const duty of answer.duties)
    if (duty.measure !== "base" && !answer.headings.includes(duty.heading)) rows.push(charged(duty, duty.heading));
  return rows;
}
