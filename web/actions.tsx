// What can be done with an answer: copy the filing as text or JSON, save it as one file, copy the link, print it.

import { useState } from "preact/hooks";
import type { Assessment } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import { formatHts } from "../src/hts/number.js";
import { type Claim, isOwnProgram } from "./claim.js";
import { saveAnswerPage } from "./save-page.js";
import { hashOf, type PageState } from "./state.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly claim: Claim;
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly words: Words;
  readonly engine: Engine;
  readonly state: PageState;
  readonly name: string;
  readonly language: "en" | "fr";
}

/** The address that pins all of an answer, its language included. */
export function permalink(state: PageState, language: "en" | "fr"): string {
  const hash = new URLSearchParams(hashOf(state, language));
  hash.set("date", state.date);
  hash.set("lang", language);
  return `${location.origin}${location.pathname}#${hash}`;
}

/** Copy, save, link, print. */
export function Actions({ claim, claimed, plain, words, engine, state, name, language }: Props) {
  const [said, setSaid] = useState("");
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(words.copied),
      () => setSaid(words.failed),
    );
  };
  const address = permalink(state, language);
  const { law } = engine;
  const number = formatHts(state.hts.replaceAll(".", ""));
  const asText = async (): Promise<void> => {
    const { answerText } = await import("./as-text.js");
    copy(answerText({ claim, claimed, plain, state, number, name, law, address, words }));
  };
  const { tab: _tab, kept: _kept, query: _query, ...asked } = state;
  const json = {
    asked: { ...asked, hts: number },
    law: { readTo: law.coverage.lastSeen, hash: law.hash },
    address,
  };
  return (
    <div class="row controls" id="actions">
      <button type="button" class="primary" id="copy-text" onClick={() => asText()}>
        {claimed.status === "range" || plain.status === "range" ? words.copyText : words.copyFiling}
      </button>
      <button
        type="button"
        id="copy-json"
        onClick={() => copy(JSON.stringify({ ...json, ...byClaim(claim, claimed, plain) }, undefined, 2))}
      >
        {words.copyJson}
      </button>
      <button type="button" id="save-page" onClick={() => saveAnswerPage({ number, name, day: state.date, law, address, words, language })}>
        {words.savePage}
      </button>
      <button type="button" id="copy-link" onClick={() => copy(address)}>
        {words.link}
      </button>
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}

function byClaim(claim: Claim, claimed: Assessment, plain: Assessment): Readonly<Record<string, Assessment>> {
  if (claim === null) return { answer: plain };
  return isOwnProgram(claim) ? { withCusma: claimed, withoutCusma: plain } : { withClaim: claimed, withoutClaim: plain };
}
