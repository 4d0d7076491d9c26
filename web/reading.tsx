// How a table was read: what a person should know, one line for each thing.

import type { ReadingReport } from "../src/tables/report.js";
import { reportLines } from "../src/tables/report-words.js";
import type { Words } from "./words/en.js";

interface Props {
  readonly report: ReadingReport;
  readonly words: Pick<Words, "reading" | "howRead">;
  readonly language: "en" | "fr";
}

/** The list; nothing where the table stood in the plain form. */
export function Reading({ report, words, language }: Props) {
  const lines = reportLines(report, language);
  if (lines.length === 0) return null;
  return (
    <details class="reading">
      <summary>{`${words.howRead} (${lines.length})`}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
