// Entries: a table of the user's is dropped, a worker reads it, its columns are recognized, the worker rates it, and the result is shown and saved.

import { useEffect, useState } from "preact/hooks";
import { REQUIRED } from "../src/bulk/columns.js";
import { namedLines } from "../src/bulk/tally.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import type { DateOrder } from "../src/tables/cell.js";
import { EntrySums } from "./entry-sums.js";
import { colon, counted, money } from "./figures.js";
import { FileField } from "./file-field.js";
import { MapColumns, NameColumns } from "./map-columns.js";
import { Reading } from "./reading.js";
import { RowAnswer } from "./row-answer.js";
import { RowList } from "./row-list.js";
import type { TabProps } from "./tab.js";
import { Templates } from "./templates.js";
import { useEngine } from "./use-engine.js";
import { useRating } from "./use-rating.js";

const STATUSES = ["error", "prohibited", "range", "determined"] as const;

function orderOf(text: string): DateOrder | undefined {
  return text === "mdy" || text === "dmy" ? text : undefined;
}

/** The tab. */
export function Entries({ state, words, language }: Pick<TabProps, "state" | "words" | "language">) {
  const [rating, ask, close] = useRating(words.notLoaded);
  const [names, setNames] = useState<readonly string[]>([]);
  const [dates, setDates] = useState<DateOrder | undefined>();
  const { name, table, done, rated, opened, failed } = rating;
  const { engine, isWaiting } = useEngine(language, opened !== undefined && opened.line.origin !== DEFAULT_ORIGIN);
  useEffect(() => setNames(table?.names ?? []), [table]);

  const take = (file: File | undefined): void => {
    if (file !== undefined) ask({ kind: "read", file, language });
  };
  // Rows copied from a spreadsheet are tab-separated text; what is pasted into a field stays there.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const into = event.target instanceof Element && event.target.closest("input:not([type=file]), textarea, select") !== null;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const [file] = event.clipboardData?.files ?? [];
      if (into || (text.trim() === "" && file === undefined)) return;
      event.preventDefault();
      take(text.trim() === "" ? file : new File([text], words.pasted, { type: "text/plain" }));
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, [language, words]);
  const missing = REQUIRED.filter((column) => !names.includes(column));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for every hand */}
      <div
        class={`card drop ${table === undefined ? "" : "slim"}`}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer?.files[0]);
        }}
      >
        <h1>{words.drop}</h1>
        <FileField id="file" accept=".csv,.txt,.tsv,.gz,.parquet,.xlsx" take={([file]) => take(file)} />
        <p class="cites">{words.pasteToo}</p>
        <p class="cites">{words.stays}</p>
        <Templates kind="entries" words={words} />
      </div>
      {failed !== "" && <p class="stop" role="alert">{`${words.failed}${colon()}${failed}`}</p>}
      {name !== "" && table === undefined && failed === "" && (
        <section class="card">
          <p role="status">{`${words.reading} ${name}`}</p>
          <progress aria-label={words.reading} />
        </section>
      )}
      {table !== undefined && (
        <section class="card">
          <h2>{`${name}${colon()}${words.tableSize(counted(table.rows), table.header.length)}`}</h2>
          {table.rows === 0 && <p class="notice">{words.noRows}</p>}
          {missing.length > 0 && <NameColumns header={table.header} names={names} missing={missing} change={setNames} words={words} />}
          <MapColumns header={table.header} names={names} offered={table.offered} change={setNames} words={words} />
          {table.refused !== undefined && REQUIRED.every((column) => table.names.includes(column)) && <p class="notice">{table.refused}</p>}
          {table.reading !== undefined && <Reading report={table.reading} words={words} language={language} />}
          <div class="row ends">
            <div>
              <label for="dates">{words.dates}</label>
              <select id="dates" value={dates ?? ""} onChange={(event) => setDates(orderOf(event.currentTarget.value))}>
                <option value="">{words.datesByColumn}</option>
                <option value="mdy">{words.datesMonthFirst}</option>
                <option value="dmy">{words.datesDayFirst}</option>
              </select>
            </div>
            <button
              type="button"
              class="primary"
              id="rate"
              disabled={missing.length > 0 || done !== undefined || table.rows === 0}
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
            <h2>{`${counted(rated.tally.lines)} ${words.rated(rated.tally.lines)}`}</h2>
            <p class="cites">{STATUSES.map((status) => `${words.statuses[status]} ${counted(rated.tally[status])}`).join(" · ")}</p>
            <div class="amounts">
              <div class="amount">
                <h3>{words.dutyOnAll}</h3>
                <div class="figure" id="sum">
                  {rated.total.most === undefined
                    ? words.totalLeast(money(rated.total.least))
                    : words.totalBounds(money(rated.total.least), money(rated.total.most))}
                </div>
                <div class="share">{[words.openRows(rated.total.open), words.refusedRows(rated.tally.error)].join(" ").trim()}</div>
              </div>
            </div>
            {[
              [words.outOfSeasonRows, namedLines(rated.tally.outOfSeason)] as const,
              [words.otherUnitValueRows, namedLines(rated.tally.otherUnitValue)] as const,
            ].map(
              ([said, named], at) =>
                named !== undefined && (
                  <p class="notice" key={at}>
                    {said(named.count, named.numbers)}
                  </p>
                ),
            )}
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
            rules={engine?.law.facts ?? []}
            words={words}
            look={(window) => ask({ kind: "look", window, language })}
            open={(at) => ask({ kind: "open", at })}
          />
          {opened !== undefined && engine !== undefined && !isWaiting && (
            <RowAnswer
              opened={opened}
              engine={engine}
              state={state}
              words={words}
              language={language}
              give={(fact, value, same) => ask({ kind: "give", at: opened.at, fact, value, same })}
              next={() => ask({ kind: "open", at: opened.at, next: true })}
              close={close}
            />
          )}
        </>
      )}
    </>
  );
}
