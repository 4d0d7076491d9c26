// MCP over standard input and output, with the official client: every tool is listed and called.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { packagePath } from "../../src/packaged/paths.js";
import { serve } from "./serve.js";

const client = new Client({ name: "test", version: "0" });
before(() => client.connect(new StdioClientTransport({ command: process.execPath, args: [packagePath("dist/cli/main.js"), "mcp"] })));
after(() => client.close());

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };

async function call(name: string, given: Record<string, unknown>): Promise<{ refused: boolean; value: unknown }> {
  const answer = await client.callTool({ name, arguments: given });
  const [first] = answer.content as { type: string; text: string }[];
  return {
    refused: answer.isError === true,
    value:
      answer.isError === true && !first?.text.startsWith("{")
        ? first?.text
        : first?.text.startsWith("[") || first?.text.startsWith("{")
          ? JSON.parse(first.text)
          : first?.text,
  };
}

const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  audit: {
    asOf: "2026-05-01",
    rows: [
      ["entry_number", "entry_date", "line", "hts", "origin", "spi", "entered value", "duty"],
      ["TST00000001", "2025-08-05", "1", "99030110", "CA", "", "", "3500.00"],
      ["TST00000001", "2025-08-05", "1", "6109100004", "CA", "", "10000", "1650.00"],
    ],
  },
  assess: { line: LINE },
  entry: { lines: [LINE, LINE], fees: true },
  origin: {
    line: { hts: "8414.59", date: "2025-10-01", materials: [{ name: "motor", hts: "8501.10", originating: false }] },
    worth: true,
  },
  search: { q: "alumnium bars" },
  lines: { hts: "7604.21.00.10", date: "2025-10-07" },
  history: { hts: "6109.10.00.04", spi: "none" },
  diff: { from: "2026-08-21", to: "2026-08-22", chapter: "70" },
  answer: { goods: "aluminum bars", day: "2025-10-07" },
  compare: {
    lines: [LINE, { ...LINE, hts: "7013.99.90.10", entryDate: "2026-12-02" }],
    scenario:
      "scenario: x\ntitle: No section 338 duty\nact: Scenario x\namends:\n  canada-338:\n    ends: { on: 2026-12-01, by: [Scenario x] }\n",
  },
  rate: { csv: "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n" },
  timeline: { form: "calendar", numbers: ["6109.10.00.04"], from: "2025-01-01" },
  exposure: { date: "2025-10-03", month: "2025-10", by: "sector" },
  reference: { about: "law" },
};
// Gathered in timeline and reference, and answered under their own names as well.
const UNLISTED: Readonly<Record<string, Record<string, unknown>>> = {
  measures: {},
  measure: { id: "canada-338" },
  events: { measure: "canada-338" },
  calendar: { numbers: ["6109.10.00.04"], from: "2025-01-01" },
  feed: { measure: "canada-338", from: "2026-01-01" },
  facts: {},
  law: {},
};

test("every tool is listed with a description and a schema, and answers", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(), Object.keys(CALLS).sort());
  for (const tool of tools) {
    assert.ok((tool.description ?? "").length > 40, tool.name);
    assert.equal(tool.inputSchema.type, "object");
    assert.equal(tool.outputSchema?.type, "object", tool.name);
    assert.ok((tool.title ?? "").length > 5, tool.name);
    assert.deepEqual([tool.annotations?.readOnlyHint, tool.annotations?.openWorldHint], [true, false]);
    for (const [name, schema] of Object.entries(tool.inputSchema.properties ?? {}))
      assert.ok(((schema as { description?: string }).description ?? "").length > 8, `${tool.name} ${name}`);
    const { refused, value } = await call(tool.name, CALLS[tool.name] ?? {});
    assert.equal(refused, false, tool.name);
    assert.ok(JSON.stringify(value).length > 20, tool.name);
  }
});

test("the server says how its tools go together, and names only tools that are there", async () => {
  const said = client.getInstructions() ?? "";
  const { tools } = await client.listTools();
  for (const [, name] of said.matchAll(/`(\w+)`/g))
    assert.ok(
      tools.some((tool) => tool.name === name),
      name,
    );
  for (const { name } of tools) assert.ok(said.includes(name), name);
});

test("operations that are gathered are answered under their own names, and alike", async () => {
  for (const [name, given] of Object.entries(UNLISTED)) {
    const { refused, value } = await call(name, given);
    assert.equal(refused, false, name);
    assert.ok(JSON.stringify(value).length > 20, name);
  }
  assert.deepEqual((await call("reference", { about: "law" })).value, (await call("law", {})).value);
});

