// Which column of a dropped table is which of ours; recognized by name, and adjustable.

import type { Words } from "./words/en.js";

interface Props {
  readonly header: readonly string[];
  readonly names: readonly string[];
  /** All our names. */
  readonly offered: readonly string[];
  readonly words: Words;
  change(names: readonly string[]): void;
}

/** The table of columns. */
export function MapColumns({ header, names, offered, change, words }: Props) {
  return (
    <details>
      <summary>{words.columns}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.theirs}</th>
            <th scope="col">{words.ours}</th>
          </tr>
        </thead>
        <tbody>
          {header.map((name, at) => (
            <tr key={`${at} ${name}`}>
              <td>{name}</td>
              <td>
                <select
                  aria-label={name}
                  value={names[at]}
                  onChange={(event) => change(names.map((each, place) => (place === at ? event.currentTarget.value : each)))}
                >
                  <option value="">{words.passed}</option>
                  {offered.map((ours) => (
                    <option key={ours} value={ours}>
                      {ours}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
