// docs/october-2025.md: every command gives the answer that stands beside it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { positionCharts, positioned } from "../../scripts/position.js";
import type { Answer } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";
import { factsOf } from "../../src/console/options.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const engine = bundledEngine();
const page = readFileSync(packagePath("docs/october-2025.md"), "utf8");

// The flags of `carveout duty` as the page writes them.
function answerTo(command: string): Answer {
  const [, hts = "", ...flags] = command.split(" ");
  const values: Record<string, string[]> = {};
  let name = "";
  for (const word of flags) {
    if (word.startsWith("--")) {
      name = word.slice(2);
      values[name] = [];
    } else values[name]?.push(word);
  }
  const spi = values.spi?.[0];
  const facts = factsOf({
    ...(values.fact === undefined ? {} : { fact: values.fact }),
    ...(values.quantity === undefined ? {} : { quantity: values.quantity }),
  });
  const answer = engine.assess({
    hts,
    origin: "CA",
    entryDate: values.date?.[0],
    value: values.value?.[0],
    ...facts,
    ...(spi === undefined ? {} : { spi: spi === "none" ? null : spi }),
  });
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}

const rows = [...page.matchAll(/^\| `(duty [^`]+)` \| ([\d.]+(?: to [\d.]+)?) \| ([^|]*) \|$/gm)];

for (const [, command = "", owed = "", headings = ""] of rows) {
  test(`the reports: ${command}`, () => {
    const answer = answerTo(command);
    assert.equal(answer.totals?.duty ?? `${answer.range?.min.duty} to ${answer.range?.max?.duty}`, owed);
    const filed = [
      ...filedIn(answer).headings.filter((each) => each.startsWith("99")),
      ...filedIn(answer)
        .duties.map((duty) => duty.heading)
        .filter((each) => /^[AC]-/.test(each)),
    ];
    assert.equal(filed.join(" ") || "none", headings);
  });
}

test("the reports are all on the page", () => {
  for (const id of ["SC06", "SC07", "SC09", "SC10", "SC11", "SC12", "SC13", "SC14", "SC37", "SC45", "SC46", "SC47", "SC48", "SC49"])
    assert.ok(page.includes(id), id);
  assert.ok(rows.length > 20);
});

test("the position in numbers is what the trade and the law give", () => {
  assert.equal(positioned(page), page);
  for (const [name, svg] of Object.entries(positionCharts()))
    assert.equal(readFileSync(packagePath(`docs/charts/${name}`), "utf8"), svg, name);
});
