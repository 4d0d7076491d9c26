// What is owed with and without CUSMA, one large number each, and what a claim saves.

import type { Assessment } from "../src/assess/answer.js";
import { dutyBounds } from "../src/assess/filed.js";
import { boundsIn, dollars, percent } from "./figures.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly words: Words;
}

/** The two amounts side by side. */
export function Amounts({ claimed, plain, words }: Props) {
  // What is wrong with the line is said once.
  if (claimed.status === "error" && plain.status === "error" && claimed.error.code === plain.error.code)
    return (
      <section class="card" aria-live="polite" id="amounts">
        <p class="stop">{words.refusal(plain.error)}</p>
      </section>
    );
  return (
    <section class="card" aria-live="polite" id="amounts">
      <div class="amounts">
        <Amount name={words.withCusma} answer={claimed} words={words} />
        <Amount name={words.withoutCusma} answer={plain} words={words} />
      </div>
      <p class="verdict">{saving(claimed, plain, words)}</p>
    </section>
  );
}

// Said only where both amounts are certain.
function saving(claimed: Assessment, plain: Assessment, words: Words): string {
  if (claimed.status !== "determined" || plain.status !== "determined") return "";
  const cents = (amount: string | undefined): number => Number((amount ?? "0").replace(".", ""));
  const saved = cents(plain.totals?.payable) - cents(claimed.totals?.payable);
  return saved > 0 ? `${words.saving} ${dollars(String(saved / 100))}.` : words.noSaving;
}

function Amount({ name, answer, words }: { name: string; answer: Assessment; words: Words }) {
  if (answer.status === "error")
    return (
      <div class="amount">
        <h3>{name}</h3>
        <p class="stop">{words.refusal(answer.error)}</p>
      </div>
    );
  const { totals, range } = answer;
  const fees = answer.fees.length > 0 && totals !== undefined;
  return (
    <div class={`amount ${answer.status}`}>
      <h3>{name}</h3>
      {totals !== undefined && <div class="figure">{dollars(totals.duty)}</div>}
      {totals !== undefined && answer.effectiveRate !== undefined && (
        <div class="share">{`${percent(answer.effectiveRate)} ${words.ofValue}`}</div>
      )}
      {range !== undefined && (
        <>
          <div class="figure between">{boundsIn(dutyBounds(range), words)}</div>
          <div class="share">{words.range}</div>
        </>
      )}
      {fees && (
        <div class="share">
          {`${answer.fees.map((fee) => `${fee.fee} ${fee.amount === undefined ? words.feeUnknown : dollars(fee.amount)} (${words.law(fee.because.text)})`).join(", ")}. ${words.payable}: ${totals.feesUnknown === undefined ? "" : `${words.atLeast} `}${dollars(totals.payable)}`}
        </div>
      )}
      {answer.status === "prohibited" && <div class="figure">{words.barred}</div>}
    </div>
  );
}
