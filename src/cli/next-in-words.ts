// The next change of what is owed, in words: its day, its acts, and what is owed from then on.

import { owed, type Style } from "../explain/words.js";
import type { NextChange } from "../history/next.js";
import { message } from "../said/message.js";
import { claimInLine } from "./claim-title.js";

/** The claims asked for, and the claim under which the change was worked out, besides no claim. */
export interface NextFor {
  readonly claims: readonly (string | null)[];
  readonly claim: string | null;
  /** Whether claims go by the name of the program of the vocabulary. */
  readonly byName: boolean;
  /** Whether an act is one of a scenario, which nobody has signed. */
  readonly isSupposed: (act: string) => boolean;
}

/** The line; none where no change is on record. A claim that the change was not worked out for is passed over. */
export function nextInWords(next: NextChange | undefined, { claims, claim, byName, isSupposed }: NextFor, style: Style): string[] {
  if (next === undefined) return [];
  const { say } = style.translator;
  const answers = new Map([
    [claim, next.claimed],
    [null, next.plain],
  ]);
  // In the table of claims an amount stands apart from its share.
  const asked = claims.flatMap((spi) => {
    const answer = answers.get(spi);
    return answer === undefined ? [] : [{ spi, owed: owed(answer, style).replace(/ {2,}/g, " ") }];
  });
  const [first] = asked;
  if (first === undefined) return [];
  const isSame = asked.every((each) => each.owed === first.owed);
  const told = isSame
    ? [first.owed]
    : asked.map((each) => say(message("duty/next-under", { claim: claimInLine(each.spi, byName), owed: each.owed })));
  const said = { day: next.day, owed: { all: told, by: "; " }, acts: next.because.join("; ") } as const;
  return [say(next.because.some(isSupposed) ? message("duty/next.supposed", said) : message("duty/next", said))];
}
