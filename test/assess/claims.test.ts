// Claims of the importer: chapter 98 never raises a duty by what the goods are made of, a relief names the heading that it brings itself,
// a claim that costs is said to cost, and a fact that nothing reads is no error.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, AssessOptions } from "../../src/assess/answer.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

function answered(line: Readonly<Record<string, unknown>>, options: AssessOptions = {}): Answer {
  const answer = engine.assess({ origin: "CA", ...line }, options);
  if (answer.status === "error") throw new Error(`${JSON.stringify(line)}: ${answer.error.message}`);
  return answer;
}

function cents(amount: string | undefined): bigint {
  return BigInt((amount ?? "0").replace(".", ""));
}

function bounds({ totals, range }: Answer): { readonly min: bigint; readonly max: bigint | undefined } {
  const max = totals?.duty ?? (range?.unboundedBy === undefined ? range?.max?.duty : undefined);
  return { min: cents(totals?.duty ?? range?.min.duty), max: max === undefined ? undefined : cents(max) };
}

function dutiesOf(answer: Answer): Answer["duties"] & object {
  return answer.status === "range" ? answer.common.duties : answer.duties;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const CLAIMS = ["9802.00.40", "9802.00.50", "9802.00.60", "9802.00.80"];
const METALS = ["steel", "aluminum", "copper"];
// One day of each era of the duties on metals.
const DAYS = ["2025-03-20", "2025-05-05", "2025-07-01", "2025-09-05", "2026-01-20", "2026-03-15", "2026-05-05", "2026-09-20", "2026-10-20"];

test("chapter 98 never raises a duty on content, and contents together stay within what it leaves", () => {
  const random = seeded(98);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const numbers = engine.schedule.lines("2025-06-01" as Day).filter((hts) => /^(7[2346]|8[2-7]|9[04])/.test(hts));
  let charged = 0;
  for (let tried = 0; tried < 1_500; tried++) {
    const whole = 10_000 + Math.floor(random() * 9_000_000);
    const dollars = (share: number): string => (Math.floor(whole * share) / 100).toFixed(2);
    const content: Record<string, { value: string }> = {};
    let left = 0.98;
    for (const metal of METALS) {
      if (random() < 0.4) continue;
      const share = random() * left;
      left -= share;
      content[metal] = { value: random() < 0.05 ? "unknown" : dollars(share) };
    }
    const plain = {
      hts: pick(numbers),
      entryDate: pick(DAYS),
      value: dollars(1),
      spi: pick(["S", null]),
      content,
      quantity: { kg: 1000, "No.": 12, "doz.": 1 },
      facts: { vehicleKind: "other", partOf: "other", kitchenCabinetOrVanity: false },
    };
    const claim = { ...plain, chapter98: pick(CLAIMS), chapter98Value: dollars(pick([0, 0.01, random(), 0.99, 1])) };
    const [without, withIt] = [plain, claim].map((line) => engine.assess({ origin: "CA", ...line }));
    if (without === undefined || withIt === undefined || without.status === "error" || withIt.status === "error") continue;
    const onContent = (answer: Answer): bigint =>
      dutiesOf(answer)
        .filter(({ basis }) => basis.endsWith("content"))
        .reduce((sum, { amount }) => sum + cents(amount), 0n);
    charged += onContent(withIt) > 0n ? 1 : 0;
    const said = JSON.stringify([claim, dutiesOf(withIt), dutiesOf(without)]);
    const [before, after] = [bounds(without), bounds(withIt)];
    const costly = withIt.notices.some(({ code, fact }) => code === "relief/costs" && fact === "chapter98");
    if (before.max !== undefined && after.max !== undefined && after.max > before.max) {
      // Only where the claim lifts a duty that kept another away, which is then said.
      assert.ok(costly, said);
    } else if (without.status === "determined" && withIt.status === "determined")
      assert.ok(onContent(withIt) <= onContent(without) || costly || cents(withIt.totals?.duty) <= cents(without.totals?.duty), said);
    const reduced = claim.chapter98 === "9802.00.80" ? cents(claim.value) - cents(claim.chapter98Value) : cents(claim.chapter98Value);
    const ons = dutiesOf(withIt)
      .filter(({ basis }) => basis.endsWith("content"))
      .reduce((sum, { on }) => sum + cents(on), 0n);
    if (claim.chapter98 !== "9802.00.60") assert.ok(ons <= reduced, said);
  }
  assert.ok(charged > 40, `${charged} lines with a duty on content`);
});

test("chapter 98 with metal: the content as far as it lies in what is left", () => {
  const drug = { hts: "3004.90.92.44", entryDate: "2025-08-18", spi: "S" };
  const both = { steel: { value: "100.00" }, aluminum: { value: "100.00" } };
  const us = { ...drug, value: "62738.47", chapter98: "9802.00.80", chapter98Value: "2313.37" };
  assert.equal(answered({ ...us, content: both }).totals?.duty, "100.00");
  const most = answered({ ...drug, value: "1000.00", chapter98: "9802.00.80", chapter98Value: "900.00", content: both });
  assert.equal(most.totals?.duty, "50.00");
  const open = answered({
    hts: "7317.00.75.00",
    entryDate: "2026-02-11",
    value: "40302.42",
    spi: "S",
    chapter98: "9802.00.80",
    chapter98Value: "0.00",
  });
  assert.equal(open.status, "range");
  assert.ok(open.questions.some(({ fact }) => fact === "content.steel.value"));
});

test("a relief names the heading that it brings itself", () => {
  const headings = (line: Readonly<Record<string, unknown>>): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(answered(line).reliefs.map(({ fact, heading }) => [fact, heading]));
  const knife = headings({ hts: "8211.93.00.35", entryDate: "2026-09-20", value: "300.00", spi: "S", quantity: { "No.": 10 } });
  assert.equal(knife["content.steel.weightKg"], "9903.82.03");
  const steel = { hts: "7216.91.00.10", entryDate: "2025-09-20", value: "10000.00", spi: "S", content: { steel: { value: "10000.00" } } };
  assert.equal(headings(steel)["content.steel.usShare"], "9903.81.92");
  const truck = { hts: "8704.10.50.30", entryDate: "2026-09-20", value: "90000.00", spi: "S", facts: { vehicleKind: "medium-heavy" } };
  assert.equal(headings(truck)["facts.manufactureYear"], "9903.74.07");
});

test("whatever heading a relief names, its own words ask for what is claimed", () => {
  for (const entryDate of DAYS)
    for (const hts of engine.schedule.lines(entryDate as Day).filter((_, at) => at % 97 === 0)) {
      const answer = engine.assess({ hts, origin: "CA", entryDate, value: "10000.00", spi: "S" });
      if (answer.status === "error") continue;
      for (const { fact, heading } of answer.reliefs) {
        if (heading === undefined) continue;
        const provisions = engine.law.measures
          .flatMap((measure) => measure.provisions)
          .filter(({ id }) => id.split("/")[0] === heading.replaceAll(".", ""));
        const last = fact.split(" + ").at(-1) ?? "";
        // The words of the heading itself, read apart from the engine, ask for the fact.
        const text = JSON.stringify(provisions);
        const name = last.split(".").at(-1) ?? "";
        const asked = /usShare|ukShare/.test(name) ? `"of":"${name}"` : name === "weightKg" ? "metal-weight-below" : name;
        assert.ok(text.includes(asked), `${hts} ${entryDate} ${fact} ${heading}`);
      }
    }
});

test("contents claimed as a relief names them bring its heading and save what it says", () => {
  const worth: Readonly<Record<string, string>> = { weightKg: "0.001", usShare: "1", ukShare: "1" };
  let claimed = 0;
  let together = 0;
  for (const entryDate of ["2026-05-01", "2026-10-06"])
    for (const hts of engine.schedule.lines(entryDate as Day).filter((_, at) => at % 11 === 0)) {
      const line = { hts, origin: "CA", entryDate, value: "10000.00", spi: null, facts: { adcvdInScope: false } };
      const answer = engine.assess(line);
      if (answer.status !== "determined") continue;
      for (const { fact, heading, saves } of answer.reliefs) {
        const paths = fact.split(" + ").map((path) => /^content\.(\w+)\.(\w+)$/.exec(path));
        if (!paths.every((path) => path !== null && path[2] !== undefined && path[2] in worth)) continue;
        const content: Record<string, Record<string, string>> = {};
        for (const path of paths) {
          const [, metal = "", name = ""] = path ?? [];
          content[metal] = { ...content[metal], [name]: worth[name] ?? "" };
        }
        const after = answered({ ...line, weightKg: "1000", content });
        claimed++;
        if (paths.length > 1) together++;
        assert.ok(heading !== undefined && after.headings?.includes(heading), `${hts} ${entryDate} ${fact} ${heading}`);
        assert.equal((Number(answer.totals?.duty) - Number(after.totals?.duty)).toFixed(2), saves, `${hts} ${entryDate} ${fact}`);
      }
    }
  assert.ok(claimed > 100 && together > 10, `${claimed} ${together}`);
});

test("a weight that is known already is not named again, and none is where the share is reached", () => {
  const line = {
    hts: "8502.31.00.00",
    entryDate: "2026-11-10",
    value: "10000.00",
    spi: "S",
    weightKg: "1000",
    facts: { adcvdInScope: false },
  };
  const weights = (content: Readonly<Record<string, unknown>>): readonly string[] =>
    answered({ ...line, content })
      .reliefs.map(({ fact }) => fact)
      .filter((fact) => fact.includes("weightKg"));
  assert.deepEqual(weights({}), ["content.aluminum.weightKg + content.steel.weightKg"]);
  assert.deepEqual(weights({ aluminum: { weightKg: "149" } }), ["content.steel.weightKg"]);
  assert.deepEqual(weights({ aluminum: { weightKg: "150" } }), []);
  const { weightKg: _, ...unweighed } = line;
  assert.deepEqual(
    answered({ ...unweighed, content: { aluminum: { weightKg: "1" }, steel: { weightKg: "1" } } })
      .reliefs.map(({ fact }) => fact)
      .filter((fact) => fact.includes("weightKg")),
    ["content.aluminum.weightKg + content.steel.weightKg + weightKg"],
  );
});

test("reliefs stand only where the number can be such a thing", () => {
  const facts = (hts: string, entryDate: string): readonly string[] =>
    answered({ hts, entryDate, value: "900.00", spi: null, facts: { vehicleKind: "motor-home" } }).reliefs.map(({ fact }) => fact);
  assert.ok(facts("4911.91.40.40", "2025-11-04").includes("facts.informationalMaterial"));
  for (const hts of ["8703.23.01.90", "9403.60.80.89", "7604.21.00.10", "8426.19.00.00"])
    for (const day of ["2025-09-05", "2026-03-05", "2026-09-05"])
      for (const fact of ["facts.informationalMaterial", "facts.donation"])
        assert.ok(!facts(hts, day).includes(fact), `${hts} ${day} ${fact}`);
  assert.ok(facts("6201.20.11.10", "2025-09-05").includes("facts.donation"));
  assert.ok(!facts("8703.23.01.90", "2025-09-05").includes("facts.accompaniedBaggage"));
});

test("a claim that makes the duty higher is said to, with both amounts", () => {
  const line = { hts: "7614.10.50.00", entryDate: "2025-05-03", value: "59000.00", spi: null };
  const [claimed, plain] = [answered({ ...line, facts: { donation: true } }), answered(line)];
  const notice = claimed.notices.find(({ code }) => code === "relief/costs");
  assert.equal(notice?.fact, "facts.donation");
  for (const amount of [claimed.totals?.duty, plain.totals?.duty])
    assert.ok(notice?.text.replaceAll(",", "").includes(`$${amount}`), notice?.text);
});

test("a fact that no rule of this number reads is a notice, not an error", () => {
  const line = { hts: "1905.90.10.41", entryDate: "2025-10-07", value: "10000.00", spi: null };
  const told = (facts: Readonly<Record<string, unknown>>): readonly (string | undefined)[] =>
    answered({ ...line, facts }).notices.flatMap(({ code, fact }) => (code === "facts/not-read" ? [fact] : []));
  assert.deepEqual(told({ vehicleKind: "passenger", tpp: 1 }), ["facts.vehicleKind", "facts.tpp"]);
  assert.deepEqual(told({ donation: false }), []);
  assert.equal(answered({ ...line, facts: { vehicleKind: "passenger" } }).totals?.duty, answered(line).totals?.duty);
});

test("a reading is told only where the other one would change the answer", () => {
  const plain = answered({
    hts: "7604.21.00.10",
    entryDate: "2025-10-07",
    value: "1000.00",
    spi: "S",
    content: { aluminum: { value: "1000.00" } },
  });
  assert.ok(!plain.notices.some(({ code }) => code === "law/reading"));
  // Found apart: by choosing each reading and comparing the answers.
  let [told, silent] = [0, 0];
  for (const entryDate of DAYS)
    for (const hts of engine.schedule.lines(entryDate as Day).filter((_, at) => at % 199 === 0)) {
      const line = { hts, origin: "CA", entryDate, value: "10000.00", spi: null, content: { steel: { value: "4000.00" } } };
      const answer = engine.assess(line);
      if (answer.status === "error") continue;
      const asked = new Set(answer.questions.map(({ fact }) => fact));
      for (const { questions } of engine.law.measures)
        for (const { id, treatment, otherClock } of questions) {
          if (treatment === "range" || otherClock !== undefined || asked.has(id)) continue;
          const other = engine.assess(line, { readings: { [id]: 2 } });
          if (other.status === "error") continue;
          const filed = ({ duties, exemptions, totals, range }: Answer): string => JSON.stringify([duties, exemptions, totals, range]);
          const said = answer.notices.some(({ question }) => question === id);
          if (filed(answer) !== filed(other)) {
            assert.ok(said, `${hts} ${entryDate} ${id}`);
            told++;
          } else silent++;
        }
    }
  assert.ok(told > 0 && silent > 0, `${told} told, ${silent} silent`);
});

test("who cannot show where aluminum was smelted, or names a country that raises the duty, has claimed no relief", () => {
  const line = { hts: "7604.21.00.10", entryDate: "2025-10-07", value: "50000.00", spi: "S" };
  for (const primarySmelt of ["unknown", "RU"]) {
    const { notices, totals } = answered({ ...line, content: { aluminum: { value: "50000.00", primarySmelt } } });
    assert.equal(totals?.duty, "100000.00");
    assert.deepEqual(
      notices.filter(({ code }) => code === "relief/costs"),
      [],
    );
  }
});

test("an answer to a question is no claim that costs", () => {
  const line = { hts: "8703.23.01.10", entryDate: "2025-10-07", value: "10000.00", spi: "S" };
  const facts = { vehicleKind: "passenger", usContentApproved: true };
  assert.equal(answered({ ...line, facts }).status, "range");
  const { totals, notices } = answered({ ...line, facts, usContentValue: "6000.00" });
  assert.equal(totals?.duty, "1000.00");
  assert.ok(notices.every(({ code }) => code !== "relief/costs"));
});

test("a value for chapter 98 that no provision claimed leaves is said to count for nothing", () => {
  const idle = (claim: Readonly<Record<string, string>>): boolean =>
    answered({ hts: "7013.99.90.10", entryDate: "2026-10-01", value: "10.00", spi: null, chapter98Value: "5.00", ...claim }).notices.some(
      ({ code, fact }) => code === "facts/not-read" && fact === "chapter98Value",
    );
  assert.ok(idle({}));
  assert.ok(idle({ chapter98: "9801.00.10" }));
  for (const chapter98 of CLAIMS) assert.ok(!idle({ chapter98 }), chapter98);
});

test("a refund is not called final where the duty took the place of a metals duty, which a claim of USMCA shows", () => {
  let told = 0;
  for (const hts of ["7208.51.00.30", "7317.00.75.00", "7606.12.30.25", "8302.50.00.00", "7013.99.90.10", "8418.10.00.10"])
    for (const entryDate of ["2025-03-11", "2025-03-12", "2025-06-03", "2025-06-04", "2025-09-05"]) {
      const line = { hts, entryDate, value: "1000.00", content: { steel: { value: "300.00" }, aluminum: { value: "400.00" } } };
      const plain = answered({ ...line, spi: null });
      const notices = plain.notices.filter(({ code }) => code === "refund/not-final");
      const metals = dutiesOf(answered({ ...line, spi: "S" })).filter(({ authority }) => authority === "Section 232");
      const stands = dutiesOf(plain).some(({ authority }) => authority === "Section 232");
      assert.equal(notices.length > 0, metals.length > 0 && !stands, `${hts} ${entryDate}`);
      for (const { heading, amount } of metals)
        if (!stands)
          assert.ok(
            notices.some(({ text }) => text.includes(heading) && text.includes(`$${amount}`)),
            `${hts} ${entryDate} ${heading}`,
          );
      told += notices.length;
    }
  assert.ok(told >= 8, `${told}`);
  const early = answered({ hts: "7208.51.00.30", entryDate: "2025-04-05", value: "1000.00", spi: null }, { knownOn: "2025-12-01" });
  assert.ok(early.notices.every(({ code }) => code !== "refund/not-final"));
});

test("where metal was smelted or cast is stated because it must be: no notice says that leaving it out costs less", () => {
  for (const name of ["primarySmelt", "secondarySmelt", "cast"])
    for (const country of ["RU", "unknown"])
      for (const entryDate of ["2025-02-05", "2025-05-05", "2025-09-05", "2026-05-05"]) {
        const line = { hts: "7606.12.30.25", entryDate, value: "1000.00", spi: "S" };
        const answer = answered({ ...line, content: { aluminum: { value: "700.00", [name]: country } } });
        assert.ok(
          answer.notices.every(({ code }) => code !== "relief/costs"),
          `${name} ${country} ${entryDate}`,
        );
      }
});

test("a relief that takes the goods out of duties cites the acts of those duties", () => {
  const cites = (hts: string, entryDate: string): readonly string[] => {
    const answer = bundledEngine().assess({ hts, origin: "CA", entryDate, value: "10000.00", spi: null });
    assert.ok(answer.status !== "error");
    return answer.reliefs.find(({ fact }) => fact === "facts.accompaniedBaggage")?.cites ?? [];
  };
  assert.deepEqual(cites("6109.10.00.04", "2025-08-01"), ["EO 14193"]);
  const forced = cites("6109.10.00.04", "2026-10-06");
  assert.ok(forced.includes("91 FR 47318") && !forced.includes("EO 14193"), forced.join("; "));
  const listed = cites("7013.99.90.10", "2026-10-06");
  assert.ok(listed.includes("PP 11048") && !listed.includes("EO 14193"), listed.join("; "));
});

test("a provision of chapter 98 that leaves nothing to pay says nothing of the rate that would stand", () => {
  const cheese = { hts: "0406.10.88.00", entryDate: "2025-09-16", value: "10000.00", spi: "S+", quantity: { kg: 100 } };
  const codes = (line: object): readonly string[] => answered({ ...cheese, ...line }).notices.map(({ code }) => code);
  assert.ok(codes({}).includes("claim/within-quota"));
  assert.ok(!codes({ chapter98: "9823.04.02" }).includes("claim/within-quota"));
  assert.equal(answered({ ...cheese, chapter98: "9823.04.02" }).totals?.duty, "0.00");
  const shirts = { hts: "6109.10.00.04", spi: "S+", quantity: {} };
  assert.ok(!codes({ ...shirts, chapter98: "9801.00.10" }).includes("claim/not-offered"));
});
