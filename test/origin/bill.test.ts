// A bill of materials as a table, what each material does, the certification, and the command that a person uses.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { withFact, withSuggestion } from "../../src/origin/apply.js";
import { readBillRows } from "../../src/origin/bill-table.js";
import { type CertificationData, certify, type Stated } from "../../src/origin/certification.js";
import { certificationHtml } from "../../src/origin/certification-html.js";
import { CERTIFICATION_WORDS } from "../../src/origin/certification-words.js";
import { pictureOf } from "../../src/origin/picture.js";
import { billOf } from "../../src/origin/read-bill.js";
import { ruleInWords } from "../../src/origin/rule-words.js";
import { RULE_FRENCH } from "../../src/origin/rule-words-french.js";
import type { OriginAnswer, OriginQuestion } from "../../src/origin/types.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translatorOf } from "../../src/said/all-languages.js";
import { translator } from "../../src/said/translator.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";

const VOCABULARY = tableVocabulary(packagePath("dist/tables.json"));
const folder = mkdtempSync(join(tmpdir(), "carveout-bill-"));

function read(header: readonly string[], ...cells: readonly (readonly string[])[]) {
  const table = readBillRows([header, ...cells], VOCABULARY);
  const bill = billOf(table.rows);
  return { materials: bill.materials, notes: bill.notes, problems: [...table.problems, ...bill.problems] };
}

function answered(question: OriginQuestion): OriginAnswer {
  const found = determine(question, { suggest: true });
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
}

const FAN: OriginQuestion = {
  hts: "8414.59",
  date: "2025-10-01",
  transactionValue: "100.00",
  totalCost: "90.00",
  materials: [
    { name: "motor", hts: "8501.10", value: "20.00", originating: false },
    { name: "blade no. 2", hts: "8414.90", value: "50.00", originating: false },
    { name: "screws", hts: "7318.15", value: "1.00", originating: true },
    { name: "oil", hts: "2710.19", value: "1.00", role: "indirect" },
  ],
};

