// The charts of the page: lines end with their numbers, open facts are bands, bans are marked, and a saved picture says what it shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, captioned, flattened } from "../../src/chart/drawing.js";
import { type DutyChart, dutyChart } from "../../src/chart/duty-chart.js";
import { shareChart, stackChart } from "../../src/chart/months.js";

const chart = (spans: DutyChart["series"][number]["spans"], width = 800): string =>
  dutyChart({
    width,
    title: "a < b",
    from: "2025-01-01",
    until: "2026-12-31",
    now: { day: "2026-06-01", label: "today" },
    series: [{ name: "without", color: "var(--without, #b0402a)", spans }],
    marks: [{ day: "2025-03-04", label: "EO 14193", number: 1 }],
    both: "both",
    ban: "barred",
    banOfSome: "some barred",
    percent: (value) => `${value * 100}%`,
    quarter: (day) => day.slice(0, 7),
  });
const across = (svg: string): number[] => [...svg.matchAll(/H(\d+(?:\.\d+)?)/g)].map(([, x]) => Number(x));

test("a line ends where its number ends, and goes on to the edge where it does not", () => {
  const [ended = 0] = across(chart([{ from: "2025-01-01", until: "2026-01-01", low: 0.5, high: 0.5 }]));
  const [open = 0] = across(chart([{ from: "2025-01-01", low: 0.5, high: 0.5 }]));
  assert.ok(ended < open - 100, `${ended} ${open}`);
});

test("a gap between two spells of a number is not drawn over", () => {
  const svg = chart([
    { from: "2025-01-01", until: "2025-03-01", low: 0.1, high: 0.1 },
    { from: "2025-06-01", low: 0.1, high: 0.1 },
  ]);
  assert.equal([...svg.matchAll(/M\d+(?:\.\d+)? \d+(?:\.\d+)? H/g)].length, 2);
});

test("what a fact leaves open is a band, what a quantity leaves open has an arrow, a ban is marked", () => {
  assert.match(chart([{ from: "2025-01-01", low: 0, high: 0.5 }]), /class="band"[\s\S]*0%–50%/);
  assert.match(chart([{ from: "2025-01-01", low: 0.1, high: null }]), /class="open"[\s\S]*10%\+/);
  const barred = chart([
    { from: "2025-01-01", until: "2026-01-01", low: 0, high: 0 },
    { from: "2026-01-01", low: 0, high: 0, barred: true },
  ]);
  assert.match(barred, /class="ban"[\s\S]*barred/);
  assert.match(barred, /<title>a &lt; b<\/title>/);
});

test("a ban that a fact decides is marked under its own name", () => {
  const svg = chart([{ from: "2026-01-01", low: 0.5, high: 0.5, mayBeBarred: true }]);
  assert.match(svg, /class="ban"[\s\S]*some barred/);
  assert.doesNotMatch(chart([{ from: "2026-01-01", low: 0.5, high: 0.5 }]), /class="ban"/);
});

test("on a narrow frame the duty at the end of a line stays inside", () => {
  for (const width of [300, 343, 500]) {
    const svg = chart([{ from: "2025-01-01", low: 0.3023, high: 0.5759 }], width);
    const ends = [...svg.matchAll(/<text x="([\d.]+)"[^>]*font-weight="700"[^>]*>([^<]+)</g)];
    assert.equal(ends.length, 2, svg);
    for (const [, x, said = ""] of ends) assert.ok(Number(x) + said.length * 7 <= width, `${width}: ${x} ${said}`);
  }
});

test("labels never lie on one another and stay inside", () => {
  const moved = apart([10, 12, 14, 90], 15, 0, 100).sort((a, b) => a - b);
  for (const [at, height] of moved.entries()) {
    assert.ok(height >= 0 && height <= 100, String(height));
    if (at > 0) assert.ok(height - (moved[at - 1] ?? 0) >= 15 - 1e-9, moved.join(" "));
  }
});

test("a picture that leaves the page has its words in it and no variable of the page", () => {
  const note = "Source: the law. ".repeat(30);
  const svg = flattened(
    captioned('<path stroke="var(--with, #0b6b50)"/>', 900, 200, {
      title: "7601 & co",
      under: "per cent",
      notes: [note, "https://example.org/#x"],
    }),
  );
  assert.match(svg, /7601 &amp; co[\s\S]*per cent[\s\S]*Source: the law\.[\s\S]*https:\/\/example\.org\/#x/);
  assert.doesNotMatch(svg, /var\(/);
  const [, height] = /height="(\d+)" role/.exec(svg) ?? [];
  const lowest = Math.max(...[...svg.matchAll(/<text x="16" y="(\d+)"/g)].map(([, y]) => Number(y)));
  assert.ok(lowest < Number(height), "every line is inside the picture");
});

test("months: bars reach the middle with a line from least to most; a share breaks where its series does", () => {
  const months = ["2025-06", "2025-07"].map((month) => ({ month, parts: [0.01, 0.02], low: 0.02, high: 0.05 }));
  const stack = stackChart({
    width: 500,
    title: "t",
    names: ["A", "B"],
    colors: ["#111111", "#222222"],
    months,
    marks: [{ day: "2025-07-15", label: "act" }],
    percent: String,
    monthName: String,
  });
  assert.equal([...stack.matchAll(/<rect/g)].length, 4);
  assert.equal([...stack.matchAll(/class="bounds"/g)].length, 2);
  assert.match(stack, /act/);
  const share = shareChart({
    width: 500,
    title: "t",
    color: "#111111",
    months: [0.6, 0.9].map((each, at) => ({ month: `2025-0${6 + at}`, share: each })),
    broken: { month: "2025-07", label: "break" },
    now: "2025-07",
    percent: String,
    monthName: String,
  });
  assert.match(share, /class="break"/);
  assert.equal([...share.matchAll(/<path d="M/g)].length, 2);
});
