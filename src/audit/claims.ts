// What CBP gave back about claims (the claim file of ACE, report REV-615), set against what the audit expects, entry by entry.

import { formatCents } from "../exact/money.js";
import { type Arg, message } from "../said/message.js";
import type { TableRow } from "../tables/read-table.js";
import type { AuditedEntry } from "./audit-entry.js";
import { beginsWith, cleanText, readCents, readDay, readEntryNumber } from "./cells.js";
import type { EntryCodes } from "./data.js";
import type { Header } from "./header.js";

/** What is on record of the claims of one entry. Amounts in cents; undefined where no file gives them. */
export interface ClaimRecord {
  claim: string;
  status: string;
  error: string;
  paid: bigint | undefined;
  interest: bigint | undefined;
  /** Last day on which something was paid. */
  day: string;
}

/** Records by entry number. */
export type ClaimRecords = ReadonlyMap<string, ClaimRecord>;

/** Takes the rows of claim files one by one. */
export interface ClaimReader {
  readonly found: ClaimRecords;
  /** Read one row; says why where it cannot be read. */
  add(row: Pick<TableRow, "read" | "wrong">, header: Pick<Header, "at">): Arg | undefined;
}

/** Open a reader. What several rows paid on an entry adds up; of claim, status and error the last one counts. */
export function claimReader(): ClaimReader {
  const found = new Map<string, ClaimRecord>();
  return {
    found,
    add({ read, wrong }, { at }) {
      if (wrong !== undefined) return wrong.message;
      const text = (name: string): string => cleanText(read[at.get(name) ?? -1] ?? "");
      const entry = readEntryNumber(text("entry_number"))?.text;
      if (entry === undefined) return message("report/no-entry-number", { cell: JSON.stringify(text("entry_number")) });
      const record = found.get(entry) ?? { claim: "", status: "", error: "", paid: undefined, interest: undefined, day: "" };
      for (const [name, key] of [
        ["claim_number", "claim"],
        ["claim_status", "status"],
        ["claim_error", "error"],
      ] as const)
        if (text(name) !== "") record[key] = text(name);
      for (const [name, key] of [
        ["refund", "paid"],
        ["interest", "interest"],
      ] as const) {
        const cell = text(name);
        if (cell === "") continue;
        const cents = readCents(cell);
        if (cents === undefined) return message("report/no-amount", { cell: JSON.stringify(cell) });
        record[key] = (record[key] ?? 0n) + cents;
      }
      const day = readDay(text("refund_date"));
      if (day !== undefined && day > record.day) record.day = day;
      found.set(entry, record);
      return undefined;
    },
  };
}

/** The state of an entry: paid as expected, less, more; rejected; not paid yet; or not in the report that is audited. */
export type ClaimStanding = "paid" | "paid-less" | "paid-more" | "rejected" | "open" | "not-in-report";

/** Columns of the comparison. */
export const CLAIM_COLUMNS: readonly string[] = [
  "entry_number",
  "importer",
  "claim_number",
  "claim_status",
  "claim_error",
  "standing",
  "expected_min",
  "expected_max",
  "paid",
  "difference_min",
  "difference_max",
  "interest_paid",
  "interest_expected",
  "paid_on",
];

/** One entry of the comparison. Amounts in cents; expected is what CAPE refunds, the duties held unlawful. */
export interface ComparedClaim {
  readonly entry: string;
  readonly importer: string;
  readonly record: ClaimRecord;
  readonly standing: ClaimStanding;
  readonly min: bigint;
  readonly max: bigint;
  readonly interest: bigint | undefined;
}

const WAY = "cape";

function isError({ status, error }: ClaimRecord, { noError, claimFailed }: EntryCodes): boolean {
  const named = error !== "" && !noError.includes(error.toLowerCase());
  return named || beginsWith(status, claimFailed);
}

/** Set an entry against its record; undefined where there is none. */
export function compareClaim(entry: AuditedEntry, records: ClaimRecords, codes: EntryCodes): ComparedClaim | undefined {
  const record = records.get(entry.filed.entry);
  if (record === undefined) return undefined;
  const refunds = entry.findings.filter((each) => each.ways.includes(WAY));
  const sum = (pick: (cents: { min: bigint; max: bigint }) => bigint): bigint =>
    refunds.reduce((total, each) => total + (pick(each) > 0n ? pick(each) : 0n), 0n);
  const notFinal = refunds.some((each) => each.class === "ieepa-not-final");
  const [min, max] = [notFinal ? 0n : sum((each) => each.min), sum((each) => each.max)];
  const { paid } = record;
  const standing: ClaimStanding =
    paid !== undefined && paid > 0n
      ? paid < min
        ? "paid-less"
        : paid > max
          ? "paid-more"
          : "paid"
      : isError(record, codes)
        ? "rejected"
        : "open";
  return { entry: entry.filed.entry, importer: entry.filed.importer, record, standing, min, max, interest: entry.interestMax };
}

/** A record of an entry that the report does not hold. */
export function strangeClaim(entry: string, record: ClaimRecord): ComparedClaim {
  return { entry, importer: "", record, standing: "not-in-report", min: 0n, max: 0n, interest: undefined };
}

/** The row of one comparison. */
export function claimRow({ entry, importer, record, standing, min, max, interest }: ComparedClaim): string[] {
  const { claim, status, error, paid, day } = record;
  const known = paid !== undefined && standing !== "not-in-report";
  const cents = (amount: bigint | undefined): string => (amount === undefined ? "" : formatCents(amount));
  return [
    ...[entry, importer, claim, status, error, standing, cents(min), cents(max), cents(paid)],
    ...[known ? cents(paid - max) : "", known ? cents(paid - min) : "", cents(record.interest), cents(interest), day],
  ];
}

/** Sums of a comparison: entries and cents by standing. */
export interface ClaimSums {
  readonly by: Map<ClaimStanding, { entries: number; paid: bigint; expected: bigint }>;
}

/** Add one comparison. */
export function addClaim({ by }: ClaimSums, { standing, record, max }: ComparedClaim): void {
  const found = by.get(standing) ?? { entries: 0, paid: 0n, expected: 0n };
  found.entries++;
  found.paid += record.paid ?? 0n;
  found.expected += max;
  by.set(standing, found);
}

/** The sums as JSON has them. */
export function writeClaims({ by }: ClaimSums): Record<string, { entries: number; paid: string; expected: string }> {
  return Object.fromEntries(
    [...by].map(([standing, { entries, paid, expected }]) => [
      standing,
      { entries, paid: formatCents(paid), expected: formatCents(expected) },
    ]),
  );
}
