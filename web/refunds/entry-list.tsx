// Audited entries as a sortable list, those with the most at stake first. An entry opens into its lines.

import { useMemo, useState } from "preact/hooks";
import { colon, counted, dollars, semicolon } from "../figures.js";
import { firstDrawn, ROWS_DRAWN, SortedList } from "../sorted-list.js";
import type { ListedEntry } from "./audit-messages.js";
import type { RefundWords } from "./words.js";

const ASKS = "?";
type Sort = "entry" | "date" | "back" | "owed" | "stake" | "what";

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

const KEYS: Readonly<Record<Sort, (entry: ListedEntry) => string | number>> = {
  entry: ({ entry }) => entry,
  date: ({ date }) => date,
  back: ({ backMax }) => Number(backMax),
  owed: ({ owedMax }) => Number(owedMax),
  stake: ({ backMax, owedMax }) => Number(backMax) + Number(owedMax),
  what: ({ classes }) => classes.join(),
};

/** The list. */
export function EntryList({ entries, titles, words, open }: Props) {
  const [top, setTop] = useState(0);
  const [only, setOnly] = useState("");
  const [{ by, down }, setSort] = useState<{ readonly by: Sort; readonly down: boolean }>({ by: "back", down: true });
  const classes = useMemo(() => [...new Set(entries.flatMap((each) => each.classes))].sort(), [entries]);
  const shown = useMemo(() => {
    const key = KEYS[by];
    const way = down ? -1 : 1;
    return entries
      .filter((each) => only === "" || (only === ASKS ? each.asks : each.classes.includes(only)))
      .sort((a, b) => (key(a) < key(b) ? -way : key(a) > key(b) ? way : Number(b.owedMax) - Number(a.owedMax)));
  }, [entries, only, by, down]);
  const first = firstDrawn(top);
  const visible = shown.slice(first, first + ROWS_DRAWN);
  const span = (least: string, most: string): string =>
    most === "0" ? "–" : least === most ? ofCents(most) : `${ofCents(least)} – ${ofCents(most)}`;
  return (
    <section class="card" id="audited">
      <div class="title-row">
        <h2>{`${words.entries}${colon()}${counted(shown.length)}`}</h2>
        <label for="class-filter" class="inline">
          {words.show}{" "}
          <select id="class-filter" value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
            <option value="">{words.all}</option>
            <option value={ASKS}>{words.asks}</option>
            {classes.map((each) => (
              <option key={each} value={each}>
                {titles[each] ?? each}
              </option>
            ))}
          </select>
        </label>
      </div>
      <SortedList<Sort>
        label={words.entries}
        columns={[
          { key: "entry", name: words.heads.entry },
          { key: "date", name: words.heads.date },
          { key: "back", name: words.heads.stake, number: true },
          { key: "owed", name: words.owed, number: true },
          { key: "what", name: words.class },
        ]}
        by={by}
        down={down}
        rows={shown.length}
        first={first}
        drawn={visible.length}
        sort={(next, turned) => setSort({ by: next, down: turned })}
        scroll={setTop}
      >
        {visible.map((each, place) => (
          <tr class="line audited" key={each.entry} aria-rowindex={first + place + 2} onClick={() => open(each.entry)}>
            <td>
              <button type="button" class="link code">
                {each.entry}
              </button>
            </td>
            <td>{each.date}</td>
            <td class="number">{span(each.backMin, each.backMax)}</td>
            <td class="number">{each.owedMax === "0" ? "–" : words.upTo(ofCents(each.owedMax))}</td>
            <td>{each.classes.map((id) => titles[id] ?? id).join(semicolon())}</td>
          </tr>
        ))}
      </SortedList>
    </section>
  );
}
