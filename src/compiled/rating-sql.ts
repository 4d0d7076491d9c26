// The statement that rates a table of entries by joins with the tables of the compiled law, in any dialect. Of a row that it cannot rate
// it says "assess": whatever is not in the plain form of the contract, and what the tables do not hold.

import type { Dialect } from "../bulk/dialects.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { FactRule, Law } from "../law/types.js";
import { answers, finished, OUTCOME, type RowTexts } from "./answer-sql.js";
import { ofRate } from "./between-rates.js";
import { chapter98Sql } from "./chapter-98-sql.js";
import { chapter98Of } from "./compile-law.js";
import { amountSql, atomsOf, type ConditionSetting, countedTwice, SIGNS, statedOf, wholes } from "./condition-sql.js";
import { feeSql } from "./fees-sql.js";
import { type EntryColumn, type GivenFacts, givenFacts } from "./given-sql.js";
import { BASE_TERMS, BEHIND_PARTS, BOUNDED, BY_CLAIM, CLAIM_LATER, DUTIES, MOST_CENTS, ofNoProgram } from "./program-rows.js";
import { VALUE } from "./regions.js";
import { CLEAR_CENTS } from "./stakes.js";
import type { LawKey } from "./tables.js";
import { NOTHING, type Walk, walkSql } from "./walk-sql.js";

/** Tables of the law that the statement joins. */
export const TABLE_NAMES = [
  "day",
  "number",
  "cell",
  "plan_root",
  "plan_edge",
  "plan_program",
  "base_root",
  "base_edge",
  "base_program",
  "unit",
] as const;

/** What the statement is written for. */
export interface RatingSetting extends RowTexts {
  /** Write the user fees and what is payable with them too. */
  readonly fees?: boolean;
  /** Write effective rates without zeros at their end. */
  readonly plainRates?: boolean;
  /** Columns that are read. */
  readonly columns: readonly EntryColumn[];
  readonly law: Law;
  readonly tables: LawKey;
  /** Spellings of the origins that the tables speak of. */
  readonly origins: readonly string[];
  /** What the names of the tables begin with. */
  readonly prefix?: string;
  /** Whether {@link RatingSql.before} stand as tables; else the statement has them within it. */
  readonly kept?: boolean;
  /** Which of the entries are read, by the spellings of their origins: some, or all but some. */
  readonly of?: { readonly origins: readonly string[]; readonly are: boolean };
}

/** What the names of the tables of the law begin with. */
export const PREFIX = "carveout_";

/** The key of a row that has none. */
const NO_KEY = -1;
/** Duties from here on, in cents, are left to `assess`: 64 bits hold the numerator of a rate below it. */
const MOST_DUTY = 4_000_000_000_000n;
/** What the headings of a program ask, by its code. */
const ASKS = { nothing: 0, claim: 1, claimLater: 2, more: 3 } as const;
const texts = (all: readonly string[]): string => all.map((each) => `'${each.replaceAll("'", "''")}'`).join(", ");
const SLOTS = Array.from({ length: DUTIES }, (_, at) => at + 1);
const TERMS = Array.from({ length: BASE_TERMS }, (_, at) => at + 1);

/** A statement, and what it reads that is the same for all entries with these columns. */
export interface RatingSql {
  /** Names of tables, each with its query. */
  readonly before: readonly (readonly [name: string, query: string])[];
  readonly query: string;
}

