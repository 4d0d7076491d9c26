// What the checker of the law finds is said in the language of the call, at the place of the mistake.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { lawTree } from "../../src/law-files/law-trees.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translatorOf } from "../../src/said/all-languages.js";
import { allTexts } from "../contract/messages.js";
import { freeHeadings } from "./free-heading.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-words-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
}

const base = packagePath("test/errors/base");
const gallery = packagePath("test/errors/law");

test("every mistake of the gallery is said in French, whole", () => {
  const english = Object.values(allTexts("en")).filter((text) => text.length > 12 && !text.includes("{"));
  for (const name of readdirSync(gallery)) {
    if (readdirSync(join(gallery, name)).includes("scenario.yaml")) continue;
    const law = join(folder, name);
    cpSync(base, law, { recursive: true });
    cpSync(join(gallery, name), law, { recursive: true });
    const { status, stdout, stderr } = run("law", "check", "--from", law, "--language", "fr");
    assert.equal(status, 1, name);
    assert.equal(stdout, "");
    assert.doesNotMatch(stderr, /\[en\]/, name);
    assert.match(stderr, /(Écrivez|Donnez|Connus|Vouliez-vous|Corrigez|Nommez|Voyez|Retirez|Les |Un |Si )/, name);
    assert.deepEqual(
      english.filter((text) => stderr.includes(text)),
      [],
      name,
    );
    const { problems } = JSON.parse(run("law", "check", "--from", law, "--language", "fr", "--json").stdout) as {
      readonly problems: readonly { readonly message: string; readonly fix: string }[];
    };
    for (const { message, fix } of problems) assert.ok(stderr.includes(`${message}\n${fix}`), name);
  }
});

test("a scenario that is refused is told in the language of the call", () => {
  const file = join(folder, "scenario.yaml");
  writeFileSync(file, "scenario: x\ntitle: x\nact: x\namends:\n  no-such-measure: { ends: { on: 2026-01-01, by: [x] } }\n");
  const { status, stderr } = run("duty", "7604.21.00.10", "--scenario", file, "--language", "fr");
  assert.equal(status, 2);
  assert.match(stderr, /^\S+scenario\.yaml:5:3 {2}law\/unknown-measure\n/);
  assert.match(stderr, /Aucune mesure ne s’appelle no-such-measure\./);
});

test("text that is nested too deep is told at the place where it becomes so", () => {
  const { say } = translatorOf("en");
  const told = (text: string): string => {
    const found = lawTree("deep.yaml", text);
    return "code" in found ? `${found.place.line}:${found.place.column} ${say(found.message)}` : "read";
  };
  const brackets = (depth: number): string => `first: one\nsecond: ${"[".repeat(depth)}${"]".repeat(depth)}\n`;
  assert.equal(told(brackets(30)), "read");
  const deep = "The text is nested too deep here.";
  for (const depth of [100, 3_000, 50_000]) assert.equal(told(brackets(depth)), `2:72 ${deep}`);
  assert.equal(told(`${"- ".repeat(3_000)}x\n`), `1:129 ${deep}`);
  const keys = Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(at)}a:\n`).join("");
  assert.match(told(keys), /^6\d:6\d The text is nested too deep here\.$/);
});

test("what an amendment meets is told once, with numbers as the schedule prints them and dollars without cents", () => {
  const law = join(folder, "amended");
  cpSync(packagePath("law"), law, { recursive: true });
  const heading = (id: string, rate: string): string =>
    `  ${id}:\n    covers: bars\n    goods: { list: some-bars }\n    history:\n      - { from: 2026-12-15, adds: ${rate}, by: [PP 19999], seen: not printed }\n`;
  const [first = "", second = ""] = freeHeadings(2);
  writeFileSync(
    join(law, "measures/some-bars-232.yaml"),
    `measure: some-bars-232\ntitle: Duty on some bars\nauthority: Section 232\nreviewed: 2026-12-15\nlast-seen: { on: 2026-12-15, in: the act }\norigin: any\nheadings:\n${heading(first, "25%")}${heading(second, "5%")}`,
  );
  writeFileSync(join(law, "lists/some-bars.txt"), "title: bars\nsource: PP 19999, annex\n7604.21.00\n");
  appendFileSync(join(law, "instruments.yaml"), "PP 19999: { kind: proclamation, title: Bars, signed: 2026-12-10 }\n");
  for (const [language, dollars] of [
    ["en", /reaches 2 numbers, \$\d{1,3}(,\d{3})+ of imports/],
    ["fr", /touche 2 numéros, \d{1,3}(\u00a0\d{3})+ \$ d’importations/],
  ] as const) {
    const { status, stdout } = run("law", "check", "--from", law, "--language", language);
    assert.equal(status, 0);
    assert.match(stdout, dollars);
    assert.match(stdout, /: 7604\.21\.00\.10, 7604\.21\.00\.90\./);
    assert.doesNotMatch(stdout, /\b\d{8}(\d{2})?\b/);
    const both = stdout.split("\n").filter((textLine) => textLine.includes(first) && textLine.includes(second));
    assert.equal(both.length, 1, both.join("\n"));
  }
});

test("a file of another kind is told in few and plain letters", () => {
  const file = join(folder, "binary.yaml");
  writeFileSync(file, Buffer.from(Array.from({ length: 5_000 }, (_, at) => [0x63, 0x1b, 0x07, 0xff, 0x41][at % 5] ?? 0)));
  const { status, stdout, stderr } = run("duty", "7604.21.00.10", "--scenario", file);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /binary\.yaml:\d+:\d+ {2}law\//);
  for (const textLine of stderr.split("\n")) {
    assert.ok(textLine.length < 200, String(textLine.length));
    assert.doesNotMatch(textLine, /[\p{Cc}\ufffd]/u);
  }
});

test("what cannot be read is told with its reason, in both languages", () => {
  for (const args of [
    ["duty", "7604.21.00.10", "--scenario", folder],
    ["assess", folder],
    ["law", "release", join(folder, "made"), "--key", folder],
    ["diff", "2025-10-13", "2025-10-14", "--list", folder],
    ["origin", "--replay", folder],
  ]) {
    assert.match(run(...args).stderr, /cannot be read \(it is a folder\)\./, args.join(" "));
    assert.match(run(...args, "--language", "fr").stderr, /est illisible \(c’est un dossier\)\./, args.join(" "));
  }
  for (const [text, en, fr] of [
    ["[1,", /it ends before it is complete/, /il finit avant d’être complet/],
    ["hts", /unexpected 'h'/, /'h' inattendu/],
  ] as const) {
    const file = join(folder, "lines.json");
    writeFileSync(file, text);
    assert.match(run("entry", file).stderr, en);
    assert.match(run("entry", file, "--language", "fr").stderr, fr);
  }
});

test("every text of the checker is in both languages", () => {
  const read = (language: string): string[] =>
    [...readFileSync(packagePath(`locales/${language}/law-check.yaml`), "utf8").matchAll(/^(law-[\w./-]+):/gm)].map(([, id = ""]) => id);
  assert.deepEqual(read("fr").sort(), read("en").sort());
});
