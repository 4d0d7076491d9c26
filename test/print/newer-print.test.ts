// A newer print against the law: what differs is named, answers from its day on say so, and days before it are as they were.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../src/assess/answer.js";
import { createEngine } from "../../src/assess/engine.js";
import type { Day } from "../../src/exact/day.js";
import { type PrintedHeading, printedHeadings } from "../../src/hts/print.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { printBefore } from "../../src/packaged/print-before.js";
import { readSchedule } from "../../src/packaged/read-schedule.js";
import { comparePrint } from "../../src/print/compare.js";
import { printedRate } from "../../src/print/rate.js";
import { freeHeadings } from "../law/free-heading.js";

const law = bundledLaw();
const FROM = "2026-06-20" as Day;
const archived = openSchedule(readSchedule(packagePath("schedule/chapters-98-99.json.gz")));
const last = archived.revisions.at(-1)?.from as Day;
const before = printBefore();

// The last archived edition, with words that hash to nothing known: what is told of words is left aside here.
function edition(change: (heading: PrintedHeading) => PrintedHeading | undefined, added: readonly PrintedHeading[] = []): PrintedHeading[] {
  const numbers = (readSchedule(packagePath("schedule/chapters-98-99.json.gz")).chapters["99"] ?? "")
    .split("\n")
    .map((line) => line.slice(0, 8));
  const rows = [...new Set(numbers)].flatMap((id) => {
    const row = /^9903/.test(id) ? archived.printed(id, last) : undefined;
    if (row === undefined) return [];
    const changed = change({ id, ...row, words: "", footnotes: "", named: 0 });
    return changed === undefined ? [] : [changed];
  });
  return [...rows, ...added];
}

function compared(headings: readonly PrintedHeading[], from = FROM) {
  const print = comparePrint(law, { name: "2026 test", from, headings, before });
  return { ...print, differences: print.differences.filter(({ kind }) => kind !== "words" && kind !== "footnotes") };
}

function answer(headings: readonly PrintedHeading[], day: string, options = {}, origin = "CA"): Answer {
  const engine = createEngine(law, openSchedule({ ...bundledSchedule(), print: compared(headings) }));
  const found = engine.assess(
    { hts: "7604.21.00.10", origin, entryDate: day, value: "10000.00", spi: null, content: { aluminum: { value: "10000.00" } } },
    options,
  );
  assert.ok(found.status !== "error");
  return found;
}

const METALS = "99038202";
const same = (heading: PrintedHeading): PrintedHeading => heading;
const raised = (heading: PrintedHeading): PrintedHeading =>
  heading.id === METALS
    ? { ...heading, general: heading.general.replace("50%", "60%"), special: heading.special.replace("50%", "60%") }
    : heading;

test("the last archived edition prints the law of its day", () => {
  assert.deepEqual(compared(edition(same)).differences, []);
});

test("another rate is a range over both, asked by its own question and settled by it", () => {
  assert.deepEqual(
    compared(edition(raised)).differences.map(({ id, kind, reaches }) => [id, kind, reaches]),
    [[METALS, "rate", true]],
  );
  const open = answer(edition(raised), FROM);
  assert.equal(open.status, "range");
  const [question] = open.questions;
  assert.deepEqual([question?.kind, question?.fact], ["law", "print#9903.82.02"]);
  assert.equal(Number(open.range?.max?.duty) - Number(open.range?.min.duty), 1000);
  for (const [reading, rate] of [
    [1, "50%"],
    [2, "60%"],
  ] as const) {
    const settled = answer(edition(raised), FROM, { readings: { "print#9903.82.02": reading } });
    assert.equal(settled.status, "determined");
    assert.equal(settled.duties?.find(({ heading }) => heading === "9903.82.02")?.rateText, rate);
  }
});

