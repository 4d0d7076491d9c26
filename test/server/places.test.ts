// Places and turns: whatever ends a request gives its place back, who sends slowly shuts nobody out, and long answers share the time.

import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { parseExactJson } from "../../src/console/json.js";
import { serverParts } from "../../src/host/server-parts.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { createServer } from "../../src/server/app.js";
import { open, sendRaw } from "./raw.js";

const PLACES = 16;
const BODIES = 24;
const TABLES = 2;
const LOOK_AGAIN = 20;
const LOOKS = 500;
const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
let app: FastifyInstance;
let base = "";
let ready = false;
before(async () => {
  app = createServer({
    ...serverParts(),
    version: "0",
    parseJson: parseExactJson,
    mcp: async () => undefined,
    ready: () => ready,
    limits: { requests: PLACES, bodies: BODIES, bodyTime: 1_000, tables: TABLES },
  });
  base = await app.listen({ port: 0, host: "127.0.0.1" });
});
after(() => app.close());

const GET = "GET /v1/law HTTP/1.1\r\nhost: localhost\r\n\r\n";
const post = (body: string, length = Buffer.byteLength(body)): string =>
  `POST /v1/assess HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

// All places are free again: as many answers at once as there are places. What was just closed may still be on its way.
async function allFree(): Promise<void> {
  let statuses: readonly number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    statuses = await Promise.all(
      Array.from({ length: PLACES }, async () => {
        const answer = await fetch(`${base}/v1/law`);
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
    if (statuses.every((status) => status === 200)) return;
    await pause(LOOK_AGAIN);
  }
  assert.fail(`places were lost: ${statuses}`);
}

const WAYS: Readonly<Record<string, () => Promise<void>>> = {
  "pipelined and closed at once": async () => {
    const socket = await open(base);
    socket.write(GET.repeat(20));
    socket.destroy();
  },
  "pipelined, one answer read": async () => {
    const socket = await open(base);
    socket.write(GET.repeat(20));
    await once(socket, "data");
    socket.destroy();
  },
  "pipelined, never read": async () => {
    const socket = await open(base);
    socket.pause();
    socket.write(GET.repeat(20));
    await pause(LOOK_AGAIN);
    socket.destroy();
  },
  "half a head": async () => {
    const socket = await open(base);
    socket.write(GET.slice(0, 20));
    await pause(LOOK_AGAIN);
    socket.destroy();
  },
  "half a body": async () => {
    const socket = await open(base);
    socket.write(post("{", 1_000));
    await pause(LOOK_AGAIN);
    socket.destroy();
  },
  "a long answer broken off": async () => {
    const socket = await open(base);
    socket.write(post(JSON.stringify(Array(2_000).fill(LINE))));
    await once(socket, "data");
    socket.destroy();
  },
  "half closed": async () => {
    const socket = await open(base);
    socket.end(GET.repeat(3));
    socket.resume();
    await once(socket, "close");
  },
  refused: async () => {
    await sendRaw(base, post("{").replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"));
  },
};

for (const [name, way] of Object.entries(WAYS))
  test(`every place is given back: ${name}`, async () => {
    await Promise.all(Array.from({ length: 6 }, way));
    await allFree();
  });

test("bodies that drip hold back other bodies, not questions, and are cut off", async () => {
  const sockets = await Promise.all(Array.from({ length: BODIES }, () => open(base)));
  const ends = sockets.map((socket) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", () => undefined);
    return once(socket, "close").then(() => text);
  });
  for (const socket of sockets) socket.write(post("{", 1_000));
  await pause(5 * LOOK_AGAIN);
  assert.equal((await fetch(`${base}/v1/law`)).status, 200);
  const other = await fetch(`${base}/v1/assess`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  assert.equal(other.status, 503);
  for (const text of await Promise.all(ends)) assert.match(text, /^HTTP\/1\.1 408 [\s\S]*request\/too-slow/);
  const again = await fetch(`${base}/v1/assess`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(LINE),
  });
  assert.equal(again.status, 200);
});

test("alive at once, ready when it is warm", async () => {
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  const early = await fetch(`${base}/readyz`);
  assert.deepEqual([early.status, ((await early.json()) as { code: string }).code], [503, "server/warming"]);
  ready = true;
  assert.deepEqual(await (await fetch(`${base}/readyz`)).json(), { status: "ready" });
});

test("long answers take turns, and others are answered between them", async () => {
  const body = JSON.stringify(Array(3_000).fill(LINE));
  let running = 6;
  const long = Array.from({ length: running }, async () => {
    const answer = await fetch(`${base}/v1/assess`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const lines = (await answer.json()) as unknown[];
    running--;
    return lines.length;
  });
  let between = 0;
  while (running > 0) {
    await (await fetch(`${base}/healthz`)).arrayBuffer();
    between++;
  }
  assert.deepEqual(await Promise.all(long), Array(6).fill(3_000));
  assert.ok(between > 20, `${between} in between`);
});

test("histories take turns, too", async () => {
  const numbers = bundledEngine()
    .schedule.numbers()
    .filter((hts) => hts.length === 10)
    .slice(-PLACES);
  let running = PLACES - 1;
  const long = Array.from({ length: running }, async (_, at) => {
    const answer = await fetch(`${base}/v1/history/${numbers[at]}`);
    const steps = (await answer.json()) as unknown[];
    running--;
    return steps.length;
  });
  let between = 0;
  while (running > 0) {
    await (await fetch(`${base}/healthz`)).arrayBuffer();
    between++;
  }
  assert.ok((await Promise.all(long)).every((steps) => steps > 0));
  // One after the other, no more than one for each could have come between.
  assert.ok(between > 2 * PLACES, `${between} in between`);
});

const ROWS = bundledEngine()
  .schedule.numbers()
  .filter((hts) => hts.length === 10)
  .slice(0, 2_000)
  .map((hts) => `${hts},CA,2025-08-01,1000.00`);
const TABLE = `hts,origin,entry_date,customs_value\n${ROWS.join("\n")}\n`;
const rated = (): Promise<Response> => fetch(`${base}/v1/rate`, { method: "POST", headers: { "content-type": "text/csv" }, body: TABLE });

test("more tables than may be are refused, broken off ones give their place back, and questions are answered meanwhile", async () => {
  const statuses = await Promise.all(
    Array.from({ length: TABLES + 2 }, async () => {
      const answer = await rated();
      const text = await answer.text();
      if (answer.status === 200) assert.equal(text.trim().split("\n").length, ROWS.length + 1);
      return answer.status;
    }),
  );
  assert.deepEqual(statuses.sort(), [...Array(TABLES).fill(200), 503, 503]);
  const head = `POST /v1/rate HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/csv\r\ncontent-length: ${TABLE.length}\r\n\r\n`;
  for (const part of [TABLE.slice(0, 5_000), TABLE]) {
    const sockets = await Promise.all(Array.from({ length: 2 * TABLES }, () => open(base)));
    for (const socket of sockets) socket.write(head + part);
    await pause(LOOK_AGAIN);
    for (const socket of sockets) socket.destroy();
  }
  let status = 503;
  for (let look = 0; look < LOOKS && status !== 200; look++) {
    const answer = await rated();
    await answer.arrayBuffer();
    status = answer.status;
  }
  assert.equal(status, 200);
});

const HEAVY: Readonly<Record<string, readonly [text: string, status: number]>> = {
  "900,000 keys": [`{${Array.from({ length: 900_000 }, (_, at) => `"k${at}":1.0`).join(",")}}`, 413],
  "seven million ones": [`[${"1,".repeat(7_000_000)}1]`, 413],
  "lists in lists": ["[".repeat(15 << 20), 400],
  "many small nests": [`[${"[[[[]]]],".repeat(1_500_000)}1]`, 413],
  "200,000 units": [
    JSON.stringify({ ...LINE, quantity: Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`u${at}`, "1"])) }),
    413,
  ],
  "a number of a million digits": [`{"value":${"9".repeat(1_000_000)}}`, 413],
  "one line above a mebibyte": [JSON.stringify({ ...LINE, id: "x".repeat(9 << 20) }), 413],
  "one of several above a mebibyte": [JSON.stringify([LINE, { ...LINE, id: "x".repeat(2 << 20) }]), 413],
};
for (const [name, [text, status]] of Object.entries(HEAVY))
  test(`refused before it is parsed: ${name}`, async () => {
    const answer = await fetch(`${base}/v1/assess`, { method: "POST", headers: { "content-type": "application/json" }, body: text });
    assert.equal(answer.status, status);
    assert.match(answer.headers.get("content-type") ?? "", /problem/);
    assert.doesNotMatch(await answer.text(), /call stack/i);
  });

test("a long string is read, whatever its escapes", () => {
  for (const text of ["x".repeat(9 << 20), '"\\'.repeat(3 << 20), "é".repeat(4 << 20)]) {
    const found = parseExactJson(JSON.stringify({ csv: text }));
    assert.ok("value" in found);
    assert.equal((found.value as { csv: string }).csv.length, text.length);
  }
});
