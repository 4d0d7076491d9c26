// Conditions and cells of variables as SQL over the typed facts of a row.

import { rational } from "../exact/rational.js";
import type { Condition, FactRule } from "../law/types.js";
import type { Given, GivenFacts } from "./given-sql.js";
import { RATIO, REST } from "./regions.js";
import type { Reading } from "./variables.js";

/** What expressions are written from. */
export interface ConditionSetting {
  readonly given: GivenFacts;
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly turns: ReadonlyMap<string, readonly { readonly n: bigint; readonly d: bigint }[]>;
  /** The code of a unit's amount, by the path of the fact that it counts; undefined where the table has no quantities. */
  code(path: string): number | undefined;
}

const NEVER = "(1 = 0)";
const ALWAYS = "(1 = 1)";
const quoted = (value: string | boolean): string =>
  typeof value === "boolean" ? String(Number(value)) : `'${value.replaceAll("'", "''")}'`;
const MILLION = 1_000_000n;

/** A condition that every row settles; never null. */
export function conditionSql(test: Condition, setting: ConditionSetting): string {
  const { given, rules } = setting;
  const at = (path: string): Given | undefined => given.facts.get(path);
  switch (test.op) {
    case "is": {
      const rule = rules.get(test.fact);
      const unsaid = rule?.absent !== null && rule?.absent !== undefined && test.any.includes(rule.absent);
      const found = at(test.fact);
      if (found === undefined) return unsaid ? ALWAYS : NEVER;
      return `coalesce(${found.sql} in (${test.any.map(quoted).join(", ")}), ${unsaid ? ALWAYS : NEVER})`;
    }
    case "given":
      return at(test.fact) === undefined ? NEVER : `(${at(test.fact)?.sql} is not null)`;
    case "day":
      return compared(at(test.fact), `${test.compare === "before" ? "<" : ">="} '${test.day}'`);
    case "number": {
      const found = at(test.fact);
      if (found === undefined) return NEVER;
      const { n, d } = rational(BigInt(test.than[0]), BigInt(test.than[1]));
      const sign = { above: ">", below: "<", "at-least": ">=", "at-most": "<=" }[test.compare];
      return compared(found, `* ${d} ${sign} ${n * (found.type === "millionths" ? MILLION : 100n)}`);
    }
    case "years-before-entry":
      return compared(at(test.fact), `<= (g_year - ${test.atLeast}) * ${MILLION}`);
    case "metal-absent":
      return all(test.metals.map((metal) => none(metal, given)));
    case "metal-weight-below": {
      const whole = at("weightKg");
      if (whole === undefined) return NEVER;
      const metals = test.metals.map(({ metal }) => metal);
      const stated = metals.map((metal) => {
        const weight = at(`content.${metal}.weightKg`);
        return weight === undefined ? none(metal, given) : `(${weight.sql} is not null or ${none(metal, given)})`;
      });
      const sum = metals.flatMap((metal) => {
        const weight = at(`content.${metal}.weightKg`);
        return weight === undefined ? [] : [`coalesce(${weight.sql}, 0)`];
      });
      const [n, d] = test.share;
      return all([...stated, `coalesce(${whole.sql} > 0 and (${["0", ...sum].join(" + ")}) * ${d} < ${whole.sql} * ${n}, ${NEVER})`]);
    }
    case "metal-share": {
      const metals = test.metals.map(({ metal }) => metal);
      const [n, d] = test.atLeast;
      const passed = metals.map((metal) => {
        return any([none(metal, given), compared(at(`content.${metal}.${test.of}`), `* ${d} >= ${BigInt(n) * MILLION}`)]);
      });
      return all([...passed, not(all(metals.map((metal) => none(metal, given))))]);
    }
    case "not":
      return not(conditionSql(test.test, setting));
    case "all":
      return all(test.tests.map((each) => conditionSql(each, setting)));
    case "any":
      return any(test.tests.map((each) => conditionSql(each, setting)));
    case "true":
      return ALWAYS;
    default:
      throw new Error(`${test.op} is settled before a row is read`);
  }
}

/** Whether a condition is the same on every row of the table. */
export function isConstant(sql: string): boolean {
  return sql === NEVER || sql === ALWAYS;
}

function all(tests: readonly string[]): string {
  if (tests.includes(NEVER)) return NEVER;
  const open = tests.filter((test) => test !== ALWAYS);
  return open.length === 0 ? ALWAYS : `(${open.join(" and ")})`;
}

