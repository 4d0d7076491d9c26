// Writes an assessment as the cells behind a row.

import type { RowAnswer } from "../assess/row-answer.js";
import { AUTHORITY_COLUMNS as COLUMNS } from "../contract/vocabulary.js";
import type { Authority } from "../law/types.js";

/** Columns of the amounts by authority, the ordinary duty first. */
export const AUTHORITY_COLUMNS: readonly (readonly [column: string, authority: Authority])[] = Object.entries(COLUMNS);

// Those of the additional duties.
const BY_AUTHORITY = AUTHORITY_COLUMNS.slice(1);

/** Names of the cells, in their order. */
export const ANSWER_COLUMNS: readonly string[] = [
  "status",
  ...AUTHORITY_COLUMNS.map(([column]) => column),
  "additional_duty",
  "total_duty",
  "effective_rate",
  "headings",
  "duty_min",
  "duty_max",
  "questions",
  "error",
];

/** Cells that follow with `--fees`. */
export const FEE_COLUMNS: readonly string[] = ["mpf", "hmf", "payable"];

function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function dollars(amount: bigint): string {
  const text = amount.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The cells of one answer. Under `range` only the bounds are filled, under `prohibited` and `error` no amount is. */
export function answerCells(answer: RowAnswer, fees: boolean): string[] {
  if (answer.status === "error")
    return framed(answer.status, { error: `${answer.error.code}: ${answer.error.message} ${answer.error.fix}` }, fees);
  if (answer.status === "prohibited") return framed(answer.status, { error: "" }, fees);
  const questions = answer.questions.map((question) => question.fact).join(" ");
  if (answer.status === "range") {
    const { min, max } = answer.range;
    return framed(answer.status, { duty_min: min.duty, duty_max: max?.duty ?? "", questions }, fees);
  }
  const { totals } = answer;
  const cells: Record<string, string> = {
    base_duty: totals.base,
    additional_duty: totals.additional,
    total_duty: totals.duty,
    effective_rate: answer.effectiveRate === undefined ? "" : String(answer.effectiveRate),
    headings: answer.headings.join(" "),
    duty_min: totals.duty,
    duty_max: totals.duty,
    questions,
  };
  for (const [column, authority] of BY_AUTHORITY) {
    let sum = 0n;
    for (const duty of answer.duties) if (duty.authority === authority) sum += cents(duty.amount);
    cells[column] = dollars(sum);
  }
  if (fees) {
    cells.mpf = answer.fees.find((each) => each.fee === "MPF")?.amount ?? "";
    cells.hmf = answer.fees.find((each) => each.fee === "HMF")?.amount ?? "";
    cells.payable = totals.payable;
  }
  return framed(answer.status, cells, fees);
}

function framed(status: string, cells: Readonly<Record<string, string>>, fees: boolean): string[] {
  const columns = fees ? [...ANSWER_COLUMNS, ...FEE_COLUMNS] : ANSWER_COLUMNS;
  return columns.map((column) => (column === "status" ? status : (cells[column] ?? "")));
}
