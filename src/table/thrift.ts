// Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift) as a tree that loses nothing: fields keep their numbers and types, also those
// that nobody here knows, and a tree that was read is written back byte for byte.

import { DamageError } from "./damage.js";

/** Types of fields and elements as they stand in the bytes. A boolean field has its value in its type; in a list it is a byte. */
export const TYPES = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
  uuid: 13,
} as const;

/** A value: integers are numbers where they are exact as such; doubles, texts and UUIDs are their bytes. */
export type Value = number | bigint | boolean | Uint8Array | Struct | List | Entries;

/** A field of a struct. */
export interface Field {
  readonly id: number;
  readonly type: number;
  readonly value: Value;
}

/** A struct: its fields in the order in which they stand. */
export interface Struct {
  readonly fields: readonly Field[];
}

/** A list or set. */
export interface List {
  /** Type of its elements. */
  readonly of: number;
  readonly items: readonly Value[];
}

/** A map. */
export interface Entries {
  readonly keys: number;
  readonly values: number;
  readonly entries: readonly (readonly [Value, Value])[];
}

// Deeper nesting than any footer has is damage, not data.
const DEEPEST = 48;

/** Read one struct; says where the bytes after it begin. Throws DamageError. */
export function readStruct(bytes: Uint8Array, at = 0): { readonly value: Struct; readonly end: number } {
  const reader = new Reader(bytes, at);
  const value = reader.struct(0);
  return { value, end: reader.at };
}

class Reader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth: number): Struct {
    const fields: Field[] = [];
    let id = 0;
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      const type = head & 15;
      id = head >> 4 === 0 ? this.#small() : id + (head >> 4);
      fields.push({ id, type, value: type === TYPES.true ? true : type === TYPES.false ? false : this.#value(type, depth) });
    }
    return { fields };
  }

  #value(type: number, depth: number): Value {
    switch (type) {
      // Elements only: fields have been settled by their type.
      case TYPES.true:
      case TYPES.false:
      case TYPES.byte:
        return (this.#byte() << 24) >> 24;
      case TYPES.i16:
      case TYPES.i32:
      case TYPES.i64:
        return this.#integer();
      case TYPES.double:
        return this.#take(8);
      case TYPES.binary:
        return this.#take(this.#size());
      case TYPES.list:
      case TYPES.set:
        return this.#list(depth + 1);
      case TYPES.map:
        return this.#map(depth + 1);
      case TYPES.struct:
        if (depth >= DEEPEST) throw new DamageError("its footer nests without end");
        return this.struct(depth + 1);
      case TYPES.uuid:
        return this.#take(16);
      default:
        throw new DamageError(`its footer holds a field of no known type (${type})`);
    }
  }

  #list(depth: number): List {
    const head = this.#byte();
    const of = head & 15;
    const size = head >> 4 === 15 ? this.#size() : head >> 4;
    if (depth >= DEEPEST || size > this.#bytes.length - this.at) throw new DamageError("its footer holds a list without end");
    const items: Value[] = [];
    for (let each = 0; each < size; each++) items.push(this.#value(of, depth));
    return { of, items };
  }

  #map(depth: number): Entries {
    const size = this.#size();
    if (size === 0) return { keys: 0, values: 0, entries: [] };
    const types = this.#byte();
    const [keys, values] = [types >> 4, types & 15];
    if (depth >= DEEPEST || size > this.#bytes.length - this.at) throw new DamageError("its footer holds a map without end");
    const entries: [Value, Value][] = [];
    for (let each = 0; each < size; each++) entries.push([this.#value(keys, depth), this.#value(values, depth)]);
    return { keys, values, entries };
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new DamageError("its footer ends early");
    return byte;
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.at) throw new DamageError("its footer ends early");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  #varint(): number | bigint {
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte();
      low |= (byte & 127) << shift;
      if (byte < 128) return low;
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new DamageError("its footer holds an integer without end");
  }

  #size(): number {
    const size = Number(this.#varint());
    if (size > this.#bytes.length) throw new DamageError("its footer ends early");
    return size;
  }

  #integer(): number | bigint {
    const zigzag = this.#varint();
    if (typeof zigzag === "number") return (zigzag >>> 1) ^ -(zigzag & 1);
    const value = BigInt.asIntN(64, (zigzag >> 1n) ^ -(zigzag & 1n));
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }

  #small(): number {
    return Number(this.#integer());
  }
}

/** The bytes of a struct. */
export function writeStruct(value: Struct): Uint8Array {
  const writer = new Writer();
  writer.struct(value);
  return writer.bytes.subarray(0, writer.length);
}

class Writer {
  bytes = new Uint8Array(1024);
  length = 0;

  struct({ fields }: Struct): void {
    let last = 0;
    for (const { id, type, value } of fields) {
      const step = id - last;
      if (step > 0 && step < 16) this.#byte((step << 4) | type);
      else {
        this.#byte(type);
        this.#integer(id);
      }
      last = id;
      if (type !== TYPES.true && type !== TYPES.false) this.#value(type, value);
    }
    this.#byte(0);
  }

  #value(type: number, value: Value): void {
    if (typeof value === "number" || typeof value === "bigint")
      if (type <= TYPES.byte) this.#byte(Number(value) & 255);
      else this.#integer(value);
    else if (value instanceof Uint8Array) {
      if (type === TYPES.binary) this.#varint(BigInt(value.length));
      this.#put(value);
    } else if (typeof value === "boolean") this.#byte(value ? TYPES.true : TYPES.false);
    else if ("fields" in value) this.struct(value);
    else if ("items" in value) {
      const size = value.items.length;
      this.#byte((Math.min(size, 15) << 4) | value.of);
      if (size >= 15) this.#varint(BigInt(size));
      for (const item of value.items) this.#value(value.of, item);
    } else {
      this.#varint(BigInt(value.entries.length));
      if (value.entries.length > 0) this.#byte((value.keys << 4) | value.values);
      for (const [key, each] of value.entries) {
        this.#value(value.keys, key);
        this.#value(value.values, each);
      }
    }
  }

  #integer(value: number | bigint): void {
    if (typeof value === "number" && value >= -0x40000000 && value < 0x40000000) {
      let zigzag = ((value << 1) ^ (value >> 31)) >>> 0;
      for (; zigzag > 127; zigzag >>>= 7) this.#byte((zigzag & 127) | 128);
      this.#byte(zigzag);
      return;
    }
    const whole = BigInt(value);
    this.#varint(BigInt.asUintN(64, (whole << 1n) ^ (whole >> 63n)));
  }

  #varint(value: bigint): void {
    let rest = value;
    for (; rest > 127n; rest >>= 7n) this.#byte(Number(rest & 127n) | 128);
    this.#byte(Number(rest));
  }

  #byte(byte: number): void {
    this.#room(1);
    this.bytes[this.length++] = byte;
  }

  #put(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  #room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.length + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
