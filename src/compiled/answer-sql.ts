// The columns of the answer, as SQL over the sums of a row.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import type { Dialect } from "../bulk/dialects.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { FeeSql } from "./fees-sql.js";
import { BY_CLAIM } from "./program-rows.js";

/** What a row hands on as it stands. */
export interface RowTexts {
  /** Columns that pass through, as SQL over the entries with the names under which they are written. */
  readonly passed: readonly (readonly [sql: string, name: string])[];
}

/** What becomes of a row, by its code. */
export const OUTCOME = { determined: 0, range: 1, prohibited: 2, assess: 3 } as const;

const IS_DETERMINED = `outcome = ${OUTCOME.determined}`;
const IS_RANGE = `outcome = ${OUTCOME.range}`;
const AUTHORITY_COLUMNS = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** The last select. */
export function finished(dialect: Dialect, { passed }: RowTexts, answered: readonly (readonly [name: string, sql: string])[]): string {
  const own = passed.map(([, name], at) => `p${at} as ${dialect.quoted(name)}`);
  return `select
  ${[...own, ...answered.map(([name, sql]) => `${sql} as ${name}`)].join(",\n  ")}
from summed`;
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

/** Name and SQL of each column of the answer. */
export function answers(dialect: Dialect, { chapter98, plainRates, fees }: AnswerSetting): (readonly [name: string, sql: string])[] {
  const money = (cents: string, when = IS_DETERMINED): string => `case when ${when} then ${dialect.scaledDown(cents, 2)} end`;
  const share = dialect.scaledDown(dialect.whole("2000000 * owed + g_value", "2 * g_value"), 6);
  const rate = `case when owed = 0 then cast(0 as ${dialect.rate}) else ${share} end`;
  const digits = "replace(g_chapter98, '.', '')";
  const pairs = [5, 7].map((at) => `'.' || substr(${digits}, ${at}, 2)`).join(" || ");
  const last = `case when length(${digits}) > 8 then '.' || substr(${digits}, 9, 2) else '' end`;
  const filed = chapter98 ? `case when g_chapter98 = '' then '' else substr(${digits}, 1, 4) || ${pairs} || ${last} || ' ' end || ` : "";
  const effective = plainRates ? `rtrim(rtrim(cast(${rate} as varchar), '0'), '.')` : rate;
  const asked = (of: string, more: string | undefined): string =>
    more === undefined ? `nullif(${of}, '')` : `nullif(trim(coalesce(${of}, '') || ${more}), '')`;
  const questions = [
    // What the rate asks behind the claim stands behind it: the claim decides of both, so of no less than before.
    `case when ${IS_RANGE} and (p_status = 0 or (b_status = 1 and by_claim = ${BY_CLAIM.first})) then ${asked("b_questions", fees?.questions.range)}`,
    `when ${IS_RANGE} and claim_leads = 1 then ${asked("'spi' || replace(' ' || p_questions, ' spi', '')", fees?.questions.range)}`,
    `when ${IS_RANGE} then ${asked("p_questions", fees?.questions.range)}`,
    `when ${IS_DETERMINED} then ${asked("p_questions", fees?.questions.determined)} end`,
  ].join(" ");
  return [
    [
      "status",
      `case outcome ${Object.entries(OUTCOME)
        .map(([name, code]) => `when ${code} then '${name}'`)
        .join(" ")} end`,
    ],
    ...AUTHORITY_COLUMNS.map((name, at) => [name, money(`duty${at}`)] as const),
    ["additional_duty", money("owed - duty0")],
    ["total_duty", money("owed")],
    ["effective_rate", `case when ${IS_DETERMINED} then ${effective} end`],
    [
      "headings",
      `case when ${IS_DETERMINED} then ${filed}case when p_headings = '' then printed else p_headings || ' ' || printed end end`,
    ],
    ["duty_min", money("owed", `outcome <= ${OUTCOME.range}`)],
    [
      "duty_max",
      `case when ${IS_DETERMINED} then ${dialect.scaledDown("owed", 2)} when ${IS_RANGE} and p_bounded > 0 and b_bounded > 0 then ${dialect.scaledDown("most", 2)} end`,
    ],
    ["questions", questions],
    ["error", `cast(null as ${dialect.text})`],
    ...(fees?.columns("owed") ?? []).map(([name, sql]) => [name, money(sql)] as const),
  ];
}
