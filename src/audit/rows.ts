// Takes the rows of a report one by one: each becomes a row of an entry, or is put aside with the reason. None is dropped.

import { lineOf } from "../bulk/line.js";
import { type Arg, type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { TableReader, TableRow } from "../tables/read-table.js";
import { cleanText, readCents, readEntryNumber, readTariffNumber } from "./cells.js";
import type { Header } from "./header.js";

/** One row of an entry, as plain data that can be written to disk and read back. `f` holds the facts of the line. */
export interface ReportRow {
  /** Number of the row in the file, the first being 1; file number before it where there are several. */
  readonly n: string;
  readonly entry: string;
  readonly tariff: string;
  readonly cents: string;
  /** Cells by our column names; empty ones are left out. */
  readonly c: Readonly<Record<string, string>>;
  readonly f?: Readonly<Record<string, unknown>>;
  /** Other numbers of the row with their duties, and their values where they have any. */
  readonly wide?: readonly (readonly [tariff: string, cents: string, value?: string])[];
  /** The duty of other numbers was in columns of its own next to the duty of the goods. */
  readonly apart?: true;
  /** The row was refused; its line cannot be judged without it. */
  readonly broken?: true;
}

/** Why a row or entry does not fit. */
export interface RowProblem {
  readonly row: string;
  readonly entry: string;
  readonly code: string;
  readonly message: Arg;
}

/** A problem in a language. */
export interface WrittenProblem extends Omit<RowProblem, "message"> {
  readonly message: string;
}

/** Write a problem. */
export function writeProblem(problem: RowProblem, { arg }: Translator): WrittenProblem {
  return { ...problem, message: arg(problem.message) };
}

/** What became of every row; the parts add up to `rows`. */
export interface RowCount {
  rows: number;
  audited: number;
  duplicate: number;
  setAside: number;
  unusable: number;
  blank: number;
  header: number;
  title: number;
  total: number;
  /** Rows that were read with the entry number of the row above (cells that had been merged). */
  filled: number;
  /** Numbers that had lost a leading zero. */
  repaired: number;
}

/** A count of nothing. */
export function emptyCount(): RowCount {
  return { rows: 0, audited: 0, duplicate: 0, setAside: 0, unusable: 0, blank: 0, header: 0, title: 0, total: 0, filled: 0, repaired: 0 };
}

/** Makes rows of entries of the rows of a table. Keeps the row above, for cells that had been merged. */
export class RowReader {
  readonly #count: RowCount = emptyCount();
  readonly #header: Header;
  readonly #problem: (problem: RowProblem) => void;
  readonly #file: string;
  #above: ReportRow | undefined;

  constructor(header: Header, problem: (problem: RowProblem) => void, file = "") {
    this.#header = header;
    this.#problem = problem;
    this.#file = file;
  }

  /** What became of the rows, with those that the reader of the table skipped. */
  count({ counter }: Pick<TableReader, "counter">): RowCount {
    const { title, note, header, blank, total } = counter.skipped;
    const zeros = counter.as(this.#header.at.get("tariff_number") ?? -1).find(({ how }) => how === "zero-put-back")?.count ?? 0;
    const own = this.#count;
    const skipped = title + note + header + blank + total;
    return { ...own, rows: own.rows + skipped, blank, header, title: title + note, total, repaired: own.repaired + zeros };
  }

  /** All rows of a table, added to the rows of their entries. */
  collect(rows: readonly TableRow[], byEntry: Map<string, ReportRow[]>): void {
    for (const each of rows) {
      const row = this.read(each);
      if (row === undefined) continue;
      const list = byEntry.get(row.entry);
      if (list === undefined) byEntry.set(row.entry, [row]);
      else list.push(row);
    }
  }

  /** One row; undefined where it is not of an entry (then it is counted and reported). */
  read({ at, cells: raw, read: cells, wrong }: TableRow): ReportRow | undefined {
    const [count, header] = [this.#count, this.#header];
    count.rows++;
    const n = `${this.#file}${at}`;
    const text = (name: string): string => cells[header.at.get(name) ?? -1] ?? "";
    const entryText = cleanText(text("entry_number"));
    const tariffText = cleanText(text("tariff_number"));
    const line = cleanText(text("line"));
    if (wrong !== undefined) return this.#refuse(n, entryText, line, wrong.code, wrong.message);
    const series = this.#series(cells, raw);
    if (!Array.isArray(series)) return this.#refuse(n, entryText, line, "report/bad-number", series);
    const own = header.at.has("tariff_number") ? undefined : (series.find(({ tariff }) => tariff < "98") ?? series[0]);
    const others = series.filter((each) => each !== own);
    const tariff = own === undefined ? readTariffNumber(tariffText) : { text: own.tariff, repaired: false };
    if (tariff === undefined)
      return this.#refuse(
        n,
        entryText,
        line,
        "report/no-tariff-number",
        tariffText === ""
          ? message("report/no-tariff-number.empty")
          : message("report/no-tariff-number", { cell: JSON.stringify(tariffText) }),
      );
    const merged = entryText === "" && this.#above !== undefined && follows(this.#above, cleanText(text("entry_date")));
    const entry = merged ? { text: this.#above?.entry ?? "", repaired: false } : readEntryNumber(entryText);
    if (entry === undefined)
      return this.#refuse(
        n,
        entryText,
        line,
        "report/no-entry-number",
        entryText === "" ? message("report/no-entry-number.empty") : message("report/no-entry-number", { cell: JSON.stringify(entryText) }),
      );
    const dutyCell = cleanText(raw[header.at.get("duty") ?? -1] ?? "");
    const cents = own === undefined ? dutyOf(cleanText(text("duty")), dutyCell) : own.cents;
    if (cents === undefined)
      return this.#refuse(n, entry.text, line, "report/bad-amount", message("report/no-duty", { cell: JSON.stringify(dutyCell) }));
    const wide: [tariff: string, cents: string, value?: string][] = others.map(({ tariff: other, cents: paid, value }) =>
      value === undefined ? [other, String(paid)] : [other, String(paid), value],
    );
    for (const column of header.wide) {
      const cell = cleanText(cells[column.at] ?? "");
      if (cell === "") continue;
      const amount = readCents(cell);
      if (amount === undefined)
        return this.#refuse(
          n,
          entry.text,
          line,
          "report/bad-amount",
          message("report/no-duty-under", { cell: JSON.stringify(cell), column: column.heading }),
        );
      wide.push([column.heading, String(amount)]);
    }
    const c: Record<string, string> = {};
    for (const [name, index] of header.at) {
      const cell = cleanText(cells[index] ?? "");
      if (cell !== "") c[name] = cell;
    }
    if (own?.value !== undefined && c.tariff_value === undefined) c.tariff_value = own.value;
    if (merged) {
      count.filled++;
      // The line number had been merged as well where it is empty next to an empty entry number.
      if (c.line === undefined && this.#above?.c.line !== undefined) c.line = this.#above.c.line;
    }
    if (tariff.repaired || entry.repaired) count.repaired++;
    const facts = header.facts.facts.length === 0 ? {} : lineOf(cells, header.facts);
    const row: ReportRow = {
      n,
      entry: entry.text,
      tariff: tariff.text,
      cents: String(cents),
      c,
      ...(Object.keys(facts).length === 0 ? {} : { f: facts }),
      ...(wide.length === 0 ? {} : { wide }),
      ...(header.pairs.some(({ numbered }) => !numbered) && others.length > 0 ? { apart: true as const } : {}),
    };
    this.#above = row;
    return row;
  }

  // The numbers next to each other on the row, or what is wrong with one of them.
  #series(cells: readonly string[], raw: readonly string[]): SeriesNumber[] | Message {
    const found: SeriesNumber[] = [];
    for (const pair of this.#header.pairs) {
      const [number, duty, dutyCell] = [cells[pair.number], cells[pair.duty], raw[pair.duty]].map((cell) => cleanText(cell ?? ""));
      const cents = dutyOf(duty ?? "", dutyCell ?? "");
      if (cents === undefined) return message("report/no-duty", { cell: JSON.stringify(dutyCell) });
      if (number === undefined || number === "") {
        if (cents > 0n) return message("report/duty-alone", { cell: dutyCell ?? "" });
        continue;
      }
      const tariff = readTariffNumber(number);
      if (tariff === undefined) return message("report/no-tariff-number", { cell: JSON.stringify(number) });
      const value = pair.value === undefined ? "" : cleanText(cells[pair.value] ?? "");
      found.push({ tariff: tariff.text, cents, value: value === "" ? undefined : value });
    }
    return found;
  }

  // A refused row whose entry is known goes on as a broken one, so that its line is not judged as if it were whole.
  #refuse(n: string, entryText: string, line: string, code: string, why: Arg): ReportRow | undefined {
    this.#count.unusable++;
    const entry = readEntryNumber(entryText)?.text;
    this.#problem({ row: n, entry: entry ?? entryText, code, message: why });
    if (entry === undefined) return undefined;
    return { n, entry, tariff: "", cents: "0", c: line === "" ? {} : { line }, broken: true };
  }
}

interface SeriesNumber {
  readonly tariff: string;
  readonly cents: bigint;
  readonly value: string | undefined;
}

// A word in the place of an amount is none, though elsewhere it would say nothing.
function dutyOf(text: string, cell: string): bigint | undefined {
  const free = /^free$/i;
  if (text === "" && /\p{L}/u.test(cell) && !free.test(cell)) return undefined;
  return text === "" || free.test(text) ? 0n : readCents(text);
}

// A row without an entry number is of the entry above only where it names no other day.
function follows(above: ReportRow, day: string): boolean {
  return day === "" || day === above.c.entry_date;
}