function any(tests: readonly string[]): string {
  if (tests.includes(ALWAYS)) return ALWAYS;
  const open = tests.filter((test) => test !== NEVER);
  return open.length === 0 ? NEVER : `(${open.join(" or ")})`;
}

function not(test: string): string {
  return test === NEVER ? ALWAYS : test === ALWAYS ? NEVER : `(not ${test})`;
}

function compared(found: Given | undefined, how: string): string {
  return found === undefined ? NEVER : `coalesce(${found.sql} ${how}, ${NEVER})`;
}

// A weight or a value of zero was stated.
function none(metal: string, { facts }: GivenFacts): string {
  const zero = [`content.${metal}.weightKg`, `content.${metal}.value`].flatMap((path) => {
    const found = facts.get(path);
    return found === undefined ? [] : [`coalesce(${found.sql} = 0, ${NEVER})`];
  });
  return any(zero);
}

/** The cell of a variable on a row, as a whole number; undefined where it is always 0. */
export function cellSql(name: string, reading: Reading | undefined, setting: ConditionSetting): string | undefined {
  const { given } = setting;
  if (name.startsWith(REST)) {
    const sum = name
      .slice(REST.length)
      .split(" ")
      .filter(Boolean)
      .flatMap((path) => amountSql(path, setting) ?? []);
    return `case when g_value > ${["0", ...sum.map((each) => `(case when ${each} > 0 then ${each} else 0 end)`)].join(" + ")} then 1 else 0 end`;
  }
  if (name.startsWith(RATIO)) {
    const path = name.slice(RATIO.length);
    const amount = amountSql(path, setting);
    if (amount === undefined) return undefined;
    const turns = setting.turns.get(path) ?? [];
    const steps = turns.map(({ n, d }, at) => `when ${amount} * ${d} > g_value * ${n} then ${at + 1}`).reverse();
    return `case when ${amount} >= g_value then ${turns.length + 1} ${steps.join(" ")} else 0 end`;
  }
  if (reading === undefined) throw new Error(`no variable is called ${name}`);
  if (reading.kind === "joint") {
    const test = conditionSql(reading.test, setting);
    return `case when ${test} then 1 else 0 end`;
  }
  if (reading.kind === "amount") {
    const amount = amountSql(name, setting);
    return amount === undefined
      ? undefined
      : `case when ${amount} is null then 0 when ${amount} = 0 then 1 when ${amount} < 0 then 3 else 2 end`;
  }
  const found = given.facts.get(name);
  if (found === undefined) return undefined;
  const { sql } = found;
  switch (reading.kind) {
    case "values": {
      const groups = reading.groups.map((group, at) => `when ${sql} in (${group.map(quoted).join(", ")}) then ${at + 1}`);
      return `case when ${sql} is null then 0 ${groups.join(" ")} else ${reading.other} end`;
    }
    case "numbers": {
      const scale = found.type === "millionths" ? MILLION : 100n;
      const steps = reading.bounds.map(
        ({ at, inclusive }, place) => `when ${sql} * ${at.d} ${inclusive ? "<=" : "<"} ${at.n * scale} then ${place + 1}`,
      );
      return `case when ${sql} is null then 0 ${steps.join(" ")} else ${reading.bounds.length + 1} end`;
    }
    case "years":
      return `case when coalesce(${sql} <= (g_year - ${reading.atLeast}) * ${MILLION}, ${NEVER}) then 1 else 0 end`;
    case "days": {
      const steps = reading.days.map((day, place) => `when ${sql} < '${day}' then ${place + 1}`);
      return `case when ${sql} is null then 0 ${steps.join(" ")} else ${reading.days.length + 1} end`;
    }
    default:
      return reading satisfies never;
  }
}

/** The amount of a row by its path: a column, or one of the quantities where its unit counts it. */
export function amountSql(path: string, { given, code }: ConditionSetting): string | undefined {
  const column = given.facts.get(path)?.sql;
  const counted = code(path);
  if (counted === undefined || given.quantities.length === 0) return column;
  // Of two amounts in one unit the second stands.
  const cases = [...given.quantities].reverse().map((place) => `when code${place} = ${counted} then counted${place}`);
  return `(case ${cases.join(" ")}${column === undefined ? "" : ` else ${column}`} end)`;
}
