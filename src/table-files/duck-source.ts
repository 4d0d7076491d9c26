// A table file as a relation of DuckDB: read from the file itself where that is in the plain form, else from a copy that the reader of rows
// wrote. Both have the same cells; a test holds them equal.

import type { Translator } from "../said/translator.js";
import { readCell } from "../tables/read-cell.js";
import type { TablePlan } from "../tables/read-table.js";
import type { ReadingReport, Skipped } from "../tables/report.js";
import { formOf, type OpenOptions, openTable } from "./open-table.js";
import { identifier, literal, parquetColumns, parquetText, withDuckdb } from "./parquet-rows.js";
import { type Copied, copyRows, inflated, rowsRead } from "./plain-copy.js";
import { readableTwice } from "./spool.js";
import { tableHead } from "./table-head.js";

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
  /** Whether the cell is the text that is read, and null where that is empty. */
  readonly bare?: true;
}

/** A table as DuckDB reads it. */
export interface DuckSource {
  readonly plan: TablePlan;
  readonly columns: readonly SourceColumn[];
  /** Its rows in their order, in SQL. */
  readonly relation: string;
  /** The file that the relation reads. */
  readonly file: string;
  /** Whether that is the table itself, and not a copy, whose cells are in the plain form of the contract. */
  readonly direct: boolean;
  /** Some of its rows: those of a part of a CSV that was cut out of it without the header, or from one row up to another of a Parquet file. */
  readonly part:
    | { readonly csv: true; readonly headed: boolean; of(file: string): string }
    | { readonly csv: false; of(from: number, until: number): string };
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
  /** Name under which a copy of the table may be written; removed on closing. */
  readonly scratch: string;
  /** Have the reader of rows write a copy, whatever the head of the table shows. */
  readonly whole?: boolean;
  /** Puts refusals of rows into a language, where they stand in a copy. */
  readonly to: Translator;
}

/** Open a table for DuckDB. Throws {@link TableError}. */
export async function duckSource(path: string, options: SourceOptions): Promise<DuckSource> {
  if (path === "-" || options.whole === true) return copied(path, options);
  const held = await readableTwice(path).catch(() => undefined);
  if (held === undefined) return copied(path, options);
  try {
    const found = await inPlace(held.file, options);
    if (found !== undefined) return { ...found, close: () => Promise.all([found.close(), held.remove()]).then(() => undefined) };
    return await copied(held.file, { ...options, called: options.called ?? path }).then((source) => ({
      ...source,
      close: () => Promise.all([source.close(), held.remove()]).then(() => undefined),
    }));
  } catch (error) {
    await held.remove();
    throw error;
  }
}

// The relation over the file itself; undefined where the head shows that it is not in the plain form.
async function inPlace(path: string, options: SourceOptions): Promise<DuckSource | undefined> {
  const form = await formOf(path).catch(() => undefined);
  if (form === undefined || form === "workbook") return undefined;
  const head = await tableHead(path, options);
  if (head === undefined || !head.plain || head.plan.header.columns.some((column) => column?.kind === "claimed")) return undefined;
  const file = form === "gzip" ? await inflated(path, options.scratch) : path;
  if (file === undefined) return undefined;
  const { plan } = head;
  const names = plan.header.columns.map((column) => column?.name ?? "");
  const shared = {
    plan,
    file,
    direct: true,
    report: (counted: Counted) => reportOf(plan, form === "parquet", counted),
    close: () => (file === path ? Promise.resolve() : rowsRead(file)),
  };
  if (form === "parquet") {
    const columns = await withDuckdb((connection) => parquetColumns(connection, file));
    const renamed = columns.map(({ name }, at) => `${identifier(name)} as c${at}`).join(", ");
    const numbered = !columns.some(({ name }) => name.toLowerCase() === "file_row_number");
    return {
      ...shared,
      relation: `select ${renamed} from read_parquet(${literal(file)})`,
      part: {
        csv: false,
        of: (from, until) =>
          numbered
            ? `select ${renamed} from read_parquet(${literal(file)}, file_row_number = true) where file_row_number >= ${from} and file_row_number < ${until}`
            : `select ${renamed} from read_parquet(${literal(file)}) limit ${until - from} offset ${from}`,
      },
      columns: columns.map(({ type }, at) => ({
        name: names[at] ?? "",
        cell: `c${at}`,
        type,
        text: parquetText({ name: `c${at}`, type }),
      })),
    };
  }
  return {
    ...shared,
    relation: csvRelation(file, names.length),
    part: { csv: true, headed: true, of: (other) => csvRelation(other, names.length, false) },
    columns: names.map((name, at) => ({ name, cell: `c${at}`, type: "VARCHAR", text: `coalesce(c${at}, '')`, bare: true })),
  };
}

/** A CSV in the plain form, its columns named c0, c1, …; an empty cell is null. */
export function csvRelation(file: string, width: number, header = true): string {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`);
  return `select * from read_csv(${literal(file)}, columns = {${columns.join(", ")}}, auto_detect = false, header = ${header}, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true, max_line_size = 4194304)`;
}

async function copied(path: string, options: SourceOptions): Promise<DuckSource> {
  const { plan, report, file }: Copied = await copyOf(path, options);
  const names = plan.header.columns.map((column) => column?.name ?? "");
  const read = names.flatMap((name, at) => (name === "" ? [] : [at]));
  const columns = [...names.map((_, at) => `c${at}`), ...read.map((at) => `r${at}`), "wrong"];
  const typed = columns.map((name) => `'${name}': 'VARCHAR'`);
  const relation = (of: string): string =>
    `select * from read_csv(${literal(of)}, columns = {${typed.join(", ")}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, max_line_size = 16777216, buffer_size = 33554432)`;
  return {
    plan,
    columns: names.map((name, at) => ({
      name,
      cell: `c${at}`,
      type: "VARCHAR",
      text: name === "" ? `coalesce(c${at}, '')` : `coalesce(r${at}, c${at}, '')`,
    })),
    relation: relation(file),
    part: { csv: true, headed: false, of: relation },
    file,
    direct: false,
    wrong: "coalesce(wrong, '')",
    report: () => report,
    close: () => rowsRead(file),
  };
}

async function copyOf(path: string, options: SourceOptions): Promise<Copied> {
  const table = await openTable(path, options);
  try {
    return await copyRows(table, options.scratch, options.to);
  } finally {
    await table.close();
  }
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
