// What the columns of a Parquet file hold: types by the names that DuckDB gives them, and how their values are laid out.

import { DamageError } from "./damage.js";
import { CONVERTED, ELEMENT, LOGICAL, PHYSICAL, type Physical, REPETITION } from "./parquet-names.js";
import type { Struct } from "./thrift.js";
import { countAt, innerAt, integerAt, textAt, valueAt } from "./thrift-fields.js";

/** How values of a column become text; `undefined` in a column where they do not here. */
export type Layout =
  | { readonly kind: "text" | "blob" | "boolean" | "date" | "float" | "double" }
  | { readonly kind: "integer"; readonly bytes: 4 | 8; readonly signed: boolean }
  /** `bytes`: of a value. Those of fixed length stand with their first byte first. */
  | { readonly kind: "decimal"; readonly bytes: number; readonly fixed: boolean; readonly precision: number; readonly scale: number };

/** A column of a file at its top. */
export interface InputColumn {
  readonly name: string;
  /** Its type in DuckDB; `NESTED` where it is a group or repeated. */
  readonly type: string;
  readonly layout: Layout | undefined;
  /** Every row has a value, so pages hold no levels. */
  readonly required: boolean;
  /** Place among the leaf columns; of a nested column, that of its first. */
  readonly leaf: number;
  /** Leaf columns it takes. */
  readonly leaves: number;
}

const DEEPEST = 64;

/** The columns at the top of a schema, given as its elements from the root down. */
export function columnsOf(elements: readonly Struct[]): readonly InputColumn[] {
  const [root] = elements;
  if (root === undefined) throw new DamageError("its schema is empty");
  const columns: InputColumn[] = [];
  let at = 1;
  let leaf = 0;
  // Passes an element with all below it; gives the number of leaves.
  const pass = (depth: number): number => {
    const element = elements[at++];
    if (element === undefined || depth > DEEPEST) throw new DamageError("its schema is cut");
    const children = integerAt(element, ELEMENT.children) ?? 0;
    if (children <= 0) return 1;
    let leaves = 0;
    for (let each = 0; each < children; each++) leaves += pass(depth + 1);
    return leaves;
  };
  const top = countAt(root, ELEMENT.children);
  for (let each = 0; each < top; each++) {
    const element = elements[at];
    const leaves = pass(0);
    if (element === undefined) throw new DamageError("its schema is cut");
    columns.push({ ...columnOf(element), leaf, leaves });
    leaf += leaves;
  }
  if (at !== elements.length) throw new DamageError("its schema has elements without a place");
  return columns;
}

function columnOf(element: Struct): Omit<InputColumn, "leaf" | "leaves"> {
  const name = textAt(element, ELEMENT.name);
  if (name === undefined) throw new DamageError("its schema has a column without a name");
  const repetition = integerAt(element, ELEMENT.repetition);
  const required = repetition === REPETITION.required;
  const physical = PHYSICAL[integerAt(element, ELEMENT.type) ?? -1];
  if (repetition === REPETITION.repeated || physical === undefined) return { name, required, type: "NESTED", layout: undefined };
  return { name, required, ...typeOf(element, physical) };
}

interface Typed {
  readonly type: string;
  readonly layout: Layout | undefined;
}

const strange = (type: string): Typed => ({ type, layout: undefined });

function typeOf(element: Struct, physical: Physical): Typed {
  const noted = annotation(element);
  switch (physical) {
    case "BOOLEAN":
      return { type: "BOOLEAN", layout: { kind: "boolean" } };
    case "FLOAT":
      return { type: "FLOAT", layout: { kind: "float" } };
    case "DOUBLE":
      return { type: "DOUBLE", layout: { kind: "double" } };
    case "INT96":
      return strange("TIMESTAMP_NS");
    case "BYTE_ARRAY":
      if (noted.is === "STRING" || noted.is === "ENUM") return { type: "VARCHAR", layout: { kind: "text" } };
      if (noted.is === "JSON") return { type: "JSON", layout: { kind: "text" } };
      return noted.is === "" ? { type: "BLOB", layout: { kind: "blob" } } : strange(noted.is);
    case "FIXED_LEN_BYTE_ARRAY":
      return noted.is === "DECIMAL"
        ? decimal(element, countAt(element, ELEMENT.length), true)
        : strange(noted.is === "" ? "BLOB" : noted.is);
    default:
      return integerType(element, physical === "INT32" ? 4 : 8, noted);
  }
}

function integerType(element: Struct, bytes: 4 | 8, { is, bits, signed }: Annotation): Typed {
  switch (is) {
    case "":
      return { type: bytes === 4 ? "INTEGER" : "BIGINT", layout: { kind: "integer", bytes, signed: true } };
    case "INTEGER":
      return { type: `${signed ? "" : "U"}${INTEGERS[bits] ?? "INTEGER"}`, layout: { kind: "integer", bytes, signed } };
    case "DECIMAL":
      return decimal(element, bytes, false);
    case "DATE":
      return bytes === 4 ? { type: "DATE", layout: { kind: "date" } } : strange(is);
    default:
      return strange(is);
  }
}

const INTEGERS: Readonly<Record<number, string>> = { 8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT" };

function decimal(element: Struct, bytes: number, fixed: boolean): Typed {
  const noted = innerAt(innerAt(element, ELEMENT.logical) ?? { fields: [] }, 5);
  const scale = integerAt(element, ELEMENT.scale) ?? (noted === undefined ? 0 : (integerAt(noted, 1) ?? 0));
  const precision = integerAt(element, ELEMENT.precision) ?? (noted === undefined ? 0 : countAt(noted, 2));
  const type = `DECIMAL(${precision},${scale})`;
  // What DuckDB does with others (it reads them as doubles) is its own matter.
  const usual = precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision && bytes >= 1 && bytes <= 16;
  return usual ? { type, layout: { kind: "decimal", bytes, fixed, precision, scale } } : strange(type);
}

interface Annotation {
  /** STRING, ENUM, JSON, INTEGER, DECIMAL, DATE, TIMESTAMP…, or "" where there is none. */
  readonly is: string;
  readonly bits: number;
  readonly signed: boolean;
}

// What the schema says beyond the physical type: by the logical type, else by the older converted type.
function annotation(element: Struct): Annotation {
  const plain = { bits: 0, signed: true };
  const [logical] = innerAt(element, ELEMENT.logical)?.fields ?? [];
  if (logical !== undefined) {
    const is = LOGICAL[logical.id] ?? "UNKNOWN";
    if (is !== "INTEGER") return { is, ...plain };
    const noted = logical.value as Struct;
    return { is, bits: integerAt(noted, 1) ?? 0, signed: valueAt(noted, 2) === true };
  }
  const is = CONVERTED[integerAt(element, ELEMENT.converted) ?? -1] ?? "";
  const integer = /^(U?)INT_(\d+)$/.exec(is);
  if (integer !== null) return { is: "INTEGER", bits: Number(integer[2]), signed: integer[1] === "" };
  return { is: is === "UTF8" ? "STRING" : is.replace(/^(TIME|TIMESTAMP)_.*$/, "$1"), ...plain };
}
