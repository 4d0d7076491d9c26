// The scenarios of the library: laid one upon the other, or weighed as alternatives.

import { Field } from "../field.js";
import type { WhatIfOffer } from "./messages.js";
import type { WhatIfWords } from "./words.js";

interface Props {
  readonly offer: WhatIfOffer | undefined;
  readonly picked: readonly string[];
  readonly alternatives: boolean;
  readonly odds: Readonly<Record<string, string>>;
  readonly language: "en" | "fr";
  readonly words: WhatIfWords;
  pick(picked: readonly string[]): void;
  weigh(alternatives: boolean): void;
  setOdds(name: string, odds: string): void;
}

/** The list. */
export function Picks({ offer, picked, alternatives, odds, language, words, pick, weigh, setOdds }: Props) {
  return (
    <fieldset>
      <legend>{words.library}</legend>
      {offer?.scenarios.map(({ name, title }) => (
        <div key={name} class="row dial">
          <label class="pick">
            <input
              type="checkbox"
              id={`use-${name}`}
              checked={picked.includes(name)}
              onChange={(event) => pick(event.currentTarget.checked ? [...picked, name] : picked.filter((each) => each !== name))}
            />
            <span>{title[language]}</span>
          </label>
          {alternatives && picked.includes(name) && (
            <span class="odds">
              <Field
                id={`odds-${name}`}
                kind="share"
                hint="0.3"
                name={`${words.probability}: ${title[language]}`}
                value={odds[name] ?? ""}
                set={(text) => setOdds(name, text)}
              />
            </span>
          )}
        </div>
      ))}
      <label class="pick">
        <input type="checkbox" id="alternatives" checked={alternatives} onChange={(event) => weigh(event.currentTarget.checked)} />
        <span>{words.alternatives}</span>
      </label>
    </fieldset>
  );
}
