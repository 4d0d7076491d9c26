// Conditions and cells of variables as SQL over the typed facts of a row.

import { SHARES } from "../contract/vocabulary.js";
import { rational } from "../exact/rational.js";
import { unitSpellings } from "../hts/units.js";
import type { Condition, FactRule } from "../law/types.js";
import type { Given, GivenFacts } from "./given-sql.js";
import { unitPath } from "./inputs.js";
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

const COUNTED = new Set([...unitSpellings().values()].map(({ base }) => unitPath(base)));

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
      const weighed = ["0", ...sum].join(" + ");
      // An article that has none of the metals is under every share, whatever it weighs.
      const nothing = metals.length === 0 ? NEVER : `(${weighed}) = 0`;
      const below = whole === undefined ? NEVER : `coalesce(${whole.sql} > 0 and (${weighed}) * ${d} < ${whole.sql} * ${n}, ${NEVER})`;
      return all([...stated, any([nothing, below])]);
    }
    case "metal-share": {
      const metals = test.metals.map(({ metal }) => metal);
      const [n, d] = test.atLeast;
      const absent = metals.map((metal) => none(metal, given));
      const passed = metals.map((metal, place) => {
        return any([absent[place] as string, compared(at(`content.${metal}.${test.of}`), `* ${d} >= ${BigInt(n) * MILLION}`)]);
      });
      // Without a share only metals that are absent pass, and not all of them may be.
      if (passed.every((each, place) => each === absent[place])) return NEVER;
      return all([...passed, not(all(absent))]);
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
function none(metal: string, given: GivenFacts): string {
  return statedZero(metal, given) === NEVER ? NEVER : `(${noneOf(metal)} = 1)`;
}

const noneOf = (metal: string): string => `none_${metal}`;

function statedZero(metal: string, { facts }: GivenFacts): string {
  const zero = [`content.${metal}.weightKg`, `content.${metal}.value`].flatMap((path) => {
    const found = facts.get(path);
    return found === undefined ? [] : [`coalesce(${found.sql} = 0, ${NEVER})`];
  });
  return any(zero);
}

/** `expression as name` of what conditions read besides the facts themselves. */
export function atomsOf(given: GivenFacts): readonly string[] {
  const metals = new Set([...given.facts.keys()].flatMap((path) => /^content\.(\w+)\.(?:weightKg|value)$/.exec(path)?.[1] ?? []));
  return [
    ...[...metals].map((metal) => `case when ${statedZero(metal, given)} then 1 else 0 end as ${noneOf(metal)}`),
    ...[...given.facts.values()].flatMap(({ sql, type }) =>
      type === "content" ? [`case when ${sql} > 0 then ${sql} else 0 end as ${statedOf(sql)}`] : [],
    ),
  ];
}

/** The column of what is stated of a content, none where that is unknown; `column` is the one of its fact. */
export const statedOf = (column: string): string => `stated_${column}`;

/** The cell of a variable as whole numbers: the first of `cases` that holds, else `otherwise`. */
export interface Cell {
  readonly cases: readonly (readonly [when: string, cell: number])[];
  readonly otherwise: number;
}

/** The cell of a variable on a row; undefined where it is always 0. */
export function cellOf(name: string, reading: Reading | undefined, setting: ConditionSetting): Cell | undefined {
  const { given } = setting;
  if (name.startsWith(REST)) {
    const sum = name
      .slice(REST.length)
      .split(" ")
      .filter(Boolean)
      .flatMap((path) => {
        const amount = amountSql(path, setting);
        if (amount === undefined) return [];
        return given.facts.get(path)?.type === "content" ? [statedOf(amount)] : [`(case when ${amount} > 0 then ${amount} else 0 end)`];
      });
    // Nothing of the value is stated: all of it is rest.
    return sum.length === 0 ? { cases: [], otherwise: 1 } : { cases: [[`g_value > ${sum.join(" + ")}`, 1]], otherwise: 0 };
  }
  if (name.startsWith(RATIO)) {
    const path = name.slice(RATIO.length);
    const amount = amountSql(path, setting);
    if (amount === undefined) return undefined;
    const turns = setting.turns.get(path) ?? [];
    const steps = turns.map(({ n, d }, at) => [`${amount} * ${d} > g_value * ${n}`, at + 1] as const).reverse();
    return { cases: [[`${amount} >= g_value`, turns.length + 1], ...steps], otherwise: 0 };
  }
  if (reading === undefined) throw new Error(`no variable is called ${name}`);
  if (reading.kind === "joint") {
    const test = conditionSql(reading.test, setting);
    return test === NEVER || test === ALWAYS ? { cases: [], otherwise: test === ALWAYS ? 1 : 0 } : { cases: [[test, 1]], otherwise: 0 };
  }
  if (reading.kind === "amount") {
    const amount = amountSql(name, setting);
    return amount === undefined
      ? undefined
      : {
          cases: [
            [`${amount} is null`, SIGNS.absent],
            [`${amount} = 0`, SIGNS.zero],
            [`${amount} < 0`, SIGNS.unknown],
          ],
          otherwise: SIGNS.some,
        };
  }
  const found = given.facts.get(name);
  if (found === undefined) return undefined;
  const { sql } = found;
  const absent = [`${sql} is null`, 0] as const;
  switch (reading.kind) {
    case "values": {
      const groups = reading.groups.map((group, at) => [`${sql} in (${group.map(quoted).join(", ")})`, at + 1] as const);
      return { cases: [absent, ...groups], otherwise: reading.other };
    }
    case "numbers": {
      const scale = found.type === "millionths" ? MILLION : 100n;
      const steps = reading.bounds.map(
        ({ at, inclusive }, place) => [`${sql} * ${at.d} ${inclusive ? "<=" : "<"} ${at.n * scale}`, place + 1] as const,
      );
      return { cases: [absent, ...steps], otherwise: reading.bounds.length + 1 };
    }
    case "years":
      return { cases: [[`coalesce(${sql} <= (g_year - ${reading.atLeast}) * ${MILLION}, ${NEVER})`, 1]], otherwise: 0 };
    case "days": {
      const steps = reading.days.map((day, place) => [`${sql} < '${day}'`, place + 1] as const);
      return { cases: [absent, ...steps], otherwise: reading.days.length + 1 };
    }
    default:
      return reading satisfies never;
  }
}

/** Cells of an amount by its sign. */
export const SIGNS = { absent: 0, zero: 1, some: 2, unknown: 3 } as const;

/** The code of the unit whose quantities are the amount of that path; undefined where it is none, or the table has no quantities. */
export function unitCode(path: string, { given, code }: ConditionSetting): number | undefined {
  return given.quantities.length > 0 && COUNTED.has(path) ? code(path) : undefined;
}

/** Rows with shares and weights that are more than the whole. */
export function wholes(facts: ReadonlyMap<string, { readonly sql: string }>): string[] {
  const found: string[] = [];
  const metals = new Set([...facts.keys()].flatMap((path) => /^content\.(\w+)\./.exec(path)?.[1] ?? []));
  const weights: string[] = [];
  for (const metal of metals) {
    const shares = Object.keys(SHARES).flatMap((of) => facts.get(`content.${metal}.${of}`)?.sql ?? []);
    if (shares.length > 0) found.push(`${shares.map((sql) => `coalesce(${sql}, 0)`).join(" + ")} > 1000000`);
    const weight = facts.get(`content.${metal}.weightKg`)?.sql;
    if (weight !== undefined) weights.push(`coalesce(${weight}, 0)`);
  }
  const whole = facts.get("weightKg")?.sql;
  if (whole !== undefined && weights.length > 0) found.push(`${weights.join(" + ")} > ${whole}`);
  return found;
}

/** Rows with two amounts of one thing: one is the other, or they contradict, and `assess` says which. */
export function countedTwice({ given: { facts, quantities }, code }: ConditionSetting): string[] {
  const [first, second] = quantities;
  const units = first === undefined || second === undefined ? [] : [`g_unit${first} = g_unit${second}`, `counts${first} = counts${second}`];
  const weights = [...facts].filter(([path]) => /^content\..+\.weightKg$/.test(path) && code(path) !== undefined);
  return [...units, ...weights.flatMap(([path, { sql }]) => quantities.map((at) => `(code${at} = ${code(path)} and ${sql} is not null)`))];
}

/** The amount of a row by its path: a column, or one of the quantities where its unit counts it. */
export function amountSql(path: string, setting: ConditionSetting): string | undefined {
  const { given } = setting;
  const column = given.facts.get(path)?.sql;
  const counted = unitCode(path, setting);
  if (counted === undefined) return column;
  // Of two amounts in one unit the second stands.
  const cases = [...given.quantities].reverse().map((place) => `when code${place} = ${counted} then counted${place}`);
  return `(case ${cases.join(" ")}${column === undefined ? "" : ` else ${column}`} end)`;
}
