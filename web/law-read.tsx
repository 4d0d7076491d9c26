// How far the law was read, what is on record for later days, and how a newer print that was imported differs from it.

import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import { freshnessOf } from "../src/law/freshness.js";
import type { Law } from "../src/law/types.js";
import { bears } from "../src/print/words.js";
import type { Words } from "./words/en.js";

/** One line on the freshness of the law; the details open behind it. */
export function LawRead({ law, day, details, words }: { law: Law; day: Day; details: readonly string[]; words: Words }) {
  const { read, behind, coming } = freshnessOf(law, day);
  const written = (date: Day): string => new Intl.DateTimeFormat(words.code, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const differing = law.print?.differences.filter(bears) ?? [];
  return (
    <section class="card" id="law-read">
      {law.print !== undefined && differing.length > 0 && (
        <details id="newer-print">
          <summary>{words.newerPrint(law.print.name, differing.length)}</summary>
          <ul>
            {differing.map(({ id, kind, law: recorded, print, words: printed }) => (
              <li key={id}>
                <span class="code">{formatHts(id)}</span> {`${words.recordedAs(recorded)} / `}
                {kind === "gone" ? words.notPrinted : <span lang="en">{print}</span>}
                {printed !== "" && (
                  <div class="cites" lang="en">
                    {printed}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{words.lawRead(written(read), behind)}</summary>
        {details.length > 0 && (
          <>
            <h3>{words.lawDetails}</h3>
            <ul>
              {details.map((text) => (
                <li key={text}>{words.law(text)}</li>
              ))}
            </ul>
          </>
        )}
        {coming.length > 0 && (
          <>
            <h3>{words.lawComing}</h3>
            <ul>
              {coming.map(({ on, what, cites }) => (
                <li key={`${on} ${what}`}>
                  {`${written(on)}: ${words.law(what)} `}
                  <span class="cites">{cites.join("; ")}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  );
}
