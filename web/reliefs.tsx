// What could lower the duty, as conditions with their proof and the dollars; what most goods can never be stands folded at the end.

import type { Relief } from "../src/assess/answer.js";
import type { FactRule, Instrument } from "../src/law/types.js";
import { Acts } from "./acts.js";
import { FactField } from "./field.js";
import { colon, money } from "./figures.js";
import { idOf } from "./questions.js";
import { askOf, choiceOf } from "./say-fact.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly reliefs: readonly Relief[];
  readonly rules: readonly FactRule[];
  readonly words: Words;
  readonly instruments: Readonly<Record<string, Instrument>>;
  set(path: string, value: string): void;
}

// Facts whose list is of what a relief is for, not of numbers of a measure: baggage, gifts, publications.
const RARE = /^relief-/;

/** The conditions, folded. */
export function Reliefs({ reliefs, ...common }: Props) {
  const { words, rules } = common;
  const isRare = ({ fact }: Relief): boolean => RARE.test(rules.find(({ name }) => name === fact)?.offeredOn ?? "");
  const [usual, rare] = [reliefs.filter((each) => !isRare(each)), reliefs.filter(isRare)];
  return (
    <details class="fold" id="reliefs">
      <summary>{`${words.lowerIt} (${reliefs.length})`}</summary>
      {usual.length > 0 && <Conditions reliefs={usual} {...common} />}
      {rare.length > 0 &&
        (usual.length === 0 ? (
          <Conditions reliefs={rare} {...common} />
        ) : (
          <details>
            <summary>{words.rareCases}</summary>
            <Conditions reliefs={rare} {...common} />
          </details>
        ))}
    </details>
  );
}

function Conditions({ reliefs, rules, words, instruments, set }: Props) {
  return (
    <ul class="plain">
      {reliefs.map((relief) => (
        <li class="ask" key={relief.fact + (relief.heading ?? "")}>
          <p>
            <Condition relief={relief} rules={rules} words={words} />
            {relief.heading !== undefined && <span class="code">{` ${relief.heading}`}</span>}
          </p>
          <p class="cites">
            {`${words.proof}${colon()}${relief.proof}. `}
            <Acts cites={relief.cites} instruments={instruments} />
          </p>
          <div class="row controls">
            {relief.fact.split(" + ").map((fact) => (
              <ReliefField key={fact} fact={fact} of={relief.heading ?? ""} rules={rules} words={words} set={set} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

// What is saved at most, and on what it hangs: a yes, or an amount, a share or a place that is to be found out first.
function Condition({ relief, rules, words }: Pick<Props, "rules" | "words"> & { readonly relief: Relief }) {
  const facts = relief.fact.split(" + ");
  const isYes = facts.every((fact) => rules.find(({ name }) => name === fact)?.type === "boolean");
  return (
    <>
      <strong>{words.upTo(`−${money(relief.saves)}`)}</strong>
      {` ${isYes ? words.ifYes : words.findOut}${colon()}${facts.map((fact) => askOf(fact, rules, words)).join(" ")}`}
    </>
  );
}

interface FieldProps extends Pick<Props, "rules" | "words" | "set"> {
  readonly fact: string;
  readonly of: string;
}

function ReliefField({ fact, of, rules, words, set }: FieldProps) {
  const id = idOf(`relief-${of}-${fact}`);
  const rule = rules.find(({ name }) => name === fact);
  const ask = askOf(fact, rules, words);
  if (rule?.type === "boolean")
    return (
      <button type="button" onClick={() => set(fact, "true")} aria-label={`${words.claim}${colon()}${ask}`}>
        {words.claim}
      </button>
    );
  const choices = rule?.values ?? [];
  if (choices.length > 0)
    return (
      <select id={id} aria-label={ask} value="" onChange={(event) => set(fact, event.currentTarget.value)}>
        <option value="">{words.notSaid}</option>
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {choiceOf(fact, String(choice), words)}
          </option>
        ))}
      </select>
    );
  return <FactField id={id} path={fact} rules={rules} name={ask} hint={words.notSaid} set={(value) => value !== "" && set(fact, value)} />;
}
