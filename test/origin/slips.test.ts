// What a bill holds by mistake, leaves unsaid or says beside the point: it is refused by name, asked or told, and never helps. Held against
// the files of words and numbers, and against sums made here.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { type Day, parseDay } from "../../src/exact/day.js";
import { readBillRows } from "../../src/origin/bill-table.js";
import { billOf } from "../../src/origin/read-bill.js";
import type { Determination, MaterialQuestion, OriginAnswer, OriginFacts, OriginQuestion, StockQuestion } from "../../src/origin/types.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";
import { drawQuestion, draws } from "./random-bills.js";

const DAY = "2025-10-01";
const VOCABULARY = tableVocabulary(packagePath("dist/tables.json"));
const folder = mkdtempSync(join(tmpdir(), "carveout-slips-"));
const from = (
  originating: boolean | null,
  name: string,
  hts: string,
  value?: string,
  more: Partial<MaterialQuestion> = {},
): MaterialQuestion => ({
  name,
  hts,
  originating,
  ...(value === undefined ? {} : { value }),
  ...more,
});
const foreign = from.bind(undefined, false);
const own = from.bind(undefined, true);
const ask = (hts: string, materials: readonly MaterialQuestion[], more: Partial<OriginQuestion> = {}): Determination =>
  determine({ hts, date: DAY, materials, ...more });
const status = (hts: string, materials: readonly MaterialQuestion[], more: Partial<OriginQuestion> = {}): string =>
  ask(hts, materials, more).status;
const answered = (found: Determination): OriginAnswer => {
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};
const refusal = (found: Determination): string => (found.status === "error" ? `${found.error.code} ${found.error.key}` : found.status);
const asks = (found: Determination): readonly string[] => answered(found).questions.map(({ fact }) => fact);

function bill(text: string, hts = "8414.59") {
  const table = readBillRows(
    text
      .trim()
      .split("\n")
      .map((line) => line.trim().split(";")),
    VOCABULARY,
  );
  const read = billOf(table.rows, hts);
  return {
    materials: read.materials,
    codes: [...table.notes, ...read.notes].map(({ code }) => code),
    problems: [...table.problems, ...read.problems],
  };
}

// Narrow elastic asks by its country alone whether it can have been formed and finished in the region.
const elastic = (origin: string): string =>
  status("6108.22", [own("fabric", "6006.22", "5.00"), foreign("elastic", "6002.40", "1.00", { role: "narrow-elastic", origin })], {
    facts: { conditions: { 1: true } },
  });

test("a country is one by its code, in any case, and by each of its names; it means the same in every spelling", () => {
  const rows = parse(readFileSync(packagePath("tables/countries.csv")), { columns: true }) as {
    code: string;
    iso3: string;
    names: string;
  }[];
  const region = /^(?:CA|MX|US|X[A-Z])$/;
  const parts = new Set("XA XB XC XM XN XO XP XQ XS XT XV XW XY XD XE".split(" "));
  for (const { code, iso3, names } of rows) {
    const inside = region.test(code) && (parts.has(code) || code.length < 3) && !["XK"].includes(code);
    for (const written of [code, ...(code === "NA" ? [] : [code.toLowerCase()]), ` ${code} `, iso3, ...names.split("|")].filter(
      (each) => each.trim() !== "",
    ))
      assert.equal(elastic(written), inside ? "needs-facts" : "does-not-originate", `${code} ${written}`);
  }
  // A name without its marks may not be another country or a union: "É.-U." would be EU.
  const short = rows.flatMap(({ code, names }) =>
    names.split("|").map((name) => [
      code,
      name
        .normalize("NFD")
        .replace(/[^A-Za-z]/g, "")
        .toUpperCase(),
    ]),
  );
  for (const [code, letters = ""] of short) if (letters.length === 2 && letters !== code) assert.equal(`${code} ${letters}`, "GB UK");
  for (const unsaid of ["", "?", "unknown", "N/A", "inconnu", "-"]) assert.equal(elastic(unsaid), "needs-facts", unsaid);
  const told = answered(ask("8414.59", [foreign("motor", "8501.10", "1.00", { origin: "china" })]));
  assert.ok(told.notices.some((each) => each.includes('"china"') && each.includes("CN")));
});

