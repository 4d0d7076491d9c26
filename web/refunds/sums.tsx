// Sums of one kind as bars and as a table that says the same.

import type { WrittenSums } from "../../src/audit/tables.js";
import { dollars } from "../figures.js";
import type { RefundWords } from "./words.js";

const WIDE = 560;
const BAR = 16;
const STEP = 38;

interface Props {
  readonly title: string;
  readonly sums: Readonly<Record<string, WrittenSums>>;
  readonly titles: Readonly<Record<string, string>>;
  readonly words: RefundWords;
}

/** Bars: least in full color, up to most in the other; underpayment is in the table. */
export function Sums({ title, sums, titles, words }: Props) {
  const rows = Object.entries(sums);
  const most = Math.max(1, ...rows.map(([, each]) => Number(each.backMax)));
  const wide = (amount: string): number => (Number(amount) / most) * WIDE;
  return (
    <section class="card">
      <h2>{title}</h2>
      <svg viewBox={`0 0 ${WIDE} ${rows.length * STEP}`} role="img" aria-label={title}>
        {rows.map(([name, each], at) => (
          <g key={name} transform={`translate(0 ${at * STEP})`}>
            <text y="13" class="bar-name">
              {`${titles[name] ?? name}: ${dollars(each.backMin)} – ${dollars(each.backMax)}`}
            </text>
            <rect class="bar-most" y={BAR + 2} width={wide(each.backMax)} height={BAR - 4} />
            <rect class="bar-least" y={BAR + 2} width={wide(each.backMin)} height={BAR - 4} />
          </g>
        ))}
      </svg>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
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
                <th scope="row">{titles[name] ?? name}</th>
                {[each.backMin, each.backMax, each.lost, each.owedMax].map((amount, at) => (
                  <td class="number" key={at}>
                    {dollars(amount)}
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
