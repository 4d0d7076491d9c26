// The scenarios of the library as cards, each with a sentence: combined in the order picked, or weighed as alternatives.

import { Field } from "../field.js";
import { colon } from "../figures.js";
import { daysInWords } from "../say-fact.js";
import { SCENARIO_GROUPS, type ScenarioCard, type WhatIfOffer } from "./messages.js";
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

/** The cards by their kind. A number says in which order they were picked. */
export function Picks({ offer, picked, alternatives, odds, language, words, pick, weigh, setOdds }: Props) {
  const card = ({ name, title, says }: ScenarioCard) => {
    const place = picked.indexOf(name);
    return (
      <li key={name}>
        <label class="scenario">
          <input
            type="checkbox"
            id={`use-${name}`}
            checked={place >= 0}
            onChange={(event) => pick(event.currentTarget.checked ? [...picked, name] : picked.filter((each) => each !== name))}
          />
          <span>
            <strong>{daysInWords(title[language])}</strong>
            {place >= 0 && !alternatives && picked.length > 1 && <span class="order">{place + 1}</span>}
            <small>{says[language]}</small>
          </span>
        </label>
        {alternatives && place >= 0 && (
          <span class="odds">
            <Field
              id={`odds-${name}`}
              kind="share"
              hint="0.3"
              name={`${words.probability}${colon()}${daysInWords(title[language])}`}
              value={odds[name] ?? ""}
              set={(text) => setOdds(name, text)}
            />
          </span>
        )}
      </li>
    );
  };
  return (
    <section id="scenarios">
      {SCENARIO_GROUPS.map((group) => {
        const cards = offer?.cards.filter((each) => each.group === group) ?? [];
        return (
          cards.length > 0 && (
            <fieldset class={`bare group-${group}`} key={group}>
              <legend>{words.groups[group]}</legend>
              <ul class="scenarios">{cards.map(card)}</ul>
            </fieldset>
          )
        );
      })}
      {picked.length > 1 && (
        <label class="pick">
          <input type="checkbox" id="alternatives" checked={alternatives} onChange={(event) => weigh(event.currentTarget.checked)} />
          <span>{words.alternatives}</span>
        </label>
      )}
    </section>
  );
}
