// Every event of the record has a title in French, with the figures of the English one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { recordIn } from "../../src/history/french-events.js";
import { packagePath } from "../../src/packaged/paths.js";

const rows = (file: string): Record<string, string>[] => parse(readFileSync(packagePath(file)), { columns: true });
const english = rows("events/events.csv").map(({ title }) => title ?? "");
const french = new Map(rows("events/titles-fr.csv").map(({ title, french: said }) => [title ?? "", said ?? ""]));

test("each title has one, and no title is left over", () => {
  assert.deepEqual([...new Set(english)].sort(), [...french.keys()].sort());
  assert.deepEqual(
    [...french].filter(([title, said]) => said.trim() === "" || said === title).map(([title]) => title),
    [],
  );
});

// 12.5 and 12,5, $2500 and 2500 $ are the same figures; months and "one" are words.
const figures = (text: string): string => (text.replace(/(\d)[.,](\d)/g, "$1.$2").match(/\d+(?:\.\d+)?/g) ?? []).sort().join(" ");

test("its figures are those of the English title", () => {
  for (const [title, said] of french) {
    // "1er" is how the first of a month is written; the article of "of 2026" may stand elsewhere.
    assert.equal(figures(said.replace(/\b1er\b/g, "1")), figures(title), `${title}\n${said}`);
  }
});

const parts = rows("events/events.csv").flatMap(({ source = "", instrument = "" }) => [...source.split("; "), ...instrument.split("; ")]);
const called = new Map(rows("events/sources-fr.csv").map(({ text, french: said }) => [text ?? "", said ?? ""]));
// What a citation is made of, whichever language it stands in.
const CITATION = /\b(?:rev|cl|note|art|cv|sec|pp|of|v|et al|re|cases)\b/gi;

test("sources and acts that are no citations are called in French, and none is left over", () => {
  assert.deepEqual(
    [...new Set(parts)].filter((part) => !called.has(part) && /\b[a-z]{2,}/.test(part.replace(/\(\w+\)/g, "").replace(CITATION, ""))),
    [],
  );
  assert.deepEqual(
    [...called.keys()].filter((part) => !parts.includes(part)),
    [],
  );
  for (const [part, said] of called) assert.equal(figures(said), figures(part), `${part}\n${said}`);
});

test("a source is called part by part, and a citation stays", () => {
  const french = Object.fromEntries(called);
  assert.equal(recordIn("press; law-firm chronology", french), "presse\u00a0; chronologie d’un cabinet d’avocats");
  assert.equal(recordIn("BIS notice; HTS 2025 rev 15", french), "avis du BIS\u00a0; HTS 2025 rev 15");
  assert.equal(recordIn("PP 10895; PP 10896", french), "PP 10895; PP 10896");
});
