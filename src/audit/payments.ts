// What CBP would pay: it pays duties held unlawful by importer (or the payee named on Form 4811) and day of liquidation, with the interest
// apart (Form 1099-INT).

import type { AuditedEntry } from "./audit-entry.js";

/** One payment. Amounts in cents; `day` is empty where the entry is not liquidated. */
export interface Payment {
  readonly importer: string;
  readonly importerName: string;
  readonly payee: string;
  readonly day: string;
  readonly estimated: boolean;
  entries: number;
  backMin: bigint;
  backMax: bigint;
  interestMin: bigint;
  /** Absent where the table of rates does not reach the day. */
  interestMax: bigint | undefined;
}

/** Add the refund of one entry. */
export function addPayment(payments: Map<string, Payment>, entry: AuditedEntry): void {
  if (entry.backMax === 0n) return;
  const { importer, importerName } = entry.filed;
  const payee = entry.filed.payee || importer;
  const { day = "", estimated } = entry.liquidation;
  const key = JSON.stringify([importer, payee, day, estimated]);
  const found = payments.get(key) ?? {
    ...{ importer, importerName, payee, day, estimated },
    ...{ entries: 0, backMin: 0n, backMax: 0n, interestMin: 0n, interestMax: 0n },
  };
  found.entries++;
  found.backMin += entry.backMin;
  found.backMax += entry.backMax;
  found.interestMin += entry.interestMin;
  found.interestMax =
    found.interestMax === undefined || entry.interestMax === undefined ? undefined : found.interestMax + entry.interestMax;
  payments.set(key, found);
}
