// The verdict at the top of an answer.

import type { Assessment } from "../src/assess/answer.js";
import { colon, dollars } from "./figures.js";
import { Marked } from "./marked.js";
import type { Verdict } from "./verdict.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly verdict: Verdict;
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly words: Words;
}

/** The sentence, the figures, and the fees where they are asked for. */
export function VerdictView({ verdict, claimed, plain, words }: Props) {
  return (
    <section class="verdict" id="amounts" tabIndex={-1} aria-live="polite">
      <p class="sentence">
        {verdict.sentences.map((sentence, at) => (
          <span key={sentence}>
            {at > 0 ? " " : ""}
            <Marked text={sentence} />
          </span>
        ))}
      </p>
      <div class="amounts">
        {verdict.figures.map(({ name, amount, share, kind }) => (
          <div class={`amount ${kind}`} key={kind + name}>
            <h2>{name}</h2>
            <div class={`figure ${amount.length > 9 ? "between" : ""}`}>{amount}</div>
            <div class="share">{share}</div>
          </div>
        ))}
      </div>
      {[...new Set([feesOf(claimed, words.withCusma, words), feesOf(plain, words.withoutCusma, words)])].map(
        (fees) =>
          fees !== "" && (
            <p class="cites fees" key={fees}>
              {fees}
            </p>
          ),
      )}
    </section>
  );
}

function feesOf(answer: Assessment, name: string, words: Words): string {
  if (answer.status === "error" || answer.totals === undefined || answer.fees.length === 0) return "";
  const { fees, totals } = answer;
  const each = fees.map((fee) => `${fee.fee} ${fee.amount === undefined ? words.feeUnknown : dollars(fee.amount)} (${fee.because.text})`);
  return `${name}${colon()}${each.join(", ")}. ${words.payable}${colon()}${totals.feesUnknown === undefined ? "" : `${words.atLeast} `}${dollars(totals.payable)}`;
}
