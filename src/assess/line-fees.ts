// What of the facts of one line its fees depend on, and what is said of them.

import { INFORMAL } from "../contract/entry-keys.js";
import { programsIn } from "../law/claimable.js";
import type { Law } from "../law/types.js";
import { programOf } from "../law/vocabulary.js";
import { message } from "../said/message.js";
import { leftByChapter98 } from "./charge.js";
import { aboveInformal, type FeeFacts, type FeeLineFacts, feeRule, feesOf } from "./fees.js";
import { isCleared } from "./parcels.js";
import type { Prepared } from "./prepare.js";
import type { Told } from "./told.js";
import type { World } from "./world.js";

/** What the fees depend on in one line, in one world of it. `claimed`: a program, null or undefined for none. */
export function feeLine({ line, chapter98, parcel, parts }: Prepared, world: World, claimed: string | null | undefined): FeeLineFacts {
  const left = chapter98 === undefined ? undefined : leftByChapter98(world, chapter98.base);
  const program = claimed == null ? undefined : programOf({ programs: programsIn(parts.law) }, claimed);
  const mode = line.given.get("mode");
  return {
    value: line.value,
    ...(typeof mode === "string" ? { mode } : {}),
    ...(program === undefined ? {} : { program }),
    ...(line.chapter98 === undefined || left === undefined
      ? {}
      : { chapter98: { number: line.chapter98, dutiable: typeof left === "string" ? line.value : left.on } }),
    ...(parcel.clearance !== undefined && isCleared(world, parcel) ? { cleared: parcel.clearance.cites } : {}),
    ...(parcel.post === undefined ? {} : { post: parcel.post.cites }),
  };
}

/** What the fees of an entry depend on besides its lines. */
export function feeFacts({ line, knownOn }: Prepared, lines: readonly FeeLineFacts[]): FeeFacts {
  const mode = line.given.get("mode");
  return {
    entryDate: line.entryDate,
    importDate: line.importDate,
    knownOn,
    informal: line.given.get("entryType") === INFORMAL,
    mode: typeof mode === "string" ? mode : undefined,
    lines,
  };
}

function claimIn({ line }: Prepared, world: World): string | null | undefined {
  const assigned = world.assigned.get("spi");
  return line.spi !== undefined ? line.spi : typeof assigned === "string" ? assigned : null;
}

/** What is said where lines that are entered informally are worth more together than an informal entry may be. */
export function informalAbove(law: Law, facts: FeeFacts): Told[] {
  const rule = feeRule(law, "MPF", facts);
  if (!facts.informal || rule?.informalLimit === undefined || !aboveInformal(rule, facts.lines)) return [];
  const formal = feesOf(law, { ...facts, informal: false }).lines.find((each) => each.fee === "MPF")?.amount;
  const about = { limit: { money: rule.informalLimit.value }, cites: rule.informalLimit.cites.join("; ") };
  const says =
    formal === undefined
      ? message("fees/informal-limit", about)
      : message("fees/informal-limit.with-fee", { ...about, fee: { money: formal } });
  return [{ code: "fees/informal-limit", says, fact: "entryType" }];
}

/** What is said of fees: an informal entry above its limit, an amount that is not on record. */
export function feeNotices(prepared: Prepared, world: World, asked: boolean): Told[] {
  const { line, parts } = prepared;
  if (!asked && line.given.get("entryType") !== INFORMAL) return [];
  const own = feeLine(prepared, world, claimIn(prepared, world));
  const facts = feeFacts(prepared, [own]);
  const rule = feeRule(parts.law, "MPF", facts);
  const notices = informalAbove(parts.law, facts);
  if (line.given.get("entryType") === INFORMAL) {
    const told = rule?.informalSays.filter(({ from }) => line.entryDate >= from) ?? [];
    for (const { code, text, cites } of told)
      notices.push({ code, says: message("said/with-source", { text: { law: text }, cites: cites.join("; ") }), fact: "entryType" });
  }
  if (!asked) return notices;
  for (const fee of feesOf(parts.law, facts).unknown)
    notices.push({
      code: "fees/amount-unknown",
      says: message("fees/amount-unknown", { fee }),
    });
  if (rule?.amountsUntil !== undefined && line.entryDate >= rule.amountsUntil)
    notices.push({
      code: "law/last-seen",
      says: message("law/last-seen.fee", { fee: rule.fee, day: rule.from, until: rule.amountsUntil }),
    });
  return notices;
}