const SLIPS: readonly (readonly [string, unknown, string])[] = [
  ["origin", "ZZ", "country/unknown"],
  ["origin", "Atlantis", "country/unknown"],
  ["origin", "Various", "country/unknown"],
  ["origin", "EU", "country/unknown"],
  ["origin", "UE", "country/unknown"],
  ["origin", 156, "facts/wrong-type"],
  ["hts", "9999.99", "hts/not-a-primary-number"],
  ["hts", "9803.00.50", "hts/not-a-primary-number"],
  ["hts", "0000.00", "hts/not-in-force"],
  ["hts", "7701.10", "hts/not-in-force"],
  ["hts", "8599.99.10", "hts/not-in-force"],
  ["hts", "8599", "hts/not-in-force"],
  ["value", "-1.00", "facts/bad-decimal"],
];
for (const [key, value, code] of SLIPS)
  test(`${key} ${JSON.stringify(value)} of a material is refused as ${code}, with its path and name, at every level and door`, () => {
    const slip = { name: "winding", hts: "8503.00", originating: false, [key]: value } as MaterialQuestion;
    const level = { name: "motor", hts: "8501.10", originating: null, materials: [slip] };
    for (const [materials, path] of [
      [[slip], "materials.0"],
      [[own("screw", "7318.15"), level], "materials.1.materials.0"],
    ] as const) {
      const found = ask("8414.59", materials);
      assert.equal(refusal(found), `${code} ${path}.${key}`);
      if (/^(?:country|hts)\//.test(code)) assert.match(found.status === "error" ? found.error.message : "", /winding/);
    }
    if (key !== "value" && typeof value === "string") {
      const bought = { name: "winding", hts: "7208.39", value: "1.00", originating: true, [key]: value };
      assert.equal(refusal(determine({ hts: "8701.20", date: DAY, materials: [], purchases: [bought] })), `${code} purchases.0.${key}`);
      const { materials, problems } = bill(
        `name;hts;value;originating;origin\nwinding;${key === "hts" ? value : "8503.00"};1;no;${key === "origin" ? value : ""}`,
      );
      assert.deepEqual(problems, []);
      assert.equal(refusal(ask("8414.59", materials)), `${code} materials.0.${key}`);
      const file = join(folder, "slip.csv");
      writeFileSync(
        file,
        `name,hts,value,originating,origin\nwinding,${key === "hts" ? value : "8503.00"},1,no,${key === "origin" ? value : ""}\n`,
      );
      const run = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin", "--bill", file, "--hts", "8414.59"], {
        encoding: "utf8",
      });
      assert.equal(run.status, 1);
      assert.match(run.stderr, /winding/);
    }
  });

test("every heading of the schedule can be named and no other; the good needs one that is", () => {
  const { schedule } = bundledEngine();
  const day = parseDay(DAY) as Day;
  const there = (heading: string): boolean => {
    const found = schedule.lookup(heading, day);
    return !found.ok && found.error.code === "hts/not-an-entry-level-number";
  };
  const printed = new Set(bundledOrigin().rules.flatMap(({ range }) => [range.from.slice(0, 4), range.to.slice(0, 4)]));
  // Headings that HS 2012 had.
  const older = new Set(["2848", "6908", "8107", "8469"]);
  for (let heading = 1; heading < 9_800; heading++) {
    const code = String(heading).padStart(4, "0");
    const found = refusal(ask("8414.59", [foreign("part", code)]));
    const known = there(code) || older.has(code);
    if (known) assert.doesNotMatch(found, /^hts/, code);
    else if (!printed.has(code) && !/^(?:8[45]|90|910)/.test(code)) assert.equal(found, "hts/not-in-force materials.0.hts", code);
  }
  assert.equal(refusal(ask("8599.10", [])), "hts/not-in-force hts");
  assert.equal(refusal(ask("7701.10", [])), "hts/not-in-force hts");
});

test("six digits that no edition at hand has are taken, and the answer says so", () => {
  for (const [hts, material, number] of [
    ["8414.59", "8501.99", "8501.99"],
    ["6202.11", "9606.22", "6202.11"],
  ] as const) {
    const found = answered(ask(hts, [foreign("part", material, "1.00")], { facts: { conditions: { 1: true } } }));
    assert.ok(
      found.notices.some((each) => each.includes(number) && each.includes(`${number.slice(0, 4)}.10`) === (number !== "6202.11")),
      number,
    );
  }
  assert.doesNotMatch(answered(ask("8414.59", [foreign("part", "8501.10", "1.00")])).notices.join(" "), /older one/);
});

