// The dials: a rate for each kind of goods, or off. A part of a kind stands below it.

import { Field } from "../field.js";
import { colon } from "../figures.js";
import type { WhatIfOffer } from "./messages.js";
import type { WhatIfWords } from "./words.js";

interface Props {
  readonly offer: WhatIfOffer | undefined;
  readonly turns: Readonly<Record<string, string>>;
  readonly words: WhatIfWords;
  readonly language: "en" | "fr";
  turn(dial: string, to: string): void;
}

/** The list, and what a duty that is off brings with it. */
export function Dials({ offer, turns, words, language, turn }: Props) {
  return (
    <fieldset class="bare" id="dials">
      <legend>{words.dials}</legend>
      <p class="cites">{words.dialsHint}</p>
      <ul class="plain dials">
        {offer?.dials.map(({ dial, rates, part, ...name }) => (
          <li key={dial} class={part ? "part" : ""}>
            <label for={`dial-${dial}`}>{name[language]}</label>
            {rates && (
              <span class="rate-field">
                <Field
                  id={`dial-${dial}`}
                  kind="percent"
                  value={turns[dial] === "off" ? "" : (turns[dial] ?? "")}
                  set={(text) => turn(dial, text)}
                />
                <span aria-hidden="true">%</span>
              </span>
            )}
            {!part && (
              <label class="pick">
                <input
                  type="checkbox"
                  id={rates ? `off-${dial}` : `dial-${dial}`}
                  aria-label={`${name[language]}${colon()}${words.off}`}
                  checked={turns[dial] === "off"}
                  onChange={(event) => turn(dial, event.currentTarget.checked ? "off" : "")}
                />
                <span>{words.off}</span>
              </label>
            )}
          </li>
        ))}
        <li>
          <label for="dial-cusma">{words.cusma}</label>
          <label class="pick">
            <input
              type="checkbox"
              id="dial-cusma"
              checked={turns.cusma === "off"}
              onChange={(event) => turn("cusma", event.currentTarget.checked ? "off" : "")}
            />
          </label>
        </li>
      </ul>
      {offer?.dials.some(({ dial, rates }) => rates && turns[dial] === "off") && (
        <p class="notice" id="off-note">
          {words.offNote}
        </p>
      )}
    </fieldset>
  );
}
