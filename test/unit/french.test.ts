// The French page says in French whatever the engine says: no sentence of it is missing. A sentence of the law that has no French yet is
// said in English, marked, and listed here; the French of the law holds none that the law has not.
// By decision these stay as they are: citations and titles of acts and editions, names of companies, official rates, names of subheadings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Answer } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { en } from "../../web/words/en.js";
import { ASKS_FR, PHRASES_FR } from "../../web/words/facts-fr.js";
import { fr } from "../../web/words/fr.js";
import { frenchOf, REFUSED_IN_FRENCH } from "../../web/words/in-french.js";
import { LAW_FR } from "../../web/words/law-fr.js";
import { takeLawWords } from "../../web/words/law-words.js";

const engine = bundledEngine();
takeLawWords(engine.law.words?.fr);
const { facts, fees, lists, measures, notCovered, parcels, told } = engine.law;
// Names of companies, the same in both languages.
const NAMES = new Set(["Canfor", "West Fraser", "rail", "pipeline", "IEEPA"]);
const English = /\b(the|of|and|is|not|goods|duty|under|for|with|from)\b/;

const missing = (texts: Iterable<string>): string[] => [...new Set(texts)].filter((text) => text !== "" && frenchOf(text) === undefined);

test("questions and choices in French are those of the law", () => {
  assert.deepEqual(Object.keys(ASKS_FR).sort(), facts.map((rule) => rule.name).sort());
  const choices = facts
    .filter((rule) => rule.type === "choice" || rule.type === "text")
    .flatMap((rule) => (rule.values ?? []).map(String))
    .filter((word) => !NAMES.has(word));
  assert.deepEqual(missing(choices), []);
});

// What the law holds in sentences of ours.
function sentences(): string[] {
  return [
    ...measures.flatMap((measure) => [
      measure.title,
      measure.lastSeen.in,
      ...measure.notices.map(({ text }) => text),
      ...(measure.unlawful === undefined ? [] : [measure.unlawful.because]),
      ...measure.questions.flatMap(({ ask, readings }) => [ask, ...readings]),
      ...measure.provisions.flatMap(({ covers, program, amendments }) => [
        covers,
        program,
        ...amendments.flatMap(({ unverified }) => (unverified === undefined ? [] : [unverified])),
      ]),
    ]),
    ...[...notCovered, ...told].map(({ text }) => text),
    ...fees.flatMap(({ informalSays }) => informalSays.map(({ text }) => text)),
    ...parcels.flatMap(({ title, says, entryNeeded }) => [
      title,
      ...[...says, ...(entryNeeded === undefined ? [] : [entryNeeded])].map(({ text }) => text),
    ]),
    ...Object.values(lists).flatMap(({ unverified }) => (unverified === undefined ? [] : [unverified])),
    ...facts.flatMap(({ proof }) => (proof === undefined ? [] : [proof])),
  ];
}

// Sentences that were added and wait for their translation.
const waiting = missing(sentences());

test("sentences of the law without French are listed; where there is French, it is not the English", (context) => {
  const all = sentences();
  assert.ok(all.length > 200);
  context.diagnostic(`${waiting.length} sentences of the law have no French${waiting.length === 0 ? "" : `: ${waiting.join(" | ")}`}`);
  for (const text of new Set(all)) if (English.test(text)) assert.notEqual(frenchOf(text), text, text);
  const source = ["src/assess/charge.ts", "locales/en/assess.yaml"].map((file) => readFileSync(packagePath(file), "utf8")).join("");
  const known = new Set(all);
  const left = Object.keys(LAW_FR).filter((text) => !known.has(text) && !source.includes(text) && !rateTexts().has(text));
  assert.deepEqual(left, []);
});

function rateTexts(): Set<string> {
  return new Set(
    measures.flatMap(({ provisions }) =>
      provisions.flatMap(({ base, amendments }) =>
        [base, ...amendments.map(({ terms }) => terms)].flatMap(({ adds }) =>
          adds === undefined ? [] : ["text" in adds && typeof adds.text === "string" ? adds.text : adds.kind],
        ),
      ),
    ),
  );
}

// What the page shows of an answer in words.
function said(answer: Answer): string[] {
  const filed = filedIn(answer);
  return [
    ...filed.duties.flatMap(({ authority, program, basis, measure, rateText }) => [
      authority,
      program,
      basis,
      // The ordinary rate stands as it is printed.
      ...(measure === "base" ? [] : [rateText]),
    ]),
    ...filed.exemptions.map(({ reason }) => reason.text),
    ...filed.refundable.map(({ because }) => because.text),
    ...answer.reliefs.map(({ proof }) => proof),
    ...answer.fees.map(({ because }) => because.text),
    ...answer.notices.map(({ text }) => text),
    ...(answer.prohibition === undefined ? [] : [answer.prohibition.reason.text]),
    ...answer.assumptions.flatMap(({ fact, text, assumed }) => [
      ...(typeof assumed === "string" && !/^[A-Z]{2}$/.test(assumed) ? [assumed] : []),
      text,
      ...(fact in ASKS_FR || fact in fr.others ? [] : [`a name for ${fact}`]),
    ]),
    ...answer.questions.flatMap(({ fact, kind, ask, choices, outcomes }) => [
      ...(fact in ASKS_FR ? [] : [ask]),
      ...(choices ?? []).flatMap((choice) => (typeof choice === "string" && kind === "law" ? [choice] : [])),
      ...outcomes.flatMap((outcome) => (fact === "hts" || NAMES.has(outcome.if) ? [] : [outcome.if])),
    ]),
  ];
}

