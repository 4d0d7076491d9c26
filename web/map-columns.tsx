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

interface NameProps extends Omit<Props, "offered"> {
  /** Our names without which nothing can be rated, and which no column has. */
  readonly missing: readonly string[];
}

/** The questions that a table leaves: which of its columns is the one that is needed. */
export function NameColumns({ header, names, missing, change, words }: NameProps) {
  return (
    <section class="question" id="name-columns">
      <h2>{missing.length === 1 ? words.oneColumn : words.someColumns(missing.length)}</h2>
      {missing.map((column) => (
        <div class="ask" key={column}>
          <label for={`needs-${column}`}>{words.whichColumn(words.columnNames[column] ?? column)}</label>
          <select
            id={`needs-${column}`}
            value=""
            onChange={(event) => change(names.map((each, at) => (String(at) === event.currentTarget.value ? column : each)))}
          >
            <option value="">{words.chooseColumn}</option>
            {header.map(
              (name, at) =>
                names[at] === "" && (
                  <option key={`${at} ${name}`} value={at}>
                    {name}
                  </option>
                ),
            )}
          </select>
        </div>
      ))}
    </section>
  );
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
