// The user's entries beside the trade: dropped here, compared in the worker, summed by authority.

import { useState } from "preact/hooks";
import { colon, counted, dollars } from "../figures.js";
import { FileField } from "../file-field.js";
import type { Words } from "../words/en.js";
import type { ComparedEntries, ComparedRange, WhatIfReply } from "./messages.js";
import type { WhatIfWords } from "./words.js";

interface Props {
  readonly compared: ComparedEntries | undefined;
  /** Why the worker could not compare the table. */
  readonly unread: Extract<WhatIfReply, { kind: "unread" }> | undefined;
  readonly weighed: boolean;
  readonly words: WhatIfWords;
  readonly page: Words;
  take(file: File): void;
}

function span({ min, max }: ComparedRange): string {
  if (max === undefined) return `≥ ${dollars(min)}`;
  return min === max ? dollars(max) : `${dollars(min)} – ${dollars(max)}`;
}

/** The field and what it found. */
export function Dropped({ compared, unread, weighed, words, page, take }: Props) {
  const [name, setName] = useState("");
  const read = (file: File | undefined): void => {
    if (file === undefined) return;
    setName(file.name);
    take(file);
  };
  const rows = compared === undefined ? [] : [...compared.groups, { key: words.total, ...compared.total }];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for every hand
    <section
      class="card drop"
      id="your-entries"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        read(event.dataTransfer?.files[0]);
      }}
    >
      <h2>{words.entries}</h2>
      <FileField id="wi-file" label={words.choose} accept=".csv,.gz,.parquet,.xlsx" take={([file]) => read(file)} />
      <p class="cites">{words.stays}</p>
      {unread !== undefined && (
        <p class="stop" role="alert">
          {unread.missing.length > 0 ? `${words.missing}${colon()}${unread.missing.join(", ")}` : unread.message}
        </p>
      )}
      {name !== "" && compared !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-label={words.entries}>
          <p>{`${name}${colon()}${counted(compared.differing)} / ${counted(compared.lines)} ${words.differ}`}</p>
          {compared.differing > 0 && (
            <table id="entries-change">
              <thead>
                <tr>
                  <th scope="col">{words.authority}</th>
                  <th scope="col" class="number">
                    {words.entryBefore}
                  </th>
                  <th scope="col" class="number">
                    {weighed ? words.expected : words.entryAfter}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, law, scenario }) => (
                  <tr key={key}>
                    <th scope="row">{page.word(key)}</th>
                    <td class="number">{span(law)}</td>
                    <td class="number">{span(scenario)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p class="cites">{words.openNote}</p>
        </section>
      )}
    </section>
  );
}
