// A hundred thousand rated lines as a list of which only what is seen is drawn, and only what is drawn leaves the worker.

import { useEffect, useState } from "preact/hooks";
import type { LineFilter, LineWindow, Looked, RatedTable } from "./rate-messages.js";
import type { Words } from "./words/en.js";

const HEIGHT = 30;
const WINDOW = 420;
const SPARE = 8;
const DRAWN = Math.ceil(WINDOW / HEIGHT) + 2 * SPARE;
const STATUSES = ["error", "prohibited", "range", "determined"];
const ALL: LineFilter = { status: "", month: "", authority: "" };

interface Props {
  readonly rated: RatedTable;
  readonly looked: Looked | undefined;
  readonly words: Words;
  readonly language: string;
  look(window: LineWindow): void;
}

type Choices = readonly (readonly [value: string, text: string])[];

/** The list. */
export function RowList({ rated, looked, words, language, look }: Props) {
  const [top, setTop] = useState(0);
  const [filter, setFilter] = useState(ALL);
  const first = Math.max(0, Math.floor(top / HEIGHT) - SPARE);
  useEffect(() => look({ filter, first, lines: DRAWN }), [rated, filter, first]);
  const select = (key: keyof LineFilter, name: string, choices: Choices) => (
    <label>
      {`${name} `}
      <select id={`${key}-filter`} value={filter[key]} onChange={(event) => setFilter({ ...filter, [key]: event.currentTarget.value })}>
        <option value="">{words.all}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const said = (each: string): readonly [string, string] => [each, words.word(each)];
  const count = (number: number): string => number.toLocaleString(language);
  return (
    <section class="card">
      <div class="row">
        <h2>{words.problems}</h2>
        {select("status", words.status, STATUSES.map(said))}
        {select(
          "month",
          words.month,
          rated.months.map((each) => [each, each]),
        )}
        {select(
          "authority",
          words.authority,
          rated.owed.map(([column, authority]) => [column, words.word(authority)]),
        )}
        <span id="shown" role="status">
          {looked === undefined ? "" : `${count(looked.found)} / ${count(rated.tally.lines)}`}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="rows" tabIndex={0} aria-label={words.entries} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div class="spacer" style={{ height: `${(looked?.found ?? 0) * HEIGHT}px` }}>
          {looked?.lines.map((line, place) => (
            <div class="line" key={line.at} style={{ top: `${(looked.window.first + place) * HEIGHT}px` }}>
              <span>{count(line.at + 1)}</span>
              <span>{line.hts}</span>
              <span>{line.date}</span>
              <span class="number">{line.value}</span>
              <span>{words.word(line.status)}</span>
              <span class="number">{line.duty}</span>
              <span title={line.words}>{line.words}</span>
            </div>
          ))}
        </div>
      </section>
    </section>
  );
}
