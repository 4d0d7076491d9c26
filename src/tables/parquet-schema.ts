// The columns of a Parquet file: its schema is a list in which each group is followed by what it holds.

/** An element of a schema. */
export interface SchemaPart {
  readonly children: number;
}

/** The elements that are columns of the table, groups among them. */
export function topLevel<Part extends SchemaPart>(elements: readonly Part[]): Part[] {
  const [root, ...rest] = elements;
  const found: Part[] = [];
  let left = root?.children ?? 0;
  for (let at = 0; left > 0 && at < rest.length; left--) {
    found.push(rest[at] as Part);
    // Passes over the element and all below it.
    for (let open = 1; open > 0 && at < rest.length; at++) open += ((rest[at] as Part).children || 0) - 1;
  }
  return found;
}
