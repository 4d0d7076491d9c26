// Questions on which no duty hangs but a fee.

import { formatCents } from "../exact/money.js";
import type { Message } from "../said/message.js";
import type { Question, QuestionOutcome } from "./answer.js";
import type { Prepared } from "./prepare.js";
import { claimAnswers, claimAsked } from "./questions.js";

/** Whether a program is claimed, asked for the fees alone; nothing where they come to the same. Fees in cents, duty in dollars. */
export function claimQuestion(
  { parts, translator }: Prepared,
  symbol: string,
  duty: string,
  { claimed, plain }: { readonly claimed: bigint; readonly plain: bigint },
): Question[] {
  if (claimed === plain) return [];
  const outcome = (label: Message | undefined, fees: bigint): QuestionOutcome => ({
    if: label === undefined ? "" : translator.say(label),
    duty: { min: duty, max: duty },
    fees: formatCents(fees),
  });
  const answers = claimAnswers(parts.law, symbol);
  return [
    {
      kind: "fact",
      fact: "spi",
      ask: translator.arg(claimAsked(parts.law, symbol, parts.rules.get("spi"))),
      choices: answers.map(({ choice }) => choice),
      because: "MPF",
      outcomes: [claimed, plain].map((fees, at) => outcome(answers[at]?.reads, fees)),
    },
  ];
}
