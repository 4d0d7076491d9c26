// Lines of one entry: what is of the whole entry holds for all its lines, and no line lowers a fee or a duty by what another one states.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { EntryAssessment } from "../../src/assess/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

type Line = Readonly<Record<string, unknown>>;

const CUP = { hts: "7013.99.90.10", origin: "CA", entryDate: "2026-08-05", value: "2000.00", spi: null };
const SHIRT = { hts: "6110.11.00.15", origin: "CA", entryDate: "2026-08-05", value: "2000.00", spi: null };

function entry(...lines: readonly Line[]): EntryAssessment {
  return engine.assessEntry(lines, { fees: true });
}

const fee = ({ fees }: EntryAssessment, name: string): string | undefined => fees.find((each) => each.fee === name)?.amount;
const codes = ({ lines }: EntryAssessment): readonly string[] =>
  lines.flatMap((line) => (line.status === "error" ? [line.error.code] : line.notices.map(({ code }) => code)));

test("the mode of arrival is that of the entry, whichever line states it", () => {
  for (const lines of [
    [{ ...CUP, mode: "vessel" }, SHIRT],
    [CUP, { ...SHIRT, mode: "vessel" }],
    [
      { ...CUP, mode: "vessel" },
      { ...SHIRT, mode: "vessel" },
    ],
  ]) {
    const answer = entry(...lines);
    assert.equal(fee(answer, "HMF"), "5.00");
    for (const line of answer.lines) assert.ok(line.status === "determined" && line.questions.every(({ fact }) => fact !== "mode"));
  }
  assert.equal(fee(entry({ ...CUP, mode: "truck" }, { ...SHIRT, mode: "vessel" }), "HMF"), "2.50");
  assert.equal(fee(entry(CUP, SHIRT), "HMF"), "0.00");
  // A mode that is none refuses its own line alone.
  const [refused, other] = entry({ ...CUP, mode: "boat" }, SHIRT).lines;
  assert.deepEqual([refused?.status, other?.status], ["error", "determined"]);
});

test("an informal entry ends where its lines together pass the limit, and says so", () => {
  const informal = { mode: "truck", entryType: "informal" };
  const small = entry({ ...CUP, ...informal, value: "1250.00" }, { ...SHIRT, ...informal, value: "1250.00" });
  assert.equal(fee(small, "MPF"), "2.69");
  assert.ok(!codes(small).includes("fees/informal-limit"));
  const large = entry({ ...CUP, ...informal, value: "1250.00" }, { ...SHIRT, ...informal, value: "1250.01" });
  assert.equal(fee(large, "MPF"), "33.58");
  assert.equal(codes(large).filter((code) => code === "fees/informal-limit").length, 2);
  // One line says it for the others; another kind of entry on one of them is the dearer fee.
  assert.equal(fee(entry({ ...CUP, value: "10.00" }, { ...SHIRT, ...informal, value: "10.00" }), "MPF"), "2.69");
  assert.equal(fee(entry({ ...CUP, ...informal, value: "10.00" }, { ...SHIRT, value: "10.00", entryType: "formal" }), "MPF"), "33.58");
});

test("section 321 counts what one person brings in on one day", () => {
  const cleared = { entryDate: "2025-08-28", mode: "truck", facts: { deMinimisClearance: true } };
  const open = entry({ ...CUP, ...cleared, value: "400.00" }, { ...SHIRT, ...cleared, value: "400.00" });
  assert.equal(open.totals?.payable, "0.00");
  const closed = entry({ ...CUP, ...cleared, value: "400.00" }, { ...SHIRT, ...cleared, value: "400.01" });
  // 7.2% and 16%, and 35% on each; the least formal fee.
  assert.equal(closed.totals?.duty, "372.80");
  assert.equal(fee(closed, "MPF"), "32.71");
  assert.equal(codes(closed).filter((code) => code === "de-minimis/not-open").length, 2);
  const offered = entry({ ...CUP, entryDate: "2025-08-28", value: "400.00" }, { ...SHIRT, entryDate: "2025-08-28", value: "400.01" });
  for (const line of offered.lines)
    assert.ok(line.status !== "error" && line.reliefs.every(({ fact }) => fact !== "facts.deMinimisClearance"));
});

test("lines with different entry dates are told, with the day whose fees are shown", () => {
  const told = (...lines: readonly Line[]): readonly string[] => codes(entry(...lines)).filter((code) => code === "fees/two-days");
  assert.deepEqual(told(CUP, SHIRT), []);
  // The fiscal year of the fees begins between the two days.
  const [before, after] = [
    { ...CUP, entryDate: "2025-09-30" },
    { ...SHIRT, entryDate: "2025-10-01" },
  ];
  assert.deepEqual(told(before, after), ["fees/two-days", "fees/two-days"]);
  for (const [lines, day] of [
    [[before, after], "30 September 2025"],
    [[after, before], "1 October 2025"],
  ] as const) {
    const [line] = entry(...lines).lines;
    assert.ok(line !== undefined && line.status !== "error");
    assert.ok(
      line.notices.some(({ text }) => text.includes(`the fees are those of ${day}`)),
      JSON.stringify(line.notices),
    );
  }
  // A line that is refused has no day.
  assert.deepEqual(told(CUP, { ...SHIRT, entryDate: "2025-02-30" }), []);
});

test("an entry without lines owes nothing; what is no list is one line, and what is wrong with it is an answer", () => {
  const empty = entry();
  assert.deepEqual(empty, {
    status: "determined",
    lines: [],
    fees: [],
    totals: { base: "0.00", additional: "0.00", duty: "0.00", fees: "0.00", payable: "0.00" },
  });
  for (const wrong of ["x", null, undefined, 7]) {
    const answer = engine.assessEntry(wrong as unknown as readonly Line[], { fees: true });
    assert.equal(answer.status, "error");
    assert.equal(answer.totals, undefined);
    assert.equal(answer.lines.length, 1);
  }
  assert.deepEqual(engine.assessEntry(CUP as unknown as readonly Line[], { fees: true }), entry(CUP));
});
