// The country codes of the law.

/** countries.yaml: codes of ISO 3166-1 and what they stand for. */
export interface CountryCodes {
  readonly known: readonly string[];
  readonly column2: readonly string[];
  /** Origins whose whole law is encoded; others are refused or bounded. */
  readonly encoded: readonly string[];
  /** Codes by which an entry names a part of a country; they are read as the country. */
  readonly within: readonly {
    readonly country: string;
    readonly codes: readonly string[];
    readonly cites: readonly string[];
    readonly unverified?: string;
  }[];
}
