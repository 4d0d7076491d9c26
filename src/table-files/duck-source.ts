// A table file as a relation of DuckDB: read from the file itself where that is in the plain form, else from copies of some rows at a time that
// the reader of rows gives. Both have the same cells; a test holds them equal.

import type { Translator } from "../said/translator.js";
import { NotUtf8 } from "../tables/decode.js";
import { PresumedReader } from "../tables/presumed.js";
import { readCell } from "../tables/read-cell.js";
import type { TablePlan, TableRow } from "../tables/read-table.js";
import type { ReadingReport, Skipped } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";
import { formOf, type OpenOptions, openTable, type TableForm } from "./open-table.js";
import { fileLiteral, identifier, literal, parquetTable } from "./parquet-names.js";
import { parquetColumns, parquetText, withDuckdb } from "./parquet-rows.js";
import { copiedRows, inflated, rowsRead } from "./plain-copy.js";
import { readableTwice } from "./spool.js";
import { type TableHead, tableHead } from "./table-head.js";
import { openText, textRows } from "./text-rows.js";

/** A column of the relation. */
export interface SourceColumn {
  /** Our name; "" where it only passes through. */
  readonly name: string;
  /** The cell as it stands, in SQL. */
  readonly cell: string;
  /** Its type in DuckDB. */
  readonly type: string;
  /** The text that is read, never null, in SQL. */
  readonly text: string;
  /** The same text, failing the statement in a row that must be looked at; every row is read by it once. */
  readonly checked?: string;
  /** Whether the cell is the text that is read, and null where that is empty. */
  readonly bare?: true;
}

/**
 * Some rows of a table: those of a part of a CSV that was cut out of it without the header, those from one row up to another of a Parquet file,
 * or those of a file with a piece of a copy.
 */
export type SomeRows =
  | { readonly form: "csv"; readonly file: string; of(part: string, lines: LineEnds): string }
  | { readonly form: "parquet"; readonly file: string; of(from: number, until: number): string }
  | { readonly form: "copy"; pieces(): AsyncGenerator<CopiedPiece>; of(part: string): string };

/** Whether the lines of a CSV end with a line feed alone, as its first one does. */
export type LineEnds = "lf" | "other";

/** A piece of a copy, as CSV without a header. */
export interface CopiedPiece {
  readonly text: string;
  readonly rows: number;
  /** Which share of the table ends here, 0 to 1. */
  readonly share: number;
}

/** A table as DuckDB reads it. */
export interface DuckSource {
  readonly plan: TablePlan;
  readonly columns: readonly SourceColumn[];
  /** Its rows in their order, in SQL; of a copy, once a part says which. */
  readonly relation: string;
  /** Whether that is the table itself, and not a copy, whose cells are in the plain form of the contract. */
  readonly direct: boolean;
  readonly part: SomeRows;
  /** In a copy: why a row is refused, as "code: message fix", or empty; in SQL. */
  readonly wrong?: string;
  /** What was read how. */
  report(counted: Counted): ReadingReport;
  close(): Promise<void>;
}

/** Cells of a column that were read otherwise than they stand: how many, and the first of them by its spelling. */
export interface CountedCells {
  readonly at: number;
  readonly count: number;
  readonly from: string;
}

/** What the run counted of a table that is read in place. */
export interface Counted {
  readonly rows: number;
  /** Numbers that got their leading zero back, and words for yes and no, by column. */
  readonly cells: readonly CountedCells[];
}

/** How a source is opened. */
export interface SourceOptions extends OpenOptions {
  /** Name under which a zipped table may be unzipped; removed on closing. */
  readonly scratch: string;
  /** Have the whole table looked through before any of it is read, whatever its head shows. */
  readonly whole?: boolean;
  /** Puts refusals of rows into a language, where they stand in a copy. */
  readonly to: Translator;
}

/** Thrown where a table that was read as its first rows show it says otherwise further on: it is to be opened as a whole. */
export class NotAsItsHead extends Error {}

/** Open a table for DuckDB. Throws {@link TableError}. */
export async function duckSource(path: string, options: SourceOptions): Promise<DuckSource> {
  if (path === "-" || options.whole === true || options.sheet !== undefined) return copied(path, options);
  const held = await readableTwice(path).catch(() => undefined);
  if (held === undefined) return copied(path, options);
  try {
    const source = (await byItsHead(held.file, options)) ?? (await copied(held.file, { ...options, called: options.called ?? path }));
    return { ...source, close: () => Promise.all([source.close(), held.remove()]).then(() => undefined) };
  } catch (error) {
    await held.remove();
    throw error;
  }
}

