// French of a determination of origin and of a certification: reasons, questions, what would mend it, what stands in the way. Branches in the
// print's own words and citations stay as they are.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withFact } from "../../src/origin/apply.js";
import { type CertificationData, certify, type Stated } from "../../src/origin/certification.js";
import { certificationHtml } from "../../src/origin/certification-html.js";
import { CERTIFICATION_WORDS } from "../../src/origin/certification-words.js";
import type { MaterialQuestion, OriginAnswer, OriginFacts, OriginQuestion } from "../../src/origin/types.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translatorOf } from "../../src/said/all-languages.js";
import type { Language } from "../../src/said/language.js";
import { UNTRANSLATED } from "../../src/said/translator.js";
import { drawQuestion, draws } from "../origin/random-bills.js";
import { englishLeft, saidIn } from "./english-left.js";

const DRAWN = 400;

function textsOf(answer: OriginAnswer): string[] {
  return [
    ...answer.alternatives.flatMap(({ because, mends = [] }) => [...because, ...mends.map(({ text }) => text)]),
    ...answer.questions.flatMap(({ ask, because }) => [ask, because]),
    ...answer.suggestions.map(({ text }) => text),
    ...[...answer.assumptions, ...answer.notices, ...answer.relianceBecause],
    ...(answer.originatesBecause ?? []).flatMap(({ condition, row = "" }) => [condition, row]),
  ];
}

function answered(question: OriginQuestion, language: Language): OriginAnswer | undefined {
  const found = determine(question, { suggest: true, language });
  return found.status === "error" ? undefined : found;
}

// The core parts of a car, each with its foreign value; figures of labor and metals as the case gives them.
const PARTS = ["engine", "transmission", "body and chassis", "axle", "suspension", "steering", "advanced battery"];
const carPart = (corePart: string, foreign: string): MaterialQuestion => ({
  ...{ name: `${corePart} X1`, hts: "8708.99", value: "1000.00", originating: false, corePart },
  supplierStatement: { nonOriginatingValue: foreign, netCost: "1000.00" },
});
const car = (materials: readonly MaterialQuestion[], facts: OriginFacts, more: Partial<OriginQuestion> = {}): OriginQuestion => ({
  ...{ hts: "8703.23", date: "2025-10-01", branch: "passenger vehicle", netCost: "20000.00", materials, facts },
  ...more,
});
const METALS: OriginFacts = { laborValueContent: "40", steelPurchased: "70", aluminumPurchased: "70", averagedOver: "not averaged" };
const all = (foreign: string): MaterialQuestion[] => PARTS.map((name) => carPart(name, foreign));
const truck = (facts: OriginFacts): OriginQuestion => ({
  ...{ hts: "8704.23", date: "2025-10-01", branch: "heavy truck", use: null, netCost: "100000.00" },
  materials: [{ name: "frame", hts: "8708.99", value: "38000.00", originating: false }],
  facts: { ...METALS, ...facts },
});
const VEHICLES: readonly OriginQuestion[] = [
  car(all("250.00"), METALS),
  car(all("350.00"), METALS),
  car(all("250.00").slice(0, 6), METALS),
  car([{ name: "engine", hts: "8407.34", value: "900.00", originating: null, corePart: "engine" }, ...all("200.00").slice(1)], METALS),
  car([{ name: "engine", hts: "8407.34", value: "900.00", originating: false }], METALS),
  car([], {}),
  car([], { averagedOver: "plant" }),
  car([], { corePartsOriginating: true, steelMeltedInRegion: false }),
  car([], { ...METALS, corePartsOriginating: false, averagedOver: "model line", averagingPeriod: "fiscal year" }),
  car(all("250.00"), { averagedOver: "plant", laborMaterialPoints: "25", laborTechnologyPoints: "5" }),
  car(
    all("250.00"),
    { laborMaterialPoints: "25", laborTechnologyPoints: "10", laborAssemblyPoints: "5" },
    {
      purchases: [
        { name: "coil", hts: "7209.17", value: "60.00", originating: true },
        { name: "sheet", hts: "7209.17", value: "25.00", originating: null },
        { name: "foreign", hts: "7209.17", value: "20.00", originating: false },
        { name: "panel", hts: "8708.29", value: "20.00", originating: true },
      ],
    },
  ),
  truck({}),
  truck({ laborMaterialPoints: "34" }),
  truck({ alternativeStaging: true }),
];

