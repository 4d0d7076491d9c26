// Lines on the days around which the law changes, of numbers that its lists name, with facts that their own answers name: where a fact is asked,
// offered or assumed, the next line states it. Random facts seldom meet a number that reads them; these always do.

import type { Assessment } from "../../src/assess/answer.js";
import type { Engine } from "../../src/assess/engine.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { periods } from "../../src/law/calendar.js";
import { claimsFor } from "../../src/law/claimable.js";
import { type Input, listedNumbers, money, oneOf, type Random } from "./random-line.js";
import { withFact } from "./random-lines.js";

const LAST = "2028-01-02";
const WEIGHT = "100";

/** Makes lines of goods of these origins; each states up to `steps` facts. */
export function boundaryLines(engine: Engine, next: Random, origins: readonly string[], steps: number): () => Input {
  const { starts } = periods(engine.law, engine.schedule);
  const days = starts
    .flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
    .filter((day) => day >= engine.law.coverage.from && day < LAST);
  const listed = new Map(origins.map((origin) => [origin, listedNumbers(engine, origin)] as const));
  const make = (): Input => {
    const [origin, entryDate] = [oneOf(origins, next), oneOf(days, next)];
    const prefix = oneOf(listed.get(origin) ?? [], next);
    const under = engine.schedule.lines(entryDate, prefix.slice(0, 2)).filter((hts) => hts.startsWith(prefix));
    if (under.length === 0) return make();
    const line: Input = { hts: oneOf(under, next), origin, entryDate, value: money(Math.floor(10 ** (3 + next() * 5))) };
    if (next() < 0.7) line.spi = next() < 0.5 ? null : (claimsFor(engine.law, origin)[0] ?? null);
    return line;
  };
  return () => {
    let line = make();
    for (let step = 0; step < steps; step++) {
      const named = namedBy(engine.assess(line));
      if (named.length === 0) return line;
      const fact = oneOf(named, next);
      const said = withFact(line, fact, sayable(engine, line, fact, next));
      const weighed = fact.endsWith(".weightKg") ? withFact(said, "weightKg", WEIGHT) : said;
      if (engine.assess(weighed).status !== "error") line = weighed;
    }
    return line;
  };
}

function namedBy(answer: Assessment): string[] {
  if (answer.status === "error") return [];
  return [
    ...answer.questions.flatMap(({ kind, fact }) => (kind === "fact" ? [fact] : [])),
    ...answer.reliefs.flatMap(({ fact }) => fact.split(" + ")),
    ...answer.assumptions.map(({ fact }) => fact).filter((fact) => fact.startsWith("facts.")),
  ];
}

/** A value that may be stated for a fact: for amounts a part of what the line leaves, at times all or nothing of it. */
export function sayable(engine: Engine, line: Input, fact: string, next: Random): unknown {
  const cents = Math.round(Number(line.value) * 100);
  if (fact === "spi") return next() < 0.5 ? null : (claimsFor(engine.law, String(line.origin))[0] ?? null);
  if (fact === "loadedDate") return addDays(line.entryDate as Day, -Math.floor(next() * 40));
  if (/^content\.\w+\.value$/.test(fact)) {
    const used = Object.values((line.content ?? {}) as Record<string, Input>).reduce(
      (sum, { value }) => sum + Math.round(Number(value ?? 0) * 100),
      0,
    );
    return money(Math.max(0, Math.floor((cents - used) * oneOf([0, 1, next(), next()], next))));
  }
  if (fact.endsWith("weightKg")) return oneOf(["1", "7", "14", "15", "16", "30"], next);
  if (fact.endsWith("Share")) return oneOf(["0", "0.84", "0.85", "0.94", "0.95", "1"], next);
  const rule = engine.law.facts.find(({ name }) => name === fact);
  if (rule?.type === "boolean") return next() < 0.7;
  if (rule !== undefined && rule.values.length > 0) return oneOf(rule.values, next);
  if (rule?.type === "country") return oneOf(["US", "CA", "MX", "GB", "CN"], next);
  if (rule?.type === "date") return addDays(line.entryDate as Day, -Math.floor(next() * 300));
  if (rule?.type === "decimal") return money(Math.floor((cents / 4) * next()));
  return (next() * 20).toFixed(2);
}