test("answer: words or a number, a question where one is open, both claims, nothing guessed", async () => {
  const one = (await call("answer", { goods: "6109.10.00.04", day: "2025-08-01" })).value as {
    status: string;
    verdict: string;
    filing: { claim: string; headings: { heading: string }[] }[];
    sources: string[];
  };
  const { value: assessed } = await call("assess", { line: LINE });
  assert.equal(one.status, "answered");
  assert.match(one.verdict, /5,150\.00/);
  assert.deepEqual(
    one.filing.find(({ claim }) => claim === "without CUSMA")?.headings.map(({ heading }) => heading),
    (assessed as { headings: string[] }).headings,
  );
  assert.ok(one.sources.length > 0);
  const open = (await call("answer", { goods: "9403.40.90.60", day: "2025-10-20" })).value as {
    status: string;
    filing: unknown[];
    question: { fact: string; choices: unknown[] };
  };
  assert.deepEqual([open.status, open.filing, open.question.fact], ["open", [], "facts.kitchenCabinetOrVanity"]);
  for (const choice of open.question.choices) {
    const settled = await call("answer", { goods: "9403.40.90.60", day: "2025-10-20", facts: { [open.question.fact]: choice } });
    assert.equal((settled.value as { status: string }).status, "answered");
  }
  const several = (await call("answer", { goods: "9403.40", day: "2025-10-20" })).value as { status: string; groups: unknown[] };
  assert.ok(several.status === "choose" && several.groups.length > 1);
  assert.equal((await call("answer", { goods: "7604.21.00.10", facts: { "__proto__.polluted": true } })).refused, true);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.equal((await call("answer", { goods: "7604.21.00.10", day: "never" })).refused, true);
  const named = async (given: Record<string, unknown>): Promise<string> => {
    const { refused, value } = await call("answer", given);
    assert.equal(refused, true);
    const { code, key } = value as { code: string; key: string };
    return `${code} ${key}`;
  };
  assert.equal(await named({ good: "x" }), "request/missing-key goods");
  assert.equal(await named({ goods: "x", dya: "2025-08-01" }), "request/unknown-key dya");
  assert.equal(await named({ goods: "x", claim: "S" }), "request/wrong-value claim");
  assert.equal((await call("answer", { goods: "7604.21.00.10", facts: { "facts.nothing": true } })).refused, true);
});

test("answers are those of the library", async () => {
  const { value } = await call("assess", { line: LINE });
  assert.equal((value as { totals: { duty: string } }).totals.duty, "5150.00");
  const { value: open } = await call("assess", { line: { ...LINE, spi: undefined } });
  assert.equal((open as { status: string }).status, "range");
});

test("the same tools over HTTP", async () => {
  const { base, stop } = await serve();
  try {
    const remote = new Client({ name: "test", version: "0" });
    await remote.connect(new StreamableHTTPClientTransport(new URL(`${base}/mcp`)) as unknown as Transport);
    assert.equal((await remote.listTools()).tools.length, Object.keys(CALLS).length);
    const answer = await remote.callTool({ name: "assess", arguments: { line: LINE } });
    assert.match((answer.content as { text: string }[])[0]?.text ?? "", /5150\.00/);
    // Run aside, and refused there.
    const diff = await remote.callTool({ name: "diff", arguments: { from: "2026-08-21", to: "2026-08-22", chapter: "70" } });
    assert.ok((JSON.parse((diff.content as { text: string }[])[0]?.text ?? "") as unknown[]).length > 0);
    const early = await remote.callTool({ name: "diff", arguments: { from: "2024-08-21", to: "2026-08-22" } });
    assert.equal(early.isError, true);
    await remote.close();
  } finally {
    await stop();
  }
});

test("refusals are words", async () => {
  assert.equal((await call("lines", { hts: "7604" })).refused, true);
  assert.equal((await call("diff", { from: "soon", to: "2026-08-22", chapter: "70" })).refused, true);
  assert.equal((await call("nothing", {})).refused, true);
  assert.equal((await call("events", { kind: "parade" })).refused, true);
  assert.equal((await call("exposure", { by: "color" })).refused, true);
});

