// The package as a program of someone else gets it: packed, unpacked, and compiled against with the strictest settings. Misspelt facts and
// keys do not compile, a union by status narrows, and codes of errors are known.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "carveout-consumer-"));
  const flags = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const packed = execFileSync("npm", flags, { cwd: packagePath("."), encoding: "utf8", maxBuffer: 64 << 20 });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const home = join(folder, "node_modules", "carveout");
  mkdirSync(home, { recursive: true });
  // Only what a compiler reads: the manifest and the declarations.
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", home, "--strip-components=1", "package/package.json", "package/dist/types"]);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const FLAGS = [
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--noUncheckedIndexedAccess",
  "--target",
  "es2023",
  "--module",
  "nodenext",
];

function compile(files: readonly (readonly [name: string, text: string])[]): string {
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const tsc = packagePath("node_modules/typescript/bin/tsc");
  const names = files.map(([name]) => name);
  return spawnSync(process.execPath, [tsc, "--ignoreConfig", "--pretty", "false", ...FLAGS, ...names], { cwd: folder, encoding: "utf8" })
    .stdout;
}

const GOOD = `
import { assess, assessEntry, assessUnknown, carveout, type Assessment, type EntryLineInput, type ErrorCode } from "carveout";
import { createEngine, type Engine, type Law, type Schedule } from "carveout/core";

const line: EntryLineInput = {
  hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: 50000, spi: null, mode: "truck",
  content: { aluminum: { value: "unknown", primarySmelt: "CA", cast: "unknown" }, steel: { weightKg: "1.5", usShare: 0.5 } },
  quantity: { kg: "10" },
  facts: { civilAircraft: true, vehicleKind: "passenger", manufactureYear: 1990 },
};
export function read(a: Assessment): string {
  switch (a.status) {
    case "determined": return a.totals.duty + a.duties[0]?.amount + (a.refundable[0]?.because.code ?? "");
    case "range": return a.range.min.duty + (a.range.max?.duty ?? "") + a.common.headings.join() + a.completions.length;
    case "prohibited": return a.prohibition.reason.text;
    case "error": { const code: ErrorCode = a.error.code; return code === "facts/unknown-key" ? a.error.key : a.error.fix; }
  }
}
read(assess(line, { knownOn: "2025-10-07", fees: true, readings: { "copper-232#content": 2 } }));
read(assess(line, { scenario: "scenario: x" }));
read(carveout().assess(line, { scenario: [{ scenario: "x" }, "scenario: y"] }));
read(assessUnknown(JSON.parse("{}")));
export const payable: string | undefined = assessEntry([line, line]).totals?.payable;
export function other(law: Law, schedule: Schedule): string {
  const engine: Engine = createEngine(law, schedule);
  return read(engine.assess(line)) + read(engine.assessUnknown(null)) + read(carveout().assess(line));
}
`;

test("a consumer's file compiles: every status has its keys", () => assert.equal(compile([["good.ts", GOOD]]), ""));

// What is written wrong, by the right words, and what the compiler must name.
const WRONG: readonly (readonly [right: string, wrong: string, named: string])[] = [
  ["civilAircraft: true", "civilAircrafts: true", "civilAircrafts"],
  ["civilAircraft: true", 'civilAircraft: "yes"', "boolean"],
  ['vehicleKind: "passenger"', 'vehicleKind: "pasenger"', "pasenger"],
  ["entryDate:", "entryDay:", "entryDay"],
  ["primarySmelt:", "primarySmelter:", "primarySmelter"],
  ["steel: {", "steal: {", "steal"],
  ["usShare: 0.5", "ukShares: 0.5", "ukShares"],
  ['mode: "truck"', 'mode: "lorry"', "lorry"],
  ["value: 50000, ", "", "value"],
  ["a.totals.duty", "a.total.duty", "total"],
  ['case "determined": return a.totals.duty', 'case "determined": return a.range.min.duty', "range"],
  ['code === "facts/unknown-key"', 'code === "facts/unknown-keys"', "ErrorCode"],
  ["knownOn:", "knownAt:", "knownAt"],
  ['assessUnknown(JSON.parse("{}"))', 'assess(JSON.parse("{}") as unknown)', "EntryLineInput"],
];

test("what is misspelt or wrong does not compile", () => {
  // One run over many files: the compiler takes seconds to start.
  const files = WRONG.map(([right, wrong], at) => {
    assert.ok(GOOD.includes(right), right);
    return [`wrong${at}.ts`, GOOD.replace(right, wrong)] as const;
  });
  const said = compile(files);
  for (const [at, [, wrong, named]] of WRONG.entries()) {
    const own = said.split("\n").filter((line) => line.startsWith(`wrong${at}.ts`));
    assert.ok(own.length > 0, wrong);
    assert.ok(
      named === "ErrorCode" ? own.some((line) => line.includes("no overlap")) : own.some((line) => line.includes(named)),
      own.join("\n"),
    );
  }
});
