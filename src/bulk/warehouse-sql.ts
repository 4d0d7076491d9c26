// The statement that rates a table of entries by joins with the relations of the compiled law, in any dialect. It says of a row what
// `rate` says or "assess": whatever is not in the plain form of the contract, and what no program was made for, is left to `carveout rate`.

import type { FactRule } from "../law/types.js";
import { ANSWER_COLUMNS } from "./answer-cells.js";
import { LEAST } from "./compile-program.js";
import type { Dialect } from "./dialects.js";
import { AUTHORITIES, INPUTS, METALS } from "./program.js";
import { type Column, columnsOf, WORDS } from "./rater-columns.js";
import { FORMS_OF_LEAF } from "./relations.js";

/** What the statement is written for. */
export interface WarehouseSetting {
  /** Columns of the table of entries. */
  readonly columns: readonly string[];
  readonly facts: readonly FactRule[];
  /** Values of each fact as a cell may spell them, by the path of the fact; a fact that is not here is left to `assess`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly origin: string;
}

const MOST = Number.MAX_SAFE_INTEGER;
const FORMS = Array.from({ length: FORMS_OF_LEAF }, (_, at) => at + 1);
const WORK = ["program", "numerator", "denominator", ...INPUTS.map((input) => `in_${input}`)];
const MONEY = "[0-9]{1,13}([.][0-9]{1,2})?";
const AMOUNT = "[0-9]{1,13}([.][0-9]{1,6})?";
const texts = (all: readonly string[]): string => all.map((each) => `'${each.replaceAll("'", "''")}'`).join(", ");
const flag = (test: string): string => `case when ${test} then 1 else 0 end`;

/** Columns of the answer that are amounts of one authority, in the order of `AUTHORITIES`. */
const AUTHORITY_COLUMNS = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** The shapes that rows of the entries have and no program was made for. */
export function missingQuery(dialect: Dialect, setting: WarehouseSetting): string {
  return `${keyedStages(dialect, setting)}
select distinct class, g_claim, pattern, shape_units, shape_facts from keyed
where plain = 1 and program is null and g_claim <> '!'
order by all`;
}

function keyedStages(dialect: Dialect, setting: WarehouseSetting): string {
  const columns = columnsOf(setting.columns, setting.facts);
  return `with given as (
  ${givenStage(dialect, setting, columns)}
),
placed as (
  select g.*, s.number, s.hts as printed, d.slot, i.slot as import_slot, c.class, c.numerator, c.denominator,
    k.metals, k.weights, k.counted, k.facts, coalesce(u1.base, '') as base1, u1.factor as factor1, coalesce(u2.base, '') as base2, u2.factor as factor2,
    ${flag("k.counted = 1 and g_unit1 <> '' and g_has1 = 1 and k.units like '%;' || u1.base || ';%'")} as counts1,
    ${flag("k.counted = 1 and g_unit2 <> '' and g_has2 = 1 and k.units like '%;' || u2.base || ';%'")} as counts2
  from given g
  left join carveout_spelling s on s.spelled = g.g_hts
  left join carveout_day d on d.day = g.g_day
  left join carveout_day i on i.day = g.g_import
  left join carveout_cell c on c.number = s.number and c.slot = d.slot
  left join carveout_class k on k.class = c.class
  left join carveout_unit u1 on u1.spelled = g.g_unit1
  left join carveout_unit u2 on u2.spelled = g.g_unit2
),
shaped as (
  ${shapedStage(columns, dialect)}
),
keyed as (
  select x.*, p.program, p.leaves, p.prohibited, p.any_barred, p.leaf
  from (select s.*, case when s.plain = 1 then s.class end as plain_class from shaped s) x
  left join carveout_program_key k on k.class = x.plain_class and k.claim = x.g_claim and k.pattern = x.pattern
    and k.units = x.shape_units and k.facts = x.shape_facts
  left join carveout_program p on p.program = k.program
)`;
}

/** The statement, without its end. */
export function warehouseQuery(dialect: Dialect, setting: WarehouseSetting): string {
  return `${keyedStages(dialect, setting)},
work as (
  select distinct ${WORK.join(", ")} from keyed where leaves > 1 and prohibited = 0
),
completed as (
  select ${WORK.map((name) => `w.${name}`).join(", ")}, pl.place, l.barred,
    ${baseOf(dialect, "w")} as base,
    ${[general(dialect, "w"), ...FORMS.map((at) => cents(dialect, "w", at))].join("\n      + ")} as duty
  from work w
  join carveout_program_leaf pl on pl.program = w.program
  join carveout_leaf l on l.leaf = pl.leaf
${FORMS.map((at) => `  left join carveout_form f${at} on f${at}.form = l.form${at}`).join("\n")}
),
spread as (
  select ${WORK.join(", ")}, min(duty) as low, max(duty) as high,
    ${flag("min(duty) = max(duty) and min(base) = max(base)")} as same
  from completed where barred = 0
  group by ${WORK.join(", ")}
),
answered as (
  select ${WORK.map((name) => `c.${name}`).join(", ")}, a.question, a.answer,
    min(case when c.barred = 0 then c.duty end) as low, max(case when c.barred = 0 then c.duty end) as high, max(c.barred) as barred
  from completed c
  join carveout_answer a on a.program = c.program and a.place = c.place
  group by ${WORK.map((name) => `c.${name}`).join(", ")}, a.question, a.answer
),
staked as (
  select ${WORK.join(", ")}, question, coalesce(max(low) - min(low) + max(high) - min(high), 0) as stake,
    max(barred) as any_bar, min(barred) as all_bar
  from answered
  group by ${WORK.join(", ")}, question
),
asked as (
  select ${WORK.map((name) => `t.${name}`).join(", ")}, ${dialect.joined("q.fact", "t.stake", "t.question")} as questions,
    min(case when t.stake > 0 or (t.any_bar = 1 and (t.all_bar = 0 or q.open_answer = 1)) then 1 else 0 end) as sure
  from staked t
  join carveout_question q on q.program = t.program and q.question = t.question
  group by ${WORK.map((name) => `t.${name}`).join(", ")}
),
rated as (
  select k.*, r.low, r.high, a.questions, l.headings as before_goods,
    case when k.program is null then 'assess' when k.prohibited = 1 then 'prohibited'
      when k.leaves = 1 then 'determined' when a.sure = 0 or (r.same = 1 and k.any_barred = 0) then 'assess' else 'range' end as outcome,
    ${AUTHORITIES.map((_, at) => `${authority(dialect, at)} as duty${at}`).join(",\n    ")}
  from keyed k
  left join carveout_leaf l on l.leaf = k.leaf
${FORMS.map((at) => `  left join carveout_form f${at} on f${at}.form = l.form${at}`).join("\n")}
  left join spread r on ${WORK.map((name) => `r.${name} = k.${name}`).join(" and ")}
  left join asked a on ${WORK.map((name) => `a.${name} = k.${name}`).join(" and ")}
),
summed as (
  select rated.*, ${AUTHORITIES.map((_, at) => `duty${at}`).join(" + ")} as owed from rated
)
select
  ${[...setting.columns.map((name, at) => `c${at} as ${dialect.quoted(name)}`), ...answers(dialect)].join(",\n  ")}
from summed`;
}

function answers(dialect: Dialect): string[] {
  const money = (cents: string, when = "outcome = 'determined'"): string => `case when ${when} then ${dialect.scaledDown(cents, 2)} end`;
  const rate = dialect.scaledDown(dialect.whole("2000000 * owed + in_value", "2 * in_value"), 6);
  return [
    "outcome as status",
    ...AUTHORITY_COLUMNS.map((name, at) => `${money(`duty${at}`)} as ${name}`),
    `${money("owed - duty0")} as additional_duty`,
    `${money("owed")} as total_duty`,
    `case when outcome = 'determined' then ${rate} end as effective_rate`,
    "case when outcome = 'determined' then case when before_goods = '' then printed else before_goods || ' ' || printed end end as headings",
    `case outcome when 'determined' then ${dialect.scaledDown("owed", 2)} when 'range' then ${dialect.scaledDown("low", 2)} end as duty_min`,
    `case outcome when 'determined' then ${dialect.scaledDown("owed", 2)} when 'range' then ${dialect.scaledDown("high", 2)} end as duty_max`,
    "case when outcome = 'range' then questions end as questions",
    `cast(null as ${dialect.text}) as error`,
  ];
}

function general(dialect: Dialect, row: string): string {
  const value = `${row}.in_value`;
  return `case when l.general = 1 then ${dialect.whole(`2 * ${value} * ${row}.numerator + ${row}.denominator`, `2 * ${row}.denominator`)} else 0 end`;
}

function cents(dialect: Dialect, row: string, at: number): string {
  const form = `f${at}`;
  const sum = [`${form}.constant`, ...INPUTS.map((input) => `${form}.on_${input} * ${row}.in_${input}`)].join(" + ");
  return `coalesce(${dialect.whole(`2 * (${sum}) + ${form}.divisor`, `2 * ${form}.divisor`)}, 0)`;
}

function baseOf(dialect: Dialect, row: string): string {
  return [general(dialect, row), ...FORMS.map((at) => `case when f${at}.authority = 0 then ${cents(dialect, row, at)} else 0 end`)].join(
    "\n      + ",
  );
}

function authority(dialect: Dialect, place: number): string {
  const own = FORMS.map((at) => `case when f${at}.authority = ${place} then ${cents(dialect, "k", at)} else 0 end`);
  return (place === 0 ? [general(dialect, "k"), ...own] : own).join("\n      + ");
}

// The cells of a row, read strictly: what is not in the plain form is null or marked.
function givenStage(dialect: Dialect, { columns: names, values, origin }: WarehouseSetting, columns: readonly Column[]): string {
  const cell = (at: number): string => `coalesce(${dialect.asText(`e.${dialect.quoted(names[at] ?? "")}`)}, '')`;
  const find = (kind: Column["kind"], input = -1): number =>
    columns.findIndex((column) => column.kind === kind && (input < 0 || column.input === input));
  const textOf = (kind: Column["kind"], input = -1): string => (find(kind, input) < 0 ? "''" : cell(find(kind, input)));
  const exact = (text: string, pattern: string, decimals: number): string =>
    `case when ${dialect.matches(text, pattern)} then ${dialect.scaledUp(text, decimals)} end`;
  const zero = `cast(0 as ${dialect.exact})`;
  const claim = textOf("spi");
  const bad: string[] = [];
  columns.forEach((column, at) => {
    if (column.kind === "number") bad.push(`${cell(at)} <> ''`);
    if (column.kind === "weight") bad.push(`(${cell(at)} <> '' and not ${dialect.matches(cell(at), AMOUNT)})`);
    if (column.kind === "word") bad.push(`${cell(at)} not in (${texts(["", ...(WORDS[column.fact?.path[0] ?? ""] ?? [])])})`);
  });
  const metals = METALS.flatMap((metal, at) => {
    if (find("content", at + 1) < 0) return [`${zero} as g_${metal}`, `0 as g_sign${at}`];
    const text = textOf("content", at + 1);
    return [
      `coalesce(${exact(text, MONEY, 2)}, ${zero}) as g_${metal}`,
      `case when ${text} = '' then 0 when ${text} = 'unknown' then 3 when not ${dialect.matches(text, MONEY)} then -1000 when ${dialect.matches(text, "0+([.]0+)?")} then 1 else 2 end as g_sign${at}`,
    ];
  });
  const quantities = [1, 2].flatMap((count) => {
    const text = textOf("quantity", 4 + count);
    return [
      `${flag(`${text} <> ''`)} as g_has${count}`,
      `${exact(text, AMOUNT, 6)} as g_amount${count}`,
      `lower(replace(replace(${textOf("unit", 4 + count)}, '.', ''), ' ', '')) as g_unit${count}`,
    ];
  });
  const facts = rareColumns(columns).map(({ at, path, boolean }) => {
    const text = cell(at);
    const known = values.get(path);
    if (boolean)
      return `case when ${text} = '' then '' when lower(${text}) in ('true', 'yes', '1') then 'true' when lower(${text}) in ('false', 'no', '0') then 'false' else '!' end as g_fact${at}`;
    return `case when ${text} = '' then ''${known === undefined ? "" : ` when ${text} in (${texts(known)}) then ${text}`} else '!' end as g_fact${at}`;
  });
  return `select
    ${[
      ...names.map((name, at) => `e.${dialect.quoted(name)} as c${at}`),
      `${textOf("hts")} as g_hts`,
      `${textOf("entryDate")} as g_day`,
      `${textOf("importDate")} as g_import`,
      `${flag(`${textOf("origin")} = '${origin}'`)} as g_origin`,
      `${exact(textOf("value"), MONEY, 2)} as g_value`,
      find("spi") < 0
        ? "'?' as g_claim"
        : `case when ${claim} = '' then '-' when ${claim} in ('S', 'S+', '?') then ${claim} else '!' end as g_claim`,
      ...metals,
      ...quantities,
      ...facts,
      `${flag(`${textOf("weight")} <> ''`)} as g_weighed`,
      `${bad.length === 0 ? "0" : flag(bad.join("\n      or "))} as g_bad`,
    ].join(",\n    ")}
  from entries e`;
}

/** Facts of a row that select a program, by their columns. */
export function rareColumns(
  columns: readonly Column[],
): readonly { readonly at: number; readonly path: string; readonly boolean: boolean }[] {
  return columns.flatMap(({ kind, fact }, at) =>
    kind === "rare" && fact !== undefined ? [{ at, path: fact.path.join("."), boolean: fact.kind === "boolean" }] : [],
  );
}

// What a row is to the compiled law: signs of its contents, units, facts; and whether it is in the region that programs are proved for.
function shapedStage(columns: readonly Column[], dialect: Dialect): string {
  const zero = `cast(0 as ${dialect.exact})`;
  const contents = METALS.map((metal) => `g_${metal}`).join(" + ");
  const signs = METALS.map((_, at) => `${4 ** at} * g_sign${at}`).join(" + ");
  const facts = rareColumns(columns).map(({ at, path }) => {
    const matters = path.startsWith("content.") ? `(facts like '%;${path};%' or metals = 1)` : `facts like '%;${path};%'`;
    return `case when g_fact${at} <> '' and ${matters} then '${path}=' || g_fact${at} || ';' else '' end`;
  });
  const part = (amount: string): string => `(${amount} > 0 and ${amount} < ${LEAST})`;
  const small = [`g_value - (${contents})`, ...METALS.map((metal) => `g_${metal}`)].map(part).join(" or ");
  const quantity = (count: number): string =>
    `(g_has${count} = 0 or (g_amount${count} >= ${LEAST} and g_amount${count} <= ${MOST} and (counted = 0 or g_unit${count} = '' or base${count} <> '')))`;
  const whole = (count: number): string => `(counts${count} = 0 or (factor${count} > 0 and g_amount${count} * factor${count} <= ${MOST}))`;
  const tests = [
    "class is not null",
    "g_bad = 0",
    "g_origin = 1",
    `g_value >= ${LEAST} and g_value <= ${MOST}`,
    "(g_import = '' or g_import = g_day or (import_slot = slot and g_import < g_day))",
    `${METALS.map((_, at) => `g_sign${at} >= 0`).join(" and ")}`,
    `${contents} <= g_value`,
    `(metals = 0 or ${contents} = 0 or not (${small}))`,
    "(g_weighed = 0 or (weights = 0 and coalesce(base1, '') not like 'content.%' and coalesce(base2, '') not like 'content.%'))",
    quantity(1),
    quantity(2),
    whole(1),
    whole(2),
    "(counts1 = 0 or counts2 = 0 or base1 <> base2)",
    ...rareColumns(columns).map(({ at }) => `g_fact${at} <> '!'`),
  ];
  return `select placed.*,
    ${flag(tests.join("\n      and "))} as plain,
    case when metals = 1 then ${signs} + case when ${signs} > 0 and ${contents} < g_value then 256 else 0 end else 0 end as pattern,
    case when counts1 = 1 and counts2 = 1 then base1 || '/' || base2 when counts1 = 1 then base1 when counts2 = 1 then base2 else '' end as shape_units,
    ${facts.length === 0 ? "''" : facts.join("\n      || ")} as shape_facts,
    g_value as in_value, ${METALS.map((metal) => `g_${metal} as in_${metal}`).join(", ")},
    case when counts1 = 1 then g_amount1 * factor1 when counts2 = 1 then g_amount2 * factor2 else ${zero} end as in_quantity,
    case when counts1 = 1 and counts2 = 1 then g_amount2 * factor2 else ${zero} end as in_quantity2
  from placed`;
}