// The table as its first rows show it; undefined where they show too little.
async function byItsHead(path: string, options: SourceOptions): Promise<DuckSource | undefined> {
  const form = await formOf(path).catch(() => undefined);
  if (form === undefined || form === "workbook") return undefined;
  const head = await tableHead(path, options);
  if (head === undefined) return undefined;
  const found = await inPlace(path, form, head, options);
  return found ?? (form === "parquet" ? undefined : presumed(path, form, head, options));
}

// The relation over the file itself; undefined where the head shows that it is not in the plain form.
async function inPlace(path: string, form: TableForm, head: TableHead, options: SourceOptions): Promise<DuckSource | undefined> {
  if (!head.plain || head.plan.header.columns.some((column) => column?.kind === "claimed" || column?.kind === "percent")) return undefined;
  const file = form === "gzip" ? await inflated(path, options.scratch) : path;
  if (file === undefined) return undefined;
  const { plan } = head;
  const names = plan.header.columns.map((column) => column?.name ?? "");
  const shared = {
    plan,
    direct: true,
    report: (counted: Counted) => reportOf(plan, form === "parquet", counted),
    close: () => (file === path ? Promise.resolve() : rowsRead(file)),
  };
  if (form === "parquet") {
    const columns = await withDuckdb((connection) => parquetColumns(connection, file));
    const renamed = columns.map(({ called }, at) => `${identifier(called)} as c${at}`).join(", ");
    const numbered = !columns.some(({ called }) => called.toLowerCase() === "file_row_number");
    return {
      ...shared,
      relation: `select ${renamed} from ${parquetTable(file)}`,
      part: {
        form: "parquet",
        file,
        of: (from, until) =>
          numbered
            ? `select ${renamed} from ${parquetTable(file, ", file_row_number = true")} where file_row_number >= ${from} and file_row_number < ${until}`
            : `select ${renamed} from ${parquetTable(file)} limit ${until - from} offset ${from}`,
      },
      columns: inOneUnit(
        plan,
        columns.map(({ type }, at) => ({ name: names[at] ?? "", cell: `c${at}`, type, text: parquetText({ called: `c${at}`, type }) })),
      ),
    };
  }
  return {
    ...shared,
    relation: csvRelation(file, names.length),
    part: { form: "csv", file, of: (other, lines) => csvRelation(other, names.length, { header: false, lines }) },
    columns: inOneUnit(
      plan,
      names.map((name, at) => ({ name, cell: `c${at}`, type: "VARCHAR", text: `coalesce(c${at}, '')`, bare: true })),
    ),
  };
}

// A row in which a column beside another states a unit that must be looked at fails the statement, and the table is looked through.
function inOneUnit({ header, options }: TablePlan, columns: readonly SourceColumn[]): readonly SourceColumn[] {
  const { words } = options.vocabulary;
  const usual = (list: readonly string[]): string =>
    [...new Set(["", ...list.flatMap((word) => [word, word.toUpperCase()])])].map((word) => literal(word)).join(", ");
  const looked = new Set(
    header.beside.flatMap((at, place): string[] => {
      if (at === undefined) return [];
      const { text } = columns[at] as SourceColumn;
      const kind = header.columns[place]?.kind;
      return [`${text} in (${usual(kind === "weight" ? words.kilograms : words.currency)})`];
    }),
  );
  if (looked.size === 0) return columns;
  const [first] = columns.filter(({ name }) => name === "hts");
  const sound = [...looked].join(" and ");
  return columns.map((column) =>
    column === first ? { ...column, checked: `case when ${sound} then ${column.text} else error('another unit') end` } : column,
  );
}

const LINE_FEEDS = ", new_line = '\\n'";

/**
 * A CSV in the plain form, its columns named c0, c1, …; an empty cell is null. How lines end DuckDB guesses by the first end that it meets,
 * which may stand within a quoted cell where there is no header.
 */
