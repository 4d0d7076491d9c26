// What comes next for goods, and when, set apart; neither the share nor the day is broken over two lines.

import type { NextChange } from "../../src/history/next.js";
import { dayInWords } from "../figures.js";
import { EXAMPLE_VALUE } from "../state.js";
import { sharesOf } from "../verdict.js";
import type { Words } from "../words/en.js";

/** The tag. */
export function NextTag({ next, words }: { readonly next: NextChange; readonly words: Words }) {
  const day = dayInWords(next.day);
  if (next.plain.status === "error") return <span class="next-tag">{words.nextEnds(day)}</span>;
  return (
    <span class="next-tag">
      <span>{`${sharesOf(next.claimed, next.plain, EXAMPLE_VALUE, words)},`}</span> <span>{day}</span>
    </span>
  );
}
