// Origin: the cases, the notation, the data, and what must hold for every bill.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseRule } from "../../src/origin/notation.js";
import { originsAsked } from "../../src/origin/three-origins.js";
import type { MaterialQuestion, OriginAnswer, OriginQuestion } from "../../src/origin/types.js";
import { worthOf } from "../../src/origin/worth.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { coveragePage } from "../../src/reports/origin-coverage.js";

interface Case {
  readonly id: string;
  readonly title: string;
  readonly question: OriginQuestion;
  readonly expect: string;
}

const lines = (file: string): Case[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Case);

for (const { id, title, question, expect } of lines(packagePath("test/origin/cases.jsonl")))
  test(`${id}: ${title}`, () => assert.equal(determine(question).status, expect));

// Argued in docs/origin-differences.md: the question lacks the fact that the expected answer rests on.
const ARGUED = new Set("R04 R15 R16 R18 S03 A02 A03 A04 U01 U02 U03 U05 U10".split(" "));
const reference = join(packagePath("."), "../shared/origin/cases.jsonl");
test("the cases of the reference", { skip: existsSync(reference) ? false : "the reference is not beside the project" }, () => {
  const differ = lines(reference).filter(({ question, expect }) => determine(question).status !== expect);
  assert.deepEqual(new Set(differ.map(({ id }) => id)), ARGUED);
  const page = readFileSync(packagePath("docs/origin-differences.md"), "utf8");
  for (const id of ARGUED) assert.ok(page.includes(id), id);
});

interface FieldCase extends Omit<Case, "expect"> {
  readonly expect: string | readonly string[];
  readonly mustAsk?: string;
  readonly mustQualify?: boolean;
}
const field = join(packagePath("."), "../shared/origin/cases-field.jsonl");
test("the cases of the field", { skip: existsSync(field) ? false : "the reference is not beside the project" }, () => {
  for (const { id, question, expect, mustAsk, mustQualify } of lines(field) as unknown as FieldCase[]) {
    const found = answered(question);
    assert.ok([expect].flat().includes(found.status), `${id}: ${found.status}`);
    const asks = found.questions.map(({ fact, ask }) => `${fact} ${ask}`).join(" ");
    if (mustAsk !== undefined && found.status === "needs-facts") assert.match(asks, new RegExp(mustAsk, "i"), id);
    if (mustQualify === true) assert.ok(found.qualified, id);
  }
});

test("every rule of the data can be read; the compiled file is made from the tables", () => {
  for (const { text } of bundledOrigin().rules) assert.ok(!("at" in parseRule(text)), text);
  execFileSync(process.execPath, ["scripts/origin.mjs", "--check"], { cwd: packagePath(".") });
});

test("the notation refuses what it does not know, with the place", () => {
  for (const [text, at] of [
    ["CTX", 0],
    ["CTH!{8414.90", 3],
    ["CTH!{}", 5],
    ["CTH&RVC(60)", 3],
    ["CTH&W(ten", 3],
    ["CTH&Q(x)", 3],
  ] as const) {
    const read = parseRule(text);
    assert.ok("at" in read, text);
    assert.equal(read.at, at, text);
  }
});

const answered = (question: OriginQuestion): OriginAnswer => {
  const found = determine(question);
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};

test("thresholds are met on the exact fraction, not on the rounded one", () => {
  const at = (value: string): string =>
    answered({
      hts: "8414.59",
      date: "2025-10-01",
      netCost: "100000.00",
      materials: [{ name: "impeller", hts: "8414.90", value, originating: false }],
    }).status;
  assert.deepEqual([at("50000.00"), at("50000.01")], ["originates", "does-not-originate"]);
});

test("a self-produced material that originates by itself drops its inputs out of the count, and the answer says so", () => {
  const frame = (materials: readonly MaterialQuestion[]): OriginAnswer =>
    answered({
      hts: "8712.00",
      date: "2025-10-01",
      netCost: "22.80",
      materials: [...materials, { name: "other parts", hts: "8714.92", value: "5.50", originating: false }],
    });
  const flat = frame([{ name: "tubes", hts: "7306.30", value: "7.50", originating: false }]);
  const nested = frame([
    { name: "frame", hts: "8714.91", value: "11.00", materials: [{ name: "tubes", hts: "7306.30", value: "7.50", originating: false }] },
  ]);
  assert.deepEqual([flat.status, nested.status], ["does-not-originate", "originates"]);
  assert.ok(nested.notices.some((each) => each.includes("frame is self-produced")));
});

