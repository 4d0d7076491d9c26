// One row of a bill of materials as text becomes a material; what does not fit is reported by its row.

import { parseDecimal } from "../exact/decimal.js";
import { compare, mul, toDecimalText } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { type Cell, quoted, readAmount, readCode, readWeight, readYesNo, saysNothing } from "./bill-cells.js";
import type { BillField } from "./bill-columns.js";
import type { MaterialQuestion, PurchaseQuestion, Role } from "./types.js";

/** One row as text; a field that is absent or "" says nothing. */
export type BillRow = Readonly<Partial<Record<BillField, string>>>;

/** What is wrong with a row, or was changed to read it. Rows are counted from 1, without the header; 0 is the header. */
export interface RowNote {
  readonly row: number;
  readonly field?: BillField;
  /** What kind of thing it is: `bill/…`. */
  readonly code: `bill/${string}`;
  readonly message: Arg;
  readonly fix?: Arg;
}

/** A note in a language. */
export type WrittenNote = Omit<RowNote, "message" | "fix"> & { readonly message: string; readonly fix?: string };

/** Notes in a language. */
export function writtenNotes(notes: readonly RowNote[], { arg }: Translator): WrittenNote[] {
  return notes.map(({ message: found, fix, ...note }) => ({
    ...note,
    message: arg(found),
    ...(fix === undefined ? {} : { fix: arg(fix) }),
  }));
}

const ROLES: Readonly<Record<string, Role>> = {
  "": "material",
  material: "material",
  indirect: "indirect",
  "retail-packaging": "retail-packaging",
  "retail packaging": "retail-packaging",
  "shipping-packing": "shipping-packing",
  "shipping packing": "shipping-packing",
  accessory: "accessory",
  "sewing-thread": "sewing-thread",
  "sewing thread": "sewing-thread",
  "narrow-elastic": "narrow-elastic",
  "narrow elastic": "narrow-elastic",
  pocketing: "pocketing",
  recovered: "recovered",
};

/** One row as a material without its inputs, with its level; what does not fit is put into `problems`. */
export function readRow(
  source: BillRow,
  row: number,
  problems: RowNote[],
  notes: RowNote[],
): { material: MaterialQuestion; level: number | undefined } {
  const say = <T>(field: BillField, cell: Cell<T>): T | undefined => {
    if ("problem" in cell) {
      problems.push({ row, field, code: cell.code, message: cell.problem, fix: cell.fix });
      return undefined;
    }
    if (cell.note !== undefined) notes.push({ row, field, code: "bill/read-as", message: cell.note });
    return cell.value;
  };
  const read = <T>(field: BillField, reader: (text: string) => Cell<T>): T | undefined => {
    const text = source[field] ?? "";
    return text === "" || saysNothing(text) ? undefined : say(field, reader(text));
  };
  const name = source.name || source.id || "";
  if (name === "")
    problems.push({
      row,
      field: "name",
      code: "bill/no-name",
      message: message("bill/no-name"),
      fix: message("bill/no-name.fix"),
    });
  if (/^(?:grand |sub-?)?totals?\b/i.test(name) && !source.hts)
    problems.push({
      row,
      field: "name",
      code: "bill/sum-row",
      message: message("bill/sum", { cell: quoted(name) }),
      fix: message("bill/sum.fix"),
    });
  if (source.metal)
    problems.push({
      row,
      field: "metal",
      code: "bill/not-a-purchase",
      message: message("bill/metal-of-material"),
      fix: message("bill/metal-of-material.fix"),
    });
  const noNumber = saysNothing(source.hts ?? "");
  const hts = read("hts", readCode);
  const value = read("value", readAmount) ?? read("unitCost", (text) => times(text, source.quantity ?? ""));
  if (source.value && source.unitCost && source.quantity) checkExtended(source, row, value, notes);
  const weightKg = read("weightKg", readWeight);
  const originating = read("originating", readYesNo) ?? null;
  const noMaterial = stated(source) ? undefined : NO_MATERIAL.find(({ is }) => is.test(name));
  if (noMaterial !== undefined) notes.push({ row, code: "bill/no-material", message: message(noMaterial.says, { cell: quoted(name) }) });
  const ignored = noMaterial !== undefined || (read("ignored", readYesNo) ?? false);
  const deductions = read("deductions", readAmount);
  const given = read("role", (text): Cell<Role> => {
    const known = ROLES[text.toLowerCase()];
    return known === undefined
      ? {
          code: "bill/bad-role",
          problem: message("bill/role", { cell: quoted(text) }),
          fix: message("bill/role.fix", { roles: [...new Set(Object.values(ROLES))].join(", ") }),
        }
      : { value: known };
  });
  // No number on a row of packing: it is what the good is shipped in.
  const packing = given === undefined && noNumber && PACKING.test(name);
  if (packing)
    notes.push({
      row,
      field: "role",
      code: "bill/read-as",
      message: message("bill/packing", { cell: quoted(name) }),
    });
  const role = packing ? "shipping-packing" : given;
  const supplierValue = read("supplierValue", readAmount);
  const supplierHts = (source.supplierHts ?? "")
    .split(/[\s;,]+/)
    .flatMap((text) => (text === "" ? [] : (say("supplierHts", readCode(text)) ?? [])));
  if (supplierHts.length > 0 && supplierValue === undefined)
    problems.push({
      row,
      field: "supplierValue",
      code: "bill/no-supplier-value",
      message: message("bill/supplier"),
      fix: message("bill/supplier.fix"),
    });
  const supplierNetCost = read("supplierNetCost", readAmount);
  if (supplierNetCost !== undefined && supplierValue === undefined)
    problems.push({
      row,
      field: "supplierValue",
      code: "bill/no-supplier-value",
      message: message("bill/supplier-cost"),
      fix: message("bill/supplier.fix"),
    });
  const netCost = read("netCost", readAmount);
  const elastomeric = read("elastomeric", readYesNo) ?? undefined;
  const level = read("level", readLevel);
  return {
    level,
    material: {
      name,
      ...(hts === undefined ? {} : { hts }),
      ...(value === undefined ? {} : { value }),
      ...(weightKg === undefined ? {} : { weightKg }),
      ...(source.origin ? { origin: source.origin } : {}),
      originating,
      ...(ignored ? { ignored } : {}),
      ...(role === undefined || role === "material" ? {} : { role }),
      ...(deductions === undefined ? {} : { deductions }),
      ...(supplierValue === undefined
        ? {}
        : {
            supplierStatement: {
              nonOriginatingValue: supplierValue,
              ...(supplierHts.length > 0 ? { nonOriginatingHts: supplierHts } : {}),
              ...(supplierNetCost === undefined ? {} : { netCost: supplierNetCost }),
            },
          }),
      ...(source.corePart ? { corePart: source.corePart.toLowerCase() } : {}),
      ...(netCost === undefined ? {} : { netCost }),
      ...(elastomeric === undefined ? {} : { elastomeric }),
    },
  };
}

