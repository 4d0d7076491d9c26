// Audited entries as a list of which only what is seen is drawn, those with the most at stake first.

import { useMemo, useState } from "preact/hooks";
import { dollars } from "../figures.js";
import type { ListedEntry } from "./audit-messages.js";
import type { RefundWords } from "./words.js";

const HEIGHT = 36;
const WINDOW = 420;
const SPARE = 8;
const ASKS = "?";
const SORTS = ["entry", "date", "stake"] as const;
type Sort = (typeof SORTS)[number];

interface Props {
  readonly entries: readonly ListedEntry[];
  readonly titles: Readonly<Record<string, string>>;
  readonly words: RefundWords;
  open(entry: string): void;
}

/** Cents as dollars. */
export function ofCents(cents: string): string {
  return dollars(String(Number(cents) / 100));
}

/** The list. */
export function EntryList({ entries, titles, words, open }: Props) {
  const [top, setTop] = useState(0);
  const [only, setOnly] = useState("");
  const [sort, setSort] = useState<Sort>("stake");
  const classes = useMemo(() => [...new Set(entries.flatMap((each) => each.classes))].sort(), [entries]);
  const shown = useMemo(() => {
    const stake = (each: ListedEntry): number => Number(each.backMax) + Number(each.owedMax);
    return entries
      .filter((each) => only === "" || (only === ASKS ? each.asks : each.classes.includes(only)))
      .sort((a, b) => (sort === "stake" ? stake(b) - stake(a) : a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : 0));
  }, [entries, only, sort]);
  const first = Math.max(0, Math.floor(top / HEIGHT) - SPARE);
  const visible = shown.slice(first, first + Math.ceil(WINDOW / HEIGHT) + 2 * SPARE);
  return (
    <section class="card">
      <h2>{`${words.entries}: ${shown.length.toLocaleString("en-US")}`}</h2>
      <label for="class-filter">{words.show}</label>
      <select id="class-filter" value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        <option value={ASKS}>{words.asks}</option>
        {classes.map((each) => (
          <option key={each} value={each}>
            {titles[each] ?? each}
          </option>
        ))}
      </select>
      <div class="row">
        {SORTS.map((each) => (
          <button type="button" key={each} aria-pressed={sort === each} onClick={() => setSort(each)}>
            {words.heads[each]}
          </button>
        ))}
        <span>{words.class}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="rows" tabIndex={0} aria-label={words.entries} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div class="spacer" style={{ height: `${shown.length * HEIGHT}px` }}>
          {visible.map((each, place) => (
            <button
              type="button"
              class="audited"
              key={each.entry}
              style={{ top: `${(first + place) * HEIGHT}px` }}
              onClick={() => open(each.entry)}
            >
              <span>{each.entry}</span>
              <span>{each.date}</span>
              <span>{`${ofCents(each.backMin)} – ${ofCents(each.backMax)}`}</span>
              <span>{each.classes.map((id) => titles[id] ?? id).join("; ")}</span>
            </button>
          ))}
        </div>
      </section>
    </section>
  );
}
