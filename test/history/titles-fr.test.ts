// Every event of the record has a title in French, with the figures of the English one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
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
