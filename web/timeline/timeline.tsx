// Timeline: events of the record and changes of the law on one line; each opens to what it changed, and feeds carry it on.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { addDays, type Day } from "../../src/exact/day.js";
import { eventWords, type TimelineEvent } from "../../src/history/events.js";
import { atom, changeEntries, eventEntries, feedHead, icalendar, NEW_DAYS } from "../../src/history/feed.js";
import type { LawChange } from "../../src/history/law-changes.js";
import type { LawTurn } from "../../src/history/turns.js";
import type { Instrument } from "../../src/law/types.js";
import { translator } from "../../src/said/translator.js";
import { colon, save } from "../figures.js";
import { loadEvents, loadFrenchTitles } from "../home/data.js";
import { loadFirstEngine } from "../load.js";
import { today } from "../state.js";
import type { TabProps } from "../tab.js";
import type { DayDifference } from "./difference.js";
import type { TimelineAsked, TimelineReply } from "./messages.js";
import { Row } from "./row.js";
import { LAW, timelineRows } from "./rows.js";
import { WORDS } from "./words.js";

const NUMBER = /\d[\d.]{6,12}\d/g;

interface OfList {
  readonly key: string;
  readonly changes: readonly LawChange[];
  readonly unknown: readonly string[];
}

/** The tab. */
export function Timeline({ state, change, words: page, language }: TabProps) {
  const words = WORDS[language];
  const worker = useRef<Worker | undefined>(undefined);
  const [events, setEvents] = useState<readonly TimelineEvent[]>();
  const [turns, setTurns] = useState<readonly LawTurn[]>();
  const [differences, setDifferences] = useState<Readonly<Record<string, DayDifference>>>({});
  const [ofList, setOfList] = useState<OfList>();
  const [isFailed, setFailed] = useState(false);
  const get = (name: string): string => state.kept[`timeline.${name}`] ?? "";
  const set = (name: string, value: string): void => change({ ...state, kept: { ...state.kept, [`timeline.${name}`]: value } });
  const numbers = get("list").match(NUMBER) ?? [];
  const listKey = numbers.join(" ");
  const open = get("open");
  const openDay = open.slice(open.indexOf("-") + 1);
  const day = today();
  useEffect(() => {
    loadEvents().then(setEvents, () => setFailed(true));
    const made = new Worker("timeline-worker.js", { type: "module", name: language });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<TimelineReply>) => {
      if (data.kind === "turns") setTurns(data.turns);
      else if (data.kind === "failed") setFailed(true);
      else if (data.kind === "list") setOfList({ key: data.numbers.join(" "), changes: data.changes, unknown: data.unknown });
      else setDifferences((before) => ({ ...before, [`${data.day} ${data.numbers.join(" ")}`]: data }));
    };
    made.onerror = () => setFailed(true);
    return () => {
      made.terminate();
      setTurns(undefined);
      setOfList(undefined);
      setDifferences({});
    };
  }, [language]);
  const ask = (asked: TimelineAsked): void => worker.current?.postMessage(asked);
  useEffect(() => {
    if (numbers.length > 0) ask({ kind: "list", numbers });
  }, [listKey, language]);
  useEffect(() => {
    if (openDay !== "" && differences[`${openDay} ${listKey}`] === undefined) ask({ kind: "difference", day: openDay, numbers });
  }, [openDay, listKey, language]);
  const known = useMemo(() => eventWords(events ?? []), [events]);
  const listed = numbers.length > 0 && ofList?.key === listKey ? ofList : undefined;
  const waiting = events === undefined || turns === undefined || (numbers.length > 0 && listed === undefined);
  const [sector, kind, text] = [get("sector"), get("kind"), get("text")];
  const rows = useMemo(
    () =>
      timelineRows(events ?? [], turns ?? [], {
        sector,
        kind,
        text,
        today: day,
        ...(listed === undefined ? {} : { changes: listed.changes }),
      }),
    [events, turns, sector, kind, text, listed],
  );
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [instruments, setInstruments] = useState<Readonly<Record<string, Instrument>>>({});
  const [measures, setMeasures] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    loadFirstEngine(language).then(({ law }) => {
      setInstruments(law.instruments);
      setMeasures(new Map(law.measures.map(({ id, title }) => [id, title])));
    });
  }, [language]);
  useEffect(() => {
    if (language === "fr") loadFrenchTitles().then(setTitles);
    else setTitles({});
  }, [language]);
  const said = page.word;
  const feed = (form: "ics" | "xml"): void => {
    const from = addDays(day as Day, -NEW_DAYS);
    const entries =
      listed === undefined
        ? eventEntries(
            rows.flatMap(({ event }) => (event !== undefined && event.date >= from ? [event] : [])),
            translator(language),
            titles,
          )
        : changeEntries(
            listed.changes.filter((each) => each.day >= from),
            day,
            translator(language),
          );
    const head = feedHead(listed === undefined ? "events" : "list", day, translator(language));
    if (form === "ics") save("carveout.ics", icalendar(head, entries), "text/calendar");
    else save("carveout.xml", atom(head, entries), "application/atom+xml");
  };
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <div>
      <label for={`tl-${name}`}>{label}</label>
      <select id={`tl-${name}`} value={get(name)} onChange={(event) => set(name, event.currentTarget.value)}>
        {[["", words.all] as const, ...options].map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const part = (name: string, of: typeof rows, id: string) =>
    of.length > 0 && (
      <section class="card" id={id}>
        <h2>{`${name}${colon()}${of.length} ${words.shown}`}</h2>
        <ol class="timeline">
          {of.map((row) => (
            <Row
              key={row.key}
              row={row}
              words={words}
              measure={(id) => page.law(measures.get(id) ?? id)}
              said={said}
              open={open === row.key}
              found={differences[`${row.day} ${listKey}`]}
              toggle={() => set("open", open === row.key ? "" : row.key)}
              titles={titles}
              instruments={instruments}
            />
          ))}
        </ol>
      </section>
    );
  return (
    <>
      <section class="card">
        <h1>{words.title}</h1>
        <div class="controls">
          <div class="fields">
            {choice(
              "sector",
              words.sector,
              known.sectors.filter((each) => each !== "all").map((each) => [each, said(each)]),
            )}
            {choice("kind", words.kind, [[LAW, words.change], ...known.kinds.map((each) => [each, said(each)] as const)])}
            <div>
              <label for="tl-text">{words.text}</label>
              <input
                id="tl-text"
                type="search"
                placeholder={words.textHint}
                value={text}
                onInput={(event) => set("text", event.currentTarget.value)}
              />
            </div>
          </div>
          <label for="tl-list">{words.list}</label>
          <textarea
            id="tl-list"
            rows={2}
            placeholder={words.listHint}
            value={get("list")}
            onInput={(event) => set("list", event.currentTarget.value)}
            aria-describedby="tl-stays"
          />
          <p class="cites" id="tl-stays">
            {words.listStays}
          </p>
          {listed !== undefined && listed.unknown.length > 0 && (
            <p class="notice">{`${words.unknown}${colon()}${listed.unknown.join(", ")}`}</p>
          )}
          <div class="row controls">
            <button type="button" id="save-ics" disabled={waiting} onClick={() => feed("ics")}>
              {words.calendar}
            </button>
            <button type="button" id="save-atom" disabled={waiting} onClick={() => feed("xml")}>
              {words.feed}
            </button>
          </div>
          <p class="cites">{numbers.length > 0 ? words.feedOfList : words.feedOfEvents}</p>
        </div>
      </section>
      {isFailed && <p class="stop" role="alert">{`${page.failed}${colon()}${page.notLoaded}`}</p>}
      {waiting && !isFailed && <p role="status">{words.reading}</p>}
      {!waiting && rows.length === 0 && <p class="notice">{words.nothing}</p>}
      {part(words.toCome, rows.filter((row) => row.day > day).reverse(), "to-come")}
      {part(
        words.past,
        rows.filter((row) => row.day <= day),
        "so-far",
      )}
    </>
  );
}
