// Refunds: a report is dropped, a worker audits it, and the page shows what comes back, by when, and why.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { Field } from "../field.js";
import { colon, save } from "../figures.js";
import { FileField } from "../file-field.js";
import { loadEngine } from "../load.js";
import { askOf } from "../say-fact.js";
import { today } from "../state.js";
import type { TabProps } from "../tab.js";
import { Templates } from "../templates.js";
import type { AuditReply, AuditRequest, GivenOnPage, SavedKind, ShownEntry } from "./audit-messages.js";
import { Claims } from "./claims.js";
import { Deadlines } from "./deadlines.js";
import { EntryDetail } from "./entry-detail.js";
import { EntryList } from "./entry-list.js";
import { useKept } from "./kept.js";
import { Sums } from "./sums.js";
import { Total } from "./total.js";
import { refundWords } from "./words.js";

type Done = Extract<AuditReply, { kind: "done" }>;
type Progress = Extract<AuditReply, { kind: "progress" }>;

const SYNTHETIC = { rows: 2_000, seed: 1 };
const KEPT_DAY = "refunds.asof";
const SAVED: readonly SavedKind[] = ["findings", "entries", "rows", "xlsx", "html", "cape", "claims"];

// The worker holds the rows; it runs on while another tab is shown. `wanted` is the entry that is to be shown: again when
// it has audited once more, and not when it was closed before its answer came.
const running: { worker: Worker | undefined; wanted: string | undefined } = { worker: undefined, wanted: undefined };

