// The columns of the answer, as SQL over the sums of a row.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import type { Dialect } from "../bulk/dialects.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { FeeSql } from "./fees-sql.js";

/** What a row hands on as it stands. */
export interface RowTexts {
  /**
   * Cells of a row as text, in the order in which `carveout_assess` takes them; absent where rows that are left say "assess". With them the
   * statement is DuckDB's alone, `passed` may name `e.rowid`, and both are read where a row is written: no column of the entries may have
   * a name that the statement uses.
   */
  readonly late?: readonly string[];
  /** Columns that pass through, as SQL over the entries with the names under which they are written. */
  readonly passed: readonly (readonly [sql: string, name: string])[];
}

const AUTHORITY_COLUMNS = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** The last select; of rows that are left, the cells that `assess` gives, as text between unit separators. */
export function finished(
  dialect: Dialect,
  { passed, late }: RowTexts,
  answered: readonly (readonly [name: string, sql: string, type: string])[],
): string {
  if (late === undefined) {
    const own = passed.map(([, name], at) => `p${at} as ${dialect.quoted(name)}`);
    return `select
  ${[...own, ...answered.map(([name, sql]) => `${sql} as ${name}`)].join(",\n  ")}
from summed`;
  }
  const cell = (at: number, type: string): string => {
    const text = `nullif(answer[${at + 1}], '')`;
    return type === "text" ? text : `cast(${text} as ${type})`;
  };
  const own = passed.map(([sql, name]) => `${sql} as ${dialect.quoted(name)}`);
  return `, answered as (
  select e.*, case when outcome = 'assess' then string_split(carveout_assess(${late.join(", ")}), chr(31)) end as answer
  from summed e
)
select
  ${[...own, ...answered.map(([name, sql, type], at) => `case when outcome = 'assess' then ${cell(at, type)} else ${sql} end as ${name}`)].join(",\n  ")}
from answered e`;
}

/** What the columns of the answer are written for. */
export interface AnswerSetting {
  /** Whether the entries have a column of that name. */
  readonly chapter98: boolean;
  /** Write effective rates without zeros at their end. */
  readonly plainRates: boolean;
  /** The user fees, where they are asked for. */
  readonly fees: FeeSql | undefined;
}

/** Name, SQL and type of each column of the answer. */
export function answers(
  dialect: Dialect,
  { chapter98, plainRates, fees }: AnswerSetting,
): (readonly [name: string, sql: string, type: string])[] {
  const money = (cents: string, when = "outcome = 'determined'"): string => `case when ${when} then ${dialect.scaledDown(cents, 2)} end`;
  const rate = dialect.scaledDown(dialect.whole("2000000 * owed + g_value", "2 * g_value"), 6);
  const digits = "replace(g_chapter98, '.', '')";
  const pairs = [5, 7].map((at) => `'.' || substr(${digits}, ${at}, 2)`).join(" || ");
  const last = `case when length(${digits}) > 8 then '.' || substr(${digits}, 9, 2) else '' end`;
  const filed = chapter98 ? `case when g_chapter98 = '' then '' else substr(${digits}, 1, 4) || ${pairs} || ${last} || ' ' end || ` : "";
  const amount = dialect.amount;
  const text = "text";
  const effective = plainRates ? `rtrim(rtrim(cast(${rate} as varchar), '0'), '.')` : rate;
  const asked = (of: string, more: string | undefined): string =>
    more === undefined ? `nullif(${of}, '')` : `nullif(trim(coalesce(${of}, '') || ${more}), '')`;
  const questions = [
    `case when outcome = 'range' and p_status = 0 then ${asked("b_questions", fees?.questions.range)}`,
    `when outcome = 'range' then ${asked("p_questions", fees?.questions.range)}`,
    `when outcome = 'determined' then ${asked("p_questions", fees?.questions.determined)} end`,
  ].join(" ");
  return [
    ["status", "outcome", text],
    ...AUTHORITY_COLUMNS.map((name, at) => [name, money(`duty${at}`), amount] as const),
    ["additional_duty", money("owed - duty0"), amount],
    ["total_duty", money("owed"), amount],
    ["effective_rate", `case when outcome = 'determined' then ${effective} end`, plainRates ? text : dialect.rate],
    [
      "headings",
      `case when outcome = 'determined' then ${filed}case when p_headings = '' then printed else p_headings || ' ' || printed end end`,
      text,
    ],
    ["duty_min", money("owed", "outcome = 'determined' or outcome = 'range'"), amount],
    [
      "duty_max",
      `case when outcome = 'determined' then ${dialect.scaledDown("owed", 2)} when outcome = 'range' and p_bounded > 0 and b_bounded > 0 then ${dialect.scaledDown("most", 2)} end`,
      amount,
    ],
    ["questions", questions, text],
    ["error", `cast(null as ${dialect.text})`, text],
    ...(fees?.columns("owed") ?? []).map(([name, sql]) => [name, money(sql), amount] as const),
  ];
}