test("facts in error are refused with code, key and fix; in a list they stand in their place", async () => {
  const { refused, value } = await call("assess", { line: { ...LINE, valeu: "1" } });
  const { code, key, fix } = value as { code: string; key: string; fix: string };
  assert.deepEqual([refused, code, key, fix], [true, "facts/unknown-key", "valeu", "Did you mean value?"]);
  const misspelt = await call("search", { q: "x", limt: 3 });
  assert.deepEqual([misspelt.refused, (misspelt.value as { key: string }).key], [true, "limt"]);
  const several = await call("assess", { lines: [LINE, {}] });
  assert.equal(several.refused, false);
  assert.deepEqual(
    (several.value as { status: string }[]).map((each) => each.status),
    ["determined", "error"],
  );
});

test("a large answer is shortened and says so; whole, it comes whole", async () => {
  const lines = Array.from({ length: 1_000 }, () => LINE);
  const short = await client.callTool({ name: "assess", arguments: { lines } });
  const [first, second] = short.content as { text: string }[];
  const shown = JSON.parse(first?.text ?? "") as unknown[];
  assert.ok(shown.length > 5 && (first?.text.length ?? 0) < 25_000, `${shown.length}`);
  assert.match(second?.text ?? "", new RegExp(`${shown.length} of 1000[\\s\\S]*whole: true[\\s\\S]*POST /v1/assess`));
  assert.deepEqual((short.structuredContent as { cut: unknown[] }).cut, [{ path: "(the list)", shown: shown.length, of: 1_000 }]);
  const { value } = await call("assess", { lines, whole: true });
  assert.equal((value as unknown[]).length, 1_000);
});

test("rate: how the table was read, columns by name, days by their order, and the language of errors", async () => {
  const rate = async (given: Record<string, unknown>): Promise<{ csv: string; reading: string; refused: boolean }> => {
    const answer = await client.callTool({ name: "rate", arguments: given });
    const { answer: csv = "", reading = [] } = (answer.structuredContent ?? {}) as { answer?: string; reading?: string[] };
    const texts = (answer.content as { text: string }[]).map(({ text }) => text);
    // Clients show the texts or the structure: both hold it.
    assert.ok(reading.every((line) => texts.some((text) => text.includes(line))));
    return { csv: csv === "" ? (texts[0] ?? "") : csv, reading: reading.join("\n"), refused: answer.isError === true };
  };
  const plain = await rate({ csv: "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n" });
  assert.match(plain.csv, /,determined,/);
  assert.equal(plain.reading, "");
  const messy = { csv: 'HTS Number,Country,Entry Date,Amount,Program\n702004098,Canada,03/04/2026,"$1,234.50",N\n' };
  const ambiguous = await rate({ ...messy, map: ["Amount=customs_value", "Program=spi"] });
  assert.match(ambiguous.csv, /table\/two-days/);
  const settled = await rate({ ...messy, map: ["Amount=customs_value", "Program=spi"], dates: "mdy" });
  assert.match(settled.reading, /leading zero/);
  assert.match(settled.reading, /month first/);
  assert.match(settled.reading, /dollar signs/);
  assert.match(settled.reading, /Amount = customs_value/);
  assert.match((await rate({ ...messy, map: ["Amount=customs_value"], dates: "mdy", language: "fr" })).reading, /zéro initial/);
  const wrong = "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-13-01,10000.00,\n";
  assert.notEqual((await rate({ csv: wrong })).csv, (await rate({ csv: wrong, language: "fr" })).csv);
  const fees = await rate({
    csv: "hts,origin,entry_date,customs_value,spi,mode\n6109.10.00.04,CA,2025-08-01,10000.00,,truck\n",
    fees: true,
  });
  assert.match(fees.csv.split("\n")[0] ?? "", /,payable$/);
  for (const given of [
    {},
    { csv: 1 },
    { csv: messy.csv, dates: "ymd" },
    { csv: messy.csv, map: ["Amount"] },
    { csv: messy.csv, column: "x" },
  ])
    assert.equal((await rate(given)).refused, true, JSON.stringify(given));
});

test("a line that is no JSON and one that is no message are answered, and those after them are read", () => {
  const lines = ["nonsense", '{"a":1}', '{"jsonrpc":"2.0","id":1,"method":"ping"}', ""].join("\n");
  const { stdout } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "mcp"], { input: lines, encoding: "utf8" });
  const answers = stdout
    .trim()
    .split("\n")
    .map((answer) => JSON.parse(answer) as { readonly id: number | null; readonly error?: { readonly code: number } });
  assert.deepEqual(
    answers.map(({ id, error }) => [id, error?.code]),
    [
      [null, -32700],
      [null, -32600],
      [1, undefined],
    ],
  );
});
