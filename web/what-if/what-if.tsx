// What if: scenarios of the library and dials, and what they change on Canada's actual imports, worked out in a worker.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { DIALED } from "../../src/scenario/dials.js";
import { permalink } from "../actions.js";
import { Field } from "../field.js";
import { monthInWords, save } from "../figures.js";
import { loadEngine } from "../load.js";
import { Marked } from "../marked.js";
import { askOf, daysInWords } from "../say-fact.js";
import type { TabProps } from "../tab.js";
import { unbroken } from "../unbroken.js";
import { Dials } from "./dials.js";
import { Dropped } from "./dropped.js";
import type { WhatIfAsked, WhatIfEntries, WhatIfFound, WhatIfOffer, WhatIfReply } from "./messages.js";
import { Picks } from "./picks.js";
import { Report, resultOf } from "./report.js";
import { WORDS } from "./words.js";

type Turns = Readonly<Record<string, string>>;

function turnsOf(text: string): Turns {
  return Object.fromEntries(text.split(",").flatMap((each) => (each.includes(":") ? [each.split(":") as [string, string]] : [])));
}

function textOf(turns: Turns): string {
  return Object.entries(turns)
    .filter(([, to]) => to !== "")
    .map(([dial, to]) => `${dial}:${to}`)
    .join(",");
}

// The scenarios as flags of the command; the saved file of the dials is the last of each future.
function futureFlags(picked: readonly string[], dialed: boolean, futures: WhatIfFound["futures"]): string[] {
  const file = (name: string): string => (name === DIALED ? `${DIALED}.yaml` : `scenarios/${name}.yaml`);
  if (futures === undefined) return [...picked, ...(dialed ? [DIALED] : [])].map((name) => `--scenario ${file(name)}`);
  return futures
    .filter(({ scenarios }) => scenarios.length > 0)
    .map(({ scenarios, probability }) => `--scenario ${scenarios.map(file).join("+")}=${probability}`);
}

