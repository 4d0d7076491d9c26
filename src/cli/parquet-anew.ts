// Writes a Parquet file anew in a form that is read here, by DuckDB: usual codec, encodings and row groups.

import { named, quoted } from "./duckdb-sql.js";
import { type ParquetColumn, parquetRefusal, textOf, withDuckdb } from "./parquet-rows.js";

/** What is to be another in the new file. */
export interface Anew {
  /** Columns to write as texts, by place. */
  readonly texts: readonly number[];
  /** Columns of texts in which a formula gets a quote before it, by place. */
  readonly defused: readonly number[];
}

const ROW_GROUP = 122_880;
// As `defuse` judges.
const FORMULA = "^[=+\\-@\\t\\r]";
const NUMBER = "[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

/** Write a file of some columns anew. Gives how many cells got a quote. */
export async function writtenAnew(input: string, to: string, columns: readonly ParquetColumn[], { texts, defused }: Anew): Promise<number> {
  const isFormula = (cell: string): string =>
    `(regexp_matches(${cell}, ${quoted(FORMULA)}) and not regexp_full_match(${cell}, ${quoted(NUMBER)}))`;
  const cells = columns.map((column, at) => {
    const cell = named(column.name);
    if (texts.includes(at)) return `${textOf(column)} as ${cell}`;
    return defused.includes(at) ? `case when ${isFormula(cell)} then '''' || ${cell} else ${cell} end as ${cell}` : cell;
  });
  const source = `read_parquet(${quoted(input)})`;
  try {
    return await withDuckdb(async (connection) => {
      await connection.run(
        `copy (select ${cells.join(", ")} from ${source}) to ${quoted(to)} (format parquet, compression snappy, row_group_size ${ROW_GROUP})`,
      );
      if (defused.length === 0) return 0;
      const counts = defused.map((at) => `count(*) filter (where ${isFormula(named(columns[at]?.name as string))})`);
      const found = await connection.runAndReadAll(`select (${counts.join(" + ")})::double from ${source}`);
      return Number(found.getRows()[0]?.[0] ?? 0);
    });
  } catch (error) {
    throw parquetRefusal(input, error);
  }
}
