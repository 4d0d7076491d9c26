// What could lower the duty if it were claimed: each relief that the tests met and nobody claimed is tried, alone and then together
// with the further proof that its heading asks for.

import { formatCents } from "../exact/money.js";
import type { FactValue } from "../facts/line.js";
import { factsRead } from "../law/reads.js";
import type { Law, Measure, Source } from "../law/types.js";
import { instrumentOf } from "../law/values.js";
import { type Arg, distinct, message } from "../said/message.js";
import type { Relief } from "./answer.js";
import { type ExploreSetting, explore, type Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import type { Outcome } from "./outcome.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Prepared } from "./prepare.js";
import { factsOf, joined, ofEveryMetal } from "./relief-path.js";
import { dutyOf } from "./totals.js";
import { openWorld } from "./world.js";

// A heading asks for at most this many proofs at once.
const DEEPEST = 3;

/** Reliefs open to the dearest completion, largest saving first. */
export function findReliefs(prepared: Prepared, dearest: Leaf): Relief[] {
  const { explore: setting } = prepared;
  const before = dutyOf(dearest.outcome);
  if (before === 0n || dearest.outcome.world.reliefs.size === 0) return [];
  const found = new Map<string, Relief & { readonly cents: bigint }>();
  const seen = new Set<string>();
  const attempt = (claims: ReadonlyMap<string, FactValue>, open: ReadonlyMap<string, FactValue>, depth: number): void => {
    for (const wanted of [...[...open.keys()].map((fact) => [fact]), ...ofEveryMetal(open.keys())]) {
      const more = new Map(claims);
      for (const fact of wanted) more.set(fact, open.get(fact) as FactValue);
      const key = [...more.keys()].sort().join(" ");
      if (seen.has(key) || !wanted.flatMap(factsOf).every((fact) => canBe(prepared, fact))) continue;
      seen.add(key);
      const after = claimed(setting, dearest, more);
      const best = bestOf(after);
      if (best === undefined) continue;
      const saved = before - dutyOf(best);
      if (saved > 0n) record(prepared, found, more, saved, dearest.outcome, after);
      else if (depth < DEEPEST) attempt(more, fresh(best, open, more), depth + 1);
    }
  };
  attempt(new Map(), dearest.outcome.world.reliefs, 1);
  return [...found.values()]
    .sort((a, b) => (a.cents < b.cents ? 1 : a.cents > b.cents ? -1 : a.fact < b.fact ? -1 : 1))
    .map(({ cents: _, ...relief }) => relief);
}

/** Whether goods of this number can be what a relief is for. */
export function canBe({ parts, line }: Prepared, path: string): boolean {
  const list = parts.rules.get(path)?.offeredOn;
  return list === undefined || parts.plans.listsOn(line.hts, parts.plans.startOf(line.entryDate)).has(list);
}

// Only proofs that became visible by the claim just made.
function fresh(
  after: Outcome,
  before: ReadonlyMap<string, FactValue>,
  claims: ReadonlyMap<string, FactValue>,
): ReadonlyMap<string, FactValue> {
  return new Map([...after.world.reliefs].filter(([fact]) => !before.has(fact) && !claims.has(fact)));
}

// Every outcome of the claim.
function claimed(setting: ExploreSetting, dearest: Leaf, claims: ReadonlyMap<string, FactValue>): readonly Outcome[] {
  const assigned = new Map(dearest.assigned);
  for (const [fact, value] of claims) assigned.set(fact, value);
  // Most claims leave nothing open; then one world is the answer.
  const group = setting.groups.find((each) => each.plan === dearest.outcome.plan);
  const direct = group === undefined ? undefined : setting.outcome(openWorld(setting.world, assigned), group);
  if (direct !== undefined && typeof direct !== "string") return [direct];
  return explore(setting, assigned)
    .leaves.map(({ outcome }) => outcome)
    .filter(({ plan }) => plan === dearest.outcome.plan);
}

// What the claim itself leaves open (the value of the U.S. content) is taken at its best: the saving is the most there could be.
function bestOf(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes.reduce<Outcome | undefined>((best, each) => (best === undefined || dutyOf(each) < dutyOf(best) ? each : best), undefined);
}

function record(
  prepared: Prepared,
  found: Map<string, Relief & { readonly cents: bigint }>,
  claims: ReadonlyMap<string, FactValue>,
  saved: bigint,
  before: Outcome,
  after: readonly Outcome[],
): void {
  const { parts, translator } = prepared;
  const facts = [...claims.keys()].flatMap(factsOf);
  const fact = facts.at(-1) ?? "";
  const rule = parts.rules.get(fact);
  const existing = found.get(fact);
  if (existing !== undefined && existing.cents >= saved) return;
  const now = broughtBy(facts, before, after, parts.law);
  found.set(fact, {
    fact: joined(facts),
    ...(now === undefined ? {} : { heading: writeHeading(now.heading.provision.id) }),
    saves: formatCents(saved),
    proof: translator.arg({
      all: distinct(
        facts.flatMap((each): Arg[] => {
          const proof = parts.rules.get(each)?.proof;
          return [...describedGoods(prepared, each, before.plan), ...(proof === undefined ? [] : [{ law: proof }])];
        }),
      ),
      by: "; ",
    }),
    cites: now?.source.by ?? actsOf(facts, rule?.cites ?? [], before, bestOf(after), parts.law),
    cents: saved,
  });
}

// What the goods must be, where lists describe it number by number.
function describedGoods({ parts, line }: Prepared, path: string, { line: { hts } }: Plan): Arg[] {
  const lists = parts.rules.get(path)?.describedBy ?? [];
  const goods = lists
    .flatMap((id) => parts.law.lists[id]?.goods ?? [])
    .filter(([prefix, from, until]) => hts.startsWith(prefix) && from <= line.entryDate && (until === "" || line.entryDate < until))
    .map(([, , , is]): Arg => ({ law: is }));
  return goods.length === 0 ? [] : [message("relief/goods", { goods: { all: distinct(goods), by: " or " } })];
}

interface Brought {
  readonly heading: PlannedHeading;
  readonly source: Source;
}

// The heading that the claim itself brings: one that did not apply before and that asks for what is claimed. Of several, the one of the
// measure that gives up most, a heading that still charges before one that exempts; another exemption that appears next to it is not the
// claim's.
function broughtBy(facts: readonly string[], before: Outcome, after: readonly Outcome[], law: Law): Brought | undefined {
  const best = bestOf(after);
  let most: Brought | undefined;
  let mostGivenUp = 0n;
  for (const outcome of after)
    for (const standing of [outcome.charges, outcome.exemptions])
      for (const { heading, source = heading } of standing) {
        if (heading === most?.heading || stands(before, heading) || !facts.some((fact) => readFor(heading, law).has(fact))) continue;
        const { id } = heading.measure;
        const givenUp = owedUnder(before, id) - (best === undefined ? 0n : owedUnder(best, id));
        if (most !== undefined && (givenUp < mostGivenUp || (givenUp === mostGivenUp && !(isFree(most.heading) && !isFree(heading)))))
          continue;
        most = { heading, source };
        mostGivenUp = givenUp;
      }
  return most;
}

// A claim that brings no heading takes the goods out of duties. Its acts are those of its question that made one of these duties; where none of
// them did, those of the duties themselves.
function actsOf(
  facts: readonly string[],
  ofFact: readonly string[],
  before: Outcome,
  after: Outcome | undefined,
  law: Law,
): readonly string[] {
  const lifted = before.charges
    .map(({ heading }) => heading)
    .filter((heading) => (after === undefined || !stands(after, heading)) && facts.some((fact) => readFor(heading, law).has(fact)));
  return distinctTexts(
    lifted.flatMap((heading) => {
      const acts = actsMaking(heading.measure, law);
      const own = ofFact.filter((each) => acts.has(actOf(each, law)));
      return own.length > 0 ? own : heading.by;
    }),
    ofFact,
  );
}

const making = new WeakMap<Measure, ReadonlySet<string>>();

/** The acts that wrote or amended a measure's headings. */
function actsMaking(measure: Measure, law: Law): ReadonlySet<string> {
  let acts = making.get(measure);
  if (acts === undefined) {
    acts = new Set(measure.provisions.flatMap(({ amendments }) => amendments.flatMap(({ by }) => by.map((each) => actOf(each, law)))));
    making.set(measure, acts);
  }
  return acts;
}

function actOf(citation: string, law: Law): string {
  return instrumentOf(law.instruments, citation)?.id ?? citation;
}

function distinctTexts(found: readonly string[], otherwise: readonly string[]): readonly string[] {
  return found.length === 0 ? otherwise : [...new Set(found)];
}

function isFree({ terms }: PlannedHeading): boolean {
  return terms.adds.kind === "nothing";
}

function stands({ charges, exemptions }: Outcome, heading: PlannedHeading): boolean {
  return exemptions.some((each) => each.heading === heading) || charges.some((each) => each.heading === heading);
}

const read = new WeakMap<PlannedHeading, ReadonlySet<string>>();

function readFor(heading: PlannedHeading, law: Law): ReadonlySet<string> {
  let found = read.get(heading);
  if (found === undefined) {
    found = new Set(factsRead(heading.reach, law.headingLists));
    read.set(heading, found);
  }
  return found;
}

function owedUnder({ charges }: Outcome, measure: string): bigint {
  return charges.reduce((sum, { heading, amount }) => (heading.measure.id === measure ? sum + amount : sum), 0n);
}
