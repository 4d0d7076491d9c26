// Which column of a dropped table is which of ours; recognized by name, and adjustable.

import { REQUIRED } from "../src/bulk/columns.js";
import type { Words } from "./words/en.js";

const OFFERED = [
  ...REQUIRED,
  "entry_line",
  "spi",
  "steel_value",
  "aluminum_value",
  "copper_value",
  "weight_kg",
  "quantity",
  "unit",
  "import_date",
  "mode",
];

interface Props {
  readonly header: readonly string[];
  readonly names: readonly string[];
  readonly words: Words;
  change(names: readonly string[]): void;
}

/** The table of columns. */
export function MapColumns({ header, names, change, words }: Props) {
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
            <tr key={name}>
              <td>{name}</td>
              <td>
                <select
                  aria-label={name}
                  value={names[at]}
                  onChange={(event) => change(names.map((each, place) => (place === at ? event.currentTarget.value : each)))}
                >
                  {!OFFERED.includes(names[at] ?? "") && <option value={names[at]}>{names[at]}</option>}
                  <option value={`passed:${name}`}>{words.passed}</option>
                  {OFFERED.map((offered) => (
                    <option key={offered} value={offered}>
                      {offered}
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
