// What the audit found on one heading of one line, or on a fee of an entry.

import type { Arg } from "../said/message.js";

/** The state of a finding on the day asked. */
export type FindingState = "open" | "not-yet" | "closed" | "unknown" | "none";

/** One difference. Amounts in cents; `min` to `max` is what comes back when positive, what is owed when negative. */
export interface Finding {
  readonly line: string;
  readonly hts: string;
  readonly origin: string;
  /** A heading with dots, `base`, `MPF` or `HMF`; several where one was filed for another. */
  readonly heading: Arg;
  readonly authority: string;
  readonly class: string;
  /** What the underpayment comes from; for others empty. */
  readonly cause: Arg;
  readonly filed: bigint;
  /** By the law as known on the entry date; undefined where it cannot be said. */
  readonly asThen: bigint | undefined;
  /** As now settled, without what was held unlawful. */
  readonly now: bigint | undefined;
  readonly min: bigint;
  readonly max: bigint;
  readonly questions: readonly string[];
  readonly cites: readonly string[];
  readonly note: Arg;
}

/** Make a finding; what is not given is empty. */
export function finding(
  on: Pick<Finding, "line" | "hts" | "origin">,
  parts: Pick<Finding, "heading" | "authority" | "class" | "filed" | "min" | "max"> & Partial<Finding>,
): Finding {
  return { ...on, cause: "", questions: [], cites: [], note: "", now: undefined, asThen: undefined, ...parts };
}
