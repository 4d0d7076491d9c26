// French: whatever an answer says is said in French, or in English with its mark. What is marked has no French in locales/ or law/fr/ and is
// listed here and by `npm test -- house/texts`; it turns nothing red. A text that is English and not marked fails.
// By decision these stay as they are: citations and titles of acts and editions, names of companies, official rates, names of subheadings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Answer } from "../../src/assess/answer.js";
import { createEngine } from "../../src/assess/engine.js";
import { filedIn } from "../../src/assess/filed.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine, bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translator, UNTRANSLATED } from "../../src/said/translator.js";
import { en } from "../../web/words/en.js";
import { frenchWords } from "../../web/words/fr.js";

const engine = bundledEngine();
const fr = frenchWords(engine.parts.translator("fr"));
// Words that English has and French has not. Quoted words of the schedule, citations in brackets and names of facts are not searched.
const ENGLISH = /\b(?:the|of|and|is|not|goods|duty|under|for|with|from|which|claimed|value)\b/;

// Every text of an answer that a person reads; citations, labels of the schedule and printed rates are none.
function textsOf(answer: Answer): string[] {
  const filed = filedIn(answer);
  return [
    ...filed.duties.flatMap(({ measure, rateText, basis, program }) => [
      fr.word(basis),
      fr.law(program),
      ...(measure === "base" ? [] : [fr.law(rateText)]),
    ]),
    ...filed.exemptions.map(({ reason }) => reason.text),
    ...filed.refundable.map(({ because }) => because.text),
    ...answer.reliefs.map(({ proof }) => proof),
    ...answer.fees.map(({ because }) => because.text),
    ...answer.notices.map(({ text }) => text),
    ...(answer.prohibition === undefined ? [] : [answer.prohibition.reason.text]),
    ...answer.assumptions.map(({ text }) => text),
    ...answer.questions.flatMap(({ ask, outcomes, kind, choices }) => [
      ask,
      ...outcomes.map((each) => each.if),
      ...(kind === "law" ? (choices ?? []).map(String) : []),
    ]),
  ];
}

const marked = new Set<string>();

// Texts that are English and bear no mark.
function unmarked(texts: Iterable<string>): string[] {
  const found: string[] = [];
  for (const text of texts)
    if (text.includes(UNTRANSLATED)) marked.add(text);
    else if (ENGLISH.test(text.replace(/«[^»]*»|"[^"]*"|\([^()]*\)|\w+(?:\.\w+)+/g, ""))) found.push(text);
  return found;
}

test("answers on the days of the dispute are in French", (context) => {
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
        const answer = engine.assess({ ...line, ...more }, { fees: true, language: "fr" });
        if (answer.status === "error") continue;
        asked++;
        for (const text of textsOf(answer)) found.add(text);
      }
    });
  assert.ok(asked > 20_000 && found.size > 300, `${asked} answers, ${found.size} texts`);
  assert.deepEqual(unmarked(found), []);
  context.diagnostic(
    `${marked.size} texts of ${found.size} are marked as English${marked.size === 0 ? "" : `: ${[...marked].join(" | ")}`}`,
  );
});

test("what is said of parcels, claims and fees is in French", () => {
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
    const answer = engine.assess(line, { fees: true, language: "fr" });
    if (answer.status === "error") throw new Error(answer.error.message);
    for (const { code } of [...answer.notices, ...answer.fees.map(({ because }) => because)]) codes.add(code);
    return textsOf(answer);
  });
  assert.deepEqual(unmarked(texts), []);
  for (const code of ["de-minimis/not-open", "post/not-open", "post/one-rate", "post/entry-needed", "post/no-fee", "relief/costs"])
    assert.ok(codes.has(code), code);
  for (const code of ["relief/unlikely-goods", "facts/not-read", "fees/informal-limit", "chapter-98/exempt", "de-minimis/cleared"])
    assert.ok(codes.has(code), code);
});

test("a fact and a heading without French are said in English, marked, and nothing fails", () => {
  const law = bundledLaw();
  const { fr: all = {} } = law.words ?? {};
  const hidden = (text: string): boolean => !law.facts.some(({ ask }) => ask === text) && !law.measures.some(({ title }) => title === text);
  const words = { fr: Object.fromEntries(Object.entries(all).filter(([text]) => hidden(text))) };
  const bare = createEngine({ ...law, words }, engine.schedule);
  const line = { hts: "9403.20.00.50", origin: "CA", entryDate: "2026-10-07", value: "10000.00" };
  const [english, french] = [bare.assess(line), bare.assess(line, { language: "fr" })];
  assert.ok(english.status !== "error" && french.status !== "error" && english.questions.length > 0);
  const asks = english.questions.filter(({ kind, ask }) => kind === "fact" && law.facts.some((rule) => rule.ask === ask));
  assert.ok(asks.length > 0);
  for (const { fact, ask } of asks) assert.equal(french.questions.find((each) => each.fact === fact)?.ask, UNTRANSLATED + ask);
});

test("sectors have their French", () => {
  const sectors = parse(readFileSync(packagePath("sectors/sectors.csv")), { columns: true }) as { sector: string }[];
  const without = [...new Set(sectors.map(({ sector }) => sector))].filter((sector) => fr.law(sector).startsWith(UNTRANSLATED));
  assert.deepEqual(without, []);
});

test("the French page has every word of the English one, in French", () => {
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  const same = Object.entries(en).filter(([key, text]) => typeof text === "string" && text !== "" && fr[key as keyof typeof fr] === text);
  // Words that are the same in both languages.
  assert.deepEqual(
    same.map(([, text]) => String(text)).sort(),
    ["CSV", "Date", "PNG", "SVG", "Source", "Total", "pipeline", "plus", "rail"].filter((word) => same.some(([, text]) => text === word)),
  );
  assert.equal(fr.law("A sentence that nobody put into French."), `${UNTRANSLATED}A sentence that nobody put into French.`);
  assert.equal(en.law("A sentence of the law."), "A sentence of the law.");
  assert.equal(translator("fr").word("Section 232"), "Article 232");
});
