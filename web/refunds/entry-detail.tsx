// One entry heading by heading, with the law, its clocks, and the facts that would settle what is open.

import { useState } from "preact/hooks";
import { dollars } from "../figures.js";
import type { GivenOnPage, ShownEntry } from "./audit-messages.js";
import type { RefundWords } from "./words.js";

interface Props {
  readonly shown: ShownEntry;
  readonly titles: Readonly<Record<string, string>>;
  readonly words: RefundWords;
  readonly given: readonly GivenOnPage[];
  give(facts: readonly GivenOnPage[]): void;
  close(): void;
}

/** The column of a fact: `content.aluminum.value` is `aluminum_value`, `facts.vehicleKind` is `vehicle_kind`. */
export function factColumn(path: string): string {
  return path
    .replace(/^(facts|content)\./, "")
    .replaceAll(".", "_")
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const money = (text: string | undefined): string => (text === undefined || text === "" ? "" : dollars(text));

/** The entry. */
export function EntryDetail({ shown, titles, words, given, give, close }: Props) {
  const entry = shown.cells.entry_number ?? "";
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const asked = [
    ...new Set(
      shown.findings.flatMap((each) =>
        (each.questions ?? "")
          .split(" ")
          .filter((path) => path !== "" && !path.includes("#") && !path.startsWith("quantity"))
          .map((path) => `${each.line}|${factColumn(path)}`),
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
  return (
    <article class="card" id="entry-detail">
      <div class="row">
        <h2>{`${words.entry} ${entry}, ${shown.cells.entry_date}`}</h2>
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </div>
      <p>{`${words.back} ${money(shown.cells.back_min)} ${words.to} ${money(shown.cells.back_max)}; ${words.owed} ${money(shown.cells.owed_min)} ${words.to} ${money(shown.cells.owed_max)}; CAPE: ${shown.cape}`}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${words.entry} ${entry}`}>
        <table>
          <thead>
            <tr>
              {[words.line, words.heading, words.class, words.filed, words.asThen, words.now, words.least, words.most, words.owes].map(
                (each) => (
                  <th scope="col" key={each}>
                    {each}
                  </th>
                ),
              )}
              <th scope="col">{words.way}</th>
              <th scope="col">{words.law}</th>
            </tr>
          </thead>
          <tbody>
            {shown.findings.map((each) => (
              <tr key={`${each.line}|${each.heading}|${each.class}|${each.cause}`}>
                <td>{`${each.line ?? ""} ${each.hts ?? ""}`}</td>
                <td>{each.heading}</td>
                <td>
                  {titles[each.class ?? ""]}
                  {each.cause !== "" && <div>{each.cause}</div>}
                  {each.note !== "" && (
                    <div class="cites" lang="en">
                      {each.note}
                    </div>
                  )}
                </td>
                {[each.filed, each.owed_as_then_known, each.owed_as_now_settled, each.back_min, each.back_max, each.owed_max].map(
                  (amount, at) => (
                    <td class="number" key={at}>
                      {money(amount)}
                    </td>
                  ),
                )}
                <td>{`${titles[each.remedy ?? ""] ?? ""} ${each.state ?? ""} ${each.last_day ?? ""}${each.last_day_estimated === "yes" ? ` (${words.estimate})` : ""}`}</td>
                <td class="cites">{each.cites}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3>{words.clocks}</h3>
      <ul id="clocks">
        {shown.clocks.map((clock) => (
          <li key={clock.remedy}>
            {`${titles[clock.remedy] ?? clock.remedy}: ${clock.status}${clock.lastDay === undefined ? "" : `, ${clock.lastDay}, ${words.left}: ${clock.daysLeft}`}${clock.estimated ? ` (${words.estimate})` : ""}${clock.because === "" ? "" : `; ${clock.because}`}`}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h3>{words.settle}</h3>
        <div class="fields">
          {asked.map((key) => (
            <label key={key}>
              {`${words.line} ${key.replace("|", ": ")}`}
              <input name={key} value={typed[key] ?? ""} onInput={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })} />
            </label>
          ))}
          {lines.map((line) => (
            <label key={line}>
              {`${words.line} ${line}: ${words.declares}`}
              <select
                value={typed[`${line}|originating`] ?? ""}
                onChange={(event) => setTyped({ ...typed, [`${line}|originating`]: event.currentTarget.value })}
              >
                <option value="">–</option>
                <option value="yes">✓</option>
              </select>
            </label>
          ))}
        </div>
        <button type="submit" class="primary" id="audit-again">
          {words.again}
        </button>
      </form>
    </article>
  );
}
