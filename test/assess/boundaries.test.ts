// What holds of every answer, on the days on which the law changes: the answers to a question fill its range and nothing more, what is stated
// never leads outside, an amount times ten owes ten times as much, and of every program that reaches the goods one heading is declared.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Assessment } from "../../src/assess/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { boundaryLines, sayable } from "./boundary-line.js";
import { type Input, type Random, seeded } from "./random-line.js";
import { withFact } from "./random-lines.js";

const engine = bundledEngine();
const ORIGINS = ["CA", "CA", "MX", "CN", "HK", "DE", "JP", "KR", "CH", "GB", "BR", "IN", "TW", "VN"];
// Each part of a split value is rounded once.
const ROUNDING = 6n;
// Beyond what a range promises: deposits are never part of one, and a rare fact raises by its kind.
const NEVER_A_RANGE = /^facts\.(adRate|cvdRate|adcvdInScope)$/;

type Bounds = readonly [least: bigint, most: bigint | undefined];

const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

function boundsOf(answer: Assessment): Bounds | undefined {
  if (answer.status === "determined") return [cents(answer.totals.duty), cents(answer.totals.duty)];
  if (answer.status !== "range") return undefined;
  const { min, max } = answer.range;
  return [cents(min.duty), max === undefined ? undefined : cents(max.duty)];
}

const text = (line: Input): string => JSON.stringify(line);

function eachLine(count: number, seed: number, steps: number, check: (line: Input, answer: Answer) => void): void {
  const next = seeded(seed);
  const make = boundaryLines(engine, next, ORIGINS, steps);
  for (let made = 0; made < count; made++) {
    const line = make();
    const answer = engine.assess(line);
    if (answer.status !== "error") check(line, answer);
  }
}

test("the answers to a question of choices fill the range", () => {
  let asked = 0;
  eachLine(2000, 41, 1, (line, answer) => {
    const whole = boundsOf(answer);
    if (answer.status !== "range" || whole === undefined) return;
    for (const { kind, fact, choices } of answer.questions) {
      if (kind === "law" || fact === "hts" || choices === null || NEVER_A_RANGE.test(fact)) continue;
      const parts = choices.map((choice) => engine.assess(withFact(line, fact, fact === "spi" && choice === "none" ? null : choice)));
      const bounds = parts.map(boundsOf).filter((each) => each !== undefined);
      for (const part of parts) assert.notEqual(part.status, "error", `${text(line)} ${fact}`);
      const least = bounds.map(([low]) => low).reduce((a, b) => (a < b ? a : b));
      const most = bounds.map(([, high]) => high).reduce((a, b) => (a === undefined || b === undefined ? undefined : a > b ? a : b));
      assert.deepEqual([least, most], whole, `${text(line)} ${fact}`);
      asked++;
    }
  });
  assert.ok(asked > 80, `${asked} questions`);
});

// The least and the most may lie between the ends of a content: beside U.S. content a metal leaves nothing for the duties on the rest.
const INSIDE: readonly Input[] = [
  {
    hts: "8477902540",
    origin: "GB",
    entryDate: "2026-01-21",
    value: "499911.86",
    spi: null,
    usContentValue: "237223.79",
    facts: { transshipped: true },
  },
  {
    hts: "7317005503",
    origin: "IN",
    entryDate: "2025-09-24",
    value: "131.52",
    spi: null,
    usContentValue: "64.36",
    facts: { transshipped: true },
  },
  {
    hts: "7305314000",
    origin: "GB",
    entryDate: "2025-09-01",
    value: "3588.25",
    spi: null,
    usContentValue: "1284.82",
    facts: { transshipped: true },
  },
  {
    hts: "7326908688",
    origin: "GB",
    entryDate: "2025-09-01",
    value: "10000.00",
    spi: null,
    chapter98: "9802.00.60",
    chapter98Value: "4000.00",
    facts: { transshipped: true },
  },
];

function staysInside(start: Input, next: Random): number {
  let line = start;
  let answer = engine.assess(line);
  let answered = 0;
  for (let step = 0; step < 8 && answer.status === "range"; step++) {
    const open = answer.questions.filter(({ kind, fact }) => kind === "fact" && fact !== "hts" && !NEVER_A_RANGE.test(fact));
    const question = open[Math.floor(next() * open.length)];
    if (question === undefined) return answered;
    const { fact } = question;
    const said = withFact(line, fact, sayable(engine, line, fact, next));
    const then = engine.assess(said);
    const [before, after] = [boundsOf(answer), boundsOf(then)];
    if (before === undefined || after === undefined) return answered;
    assert.ok(
      after[0] + ROUNDING >= before[0] && (before[1] === undefined || (after[1] !== undefined && after[1] <= before[1] + ROUNDING)),
      `${text(said)} ${fact}: ${before} before, ${after} after`,
    );
    answered++;
    [line, answer] = [said, then];
  }
  return answered;
}

