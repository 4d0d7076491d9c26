// An answer as a program outside reads it: from its JSON, in either shape of a range (what stands under every completion at the top, or in
// `common`). It shares no type with the engine, so that a change of shape is seen here and not smoothed over by the compiler.

/** Sums of one completion, as printed. */
export type SeenTotals = Readonly<Record<string, string>>;

/** What stands under every completion. */
export interface Standing {
  readonly duties: readonly { readonly authority: string; readonly heading: string; readonly amount: string }[];
  readonly headings: readonly string[];
}

/** The parts of an answer that cases look at. */
export interface SeenAnswer {
  readonly status: string;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly totals: SeenTotals | undefined;
  readonly range: { readonly min: SeenTotals; readonly max: SeenTotals | undefined; readonly unboundedBy: readonly string[] } | undefined;
  readonly standing: Standing;
  readonly fees: readonly { readonly fee: string; readonly amount: string }[];
  /** Paths of the facts and ids of the readings that are asked. */
  readonly questions: readonly string[];
  readonly reliefs: readonly { readonly fact: string; readonly heading: string | undefined }[];
  /** The JSON text of each notice. */
  readonly notices: readonly string[];
}

interface Written {
  readonly status: string;
  readonly error?: { code: string; message: string };
  readonly totals?: SeenTotals;
  readonly range?: { min: SeenTotals; max?: SeenTotals; unboundedBy?: string[] };
  readonly common?: Partial<Standing>;
  readonly duties?: Standing["duties"];
  readonly headings?: string[];
  readonly fees?: { fee: string; amount: string }[];
  readonly questions?: { fact: string }[];
  readonly reliefs?: { fact: string; heading?: string }[];
  readonly notices?: unknown[];
}

/** Read an answer from what its JSON holds. */
export function seen(answer: unknown): SeenAnswer {
  const written = JSON.parse(JSON.stringify(answer)) as Written;
  const { range, common } = written;
  const unboundedBy = range?.unboundedBy ?? [];
  return {
    status: written.status,
    error: written.error,
    totals: written.totals,
    range: range === undefined ? undefined : { min: range.min, max: unboundedBy.length > 0 ? undefined : range.max, unboundedBy },
    standing: { duties: common?.duties ?? written.duties ?? [], headings: common?.headings ?? written.headings ?? [] },
    fees: written.fees ?? [],
    questions: (written.questions ?? []).map(({ fact }) => fact),
    reliefs: (written.reliefs ?? []).map(({ fact, heading }) => ({ fact, heading })),
    notices: (written.notices ?? []).map((notice) => JSON.stringify(notice)),
  };
}
