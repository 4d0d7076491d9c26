// Trees of Thrift's compact protocol: whatever is written is read back the same, and again written to the same bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DamageError } from "../../src/table/damage.js";
import { readStruct, type Struct, TYPES, type Value, writeStruct } from "../../src/table/thrift.js";

const integer = (bits: bigint): fc.Arbitrary<number | bigint> =>
  fc.bigInt(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n).map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));
const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });

// A value of a type; booleans stand in fields only as their type says.
function valueIn(type: number, depth: number): fc.Arbitrary<Value> {
  switch (type) {
    case TYPES.true:
    case TYPES.false:
    case TYPES.byte:
      return fc.integer({ min: -128, max: 127 });
    case TYPES.i16:
      return integer(16n);
    case TYPES.i32:
      return integer(32n);
    case TYPES.i64:
      return integer(64n);
    case TYPES.double:
      return bytes(8);
    case TYPES.uuid:
      return bytes(16);
    case TYPES.list:
    case TYPES.set:
      return inner(depth).chain((of) => fc.array(valueIn(of, depth + 1), { maxLength: 20 }).map((items) => ({ of, items })));
    case TYPES.map:
      return fc
        .tuple(inner(depth), inner(depth))
        .chain(([keys, values]) =>
          fc
            .array(fc.tuple(valueIn(keys, depth + 1), valueIn(values, depth + 1)), { maxLength: 5 })
            .map((entries) => (entries.length === 0 ? { keys: 0, values: 0, entries } : { keys, values, entries })),
        );
    case TYPES.struct:
      return structOf(depth + 1);
    default:
      return fc.uint8Array({ maxLength: 200 });
  }
}

function inner(depth: number): fc.Arbitrary<number> {
  const flat = [TYPES.true, TYPES.byte, TYPES.i16, TYPES.i32, TYPES.i64, TYPES.double, TYPES.binary, TYPES.uuid];
  return fc.constantFrom<number>(...flat, ...(depth < 3 ? [TYPES.list, TYPES.set, TYPES.map, TYPES.struct] : []));
}

function structOf(depth: number): fc.Arbitrary<Struct> {
  const field = fc.tuple(fc.integer({ min: -40, max: 40 }), inner(depth), fc.boolean()).chain(([id, type, truth]) => {
    if (type === TYPES.true) return fc.constant({ id, type: truth ? TYPES.true : TYPES.false, value: truth });
    return valueIn(type, depth).map((value) => ({ id, type, value }));
  });
  return fc.array(field, { maxLength: 8 }).map((fields) => ({ fields }));
}

test("a tree that was written is read back, to the same bytes", () => {
  fc.assert(
    fc.property(structOf(0), (tree) => {
      const written = writeStruct(tree);
      const { value, end } = readStruct(written);
      assert.equal(end, written.length);
      assert.deepEqual(value, tree);
      assert.deepEqual(writeStruct(value), written);
    }),
    { numRuns: 500 },
  );
});

test("bytes that are no tree are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
      try {
        assert.ok(readStruct(some).end <= some.length);
      } catch (error) {
        assert.ok(error instanceof DamageError);
      }
    }),
    { numRuns: 3000 },
  );
  assert.throws(() => readStruct(new Uint8Array(200).fill(0x1c)), DamageError);
});
