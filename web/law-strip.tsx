// One strip on every view: how far the law was read, what is on record for later days, how a newer print that was imported differs from it.

import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import { freshnessOf } from "../src/law/freshness.js";
import { lawOfOrigin } from "../src/law/of-origin.js";
import { bears } from "../src/print/words.js";
import { Acts } from "./acts.js";
import { countryIn } from "./countries.js";
import { dayInWords } from "./figures.js";
import { Marked } from "./marked.js";
import { today } from "./state.js";
import type { Words } from "./words/en.js";

// Days after which the age of the law is a warning.
const OLD = 30;

interface Props {
  readonly engine: Engine | undefined;
  /** The goods whose law it speaks of, by where they were made. */
  readonly origin: string;
  readonly day: string;
  readonly words: Words;
}

/** The strip; empty in its place until the law is here, so that nothing moves. */
export function LawStrip({ engine, origin, day, words }: Props) {
  if (engine === undefined) return <div class="strip" />;
  const law = lawOfOrigin(engine.law, countryIn(engine.law, origin));
  const { read, behind, coming } = freshnessOf(law, day as Day);
  const differing = law.print?.differences.filter(bears) ?? [];
  return (
    <section class={`strip ${behind > OLD ? "old" : ""}`} id="law-read" aria-label={words.lawWord}>
      <details>
        <summary>
          <span>
            <Marked text={words.strip(dayInWords(read), behind, day === today())} />
          </span>{" "}
          {law.print !== undefined && differing.length > 0 && (
            <>
              <strong id="newer-print">{words.newerPrint(law.print.name, differing.length)}</strong>{" "}
            </>
          )}
          <span class="link">{words.mayHaveChanged}</span>
        </summary>
        {law.print !== undefined && differing.length > 0 && (
          <>
            <h2>{words.newerPrint(law.print.name, differing.length)}</h2>
            <ul>
              {differing.map(({ id, kind, law: recorded, print, words: printed }) => (
                <li key={id}>
                  <span class="code">{formatHts(id)}</span> {`${words.said(recorded)} / `}
                  {kind === "gone" ? words.notPrinted : <span lang="en">{print}</span>}
                  {printed !== "" && (
                    <div class="cites" lang="en">
                      {printed}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {coming.length > 0 && (
          <>
            <h2>{words.lawComing}</h2>
            <ul>
              {coming.map(({ on, what, cites }) => (
                <li key={`${on} ${what}`}>
                  <strong>{dayInWords(on)}</strong> {`${words.law(what)} `}
                  <span class="cites">
                    <Acts cites={cites} instruments={law.instruments} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{words.howFar}</h2>
        <ul class="columns">
          {law.measures.map(({ id, title, lastSeen }) => (
            <li key={id}>
              {`${words.law(title)} `}
              <span class="cites">
                <span lang="en">{lastSeen.in}</span>
                {`, ${dayInWords(lastSeen.day)}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
