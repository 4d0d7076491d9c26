// The bill of a question from rows of text: what is under what, names distinguished, the good itself left out. What does not fit is reported
// by its row, never dropped.

import { message } from "../said/message.js";
import { quoted } from "./bill-cells.js";
import { BILL_FIELDS } from "./bill-columns.js";
import { type BillRow, type RowNote, readRow } from "./bill-row.js";
import type { MaterialQuestion } from "./types.js";

/** The materials, or the problems that must be mended first; `notes` say what was read otherwise than written. */
export interface ReadBill {
  readonly materials: readonly MaterialQuestion[];
  readonly problems: readonly RowNote[];
  readonly notes: readonly RowNote[];
  /** The row of each material, by its path as `materials.0.materials.1`. */
  readonly rowOf: ReadonlyMap<string, number>;
}

interface Placed {
  readonly row: number;
  readonly source: BillRow;
  readonly level: number | undefined;
  readonly material: Omit<MaterialQuestion, "name" | "materials"> & { name: string; readonly materials: MaterialQuestion[] };
}

/** Build the bill. Rows stand under the nearest row above of a lower level, or under the row that `parent` names by id or name. */
export function billOf(written: readonly BillRow[], goodHts = ""): ReadBill {
  const problems: RowNote[] = [];
  const notes: RowNote[] = [];
  const placed: Placed[] = [];
  written.forEach((source, index) => {
    const row = index + 1;
    if (BILL_FIELDS.every((field) => (source[field] ?? "") === "")) return;
    const { material, level } = readRow(source, row, problems, notes);
    placed.push({ row, source, level, material: { ...material, materials: [] } });
  });
  const roots = nest(placed, problems);
  nameApart(placed, notes);
  const bill = withoutGood(roots, goodHts, notes).map(({ material }) => material);
  const rows = new Map<MaterialQuestion, number>(placed.map(({ material, row }) => [material, row]));
  const rowOf = new Map<string, number>();
  const walk = (materials: readonly MaterialQuestion[], under: string): void =>
    materials.forEach((each, index) => {
      rowOf.set(`${under}.${index}`, rows.get(each) ?? 0);
      walk(each.materials ?? [], `${under}.${index}.materials`);
    });
  walk(bill, "materials");
  return { materials: pruned(bill), problems, notes, rowOf };
}

function nest(placed: readonly Placed[], problems: RowNote[]): readonly Placed[] {
  const levels = placed.flatMap(({ level }) => level ?? []);
  // A row that says neither level nor parent is a material of the good.
  const plain = placed.some(({ level, source }) => level === undefined && !source.parent);
  const base = levels.reduce((least, each) => Math.min(least, each), plain || levels.length === 0 ? 1 : (levels[0] ?? 1));
  const roots: Placed[] = [];
  const above: Placed[] = [];
  const parents = new Map<Placed, Placed>();
  for (const each of placed) {
    const { row, source, material } = each;
    const level = each.level ?? (source.parent ? base : 1);
    const wanted = source.parent ?? "";
    let parent: Placed | undefined;
    if (wanted !== "") {
      const found = placed.filter(
        (other) => other !== each && (other.source.id === wanted || (!other.source.id && other.source.name === wanted)),
      );
      const named = found.length > 0 ? found : placed.filter((other) => other !== each && other.source.name === wanted);
      [parent] = named;
      if (named.length !== 1)
        problems.push({
          row,
          field: "parent",
          code: named.length === 0 ? "bill/no-assembly" : "bill/two-assemblies",
          message:
            named.length === 0
              ? message("bill/no-assembly", { name: quoted(wanted) })
              : message("bill/two-assemblies", { many: String(named.length), name: quoted(wanted) }),
          fix: message("bill/assembly.fix"),
        });
    } else if (level > base) {
      const depth = level - base;
      parent = above[depth - 1];
      if (parent === undefined)
        problems.push({
          row,
          field: "level",
          code: "bill/no-assembly",
          message: message("bill/no-level-above", { level: String(level), above: String(level - 1) }),
          fix: message("bill/no-level-above.fix"),
        });
    }
    above.length = Math.min(above.length, Math.max(0, level - base));
    above[level - base] = each;
    if (parent === undefined) {
      roots.push(each);
      continue;
    }
    parents.set(each, parent);
    if (ancestor(parents, parent, each)) {
      problems.push({
        row,
        field: "parent",
        code: "bill/circle",
        message: message("bill/circle", { name: quoted(material.name) }),
        fix: message("bill/circle.fix"),
      });
      parents.delete(each);
      roots.push(each);
    } else parent.material.materials.push(material);
  }
  return roots;
}

function ancestor(parents: ReadonlyMap<Placed, Placed>, from: Placed, sought: Placed): boolean {
  for (let at: Placed | undefined = from; at !== undefined; at = parents.get(at)) if (at === sought) return true;
  return false;
}

// Facts are distinguished by the name of the material they speak of, so a name that occurs again gets its row.
function nameApart(placed: readonly Placed[], notes: RowNote[]): void {
  const seen = new Set<string>();
  for (const { row, material } of placed) {
    if (seen.has(material.name)) {
      material.name = `${material.name} (row ${row})`;
      notes.push({
        row,
        field: "name",
        code: "bill/name-twice",
        message: message("bill/name-twice", { name: quoted(material.name) }),
      });
    }
    seen.add(material.name);
  }
}

// Many systems write the good itself as the top row: of its number, or of no number and above all else.
function withoutGood(roots: readonly Placed[], goodHts: string, notes: RowNote[]): readonly Placed[] {
  const [only] = roots;
  const digits = (text: string): string => text.replace(/\D/g, "").slice(0, 6);
  if (roots.length !== 1 || only === undefined || only.material.materials.length === 0 || goodHts === "") return roots;
  const own = digits(only.source.hts ?? "");
  const isGood = own === "" ? typeof only.material.originating !== "boolean" : own.length === 6 && own === digits(goodHts);
  if (!isGood) return roots;
  notes.push({
    row: only.row,
    code: "bill/good-itself",
    message: message("bill/good-itself", { name: quoted(only.material.name) }),
  });
  return only.material.materials.map((material) => ({ ...only, material: material as Placed["material"] }));
}

function pruned(materials: readonly MaterialQuestion[]): MaterialQuestion[] {
  return materials.map(({ materials: inputs = [], ...rest }) => (inputs.length === 0 ? rest : { ...rest, materials: pruned(inputs) }));
}