test("what is stated never leads outside of what was shown", () => {
  const next = seeded(43);
  let answered = 0;
  for (const line of INSIDE) for (let often = 0; often < 20; often++) answered += staysInside(line, next);
  assert.ok(answered >= 20 * INSIDE.length, `${answered} answers`);
  eachLine(2000, 42, 1, (line) => {
    answered += staysInside(line, next);
  });
  assert.ok(answered > 300, `${answered} answers`);
});

const TIMES = 10n;
const AMOUNT = /^(value|usContentValue|chapter98Value|weightKg|importAdjustmentOffset|\w+Kg|\w+Number|\w+Liters|\w+Value)$/;

// Every amount of a line times ten; what is no amount stays.
function timesTen(given: unknown, key = ""): unknown {
  if (typeof given === "object" && given !== null)
    return Object.fromEntries(Object.entries(given).map(([name, inner]) => [name, timesTen(inner, key === "quantity" ? "value" : name)]));
  if (typeof given !== "string" || !AMOUNT.test(key)) return given;
  const [whole = "", decimals = ""] = given.split(".");
  const shifted = `${whole}${decimals}0`;
  return decimals === "" ? shifted : `${shifted.slice(0, -decimals.length)}.${shifted.slice(-decimals.length)}`;
}

test("an amount ten times as large owes ten times as much", () => {
  let compared = 0;
  eachLine(1200, 44, 4, (line, answer) => {
    // Parcels of small value have processes of their own; a bound of a share that an unknown weight decides has none to compare.
    if (Number(line.value) <= 2_500 || line.mode === "mail") return;
    const [before, after] = [boundsOf(answer), boundsOf(engine.assess(timesTen(line)))];
    if (before === undefined || after === undefined || answer.status !== "determined") return;
    for (const at of [0, 1] as const) {
      const one: bigint | undefined = before[at];
      const ten: bigint | undefined = after[at];
      assert.equal(one === undefined, ten === undefined, text(line));
      if (one === undefined || ten === undefined) continue;
      const off = one * TIMES - ten;
      assert.ok((off < 0n ? -off : off) <= ROUNDING * TIMES, `${text(line)}: ${one}, times ten ${ten}`);
    }
    compared++;
  });
  assert.ok(compared > 500, `${compared} lines`);
});

/** Programs that reach all goods of some origins, and by which headings each is answered, whether it adds or is lifted. */
const PROGRAMS: readonly {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly of: RegExp;
  readonly origins: readonly string[];
}[] = [
  {
    name: "reciprocal",
    from: "2025-04-05",
    until: "2026-02-24",
    of: /^9903\.(01\.(2[5-9]|3[0-4]|[456]|7[0-6])|02\.|96\.0[12])/,
    origins: ["CA", "MX", "CN", "HK", "DE", "JP", "KR", "CH", "GB", "BR", "IN", "TW", "VN"],
  },
  { name: "section 122", from: "2026-02-24", until: "2026-07-24", of: /^9903\.03\.(0|1[01])/, origins: ORIGINS },
  { name: "forced labor", from: "2026-07-24", until: "2028-01-03", of: /^9903\.0(5\.(2\d|[3-9])|6\.)/, origins: ORIGINS },
  { name: "Brazil", from: "2025-08-06", until: "2026-02-24", of: /^9903\.01\.(7[7-9]|8[0-3]|90)/, origins: ["BR"] },
  { name: "Brazil, section 301", from: "2026-07-22", until: "2028-01-03", of: /^9903\.05\.0/, origins: ["BR"] },
  { name: "India", from: "2025-08-27", until: "2026-02-07", of: /^9903\.01\.8[4-9]/, origins: ["IN"] },
];

