// What if: scenarios of the library and dials, and what they change on Canada's actual imports, worked out in a worker.

import { useEffect, useRef, useState } from "preact/hooks";
import type { ExposureReport } from "../../src/scenario/report.js";
import { save } from "../figures.js";
import type { TabProps } from "../tabs.js";
import type { WhatIfAsked, WhatIfOffer, WhatIfReply } from "./messages.js";
import { Report } from "./report.js";
import { WORDS } from "./words.js";

const FROM = "2026-12-01";
const DAY = "2027-01-04";

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

/** The tab. */
export function WhatIf({ state, change, language }: TabProps) {
  const words = WORDS[language];
  const worker = useRef<Worker | undefined>(undefined);
  const last = useRef(0);
  const [offer, setOffer] = useState<WhatIfOffer>();
  const [found, setFound] = useState<{ report: ExposureReport; yaml?: string }>();
  const [refused, setRefused] = useState("");
  const get = (name: string, otherwise = ""): string => state.kept[`what-if.${name}`] ?? otherwise;
  const set = (name: string, value: string): void => change({ ...state, kept: { ...state.kept, [`what-if.${name}`]: value } });
  const picked = get("use")
    .split(" ")
    .filter((each) => each !== "");
  const turns = turnsOf(get("dials"));
  const turn = (dial: string, to: string): void => set("dials", textOf({ ...turns, [dial]: to }));
  const asked: Omit<WhatIfAsked, "id"> = {
    scenarios: picked,
    dials: get("dials"),
    from: get("from", FROM),
    day: get("day", DAY),
    months: get("month", "2025-10") === "all" ? "" : get("month", "2025-10"),
    by: get("by", "sector") as WhatIfAsked["by"],
    claims: get("claims", "comparable") as WhatIfAsked["claims"],
    assume: get("assume")
      .split(" ")
      .filter((each) => each !== ""),
  };
  const key = JSON.stringify(asked);
  useEffect(() => {
    const made = new Worker("what-if-worker.js", { type: "module" });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<WhatIfReply>) => {
      if (data.kind === "offer") setOffer(data.offer);
      else if (data.id === last.current) {
        setRefused(data.kind === "refused" ? data.message : "");
        setFound(data.kind === "report" ? data : undefined);
      }
    };
    return () => made.terminate();
  }, []);
  useEffect(() => {
    last.current++;
    worker.current?.postMessage({ ...asked, id: last.current });
  }, [key]);
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
      <input
        id={`wi-${name}`}
        type="date"
        value={value}
        onChange={(event) => event.currentTarget.value !== "" && set(name, event.currentTarget.value)}
      />
    </div>
  );
  const command = [
    `npx carveout exposure --date ${asked.day} --by ${asked.by}`,
    ...(asked.months === "" ? [] : [`--month ${asked.months}`]),
    `--claims ${asked.claims}`,
    ...picked.map((name) => `--scenario scenarios/${name}.yaml`),
    ...(found?.yaml === undefined ? [] : ["--scenario dials.yaml"]),
    ...asked.assume.map((each) => `--assume ${each}`),
  ].join(" ");
  return (
    <>
      <section class="card">
        <h1>{words.title}</h1>
        <fieldset>
          <legend>{words.library}</legend>
          {offer?.scenarios.map(({ name, title }) => (
            <label key={name} class="pick">
              <input
                type="checkbox"
                id={`use-${name}`}
                checked={picked.includes(name)}
                onChange={(event) =>
                  set("use", (event.currentTarget.checked ? [...picked, name] : picked.filter((each) => each !== name)).join(" "))
                }
              />
              <span lang="en">{title}</span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.dials}</legend>
          <div class="fields">
            {offer?.dials.map((dial) => (
              <div key={dial.dial}>
                <label for={`dial-${dial.dial}`}>{dial[language]}</label>
                <div class="row dial">
                  {dial.rates && (
                    <input
                      id={`dial-${dial.dial}`}
                      inputMode="decimal"
                      value={turns[dial.dial] === "off" ? "" : (turns[dial.dial] ?? "")}
                      onChange={(event) =>
                        turn(dial.dial, /^\d{1,4}(\.\d{1,4})?$/.test(event.currentTarget.value) ? event.currentTarget.value : "")
                      }
                    />
                  )}
                  <label class="pick">
                    <input
                      type="checkbox"
                      id={dial.rates ? `off-${dial.dial}` : `dial-${dial.dial}`}
                      checked={turns[dial.dial] === "off"}
                      onChange={(event) => turn(dial.dial, event.currentTarget.checked ? "off" : "")}
                    />
                    <span>{words.off}</span>
                  </label>
                </div>
              </div>
            ))}
          </div>
          <label class="pick">
            <input
              type="checkbox"
              id="dial-cusma"
              checked={turns.cusma === "off"}
              onChange={(event) => turn("cusma", event.currentTarget.checked ? "off" : "")}
            />
            <span>{words.cusma}</span>
          </label>
        </fieldset>
        <div class="fields">
          {day("from", words.from, asked.from)}
          {day("day", words.day, asked.day)}
          {choice("month", words.month, get("month", "2025-10"), [
            ["all", words.all],
            ...(offer?.months ?? []).map((each) => [each, each] as const),
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
        <label for="wi-assume">{words.assumed}</label>
        <input
          id="wi-assume"
          placeholder="content.steel.value=0.3-0.6 usContentValue=0.4"
          value={get("assume")}
          onChange={(event) => set("assume", event.currentTarget.value)}
        />
      </section>
      {refused !== "" && (
        <pre class="stop" role="alert">
          {refused}
        </pre>
      )}
      {found === undefined && refused === "" && <p role="status">{words.working}</p>}
      {found !== undefined && <Report report={found.report} words={words} />}
      <section class="card">
        <h2>{words.command}</h2>
        <pre id="command">{command}</pre>
        {found?.yaml !== undefined && (
          <button type="button" id="save-scenario" onClick={() => save("dials.yaml", found.yaml ?? "", "text/yaml")}>
            {words.save}
          </button>
        )}
      </section>
    </>
  );
}
