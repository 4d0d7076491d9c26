// Labels: every chapter, heading and subheading has one, chapters and headings in French too; short, no two siblings alike, and, where
// the official exports stand beside the project, in words that are not theirs.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import {
  bundledFrenchLabels,
  bundledFrenchLineLabels,
  bundledLabels,
  bundledLineLabels,
  bundledSchedule,
  bundledSubheadingLabels,
} from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const labels = bundledLabels();
const subheadings = bundledSubheadingLabels();
const french = bundledFrenchLabels();
const lines = bundledLineLabels();
const frenchLines = bundledFrenchLineLabels();
const exported = packagePath("../shared/hts/hts_2026_rev_10.json.gz");
const RUN = 5;
const LONGEST = 60;
const LONGEST_FRENCH = 70;

test("every chapter and heading of the schedule has a label", () => {
  const wanted = new Set<string>();
  for (const [chapter, text] of Object.entries(bundledSchedule().chapters)) {
    wanted.add(chapter);
    for (const line of text.split("\n")) if (line.includes("-:")) wanted.add(line.slice(0, 4));
  }
  assert.deepEqual(
    [...wanted].filter((each) => labels[each] === undefined),
    [],
  );
});

test("every subheading that the schedule ever had has a label, and no other number has one", () => {
  const wanted = new Set<string>();
  for (const text of Object.values(bundledSchedule().chapters)) {
    for (const line of text.split("\n")) if (line !== "") wanted.add(line.slice(0, 6));
  }
  assert.deepEqual(Object.keys(subheadings).sort(), [...wanted].sort());
});

test("every chapter and heading with an English label has a French one, and so have the subheadings of most of the trade", () => {
  const [narrow, wide] = [true, false].map((isNarrow) => Object.keys(french).filter((code) => code.length > 4 === isNarrow)) as [
    string[],
    string[],
  ];
  assert.deepEqual(wide.sort(), Object.keys(labels).sort());
  assert.deepEqual(
    narrow.filter((code) => subheadings[code] === undefined),
    [],
  );
  const sums = new Map<string, number>();
  const imports = parse(gunzipSync(readFileSync(packagePath("trade/imports-canada.csv.gz"))), { columns: true }) as Record<
    string,
    string
  >[];
  for (const { hts = "", ...months } of imports)
    for (const [month, value] of Object.entries(months))
      if (!month.endsWith("claimed")) sums.set(hts.slice(0, 6), (sums.get(hts.slice(0, 6)) ?? 0) + Number(value));
  const sum = (codes: Iterable<string>): number => [...codes].reduce((total, code) => total + (sums.get(code) ?? 0), 0);
  const share = sum(narrow) / sum([...sums.keys()].filter((code) => subheadings[code] !== undefined));
  assert.ok(share > 0.89, `${share} of the trade`);
});

test("a name of a line belongs to a number the schedule had, and to no line whose eight digits have a name too", () => {
  const known = new Set<string>();
  for (const text of Object.values(bundledSchedule().chapters)) {
    for (const line of text.split("\n")) {
      const digits = /^\d+/.exec(line)?.[0] ?? "";
      for (const length of [8, 10]) if (digits.length >= length) known.add(digits.slice(0, length));
    }
  }
  for (const code of Object.keys(lines)) {
    assert.ok(known.has(code), code);
    assert.ok(code.length === 8 || lines[code.slice(0, 8)] === undefined, code);
  }
  assert.deepEqual(Object.keys(frenchLines), Object.keys(lines));
});

// Lines of one subheading stand in one list, whatever their length.
function parentOf(code: string): string {
  return code.length > 6 ? `line${code.slice(0, 6)}` : `${code.length}${code.slice(0, code.length - 2)}`;
}

test("labels of subheadings, of lines and in French are short, differ from their siblings, and come with search words", () => {
  for (const [all, longest] of [
    [subheadings, LONGEST],
    [french, LONGEST_FRENCH],
    [lines, LONGEST],
    [frenchLines, LONGEST_FRENCH],
  ] as const) {
    const seen = new Map<string, string>();
    for (const [code, { label, words }] of Object.entries(all)) {
      assert.ok(label.length > 0 && label.length <= longest, `${code} ${label}`);
      assert.ok(words.length > 0 && words.length <= 5, `${code} ${words.join(";")}`);
      const key = `${parentOf(code)}|${label.toLowerCase()}`;
      assert.ok(!seen.has(key), `${code} and ${seen.get(key)}: ${label}`);
      seen.set(key, code);
    }
  }
});

test("labels have at most eight words, and search words", () => {
  for (const [code, { label, words }] of Object.entries(labels)) {
    assert.ok(label.split(/\s+/).length <= 8, `${code} ${label}`);
    assert.ok(words.length > 0 && words.length <= 10, code);
  }
});

test("no two headings of one chapter have the same label", () => {
  const seen = new Map<string, string>();
  for (const [code, { label }] of Object.entries(labels)) {
    const key = `${code.length}${code.slice(0, code.length - 2)}|${label.toLowerCase()}`;
    assert.ok(!seen.has(key), `${code} and ${seen.get(key)}: ${label}`);
    seen.set(key, code);
  }
});

test("labels share no run of five words with an official description", {
  skip: existsSync(exported) ? false : "the official exports are not beside the project",
}, () => {
  const rows = JSON.parse(gunzipSync(readFileSync(exported)).toString("utf8")) as { description: string }[];
  const official = new Set<string>();
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const runs = (text: string): string[] => {
    const words = wordsOf(text);
    return words.slice(0, Math.max(words.length - RUN + 1, 0)).map((_, at) => words.slice(at, at + RUN).join(" "));
  };
  for (const row of rows) for (const run of runs(row.description)) official.add(run);
  for (const all of [labels, subheadings, lines]) {
    const shared = Object.entries(all).filter(([, { label }]) => runs(label).some((run) => official.has(run)));
    assert.ok(shared.length < Object.keys(all).length * 0.02, shared.map(([code, { label }]) => `${code} ${label}`).join("; "));
  }
});