test("of every program that reaches the goods a heading is declared, also where column 1 reaches the total or another duty takes the goods", () => {
  let declared = 0;
  const check = (line: Input, answer: Answer): void => {
    if (line.chapter98 !== undefined || line.mode === "mail" || Number(line.value) === 0) return;
    const baggage = (line.facts as Input | undefined)?.accompaniedBaggage;
    const cleared = (line.facts as Input | undefined)?.deMinimisClearance;
    if (baggage !== undefined || cleared !== undefined) return;
    const outcomes =
      answer.status === "range"
        ? answer.completions.map(({ headings }) => headings)
        : answer.status === "determined"
          ? [answer.headings]
          : [];
    for (const { name, from, until, of, origins } of PROGRAMS) {
      const day = String(line.entryDate);
      if (day < from || day >= until || !origins.includes(String(line.origin))) continue;
      for (const headings of outcomes) {
        if (headings.length === 0) continue;
        assert.ok(
          headings.some((heading) => of.test(heading)),
          `${name}: ${text(line)} ${headings.join(" ")}`,
        );
        declared++;
      }
    }
  };
  eachLine(2500, 45, 3, check);
  const alone: Input[] = [
    { hts: "8108200010", origin: "DE", entryDate: "2025-09-01" },
    { hts: "8108200010", origin: "JP", entryDate: "2026-08-17" },
    { hts: "8704310120", origin: "DE", entryDate: "2026-08-01", facts: { vehicleKind: "light-truck" } },
    { hts: "8471500150", origin: "DE", entryDate: "2026-01-20", facts: { tpp: "15000", dramBandwidthGBs: "4600" } },
    { hts: "8471500150", origin: "BR", entryDate: "2026-01-20", facts: { tpp: "15000", dramBandwidthGBs: "4600" } },
  ];
  for (const each of alone) {
    const line = { ...each, value: "10000.00", spi: null };
    check(line, engine.assess(line) as Answer);
  }
  assert.ok(declared > 1200, `${declared} outcomes`);
});

test("goods that a list frees are freed by it, not by the vehicle duty that they owe as well", () => {
  const line = {
    hts: "8471300100",
    origin: "VN",
    entryDate: "2025-09-17",
    value: "10000.00",
    spi: null,
    facts: { partOf: "passenger-vehicle" },
  };
  const answer = engine.assess(line);
  assert.equal(answer.status, "determined");
  assert.deepEqual(answer.status === "determined" && answer.headings, ["9903.01.32", "9903.94.05", "8471.30.01.00"]);
});

test("an article that has none of the metals of its lists is under the share of weight, whatever it weighs", () => {
  const line = { hts: "8544429090", origin: "CA", entryDate: "2026-04-06", value: "10000.00", spi: "S" };
  const owed = (content: Input): string | undefined => {
    const answer = engine.assess({ ...line, content });
    return answer.status === "determined" ? `${answer.totals.duty} ${answer.headings.at(-2)}` : answer.status;
  };
  assert.equal(owed({ copper: { value: "0" }, aluminum: { value: "0" } }), "0.00 9903.82.03");
  assert.equal(owed({ copper: { weightKg: "0" }, aluminum: { value: "0" } }), "0.00 9903.82.03");
  assert.equal(owed({ copper: { value: "0" } }), "2500.00 9903.82.09");
  assert.equal(owed({ copper: { value: "0" }, aluminum: { weightKg: "1" } }), "2500.00 9903.82.09");
  assert.equal(owed({ copper: { value: "0" }, aluminum: { value: "0" }, steel: { value: "0" } }), "0.00 9903.82.01");
});

test("a flat amount by post is one an item, however many duties it takes the place of", () => {
  for (const [origin, flat] of [
    ["BR", "200.00"],
    ["IN", "200.00"],
    ["CN", "200.00"],
    ["HK", "200.00"],
    ["CA", "200.00"],
    ["VN", "160.00"],
    ["DE", "80.00"],
  ] as const) {
    const line = {
      hts: "9506624040",
      origin,
      entryDate: "2025-09-05",
      value: "100.00",
      spi: null,
      mode: "mail",
      facts: { postalFlatMethod: true },
    };
    const answer = engine.assess(line);
    assert.equal(answer.status === "determined" ? answer.totals.duty : answer.status, flat, origin);
  }
});

test("goods of no value declare the companion that their rate gives", () => {
  for (const [origin, entryDate] of [
    ["DE", "2025-09-01"],
    ["JP", "2025-09-17"],
    ["KR", "2025-11-14"],
    ["CH", "2026-08-01"],
    ["TW", "2026-08-01"],
  ])
    for (const hts of ["6109100004", "9506624040", "8482105048"]) {
      const facts = { partOf: "other" };
      const [none, some] = ["0", "5000.00"].map((value) => engine.assess({ hts, origin, entryDate, spi: null, value, facts }));
      assert.ok(none?.status === "determined" && some?.status === "determined", `${hts} ${origin}`);
      assert.deepEqual(none.headings, some.headings, `${hts} ${origin} ${entryDate}`);
    }
});

test("what each unit adds is told alike of the answer and under the question of the quantity", () => {
  const line = { hts: "2204215040", origin: "DE", entryDate: "2025-09-01", value: "1000.00", spi: null };
  const answer = engine.assess(line);
  assert.equal(answer.status, "range");
  if (answer.status !== "range") return;
  const [, any] = answer.questions.find(({ fact }) => fact === "quantity.liters")?.outcomes ?? [];
  assert.equal(answer.range.plus, "6.3 cents a liter as far as that comes to more");
  assert.equal(any?.duty !== undefined && "plus" in any.duty ? any.duty.plus : undefined, answer.range.plus);
});
