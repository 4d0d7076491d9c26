// Several processes on one port: one that dies is replaced, and the port goes on answering.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Served, serve } from "./serve.js";

const NOT_LINUX = existsSync("/proc/self/task") ? false : "processes are found through /proc";
const LOOK_AGAIN = 50;
const LOOKS = 1200;

function workersOf({ child }: Served): readonly number[] {
  return readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

test("a process that is killed is replaced, the log says so, and the stop ends all", { skip: NOT_LINUX }, async () => {
  const server = await serve("--workers", "2");
  let after: readonly number[] = [];
  let killed = 0;
  try {
    const before = workersOf(server);
    assert.equal(before.length, 2);
    killed = before[0] as number;
    process.kill(killed, "SIGKILL");
    after = workersOf(server);
    for (let look = 0; look < LOOKS && !(after.length === 2 && !after.includes(killed)); look++) {
      await pause(LOOK_AGAIN);
      after = workersOf(server);
    }
    assert.equal(after.length, 2);
    assert.ok(!after.includes(killed) && after.includes(before[1] as number));
    for (let turn = 0; turn < 10; turn++) {
      const answer = await fetch(`${server.base}/v1/assess`, {
        method: "POST",
        headers: { "content-type": "application/json", connection: "close" },
        body: JSON.stringify({ hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00", spi: "S" }),
      });
      assert.equal(answer.status, 200);
    }
  } finally {
    assert.equal(await server.stop(), 0);
  }
  assert.ok(after.every((pid) => !existsSync(`/proc/${pid}`)));
  assert.match(server.log(), new RegExp(`"failed":"process","pid":${killed}`));
});