/** The tab. */
export function WhatIf({ state, change, words: page, language }: TabProps) {
  const words = WORDS[language];
  const worker = useRef<Worker | undefined>(undefined);
  const last = useRef(0);
  const [offer, setOffer] = useState<WhatIfOffer>();
  const [found, setFound] = useState<WhatIfFound>();
  const [dropped, setDropped] = useState(0);
  const [unread, setUnread] = useState<Extract<WhatIfReply, { kind: "unread" }>>();
  const [refused, setRefused] = useState("");
  const [engine, setEngine] = useState<Engine>();
  const [copied, setCopied] = useState("");
  const get = (name: string, otherwise: string | undefined = ""): string => state.kept[`what-if.${name}`] ?? otherwise;
  const set = (name: string, value: string): void => change({ ...state, kept: { ...state.kept, [`what-if.${name}`]: value } });
  const picked = get("use")
    .split(" ")
    .filter((each) => each !== "");
  const turns = turnsOf(get("dials"));
  const turn = (dial: string, to: string): void => set("dials", textOf({ ...turns, [dial]: to }));
  const alternatives = get("how") === "alternatives";
  const odds = turnsOf(get("odds"));
  const defaults = offer?.defaults;
  const month = get("month", defaults?.month);
  const asked: Omit<WhatIfAsked, "id"> = {
    kind: "ask",
    scenarios: picked,
    ...(alternatives ? { odds: get("odds") } : {}),
    dials: get("dials"),
    from: get("from", defaults?.from),
    day: get("day", defaults?.day),
    months: month === "all" ? "" : month,
    by: get("by", "sector") as WhatIfAsked["by"],
    claims: get("claims", "comparable") as WhatIfAsked["claims"],
    assume: get("assume")
      .split(" ")
      .filter((each) => each !== ""),
    language,
  };
  const key = JSON.stringify(asked);
  useEffect(() => {
    const made = new Worker("what-if-worker.js", { type: "module" });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<WhatIfReply>) => {
      if (data.kind === "offer") setOffer(unbroken(data.offer));
      else if (data.kind === "unread") setUnread(data);
      else if (data.id === last.current || (data.kind === "refused" && data.id === 0)) {
        setRefused(data.kind === "refused" ? data.message : "");
        setFound(data.kind === "report" ? data : undefined);
      }
    };
    return () => made.terminate();
  }, []);
  useEffect(() => {
    loadEngine(language).then(setEngine);
  }, [language]);
  useEffect(() => {
    if (offer === undefined) return;
    last.current++;
    worker.current?.postMessage({ ...asked, id: last.current });
  }, [key, offer, dropped]);
  const take = (file: File): void => {
    setUnread(undefined);
    const entries: WhatIfEntries = { kind: "entries", file, language };
    worker.current?.postMessage(entries);
    setDropped((before) => before + 1);
  };
  // The link names the days and the month too, which would otherwise follow the newest.
  const copy = (): void => {
    const pinned = { "what-if.from": asked.from, "what-if.day": asked.day, "what-if.month": month };
    const address = permalink({ ...state, kept: { ...state.kept, ...pinned } }, language);
    navigator.clipboard.writeText(address).then(
      () => setCopied(page.copied),
      () => setCopied(page.failed),
    );
  };
  const choice = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) => (
    <div>
      <label for={`wi-${name}`}>{label}</label>
      <select id={`wi-${name}`} value={value} onChange={(event) => set(name, event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const day = (name: string, label: string, value: string) => (
    <div>
      <label for={`wi-${name}`}>{label}</label>
      <Field id={`wi-${name}`} kind="day" needed spelled value={value} set={(text) => set(name, text)} />
    </div>
  );
  const titles = Object.fromEntries(
    [...(offer?.titles ?? []), ...(offer?.cards ?? [])].map(({ name, title }) => [name, daysInWords(title[language])]),
  );
  const command = [
    `npx carveout exposure --date ${asked.day} --by ${asked.by}`,
    ...(asked.months === "" ? [] : [`--month ${asked.months}`]),
    `--claims ${asked.claims}`,
    ...futureFlags(picked, found?.yaml !== undefined, found?.futures),
    ...asked.assume.map((each) => `--assume ${each}`),
  ].join(" ");
  return (
    <>
      <h1>{words.title}</h1>
      {found === undefined && refused === "" ? (
        <p role="status">{words.working}</p>
      ) : (
        <p class="verdict-line" id="wi-result" aria-live="polite">
          <Marked text={found === undefined ? "" : resultOf(found.report, month, words)} />
        </p>
      )}
      <p class="row controls under-result">
        <button type="button" id="copy-what-if" onClick={copy}>
          {page.link}
        </button>
        {(picked.length > 0 || textOf(turns) !== "") && (
          <button type="button" id="clear-what-if" onClick={() => change({ ...state, kept: {} })}>
            {words.clear}
          </button>
        )}
        <span role="status">{copied}</span>
      </p>
      <Picks
        offer={offer}
        picked={picked}
        alternatives={alternatives}
        odds={odds}
        language={language}
        words={words}
        pick={(names) => set("use", names.join(" "))}
        weigh={(on) => set("how", on ? "alternatives" : "")}
        setOdds={(name, value) => set("odds", textOf({ ...odds, [name]: value }))}
      />
      {/* What stands below the cards waits for them, or they would push it down. */}
      {offer !== undefined && (
        <div class="two side">
          <section>
            <Dials offer={offer} turns={turns} words={words} language={language} turn={turn} />
            <h2>{words.measured}</h2>
            <div class="fields">
              {day("from", words.from, asked.from)}
              {day("day", words.day, asked.day)}
              {choice("month", words.month, month, [
                ["all", words.all],
                ...(offer?.months ?? []).map((each) => [each, monthInWords(each)] as const),
              ])}
              {choice("by", words.by, asked.by, [
                ["sector", words.sector],
                ["chapter", words.chapter],
                ["heading", words.heading],
                ["month", words.monthly],
              ])}
              {choice("claims", words.claims, asked.claims, [
                ["comparable", words.comparable],
                ["recorded", words.recorded],
              ])}
            </div>
            <details class="fold">
              <summary>{words.assumed}</summary>
              <div>
                <label for="wi-assume">{words.assumeHint}</label>
                <input
                  id="wi-assume"
                  placeholder="content.steel.value=0.3-0.6 usContentValue=0.4"
                  value={get("assume")}
                  onChange={(event) => set("assume", event.currentTarget.value)}
                />
              </div>
            </details>
          </section>
          <div>
            {refused !== "" && (
              <pre class="stop" role="alert">
                {refused}
              </pre>
            )}
            {found !== undefined && (
              <Report
                report={found.report}
                futures={found.futures}
                titles={titles}
                words={words}
                page={page}
                ask={(fact) => askOf(fact, engine?.law.facts ?? [], page)}
              />
            )}
            <Dropped
              unread={unread}
              compared={found?.entries}
              weighed={found?.futures !== undefined}
              words={words}
              page={page}
              take={take}
            />
            <section class="card">
              <h2>{words.command}</h2>
              <pre id="command" lang="en">
                {command}
              </pre>
              {found?.yaml !== undefined && (
                <button type="button" id="save-scenario" onClick={() => save("dials.yaml", found.yaml ?? "", "text/yaml")}>
                  {words.save}
                </button>
              )}
            </section>
          </div>
        </div>
      )}
    </>
  );
}
