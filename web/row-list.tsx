// A hundred thousand rated rows as a list of which only what is seen is drawn; rows with problems first.

import { useMemo, useState } from "preact/hooks";
import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../src/bulk/answer-cells.js";
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
  const [month, setMonth] = useState("");
  const [authority, setAuthority] = useState("");
  const answer = (row: RatedRow, column: string): string => row[width + ANSWER_COLUMNS.indexOf(column)] ?? "";
  const given = (row: RatedRow, column: string): string => row[names.indexOf(column)] ?? "";
  const monthOf = (row: RatedRow): string => /^\d{4}-\d{2}(?=-\d{2}$)/.exec(given(row, "entry_date"))?.[0] ?? "";
  const months = useMemo(() => [...new Set(rows.map(monthOf))].filter((each) => each !== "").sort(), [rows]);
  const owed = useMemo(
    () =>
      AUTHORITY_COLUMNS.filter(([column]) => rows.some((row) => owes(answer(row, column)))).map(
        ([column, name]) => [column, name] as const,
      ),
    [rows],
  );
  const shown = useMemo(() => {
    const fits = (row: RatedRow): boolean =>
      (status === "" || answer(row, "status") === status) &&
      (month === "" || monthOf(row) === month) &&
      (authority === "" || owes(answer(row, authority)));
    const places = rows.map((_, at) => at).filter((at) => fits(rows[at] ?? []));
    return places.sort((a, b) => ORDER.indexOf(answer(rows[a] ?? [], "status")) - ORDER.indexOf(answer(rows[b] ?? [], "status")) || a - b);
  }, [rows, status, month, authority]);
  const first = Math.max(0, Math.floor(top / HEIGHT) - SPARE);
  const visible = shown.slice(first, first + Math.ceil(WINDOW / HEIGHT) + 2 * SPARE);
  const filter = (
    id: string,
    name: string,
    value: string,
    set: (value: string) => void,
    choices: readonly (string | readonly [string, string])[],
  ) => (
    <label>
      {`${name} `}
      <select id={`${id}-filter`} value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        {choices.map((each) => {
          const [key, text] = typeof each === "string" ? [each, each] : each;
          return (
            <option key={key} value={key}>
              {inLanguage(text, language)}
            </option>
          );
        })}
      </select>
    </label>
  );
  return (
    <section class="card">
      <div class="row">
        <h2>{words.problems}</h2>
        {filter("status", words.status, status, setStatus, ORDER)}
        {filter("month", words.month, month, setMonth, months)}
        {filter("authority", words.authority, authority, setAuthority, owed)}
        <span id="shown" role="status">{`${shown.length.toLocaleString(language)} / ${rows.length.toLocaleString(language)}`}</span>
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

// Whether an amount is there and not zero.
function owes(amount: string): boolean {
  return /[1-9]/.test(amount);
}
