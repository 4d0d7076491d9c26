// The country codes of the law.

/** countries.yaml: codes of ISO 3166-1 and what they stand for. */
export interface CountryCodes {
  readonly known: readonly string[];
  readonly column2: readonly string[];
  /** Names under which the law speaks of several countries at once. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Origins whose whole law is encoded; others are refused. The first is that of the package's own tables. */
  readonly encoded: readonly string[];
  /** Those of them whose law the package carries compiled, as programs. */
  readonly compiled: readonly string[];
  /** Those whose law it carries as tables; lines of the others are assessed one by one. */
  readonly tables: readonly string[];
  /** Others of which something is known. */
  readonly refused: readonly RefusedOrigins[];
  /** Codes by which an entry names a part of a country; they are read as the country. */
  readonly within: readonly {
    readonly country: string;
    readonly codes: readonly string[];
    readonly cites: readonly string[];
    readonly unverified?: string;
  }[];
}

/** Origins that are not answered: why, and what to do. */
export interface RefusedOrigins {
  readonly origins: readonly string[];
  readonly why: string;
  readonly fix: string;
  /** Numbers of chapter 98, in digits, whose claims are answered all the same. */
  readonly but: readonly string[];
  readonly cites: readonly string[];
}
