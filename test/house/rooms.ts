// The rooms of src/, lowest first: a room may import from itself and from rooms before it. docs/architecture.md draws them.

/** A folder of src/ and what it is for. */
export interface Room {
  readonly name: string;
  readonly does: string;
}

/** Every room in its order. */
export const ROOMS: readonly Room[] = [
  { name: "said", does: "the stable codes and the texts of what an answer says" },
  { name: "exact", does: "days, decimals, money, fractions: exact, without floating point" },
  { name: "hts", does: "the schedule: numbers, rate texts, units, special column, editions" },
  { name: "contract", does: "keys of an entry line, schemas and types of answers, error codes" },
  { name: "facts", does: "reads and checks the facts of an entry line" },
  { name: "law", does: "compiles and checks the files of law/; periods, freshness, scenarios" },
  { name: "print", does: "compares a newer print of chapter 99 with the law" },
  { name: "tables", does: "what people write in cells, headers and files, in one dialect" },
  { name: "assess", does: "the engine: plans, tests, stacking, completions, the answer" },
  { name: "origin", does: "does a good qualify: rules of origin, bills of materials, certification" },
  { name: "history", does: "when and why a duty changes: steps, differences, feeds" },
  { name: "scenario", does: "duty on actual trade, under the law or an act that nobody has signed" },
  { name: "chart", does: "charts as SVG text" },
  { name: "explain", does: "answers and measures in words" },
  { name: "bulk", does: "columns of rated tables, exports" },
  { name: "compiled", does: "the law as tables and SQL, and the proof that they say the same" },
  { name: "audit", does: "filed against owed: findings, deadlines, refund files" },
  { name: "table-files", does: "opens CSV, Parquet and workbooks" },
  { name: "server", does: "the HTTP interface" },
  { name: "mcp", does: "the same for assistants" },
  { name: "law-files", does: "reads law/ from disk; its cases, what an amendment meets" },
  { name: "packaged", does: "the data that the package carries; releases of the law" },
  { name: "console", does: "how commands read options and speak: language, color, JSON, threads" },
  { name: "rate", does: "rates tables: SQL in DuckDB, the rest on threads, exports" },
  { name: "law-tools", does: "imports schedules, reports amendments, writes releases" },
  { name: "reports", does: "exposure, events, origin and audit as files and text" },
  { name: "host", does: "what a serving process holds: threads, tables, parts of the law" },
  { name: "cli", does: "the commands" },
];