test("a production that is not said is none that is stated; packing in any words, in either language, is no production", () => {
  const bulk = [foreign("bulk", "2922.49", "40.00")];
  const said = (production: string): Determination => ask("2922.49", bulk, { transactionValue: "100.00", facts: { production } });
  for (const unsaid of ["", " ", "?", "unknown", "TBD", "n/a", "-", "inconnu", "12"]) {
    assert.equal(said(unsaid).status, "needs-facts", unsaid);
    assert.ok(asks(said(unsaid)).includes("facts.production"), unsaid);
  }
  for (const none of [
    "none",
    "Nothing",
    "repacked into smaller retail bottles",
    "filled and labeled only",
    "put up for retail sale",
    "diluted with water",
    "conditionné et étiqueté seulement",
    "Mise en bouteilles",
    "aucune",
    "emballage pour la vente au détail",
  ])
    assert.equal(said(none).status, "does-not-originate", none);
  for (const made of ["crystallized and milled", "put together from parts", "cristallisé, puis emballé", "reacted in drums"])
    assert.equal(said(made).status, "originates", made);
});

test("a part that says nothing of how it was made counts as one that was bought, and the good written above its own bill is no part of it", () => {
  const nothing: readonly MaterialQuestion[] = [
    foreign("jig", "8207.30", "1.00", { ignored: true }),
    foreign("crate", "4415.10", "1.00", { role: "shipping-packing" }),
    foreign("oil", "2710.19", "1.00", { role: "indirect" }),
    foreign("box", "4819.10", "1.00", { role: "retail-packaging" }),
  ];
  const price = { transactionValue: "100.00", netCost: "90.00" };
  for (const inside of nothing) {
    const unit: MaterialQuestion = { name: "unit", hts: "8414.90", value: "60.00", originating: null, materials: [inside] };
    const found = ask("8414.59", [unit, own("motor", "8501.10", "10.00")], price);
    assert.equal(found.status, "needs-facts", inside.name);
    assert.ok(asks(found).includes("materials.0.originating"), inside.name);
    assert.equal(status("8414.59", [{ ...unit, originating: false }, own("motor", "8501.10", "10.00")], price), "does-not-originate");
  }
  const packed = [foreign("bulk", "2922.49", "40.00"), own("jar", "3923.30", "5.00", { role: "retail-packaging" })];
  const above: MaterialQuestion = { name: "the good", hts: "2922.49", value: "90.00", materials: packed };
  for (const materials of [packed, [above]]) {
    const found = ask("2922.49", materials, { transactionValue: "100.00" });
    assert.ok(asks(found).includes("facts.production"));
    assert.equal(status("2922.49", materials, { transactionValue: "100.00", facts: { production: "none" } }), "does-not-originate");
  }
  const tree = "level;name;hts;value;originating\n0;jar of powder;;;\n1;bulk;2922.49;40;no\n1;jar;3923.30;5;yes";
  assert.deepEqual(
    bill(tree, "2922.49").materials.map(({ name }) => name),
    ["bulk", "jar"],
  );
});

test("lines that are left out change no answer, whatever they say", () => {
  const left = [{ ignored: true }, { role: "indirect" }, { role: "shipping-packing" }] as const;
  let compared = 0;
  for (let seed = 400_001; seed <= 400_300; seed++) {
    const draw = draws(seed);
    const question = drawQuestion(draw);
    const before = answered(determine(question, { suggest: false }));
    if (before.questions.some(({ fact }) => fact === "facts.production" || fact === "materials")) continue;
    for (const out of left) {
      const extra = from([true, false, null][draw(3)] ?? null, "beside", question.hts.slice(0, 6), "900.00", { weightKg: "900", ...out });
      const after = answered(determine({ ...question, materials: [...question.materials, extra] }, { suggest: false }));
      const told = JSON.stringify({ question, extra });
      // Packing beside materials of one heading alone shows that nothing was made.
      if (out === left[2] && before.status !== "does-not-originate") continue;
      assert.equal(after.status, before.status, told);
      assert.ok(!after.questions.some(({ fact }) => fact.startsWith(`materials.${question.materials.length}.`)), told);
      compared++;
    }
  }
  assert.ok(compared > 300, String(compared));
});

