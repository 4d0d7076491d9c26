// The user fees of a row as SQL: those of an entry of that line alone, by the rules that the law has for its day. Rows whose fees turn on
// more than that (mail, a low-value clearance, chapter 98) are left to `assess`.

import { FEE_COLUMNS } from "../bulk/answer-cells.js";
import type { Dialect } from "../bulk/dialects.js";
import { BY_VESSEL, INFORMAL } from "../contract/entry-keys.js";
import { parseDecimal } from "../exact/decimal.js";
import { roundToCents } from "../exact/money.js";
import { programsIn } from "../law/claimable.js";
import type { FeeRule, Law } from "../law/types.js";
import type { GivenFacts } from "./given-sql.js";

/** The fees of a row. */
export interface FeeSql {
  /** `expression as name` of the fees in cents; null where the amount is not on record or no rule stands. */
  readonly select: readonly string[];
  /** Tests of which none may hold on a row that is rated. */
  readonly bad: readonly string[];
  /** Whether goods of the origin may claim a program that frees them of a fee. */
  readonly asksClaim: boolean;
  /** What the fees ask for on a row that is determined, and on a range, as texts to be put behind the other questions. */
  readonly questions: { readonly determined: string; readonly range: string };
  /** Name, SQL in cents of the columns of the answer; `owed` is the duty. */
  columns(owed: string): readonly (readonly [name: string, cents: string])[];
}

const PROCESSING = "MPF";
const HARBOR = "HMF";
const UNKNOWN = "'?'";
const texts = (all: readonly string[]): string => all.map((each) => `'${each}'`).join(", ");

function cents(dollars: string): bigint {
  const amount = parseDecimal(dollars, 2);
  if (amount === undefined) throw new Error(`the fees of the law hold ${dollars}, which is not an amount`);
  return roundToCents(amount);
}

/** Write the fees over the facts of a row, which has `g_value`, `g_day`, `g_claim`, `g_import` and `g_chapter98`. */
export function feeSql(law: Law, origin: string, { facts, has }: GivenFacts, dialect: Dialect): FeeSql {
  const mode = facts.get("mode")?.sql;
  const informal = facts.get("entryType")?.sql;
  const importDay = has.has("importDate") ? "case when g_import = '' then g_day else g_import end" : "g_day";
  const own = programsIn(law).filter(({ members }) => members.includes(origin));
  const freeing = own.filter(({ frees }) => frees.some(({ fee }) => fee === PROCESSING));
  const freed = freeing.flatMap(({ symbols }) => symbols);
  const asksClaim = freeing.length > 0;
  // Which of several programs is tried turns on the line, and whether one is on the day.
  const tried = asksClaim && (own.length > 1 || own.some(({ ends }) => ends !== undefined)) ? [`g_claim = ${UNKNOWN}`] : [];
  const share = ([n, d]: FeeRule["rate"]): string => dialect.whole(`2 * g_value * ${n} + ${d}`, `2 * ${d}`);
  const byRule = (fee: FeeRule["fee"], amount: (rule: FeeRule) => string): string => {
    const rules = law.fees.filter((rule) => rule.fee === fee).reverse();
    const cases = rules.map((rule) => {
      const day = rule.clock === "import" ? importDay : "g_day";
      const until = rule.until === undefined ? "" : ` and ${day} < '${rule.until}'`;
      return `when ${day} >= '${rule.from}'${until} then ${amount(rule)}`;
    });
    return cases.length === 0 ? "null" : `case ${cases.join(" ")} end`;
  };
  const processing = byRule(PROCESSING, (rule) => {
    const exact = share(rule.rate);
    const bounds = [
      ...(rule.minimum === undefined ? [] : [`when ${exact} < ${cents(rule.minimum)} then ${cents(rule.minimum)}`]),
      ...(rule.maximum === undefined ? [] : [`when ${exact} > ${cents(rule.maximum)} then ${cents(rule.maximum)}`]),
    ];
    const ordinary = bounds.length === 0 ? exact : `case ${bounds.join(" ")} else ${exact} end`;
    if (informal === undefined) return ordinary;
    const within = rule.informalLimit === undefined ? "" : ` and g_value <= ${cents(rule.informalLimit.value)}`;
    const flat = rule.informal === undefined ? "null" : cents(rule.informal);
    return `case when ${informal} = '${INFORMAL}'${within} then ${flat} else ${ordinary} end`;
  });
  const harbor = byRule(HARBOR, ({ rate }) =>
    mode === undefined ? "0" : `case when ${mode} = '${BY_VESSEL}' then ${share(rate)} else 0 end`,
  );
  const asksMode = mode === undefined ? "' mode'" : `case when ${mode} is null then ' mode' else '' end`;
  const parcels = law.parcels.flatMap(({ mode: of, claim, flat }) => [
    ...(of === undefined || mode === undefined ? [] : [`${mode} = '${of}'`]),
    ...[claim, flat?.claim].flatMap((path) => (path === undefined || !facts.has(path) ? [] : [`${facts.get(path)?.sql} = 1`])),
  ]);
  return {
    select: [
      asksClaim
        ? `case when g_claim in (${texts(freed)}) and ${processing} is not null then 0 else ${processing} end as fee_mpf`
        : `${processing} as fee_mpf`,
      `${harbor} as fee_hmf`,
    ],
    bad: [...new Set(parcels), ...tried, ...(has.has("chapter98") ? ["g_chapter98 <> ''"] : [])],
    asksClaim,
    questions: {
      determined: asksClaim ? `case when g_claim = ${UNKNOWN} and fee_mpf > 0 then ' spi' else '' end || ${asksMode}` : asksMode,
      range: asksMode,
    },
    columns: (owed) => {
      const amounts = ["fee_mpf", "fee_hmf", `${owed} + coalesce(fee_mpf, 0) + coalesce(fee_hmf, 0)`];
      return FEE_COLUMNS.map((name, at) => [name, amounts[at] as string] as const);
    },
  };
}
