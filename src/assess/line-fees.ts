// The fees of one line: what of its facts they depend on, and the facts that they alone make worth asking for.

import { MODES } from "../facts/read.js";
import type { Notice, Question, QuestionOutcome } from "./answer.js";
import { USMCA } from "./base.js";
import { leftByChapter98 } from "./charge.js";
import type { Prepared } from "./engine.js";
import { aboveInformal, type FeeFacts, type FeeLineFacts, type Fees, feeRule, feesOf } from "./fees.js";
import { inDollars, isCleared } from "./parcels.js";
import type { World } from "./world.js";

const INFORMAL = "informal";
const VESSEL = "vessel";

/** What the fees depend on in one line, in one world of it. `claimed`: a program, null or undefined for none. */
export function feeLine({ line, chapter98, parcel }: Prepared, world: World, claimed: string | null | undefined): FeeLineFacts {
  const left = chapter98 === undefined ? undefined : leftByChapter98(world, chapter98.base);
  return {
    value: line.value,
    usmca: claimed != null && USMCA.includes(claimed),
    ...(line.chapter98 === undefined || left === undefined
      ? {}
      : { chapter98: { number: line.chapter98, dutiable: typeof left === "string" ? line.value : left.on } }),
    ...(parcel.clearance !== undefined && isCleared(world, parcel) ? { cleared: parcel.clearance.cites } : {}),
    ...(parcel.post === undefined ? {} : { post: parcel.post.cites }),
  };
}

/** What the fees of an entry depend on beside its lines. */
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

/** Fees of one world of a line, taken as the only one of its entry. Where nothing is said of a claim there is none. */
export function lineFees(prepared: Prepared, world: World): Fees {
  return feesOf(prepared.parts.law, feeFacts(prepared, [feeLine(prepared, world, claimIn(prepared, world))]));
}

function claimIn({ line }: Prepared, world: World): string | null | undefined {
  const assigned = world.assigned.get("spi");
  return line.spi !== undefined ? line.spi : typeof assigned === "string" ? assigned : null;
}

/** What is said of fees: an informal entry above its limit, an amount that is not on record. */
export function feeNotices(prepared: Prepared, world: World, asked: boolean): Notice[] {
  const { line, parts } = prepared;
  const own = feeLine(prepared, world, claimIn(prepared, world));
  const facts = feeFacts(prepared, [own]);
  const rule = feeRule(parts.law, "MPF", facts);
  const notices: Notice[] = [];
  if (facts.informal && rule?.informalLimit !== undefined && aboveInformal(rule, [own])) {
    const formal = feesOf(parts.law, { ...facts, informal: false }).lines.find((each) => each.fee === "MPF")?.amount;
    const fee = formal === undefined ? "" : `, with a merchandise processing fee of ${inDollars(formal)}`;
    notices.push({
      code: "fees/informal-limit",
      text: `Informal entry ends at ${inDollars(rule.informalLimit.value)} (${rule.informalLimit.cites.join("; ")}): formal entry is due${fee}.`,
      fact: "entryType",
    });
  }
  if (!asked) return notices;
  for (const fee of feesOf(parts.law, facts).unknown)
    notices.push({
      code: "fees/amount-unknown",
      text: `${fee} is owed in an amount that is not on record; what is payable is at least the sum shown.`,
    });
  if (rule?.amountsUntil !== undefined && line.entryDate >= rule.amountsUntil)
    notices.push({
      code: "law/last-seen",
      text: `${rule.fee}: the amounts from ${rule.from} are the last on record; those from ${rule.amountsUntil} may differ.`,
    });
  return notices;
}

/** Questions that only a fee hangs on; the fee shown is that without the claim. They make no range. */
export function feeQuestions(prepared: Prepared, world: World, duty: string): Question[] {
  const { line } = prepared;
  const bounds = { min: duty, max: duty };
  const asked: Question[] = [];
  const mpf = (claimed: string | null): string | undefined =>
    feesOf(prepared.parts.law, feeFacts(prepared, [feeLine(prepared, world, claimed)])).lines.find(({ fee }) => fee === "MPF")?.amount;
  if (line.spi === undefined && world.setting.mayClaim && world.assigned.get("spi") === undefined) {
    const [claim = null] = USMCA;
    const [without, withIt] = [mpf(null), mpf(claim)];
    if (without !== withIt)
      asked.push({
        kind: "fact",
        fact: "spi",
        ask: prepared.parts.rules.get("spi")?.ask ?? "spi",
        choices: ["S", "none"],
        because: "MPF",
        outcomes: [
          { if: "USMCA is claimed", duty: bounds, ...feeIn("MPF", withIt) },
          { if: "no preference is claimed", duty: bounds, ...feeIn("MPF", without) },
        ],
      });
  }
  if (!line.given.has("mode")) {
    const facts = feeFacts(prepared, [feeLine(prepared, world, claimIn(prepared, world))]);
    const hmf = feesOf(prepared.parts.law, { ...facts, mode: VESSEL }).lines.find(({ fee }) => fee === "HMF")?.amount;
    asked.push({
      kind: "fact",
      fact: "mode",
      ask: "How do the goods arrive? Goods by vessel owe the harbor maintenance fee.",
      choices: MODES,
      because: "HMF",
      outcomes: [{ if: VESSEL, duty: bounds, ...feeIn("HMF", hmf) }],
    });
  }
  return asked;
}

function feeIn(fee: "MPF" | "HMF", amount: string | undefined): Pick<QuestionOutcome, "fee"> {
  return amount === undefined ? {} : { fee: { fee, amount } };
}
