// Last days, the nearest first: those of the next thirty days, or all. So many are drawn at once; the tables that are saved hold all.

import { useState } from "preact/hooks";
import { colon, counted } from "../figures.js";
import type { Deadline } from "./audit-messages.js";
import { ofCents } from "./entry-list.js";
import type { RefundWords } from "./words.js";

const SOON = 30;
const DRAWN = 200;

interface Props {
  readonly deadlines: readonly Deadline[];
  readonly titles: Readonly<Record<string, string>>;
  readonly words: RefundWords;
  open(entry: string): void;
}

/** The list of last days. */
export function Deadlines({ deadlines, titles, words, open }: Props) {
  const [soon, setSoon] = useState(true);
  const chosen = soon ? deadlines.filter((each) => each.daysLeft <= SOON) : deadlines;
  return (
    <section class="card" id="deadlines">
      <h2>{`${words.deadlines}${colon()}${counted(chosen.length)}`}</h2>
      <div class="row">
        <button type="button" aria-pressed={soon} onClick={() => setSoon(true)}>
          {words.next30}
        </button>
        <button type="button" aria-pressed={!soon} onClick={() => setSoon(false)}>
          {words.allDays}
        </button>
      </div>
      {chosen.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-label={words.deadlines}>
          <table>
            <thead>
              <tr>
                {[words.day, words.left, words.way, words.entry, words.stake, words.lostAfter].map((each, at) => (
                  <th scope="col" key={each} class={at > 3 ? "number" : ""}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chosen.slice(0, DRAWN).map((each) => (
                <tr key={`${each.entry}|${each.remedy}`}>
                  <td>{each.dayWords}</td>
                  <td>{each.left}</td>
                  <td>
                    {titles[each.remedy] ?? each.remedy}
                    <span class="cites">{` ${each.cites}`}</span>
                  </td>
                  <td>
                    <button type="button" class="link code" onClick={() => open(each.entry)}>
                      {each.entry}
                    </button>
                  </td>
                  <td class="number">{ofCents(each.back)}</td>
                  <td class="number">{ofCents(each.lost)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {chosen.length > DRAWN && <p class="cites">{`${DRAWN} / ${chosen.length}`}</p>}
    </section>
  );
}