test("a duty, an exemption and a step of the trace name the source of the reading taken: the acts on record, or the print", () => {
  const free = (heading: PrintedHeading): PrintedHeading =>
    heading.id === METALS ? { ...heading, general: "Free", special: "Free" } : heading;
  const PRINT = { since: FROM, cites: ["HTS 2026 test"] };
  const LAW = { since: "2026-04-06", cites: ["PP 11021"] };
  for (const [change, reading, source, declared] of [
    [raised, 1, LAW, "duties"],
    [raised, 2, PRINT, "duties"],
    [free, 1, LAW, "duties"],
    [free, 2, PRINT, "exemptions"],
  ] as const) {
    const settled = answer(edition(change), FROM, { readings: { "print#9903.82.02": reading }, trace: true });
    const own = settled[declared]?.find(({ heading }) => heading === "9903.82.02");
    assert.deepEqual(own?.cites, source.cites);
    if (declared === "duties") assert.equal((own as { readonly since?: string }).since, source.since);
    assert.deepEqual(settled.trace?.find(({ heading }) => heading === "9903.82.02")?.cites, source.cites);
  }
  const open = answer(edition(raised), FROM);
  assert.deepEqual(
    open.completions?.map(({ duties }) => duties?.find(({ heading }) => heading === "9903.82.02")?.cites),
    [LAW.cites, PRINT.cites],
  );
});

test("a rate on the content of a metal is read where the law's falls on it, and told where it falls on another", () => {
  const printedAs = (metal: string, percent: string): string | undefined => {
    const rate = `The duty provided in the applicable subheading + a duty of ${percent}% upon the value of the ${metal} content`;
    const steel = { ...added(""), id: "99038191", general: rate, special: rate };
    const headings = [...edition(same).filter(({ id }) => id !== steel.id), steel];
    const print = comparePrint(law, { name: "2025 test", from: "2025-06-20" as Day, headings, before });
    return print.differences.find(({ id, kind }) => id === steel.id && kind !== "words" && kind !== "footnotes")?.kind;
  };
  assert.deepEqual([printedAs("steel", "50"), printedAs("steel", "60"), printedAs("copper", "50")], [undefined, "rate", "unreadable"]);
});

test("days before the print, and what was known before it, are as they were", () => {
  const [eve, plain] = [answer(edition(raised), "2026-06-19"), answer(edition(same), "2026-06-19")];
  assert.deepEqual(eve, plain);
  assert.equal(answer(edition(raised), FROM, { knownOn: "2026-06-10" }).status, "determined");
});

test("a rate in one column alone concerns only the claim that enters by it", () => {
  const general = (heading: PrintedHeading): PrintedHeading =>
    heading.id === METALS ? { ...raised(heading), special: heading.special } : heading;
  assert.equal(answer(edition(general), FROM).status, "range");
  const engine = createEngine(law, openSchedule({ ...bundledSchedule(), print: compared(edition(general)) }));
  const claimed = engine.assess({
    hts: "7604.21.00.10",
    origin: "CA",
    entryDate: FROM,
    value: "10000.00",
    spi: "S",
    content: { aluminum: { value: "10000.00" } },
  });
  assert.equal(claimed.status, "determined");
});

test("a heading gone, or printed in words that give no rate, is told where it stands", () => {
  const gone = edition((heading) => (heading.id === METALS ? undefined : heading));
  const strange = edition((heading) => (heading.id === METALS ? { ...heading, general: "See note 99", special: "See note 99" } : heading));
  for (const headings of [gone, strange]) {
    const told = answer(headings, FROM);
    assert.equal(told.status, "determined");
    const notices = told.notices.filter(({ code }) => code === "law/newer-print");
    assert.equal(notices.length, 1);
    assert.match(notices[0]?.text ?? "", /9903\.82\.02/);
    const [french] = answer(headings, FROM, { language: "fr" }).notices.filter(({ code }) => code === "law/newer-print");
    assert.match(french?.text ?? "", /^9903\.82\.02 : 50\u00a0% dans le droit enregistré ; /);
  }
});

const NEW = String(freeHeadings(1)[0]).replaceAll(".", "");

const added = (words: string): PrintedHeading => ({
  id: NEW,
  general: "The duty provided in the applicable subheading + 25%",
  special: "The duty provided in the applicable subheading + 25%",
  other: "No change",
  words,
  footnotes: "",
  named: 0,
});

