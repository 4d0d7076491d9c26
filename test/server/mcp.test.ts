// MCP over standard input and output, with the official client: every tool is listed and called.

import assert from "node:assert/strict";
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
  measures: {},
  measure: { id: "canada-338" },
  compare: {
    lines: [LINE, { ...LINE, hts: "7013.99.90.10", entryDate: "2026-12-02" }],
    scenario:
      "scenario: x\ntitle: No section 338 duty\nact: Scenario x\namends:\n  canada-338:\n    ends: { on: 2026-12-01, by: [Scenario x] }\n",
  },
  rate: { csv: "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n" },
  events: { measure: "canada-338" },
  calendar: { numbers: ["6109.10.00.04"], from: "2025-01-01" },
  feed: { measure: "canada-338", from: "2026-01-01" },
  exposure: { date: "2025-10-03", month: "2025-10", by: "sector" },
  facts: {},
  law: {},
};

test("every tool is listed with a description and a schema, and answers", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(), Object.keys(CALLS).sort());
  for (const tool of tools) {
    assert.ok((tool.description ?? "").length > 40, tool.name);
    assert.equal(tool.inputSchema.type, "object");
    const { refused, value } = await call(tool.name, CALLS[tool.name] ?? {});
    assert.equal(refused, false, tool.name);
    assert.ok(JSON.stringify(value).length > 20, tool.name);
  }
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

test("a large answer comes whole", async () => {
  const { value } = await call("assess", { lines: Array.from({ length: 1_000 }, () => LINE) });
  assert.equal((value as unknown[]).length, 1_000);
});
