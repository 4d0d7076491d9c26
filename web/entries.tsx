// Entries: a table of the user's is dropped, its columns are recognized, a worker rates it, and the result is shown and saved.

import { useRef, useState } from "preact/hooks";
import { ANSWER_COLUMNS } from "../src/bulk/answer-cells.js";
import { REQUIRED } from "../src/bulk/columns.js";
import type { Tally } from "../src/bulk/tally.js";
import { EntrySums } from "./entry-sums.js";
import { save } from "./figures.js";
import { MapColumns } from "./map-columns.js";
import type { RatedRow, RateReply } from "./rate-messages.js";
import { recognized } from "./recognized.js";
import { RowList } from "./row-list.js";
import type { TabProps } from "./tabs.js";
import { inLanguage } from "./words/vocabulary.js";

interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tab. */
export function Entries({ words, language }: Pick<TabProps, "words" | "language">) {
  const [table, setTable] = useState<Table>();
  const [names, setNames] = useState<readonly string[]>([]);
  const [done, setDone] = useState<number>();
  const [rated, setRated] = useState<{ rows: readonly RatedRow[]; tally: Tally }>();
  const [failed, setFailed] = useState("");
  const worker = useRef<Worker | undefined>(undefined);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setFailed("");
    setRated(undefined);
    try {
      const { readTable } = await import("./read-table.js");
      const [header = [], ...rows] = await readTable(file);
      setTable({ name: file.name, header, rows });
      setNames(header.map((name) => recognized(name)));
    } catch (error) {
      setFailed((error as Error).message);
    }
  };
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = undefined;
    setDone(undefined);
  };
  const start = (): void => {
    if (table === undefined) return;
    stop();
    setRated(undefined);
    const made = new Worker("rate-worker.js", { type: "module" });
    worker.current = made;
    setDone(0);
    made.onmessage = ({ data }: MessageEvent<RateReply>) => {
      if (data.kind === "progress") setDone(data.done);
      else {
        stop();
        if (data.kind === "done") setRated(data);
        else setFailed(data.message);
      }
    };
    made.onerror = () => {
      stop();
      setFailed(words.failed);
    };
    made.postMessage({ header: table.header, names, rows: table.rows });
  };
  const missing = REQUIRED.filter((column) => !names.includes(column));
  const header = table === undefined ? [] : [...table.header, ...ANSWER_COLUMNS];
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
        <input id="file" type="file" accept=".csv,.gz,.parquet,.xlsx" onChange={(event) => take(event.currentTarget.files?.[0])} />
        <p class="cites">{words.stays}</p>
      </div>
      {failed !== "" && <p class="stop" role="alert">{`${words.failed}: ${failed}`}</p>}
      {table !== undefined && (
        <section class="card">
          <h2>{`${table.name}: ${table.rows.length.toLocaleString(language)} × ${table.header.length}`}</h2>
          <MapColumns header={table.header} names={names} change={setNames} words={words} />
          {missing.length > 0 && <p class="notice">{`${words.missing}: ${missing.join(", ")}`}</p>}
          <div class="row">
            <button type="button" class="primary" id="rate" disabled={missing.length > 0 || done !== undefined} onClick={start}>
              {words.rateIt}
            </button>
            {done !== undefined && (
              <button type="button" onClick={stop}>
                {words.cancel}
              </button>
            )}
          </div>
          {done !== undefined && <progress aria-label={words.rateIt} max={table.rows.length} value={done} />}
        </section>
      )}
      {table !== undefined && rated !== undefined && (
        <>
          <section class="card" id="sums">
            <h2>{`${rated.tally.lines.toLocaleString(language)} ${words.rated}`}</h2>
            <p>
              {(["error", "prohibited", "range", "determined"] as const)
                .map((status) => `${inLanguage(status, language)} ${rated.tally[status].toLocaleString(language)}`)
                .join(" · ")}
            </p>
            <EntrySums tally={rated.tally} words={words} language={language} />
            <div class="row">
              <button
                type="button"
                id="save-csv"
                onClick={async () => save("rated.csv", (await import("./read-table.js")).writeCsv(header, rated.rows), "text/csv")}
              >
                {words.download}
              </button>
              <button
                type="button"
                id="save-parquet"
                onClick={async () =>
                  save(
                    "rated.parquet",
                    await (await import("./read-table.js")).writeParquet(header, rated.rows),
                    "application/octet-stream",
                  )
                }
              >
                {words.downloadParquet}
              </button>
            </div>
          </section>
          <RowList rows={rated.rows} names={names} width={table.header.length} words={words} language={language} />
        </>
      )}
    </>
  );
}
