// Topics of search: words about the law lead to its measures and to the views, and words of goods lead to no topic.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import {
  bundledEngine,
  bundledFrenchLabels,
  bundledFrenchLineLabels,
  bundledLabels,
  bundledLineLabels,
  bundledSubheadingLabels,
} from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { bundledTopics } from "../../src/packaged/topics-bundle.js";
import type { TopicRow } from "../../src/server/topics.js";
import { TAB_IDS } from "../../web/state.js";

interface Asked {
  readonly query: string;
  readonly first: string;
  readonly whole: string;
}

const rowsOf = <T>(name: string): T[] => parse(readFileSync(packagePath(name)), { columns: true }) as T[];
const find = bundledTopics();
const { law } = bundledEngine();

test("words about the law, refunds, parcels and the like lead to their topic, and words of goods to none", () => {
  for (const { query, first, whole } of rowsOf<Asked>("test/search/topics.csv")) {
    const { topics, isWhole } = find(query);
    assert.equal(topics[0]?.id ?? "", first, query);
    assert.equal(isWhole, whole === "yes", query);
  }
});

test("no query of goods is taken for a topic as a whole", () => {
  const goods = rowsOf<{ readonly query: string }>("test/search/exporter.csv").map(({ query }) => query);
  for (const query of [...goods, ...rowsOf<{ readonly query: string }>("test/search/kept.csv").map((row) => row.query)])
    assert.equal(find(query).isWhole, false, query);
});

test("every measure is found by its own title, in English and in French, with the command that explains it", () => {
  const french = bundledEngine().parts.translator("fr");
  for (const { id, title } of law.measures)
    for (const words of [title, french.law(title)]) {
      const { topics } = find(words);
      const same = law.measures.filter((each) => each.title === title).map((each) => `carveout explain ${each.id}`);
      assert.ok(
        topics.some(({ command }) => command !== undefined && same.includes(command)),
        `${id}: ${words}: ${topics.map((topic) => topic.id).join(" ")}`,
      );
    }
});

test("a section of the law leads to its measures, and where there are many to the list of all", () => {
  const few = find("section 338").topics.map(({ id }) => id);
  assert.deepEqual(new Set(few), new Set(law.measures.filter(({ authority }) => authority === "Section 338").map(({ id }) => id)));
  assert.ok(find("section 232").topics.some(({ id }) => id === "measures"));
});

test("what a row leads to is there: the view, the page of documentation, the command, the measure", () => {
  const commands = readFileSync(packagePath("docs/reference.md"), "utf8");
  for (const row of rowsOf<TopicRow>("sectors/topics.csv")) {
    if (row.kind === "measure")
      assert.ok(
        law.measures.some(({ id }) => id === row.id),
        row.id,
      );
    if (row.en === "") continue;
    const tab = new URLSearchParams(row.view).get("tab") ?? "home";
    assert.ok(TAB_IDS.some((id) => id === tab) && row.fr !== "", row.id);
    assert.ok(existsSync(packagePath(row.doc)), row.doc);
    const [, name = ""] = row.command.split(" ");
    assert.ok(commands.includes(`## \`carveout ${name}`), row.command);
  }
});

test("no name of goods is taken for a topic as a whole, but for words that have two meanings", () => {
  const two = new Set(["cvd"]);
  for (const labels of [bundledLabels(), bundledSubheadingLabels(), bundledLineLabels(), bundledFrenchLabels(), bundledFrenchLineLabels()])
    for (const [code, { label, words }] of Object.entries(labels))
      for (const name of [label, ...words]) if (!two.has(name.toLowerCase())) assert.equal(find(name).isWhole, false, `${code}: ${name}`);
});