test("a new heading is told where its words may reach the goods, whatever the register says of its neighbors", () => {
  // Told of Canadian goods, and of goods of the origin that is named.
  const cases: [words: string, reaches: boolean, told: boolean, origin: string][] = [
    ["Products of Canada, as provided for in note 60", true, true, "CA"],
    ["Articles the product of any country, as provided for in note 60", true, true, "CH"],
    ["Articles of steel, as provided for in note 60", true, true, "JP"],
    ["Articles the product of Switzerland, as provided for in note 60", true, false, "CH"],
    ["Articles the product of the United Kingdom or Japan", true, false, "JP"],
    ["Articles the product of the European Union", true, false, "DE"],
    ["Articles the product of Puerto Rico", false, false, ""],
    ["Articles the product of countries other than Switzerland", true, true, "DE"],
    ["Articles of steel, except products of Japan", true, true, "DE"],
    ["Except as provided in heading 9903.01.10, articles the product of Japan", true, false, "JP"],
  ];
  for (const [words, reaches, told, origin] of cases) {
    for (const id of [NEW, "99030299"]) {
      const headings = edition(same, [{ ...added(words), id }]);
      assert.deepEqual(
        compared(headings).differences.map((each) => [each.id, each.kind, each.reaches]),
        [[id, "new", reaches]],
        words,
      );
      const notices = answer(headings, FROM).notices.filter(({ code }) => code === "law/newer-print");
      assert.equal(notices.length, told ? 1 : 0, words);
      if (told) assert.match(notices[0]?.text ?? "", new RegExp(words));
      if (origin !== "") {
        const theirs = answer(headings, FROM, {}, origin).notices.filter(({ code }) => code === "law/newer-print");
        assert.equal(theirs.length, 1, `${words}: ${origin}`);
      }
      const french = answer(headings, FROM, { language: "fr" }).notices.filter(({ code }) => code === "law/newer-print");
      if (told) assert.match(french[0]?.text ?? "", /importé à compter du .+ \(le libellé .+\) : « /);
    }
  }
});

test("rate texts are read whole or not at all", () => {
  const plus = "The duty provided in the applicable subheading + ";
  assert.deepEqual(printedRate(`${plus}12.50%`), { kind: "adds", percent: "12.5" });
  assert.deepEqual(printedRate("The duty provided in the applicable subheading +25% (AU, BH)"), { kind: "adds", percent: "25" });
  assert.deepEqual(printedRate(`${plus}a duty of 25% upon the value of the non-U.S. content`), { kind: "adds", percent: "25" });
  assert.deepEqual(printedRate("15%"), { kind: "total", percent: "15" });
  assert.deepEqual(printedRate(`${plus}a duty of 50% upon the value of the steel content.`), {
    kind: "adds",
    percent: "50",
    content: "steel",
  });
  for (const text of ["No change", "no change", "The duty provided in the applicable subheading."])
    assert.deepEqual(printedRate(text), { kind: "nothing" });
  for (const text of [`${plus}25% or $5/kg, whichever is higher`, `${plus}$1.65/kg`, "25% on the value over $800", "See note 16", ""])
    assert.equal(printedRate(text), undefined, text);
});

test("the words of a heading begin with those above it, and footnotes of goods count for the headings they name", () => {
  const rows = [
    { htsno: "7604.10.10", indent: "1", description: "Bars", general: "", footnotes: [{ value: "See 9903.82.02. " }] },
    { htsno: "", indent: "0", description: "Products of Canada:" },
    { htsno: "9903.82.02", indent: "1", description: "Of <i>aluminum</i>", general: "25%" },
  ];
  const [heading] = printedHeadings(rows);
  assert.deepEqual([heading?.words, heading?.general, heading?.named], ["Products of Canada: Of aluminum", "25%", 1]);
});

test("a heading that neither the law nor its register has is told, also where an earlier edition printed it", () => {
  const without = { ...law, measures: law.measures.filter(({ id }) => id !== "metals-232") };
  const { differences } = comparePrint(without, { name: "2026 test", from: FROM, headings: edition(same), before });
  const fresh = differences.filter(({ kind }) => kind === "new").map(({ id }) => id);
  assert.ok(fresh.includes(METALS), fresh.join(" "));
  assert.ok(
    fresh.every((id) => id.startsWith("990382")),
    fresh.join(" "),
  );
});