const conformance = readFileSync(packagePath("conformance/origin.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { question: OriginQuestion }).question)
  .filter((question) => question !== undefined);

const namesOf = (materials: readonly MaterialQuestion[]): string[] =>
  materials.flatMap(({ name, materials: inputs = [] }) => [name, ...namesOf(inputs)]);

test("each sentence of origin/ has its French", () => {
  const { rules, data: tables } = bundledOrigin();
  const { law } = translatorOf("fr");
  const texts = new Set([
    ...rules.flatMap((rule) => rule.parsed().words),
    ...tables.notes.map(({ says }) => says),
    ...tables.readings.map(([, , says]) => says),
  ]);
  assert.ok(texts.size > 50);
  assert.deepEqual(
    [...texts].filter((text) => law(text).startsWith(UNTRANSLATED)),
    [],
  );
});

test("a determination in French holds no English sentence", (context) => {
  const draw = draws(7);
  const questions = [...VEHICLES, ...conformance, ...Array.from({ length: DRAWN }, () => drawQuestion(draw))];
  const [left, said, marked] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const question of questions) {
    const [english, french] = [answered(question, "en"), answered(question, "fr")];
    if (english === undefined || french === undefined) continue;
    assert.equal(french.status, english.status);
    // A material is called what the caller calls it.
    const texts = namesOf(question.materials).reduce((all, name) => all.map((text) => text.replaceAll(name, "…")), textsOf(french));
    for (const id of englishLeft(texts.join("\n"))) left.add(id);
    for (const id of saidIn(textsOf(english).join("\n"))) said.add(id);
    for (const text of texts) if (text.includes(UNTRANSLATED)) marked.add(text);
  }
  assert.deepEqual([...left], []);
  assert.deepEqual([...marked], []);
  const own = [...said].filter((id) => /^(origin|suggest|earned|rely)\//.test(id));
  for (const id of [
    ...["origin/because.core-parts", "origin/because.super-core", "origin/core.does-not-originate", "origin/ask.core-part-absent"],
    ...["origin/ask.core-parts", "origin/ask.labor", "origin/because.labor-parts", "origin/because.purchases.other", "origin/ask.metal-of"],
    ...["origin/notice.averaged", "origin/notice.not-averaged", "origin/ask.averaging-period", "origin/because.labor-credit"],
    ...["suggest/source-value", "suggest/only-fails", "suggest/value"],
  ])
    assert.ok(own.includes(id), `${id} is not among ${own.join(", ")}`);
  context.diagnostic(`${questions.length} questions, ${own.length} texts of origin`);
});

const data = JSON.parse(readFileSync(packagePath("origin/certification.json"), "utf8")) as CertificationData;
const FAN: OriginQuestion = {
  ...{ hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00", totalCost: "60.00" },
  materials: [
    { name: "motor", hts: "8501.10", value: "20.00", originating: false },
    { name: "blade", hts: "8414.90", value: "15.00", originating: false },
  ],
};
const STATED: Stated = { role: "producer", certifier: "Ventilateurs Hamilton", description: "ventilateurs", signatory: "A. Roy" };

test("what is missing in a certification, and its page, are in French", () => {
  const { say, arg } = translatorOf("fr");
  const good = withFact(FAN, "materials.1.originating", true);
  const wrong: readonly (readonly [question: OriginQuestion, stated: Stated])[] = [
    [FAN, STATED],
    [withFact(FAN, "materials.1.originating", null), STATED],
    [good, {}],
    [good, { ...STATED, role: "broker", signedOn: "demain" }],
    [good, { ...STATED, role: "importer" }],
    [good, { ...STATED, blanketFrom: "x", blanketUntil: "2025-12-31" }],
    [good, { ...STATED, blanketFrom: "2025-01-01", blanketUntil: "x" }],
    [good, { ...STATED, blanketFrom: "2025-12-31", blanketUntil: "2025-01-01" }],
    [good, { ...STATED, blanketFrom: "2025-01-01", blanketUntil: "2026-12-31" }],
    [good, { ...STATED, blanketFrom: "2025-11-01", blanketUntil: "2026-01-31" }],
  ];
  const ids = new Set<string>();
  for (const [question, stated] of wrong) {
    const answer = answered(question, "fr");
    assert.ok(answer !== undefined);
    const found = certify(data, question, answer, stated, CERTIFICATION_WORDS.fr);
    assert.ok("problems" in found, JSON.stringify(stated));
    for (const { message } of found.problems) ids.add(message.id);
    assert.deepEqual(englishLeft(found.problems.map(({ message, fix }) => `${say(message)} ${arg(fix)}`).join("\n")), []);
  }
  for (const id of ["certify/missing", "certify/no-role", "certify/signed-on", "certify/open", "certify/does-not-originate"])
    assert.ok((ids as ReadonlySet<string>).has(id), id);
  assert.equal([...ids].filter((id) => id.startsWith("certify/blanket")).length, 5);
  const answer = answered(good, "fr");
  assert.ok(answer !== undefined);
  const draft = certify(data, good, answer, STATED, CERTIFICATION_WORDS.fr);
  assert.ok(!("problems" in draft), JSON.stringify(draft));
  const html = certificationHtml(draft, undefined, translatorOf("fr"));
  // Citations are English and say so.
  assert.deepEqual(englishLeft(html.replace(/<(\w+) lang="en">.*?<\/\1>/g, "")), []);
  assert.match(html, /Documents à conserver : importateur, 5 ans/);
  assert.doesNotMatch(html, /<li lang="en">/);
});
