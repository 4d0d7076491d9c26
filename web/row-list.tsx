// A hundred thousand rated lines as a list of which only what is seen is drawn, and only what is drawn leaves the worker. A line opens into
// its answer.

import { useEffect, useState } from "preact/hooks";
import type { FactRule } from "../src/law/types.js";
import { counted, money, monthInWords } from "./figures.js";
import type { LineFilter, LineSort, LineWindow, Looked, RatedTable, ShownLine } from "./rate-messages.js";
import { askOf } from "./say-fact.js";
import { firstDrawn, ROWS_DRAWN, SortedList } from "./sorted-list.js";
import type { Words } from "./words/en.js";

const STATUSES = ["error", "prohibited", "range", "determined"];
const ALL: LineFilter = { status: "", month: "", authority: "" };

interface Props {
  readonly rated: RatedTable;
  readonly looked: Looked | undefined;
  readonly rules: readonly FactRule[];
  readonly words: Words;
  look(window: LineWindow): void;
  open(at: number): void;
}

type Choices = readonly (readonly [value: string, text: string])[];

/** The list. */
export function RowList({ rated, looked, rules, words, look, open }: Props) {
  const [top, setTop] = useState(0);
  const [filter, setFilter] = useState(ALL);
  const [sort, setSort] = useState<LineSort>({ by: "status", down: false });
  const first = firstDrawn(top);
  useEffect(() => look({ filter, sort, first, lines: ROWS_DRAWN }), [rated, filter, sort, first, words.code]);
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
  const owes = ({ least, most, status }: ShownLine): string => {
    if (least === "") return "";
    if (most === "") return status === "range" ? words.totalLeast(money(least)) : money(least);
    return least === most ? money(most) : `${money(least)} – ${money(most)}`;
  };
  const saysOf = ({ error, asks, headings }: ShownLine): string =>
    error !== "" ? error : asks.length > 0 ? asks.map((each) => askOf(each, rules, words)).join(" ") : headings;
  return (
    <section class="card" id="lines-rated">
      <div class="title-row">
        <h2>{words.entries}</h2>
        <span id="shown" role="status">
          {looked === undefined ? "" : `${counted(looked.found)} / ${counted(rated.tally.lines)}`}
        </span>
      </div>
      <div class="row filters">
        {select(
          "status",
          words.status,
          STATUSES.map((each) => [each, words.statuses[each] ?? each]),
        )}
        {select(
          "month",
          words.month,
          rated.months.map((each) => [each, monthInWords(each)]),
        )}
        {select(
          "authority",
          words.authority,
          rated.owed.map(([column, authority]) => [column, words.word(authority)]),
        )}
      </div>
      <SortedList
        label={words.entries}
        columns={[
          { key: "row", name: words.row },
          { key: "number", name: words.number },
          { key: "day", name: words.day },
          { key: "worth", name: words.worth, number: true },
          { key: "status", name: words.status },
          { key: "duty", name: words.duty, number: true },
          { key: "says", name: words.says, fixed: true },
        ]}
        by={sort.by}
        down={sort.down}
        rows={looked?.found ?? 0}
        first={looked?.window.first ?? 0}
        drawn={looked?.lines.length ?? 0}
        sort={(by, down) => by !== "says" && setSort({ by, down })}
        scroll={setTop}
      >
        {looked?.lines.map((line, place) => (
          <tr class={`line ${line.status}`} key={line.at} aria-rowindex={looked.window.first + place + 2} onClick={() => open(line.at)}>
            <td>
              <button type="button" class="link" aria-label={words.openRow(counted(line.at + 1))}>
                {counted(line.at + 1)}
              </button>
            </td>
            <td class="code">{line.hts}</td>
            <td>{line.date}</td>
            <td class="number">{line.value}</td>
            <td class="status">{words.statuses[line.status]}</td>
            <td class="number">{owes(line)}</td>
            <td class="says" title={saysOf(line)}>
              {saysOf(line)}
            </td>
          </tr>
        ))}
      </SortedList>
    </section>
  );
}