export function csvRelation(
  file: string,
  width: number,
  { header = true, lines = "other" }: { header?: boolean; lines?: LineEnds } = {},
): string {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`);
  return `select * from read_csv(${fileLiteral(file)}, hive_partitioning = false, columns = {${columns.join(", ")}}, auto_detect = false, header = ${header}, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true, max_line_size = 4194304${lines === "lf" ? LINE_FEEDS : ""})`;
}

// Copies of a table that was looked through.
async function copied(path: string, options: SourceOptions): Promise<DuckSource> {
  const table = await openTable(path, options);
  const pieces = async function* (): AsyncGenerator<CopiedPiece> {
    for await (const { text, rows, at } of copiedRows(table.rows(), table.names, options.to))
      yield { text, rows, share: at / table.plan.rows };
  };
  return copySource({ plan: table.plan, pieces, report: () => table.report(), close: () => table.close() });
}

// Copies of a text that is looked through as it is read.
async function presumed(path: string, form: TableForm, { plan }: TableHead, options: SourceOptions): Promise<DuckSource> {
  const text = await openText(path, form === "gzip");
  let report: ReadingReport | undefined;
  const pieces = async function* (): AsyncGenerator<CopiedPiece> {
    const reader = new PresumedReader(plan);
    let share = 0;
    const batches = async function* (): AsyncGenerator<readonly TableRow[]> {
      const told = (read: number): void => {
        share = read;
      };
      for await (const batch of textRows(text, told)) yield batch.flatMap((raw) => reader.next(raw) ?? []);
    };
    try {
      for await (const { text: copy, rows } of copiedRows(batches(), namesOf(plan), options.to)) yield { text: copy, rows, share };
    } catch (error) {
      // What is wrong with a table is said by who reads the whole of it before any of it is rated.
      throw error instanceof TableError || error instanceof NotUtf8 ? new NotAsItsHead() : error;
    }
    report = reader.report({ encoding: text.form.encoding, separator: text.form.separator });
    if (report === undefined) throw new NotAsItsHead();
  };
  return copySource({
    plan,
    pieces,
    report() {
      if (report === undefined) throw new NotAsItsHead();
      return report;
    },
    close: () => Promise.resolve(),
  });
}

function namesOf({ header }: TablePlan): string[] {
  return header.columns.map((column) => column?.name ?? "");
}

interface Copies extends Pick<DuckSource, "plan" | "close"> {
  pieces(): AsyncGenerator<CopiedPiece>;
  report(): ReadingReport;
}

function copySource({ plan, pieces, report, close }: Copies): DuckSource {
  const names = namesOf(plan);
  const read = names.flatMap((name, at) => (name === "" ? [] : [at]));
  const columns = [...names.map((_, at) => `c${at}`), ...read.map((at) => `r${at}`), "wrong"];
  const typed = columns.map((name) => `'${name}': 'VARCHAR'`);
  return {
    plan,
    columns: names.map((name, at) => ({
      name,
      cell: `c${at}`,
      type: "VARCHAR",
      text: name === "" ? `coalesce(c${at}, '')` : `coalesce(r${at}, c${at}, '')`,
    })),
    relation: "",
    part: {
      form: "copy",
      pieces,
      of: (file) =>
        `select * from read_csv(${fileLiteral(file)}, hive_partitioning = false, columns = {${typed.join(", ")}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, max_line_size = 16777216, buffer_size = 33554432${LINE_FEEDS})`,
    },
    direct: false,
    wrong: "coalesce(wrong, '')",
    report,
    close,
  };
}

const NONE_SKIPPED: Readonly<Record<Skipped, number>> = { title: 0, header: 1, blank: 0, total: 0, note: 0 };

function reportOf({ header, options }: TablePlan, typed: boolean, { rows, cells }: Counted): ReadingReport {
  return {
    ...(typed ? {} : { encoding: "utf-8", separator: "," }),
    header: 1,
    rows,
    columns: header.columns.flatMap((column, place) => {
      if (column === undefined) return [];
      const as = cells.flatMap(({ at, count, from }) => {
        const read = at === place ? readCell(column.kind, from, { vocabulary: options.vocabulary }) : "";
        return typeof read === "object" && "text" in read ? [{ how: read.how, count, from, to: read.text }] : [];
      });
      return [{ theirs: header.names[place] ?? "", ours: column.name, as }];
    }),
    skipped: NONE_SKIPPED,
    refused: {},
    unread: header.names.filter((name, at) => header.columns[at] === undefined && name !== ""),
    passedOver: header.passedOver,
  };
}