test("steel by weight: what is left out, packing and accessories are no inputs; the share is that of the sums", () => {
  for (const [mine, theirs, beside] of [
    [71, 29, 0],
    [70, 30, 50],
    [69, 31, 20],
    [69, 31, 500],
    [20, 80, 900],
  ] as const)
    for (const out of [{ role: "shipping-packing" }, { role: "accessory" }, { role: "retail-packaging" }, { ignored: true }] as const) {
      const found = status(
        "7306.30",
        [
          own("coil", "7208.39", "60.00", { weightKg: String(mine) }),
          foreign("other coil", "7208.39", "60.00", { weightKg: String(theirs) }),
          own("straps", "7212.20", "1.00", { weightKg: String(beside), ...out }),
        ],
        { transactionValue: "130.00", netCost: "120.00" },
      );
      assert.equal(found, mine / (mine + theirs) >= 0.7 ? "originates" : "does-not-originate", `${mine} ${beside} ${JSON.stringify(out)}`);
    }
});

test("a stock stands for the lines that were drawn from it: their values, their weights and their deductions", () => {
  const lots = [
    { quantity: "5", value: "5.00", originating: true },
    { quantity: "95", value: "95.00", originating: false },
  ];
  const drawn: readonly (readonly [StockQuestion, number, number])[] = [
    [{ method: "FIFO", used: "50", lots }, 5, 45],
    [{ method: "LIFO", used: "50", lots }, 0, 50],
    [{ method: "average", used: "50", lots }, 2.5, 47.5],
  ];
  for (const [stock, mine, theirs] of drawn)
    for (const weight of [20, 100, 134, 400]) {
      const beside = own("U.S. coil", "7208.39", "100.00", { weightKg: String(weight) });
      const found = status("7306.30", [{ name: "coil", hts: "7208.39", weightKg: "100", stock }, beside], {
        transactionValue: "90.00",
        netCost: "80.00",
      });
      const share = (weight + mine * 2) / (weight + 100);
      assert.equal(found, share >= 0.7 ? "originates" : "does-not-originate", `${stock.method} ${weight}`);
      const fan = answered(
        ask("8414.59", [{ name: "blades", hts: "8414.90", deductions: "10.00", stock }, own("motor", "8501.10")], { netCost: "80.00" }),
      );
      assert.equal(fan.rvc.netCost, Number(((80 - (theirs - (10 * theirs) / 50)) / 80).toFixed(4)), stock.method);
      assert.equal(
        refusal(ask("8414.59", [{ name: "blades", hts: "8414.90", deductions: "50.01", stock }])),
        "content/exceeds-whole materials.0.deductions",
      );
    }
});

test("a good of a set counts whole, whatever is stated of it or it is made of; a sum that is over already is no question", () => {
  const rest = own("hammer", "8205.20", "80.00");
  const set = (goods: readonly MaterialQuestion[]): string =>
    status("8205.90", [rest, ...goods], { transactionValue: "100.00", facts: { set: true } });
  for (const [value, within] of [
    ["10.00", true],
    ["10.01", false],
    ["20.00", false],
  ] as const) {
    const expected = within ? "originates" : "does-not-originate";
    assert.equal(set([foreign("pliers", "8203.20", value)]), expected);
    assert.equal(set([foreign("pliers", "8203.20", value, { supplierStatement: { nonOriginatingValue: "1.00" } })]), expected);
    assert.equal(set([foreign("pliers", "8203.20", value, { deductions: "9.00" })]), expected);
    assert.equal(set([{ name: "pliers", hts: "8203.20", value, materials: [foreign("blanks", "8203.20", "8.00")] }]), expected);
  }
  assert.equal(set([foreign("a", "8203.20", "20.00"), foreign("b", "8203.20")]), "does-not-originate");
  assert.equal(set([foreign("a", "8203.20", "2.00"), foreign("b", "8203.20")]), "needs-facts");
});

