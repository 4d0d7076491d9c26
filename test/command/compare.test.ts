// `carveout compare`: only what differs, summed by group.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-compare-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const input = join(folder, "in.csv");
writeFileSync(
  input,
  [
    "hts,origin,entry_date,customs_value,spi",
    "7013.99.90.10,CA,2026-12-02,10000.00,S",
    "9701.21.00.00,CA,2026-12-03,1000.00,S",
    "2709.00.20.90,CA,2026-12-02,5000.00,S",
    "7013.99.90.10,CA,2026-11-02,10000.00,S",
  ].join("\n"),
);

interface Compared {
  readonly lines: number;
  readonly differing: number;
  readonly groups: readonly {
    readonly key: string;
    readonly lines: number;
    readonly law: { readonly max: string };
    readonly scenario: { readonly max: string };
  }[];
}

function compare(scenario: string, by: string): Compared {
  const args = [
    packagePath("dist/cli/main.js"),
    "compare",
    input,
    "--scenario",
    packagePath(`scenarios/${scenario}.yaml`),
    "--by",
    by,
    "--json",
  ];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout) as Compared;
}

test("without section 338 the listed goods after the day differ, and nothing else", () => {
  const found = compare("section-338-struck-down", "sector");
  assert.deepEqual([found.lines, found.differing], [4, 2]);
  assert.deepEqual(
    found.groups.map((each) => [each.key, each.law.max, each.scenario.max]),
    [
      ["Minerals and cement", "5000.00", "0.00"],
      ["Instruments and other goods", "500.00", "0.00"],
    ],
  );
  assert.deepEqual(
    compare("section-338-struck-down", "measure").groups.map((each) => [each.key, each.lines]),
    [["canada-338", 2]],
  );
  assert.deepEqual(
    compare("section-338-struck-down", "month").groups.map((each) => each.key),
    ["2026-12"],
  );
  assert.deepEqual(
    compare("section-338-struck-down", "chapter").groups.map((each) => each.key),
    ["70", "97"],
  );
});

test("the law restated differs in nothing", () => {
  assert.equal(compare("law-as-it-stands", "chapter").differing, 0);
});

interface Weighed {
  readonly futures: readonly { readonly future: string; readonly probability: number; readonly files?: readonly string[] }[];
}

test("months come in their order, fees are in the sums where they are asked for, and a future has the title of its scenario", () => {
  const table = join(folder, "months.csv");
  const rows = ["2027-01-04", "2027-02-04", "2027-03-04"].map((day, at) => `6109.10.00.04,CA,${day},${10_000 * (at + 1)}.00,S`);
  writeFileSync(table, ["hts,origin,entry_date,customs_value,spi", ...rows].join("\n"));
  const file = packagePath("scenarios/cusma-lapse.yaml");
  const run = (...args: string[]): string =>
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "compare", table, ...args], { encoding: "utf8" }).stdout;
  const months = (text: string): Compared => JSON.parse(text) as Compared;
  const plain = months(run("--scenario", file, "--by", "month", "--json"));
  assert.deepEqual(
    plain.groups.map(({ key }) => key),
    ["2027-01", "2027-02", "2027-03"],
  );
  // A claim frees of the processing fee; without it each line pays 0.3464% of its value, the least and the most aside.
  const withFees = months(run("--scenario", file, "--by", "month", "--fees", "--json"));
  withFees.groups.forEach((group, at) => {
    const fee = Number(group.scenario.max) - Number(plain.groups[at]?.scenario.max);
    assert.ok(Math.abs(fee - 34.64 * (at + 1)) < 0.01, `${fee}`);
  });
  assert.ok(months(run("--scenario", file, "--by", "measure", "--fees", "--json")).groups.some(({ key }) => key === "MPF"));
  const { futures } = JSON.parse(run("--scenario", `${file}=0.5`, "--json")) as Weighed;
  assert.match(futures[0]?.future ?? "", /^[^/]+$/);
  assert.deepEqual(futures[0]?.files, [file]);
  assert.match(run("--scenario", `${file}=0.5`), /Not the law/);
});

test("probabilities give the expected duty; what they leave is the law", () => {
  const scenario = packagePath("scenarios/section-338-struck-down.yaml");
  const run = (...args: string[]): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "compare", input, "--by", "chapter", ...args, "--json"], {
      encoding: "utf8",
    });
  const { stdout } = run("--scenario", `${scenario}=0.25`);
  const found = JSON.parse(stdout) as { futures: { probability: number }[]; groups: { key: string; law: unknown; expected: unknown }[] };
  assert.deepEqual(
    found.futures.map((future) => future.probability),
    [0.25, 0.75],
  );
  assert.deepEqual(found.groups, [
    { key: "70", law: { min: "5000.00", max: "5000.00" }, expected: { min: "3750.00", max: "3750.00" } },
    { key: "97", law: { min: "500.00", max: "500.00" }, expected: { min: "375.00", max: "375.00" } },
  ]);
  assert.equal(run("--scenario", `${scenario}=0.7`, "--scenario", `${scenario}=0.4`).status, 2);
});

