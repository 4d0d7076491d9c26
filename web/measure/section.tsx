// One measure: its headings with their dated amendments and acts, lists, court cases, open readings, and scenarios that touch it.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { formatHts } from "../../src/hts/number.js";
import type { Adds } from "../../src/law/adds.js";
import type { Amendment, Measure, Provision } from "../../src/law/types.js";
import { Acts } from "../acts.js";
import { englishOf } from "../english-of.js";
import { colon, dayInWords } from "../figures.js";
import type { HomeWords } from "../home/words.js";
import type { Namer } from "../names.js";
import { daysInWords, rateInWords } from "../say-fact.js";
import { answerAddress, viewAddress } from "../state.js";
import type { Words } from "../words/en.js";
import { type Dial, loadDials, type ScenarioTitle } from "./dials.js";

interface Props {
  readonly measure: Measure;
  /** The page is of this measure, and has its title. */
  readonly isAlone: boolean;
  readonly engine: Engine;
  readonly day: string;
  readonly words: Words;
  readonly home: HomeWords;
  readonly names: Namer;
  readonly language: "en" | "fr";
}

/** The part of the page. */
export function MeasureSection({ measure, isAlone, engine, day, words, home, names, language }: Props) {
  const { instruments, lists } = engine.law;
  const [touching, setTouching] = useState<{ readonly dials: readonly Dial[]; readonly scenarios: readonly ScenarioTitle[] }>();
  useEffect(() => {
    loadDials().then(setTouching);
  }, []);
  const used = listsOf(measure.provisions).flatMap((id) => lists[id] ?? []);
  const dials = touching?.dials.filter((dial) => dial.measure === measure.id) ?? [];
  const scenarios = touching?.scenarios.filter((each) => each.measures.includes(measure.id)) ?? [];
  // Parts of the page, or of one measure among several.
  const Part = isAlone ? "h2" : "h3";
  return (
    <section class="section measure" aria-labelledby={isAlone ? "measure-title" : `m-${measure.id}`}>
      {!isAlone && <h2 id={`m-${measure.id}`}>{words.law(measure.title)}</h2>}
      <p class="cites">
        {`${words.word(measure.authority)}. `}
        {`${home.seen(dayInWords(measure.lastSeen.day))}${colon()}`}
        <span lang="en">{measure.lastSeen.in}</span>
      </p>
      {measure.ends !== undefined && (
        <p class="notice">
          {`${home.noLonger}${colon()}${home.beginsOn(dayInWords(measure.ends.on))} `}
          <Acts cites={measure.ends.by} instruments={instruments} />
        </p>
      )}
      {measure.unlawful !== undefined && (
        <p class="notice">
          {`${home.unlawful(dayInWords(measure.unlawful.held))} `}
          <Acts cites={measure.unlawful.by} instruments={instruments} />
          {`${colon()}${words.law(measure.unlawful.because)}`}
        </p>
      )}
      {measure.litigation.map(({ text, seen }) => (
        <p class="cites" key={text}>
          {`${home.court(dayInWords(seen))}${colon()}`}
          <span lang="en">{text}</span>
        </p>
      ))}
      <Part>{home.headings}</Part>
      <ul class="plain provisions">
        {measure.provisions.map((provision) => (
          <Terms key={provision.id} provision={provision} day={day} words={words} home={home} instruments={instruments} />
        ))}
      </ul>
      {used.length > 0 && (
        <>
          <Part>{home.lists}</Part>
          {used.map((list) => {
            const rows = list.rows.filter(([, from, until]) => (from === "" || from <= day) && (until === "" || day < until));
            return (
              <details class="fold" key={list.id}>
                <summary>
                  <span lang={englishOf(words.law(list.title))}>{words.law(list.title)}</span>
                  {`${colon()}${home.numbers(rows.length)}`}
                </summary>
                <p class="cites">
                  <span lang="en">{list.source}</span>
                  {list.open ? ` ${home.openList}` : ""}
                  {list.unverified === undefined ? "" : ` ${home.unverified}`}
                </p>
                <ul class="numbers tall">
                  {rows.map(([prefix]) => (
                    <li key={prefix}>
                      <a
                        href={answerAddress(prefix, day, language)}
                        title={names.name(prefix.slice(0, 6)) || names.name(prefix.slice(0, 4))}
                      >
                        {formatHts(prefix)}
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            );
          })}
        </>
      )}
      {measure.questions.length > 0 && (
        <>
          <Part>{home.openQuestions}</Part>
          <ul>
            {measure.questions.map(({ id, ask, readings, cites }) => (
              <li key={id}>
                {`${words.law(ask)} 1. ${words.law(readings[0])} 2. ${words.law(readings[1])} `}
                <span class="cites">
                  <Acts cites={cites} instruments={instruments} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {dials.length + scenarios.length > 0 && (
        <>
          <Part>{home.scenarios}</Part>
          <ul>
            {dials.map((dial) => (
              <li key={dial.dial}>
                <a href={viewAddress("what-if", day, language, { "what-if.dials": `${dial.dial}:off` })}>{dial[language]}</a>
              </li>
            ))}
            {scenarios.map((each) => (
              <li key={each.name}>
                <a href={viewAddress("what-if", day, language, { "what-if.use": each.name })}>{daysInWords(each.title[language])}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface TermsProps extends Pick<Props, "day" | "words" | "home"> {
  readonly provision: Provision;
  readonly instruments: Engine["law"]["instruments"];
}

function Terms({ provision, day, words, home, instruments }: TermsProps) {
  const { id, covers, amendments, ends } = provision;
  const number = numberOf(id);
  const gone = ends !== undefined && ends.on <= day;
  return (
    <li>
      <p>
        {number !== "" && <strong class="code">{number}</strong>} {words.law(covers)}
        {gone && <span class="cites">{` (${home.endedOn(dayInWords(ends.on))})`}</span>}
      </p>
      <ol class="dates">
        {amendments.map((each) => (
          <li key={each.from + each.by.join()} class={each.withdrawn === undefined ? "" : "withdrawn"}>
            <time dateTime={each.from}>{dayInWords(each.from)}</time>
            <div>
              <span class="change">{changeOf(each, words, home)}</span>
              {each.withdrawn !== undefined && <span class="tag">{` ${home.withdrawn(dayInWords(each.withdrawn))}`}</span>}
              {each.unverified !== undefined && <span class="tag">{` ${home.unverified}`}</span>}{" "}
              <span class="cites">
                <Acts cites={each.by} instruments={instruments} />
              </span>
            </div>
          </li>
        ))}
        {ends !== undefined && (
          <li>
            <time dateTime={ends.on}>{dayInWords(ends.on)}</time>
            <div>
              {`${home.noLonger} `}
              <span class="cites">
                <Acts cites={ends.by} instruments={instruments} />
              </span>
            </div>
          </li>
        )}
      </ol>
    </li>
  );
}

// The number that a provision is known by in print: a heading or a case. What the law calls a part of it after the stroke says nothing here.
function numberOf(id: string): string {
  const [first = ""] = id.split("/");
  return /^\d{8}$/.test(first) ? formatHts(first) : /^[A-Z]-\d/.test(first) ? first : "";
}

function changeOf({ terms }: Amendment, words: Words, home: HomeWords): string {
  return terms.adds === undefined ? home.amended : addsOf(terms.adds, words, home);
}

function addsOf(adds: Adds, words: Words, home: HomeWords): string {
  switch (adds.kind) {
    case "nothing":
      return home.adds.nothing;
    case "rate":
      return home.adds.rate(rateInWords(adds.text, words));
    case "up-to":
      return home.adds.upTo(rateInWords(adds.text.replace(/^up to /, ""), words));
    case "in-place":
      return home.adds.inPlace(rateInWords(adds.text, words));
    case "barred":
      return home.adds.barred;
    case "table":
      return home.adds.table(words.law(adds.text));
    case "either":
      return `${addsOf(adds.law, words, home)} / ${addsOf(adds.general, words, home)}`;
    default:
      return adds satisfies never;
  }
}

// Lists that the terms name, however deep.
function listsOf(provisions: readonly Provision[]): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "list" && typeof inner === "string") found.add(inner);
      walk(inner);
    }
  };
  walk(provisions);
  return [...found];
}
