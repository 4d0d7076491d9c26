// Names under which the columns of a table are written again, with those of the answer after them.

import { ANSWER_COLUMNS, FEE_COLUMNS } from "./answer-cells.js";

/** A name that the answer has too, or a second one of a name, is told apart by its end; a column without a name is called by its place. */
export function writtenNames(header: readonly string[], fees: boolean): string[] {
  const taken = new Set([...ANSWER_COLUMNS, ...(fees ? FEE_COLUMNS : [])]);
  return header.map((written, at) => {
    const name = written === "" ? `column_${at + 1}` : written;
    let own = name;
    for (let more = 1; taken.has(own); more++) own = more === 1 ? `${name}_in` : `${name}_in${more}`;
    taken.add(own);
    return own;
  });
}