/** The tab. */
export function Refunds({ state, change, words: page, language }: TabProps) {
  const words = refundWords(language);
  const [files, setFiles] = useKept<readonly File[]>("files", []);
  const [liquidations, setLiquidations] = useKept<File | undefined>("liquidations", undefined);
  const [facts, setFacts] = useKept<File | undefined>("facts", undefined);
  const [claims, setClaims] = useKept<readonly File[]>("claims", []);
  const [engine, setEngine] = useState<Engine>();
  useEffect(() => {
    loadEngine(language).then(setEngine);
  }, [language]);
  const [given, setGiven] = useKept<readonly GivenOnPage[]>("given", []);
  const [synthetic, setSynthetic] = useKept<boolean>("synthetic", false);
  const [progress, setProgress] = useKept<Progress | undefined>("progress", undefined);
  const [done, setDone] = useKept<Done | undefined>("done", undefined);
  const [shown, setShown] = useKept<ShownEntry | undefined>("shown", undefined);
  const [failed, setFailed] = useKept<string>("failed", "");
  const asOf = state.kept[KEPT_DAY] ?? today();
  const titles = done?.titles ?? {};

  const stop = (): void => {
    running.worker?.terminate();
    running.worker = undefined;
    setProgress(undefined);
  };
  const send = (request: AuditRequest): void => running.worker?.postMessage(request);
  const heard = ({ data }: MessageEvent<AuditReply>): void => {
    if (data.kind === "progress") setProgress(data);
    else if (data.kind === "entry") {
      if (data.entry.cells.entry_number === running.wanted) setShown(data.entry);
    } else if (data.kind === "saved") for (const { name, content, type } of data.files) save(name, content, type);
    else {
      setProgress(undefined);
      if (data.kind === "failed") setFailed(data.message);
      else {
        setDone(data);
        if (running.wanted !== undefined) send({ kind: "entry", entry: running.wanted });
      }
    }
  };
  // Back on the tab, the worker that was left running answers here.
  useEffect(() => {
    if (running.worker !== undefined) running.worker.onmessage = heard;
  });
  const start = (from: Pick<Extract<AuditRequest, { kind: "audit" }>, "files" | "synthetic">): void => {
    stop();
    const made = new Worker("audit-worker.js", { type: "module" });
    running.worker = made;
    made.onmessage = heard;
    made.onerror = () => {
      stop();
      setFailed(page.notLoaded);
    };
    running.wanted = undefined;
    setFailed("");
    setDone(undefined);
    setShown(undefined);
    setGiven([]);
    setSynthetic(from.synthetic !== undefined);
    setProgress({ kind: "progress", stage: "reading", done: 0, of: 1 });
    send({
      kind: "audit",
      ...from,
      ...(liquidations === undefined || from.synthetic !== undefined ? {} : { liquidations }),
      ...(facts === undefined || from.synthetic !== undefined ? {} : { facts }),
      ...(claims.length === 0 || from.synthetic !== undefined ? {} : { claims }),
      given: [],
      asOf,
      language,
    });
  };
  const give = (next: readonly GivenOnPage[]): void => {
    setGiven(next);
    setFailed("");
    setProgress({ kind: "progress", stage: "auditing", done: 0, of: 1 });
    send({ kind: "audit", given: next, asOf, language });
  };
  // Another language is chosen: what is shown is said anew, from the rows that the worker holds.
  useEffect(() => {
    if (done !== undefined && done.language !== language && running.worker !== undefined) give(given);
  }, [language, done]);
  const rules = engine?.law.facts ?? [];
  const open = (entry: string): void => {
    running.wanted = entry;
    // The browser has put the sheet of the entry before away, and tells it only later.
    setShown(undefined);
    send({ kind: "entry", entry });
  };
  const file = (id: string, label: string, hint: string, put: (files: readonly File[]) => void, many = false) => (
    <FileField id={id} label={label} hint={hint} accept=".csv,.gz,.parquet,.xlsx" many={many} take={put} />
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for every hand */}
      <div
        class={`card drop form ${done === undefined ? "" : "slim"}`}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          setFiles([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <h1>{words.title}</h1>
        <div class="fields tops">
          {file("report", words.report, words.reportHint, setFiles, true)}
          {file("liquidations", words.liquidations, words.liquidationsHint, ([each]) => setLiquidations(each))}
          {file("claim-files", words.claimFiles, words.claimFilesHint, setClaims, true)}
          {file("facts", words.factsFile, words.factsHint, ([each]) => setFacts(each))}
          <div>
            <label for="as-of">{words.asOf}</label>
            <Field
              id="as-of"
              kind="day"
              needed
              spelled
              value={asOf}
              set={(day) => change({ ...state, kept: { ...state.kept, [KEPT_DAY]: day } })}
            />
          </div>
        </div>
        <p class="cites">{words.stays}</p>
        <Templates kind="report" words={words} />
        <div class="row">
          <button
            type="button"
            class="primary"
            id="audit"
            disabled={files.length === 0 || progress !== undefined}
            onClick={() => start({ files })}
          >
            {words.audit}
          </button>
          {files.length === 0 && done === undefined && <span class="cites">{words.needsReport}</span>}
          <button type="button" id="synthetic" disabled={progress !== undefined} onClick={() => start({ synthetic: SYNTHETIC })}>
            {words.synthetic}
          </button>
          {progress !== undefined && (
            <button type="button" id="cancel" onClick={stop}>
              {words.cancel}
            </button>
          )}
        </div>
        {progress !== undefined && <progress aria-label={words[progress.stage]} max={progress.of} value={progress.done} />}
      </div>
      {failed !== "" && <p class="stop" role="alert">{`${words.failed}${colon()}${failed}`}</p>}
      {done !== undefined && (
        <>
          {synthetic && <p class="notice">{words.syntheticNote}</p>}
          <Total done={done} words={words} ask={(fact) => askOf(fact, rules, page)} word={page.word} />
          {done.claims.length > 0 && <Claims claims={done.claims} words={words} open={open} />}
          <div class="row card">
            {SAVED.filter((what) => what !== "claims" || done.claims.length > 0).map((what) => (
              <button type="button" id={`save-${what}`} key={what} onClick={() => send({ kind: "save", what })}>
                {words.save[what]}
              </button>
            ))}
          </div>
          {shown !== undefined && (
            <EntryDetail
              key={shown.cells.entry_number}
              shown={shown}
              titles={titles}
              rules={rules}
              words={words}
              page={page}
              given={given}
              give={give}
              close={() => {
                running.wanted = undefined;
                setShown(undefined);
              }}
            />
          )}
          <EntryList entries={done.entries} titles={titles} words={words} open={open} />
          <Deadlines deadlines={done.deadlines} titles={titles} words={words} open={open} />
          <Sums by={done.summary.by} titles={titles} words={words} word={page.word} />
        </>
      )}
    </>
  );
}
