// Random bills over all rules, and what must hold for every one of them. Drawn by a seeded generator, so that a failure can be found again.

import assert from "node:assert/strict";
import { withFact } from "../../src/origin/apply.js";
import type {
  MaterialQuestion,
  OriginAnswer,
  OriginFacts,
  OriginQuestion,
  OriginQuestionAsked,
  Role,
  Use,
} from "../../src/origin/types.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";

/** A draw from 0 up to, not including, `below`. */
type Draw = (below: number) => number;

/** A generator of draws by its seed (mulberry32). */
export function draws(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pick = <T>(of: readonly T[], draw: Draw): T => of[draw(of.length)] as T;
const USES: readonly Use[] = ["oem-passenger", "oem-light-truck", "oem-heavy-truck", "aftermarket", "other-vehicle"];
const ROLES: readonly Role[] = ["retail-packaging", "shipping-packing", "accessory", "indirect", "narrow-elastic", "sewing-thread"];
const FACTS: readonly OriginFacts[] = [
  {},
  {},
  { production: "assembled" },
  { production: "none" },
  { process: "none" },
  { process: "chemical reaction" },
  { conditions: { 1: true, 2: true, 3: true } },
  { conditions: { 1: false } },
  { textileWeightDeMinimis: true },
  { notes: { preserved: false } },
  { notes: { preserved: true } },
  { samePartHeading: true },
  { listedPart: true },
  { readings: { "part content": "instead" } },
  { whollyObtained: false },
  { materialAdmitted: { m0: true } },
  { materialExcepted: { m0: false } },
  { materialFormed: { m0: true } },
];

function numbers(): readonly string[] {
  return [...new Set(bundledOrigin().rules.flatMap(({ range }) => [range.from, range.to]))].map((each) => each.padEnd(6, "1").slice(0, 6));
}
const NUMBERS = numbers();

/** One question. */
export function drawQuestion(draw: Draw): OriginQuestion {
  const hts = pick(NUMBERS, draw);
  const near = NUMBERS.filter((each) => each.slice(0, 2) === hts.slice(0, 2));
  const cents = (most: number): string => (draw(most * 100) / 100).toFixed(2);
  const material = (_: unknown, index: number): MaterialQuestion => {
    const number = draw(6) === 0 ? hts : draw(3) === 0 ? pick(NUMBERS, draw) : pick(near, draw);
    return {
      name: `m${index}`,
      ...(draw(12) === 0 ? {} : { hts: draw(10) === 0 ? number.slice(0, 4) : number }),
      ...(draw(10) === 0 ? {} : { value: cents(45) }),
      originating: pick([true, false, false, null], draw),
      ...(draw(8) === 0 ? { role: pick(ROLES, draw) } : {}),
      ...(draw(4) === 0 ? { origin: pick(["CA", "MX", "CN", "DE"], draw) } : {}),
    };
  };
  return {
    hts,
    date: pick(["2020-08-01", "2023-07-01", "2025-10-01", "2027-07-01"], draw),
    ...(draw(4) === 0 ? { use: pick(USES, draw) } : {}),
    ...(draw(4) === 0 ? {} : { transactionValue: (40 + draw(80)).toFixed(2) }),
    ...(draw(2) === 0 ? {} : { netCost: (30 + draw(80)).toFixed(2) }),
    materials: Array.from({ length: draw(6) }, material),
    facts: { ...pick(FACTS, draw), ...pick(FACTS, draw) },
  };
}

function answered(question: OriginQuestion): OriginAnswer {
  const found = determine(question, { suggest: false });
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
}

/** Making a material originating never turns a yes into anything else, nor a question into a no. */
export function moreOriginates(question: OriginQuestion, draw: Draw): void {
  if (question.materials.length === 0) return;
  const at = draw(question.materials.length);
  const better = {
    ...question,
    materials: question.materials.map((each, index) => (index === at ? { ...each, originating: true } : each)),
  };
  const [before, after] = [answered(question).status, answered(better).status];
  const told = JSON.stringify({ question, at });
  if (before === "originates") assert.equal(after, "originates", told);
  if (before === "needs-facts") assert.notEqual(after, "does-not-originate", told);
}

function without(question: OriginQuestion, draw: Draw): { readonly path: string; readonly less: OriginQuestion } {
  const { facts = {}, materials } = question;
  const ways: { readonly path: string; readonly less: OriginQuestion }[] = [];
  for (const key of ["transactionValue", "netCost", "use"] as const)
    if (question[key] !== undefined) {
      const { [key]: _, ...less } = question;
      ways.push({ path: key, less });
    }
  for (const key of Object.keys(facts)) {
    const { [key as keyof OriginFacts]: _, ...rest } = facts;
    ways.push({ path: `facts.${key}`, less: { ...question, facts: rest } });
  }
  materials.forEach((each, index) => {
    for (const key of ["hts", "value", "originating", "origin"] as const) {
      const { [key]: said, ...rest } = each;
      if (said !== undefined && said !== null)
        ways.push({
          path: `materials.${index}.${key}`,
          less: { ...question, materials: materials.map((one, at) => (at === index ? rest : one)) },
        });
    }
  });
  return ways.length === 0 ? { path: "", less: question } : pick(ways, draw);
}

/**
 * Removing a fact never turns a question into a yes. A number of general use without its use is answered as any other good, which the
 * answer lists as an assumption.
 */
export function lessNeverOriginates(question: OriginQuestion, draw: Draw): void {
  const before = answered(question);
  if (before.status !== "needs-facts") return;
  const { path, less } = without(question, draw);
  const after = answered(less);
  if (after.status !== "originates") return;
  // That nothing was made is declared against what the bill shows, as transit that was broken is.
  if (path === "facts.production" && question.facts?.production === "none") return;
  const assumed = path === "use" && after.assumptions.some((each) => each.includes("give use to settle it"));
  assert.ok(assumed, JSON.stringify({ question, path }));
}

const MOST_STEPS = 60;
const WALKS = 6;

/** Every question, answered some way, leads to an answer. Returns whether anything was asked. */
export function walksToAnAnswer(question: OriginQuestion, draw: Draw): boolean {
  if (answered(question).status !== "needs-facts") return false;
  const trail: string[] = [];
  for (let walk = 0; walk < WALKS; walk++) {
    let at = question;
    for (let step = 0; step < MOST_STEPS; step++) {
      const found = answered(at);
      if (found.status !== "needs-facts") return true;
      const settling = found.questions.filter(({ fact }) => !/averag/.test(fact));
      assert.ok(settling.length > 0, `nothing is asked: ${JSON.stringify(at)}`);
      const asked = pick(settling, draw);
      trail.push(asked.fact);
      at = withAnswer(at, asked, draw);
    }
  }
  assert.fail(`no answer: ${JSON.stringify({ question, trail: trail.slice(-20) })}`);
}

function withAnswer(question: OriginQuestion, { fact, choices }: OriginQuestionAsked, draw: Draw): OriginQuestion {
  if (choices !== null) return withFact(question, fact, pick(choices, draw));
  if (fact === "materials")
    return { ...question, materials: [{ name: "ingot", hts: "7601.10", value: "9.00", originating: draw(2) === 0 }] };
  if (fact === "facts.production") return withFact(question, fact, pick(["none", "cast and assembled"], draw));
  if (/\.hts$/.test(fact)) return withFact(question, fact, pick(["7325.99.10", "2501.00.00", `${question.hts.slice(0, 6)}90`], draw));
  if (/Points$|Content$|Purchased$/.test(fact)) return withFact(question, fact, pick(["10", "80"], draw));
  return withFact(question, fact, pick(["9.00", "120.00"], draw));
}
