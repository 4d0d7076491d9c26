// The lists of section 301 against the endnotes that the printed lines carry, in archived editions, where those stand beside the project.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { writeHeading } from "../../src/assess/lines.js";
import type { Day } from "../../src/exact/day.js";
import { foldTerms } from "../../src/law/in-force.js";
import type { Condition } from "../../src/law/types.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const folder = packagePath("../shared/hts");
const skip = existsSync(folder) ? false : "the archived editions are not beside the project";
const EDITIONS: readonly (readonly [edition: string, day: Day])[] = [
  ["2025_rev_2", "2025-02-10" as Day],
  ["2025_rev_25", "2025-10-15" as Day],
  ["2026_rev_10", "2026-06-20" as Day],
];
// Numbers on which note and endnote differ.
const KNOWN: Readonly<Record<string, string>> = {
  "0403205000": "note 20(s) names 0403.20.50, whose line has no endnote",
  "6307909870": "note 31(e) names it for 2025; its line follows in later editions",
};
const NOTED = /9903\.(?:88\.(?:0[1-4]|15)|91\.(?:0[1-8]|11))\b/g;

interface Row {
  readonly htsno: string;
  readonly footnotes?: readonly { readonly value: string }[] | null;
}

const engine = bundledEngine();

function listsOf(test: Condition | undefined): readonly string[] {
  if (test?.op === "list") return [test.list];
  return test?.op === "any" || test?.op === "all" ? test.tests.flatMap(listsOf) : [];
}

/** Headings by the lists that decide them, on a day. */
function headingsByList(day: Day): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, provisions } of engine.law.measures) {
    if (id !== "china-301") continue;
    for (const provision of provisions) {
      const terms = foldTerms(provision, day, undefined)?.terms;
      const heading = writeHeading(provision.id);
      if (terms?.adds.kind !== "rate" || terms.when.op !== "true" || heading.match(NOTED) === null) continue;
      for (const list of listsOf(terms.goods)) found.set(list, heading);
    }
  }
  return found;
}

/** Numbers of which the note takes statistical numbers alone: their endnotes name every heading that may apply. */
function inParts(byList: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    [...byList.keys()].flatMap(
      (list) => engine.law.lists[list]?.rows.flatMap(([prefix]) => (prefix.length === 10 ? [prefix.slice(0, 8)] : [])) ?? [],
    ),
  );
}

function noted({ footnotes }: Row): readonly string[] {
  return [...new Set((footnotes ?? []).flatMap(({ value }) => value.match(NOTED) ?? []))];
}

for (const [edition, day] of EDITIONS)
  test(`the lists of section 301 are those of the endnotes of HTS ${edition.replaceAll("_", " ")}`, { skip }, () => {
    const rows = JSON.parse(gunzipSync(readFileSync(`${folder}/hts_${edition}.json.gz`)).toString("utf8")) as Row[];
    const byList = headingsByList(day);
    const parts = inParts(byList);
    let above: { readonly prefix: string; readonly notes: readonly string[] } = { prefix: "-", notes: [] };
    let compared = 0;
    const off: string[] = [];
    for (const row of rows) {
      const hts = row.htsno.replaceAll(".", "");
      if (hts >= "98" || hts.length < 8) continue;
      if (hts.length === 8) above = { prefix: hts, notes: noted(row) };
      if (hts.length < 10 || KNOWN[hts] !== undefined) continue;
      // An endnote of the line stands in place of that of the number above it.
      const own = noted(row);
      const print = own.length > 0 || !hts.startsWith(above.prefix) ? own : above.notes;
      const law = [...new Set([...engine.parts.plans.listsOn(hts, day)].flatMap((list) => byList.get(list) ?? []))];
      compared++;
      const same = parts.has(hts.slice(0, 8))
        ? law.length <= 1 && law.every((heading) => print.includes(heading))
        : law.sort().join() === [...print].sort().join();
      if (!same) off.push(`${row.htsno}: law ${law.join()}, print ${print.join()}`);
    }
    assert.deepEqual(off, []);
    assert.ok(compared > 15_000, `${compared} lines`);
  });