test("self-produced parts: any that originates may be designated, one within another where it is subject to no value content; at its net cost", () => {
  const price = { transactionValue: "100.00", netCost: "90.00" };
  const motor: MaterialQuestion = { name: "motor", hts: "8501.10", value: "50.00", materials: [foreign("wire", "8544.11", "45.00")] };
  const plate = foreign("plate", "8414.90", "30.00");
  const housing: MaterialQuestion = { name: "housing", hts: "8414.90", value: "50.00", materials: [motor, plate] };
  // The housing has 40% by its own cost; the motor within it makes the change of heading.
  assert.equal(status("8414.59", [housing], price), "originates");
  assert.equal(status("8414.59", [{ ...housing, materials: [foreign("motor", "8501.10", "45.00"), plate] }], price), "does-not-originate");
  // A motor that would need a value content of its own may not be designated within a housing that is.
  const valued: MaterialQuestion = { name: "vane", hts: "8414.90", value: "60.00", materials: [foreign("blank", "8414.90", "30.00")] };
  const outer: MaterialQuestion = { name: "wheel", hts: "8414.90", value: "66.00", materials: [valued, foreign("hub", "8414.90", "6.00")] };
  assert.equal(status("8414.59", [outer, foreign("grid", "8414.90", "39.00")], { ...price, netCost: "80.00" }), "does-not-originate");
  const frame = (netCost?: string): string =>
    status(
      "8712.00",
      [
        {
          name: "frame",
          hts: "8413.92",
          value: "100.00",
          ...(netCost === undefined ? {} : { netCost }),
          materials: [foreign("blank", "8413.92", "45.00")],
        },
        foreign("fork", "8714.91", "55.00"),
      ],
      { netCost: "150.00", facts: { production: "assembled" } },
    );
  assert.deepEqual([frame(), frame("80.00")], ["originates", "does-not-originate"]);
});

test("what contradicts itself is refused, or told and not relied on", () => {
  const blades = [foreign("blades", "8414.90", "70.00")];
  const price = { transactionValue: "100.00", netCost: "90.00" };
  const gainsaid = answered(ask("8414.59", blades, { ...price, facts: { whollyObtained: true } }));
  assert.equal(gainsaid.status, "does-not-originate");
  assert.ok(gainsaid.notices.some((each) => each.includes("blades") && each.includes("wholly obtained")));
  assert.equal(status("0702.00", [foreign("seed", "1209.91", "1.00")], { facts: { whollyObtained: true } }), "originates");
  assert.equal(refusal(ask("8414.59", blades, { netCost: "100.01", totalCost: "100.00" })), "content/exceeds-whole netCost");
  assert.match(answered(ask("8414.59", [own("motor", "8501.10", "1.00", { origin: "CN" })])).notices.join(" "), /motor.*check both/);
  assert.match(answered(ask("8414.59", blades, { transactionValue: "7.00", netCost: "6.00" })).notices.join(" "), /same quantity/);
  const car = (facts: OriginFacts): string => refusal(ask("8703.23", [foreign("parts", "8708.99", "20.00")], { netCost: "100.00", facts }));
  for (const key of ["laborValueContent", "steelPurchased", "aluminumPurchased"] as const) {
    for (const wrong of ["0.7", "100.01", "7000"]) assert.equal(car({ [key]: wrong }), `content/exceeds-whole facts.${key}`, wrong);
    for (const right of ["0", "1", "70", "100"]) assert.doesNotMatch(car({ [key]: right }), /^content/, right);
  }
  assert.equal(car({ laborTechnologyPoints: "0.5" }), "needs-facts");
});

test("a value of nothing is a value that is not known", () => {
  for (const value of ["0", "0.00"]) {
    const found = ask("8414.59", [foreign("blades", "8414.90", value)], { transactionValue: "100.00", facts: { production: "assembled" } });
    assert.ok(asks(found).includes("materials.0.value"));
    assert.match(answered(found).notices.join(" "), /blades/);
    assert.equal(status("8414.59", [own("blades", "8414.90", value)]), "originates");
    assert.equal(status("8414.59", [foreign("motor", "8501.10", value)]), "originates");
  }
});

test("a fact by a name that nothing has is refused where the names are ours, and told where they are the bill's", () => {
  const nuts = (facts: OriginFacts): Determination => ask("2008.19", [foreign("nuts", "0801.32", "60.00")], { facts });
  assert.equal(refusal(nuts({ notes: { preservd: false } })), "origin/unknown-choice facts.notes");
  assert.equal(refusal(nuts({ corePartAbsent: { motor: true } })), "origin/unknown-choice facts.corePartAbsent");
  assert.match(answered(nuts({ materialAdmitted: { nut: true } })).notices.join(" "), /Did you mean "nuts"/);
  assert.match(answered(nuts({ conditions: { 9: true } })).notices.join(" "), /conditions\.9 names nothing/);
  assert.doesNotMatch(answered(nuts({ materialAdmitted: { nuts: true } })).notices.join(" "), /was not used/);
});

