// When two outcomes are one: the same is owed, the same numbers are declared and carry the same amounts, so the same is refunded.

import { writeHeading } from "./lines.js";
import type { Outcome } from "./outcome.js";

/** A key that outcomes share when nothing that is owed, declared or refunded distinguishes them. The program symbol is not part of it. */
export function declaredKey(outcome: Outcome): string {
  if (outcome.barred !== undefined) return `barred ${writeHeading(outcome.barred.provision.id)}`;
  const carried: string[] = [];
  for (const { heading, amount, offset } of outcome.charges)
    carried.push(`${writeHeading(heading.provision.id)}=${amount}${offset === undefined ? "" : `-${offset}`}`);
  for (const { heading } of outcome.exemptions) carried.push(`${writeHeading(heading.provision.id)}=0`);
  return `${outcome.base.amount} ${carried.length < 2 ? (carried[0] ?? "") : [...new Set(carried)].sort().join(" ")}`;
}