// Crude oil owes by the barrel once CUSMA has lapsed; goods of Mexico are not answered by a scenario that speaks of Canada alone.
test("what has no upper end and what has no answer are said, and are no duty of nothing", () => {
  const table = join(folder, "unanswered.csv");
  writeFileSync(
    table,
    [
      "hts,origin,entry_date,customs_value,spi",
      "2709.00.20.90,CA,2027-02-02,5000.00,S",
      "6109.10.00.04,CA,2027-02-02,1000.00,S",
      "7604.21.00.10,MX,2027-02-02,9000.00,S",
      "no number,CA,2027-02-02,9000.00,S",
    ].join("\n"),
  );
  const run = (scenario: string, ...more: string[]): string => {
    const file = packagePath(`scenarios/${scenario}.yaml`);
    const args = [packagePath("dist/cli/main.js"), "compare", table, "--scenario", file, "--by", "month", ...more];
    return spawnSync(process.execPath, args, { encoding: "utf8" }).stdout;
  };
  interface Open {
    readonly lines: number;
    readonly differing: number;
    readonly groups: readonly { readonly lines: number; readonly law: unknown; readonly scenario: { readonly min: string } }[];
    readonly notAnswered: unknown;
  }
  const lapse = JSON.parse(run("cusma-lapse", "--json")) as Open;
  const [group] = lapse.groups;
  assert.ok(group !== undefined && lapse.groups.length === 1);
  assert.deepEqual(Object.keys(group.scenario), ["min"]);
  assert.match(run("cusma-lapse"), /at least/);
  const metals = JSON.parse(run("steel-and-aluminum-at-25", "--json")) as Open;
  assert.deepEqual([metals.lines, metals.differing, metals.groups.length], [4, 1, 0]);
  assert.deepEqual(metals.notAnswered, { "origin/not-encoded": 1, "hts/wrong-length": 1 });
  assert.match(run("steel-and-aluminum-at-25"), /2 lines have no answer on one side and stand in no sum/);
});

test("a wrong call is told what to do", () => {
  const run = (...args: string[]): number | null =>
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "compare", ...args], { encoding: "utf8" }).status;
  assert.equal(run(input), 2);
  assert.equal(run(input, "--scenario", join(folder, "none.yaml")), 2);
  assert.equal(run(input, "--scenario", packagePath("scenarios/law-as-it-stands.yaml"), "--by", "color"), 2);
});

test("every chapter of the schedule has one sector", () => {
  const rows = parse(readFileSync(packagePath("sectors/sectors.csv")), { columns: true }) as { chapters: string }[];
  const chapters = rows.flatMap((row) => row.chapters.split(" "));
  assert.deepEqual([...chapters].sort(), Object.keys(bundledSchedule().chapters).sort());
});

test("no most is written where an unknown quantity decides, bans are counted, and the scenario is named", () => {
  const table = join(folder, "open.csv");
  // Milk powder at a rate by the kilogram under section 338, and wine that may not be imported.
  writeFileSync(table, "hts,origin,entry_date,customs_value,spi\n0402.10.50.00,CA,2026-12-02,10000,\n2204.21.50.05,CA,2026-12-02,10000,\n");
  const run = (...args: string[]): string =>
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "compare", table, ...args], { encoding: "utf8" }).stdout;
  const scenario = packagePath("scenarios/section-338-withdrawn.yaml");
  const found = JSON.parse(run("--scenario", scenario, "--json")) as {
    scenarios: string[];
    barred: unknown;
    groups: { key: string; law: unknown; scenario: unknown }[];
  };
  // 10% under section 301, and 50% more under section 338; by weight more than either.
  const milk = found.groups.find(({ key }) => key === "04");
  assert.deepEqual([milk?.law, milk?.scenario], [{ min: "6000.00" }, { min: "1000.00" }]);
  assert.deepEqual(found.barred, { law: 1, scenario: 0 });
  assert.match(found.scenarios.join(), /section 338 duties and import bans withdrawn/);
  const words = run("--scenario", scenario);
  assert.match(words, /at least \$6,000\.00/);
  assert.match(words, /Not importable: 1 of them under the law, 0 under the scenario/);
  assert.match(words, /Not the law: .*\(CUSMA kept/);
  const weighed = JSON.parse(run("--scenario", `${scenario}=0.5`, "--json")) as { groups: { key: string; expected: unknown }[] };
  assert.deepEqual(weighed.groups.find(({ key }) => key === "04")?.expected, { min: "3500.00" });
});

test("rows that the reader refuses are counted among those without an answer, with those that the engine refuses", () => {
  const file = join(folder, "refused.csv");
  writeFileSync(
    file,
    [
      "hts,origin,entry_date,customs_value,spi",
      "7013.99.90.10,CA,2026-12-02,10000.00,S",
      "7013.99.90.10,CA,2026-12-02,10000.00,S,behind",
      "7013.99.90.10,CA,2026-13-02,10000.00,S",
      "7013.99.99.99,CA,2026-12-02,10000.00,S",
    ].join("\n"),
  );
  const args = ["compare", file, "--scenario", packagePath("scenarios/section-338-struck-down.yaml"), "--json"];
  const { stdout } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });
  const { notAnswered, lines } = JSON.parse(stdout) as { notAnswered: Record<string, number>; lines: number };
  assert.equal(lines, 4);
  assert.equal(
    Object.values(notAnswered).reduce((sum, count) => sum + count, 0),
    3,
    JSON.stringify(notAnswered),
  );
  assert.equal(notAnswered["table/ragged-row"], 1);
});
