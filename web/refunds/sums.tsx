// The sums broken down, one way at a time: by kind, authority, way back, month or importer, the most first.

import { useState } from "preact/hooks";
import type { WrittenSums } from "../../src/audit/tables.js";
import { dollars } from "../figures.js";
import type { RefundWords } from "./words.js";

const WAYS = ["class", "remedy", "authority", "month", "importer"] as const;
type Way = (typeof WAYS)[number];

interface Props {
  readonly by: Readonly<Record<string, Readonly<Record<string, WrittenSums>>>>;
  readonly titles: Readonly<Record<string, string>>;
  readonly words: RefundWords;
  /** A fixed word, such as an authority. */
  word(text: string): string;
}

/** The table; a bar under the name shows the least in full color, up to the most in a pale one. */
export function Sums({ by, titles, words, word }: Props) {
  const [way, setWay] = useState<Way>("class");
  const offered = WAYS.filter((each) => Object.keys(by[each] ?? {}).length > 0);
  const all = Object.entries(by[way] ?? {}).filter(([, each]) =>
    [each.backMax, each.lost, each.owedMax].some((amount) => /[1-9]/.test(amount)),
  );
  const rows =
    way === "month" ? all : all.sort(([, a], [, b]) => Number(b.backMax) - Number(a.backMax) || Number(b.owedMax) - Number(a.owedMax));
  const most = Math.max(1, ...rows.map(([, each]) => Number(each.backMax)));
  const wide = (amount: string): string => `${(Number(amount) / most) * 100}%`;
  return (
    <section class="card" id="sums-by">
      <div class="title-row">
        <h2>{words.by[way]}</h2>
        <div class="row">
          {offered.map((each) => (
            <button type="button" class="chip" key={each} aria-pressed={way === each} onClick={() => setWay(each)}>
              {words.by[each]}
            </button>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={words.by[way]}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              {[words.least, words.most, words.lost, words.owes].map((each) => (
                <th scope="col" class="number" key={each}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, each]) => (
              <tr key={name}>
                <th scope="row">
                  {titles[name] ?? word(name)}
                  <span class="span-bar" aria-hidden="true">
                    <span class="most" style={{ width: wide(each.backMax) }} />
                    <span class="least" style={{ width: wide(each.backMin) }} />
                  </span>
                </th>
                {[each.backMin, each.backMax, each.lost, each.owedMax].map((amount, at) => (
                  <td class="number" key={at}>
                    {/[1-9]/.test(amount) ? dollars(amount) : "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