// Rows that business systems put among materials: the producer's own work, which is none, and remarks at the foot.
const NO_MATERIAL = [
  {
    is: /^(?:direct |indirect |assembly |machine )?(?:labou?r|overheads?|burden)(?: (?:cost|costs|hours?))?$|^(?:main[- ]d['’]œuvre|frais généraux)(?: (?:directe?s?|indirecte?s?))?$/i,
    says: "bill/own-work",
  },
  { is: /^(?:\*|notes?\s*:|remarques?\s*:|remarks?\s*:)/i, says: "bill/remark" },
] as const;

// A row that says what it falls under, where it is from or whether it originates is a material, whatever it is called.
function stated({ hts = "", origin = "", originating = "", role = "" }: BillRow): boolean {
  return [hts, origin, originating, role].some((text) => text !== "" && !saysNothing(text));
}

const PACKING =
  /\b(?:packing|packaging|pallets?|skids?|crates?|cartons?|shipping box(?:es)?|dunnage|stretch wrap|emballages?|palettes?|caisses?)\b/i;

// Cost of one by quantity; the product is an amount like another.
function times(cost: string, quantity: string): Cell<string> {
  const one = readFine(cost);
  const many = parseDecimal(quantity);
  if (quantity === "")
    return {
      code: "bill/no-quantity",
      problem: message("bill/unit-cost"),
      fix: message("bill/unit-cost.fix"),
    };
  if (many === undefined)
    return { code: "bill/bad-quantity", problem: message("bill/quantity", { cell: quoted(quantity) }), fix: message("bill/quantity.fix") };
  return typeof one === "string" ? readAmount(toDecimalText(mul(parseDecimal(one) ?? { n: 0n, d: 1n }, many), 12)) : one;
}

// The cost of one may be finer than a cent.
function readFine(text: string): string | Extract<Cell<string>, { problem: Arg }> {
  if (parseDecimal(text) !== undefined) return text;
  const read = readAmount(text);
  return "problem" in read ? read : read.value;
}

// The extended cost counts; that it is not the product of the two next to it is said.
function checkExtended({ quantity = "", unitCost = "" }: BillRow, row: number, value: string | undefined, notes: RowNote[]): void {
  const product = times(unitCost, quantity);
  if (value === undefined || !("value" in product)) return;
  const [one, other] = [parseDecimal(product.value), parseDecimal(value)];
  if (one === undefined || other === undefined || compare(one, other) === 0) return;
  notes.push({
    row,
    field: "value",
    code: "bill/not-the-product",
    message: message("bill/extended", { value, quantity, cost: unitCost, product: product.value }),
  });
}

// "2", "..2" and "1.1" all mean the second level.
function readLevel(text: string): Cell<number> {
  const bare = text.replace(/^[.\s]+/, "");
  if (/^\d+$/.test(bare)) return { value: Number(bare) };
  if (/^\d+(?:\.\d+)+$/.test(bare)) return { value: bare.split(".").length };
  return {
    code: "bill/bad-level",
    problem: message("bill/level", { cell: quoted(text) }),
    fix: message("bill/level.fix"),
  };
}

/** Rows of a producer's purchases of metal: name, hts, value, originating, and metal where the number holds parts of both. */
export function purchasesOf(rows: readonly BillRow[]): {
  readonly purchases: readonly PurchaseQuestion[];
  readonly problems: readonly RowNote[];
} {
  const problems: RowNote[] = [];
  const purchases = rows.flatMap((source, index): PurchaseQuestion[] => {
    const row = index + 1;
    if (Object.values(source).every((text) => text === "")) return [];
    const { metal = "", ...rest } = source;
    const { name, hts, value, originating = null } = readRow(rest, row, problems, []).material;
    const said = metal.toLowerCase();
    if (said !== "" && said !== "steel" && said !== "aluminum")
      problems.push({
        row,
        field: "metal",
        code: "bill/bad-metal",
        message: message("bill/metal", { cell: quoted(metal) }),
        fix: message("bill/metal.fix"),
      });
    if (hts === undefined || value === undefined) {
      const field = hts === undefined ? "hts" : "value";
      if (!problems.some((each) => each.row === row))
        problems.push({
          row,
          field,
          code: "bill/no-cell",
          message: message("bill/purchase", { field }),
          fix: message("bill/purchase.fix", { field }),
        });
      return [];
    }
    return [{ name, hts, value, originating, ...(said === "steel" || said === "aluminum" ? { metal: said } : {}) }];
  });
  return { purchases, problems };
}
