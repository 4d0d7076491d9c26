// What people call columns and write in cells, indexed for reading. The words are data in tables/; the code knows none of them.

/** Spellings of what a column holds; `loose` ones count only where nothing else in the table says the same. */
export interface HeaderName {
  readonly spellings: readonly string[];
  readonly loose?: readonly string[];
}

/** The data of tables/, as the build writes it to one JSON. */
export interface TableWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly unknown: readonly string[];
  readonly nothing: readonly string[];
  readonly claims: Readonly<Record<string, readonly string[]>>;
  readonly noClaim: readonly string[];
  readonly months: { readonly en: readonly string[]; readonly fr: readonly string[]; readonly short: Readonly<Record<string, number>> };
  readonly today: readonly string[];
  readonly yesterday: readonly string[];
  readonly totals: readonly string[];
  readonly pages: readonly string[];
  readonly currency: readonly string[];
  /** Those of `currency` that may mean the dollars of another country. */
  readonly dollarsOfEither: readonly string[];
  /** What says that an amount is in other money, or a weight in another unit. */
  readonly currencies: readonly string[];
  /** Words after which a title says in what its table is stated. */
  readonly statedIn: readonly string[];
  /** Words between those and the unit. */
  readonly statedBy: readonly string[];
  /** Codes of currencies that are words of a sentence. */
  readonly notInTitles: readonly string[];
  /** What says that amounts stand for so many times as much. */
  readonly scales: readonly string[];
  /** Words after a name that say that its shares are per cent. */
  readonly percent: readonly string[];
  /** How a header says the order of day and month. */
  readonly dateForms: Readonly<Record<"mdy" | "dmy" | "ymd", readonly string[]>>;
  readonly pounds: readonly string[];
  readonly kilograms: readonly string[];
  readonly tonnes: readonly string[];
  readonly grams: readonly string[];
  readonly choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly countries: readonly (readonly [code: string, names: readonly string[]])[];
  readonly headers: {
    readonly names: Readonly<Record<string, HeaderName>>;
    /** Columns that say in what unit others are stated. */
    readonly beside: Readonly<Record<"money" | "invoice" | "weight", readonly string[]>>;
    readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

/** The words, indexed. Build once with {@link vocabulary}. */
export interface Vocabulary {
  readonly words: TableWords;
  readonly yesNo: ReadonlyMap<string, boolean>;
  readonly unknown: ReadonlySet<string>;
  readonly nothing: ReadonlySet<string>;
  /** Symbol of the program by how it is written; null for no claim. */
  readonly claims: ReadonlyMap<string, string | null>;
  readonly months: ReadonlyMap<string, number>;
  readonly currency: ReadonlySet<string>;
  /** Grams to one unit of weight. */
  readonly grams: ReadonlyMap<string, number>;
  /** Codes of two letters by the keys of names. */
  readonly countries: ReadonlyMap<string, string>;
  readonly countryCodes: ReadonlySet<string>;
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly totals: readonly string[];
  readonly pages: readonly string[];
}

/** Text without case, accents and the spaces around it. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .replace(/[’‘]/g, "'")
    .trim()
    .toLowerCase();
}

/** What two spellings of one name have in common: letters and digits. The sign for "number" is "no". */
export function nameKey(text: string): string {
  return folded(text)
    .replace(/n[°º]|№/g, "no")
    .replace(/[^a-z0-9]/g, "");
}

/** Index the words. */
export function vocabulary(words: TableWords): Vocabulary {
  const set = (list: readonly string[]): Set<string> => new Set(list.map(folded));
  const months = new Map<string, number>(Object.entries(words.months.short));
  for (const names of [words.months.en, words.months.fr])
    names.forEach((name, at) => {
      months.set(folded(name), at + 1);
    });
  // Three letters stand for a month where they are those of one only, as in jui for June and July in French.
  const starts = new Map<string, Set<number>>();
  for (const [name, month] of months) starts.set(name.slice(0, 3), (starts.get(name.slice(0, 3)) ?? new Set()).add(month));
  for (const [start, of] of starts) if (of.size === 1) months.set(start, [...of][0] as number);
  return {
    words,
    yesNo: new Map([
      ...[...set(words.yes)].map((word) => [word, true] as const),
      ...[...set(words.no)].map((word) => [word, false] as const),
    ]),
    unknown: set(words.unknown),
    nothing: set(words.nothing),
    claims: new Map<string, string | null>([
      ...[...set(words.noClaim)].map((word) => [word, null] as const),
      ...Object.entries(words.claims).flatMap(([symbol, names]) => [...set(names)].map((word) => [word, symbol] as const)),
    ]),
    months,
    currency: set(words.currency),
    grams: new Map([
      ...[...set(words.kilograms)].map((word) => [word, 1_000] as const),
      ...[...set(words.tonnes)].map((word) => [word, 1_000_000] as const),
      ...[...set(words.grams)].map((word) => [word, 1] as const),
    ]),
    countries: new Map(words.countries.flatMap(([code, names]) => names.map((name) => [nameKey(name), code] as const))),
    countryCodes: new Set(words.countries.map(([code]) => code)),
    choices: new Map(
      Object.entries(words.choices).map(([column, choices]) => [
        column,
        new Map(Object.entries(choices).flatMap(([choice, names]) => [choice, ...names].map((name) => [folded(name), choice] as const))),
      ]),
    ),
    totals: words.totals.map(folded),
    pages: words.pages.map(folded),
  };
}
