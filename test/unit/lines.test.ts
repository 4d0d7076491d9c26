// Bytes split into lines, however they are cut into pieces: equal to a splitter that sees all of them at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type InputLine, lineChunks, linesOf } from "../../src/console/lines.js";
import { WrittenLines } from "../../src/console/written-lines.js";
import { oneOf, seeded } from "../assess/random-line.js";

const next = seeded(31);
const LIMIT = 1 << 20;

const PIECES = ["\n", "\r\n", "\r", "", " ", "\t", "\uFEFF", "{}", '{"id":"é"}', "x", "\u2028", "€uro", "\u0000"].map((text) =>
  Buffer.from(text),
);
PIECES.push(Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from([0xe2, 0x82]));

function randomBytes(): Buffer {
  const pieces = Array.from({ length: Math.floor(next() * 60) }, () => oneOf(PIECES, next));
  return Buffer.concat(next() < 0.3 ? [Buffer.from("\uFEFF"), ...pieces] : pieces);
}

async function* cut(bytes: Buffer, most: number): AsyncGenerator<Uint8Array> {
  // One buffer for all pieces, as a host may do.
  const shared = Buffer.alloc(most);
  for (let at = 0; at < bytes.length; ) {
    const length = Math.min(1 + Math.floor(next() * most), bytes.length - at);
    bytes.copy(shared, 0, at, at + length);
    yield shared.subarray(0, length);
    at += length;
  }
}

async function split(bytes: Buffer, most: number): Promise<InputLine[]> {
  const found: InputLine[] = [];
  for await (const chunk of lineChunks(cut(bytes, most))) found.push(...linesOf(chunk));
  return found;
}

type Seen = readonly [number: number, text: string, code: string | undefined];

// All at once, byte by byte.
function expected(bytes: Buffer): Seen[] {
  const lines: Seen[] = [];
  let [start, number] = [0, 0];
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 10) continue;
    number++;
    const whole = bytes.subarray(start, at);
    start = at + 1;
    if (whole.length > LIMIT) {
      lines.push([number, "", "json/too-long"]);
      continue;
    }
    const line = whole.at(-1) === 13 ? whole.subarray(0, -1) : whole;
    const text = line.toString("utf8");
    if (!Buffer.from(text).equals(line)) lines.push([number, "", "json/invalid"]);
    else {
      const own = number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
      if (own.trim() !== "") lines.push([number, own, undefined]);
    }
  }
  return lines;
}

const seen = (lines: readonly InputLine[]): Seen[] => lines.map(({ number, text, problem }) => [number, text, problem?.code]);

test("random bytes come apart the same in pieces of any size", async () => {
  for (let turn = 0; turn < 3_000; turn++) {
    const bytes = randomBytes();
    assert.deepEqual(seen(await split(bytes, oneOf([1, 2, 7, 64, 4_096], next))), expected(bytes), bytes.toString("hex"));
  }
});

test("a line at the limit is taken and one above it refused, in one piece or many, alone or among others", async () => {
  for (const length of [LIMIT - 1, LIMIT, LIMIT + 1, 3 * LIMIT])
    for (const [before, after] of [
      ["", ""],
      ["a\n", "\nb\n"],
      ["a\r\n\n", "\r\n\nb"],
    ] as const) {
      const bytes = Buffer.from(`${before}${"x".repeat(length)}${after}`);
      for (const most of [1 << 16, 1 << 20, 1 << 23]) {
        const found = seen(await split(bytes, most));
        const wanted = expected(bytes);
        assert.deepEqual(
          found.map(([number, text, code]) => [number, text.length, code]),
          wanted.map(([number, text, code]) => [number, text.length, code]),
          `${length} in pieces of ${most}`,
        );
      }
    }
});

test("what is held of a line without an end is little more than the limit", async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; piece < 64; piece++) yield new Uint8Array(1 << 18).fill(120);
    yield Buffer.from("\nb\n");
  }
  const sizes: number[] = [];
  const codes: (string | undefined)[] = [];
  for await (const chunk of lineChunks(endless())) {
    sizes.push(chunk.bytes.length);
    codes.push(...linesOf(chunk).map(({ problem }) => problem?.code));
  }
  assert.deepEqual(codes, ["json/too-long", undefined]);
  assert.ok(Math.max(...sizes) <= LIMIT + 8, String(sizes));
});

test("lines are written as bytes whatever their length and letters", () => {
  const lines = Array.from({ length: 300 }, () => oneOf(["x", "é", "€", "\u{1F600}", ""], next).repeat(Math.floor(next() * 4_000)));
  for (const guess of [0, 1, lines.length]) {
    const written = new WrittenLines(guess);
    for (const line of lines) written.add(line);
    assert.equal(Buffer.from(written.bytes()).toString("utf8"), lines.map((line) => `${line}\n`).join(""));
  }
});