test("tolerance: what may be closed for a material asks its number; milk preparations are closed for dairy goods", () => {
  const juice = (hts: string): Determination =>
    ask("2009.89", [foreign("juice", hts, "5.00")], { transactionValue: "100.00", facts: { notes: { preserved: false } } });
  assert.ok(asks(juice("2009")).includes("materials.0.hts"));
  assert.equal(juice("2009.89").status, "does-not-originate");
  assert.equal(juice("2009.50").status, "originates");
  const cheese = (hts: string): string =>
    status("0406.10", [foreign("powder", hts, "5.00"), foreign("milk", "0401.20", "1.00")], { transactionValue: "100.00" });
  assert.equal(cheese("2106.90.09"), "does-not-originate");
});

test("what is within the tenth does not free an engine of a car of its value content; a zone closes the rules and leaves parts of one heading", () => {
  const engine = (use: OriginQuestion["use"]): string =>
    status("8407.34", [foreign("block", "8409.91", "9.00")], { transactionValue: "100.00", ...(use === undefined ? {} : { use }) });
  for (const use of ["oem-passenger", "oem-light-truck", "oem-heavy-truck"] as const) assert.equal(engine(use), "needs-facts", use);
  assert.equal(engine("aftermarket"), "originates");
  const zone = { foreignTradeZone: true };
  assert.equal(status("8414.59", [foreign("motor", "8501.10", "10.00")], { facts: zone }), "does-not-originate");
  assert.equal(status("8414.59", [own("motor", "8501.10", "10.00")], { facts: zone }), "originates");
  const pump = (value: string, samePartHeading?: boolean): string =>
    status("8414.10", [foreign("pump part", "8414.10", value)], {
      transactionValue: "100.00",
      netCost: "90.00",
      facts: { ...zone, ...(samePartHeading === undefined ? {} : { samePartHeading }) },
    });
  assert.deepEqual(
    [pump("40.00", true), pump("40.00"), pump("40.00", false), pump("60.00", true)],
    ["originates", "needs-facts", "does-not-originate", "does-not-originate"],
  );
});

test("bills say in many words what is not known, what originates, and what is no material", () => {
  const unsaid = ["?", "TBD", "unknown", "N/A", "n.d.", "pending", "à déterminer", "-", ""];
  for (const text of unsaid) {
    const { materials, problems } = bill(
      `name;hts;value;weight kg;origin;originating\nmotor;${text};${text};${text};${text === "pending" || text === "n.d." ? "" : text};${text}`,
    );
    assert.deepEqual(problems, [], text);
    assert.deepEqual(
      materials.map(({ hts, value, weightKg, originating }) => [hts, value, weightKg, originating]),
      [[undefined, undefined, undefined, null]],
      text,
    );
  }
  for (const [text, originating] of [
    ["Originating", true],
    ["qualifies", true],
    ["Admissible", true],
    ["O", true],
    ["Non originating", false],
    ["not originating", false],
    ["NON-ORIGINAIRE", false],
    ["does not qualify", false],
    ["Ineligible", false],
  ] as const)
    for (const header of ["USMCA Y/N", "CUSMA eligible", "Originaire (O/N)", "Statut d'origine"])
      assert.equal(bill(`name;hts;${header}\nmotor;8501.10;${text}`).materials[0]?.originating, originating, `${header} ${text}`);
  assert.deepEqual(
    bill("name;originating\nmotor;USMCA").problems.map(({ code }) => code),
    ["bill/bad-answer"],
  );
  const { materials, codes } = bill(
    "name;hts;value;origin;originating\nmotor;HTS 8501.10;20;DE;no\nDirect labor;;15;;\nFrais généraux;;5;;\nLabor, contract;;7;CN;no\n* prices of January;;;;",
  );
  assert.deepEqual(
    materials.filter(({ ignored }) => ignored !== true).map(({ name, hts }) => [name, hts]),
    [
      ["motor", "8501.10"],
      ["Labor, contract", undefined],
    ],
  );
  assert.equal(codes.filter((code) => code === "bill/no-material").length, 3);
});
