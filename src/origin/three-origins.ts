// Three origins are kept apart: originating under general note 11, the country of origin (19 CFR part 102 or last substantial
// transformation, declared and never decided here), and where a metal was melted, poured, smelted or cast. Which measure asks which is read
// from the law.

import type { Law } from "../law/types.js";

/** An origin that a measure asks for. */
export type OriginAsked = "originating" | "country-of-origin" | "melt-or-smelt";

/** A measure with the origins that its headings ask. */
export interface MeasureOrigins {
  readonly measure: string;
  readonly title: string;
  readonly asks: readonly OriginAsked[];
}

const BY_TEST: ReadonlyMap<string, OriginAsked> = new Map([
  ["origin", "country-of-origin"],
  ["claimed", "originating"],
  ["entered-free", "originating"],
]);
const METAL_FACT = /\.(meltPour|primarySmelt|secondarySmelt|cast)$/;

/** What every measure of the law asks, in the order of the law. */
export function originsAsked(law: Law): readonly MeasureOrigins[] {
  return law.measures.map(({ id, title, provisions }) => {
    const found = new Set<OriginAsked>();
    walk(provisions, found);
    return { measure: id, title, asks: [...found].sort() };
  });
}

function walk(node: unknown, found: Set<OriginAsked>): void {
  if (typeof node !== "object" || node === null) return;
  const { op, fact } = node as { readonly op?: unknown; readonly fact?: unknown };
  const asks = typeof op === "string" ? BY_TEST.get(op) : undefined;
  if (asks !== undefined) found.add(asks);
  if (typeof fact === "string" && METAL_FACT.test(fact)) found.add("melt-or-smelt");
  for (const each of Object.values(node)) walk(each, found);
}