test("refusals name the key", () => {
  const code = (question: unknown): string => {
    const found = determine(question);
    return found.status === "error" ? `${found.error.code} ${found.error.key}` : found.status;
  };
  const good = { hts: "8414.59", date: "2025-10-01", materials: [] };
  assert.equal(code({ ...good, transactionvalue: "1" }), "facts/unknown-key transactionvalue");
  assert.equal(code({ ...good, materials: [{ name: "x", origins: "CN" }] }), "facts/unknown-key materials.0.origins");
  assert.equal(code({ ...good, facts: { fobs: 1 } }), "facts/unknown-key facts.fobs");
  assert.equal(code({ ...good, hts: "8414" }), "hts/wrong-length hts");
  assert.equal(code({ ...good, date: "2025-02-30" }), "date/invalid date");
  assert.equal(code({ ...good, date: "2019-01-01" }), "date/before-coverage date");
  assert.equal(code({ ...good, netCost: "1e3" }), "facts/bad-decimal netCost");
  assert.equal(code({ ...good, branch: "no such goods" }), "origin/unknown-branch branch");
  assert.equal(code([]), "facts/wrong-type question");
});

test("the command answers line by line, bad lines in place", () => {
  const input = `{"id":"a","hts":"8414.59","date":"2025-10-01","materials":[{"name":"m","hts":"8501.10","originating":false}]}\nno json\n${" ".repeat(1 << 20)}x\n`;
  const run = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin"], { input, encoding: "utf8" });
  const out = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { status: string; error?: { code: string } });
  assert.deepEqual(
    out.map((each) => each.error?.code ?? each.status),
    ["originates", "json/invalid", "json/too-long"],
  );
  assert.equal(run.status, 1);
});

test("docs/origin-coverage.md is what the command writes", () => {
  assert.equal(coveragePage(), readFileSync(packagePath("docs/origin-coverage.md"), "utf8"));
});

test("what the claim is worth is the duty with and without it, with the origins that each measure asks", () => {
  const line = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-10-07", value: "10000.00" };
  const found = worthOf(bundledEngine(), line);
  assert.ok(found !== undefined && "without" in found);
  const without = bundledEngine().assess({ ...line, spi: null });
  assert.ok(without.status === "determined");
  assert.equal(found.without.max, without.totals?.duty);
  assert.equal(found.with.max, "0.00");
  assert.ok(
    found.measures.some(
      ({ measure, asks }) => measure === "ieepa-canada" && asks.includes("country-of-origin") && asks.includes("originating"),
    ),
  );
});

test("each metal measure asks where it was melted or smelted; the Canada duty asks country and claim", () => {
  const asks = new Map(originsAsked(bundledEngine().law).map(({ measure, asks: each }) => [measure, each]));
  assert.ok(asks.get("metals-232")?.includes("melt-or-smelt"));
  assert.ok(!asks.get("ieepa-canada")?.includes("melt-or-smelt"));
});

test("dated steps: the same bill fails and passes by the day and by the use", () => {
  const status = (hts: string, date: string, extra: object, value: string): string =>
    answered({
      hts,
      date,
      netCost: "100.00",
      ...extra,
      materials: [{ name: "casting", hts: "8708.30", value, originating: false }],
      facts: { production: "machined and assembled", ...(extra as { facts?: object }).facts },
    }).status;
  assert.equal(status("8708.30", "2023-06-30", { use: "oem-passenger" }, "32.00"), "originates");
  const plan = (alternativeStaging: boolean): object => ({ use: "oem-passenger", facts: { alternativeStaging } });
  assert.equal(status("8708.30", "2023-07-01", { use: "oem-passenger" }, "32.00"), "needs-facts");
  assert.equal(status("8708.30", "2023-07-01", plan(false), "32.00"), "does-not-originate");
  assert.equal(status("8708.30", "2023-07-01", plan(true), "32.00"), "originates");
  assert.equal(status("8708.30", "2023-07-01", plan(true), "37.51"), "does-not-originate");
  assert.equal(status("8708.30", "2025-07-01", plan(true), "32.00"), "does-not-originate");
  assert.equal(status("8537.10", "2025-10-01", { use: "oem-passenger", transactionValue: "100.00" }, "32.00"), "needs-facts");
  const overlay = determine({
    hts: "8537.10",
    date: "2025-10-01",
    use: "oem-passenger",
    netCost: "100.00",
    materials: [{ name: "p", hts: "8538.90", value: "32.00", originating: false }],
    facts: { materialExcepted: { p: true } },
  });
  assert.equal(overlay.status, "does-not-originate");
});
