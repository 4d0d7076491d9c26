// Builds structs of Thrift and asks them for their fields.

import { DamageError } from "./damage.js";
import { type Field, type List, type Struct, TYPES, type Value } from "./thrift.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A struct of fields; absent ones are left out. Fields stand by their number. */
export function struct(...fields: readonly (Field | undefined)[]): Struct {
  return { fields: fields.filter((each) => each !== undefined).sort((a, b) => a.id - b.id) };
}

export function i8(id: number, value: number): Field {
  return { id, type: TYPES.byte, value };
}

export function i32(id: number, value: number): Field {
  return { id, type: TYPES.i32, value };
}

export function i64(id: number, value: number): Field {
  return { id, type: TYPES.i64, value };
}

export function bool(id: number, value: boolean): Field {
  return { id, type: value ? TYPES.true : TYPES.false, value };
}

export function text(id: number, value: string): Field {
  return { id, type: TYPES.binary, value: encoder.encode(value) };
}

export function inner(id: number, value: Struct): Field {
  return { id, type: TYPES.struct, value };
}

/** A list of integers. */
export function integers(id: number, items: readonly number[]): Field {
  return { id, type: TYPES.list, value: { of: TYPES.i32, items } };
}

/** A list of texts. */
export function texts(id: number, items: readonly string[]): Field {
  return { id, type: TYPES.list, value: { of: TYPES.binary, items: items.map((each) => encoder.encode(each)) } };
}

/** A list of structs. */
export function structs(id: number, items: readonly Struct[]): Field {
  return { id, type: TYPES.list, value: { of: TYPES.struct, items } };
}

/** The struct with these fields in place of those of the same number. */
export function withFields(value: Struct, ...fields: readonly Field[]): Struct {
  return struct(...value.fields.filter(({ id }) => !fields.some((each) => each.id === id)), ...fields);
}

/** The struct without fields of these numbers. */
export function withoutFields(value: Struct, ...ids: readonly number[]): Struct {
  return { fields: value.fields.filter(({ id }) => !ids.includes(id)) };
}

/** The value of a field. */
export function valueAt(value: Struct, id: number): Value | undefined {
  return value.fields.find((each) => each.id === id)?.value;
}

/** An integer, exact as a number; undefined where the field is absent. */
export function integerAt(value: Struct, id: number): number | undefined {
  const found = valueAt(value, id);
  if (found === undefined || typeof found === "number") return found;
  throw new DamageError(`field ${id} of its footer holds no number of this size`);
}

/** An integer that must be there and not be below 0. */
export function countAt(value: Struct, id: number): number {
  const found = integerAt(value, id);
  if (found === undefined || found < 0)
    throw new DamageError(`field ${id} of its footer is ${found === undefined ? "absent" : "negative"}`);
  return found;
}

/** A text; undefined where the field is absent. */
export function textAt(value: Struct, id: number): string | undefined {
  const found = valueAt(value, id);
  if (found === undefined) return undefined;
  if (found instanceof Uint8Array) return decoder.decode(found);
  throw new DamageError(`field ${id} of its footer holds no text`);
}

/** A struct within; undefined where the field is absent. */
export function innerAt(value: Struct, id: number): Struct | undefined {
  const found = valueAt(value, id);
  if (found === undefined) return undefined;
  if (typeof found === "object" && "fields" in found) return found;
  throw new DamageError(`field ${id} of its footer holds no struct`);
}

function itemsAt(value: Struct, id: number): readonly Value[] {
  const found = valueAt(value, id);
  if (found === undefined) return [];
  if (typeof found === "object" && "items" in found) return (found as List).items;
  throw new DamageError(`field ${id} of its footer holds no list`);
}

/** The structs of a list; none where the field is absent. */
export function structsAt(value: Struct, id: number): readonly Struct[] {
  return itemsAt(value, id).map((each) => {
    if (typeof each === "object" && "fields" in each) return each;
    throw new DamageError(`field ${id} of its footer holds a list of something else`);
  });
}

/** The integers of a list; none where the field is absent. */
export function integersAt(value: Struct, id: number): readonly number[] {
  return itemsAt(value, id).map((each) => {
    if (typeof each === "number") return each;
    throw new DamageError(`field ${id} of its footer holds a list of something else`);
  });
}
