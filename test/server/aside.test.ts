// Long requests run aside: short ones are answered meanwhile, too many and too long ones are refused, and the answers are the same.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseExactJson } from "../../src/console/json.js";
import { ASIDE_LIMITS, type AsideLimits, openAside } from "../../src/host/aside.js";
import { serverParts } from "../../src/host/server-parts.js";
import { createServer } from "../../src/server/app.js";
import { Refused } from "../../src/server/operation.js";
import { OPERATIONS } from "../../src/server/operations.js";
import { LONG } from "../long.js";
import { type Served, serve } from "./serve.js";

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
const LONG_ONE = `/v1/diff?from=2025-01-01&to=2026-10-07${LONG ? "" : "&chapter=84"}`;
let server: Served;
before(async () => {
  // On a busy machine a diff of the whole schedule takes long.
  server = await serve("--time-limit", "300");
});
after(async () => assert.equal(await server.stop(), 0));

const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

test("single lines are answered, many of them, while a long diff runs", async () => {
  let running = true;
  const whole = fetch(`${server.base}${LONG_ONE}`)
    .then((answer) => answer.json())
    .finally(() => {
      running = false;
    });
  let answered = 0;
  while (running) {
    const answer = await fetch(`${server.base}/v1/assess`, post(LINE));
    assert.equal(answer.status, 200);
    await answer.arrayBuffer();
    if (running) answered++;
  }
  assert.ok(((await whole) as unknown[]).length > (LONG ? 10_000 : 1_000));
  // On the loop itself the diff would let one in before it began, and none after.
  assert.ok(answered > 10, `${answered} were answered in between`);
});

test("an answer made aside is the answer made in place, and a refusal keeps its status", async () => {
  const parts = serverParts();
  const run = (name: string, given: Record<string, unknown>): unknown =>
    OPERATIONS.find((operation) => operation.name === name)?.run(given, parts);
  const diff = await fetch(`${server.base}/v1/diff?from=2026-08-21&to=2026-08-22&chapter=70`);
  assert.match(diff.headers.get("content-type") ?? "", /^application\/json/);
  assert.deepEqual(await diff.json(), run("diff", { from: "2026-08-21", to: "2026-08-22", chapter: "70" }));
  const lines = Array.from({ length: 60 }, () => LINE);
  const entry = await fetch(`${server.base}/v1/entry`, post(lines));
  assert.deepEqual(await entry.json(), JSON.parse(JSON.stringify(run("entry", { lines }))));
  const early = await fetch(`${server.base}/v1/diff?from=2024-01-01&to=2026-08-22`);
  assert.deepEqual([early.status, ((await early.json()) as { code: string }).code], [422, "date/before-coverage"]);
  const audit = await fetch(`${server.base}/v1/audit`, { method: "POST", headers: { "content-type": "text/csv" }, body: "a,b\n1,2\n" });
  assert.deepEqual([audit.status, ((await audit.json()) as { code: string }).code], [422, "table/missing-column"]);
  const scenario = await fetch(`${server.base}/v1/compare`, post({ lines: [LINE], scenario: "scenario: [" }));
  assert.deepEqual([scenario.status, ((await scenario.json()) as { code: string }).code], [422, "law/refused"]);
});

async function refusedWith(
  limits: Partial<AsideLimits>,
  requests: number,
): Promise<readonly { status: number; code: string | undefined }[]> {
  const { aside, close } = openAside({ ...ASIDE_LIMITS, ...limits });
  const app = createServer({ ...serverParts(), aside, version: "0", parseJson: parseExactJson, mcp: async () => undefined });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  try {
    return await Promise.all(
      Array.from({ length: requests }, async () => {
        const answer = await fetch(`${address}/v1/diff?from=2026-08-21&to=2026-08-22&chapter=70`);
        const body = (await answer.json()) as { code?: string };
        if (answer.status !== 200) assert.match(answer.headers.get("content-type") ?? "", /application\/problem\+json/);
        return { status: answer.status, code: body.code };
      }),
    );
  } finally {
    await app.close();
    await close();
  }
}

test("what takes longer than its limit, waiting or running, is ended with a problem document", async () => {
  // A thread does not even start within a millisecond.
  assert.deepEqual(await refusedWith({ time: 1 }, 3), Array(3).fill({ status: 503, code: "server/too-long" }));
});

test("more than may wait are refused at once, and the first is answered", async () => {
  const told = await refusedWith({ waiting: 1 }, 4);
  assert.equal(told.filter(({ status }) => status === 200).length, 2);
  assert.deepEqual(
    told.filter(({ status }) => status !== 200),
    Array(2).fill({ status: 503, code: "server/busy" }),
  );
});

test("a thread that was ended, late or idle, is replaced by the next request", async () => {
  const { aside, close } = openAside({ ...ASIDE_LIMITS, idle: 1 });
  try {
    for (let turn = 0; turn < 2; turn++) {
      const law = await aside("law", {});
      assert.ok(!(law instanceof Refused));
      assert.match(new TextDecoder().decode(law), /"hash"/);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await assert.rejects(aside("nothing", {}), /no operation/);
  } finally {
    await close();
  }
});
