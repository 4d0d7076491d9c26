// Duty of a rated table by authority and by month as bars, and by both in a table that says the same.

import type { Tally } from "../src/bulk/tally.js";
import { dollars, monthInWords } from "./figures.js";
import type { Words } from "./words/en.js";

type Sums = readonly (readonly [name: string, cents: bigint])[];

function total(amounts: readonly (bigint | undefined)[]): bigint {
  return amounts.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
}

function written(cents: bigint): string {
  return dollars(`${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`);
}

/** Sums of the lines whose duty is determined. */
export function EntrySums({ tally, words }: { tally: Tally; words: Words }) {
  const months = Object.keys(tally.duty).sort();
  const authorities = [...new Set(months.flatMap((month) => Object.keys(tally.duty[month] ?? {})))];
  const byAuthority = authorities.map((each) => [words.word(each), total(months.map((month) => tally.duty[month]?.[each]))] as const);
  const byMonth = months.map((month) => [monthInWords(month), total(Object.values(tally.duty[month] ?? {}))] as const);
  if (months.length === 0) return null;
  return (
    <>
      <p class="cites">{words.settledOnly}</p>
      <div class="pair">
        <Bars title={words.authority} sums={byAuthority} />
        <Bars title={words.month} sums={byMonth} />
      </div>
      <details class="fold">
        <summary>{words.byAuthority}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="scroll" tabIndex={0} aria-label={words.byAuthority}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                {authorities.map((authority) => (
                  <th scope="col" class="number" key={authority}>
                    {words.word(authority)}
                  </th>
                ))}
                <th scope="col" class="number">
                  {words.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {byMonth.map(([name, sum], at) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {authorities.map((authority) => (
                    <td class="number" key={authority}>
                      {written(tally.duty[months[at] ?? ""]?.[authority] ?? 0n)}
                    </td>
                  ))}
                  <td class="number">{written(sum)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{words.total}</th>
                {byAuthority.map(([name, sum]) => (
                  <td class="number" key={name}>
                    {written(sum)}
                  </td>
                ))}
                <td class="number">{written(total(byMonth.map(([, sum]) => sum)))}</td>
              </tr>
            </tfoot>
          </table>
        </section>
      </details>
    </>
  );
}

function Bars({ title, sums }: { title: string; sums: Sums }) {
  const most = sums.reduce((found, [, cents]) => (cents > found ? cents : found), 1n);
  return (
    <section class="sum-bars">
      <h3>{title}</h3>
      <ul class="plain">
        {sums.map(([name, cents]) => (
          <li key={name}>
            <span>{name}</span>
            <span class="number">{written(cents)}</span>
            <div class="bar" aria-hidden="true" style={{ width: `${Number((cents * 1000n) / most) / 10}%` }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
