// A template and an example of a table, to download beside the place where a file is dropped. They are made by the build; see docs/tables.md.

import type { Words } from "./words/en.js";

interface Props {
  readonly kind: "entries" | "report" | "bill";
  readonly words: Pick<Words, "template" | "exampleTable">;
}

/** The two links. */
export function Templates({ kind, words }: Props) {
  return (
    <p class="templates">
      <a href={`data/${kind}-template.csv`} download={`${kind}-template.csv`}>
        {words.template}
      </a>
      {" · "}
      <a href={`data/${kind}-example.csv`} download={`${kind}-example.csv`}>
        {words.exampleTable}
      </a>
    </p>
  );
}