/** The statement over the table or view `entries`, without its end. */
export function ratingQuery(dialect: Dialect, setting: RatingSetting): RatingSql {
  const { law, tables, of, prefix = PREFIX } = setting;
  const kept = (name: string): string => (setting.kept === true ? `${prefix}kept_${name}` : name);
  const rules = new Map<string, FactRule>(law.facts.map((rule) => [rule.name, rule]));
  const read = readOnce(setting, dialect);
  const given = givenFacts(read.columns, law, tables.origin, dialect);
  const conditions: ConditionSetting = { given, rules, turns: tables.turns, code: (path) => tables.codes.get(path) };
  const { quantities, facts, has } = given;
  const contents = [...facts].filter(([, { type }]) => type === "content").map(([, { sql }]) => sql);
  const stated = contents.map(statedOf).join(" + ");
  const plan = walkSql(
    {
      kind: "plan",
      tables: prefix,
      prefix: "w",
      levels: tables.planLevels,
      edges: kept("plan_edge"),
      walked: kept("plan_walked"),
      row: "s",
      start: "planr",
    },
    tables.words.plan,
    dialect,
    conditions,
  );
  const base = walkSql(
    {
      kind: "base",
      tables: prefix,
      prefix: "b",
      levels: tables.baseLevels,
      edges: kept("base_edge"),
      walked: kept("base_walked"),
      row: "s",
      start: "baser",
    },
    tables.words.base,
    dialect,
    conditions,
  );
  const fees = setting.fees === true ? feeSql(law, tables.origin, given, dialect) : undefined;
  const chapter98 = has.has("chapter98") ? chapter98Sql(setting.law, dialect) : "0";
  const claimCode = `case g_claim ${tables.claims.map((claim, at) => (claim === "*" ? "" : `when '${claim}' then ${at}`)).join(" ")} else ${tables.claims.indexOf("*")} end`;
  const bad = [
    ...given.bad,
    `g_origin not in (${texts(setting.origins)})`,
    `g_value >= ${MOST_CENTS}`,
    ...(contents.length === 0 ? [] : [`${stated} > g_value`]),
    ...wholes(given.facts),
    ...countedTwice(conditions),
    ...(has.has("spi")
      ? [
          `case when g_claim in (${texts(tables.claims.filter((claim) => claim !== "*"))}) then (1 = 0) else not ${dialect.matches("g_claim", "[A-Z]{1,2}[+*]?")} end`,
        ]
      : []),
    ...["usContentValue", "chapter98Value"].flatMap((path) => (facts.has(path) ? [`${facts.get(path)?.sql} > g_value`] : [])),
    ...(has.has("chapter98") ? [`(g_chapter98 <> '' and chapter98 < 0)`] : []),
    ...(fees?.bad ?? []),
    ...(has.has("importDate") ? ["(g_import <> '' and (import_period is null or g_import > g_day))"] : []),
  ];
  const smallest = [
    "g_value",
    ...contents.map((sql) => `(case when ${sql} > 0 then ${sql} else g_value end)`),
    ...(contents.length === 0 ? [] : [`(case when g_value > ${stated} then g_value - (${stated}) else g_value end)`]),
    ...["usContentValue", "chapter98Value"].flatMap((path) => {
      const sql = facts.get(path)?.sql;
      return sql === undefined
        ? []
        : [`(case when ${sql} > 0 then ${sql} else g_value end)`, `(case when ${sql} < g_value then g_value - ${sql} else g_value end)`];
    }),
  ];
  const counted = quantities.flatMap((place) => [
    `u${place}.code as code${place}`,
    `u${place}.base as counts${place}`,
    `case when u${place}.denominator = 1 then g.g_amount${place} * u${place}.numerator when g.g_amount${place} * u${place}.numerator % u${place}.denominator = 0 then ${dialect.whole(`g.g_amount${place} * u${place}.numerator`, `u${place}.denominator`)} end as counted${place}`,
    ...[...plan.unitNames, ...base.unitNames].map((name) => `coalesce(u${place}.${name}, 0) as ${name}_${place}`),
  ]);
  // Of two amounts that count as one the second has the sign.
  const signs = quantities.map((place) => {
    const later = quantities.filter((other) => other > place).map((other) => `code${other} = code${place} or `);
    const sign = `when counted${place} = 0 then ${SIGNS.zero} else ${SIGNS.some} end`;
    return `case when ${later.join("")}counted${place} is null then ${SIGNS.absent} ${sign} as sign${place}`;
  });
  for (const place of quantities)
    bad.push(
      `(code${place} > 0 and counted${place} is null)`,
      `case when g_unit${place} is null or code${place} is not null then (1 = 0) else ${dialect.matches(`g_unit${place}`, "[a-z]{1,2}(kg|g|t)|kg[a-z]{1,2}")} end`,
    );
  const period = has.has("importDate") ? "coalesce(i.period, d.period)" : "d.period";
  const amountOf = (input: string): string | undefined => {
    const sql = input === VALUE ? undefined : amountSql(input, conditions);
    return input === VALUE ? "g_value" : sql === undefined ? undefined : `coalesce(${sql}, 0)`;
  };
  const cents = (row: string, slot: string): string => {
    const has = (part: string): boolean => tables.programs.plan.includes(`${slot}_${part}`);
    const sum = tables.inputs.map((input, at) => {
      if (!has(`on${at}`)) return undefined;
      const amount = amountOf(ofRate(input) ?? input);
      // The rate of the row stands in place of a class of rates.
      const rate = ofRate(input) === undefined ? "" : " * -w.base";
      return amount === undefined ? undefined : `${row}.${slot}_on${at} * ${amount}${rate}`;
    });
    const total = ["0", ...(has("constant") ? [`${row}.${slot}_constant`] : []), ...sum.filter((each) => each !== undefined)].join(" + ");
    return dialect.whole(`2 * (${total}) + ${row}.${slot}_divisor`, `2 * ${row}.${slot}_divisor`);
  };
  const others = [...facts].filter(([path]) => tables.codes.has(path));
  const term = (row: string, side: string, at: number): string => {
    const code = `${row}.${side}_code${at}`;
    const cases = [
      ...[...quantities].reverse().map((place) => `when code${place} = ${code} then counted${place}`),
      ...others.map(([path, { sql }]) => `when ${code} = ${tables.codes.get(path)} then ${sql}`),
    ];
    return cases.length === 0
      ? "0"
      : `(case when ${code} = 0 then 0 else ${row}.${side}_factor${at} * coalesce(case ${cases.join(" ")} end, 0) end)`;
  };
  const based = (row: string, side: string): string => {
    const total = [`${row}.${side}_constant`, `${row}.${side}_value * g_value`, ...TERMS.map((at) => term(row, side, at))].join(" + ");
    return dialect.whole(`2 * (${total}) + ${row}.${side}_divisor`, `2 * ${row}.${side}_divisor`);
  };
  // Places among the duties of an outcome at which an authority stands in the tables.
  const dutyOf = (place: number): string => {
    const at = SLOTS.filter((slot) => tables.authorities[slot - 1]?.includes(place));
    const own = [
      ...(place === 0 ? ["base_low"] : []),
      ...at.map((slot) => `case when low${slot}_authority = ${place} then low${slot} else 0 end`),
    ];
    return own.length === 0 ? "0" : own.join(" + ");
  };
  const rules98 = chapter98Of(law).length;
  const rootOf = (of: string, claim: string, rule: string): string => `(${of} * ${tables.claims.length} + ${claim}) * ${rules98} + ${rule}`;
  // Plans and rates that are walked have places from one on; a plain rate stands below.
  const root = (of: string): string => {
    const key = has.has("chapter98")
      ? `case when ${of} > 0 and chapter98 >= 0 then ${rootOf(of, "claim", "chapter98")} end`
      : `case when ${of} > 0 then ${rootOf(of, "claim", "0")} end`;
    return `coalesce(${key}, ${NO_KEY})`;
  };
  const cellKey = (history: string, slot: string, at: string): string =>
    `(${history} * ${tables.slots} + ${slot}) * ${tables.periods} + ${at}`;
  // Tables that are kept hold every key that a row can have, so that no row is without one and keys are looked up by their place. A statement
  // that stands alone joins the tables of the law: databases know nothing of what is worked out within it, and plan badly.
  const starts = (kind: string, { roots, begins }: Walk): string => {
    if (setting.kept !== true) return roots;
    const keys = `select ${rootOf("c.id", "q.claim", "r.rule98")} as root
    from (select distinct ${kind} as id from ${prefix}cell) c cross join ${series(tables.claims.length, "claim")} q cross join ${series(rules98, "rule98")} r where c.id > 0
    union all select ${NO_KEY}`;
    return `select k.root as root, ${begins.map((name) => `w.${name} as ${name}`).join(", ")} from (${keys}) k
  left join (${roots}) w on w.root = k.root`;
  };
  const cells = `select k.cell as cell, c.plan as plan, c.base as base from (select ${cellKey("n.history", "d.slot", "i.period")} as cell from (select distinct history from ${prefix}number) n cross join (select distinct slot from ${prefix}day) d cross join (select distinct period from ${prefix}day) i union all select ${NO_KEY}) k left join ${prefix}cell c on c.cell = k.cell`;

  const owed = `base_low + ${SLOTS.map((at) => `low${at}`).join(" + ")}`;
  const most = `case when b_status = 1 then base_high else base_low end + case when p_status = 1 then ${SLOTS.map((at) => `high${at}`).join(" + ")} else ${SLOTS.map((at) => `low${at}`).join(" + ")} end`;
  // Ranges whose ends say nothing here: the second is not the greater, as where cents are rounded the other way; or it is open in general, or
  // asks for a part of the weight, while a weight of this row closes it.
  const weighed = [
    ...(facts.has("weightKg") ? [`${facts.get("weightKg")?.sql} is not null`] : []),
    ...quantities.map((place) => `g_unit${place} = 'kg' or g_unit${place} = 'g' or g_unit${place} = 't'`),
  ];
  const hasWeight = weighed.length === 0 ? "1 = 0" : weighed.map((each) => `(${each})`).join(" or ");
  const parts = [...law.facts.filter(({ within }) => within === "weight").map(({ name }) => name), ".weightKg"];
  const asksPart = parts.map((name) => `questions like '%${name}%'`).join(" or ");
  const turned = `case when p_status = 1 and p_bounded = ${BOUNDED.alike} and b_status = 0 then (1 = 0) else ${most} <= ${owed} end`;
  const bounded = `p_bounded > ${BOUNDED.open} and b_bounded > ${BOUNDED.open}`;
  const closed = [`(b_asks_part = 1 and (${hasWeight}))`, `(p_bounded = ${BOUNDED.open} and (${hasWeight}))`].join(" or ");
  const ends = `(${closed} or case when ${bounded} then ${turned} else (1 = 0) end)`;
  // Headings that leave the claim open ask for it in the order of what it decides, which the rate of the line takes part in: twice what a claim
  // lowers is added. Where that comes near to what the question before it has more at stake, cents decide.
  const lowered = "2 * (base_high - base_low)";
  const behind = (share: string): string => dialect.whole(`${share} * g_value`, String(BEHIND_PARTS));
  const staysBehind = `${lowered} + ${CLEAR_CENTS} < ${behind("behind_least")}`;
  const comesFirst = `(behind_below > 0 and ${lowered} > ${behind("behind_below")} + ${CLEAR_CENTS})`;
  const claimLater = `(p_asks = ${ASKS.claimLater} and (claim_later = 0 or (b_status = 1 and (b_bounded = ${BOUNDED.open} or (not ${staysBehind} and not ${comesFirst})))))`;
  // A range that turns on the claim asks for it once; whether a fee asks for it beside another range turns on more than programs tell.
  const claimForFee = fees?.asksClaim === true ? " or (g_claim = '?' and p_asks_claim = 0 and b_asks_claim = 0)" : "";
  const open = `(p_status = 1 or (b_status = 1 and p_status <> 2)) and (${ends} or ${claimLater}${claimForFee})`;

  const asksClaim = "case when status = 1 and ' ' || questions || ' ' like '% spi %' then 1 else 0 end";
  const before = [
    ...(setting.kept === true ? [[kept("cell"), cells] as const] : []),
    [kept("plan_walked"), plan.walked],
    [kept("plan_start"), starts("plan", plan)],
    [kept("base_walked"), base.walked],
    [kept("base_start"), starts("base", base)],
    [kept("plan_edge"), plan.edges],
    [kept("base_edge"), base.edges],
    [
      kept("plan_end"),
      `select ${tables.programs.plan.join(", ")}, case when questions = '' then ${ASKS.nothing} when questions = 'spi' then ${ASKS.claim} when status = 1 and questions like '% spi%' then ${ASKS.claimLater} else ${ASKS.more} end as asks, ${asksClaim} as asks_claim
  from ${prefix}plan_program
  union all select ${tables.programs.plan.map(ofNoProgram).join(", ")}, ${ASKS.nothing}, 0`,
    ],
    [
      kept("base_end"),
      `select ${tables.programs.base.join(", ")}, case when status = 1 and (${asksPart}) then 1 else 0 end as asks_part, ${asksClaim} as asks_claim
  from ${prefix}base_program
  union all select ${tables.programs.base.map(ofNoProgram).join(", ")}, 0, 0`,
    ],
    [
      kept("unit"),
      `select ${["spelled, base, code, numerator, denominator", ...plan.units, ...base.units].join(", ")} from ${prefix}unit
  union all select ${["'', null, null, 1, 1", ...[...plan.unitNames, ...base.unitNames].map(() => "0")].join(", ")}`,
    ],
  ] as const;
  const joined = setting.kept === true ? "join" : "left join";
  const within = setting.kept === true ? [] : before.map(([name, query]) => `${name} as${dialect.once} (\n  ${query}\n),\n`);
  const query = `with ${within.join("")}given as (
  select ${[
    ...read.passed.map((sql, at) => `${sql} as p${at}`),
    ...given.select,
    ...(has.has("spi") ? [] : ["'?' as g_claim"]),
    ...(has.has("chapter98") ? [] : ["'' as g_chapter98"]),
    ...(has.has("importDate") ? [] : ["'' as g_import"]),
  ].join(",\n    ")}
  from ${read.from} e${among(given, of)}
),
placed as (
  select g.*, n.history as history, n.printed as printed, d.slot as slot, ${period} as period, ${has.has("importDate") ? "i.period" : "d.period"} as import_period,
    ${dialect.year("g.g_day")} as g_year,
    ${claimCode} as claim,
    ${[`${chapter98} as chapter98`, ...counted, ...atomsOf(given)].join(",\n    ")}
  from given g
  left join ${prefix}number n on n.spelled = g.g_hts
  left join ${prefix}day d on d.day = g.g_day
${has.has("importDate") ? `  left join ${prefix}day i on i.day = case when g.g_import = '' then g.g_day else g.g_import end\n` : ""}${quantities.map((place) => `  left join ${kept("unit")} u${place} on u${place}.spelled = coalesce(g.g_unit${place}, '')`).join("\n")}
),
coded as (
  select p.*, c.plan as plan, c.base as base,
    case when ${bad.join("\n      or ")} then 1 else 0 end as bad,
    ${[`${dialect.least(smallest)} as smallest`, ...signs, ...(fees?.select ?? [])].join(",\n    ")}
  from placed p
  ${joined} ${setting.kept === true ? kept("cell") : `${prefix}cell`} c on c.cell = coalesce(${cellKey("p.history", "p.slot", "p.period")}, ${NO_KEY})
),
begun as (
  select k.*,
    ${[...plan.begun, ...base.begun].join(",\n    ")}
  from coded k
  ${joined} ${kept("plan_start")} planr on planr.root = ${root("k.plan")}
  ${joined} ${kept("base_start")} baser on baser.root = ${root("k.base")}
),
walked as (
  select s.*, ${plan.end} as plan_end, ${base.end} as base_end
  from begun s
${plan.joins}
${base.joins}
),
priced as (
  select w.*, pp.status as p_status, pp.headings as p_headings, pp.questions as p_questions, pp.asks as p_asks, pp.asks_claim as p_asks_claim, pp.claim_first as claim_first, ${CLAIM_LATER.map((name) => `${tables.programs.plan.includes(name) ? `pp.${name}` : "0"} as ${name}`).join(", ")}, pp.bounded as p_bounded,
    pb.status as b_status, pb.questions as b_questions, pb.asks_part as b_asks_part, pb.asks_claim as b_asks_claim, pb.by_claim as by_claim, pb.bounded as b_bounded,
    case when w.bad = 0 and w.plan_end < 0 and (w.base <= 0 or w.base_end < 0) and smallest >= pp.least and smallest >= pb.least
      and (pb.status = 0 or pp.status = 2 or (pp.status = 0 and pp.asks = ${ASKS.nothing}) or (pp.claim_first = 1 and (pb.by_claim = ${BY_CLAIM.alone} or (pb.by_claim = ${BY_CLAIM.first} and pp.asks = ${ASKS.claim}))) or (pp.asks = ${ASKS.claimLater} and pb.by_claim = ${BY_CLAIM.alone})) then 1 else 0 end as rated,
    ${based("pb", "low")} as base_low,
    case when pb.status = 0 then 0 else ${based("pb", "high")} end as base_high,
    ${SLOTS.map((at) => `case when pp.low${at}_authority is null then 0 else ${cents("pp", `low${at}`)} end as low${at}, pp.low${at}_authority as low${at}_authority`).join(",\n    ")},
    ${SLOTS.map((at) => `case when pp.high${at}_authority is null then 0 else ${cents("pp", `high${at}`)} end as high${at}`).join(",\n    ")}
  from walked w
  join ${kept("plan_end")} pp on pp.program = case when w.plan_end < 0 then -w.plan_end else ${NOTHING} end
  join ${kept("base_end")} pb on pb.program = case when w.base_end < 0 then -w.base_end else ${NOTHING} end
),
summed as (
  select r.*,
    case when rated = 0 or (${open}) or base_low + base_high + ${[...SLOTS.map((at) => `low${at}`), ...SLOTS.map((at) => `high${at}`)].join(" + ")} >= ${MOST_DUTY} then ${OUTCOME.assess} when p_status = 2 then ${OUTCOME.prohibited} when p_status = 1 or b_status = 1 then ${OUTCOME.range} else ${OUTCOME.determined} end as outcome,
    ${AUTHORITIES.map((_, place) => `${dutyOf(place)} as duty${place}`).join(",\n    ")},
    ${owed} as owed,
    ${most} as most,
    case when p_asks = ${ASKS.claimLater} and b_status = 1 and ${comesFirst} then 1 else 0 end as claim_leads
  from priced r
)
${finished(dialect, setting, answers(dialect, { chapter98: has.has("chapter98"), plainRates: setting.plainRates === true, fees }))}`;
  return { before, query };
}

// Texts of cells, each worked out once: what is read of a cell asks for its text many times.
function readOnce({ passed, columns }: RatingSetting, dialect: Dialect) {
  if (columns.every(({ bare }) => bare === true)) return { columns, passed: passed.map(([sql]) => sql), from: "entries" };
  const texts = columns.map(({ sql, bare }, at) => `${bare === true ? sql : `nullif(${dialect.asText(sql)}, '')`} as text${at}`);
  return {
    columns: columns.map(({ name }, at): EntryColumn => ({ name, sql: `text${at}`, bare: true })),
    passed: passed.map((_, at) => `passed${at}`),
    from: `(\n    select ${[...passed.map(([sql], at) => `${sql} as passed${at}`), ...texts].join(",\n      ")}\n    from entries e\n  )`,
  };
}

// Whole numbers from zero on, under a name.
function series(count: number, name: string): string {
  return `(${Array.from({ length: count }, (_, at) => `select ${at} as ${name}`).join(" union all ")})`;
}

// The rows that are read, by their origins.
function among({ origin }: GivenFacts, of: RatingSetting["of"]): string {
  if (of === undefined || origin === undefined) return "";
  return `\n  where ${origin} ${of.are ? "in" : "not in"} (${texts(of.origins)})`;
}
