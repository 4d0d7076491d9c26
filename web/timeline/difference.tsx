// What changed on a day: the lines whose duty differs from the day before, with both sides.

import { useContext } from "preact/hooks";
import { addDays, type Day } from "../../src/exact/day.js";
import type { Difference, Side } from "../../src/history/diff.js";
import { colon, counted, dayInWords, percent, semicolon } from "../figures.js";
import { Language } from "../language.js";
import { answerAddress } from "../state.js";
import type { TimelineWords } from "./words.js";

// So many lines are drawn.
const SHOWN = 300;
const VALUE = 10_000;

/** An answer of the worker, as far as it is shown. */
export interface DayDifference {
  readonly day: string;
  readonly lines: readonly Difference[];
  readonly looked: number;
}

/** The duty of one side in words. */
function sideText(side: Side, words: TimelineWords): string {
  if (side.status === "prohibited") return words.barred;
  if (side.status === "error") return words.outOfForce;
  const rate =
    side.range === undefined
      ? percent(side.effectiveRate ?? 0)
      : `${percent(Number(side.range.min) / VALUE)} ${side.range.max === undefined ? `+ ${side.range.plus ?? ""}` : `– ${percent(Number(side.range.max) / VALUE)}`}`;
  const headings = side.duties.filter((duty) => duty.measure !== "base").map((duty) => duty.heading);
  return headings.length === 0 ? rate : `${rate} (${headings.join(", ")})`;
}

/** The table. Each number leads to its answer on the day. */
export function DifferenceTable({ found, words }: { found: DayDifference; words: TimelineWords }) {
  const { day, lines, looked } = found;
  const language = useContext(Language);
  if (lines.length === 0) return <p class="notice">{words.none}</p>;
  return (
    <>
      <p>{`${counted(looked)} ${words.looked}${semicolon()}${counted(new Set(lines.map((line) => line.hts)).size)} ${words.differ}`}</p>
      {lines.length > SHOWN && (
        <p class="cites">
          {words.first} <code>{`npx carveout diff ${addDays(day as Day, -1)} ${day}`}</code>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll tall" tabIndex={0} aria-label={`${words.open}${colon()}${dayInWords(day)}`}>
        <table>
          <thead>
            <tr>
              {[words.line, words.claim, words.before, words.after, words.acts].map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN).map((line) => (
              <tr key={`${line.hts} ${line.spi}`}>
                <th scope="row">
                  <a href={answerAddress(line.hts, day, language)}>{line.hts}</a>
                  <div class="cites" lang="en">
                    {line.label}
                  </div>
                </th>
                <td>{line.spi === null ? words.withoutCusma : words.withCusma}</td>
                <td>{sideText(line.before, words)}</td>
                <td>{sideText(line.after, words)}</td>
                <td class="cites" lang="en">
                  {line.because.join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
