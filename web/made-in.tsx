// Where the goods were made: a list of countries by name, those that are answered first.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Law } from "../src/law/types.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { countryIn, sortedCountries } from "./countries.js";
import { loadOrigins } from "./load.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly origin: string;
  readonly law: Law;
  readonly words: Words;
  set(origin: string): void;
}

/** The field. */
export function MadeIn({ origin, law, words, set }: Props) {
  const [answered, setAnswered] = useState<readonly string[]>([]);
  useEffect(() => {
    loadOrigins().then(setAnswered);
  }, []);
  const { known } = law.countries;
  const [first, ours, others] = useMemo(() => {
    const rest = known.filter((code) => code !== DEFAULT_ORIGIN);
    return [
      [DEFAULT_ORIGIN],
      rest.filter((code) => answered.includes(code)),
      answered.length === 0 ? [] : rest.filter((code) => !answered.includes(code)),
    ].map((codes) => sortedCountries(codes, words.code));
  }, [known, answered, words.code]);
  const chosen = countryIn(law, origin);
  const listed = [first, ours, others].some((codes) => codes?.some(([code]) => code === chosen));
  const options = (codes: readonly (readonly [string, string])[] = []) =>
    codes.map(([code, name]) => (
      <option key={code} value={code} selected={code === chosen}>
        {name}
      </option>
    ));
  return (
    <span class="pill field" id="made-in">
      <label for="origin">{words.madeIn}</label>
      <select id="origin" value={chosen} onChange={(event) => set(event.currentTarget.value)}>
        {!listed && options(sortedCountries([chosen], words.code))}
        {options(first)}
        <optgroup label={words.originsAnswered}>{options(ours)}</optgroup>
        {others !== undefined && others.length > 0 && <optgroup label={words.originsNotAnswered}>{options(others)}</optgroup>}
      </select>
    </span>
  );
}