test("whatever the engine says of the schedule on the days of the dispute is said in French", () => {
  const days = ["2025-03-20", "2025-07-15", "2025-10-07", "2026-03-05", "2026-05-05", "2026-10-07", "2027-02-01"] as Day[];
  const found = new Set<string>();
  let asked = 0;
  for (const [at, entryDate] of days.entries())
    engine.schedule.lines(entryDate).forEach((hts, place) => {
      if (place % days.length !== at && !/^(2716|8703|8708|8704|8806|7616|3102|3004|4407|8541)/.test(hts)) return;
      const line = { hts, origin: "CA", entryDate, value: "50000.00" };
      for (const more of [
        {},
        { spi: null, quantity: { "doz.": 2, kg: 5 } },
        { spi: "S", content: { aluminum: { value: "unknown", cast: "unknown" }, steel: { value: "1000.00" } } },
      ]) {
        const answer = engine.assess({ ...line, ...more }, { fees: true });
        if (answer.status === "error") continue;
        asked++;
        for (const text of said(answer)) found.add(text);
      }
    });
  assert.ok(asked > 20_000 && found.size > 300, `${asked} answers, ${found.size} texts`);
  const waits = (text: string): boolean => waiting.some((each) => text.includes(each));
  assert.deepEqual(
    missing(found).filter((text) => !NAMES.has(text) && !waits(text)),
    [],
  );
});

test("what is said of parcels, claims and fees is said in French", () => {
  const wool = { hts: "6110.11.00.15", origin: "CA", value: "57.00", spi: null };
  const lines = [
    { ...wool, entryDate: "2025-08-15", facts: { deMinimisClearance: true } },
    { ...wool, entryDate: "2025-08-15", value: "900.00", facts: { deMinimisClearance: true } },
    { ...wool, entryDate: "2025-09-05", facts: { deMinimisClearance: true, vehicleKind: "bus" } },
    { ...wool, entryDate: "2025-08-15", hts: "2208.30.30.30", facts: { deMinimisClearance: true } },
    { ...wool, entryDate: "2025-09-05", hts: "2208.30.30.30", mode: "mail" },
    { ...wool, entryDate: "2025-09-05", mode: "mail", facts: { postalFlatMethod: true } },
    { ...wool, entryDate: "2026-03-05", mode: "mail" },
    { ...wool, entryDate: "2026-08-05", mode: "mail" },
    { ...wool, entryDate: "2026-09-25", mode: "mail" },
    { ...wool, entryDate: "2026-10-25", mode: "mail" },
    { ...wool, entryDate: "2026-10-25", value: "3500.00", mode: "truck", entryType: "informal" },
    { ...wool, entryDate: "2027-10-25", chapter98: "9802.00.50", chapter98Value: "5.00", mode: "vessel" },
    { ...wool, entryDate: "2026-10-25", chapter98: "9802.00.80", chapter98Value: "5.00" },
    { ...wool, hts: "7614.10.50.00", entryDate: "2025-05-03", facts: { donation: true } },
  ];
  const codes = new Set<string>();
  const texts = lines.flatMap((line) => {
    const answer = engine.assess(line, { fees: true });
    if (answer.status === "error") throw new Error(answer.error.message);
    for (const { code } of [...answer.notices, ...answer.fees.map(({ because }) => because)]) codes.add(code);
    return said(answer);
  });
  assert.deepEqual(
    missing(texts).filter((text) => !NAMES.has(text)),
    [],
  );
  for (const code of ["de-minimis/not-open", "post/not-open", "post/one-rate", "post/entry-needed", "post/no-fee", "relief/costs"])
    assert.ok(codes.has(code), code);
  for (const code of ["relief/unlikely-goods", "facts/not-read", "fees/informal-limit", "chapter-98/exempt", "de-minimis/cleared"])
    assert.ok(codes.has(code), code);
  assert.equal(
    frenchOf("MPF is owed in an amount that is not on record; what is payable is at least the sum shown.")?.startsWith("MPF est dû"),
    true,
  );
});

test("sectors have their French", () => {
  const sectors = parse(readFileSync(packagePath("sectors/sectors.csv")), { columns: true }) as { sector: string }[];
  assert.deepEqual(missing(sectors.map(({ sector }) => sector)), []);
});

test("every refusal of an entry line has its French", () => {
  const [, gallery = ""] = readFileSync(packagePath("docs/errors.md"), "utf8").split("## Of an entry line");
  const codes = [...(gallery.split("\n## ")[0] ?? "").matchAll(/^### `(.+)`$/gm)].map(([, code]) => code ?? "");
  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !REFUSED_IN_FRENCH.includes(code)),
    [],
  );
});

test("the French page has every word of the English one, in French", () => {
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  const same = Object.entries(en).filter(([key, text]) => typeof text === "string" && text !== "" && fr[key as keyof typeof fr] === text);
  // Words that are the same in both languages.
  assert.deepEqual(
    same.map(([, text]) => text).sort(),
    ["CSV", "Date", "PNG", "SVG", "Source", "Total", "pipeline", "plus", "rail"].filter((word) => same.some(([, text]) => text === word)),
  );
  assert.equal(frenchOf("A sentence that nobody put into French."), undefined);
  assert.ok(Object.values(PHRASES_FR).every((text) => !English.test(text)));
});
