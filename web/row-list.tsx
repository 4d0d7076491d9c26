// A hundred thousand rated rows as a list of which only what is seen is drawn; rows with problems first.

import { useMemo, useState } from "preact/hooks";
import { ANSWER_COLUMNS } from "../src/bulk/answer-cells.js";
import type { RatedRow } from "./rate-messages.js";
import type { Words } from "./words/en.js";
import { inLanguage } from "./words/vocabulary.js";

const HEIGHT = 30;
const WINDOW = 420;
const SPARE = 8;
const ORDER = ["error", "prohibited", "range", "determined"];

interface Props {
  readonly rows: readonly RatedRow[];
  readonly names: readonly string[];
  /** Columns of the input, before those of the answer. */
  readonly width: number;
  readonly words: Words;
  readonly language: string;
}

/** The list. */
export function RowList({ rows, names, width, words, language }: Props) {
  const [top, setTop] = useState(0);
  const [status, setStatus] = useState("");
  const answer = (row: RatedRow, column: string): string => row[width + ANSWER_COLUMNS.indexOf(column)] ?? "";
  const given = (row: RatedRow, column: string): string => row[names.indexOf(column)] ?? "";
  const shown = useMemo(() => {
    const places = rows.map((_, at) => at).filter((at) => status === "" || answer(rows[at] ?? [], "status") === status);
    return places.sort((a, b) => ORDER.indexOf(answer(rows[a] ?? [], "status")) - ORDER.indexOf(answer(rows[b] ?? [], "status")) || a - b);
  }, [rows, status]);
  const first = Math.max(0, Math.floor(top / HEIGHT) - SPARE);
  const visible = shown.slice(first, first + Math.ceil(WINDOW / HEIGHT) + 2 * SPARE);
  return (
    <section class="card">
      <div class="row">
        <h2>{words.problems}</h2>
        <label for="status-filter">{words.status}</label>
        <select id="status-filter" value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
          <option value="">{words.all}</option>
          {ORDER.map((each) => (
            <option key={each} value={each}>
              {inLanguage(each, language)}
            </option>
          ))}
        </select>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="rows" tabIndex={0} aria-label={words.entries} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div class="spacer" style={{ height: `${shown.length * HEIGHT}px` }}>
          {visible.map((at, place) => {
            const row = rows[at] ?? [];
            return (
              <div class="line" key={at} style={{ top: `${(first + place) * HEIGHT}px` }}>
                <span>{at + 1}</span>
                <span>{given(row, "hts")}</span>
                <span>{given(row, "entry_date")}</span>
                <span>{given(row, "customs_value")}</span>
                <span>{inLanguage(answer(row, "status"), language)}</span>
                <span>
                  {answer(row, "total_duty") ||
                    [answer(row, "duty_min"), answer(row, "duty_max")].filter((each) => each !== "").join(" – ")}
                </span>
                <span>{answer(row, "error") || answer(row, "questions") || answer(row, "headings")}</span>
              </div>
            );
          })}
        </div>
      </section>
    </section>
  );
}
