// Makes an answer fit into the context of an agent: lists are cut, the longest first, and what was cut is said. Nothing within a kept element
// is changed, so what is shown stays true.

/** Characters of an answer that is sent whole; some 6,000 tokens. */
export const ROOM = 24_000;

/** A list that was cut. */
export interface Cut {
  readonly path: string;
  readonly shown: number;
  readonly of: number;
}

const STEPS = [200, 100, 50, 25, 12, 6, 3, 1];

/** An answer that fits, or as near as whole elements allow. */
export function shrink(value: unknown, room = ROOM): { readonly value: unknown; readonly cut: readonly Cut[] } {
  if (sizeOf(value) <= room) return { value, cut: [] };
  let made: { readonly value: unknown; readonly cut: readonly Cut[] } = { value, cut: [] };
  for (const most of STEPS) {
    const cut: Cut[] = [];
    made = { value: shortened(value, most, "", cut), cut };
    if (sizeOf(made.value) <= room) return made;
  }
  return made;
}

function sizeOf(value: unknown): number {
  return typeof value === "string" ? value.length : JSON.stringify(value).length;
}

function shortened(value: unknown, most: number, path: string, cut: Cut[]): unknown {
  if (Array.isArray(value)) {
    if (value.length > most) cut.push({ path: path === "" ? "(the list)" : path, shown: most, of: value.length });
    return value.slice(0, most).map((each, at) => shortened(each, most, `${path}[${at}]`, cut));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shortened(each, most, path === "" ? key : `${path}.${key}`, cut)]),
  );
}
