// Takes the cells of a line apart where every program would take them apart alike; any other line is left to the library that knows the odd ones.

const QUOTE = 0x22;

/** A line that is a record of its own. */
export interface LineCells {
  readonly cells: string[];
  /** The line, where it is the CSV of its cells as this project writes one: commas, and an empty cell without quotes. */
  readonly csv?: string;
}

/** The cells of a line; undefined where a quoted one does not close in it, or goes on behind its closing quote. */
export function lineCells(line: string, separator: string): LineCells | undefined {
  let at = line.indexOf('"');
  if (at < 0) {
    const cells = line.split(separator);
    return separator === "," ? { cells, csv: line } : { cells };
  }
  const cells: string[] = [];
  let plain = separator === ",";
  at = 0;
  for (;;) {
    if (line.charCodeAt(at) !== QUOTE) {
      const end = line.indexOf(separator, at);
      const cell = end < 0 ? line.slice(at) : line.slice(at, end);
      // A quote inside a cell that does not begin with one stands for itself here, and not for every program.
      if (plain && cell.includes('"')) plain = false;
      cells.push(cell);
      if (end < 0) break;
      at = end + 1;
      continue;
    }
    let [end, doubled] = [line.indexOf('"', at + 1), false];
    while (end >= 0 && line.charCodeAt(end + 1) === QUOTE) {
      doubled = true;
      end = line.indexOf('"', end + 2);
    }
    if (end < 0) return undefined;
    const cell = line.slice(at + 1, end);
    if (cell === "") plain = false;
    cells.push(doubled ? cell.replaceAll('""', '"') : cell);
    at = end + 1;
    if (at === line.length) break;
    if (line[at] !== separator) return undefined;
    at++;
  }
  return plain ? { cells, csv: line } : { cells };
}
