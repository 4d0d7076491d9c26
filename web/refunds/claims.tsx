// What CBP gave back about claims, beside the estimate: how many entries were paid as expected, less, more, or refused, and each of them.

import { counted, dollars } from "../figures.js";
import type { SetClaim } from "./audit-messages.js";
import type { RefundWords } from "./words.js";

const ORDER = ["rejected", "paid-less", "paid-more", "open", "paid", "not-in-report"] as const;
const DRAWN = 200;

interface Props {
  readonly claims: readonly SetClaim[];
  readonly words: RefundWords;
  open(entry: string): void;
}

function sumOf(amounts: readonly string[]): string {
  const cents = amounts.reduce((sum, each) => sum + (each === "" ? 0n : BigInt(each.replace(".", ""))), 0n);
  return dollars(String(Number(cents) / 100));
}

/** The comparison, what needs a hand first. */
export function Claims({ claims, words, open }: Props) {
  const sorted = [...claims].sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
  const sums = ORDER.flatMap((standing) => {
    const found = claims.filter((each) => each.standing === standing);
    return found.length === 0 ? [] : [{ standing, found }];
  });
  return (
    <section class="card" id="claims">
      <h2>{words.claims}</h2>
      <div class="amounts">
        {sums.map(({ standing, found }) => (
          <div class="amount" key={standing}>
            <h3>{words.standing[standing]}</h3>
            <div class="figure between">{counted(found.length)}</div>
            <div class="share">{`${words.paid} ${sumOf(found.map(({ paid }) => paid))}`}</div>
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={words.claims}>
        <table>
          <thead>
            <tr>
              {[words.entry, words.left, words.expected, words.paid, words.answered].map((each, at) => (
                <th scope="col" key={each} class={at === 2 || at === 3 ? "number" : ""}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, DRAWN).map((each) => (
              <tr key={each.entry}>
                <td>
                  {each.standing === "not-in-report" ? (
                    <span class="code">{each.entry}</span>
                  ) : (
                    <button type="button" class="link code" onClick={() => open(each.entry)}>
                      {each.entry}
                    </button>
                  )}
                </td>
                <td>{words.standing[each.standing]}</td>
                <td class="number">{each.least === each.most ? dollars(each.most) : `${dollars(each.least)} – ${dollars(each.most)}`}</td>
                <td class="number">{each.paid === "" ? "–" : dollars(each.paid)}</td>
                <td lang="en">{[each.status, each.error].filter((text) => text !== "").join(": ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sorted.length > DRAWN && <p class="cites">{`${DRAWN} / ${sorted.length}`}</p>}
    </section>
  );
}
