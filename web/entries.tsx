// Entries: a table of the user's is dropped, a worker reads it, its columns are recognized, the worker rates it, and the result is shown and saved.

import { useEffect, useState } from "preact/hooks";
import { REQUIRED } from "../src/bulk/columns.js";
import type { DateOrder } from "../src/tables/cell.js";
import { EntrySums } from "./entry-sums.js";
import { MapColumns } from "./map-columns.js";
import { Reading } from "./reading.js";
import { RowList } from "./row-list.js";
import type { TabProps } from "./tab.js";
import { Templates } from "./templates.js";
import { useRating } from "./use-rating.js";

const STATUSES = ["error", "prohibited", "range", "determined"] as const;

function orderOf(text: string): DateOrder | undefined {
  return text === "mdy" || text === "dmy" ? text : undefined;
}

/** The tab. */
export function Entries({ words, language }: Pick<TabProps, "words" | "language">) {
  const [rating, ask] = useRating(words.failed);
  const [names, setNames] = useState<readonly string[]>([]);
  const [dates, setDates] = useState<DateOrder | undefined>();
  const { name, table, done, rated, failed } = rating;
  useEffect(() => setNames(table?.names ?? []), [table]);

  const take = (file: File | undefined): void => {
    if (file !== undefined) ask({ kind: "read", file, language });
  };
  const count = (number: number): string => number.toLocaleString(language);
  const missing = REQUIRED.filter((column) => !names.includes(column));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for every hand */}
      <div
        class="card drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer?.files[0]);
        }}
      >
        <h1>{words.drop}</h1>
        <label for="file">{words.choose}</label>
        <input
          id="file"
          type="file"
          accept=".csv,.txt,.tsv,.gz,.parquet,.xlsx"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <p class="cites">{words.stays}</p>
        <Templates kind="entries" words={words} />
      </div>
      {failed !== "" && <p class="stop" role="alert">{`${words.failed}: ${failed}`}</p>}
      {name !== "" && table === undefined && failed === "" && (
        <section class="card">
          <p role="status">{`${words.reading} ${name}`}</p>
          <progress aria-label={words.reading} />
        </section>
      )}
      {table !== undefined && (
        <section class="card">
          <h2>{`${name}: ${count(table.rows)} × ${table.header.length}`}</h2>
          <MapColumns header={table.header} names={names} offered={table.offered} change={setNames} words={words} />
          {table.refused !== undefined && <p class="notice">{table.refused}</p>}
          {table.reading !== undefined && <Reading report={table.reading} words={words} language={language} />}
          <div>
            <label for="dates">{words.dates}</label>
            <select id="dates" value={dates ?? ""} onChange={(event) => setDates(orderOf(event.currentTarget.value))}>
              <option value="">{words.datesByColumn}</option>
              <option value="mdy">{words.datesMonthFirst}</option>
              <option value="dmy">{words.datesDayFirst}</option>
            </select>
          </div>
          {missing.length > 0 && <p class="notice">{`${words.missing}: ${missing.join(", ")}`}</p>}
          <div class="row">
            <button
              type="button"
              class="primary"
              id="rate"
              disabled={missing.length > 0 || done !== undefined}
              onClick={() => ask({ kind: "rate", names, dates, language })}
            >
              {words.rateIt}
            </button>
            {done !== undefined && (
              <button type="button" id="stop" onClick={() => ask({ kind: "stop" })}>
                {words.cancel}
              </button>
            )}
          </div>
          {done !== undefined && <progress aria-label={words.rateIt} max={table.rows} value={done} />}
        </section>
      )}
      {rated !== undefined && (
        <>
          <section class="card" id="sums">
            <h2>{`${count(rated.tally.lines)} ${words.rated}`}</h2>
            <p>{STATUSES.map((status) => `${words.word(status)} ${count(rated.tally[status])}`).join(" · ")}</p>
            <Reading report={rated.reading} words={words} language={language} />
            <EntrySums tally={rated.tally} words={words} />
            <div class="row">
              <button type="button" id="save-csv" onClick={() => ask({ kind: "save", as: "csv" })}>
                {words.download}
              </button>
              <button type="button" id="save-parquet" onClick={() => ask({ kind: "save", as: "parquet" })}>
                {words.downloadParquet}
              </button>
            </div>
          </section>
          <RowList
            rated={rated}
            looked={rating.looked}
            words={words}
            language={language}
            look={(window) => ask({ kind: "look", window })}
          />
        </>
      )}
    </>
  );
}
