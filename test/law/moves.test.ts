// The law moves on: a folder is checked whole, released, signed, taken in, gone back from and replayed, all by commands.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { addDays } from "../../src/exact/day.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { LAW_FORM } from "../../src/packaged/releases.js";
import { NEW_HEADING, withNewDuty } from "./new-duty.js";

const HEADING = NEW_HEADING.replaceAll(".", "\\.");
const work = mkdtempSync(join(tmpdir(), "carveout-law-"));
const data = join(work, "data");
after(() => rmSync(work, { recursive: true, force: true }));

const env = { ...process.env, CARVEOUT_DATA: data };
delete (env as Record<string, string | undefined>).CARVEOUT_LAW;

function carveout(args: readonly string[], input?: string): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], {
    env,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
    maxBuffer: 1 << 28,
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function copyOfLaw(name: string): string {
  const folder = join(work, name);
  cpSync(packagePath("law"), folder, { recursive: true });
  return folder;
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  assert.ok(text.includes(from), `${file} holds no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

test("ten mistakes in four files are told in one run, each once and at its place", () => {
  const folder = copyOfLaw("mistakes");
  const wood = "measures/wood-232.yaml";
  edit(folder, wood, "goods: { list: note-37-b }", "goods: { list: note-37-bb }");
  edit(folder, wood, "when: [upholstered-wooden-frame]", "when: [upholstered-wooden-fram]");
  edit(folder, wood, "by: [PP 10976]\n        withdrawn-by", "by: [PP 19076]\n        withdrawn-by");
  edit(folder, "measures/drones-232.yaml", "authority: Section 232", "authority: Section 322");
  edit(folder, "measures/drones-232.yaml", "from: 2026-09-03", "from: 2026-09-33");
  edit(folder, "lists/note-37-b.txt", "\n4403", "\n44o3");
  writeFileSync(join(folder, "lists/note-37-b.txt"), `${readFileSync(join(folder, "lists/note-37-b.txt"), "utf8")}\n123\n`);
  edit(folder, "stacking.yaml", "\n  takes: article", "\n  takes: everything");
  edit(folder, "stacking.yaml", "\n  seen:", "\n  sene:");
  edit(folder, wood, "reviewed: 2026-11-22", "reviewed: 2026-22-11");
  const { status, out } = carveout(["law", "check", "--from", folder, "--json"]);
  assert.equal(status, 1);
  const { problems } = JSON.parse(out) as { problems: { code: string; fix: string; place: { file: string; line: number } }[] };
  const places = problems.map(({ code, place }) => `${place.file}:${place.line} ${code}`);
  assert.equal(problems.length, 10, places.join("\n"));
  assert.equal(new Set(places).size, 10);
  assert.deepEqual(
    [...new Set(problems.map(({ place }) => place.file))].sort(),
    ["lists/note-37-b.txt", "measures/drones-232.yaml", wood, "stacking.yaml"].sort(),
  );
  assert.ok(problems.every(({ fix }) => fix !== ""));
});

test("a heading in two measures is told at its key, with the other place", () => {
  const folder = copyOfLaw("twice");
  const text = readFileSync(join(folder, "measures/drones-232.yaml"), "utf8");
  writeFileSync(join(folder, "measures/zz-drones.yaml"), text.replace("measure: drones-232", "measure: zz-drones"));
  const { out } = carveout(["law", "check", "--from", folder, "--json"]);
  const { problems } = JSON.parse(out) as { problems: { code: string; message: string; place: { file: string; line: number } }[] };
  const [first] = problems.filter(({ code }) => code === "law/same-heading");
  assert.equal(first?.place.file, "measures/zz-drones.yaml");
  assert.match(text.split("\n")[(first?.place.line ?? 0) - 1] ?? "", /^ {2}9903\./);
  assert.match(first?.message ?? "", /measures\/drones-232\.yaml, line \d+/);
});

test("a new duty that meets others is reported with numbers and trade, and with the row and the case that are missing", () => {
  const { status, out } = carveout(["law", "check", "--from", withNewDuty(join(work, "meets"))]);
  assert.equal(status, 0, out);
  assert.match(out, new RegExp(`${HEADING} \\(tried-by-tests-232\\) from 2026-12-15: reaches \\d+ numbers, \\$[\\d,.]+ of imports`));
  assert.match(out, new RegExp(`${HEADING} \\(tried-by-tests-232\\) meets 9903\\.03\\.14 \\(canada-338\\) on \\d+ numbers`));
  assert.match(out, new RegExp(`${HEADING} \\(tried-by-tests-232\\) meets 9903\\.82\\.02 \\(metals-232\\) on \\d+ numbers`));
  assert.match(out, new RegExp(`tried-by-tests-232 ${HEADING}: no row in the register`));
  assert.match(out, new RegExp(`${HEADING}: no case in cases`));
});

test("the cases of a folder are judged, and one that does not hold is named", () => {
  const folder = copyOfLaw("cases-wrong");
  writeFileSync(
    join(folder, "cases/trial.yaml"),
    "- case: a sum that is wrong\n  entry: { hts: 7604.21.00.10, origin: CA, date: 2026-06-20, value: 10000.00, usmca: entered free, aluminum: 10000.00 }\n  owes: { 9903.82.02: 40% x 10000.00 = 4000.00 }\n- case: nothing is said\n  entry: { hts: 7604.21.00.10, origin: CA, date: 2026-06-20, value: 10000.00 }\n  owes: {}\n",
  );
  const { status, err, out } = carveout(["law", "test", "--from", folder]);
  assert.equal(status, 1);
  assert.match(err, /trial\.yaml: a sum that is wrong\n {2}9903\.82\.02: 5000\.00, not 4000\.00/);
  assert.match(err, /trial\.yaml: nothing is said\n {2}owes is empty/);
  assert.match(out, /(\d+) of (\d+) cases hold/);
});

const LINE = JSON.stringify({
  hts: "7604.21.00.10",
  origin: "CA",
  entryDate: "2026-12-20",
  value: "10000.00",
  spi: "S",
  content: { aluminum: { value: "10000.00" } },
});

function answered(args: readonly string[] = []): { law: string; headings: readonly string[] } {
  const { out, err } = carveout(["assess", ...args], `${LINE}\n`);
  assert.equal(err, "");
  return JSON.parse(out) as { law: string; headings: readonly string[] };
}

test("a release is signed, used, replayed by its hash and gone back from; a bad one is refused and changes nothing", async () => {
  const key = join(work, "key.pem");
  assert.equal(carveout(["law", "key", key]).status, 0);
  assert.notEqual(carveout(["law", "key", key]).status, 0, "a key is not overwritten");
  const released = join(work, "released");
  const made = carveout(["law", "release", released, "--from", withNewDuty(join(work, "release")), "--key", key, "--no-book"]);
  assert.equal(made.status, 0, made.err);
  assert.match(readFileSync(join(released, "IN-FORCE.md"), "utf8"), new RegExp(HEADING));

  const packaged = answered();
  assert.ok(!packaged.headings.includes(NEW_HEADING));
  const other = join(work, "other.pem");
  carveout(["law", "key", other]);
  const spoiled = (name: string, spoil: (folder: string) => void): string => {
    const folder = join(work, name);
    cpSync(released, folder, { recursive: true });
    spoil(folder);
    return folder;
  };
  const refused: [code: string, folder: string, key: string][] = [
    ["release/signature", released, `${other}.pub`],
    ["release/cut-short", spoiled("cut", (folder) => writeFileSync(join(folder, "law.json"), "{")), `${key}.pub`],
    [
      "release/signature",
      spoiled("edited", (folder) => edit(folder, "release.json", `"form": ${LAW_FORM}`, `"form":  ${LAW_FORM}`)),
      `${key}.pub`,
    ],
    [
      "release/form",
      spoiled("form", (folder) => edit(folder, "release.json", `"form": ${LAW_FORM}`, `"form": ${LAW_FORM + 1}`)),
      `${key}.pub`,
    ],
    ["release/unreadable", spoiled("unsigned", (folder) => rmSync(join(folder, "release.sig"))), `${key}.pub`],
  ];
  for (const [code, folder, by] of refused) {
    const { status, err } = carveout(["law", "use", folder, "--key", by]);
    assert.equal(status, 2, code);
    assert.match(err, new RegExp(code));
    assert.deepEqual(answered(), packaged, "nothing is changed");
  }

  const used = carveout(["law", "use", released, "--key", `${key}.pub`]);
  assert.equal(used.status, 0, used.err);
  const now = answered();
  assert.ok(now.headings.includes(NEW_HEADING));

  assert.deepEqual(answered(["--law", packaged.law]), packaged, "the law of the package by its hash");
  const older = join(work, "older");
  const back = copyOfLaw("older-law");
  const { lastSeen } = bundledLaw().coverage;
  edit(back, "coverage.yaml", `last-seen: ${lastSeen}`, `last-seen: ${addDays(lastSeen, -1)}`);
  carveout(["law", "release", older, "--from", back, "--key", key, "--no-book"]);
  assert.match(carveout(["law", "use", older]).err, /release\/older/);
  assert.equal(answered().law, now.law);
  assert.equal(carveout(["law", "use", "--bundled"]).status, 0);
  assert.deepEqual(answered(), packaged);
  assert.deepEqual(answered(["--law", now.law]), now, "the release by its hash, after going back");
  assert.match(carveout(["assess", "--law", "0123456789abcdef"], `${LINE}\n`).err, /No release 0123456789abcdef is kept/);
});

const exported = packagePath("../shared/hts/hts_2026_rev_5.json.gz");
test("a draft from an export holds the new headings and what to ask, and overwrites nothing", {
  skip: existsSync(exported) ? false : "the archived editions are not beside the project",
}, () => {
  const to = join(work, "draft");
  const call = ["law", "draft", exported, "--effective", "2026-04-08", "--to", to];
  assert.equal(carveout(call).status, 0);
  assert.match(readFileSync(join(to, "QUESTIONS.md"), "utf8"), /Subdivisions of notes to read/);
  assert.equal(carveout(call).status, 0, "the same draft again");
  writeFileSync(join(to, "QUESTIONS.md"), "edited\n");
  assert.equal(carveout(call).status, 2);
  assert.equal(readFileSync(join(to, "QUESTIONS.md"), "utf8"), "edited\n");
});
