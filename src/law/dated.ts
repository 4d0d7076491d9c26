// Where days stand in a type, as a type: a table that names every field through which a day can be reached. A table is total: a field
// that holds a day, or holds something that does, and is not in the table does not compile.

import type { Day } from "../exact/day.js";

/**
 * What a day of the law does.
 * `duty`: from that day on a duty may differ. `fee`: a user fee may. `words`: only what is said may. `known`: who knew the law differs.
 * `record`: nothing that is computed turns on it.
 */
export type DayRole = "duty" | "fee" | "words" | "known" | "record";

// How deep a day is looked for: the law is nowhere deeper, and tests hold tests without end.
type Deep = 7;
type Less = { readonly 7: 6; readonly 6: 5; readonly 5: 4; readonly 4: 3; readonly 3: 2; readonly 2: 1; readonly 1: 0 };

/** `true` where a value of the type can hold a day, however deep; `never` where it cannot. */
export type HoldsDay<T, D extends number = Deep> = T extends Day
  ? true
  : T extends string | number | boolean | bigint | null | undefined
    ? never
    : T extends readonly (infer Item)[]
      ? HoldsDay<Item, D>
      : D extends keyof Less
        ? { readonly [K in keyof T]-?: HoldsDay<T[K], Less[D]> }[keyof T]
        : never;

// Fields of any member of a union, and what stands in one of them.
type FieldsOf<T> = T extends unknown ? keyof T : never;
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type DatedFields<T> = { [K in FieldsOf<T>]: [HoldsDay<At<T, K>>] extends [never] ? never : K }[FieldsOf<T>];
type Places<T> = Extract<keyof T, `${number}`>;

/** A table for a field: that of what it holds. A table that holds itself is named by a function. */
type Field<T> = DayTable<NonNullable<T>> | (() => DayTable<NonNullable<T>>);

// Lists are looked at item by item (lists of lists under "items"), records of any keys by each value, rows of fixed length by place.
type ObjectTable<T> = T extends readonly (infer Item)[]
  ? number extends T["length"]
    ? Item extends readonly unknown[]
      ? { readonly items: DayTable<Item> }
      : DayTable<Item>
    : { readonly places: { readonly [K in Places<T> as [HoldsDay<T[K]>] extends [never] ? never : K]-?: Field<T[K]> } }
  : string extends keyof T
    ? { readonly each: Field<T[keyof T]> }
    : never;

/** The table of a type: the role of a day, or the tables of the fields that hold days. */
export type DayTable<T> = [Extract<T, Day>] extends [never]
  ? [ObjectTable<T>] extends [never]
    ? { readonly [K in DatedFields<T>]-?: Field<At<T, K>> }
    : ObjectTable<T>
  : DayRole;

/** A day where it stands: its role, and what it stands in, the innermost last. */
export interface FoundDay {
  readonly day: Day;
  readonly role: DayRole;
  readonly within: readonly object[];
}

/** Tell of every day that a value holds, by the table of its type. */
export function visitDays<T>(value: T, table: DayTable<T>, tell: (found: FoundDay) => void): void {
  walk(value, table, [], tell);
}

// What a table looks like while it is walked; its type has checked it against the value.
type Loose = DayRole | { readonly [field: string]: unknown } | (() => unknown);

function walk(value: unknown, named: unknown, within: readonly object[], tell: (found: FoundDay) => void): void {
  if (value === undefined || value === null || value === "") return;
  const table = (typeof named === "function" ? (named as () => unknown)() : named) as Exclude<Loose, () => unknown>;
  if (typeof table === "string") {
    tell({ day: value as Day, role: table, within });
    return;
  }
  if (typeof value !== "object") return;
  if (Array.isArray(value) && table.places === undefined) {
    for (const item of value) walk(item, table.items ?? table, within, tell);
    return;
  }
  const inside = [...within, value];
  const fields = value as Readonly<Record<string, unknown>>;
  if (table.each !== undefined) for (const each of Object.values(fields)) walk(each, table.each, inside, tell);
  else for (const [field, of] of Object.entries((table.places as object | undefined) ?? table)) walk(fields[field], of, inside, tell);
}
