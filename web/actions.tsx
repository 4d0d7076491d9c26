// What can be done with an answer: copy it as text or JSON, copy the link, print it.

import { useState } from "preact/hooks";
import type { Assessment } from "../src/assess/answer.js";
import type { Words } from "./words/en.js";

/** Copy, link, print. */
export function Actions({ claimed, plain, words }: { claimed: Assessment; plain: Assessment; words: Words }) {
  const [said, setSaid] = useState("");
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(words.copied),
      () => setSaid(words.failed),
    );
  };
  const asText = async (): Promise<void> => {
    const { assessmentText } = await import("./as-text.js");
    copy([`${words.withCusma}\n${assessmentText(claimed)}`, `${words.withoutCusma}\n${assessmentText(plain)}`].join("\n\n"));
  };
  return (
    <div class="row controls">
      <button type="button" onClick={() => asText()}>
        {words.copyText}
      </button>
      <button type="button" onClick={() => copy(JSON.stringify({ withCusma: claimed, withoutCusma: plain }, undefined, 2))}>
        {words.copyJson}
      </button>
      <button type="button" onClick={() => copy(location.href)}>
        {words.link}
      </button>
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
