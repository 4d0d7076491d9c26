// One entry: what comes back line by line, with the law; its deadlines in words; the questions that would settle what is open.

import { useState } from "preact/hooks";
import type { FactRule } from "../../src/law/types.js";
import { Drawer } from "../drawer.js";
import { englishOf } from "../english-of.js";
import { factColumn } from "../fact-column.js";
import { colon, dayInWords, dollars } from "../figures.js";
import { askOf } from "../say-fact.js";
import type { Words } from "../words/en.js";
import type { GivenOnPage, ShownEntry } from "./audit-messages.js";
import type { RefundWords } from "./words.js";

interface Props {
  readonly shown: ShownEntry;
  readonly titles: Readonly<Record<string, string>>;
  readonly rules: readonly FactRule[];
  readonly words: RefundWords;
  readonly page: Words;
  readonly given: readonly GivenOnPage[];
  give(facts: readonly GivenOnPage[]): void;
  close(): void;
}

type Finding = ShownEntry["findings"][number];

const money = (text: string | undefined): string => (text === undefined || text === "" ? "" : dollars(text));

function span(least: string | undefined, most: string | undefined): string {
  return least === most ? money(most) : `${money(least)} – ${money(most)}`;
}

const isZero = (text: string | undefined): boolean => !/[1-9]/.test(text ?? "");

/** The entry. */
export function EntryDetail({ shown, titles, rules, words, page, given, give, close }: Props) {
  const entry = shown.cells.entry_number ?? "";
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const asked = [
    ...new Map(
      shown.findings.flatMap((each) =>
        (each.questions ?? "")
          .split(" ")
          .filter((path) => path !== "" && !path.includes("#") && !path.startsWith("quantity"))
          .map((path) => [`${each.line}|${factColumn(path)}`, { line: each.line ?? "", path }] as const),
      ),
    ),
  ];
  const lines = [...new Set(shown.findings.map((each) => each.line ?? "").filter((line) => line !== ""))];
  const send = (): void => {
    const mine = Object.entries(typed)
      .filter(([, value]) => value !== "")
      .map(([key, value]): GivenOnPage => {
        const [line = "", column = ""] = key.split("|");
        return { entry, line, column, value };
      });
    const same = (a: GivenOnPage, b: GivenOnPage): boolean => a.entry === b.entry && a.line === b.line && a.column === b.column;
    give([...given.filter((old) => !mine.some((each) => same(old, each))), ...mine]);
  };
  const { back_min: least, back_max: most, owed_min: owedLeast, owed_max: owedMost, entry_date: day = "" } = shown.cells;
  return (
    <Drawer id="entry-detail" title={`${words.entry} ${entry}, ${dayInWords(day)}`} closeWord={words.close} close={close}>
      <p class="verdict-line">
        {isZero(most) ? words.nothingBack : `${words.back} `}
        {!isZero(most) && <strong>{span(least, most)}</strong>}
        {!isZero(owedMost) && <small>{` · ${words.owed} ${span(owedLeast, owedMost)}`}</small>}
      </p>
      <p class="cites">{`CAPE${colon()}${shown.cape === "fit" ? words.capeFit : shown.cape === "" ? "–" : shown.cape}`}</p>
      {(asked.length > 0 || lines.length > 0) && (
        <form
          class="question"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <h3>{asked.length > 0 ? words.settle : words.declareTitle}</h3>
          {asked.map(([key, { line, path }]) => (
            <div class="ask" key={key}>
              <label for={`fact-${key}`}>{`${askOf(path, rules, page)} ${words.onLine(line)}`}</label>
              <input
                id={`fact-${key}`}
                name={key}
                value={typed[key] ?? ""}
                onInput={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
              />
            </div>
          ))}
          {lines.map((line) => (
            <label class="check" key={line}>
              <input
                type="checkbox"
                name={`${line}|originating`}
                checked={typed[`${line}|originating`] === "yes"}
                onChange={(event) => setTyped({ ...typed, [`${line}|originating`]: event.currentTarget.checked ? "yes" : "" })}
              />
              <span>{`${words.line} ${line}${colon()}${words.declares}`}</span>
            </label>
          ))}
          <div class="row">
            <button type="submit" class="primary" id="audit-again" disabled={Object.values(typed).every((value) => value === "")}>
              {words.again}
            </button>
          </div>
        </form>
      )}
      <ul class="plain findings">
        {shown.findings.map((each) => (
          <li key={`${each.line}|${each.heading}|${each.class}|${each.cause}`}>
            <FindingCard finding={each} titles={titles} words={words} />
          </li>
        ))}
      </ul>
      <h3>{words.clocks}</h3>
      <dl id="clocks">
        {shown.clocks.map((clock) => (
          <div key={clock.remedy}>
            <dt>{titles[clock.remedy] ?? clock.remedy}</dt>
            <dd>
              <strong>{clock.words}</strong>
              {clock.because !== "" && <span class="cites" lang={englishOf(clock.because)}>{` ${clock.because}`}</span>}
              {clock.cites !== "" && <span class="cites">{` ${clock.cites}`}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}

interface CardProps extends Pick<Props, "titles" | "words"> {
  readonly finding: Finding;
}

// One finding: the heading and what it is, the amount at its right, then how the amount comes about and how to claim it.
function FindingCard({ finding, titles, words }: CardProps) {
  const { back_min: least, back_max: most, owed_min: owedLeast, owed_max: owedMost } = finding;
  const steps = [
    [words.filed, finding.filed],
    [words.asThen, finding.owed_as_then_known],
    [words.now, finding.owed_as_now_settled],
  ].filter(([, amount]) => amount !== undefined && amount !== "");
  const until = finding.last_day === "" || finding.last_day === undefined ? "" : `, ${dayInWords(finding.last_day)}`;
  return (
    <>
      <div class="head">
        <span>
          <span class="code">{finding.heading || finding.hts}</span> <strong>{titles[finding.class ?? ""] ?? finding.class}</strong>
        </span>
        <strong class="number">
          {!isZero(most) ? span(least, most) : !isZero(owedMost) ? `${words.owed} ${span(owedLeast, owedMost)}` : dollars("0")}
        </strong>
      </div>
      <p class="cites">{`${words.line} ${finding.line}, ${finding.hts}`}</p>
      {[finding.cause, finding.note].map(
        (text) =>
          text !== undefined &&
          text !== "" && (
            <p key={text} lang={englishOf(text)}>
              {text}
            </p>
          ),
      )}
      {steps.length > 0 && (
        <dl class="amounts-line">
          {steps.map(([name, amount]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{money(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="cites">
        {finding.remedy !== "" && `${titles[finding.remedy ?? ""] ?? finding.remedy}${colon()}${finding.clock}${until}. `}
        {finding.cites}
      </p>
    </>
  );
}
