// An answer as text that can be pasted into a filing or a letter: goods, day, value, what to declare under each claim, the law, the address.

import type { Assessment } from "../src/assess/answer.js";
import { filedIn } from "../src/assess/filed.js";
import type { Law } from "../src/law/types.js";
import type { Claim } from "./claim.js";
import { originName } from "./countries.js";
import { colon, dayInWords, dollars, semicolon } from "./figures.js";
import { rowsOf } from "./filing.js";
import { answerOf, askOf, refusal } from "./say-fact.js";
import type { PageState } from "./state.js";
import { sharesOf } from "./verdict.js";
import type { Words } from "./words/en.js";

/** What the text is of. */
export interface Told {
  /** What `claimed` claims; null where goods of the origin have nothing to claim, and both are one answer. */
  readonly claim: Claim;
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly state: PageState;
  readonly number: string;
  readonly name: string;
  readonly law: Law;
  readonly address: string;
  readonly words: Words;
}

/** Lines of text for both claims, or for the one answer where nothing can be claimed. */
export function answerText({ claim, claimed, plain, state, number, name, law, address, words }: Told): string {
  const head = [
    `${words.goodsWord}${colon()}${number} ${name}`,
    `${words.date}${colon()}${dayInWords(state.date)} (${state.date})${semicolon()}${words.madeIn}${colon()}${originName(law, state.origin, words.code)}${semicolon()}${words.value}${colon()}${dollars(state.value)}`,
    ...Object.entries(state.facts).map(([path, value]) => `${askOf(path, law.facts, words)} ${answerOf(path, value, words)}`),
    `${words.totalDuty}${colon()}${sharesOf(claimed, plain, state.value, words)}`,
  ];
  const foot = [
    `${words.lawWord}${colon()}${words.readNote(dayInWords(law.coverage.lastSeen))} (${law.hash.slice(0, 12)})`,
    `${words.address}${colon()}${address}`,
    `${words.official} ${words.englishLaw}`.trim(),
  ];
  const blocks = claim === null ? [] : [block(words.withCusma, claim, claimed, words)];
  return [head, ...blocks, block(words.withoutCusma, words.noSpi, plain, words), foot].map((lines) => lines.join("\n")).join("\n\n");
}

function block(name: string, program: string, answer: Assessment, words: Words): string[] {
  const title = `${name} (${words.program}${colon()}${program})`;
  if (answer.status === "error") return [title, refusal(answer.error)];
  if (answer.status === "prohibited") return [title, `${words.barred}${colon()}${answer.prohibition.reason.text}`];
  if (answer.status === "range") return [title, words.fileLater, ...answer.questions.map(({ ask }) => `- ${ask}`)];
  const filed = filedIn(answer);
  return [
    title,
    ...rowsOf(filed, words).map(
      (row, at) => `${at + 1}. ${row.heading}  ${row.amount}  ${row.what}${row.cites.length === 0 ? "" : ` (${row.cites.join("; ")})`}`,
    ),
    `${words.totalDuty}${colon()}${dollars(answer.totals.duty)}`,
    ...filed.refundable.map((each) => `${words.refundable}${colon()}${dollars(each.amount)}${colon()}${each.because.text}`),
  ];
}
