// Facts that a broker may state and most people need not: chapter 98, other days, mode, entry type, quantities, fees, "as known on".

import type { FactRule } from "../src/law/types.js";
import { FactField, Field } from "./field.js";
import type { PageState } from "./state.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly state: PageState;
  readonly units: readonly string[];
  readonly rules: readonly FactRule[];
  /** Why a fact is refused, by its path. */
  readonly refused: Readonly<Record<string, string>>;
  readonly words: Words;
  change(state: PageState): void;
  set(path: string, value: string): void;
}

const MODES = ["truck", "rail", "vessel", "air", "pipeline", "mail"] as const;

/** The folded form; open where one of its facts is given. */
export function MoreFacts({ state, units, rules, refused, words, change, set }: Props) {
  const field = (path: string, label: string) => (
    <div key={path}>
      <label for={`more-${path}`}>{label}</label>
      <FactField
        id={`more-${path}`}
        path={path}
        rules={rules}
        value={state.facts[path] ?? ""}
        refused={refused[path]}
        set={(value) => set(path, value)}
      />
    </div>
  );
  const choice = (path: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <div key={path}>
      <label for={`more-${path}`}>{label}</label>
      <select id={`more-${path}`} value={state.facts[path] ?? ""} onChange={(event) => set(path, event.currentTarget.value)}>
        <option value="">{words.notSaid}</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <details class="fold controls" id="more" open={state.knownOn !== "" || state.fees}>
      <summary>{words.moreFacts}</summary>
      <div class="fields">
        {units.map((unit) => field(`quantity.${unit}`, `${words.quantityIn} ${unit}`))}
        {field("weightKg", words.weight)}
        {choice(
          "mode",
          words.mode,
          MODES.map((mode) => [mode, words[mode]] as const),
        )}
        {choice("entryType", words.entryType, [
          ["formal", words.formal],
          ["informal", words.informal],
        ])}
        {field("importDate", words.importDate)}
        {field("loadedDate", words.loadedDate)}
        {field("chapter98", words.chapter98)}
        {field("chapter98Value", words.chapter98Value)}
        <div>
          <label for="known-on">{words.knownOn}</label>
          <Field
            id="known-on"
            kind="day"
            spelled
            value={state.knownOn}
            refused={refused.knownOn}
            set={(knownOn) => change({ ...state, knownOn })}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            id="fees"
            checked={state.fees}
            onChange={(event) => change({ ...state, fees: event.currentTarget.checked })}
          />
          {words.fees}
        </label>
      </div>
    </details>
  );
}