test("columns in any order, under other names, with accents and units", () => {
  const { materials, problems } = read(
    ["Country of Origin", "Extended Cost (USD)", "Désignation", "HTS Code", "USMCA?"],
    ["CN", "$1,234.50", "motor", "8501.10", "No"],
    ["CA", "1 234,5", "housing", "732690", "oui"],
    ["", "US$ 7", "screw", "", "?"],
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(materials, [
    { name: "motor", hts: "8501.10", value: "1234.5", origin: "CN", originating: false },
    { name: "housing", hts: "732690", value: "1234.5", origin: "CA", originating: true },
    { name: "screw", value: "7", originating: null },
  ]);
});

test("what does not fit is reported by its row", () => {
  const { problems } = read(
    ["name", "hts", "value", "originating", "level", "colour"],
    ["motor", "85O1.10", "20", "no", "1", "red"],
    ["housing", "7326.90", "€20", "yes", "1", ""],
    ["bolt", "7318.15", "-3", "maybe", "3", ""],
    ["Total", "", "40", "", "1", ""],
    ["", "7318.15", "1", "no", "1", "", "stray"],
  );
  const found = problems.map(({ row, field }) => `${row} ${field ?? ""}`.trim()).sort();
  assert.deepEqual(found, ["1 hts", "2 value", "3 level", "3 originating", "3 value", "5", "5 name"]);
  for (const { message, fix } of problems) for (const said of [message, fix ?? ""]) assert.notEqual(translator("en").arg(said), "");
});

test("levels, outline numbers and parents give the same tree; the good itself may stand on top", () => {
  const tree = [{ name: "unit", hts: "8501.40", originating: null, materials: [{ name: "winding", hts: "8503.00", originating: false }] }];
  for (const [header, ...rows] of [
    [
      ["level", "name", "hts", "originating"],
      ["1", "unit", "8501.40", ""],
      ["2", "winding", "8503.00", "n"],
    ],
    [
      ["level", "name", "hts", "originating"],
      ["3", "unit", "8501.40", ""],
      ["3.1", "winding", "8503.00", "n"],
    ].map((row, at) => (at === 1 ? ["1", ...row.slice(1)] : row)),
    [
      ["name", "hts", "originating", "parent"],
      ["winding", "8503.00", "n", "unit"],
      ["unit", "8501.40", "", ""],
    ],
    [
      ["part number", "name", "hts", "originating", "assembly"],
      ["P2", "winding", "8503.00", "n", "P1"],
      ["P1", "unit", "8501.40", "", ""],
    ],
  ] as string[][][])
    assert.deepEqual(read(header ?? [], ...rows), { materials: tree, problems: [], notes: [] });
  assert.deepEqual(
    read(["level", "name", "hts", "originating"], ["", "unit", "8501.40", ""], ["2", "winding", "8503.00", "n"]).materials,
    tree,
  );
  const { rows } = readBillRows(
    [
      ["level", "name", "hts", "originating"],
      ["0", "fan", "8414.59", ""],
      ["1", "unit", "8501.40", ""],
      ["2", "winding", "8503.00", "n"],
    ],
    VOCABULARY,
  );
  const top = billOf(rows, "8414.59.65");
  assert.deepEqual(top.materials, tree);
  assert.deepEqual(
    [...top.rowOf],
    [
      ["materials.0", 2],
      ["materials.0.materials.0", 3],
    ],
  );
  assert.match(translator("en").arg(top.notes[0]?.message ?? ""), /the good itself/);
  const circle = read(["name", "parent"], ["a", "b"], ["b", "a"]);
  assert.match(translator("en").arg(circle.problems[0]?.message ?? ""), /goes into itself/);
});

test("what a spreadsheet cut is put back and said; finer amounts are raised, never lowered", () => {
  const { materials, notes, problems } = read(
    ["name", "hts", "value"],
    ["a", "8501.1", "0.30000000000000004"],
    ["b", "101.21", "0.1234"],
    ["b", "7318.15", "1"],
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    materials.map(({ name, hts, value }) => [name, hts, value]),
    [
      ["a", "8501.10", "0.30"],
      ["b", "0101.21", "0.13"],
      ["b (row 3)", "7318.15", "1"],
    ],
  );
  assert.equal(notes.length, 4);
});

test("a read bill is answered as the same bill in JSON", () => {
  const { materials } = read(
    ["name", "hts", "value", "originating", "role"],
    ["motor", "8501.10", "20.00", "no", ""],
    ["blade no. 2", "8414.90", "50.00", "no", ""],
    ["screws", "7318.15", "1.00", "yes", ""],
    ["oil", "2710.19", "1.00", "", "indirect"],
  );
  assert.deepEqual(determine({ ...FAN, materials }), determine(FAN));
});

test("the picture says what each material does, and the bars agree with the answer", () => {
  const picture = pictureOf(bundledOrigin(), FAN);
  assert.equal(picture?.at, 1);
  assert.deepEqual(
    picture?.materials.map(({ part }) => part),
    ["shifts", "shifts", "originating", "ignored"],
  );
  assert.deepEqual(picture?.bars, [{ method: "transaction value", base: "100.00", reached: 0.3, needed: 0.6 }]);
  assert.equal(picture?.nonOriginatingValue, "70.00");
  assert.deepEqual(
    pictureOf(bundledOrigin(), FAN, 0)?.materials.map(({ part }) => part),
    ["shifts", "fails", "originating", "ignored"],
  );
  const small = withFact(FAN, "materials.1.value", "9.00");
  assert.deepEqual(pictureOf(bundledOrigin(), small, 0)?.materials.map(({ part }) => part)[1], "de-minimis");
});

test("a suggestion followed qualifies; a fact is put in by its path, whatever the name holds", () => {
  const answer = answered(FAN);
  assert.equal(answer.status, "does-not-originate");
  assert.ok(answer.suggestions.length > 0);
  for (const each of answer.suggestions) assert.equal(answered(withSuggestion(FAN, each)).status, "originates");
  assert.deepEqual(withFact(FAN, "facts.materialAdmitted.blade no. 2", "true").facts, { materialAdmitted: { "blade no. 2": true } });
  assert.equal(withFact(FAN, "materials.0.originating", "?").materials[0]?.originating, null);
});

test("every rule of the data is said in words", () => {
  const tables = bundledOrigin();
  for (const { text } of tables.rules) {
    const words = ruleInWords(text, tables.sets);
    assert.match(words, /^[A-Z].*\.$/s, text);
    assert.doesNotMatch(words, /undefined|@|[{}]|NaN/, text);
  }
  assert.equal(
    ruleInWords("CTH+{8414.90}&RVC(60,50)", tables.sets),
    "Every non-originating material comes from another heading; materials of subheading 8414.90 are admitted, too; the regional value content is at least 60% by transaction value or 50% by net cost.",
  );
});

const CERTIFICATION = JSON.parse(readFileSync(packagePath("origin/certification.json"), "utf8")) as CertificationData;
const STATED: Stated = {
  role: "exporter",
  certifier: "A & B <Fans>, Hamilton",
  producer: "Fan Works",
  importer: "Fans Inc.",
  description: "axial fans",
  signatory: "A. B.",
  blanketFrom: "2025-01-01",
  blanketUntil: "2025-12-31",
};

test("a certification has nine elements, marked; it is refused for what does not originate or is open", () => {
  assert.equal(CERTIFICATION.elements.length, 9);
  const good = withFact(FAN, "materials.1.originating", true);
  const draft = certify(CERTIFICATION, good, answered(good), STATED);
  assert.ok(!("problems" in draft), JSON.stringify(draft));
  assert.ok(draft.elements.every(({ text }) => text !== ""));
  const html = certificationHtml(draft, undefined, translator("en"));
  assert.match(html, /A &amp; B &lt;Fans&gt;, Hamilton/);
  assert.match(html, /B \(product-specific rule; 19 U\.S\.C\. 4531\(c\)\(1\)\(B\)\)/);
  assert.equal(html.split('class="mark">UNVERIFIED').length - 1, 5);
  assert.doesNotMatch(html, /<script|https?:/);
  const problems = (question: OriginQuestion, stated: Stated): string => {
    const found = certify(CERTIFICATION, question, answered(question), stated);
    return "problems" in found
      ? found.problems.map(({ key, message, fix }) => `${key}: ${translator("en").say(message)} ${translator("en").arg(fix)}`).join("\n")
      : "none";
  };
  assert.match(problems(FAN, STATED), /^status: The good does not originate.*What fails: alternative 1: shift fails: blade no\. 2/);
  assert.match(problems(withFact(FAN, "materials.1.originating", null), STATED), /^status: It is not settled.*Does blade no\. 2 originate/);
  assert.match(problems(good, { ...STATED, blanketUntil: "2026-01-01" }), /^blanketUntil: The blanket period is longer than 12 months/);
  assert.match(problems(good, { ...STATED, blanketFrom: "2025-11-01" }), /^blanketFrom: The determination is of 2025-10-01/);
  assert.match(problems(good, { ...STATED, role: "broker" }), /^role: "broker" cannot certify/m);
  assert.equal(problems(good, {}).split("\n").length, 6);
});

test("a certification in French: its words, its marks, the translation that is asked; what is not known may be left out", () => {
  const good = withFact(FAN, "materials.1.originating", true);
  const { importer: _, ...stated } = { ...STATED, role: "producer", certifier: "Ventilateurs Hamilton" };
  const draft = certify(CERTIFICATION, good, answered(good), stated, CERTIFICATION_WORDS.fr);
  assert.ok(!("problems" in draft), JSON.stringify(draft));
  const html = certificationHtml(draft, ruleInWords(draft.rule ?? "", bundledOrigin().sets, RULE_FRENCH), translatorOf("fr"));
  for (const wanted of [
    /<html lang="fr">/,
    /5\. Importateur.*?<td>inconnu<\/td>/,
    /7\. Critère d’origine.*B \(règle de son numéro/,
    /du 2025-01-01 au 2025-12-31/,
    /NON VÉRIFIÉ/,
    /traduction anglaise/,
    /Chaque matière non originaire vient d’une autre position/,
  ])
    assert.match(html, wanted);
});

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin", ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

const BILL = ["--bill", packagePath("examples/bill-of-materials.csv"), "--hts", "8414.59.65", "--date", "2025-10-01"];

test("the command answers a bill for a person, and writes a certification only for a good that originates", () => {
  const no = run(
    ...BILL,
    "--transaction-value",
    "75.00",
    "--total-cost",
    "60.00",
    "--certificate",
    join(folder, "no.html"),
    "--element",
    "role=exporter",
  );
  assert.match(no.stdout, /^DOES NOT ORIGINATE(?:, check before you rely on it)? {2}8414\.59\.65/);
  assert.match(no.stdout, /motor assembly .*self-produced, originates by itself/);
  assert.match(no.stdout, /transaction value .*57\.73%, needs 60%/);
  assert.match(no.stdout, /Source power cord as originating in the region \(4\.20 of value\)/);
  assert.match(no.stdout, /Duty on \$75\.00 entered 2025-10-01/);
  assert.match(no.stderr, /No certification was written\.\nThe good does not originate/);
  assert.equal(no.status, 1);
  const file = join(folder, "yes.html");
  const elements = Object.entries(STATED).map(([key, text]) => `${key}=${text}`);
  const yes = run(
    ...BILL,
    "--transaction-value",
    "75.00",
    "--fact",
    "materials.4.originating=yes",
    "--certificate",
    file,
    "--element",
    ...elements,
  );
  assert.equal(yes.status, 0, yes.stderr);
  assert.match(yes.stdout, /^ORIGINATES/);
  assert.match(readFileSync(file, "utf8"), /Certification of origin: draft/);
  const json = JSON.parse(run(...BILL, "--json").stdout);
  assert.equal(json.determination.status, "needs-facts");
});

test("the command reports a bad row and answers nothing", () => {
  const file = join(folder, "bad.csv");
  writeFileSync(file, "name,hts,value\nmotor,8501.10,twenty\n");
  const { stdout, stderr, status } = run("--bill", file, "--hts", "8414.59");
  assert.equal(stdout, "");
  assert.match(stderr, /bad\.csv, row 1, value: "twenty" is not in U\.S\. dollars|row 1, value/);
  assert.equal(status, 1);
});
