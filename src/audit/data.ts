// The data that an audit turns on: header spellings, classes, remedies and their clocks, holidays, interest rates. It is in audit/.

import type { TableWords } from "../tables/words.js";

/** One event a clock counts from. `days` may be negative: before the event. */
export interface ClockEnd {
  readonly after: "entry" | "liquidation" | "importation";
  readonly days?: number;
  readonly years?: number;
}

/** A status that no clock decides. */
export interface FixedStatus {
  readonly status: "closed" | "unknown";
  readonly because: string;
}

/** One way back. Where several ends are given the earliest counts. */
export interface Remedy {
  readonly title: string;
  readonly needs?: "unliquidated" | "liquidated";
  /** First day on which it can be used. */
  readonly live?: string;
  readonly openUntilLiquidated?: boolean;
  readonly ends: readonly ClockEnd[];
  /** Move a last day that falls on a Saturday, Sunday or federal holiday to the next business day. */
  readonly rolls: boolean;
  /** Closed by an accepted CAPE declaration. */
  readonly barredByCape: boolean;
  /** At the discretion of CBP, not by right. */
  readonly discretion?: boolean;
  /** Only for entries flagged for reconciliation. */
  readonly onlyFlagged?: boolean;
  /** What stands instead where the entry is flagged for FTA reconciliation, and where for another or an unnamed kind. */
  readonly flagged?: FixedStatus;
  readonly flaggedOtherwise?: FixedStatus;
  /** What stands instead where a protest was denied. */
  readonly denied?: FixedStatus;
  /** A status that no clock decides, and why. */
  readonly status?: "open" | "unknown";
  readonly because?: string;
  readonly by: readonly string[];
  readonly mark?: string;
}

/** What a difference can be. */
export interface ClassRule {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly remedies: readonly string[];
  readonly by: readonly string[];
}

/** Interest rates in per cent a year from a day. */
export interface RateRow {
  readonly from: string;
  readonly corporateOverpayment: string;
  readonly otherOverpayment: string;
  readonly cite: string;
  readonly mark: string;
}

/** Published conditions of a CAPE declaration, and the words for an entry that does not meet them; `{…}` in them are places. */
export interface CapeRules {
  readonly most: number;
  /** First row of a file. */
  readonly header: string;
  readonly live: string;
  /** Days after liquidation within which CAPE takes an entry. */
  readonly days: string;
  readonly notLive: string;
  readonly late: string;
  readonly lateByEstimate: string;
  readonly types: readonly string[];
  readonly otherType: string;
  readonly refusedTypes: readonly { readonly types: readonly string[]; readonly from?: string; readonly because: string }[];
  readonly cases: { readonly types: readonly string[]; readonly held: string; readonly unsaid: string };
  readonly reconciliation: {
    readonly until: string;
    readonly because: string;
    readonly types: readonly string[];
    readonly otherType: string;
    readonly ask: string;
  };
  readonly ownValue: { readonly until: string; readonly because: string };
  readonly noNumber: string;
  readonly nothingPaid: string;
  readonly badEntryNumber: string;
  readonly broken: string;
  readonly drawback: string;
  /** Headings whose duty no drawback can have paid back. */
  readonly noDrawback: { readonly headings: readonly string[]; readonly by: string };
  readonly protest: string;
  readonly protestAllowed: string;
  readonly reliquidated: string;
  readonly accepted: string;
  readonly claimError: string;
  readonly void: string;
  readonly control: string;
  readonly contested: string;
  readonly by: readonly string[];
}

/** What codes and words of an entry summary mean; each is compared in lower case with how the cell begins. */
export interface EntryCodes {
  readonly statuses: Readonly<Record<"held" | "suspended" | "unliquidated" | "void" | "reliquidated", readonly string[]>>;
  readonly protestOver: readonly string[];
  readonly protestDenied: readonly string[];
  readonly protestAllowed: readonly string[];
  readonly tradeControl: readonly string[];
  readonly reconciliationFta: readonly string[];
  readonly reconciliationOther: readonly string[];
  readonly noError: readonly string[];
  readonly claimFailed: readonly string[];
}

/** Words of headers in layouts with several tariff numbers on a row. */
export interface SeriesWords {
  readonly duty: readonly string[];
  readonly value: readonly string[];
  readonly number: readonly string[];
  readonly other: readonly string[];
  readonly names: readonly string[];
  readonly "never-unread": readonly string[];
  readonly harmless: readonly string[];
}

/** A measure that needs a word of its own. */
export interface SpecialRule {
  readonly measure: string;
  readonly class: string;
  readonly kind: "pending" | "filed-not-owed";
  readonly from?: string;
  readonly until?: string;
}

/** All of audit/, as the build writes it to one JSON. */
export interface AuditData {
  /** What people call columns and write in cells. */
  readonly words: TableWords;
  readonly modes: Readonly<Record<string, string>>;
  readonly informal: readonly string[];
  readonly codes: EntryCodes;
  readonly series: SeriesWords;
  readonly estimate: { readonly days: number; readonly by: readonly string[]; readonly mark: string };
  /** When an entry that is neither extended nor suspended is liquidated by law. */
  readonly deemed: { readonly years: number; readonly by: readonly string[]; readonly because: string };
  readonly remedies: Readonly<Record<string, Remedy>>;
  readonly classes: readonly ClassRule[];
  readonly cape: CapeRules;
  readonly special: readonly SpecialRule[];
  readonly holidays: readonly string[];
  readonly rates: readonly RateRow[];
  /** Trade by ten-digit number, for synthetic reports: number, value, value under USMCA. */
  readonly weights: readonly (readonly [hts: string, value: number, usmca: number])[];
}
