// The progress line: only on a terminal, never wider than it, never going back, gone at the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ProgressLine } from "../../src/rate/rate-progress.js";

interface Shown {
  readonly lines: string[];
  readonly line: ProgressLine;
  wait(milliseconds: number): void;
}

function shown(isTTY: boolean, columns?: number): Shown {
  const lines: string[] = [];
  let now = 0;
  const terminal = { isTTY, ...(columns === undefined ? {} : { columns }), write: (text: string) => lines.push(text) };
  return {
    lines,
    line: new ProgressLine(terminal, () => now),
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

const CLEAR = "\r\u001b[K";

test("share, time left, lines and speed, as many as fit", () => {
  for (const [columns, expected] of [
    [80, "50%, 1 min 30 s left, 900,000 lines, 10,000 a second"],
    [40, "50%, 1 min 30 s left, 900,000 lines"],
    [22, "50%, 1 min 30 s left"],
    [10, "50%"],
    [2, ""],
  ] as const) {
    const { lines, line, wait } = shown(true, columns);
    line.show({ share: 0, lines: 0 });
    wait(90_000);
    line.show({ share: 0.5, lines: 900_000 });
    assert.deepEqual(lines, [columns > 2 ? `${CLEAR}0%` : CLEAR, `${CLEAR}${expected}`]);
  }
});

test("time left and speed are those of this call, not of parts that stood before it", () => {
  const { lines, line, wait } = shown(true);
  line.show({ share: 0.5, lines: 1_000_000 });
  wait(10_000);
  line.show({ share: 0.75, lines: 1_500_000 });
  assert.equal(lines[1], `${CLEAR}75%, 10 s left, 1,500,000 lines, 50,000 a second`);
});

test("the share does not go back, the line is not written more than five times a second and is taken away", () => {
  const { lines, line, wait } = shown(true);
  line.show({ share: 0.4 });
  wait(100);
  line.show({ share: 0.45 });
  wait(200);
  line.show({ share: 0.1 });
  line.clear();
  assert.deepEqual(lines, [`${CLEAR}40%`, `${CLEAR}45%`, CLEAR]);
});

test("nothing is written where there is no terminal", () => {
  const { lines, line, wait } = shown(false);
  line.show({ share: 0.4 });
  wait(1_000);
  line.show({ share: 0.5 });
  line.clear();
  assert.deepEqual(lines, []);
});
