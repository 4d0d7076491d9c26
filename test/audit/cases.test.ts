// The worked entries of audit/cases: each is written as a report, audited, and must give what stands beside it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { auditRows } from "../../src/audit/audit.js";
import type { AuditedEntry, RoutedFinding } from "../../src/audit/audit-entry.js";
import type { Day } from "../../src/exact/day.js";
import { formatCents } from "../../src/exact/money.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translator } from "../../src/said/translator.js";

type Text = Readonly<Record<string, string>>;

interface CaseLine {
  readonly hts: string;
  readonly value: string;
  readonly spi: string;
  readonly origin?: string;
  readonly quantity?: string;
  readonly originating?: string;
  readonly filed: Text;
  readonly facts?: Text;
  readonly content?: Text;
  readonly "value-on"?: Text;
}

interface AuditCase {
  readonly case: string;
  readonly "as-of": string;
  readonly entry: Text;
  /** `no-program`: the report has no column of programs. */
  readonly columns?: "no-program";
  readonly lines: readonly CaseLine[];
  readonly finds: readonly Text[];
  /** Codes of what does not fit together. */
  readonly problems?: readonly string[];
  readonly clocks?: Text;
  readonly cape?: string;
  readonly interest?: string;
  readonly rates?: readonly { readonly from: string; readonly percent: string }[];
}

const folder = packagePath("audit/cases");
const cases = readdirSync(folder).flatMap(
  (name) => parse(readFileSync(`${folder}/${name}`, "utf8"), { schema: "failsafe" }) as AuditCase[],
);
const engine = bundledEngine();
const data = bundledAuditData();

const ENTRY: Text = {
  type: "Entry Type Code",
  imported: "Importation Date",
  paid: "Payment Date",
  mode: "Mode of Transportation Code",
  mpf: "Total MPF Amount",
  hmf: "Total HMF Amount",
  liquidated: "Liquidation Date",
  "liquidation-status": "Liquidation Status",
  reconciliation: "Reconciliation Flag",
  drawback: "Drawback Flag",
  protest: "Protest Status",
  control: "Control Status",
  claim: "CLAIM NUMBER",
  "claim-error": "CLAIM ERROR",
};

const snake = (name: string): string => name.replaceAll("-", "_");

/** The case as rows of a report. */
function rowsOf(each: AuditCase, at: number): string[][] {
  const entryKeys = Object.keys(each.entry).filter((key) => key !== "date");
  const factKeys = [...new Set(each.lines.flatMap((line) => Object.keys(line.facts ?? {})))];
  const metals = [...new Set(each.lines.flatMap((line) => Object.keys(line.content ?? {})))];
  const header = [
    ...["Entry Summary Number", "Entry Date", "Entry Summary Line Number", "HTS Number - Full", "Country of Origin Code", "Line SPI Code"],
    ...["Line Tariff Goods Value Amount", "Line Tariff Duty Amount", "Line Tariff Quantity (1)", "Line Tariff UOM (1) Code", "originating"],
    ...entryKeys.map((key) => ENTRY[key] ?? key),
    ...factKeys.map(snake),
    ...metals.map((metal) => `${metal}_value`),
  ];
  const number = `TST${String(at).padStart(8, "0")}`;
  const rows = each.lines.flatMap((line, index) =>
    Object.entries(line.filed).map(([tariff, duty]) => {
      const own = tariff === line.hts;
      const [quantity = "", unit = ""] = (line.quantity ?? "").split(" ");
      return [
        ...[number, each.entry.date ?? "", String(index + 1), tariff, line.origin ?? "CA", line.spi === "none" ? "" : line.spi],
        ...[own ? line.value : (line["value-on"]?.[tariff] ?? ""), duty, own ? quantity : "", own ? unit : "", line.originating ?? ""],
        ...entryKeys.map((key) => each.entry[key] ?? ""),
        ...factKeys.map((key) => (own ? (line.facts?.[key] ?? "") : "")),
        ...metals.map((metal) => (own ? (line.content?.[metal] ?? "") : "")),
      ];
    }),
  );
  const all = [header, ...rows];
  const program = header.indexOf("Line SPI Code");
  return each.columns === "no-program" ? all.map((row) => row.filter((_, place) => place !== program)) : all;
}

function audited(each: AuditCase, at: number): AuditedEntry {
  const report = auditRows(rowsOf(each, at), {
    engine,
    data,
    asOf: each["as-of"] as Day,
    ...(each.rates === undefined ? {} : { rates: each.rates.map((rate) => ({ from: rate.from as Day, percent: rate.percent })) }),
  });
  assert.ok("entries" in report, "no header was found");
  assert.deepEqual(
    report.problems.map((problem) => problem.code),
    each.problems ?? [],
  );
  assert.equal(report.entries.length, 1);
  return report.entries[0] as AuditedEntry;
}

const english = translator("en");
const span = (min: bigint, max: bigint): string => (min === max ? formatCents(max) : `${formatCents(min)} to ${formatCents(max)}`);

// A finding in the words of the case, with the keys that the case names.
function said(found: RoutedFinding, entry: AuditedEntry, wanted: Text): Text {
  const all: Text = {
    class: found.class,
    cause: english.arg(found.cause),
    heading: english.arg(found.heading),
    back: span(found.backMin, found.backMax),
    lost: formatCents(found.lost),
    owed: span(found.owedMin, found.owedMax),
    remedy: found.remedy,
    state: found.state,
    "last-day": entry.clocks.get(found.remedy)?.lastDay ?? "",
    asks: found.questions.join(" "),
    note: english.arg(found.note),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key] ?? ""]));
}

test("there are at least forty worked entries", () => assert.ok(cases.length >= 40));

for (const [at, each] of cases.entries())
  test(`audit: ${each.case}`, () => {
    const entry = audited(each, at);
    const found = [...entry.findings];
    assert.deepEqual(
      found.map((one, index) => said(one, entry, each.finds[index] ?? { class: "", heading: "" })),
      each.finds,
    );
    // What a case does not name is nothing.
    for (const [index, one] of found.entries()) {
      const wanted = each.finds[index] ?? {};
      if (wanted.back === undefined) assert.equal(one.backMax, 0n, `${one.class} back`);
      if (wanted.owed === undefined) assert.equal(one.owedMax, 0n, `${one.class} owed`);
      if (wanted.lost === undefined) assert.equal(one.lost, 0n, `${one.class} lost`);
      assert.ok(one.cites.length > 0, `${one.class} cites the law`);
    }
    for (const [remedy, text] of Object.entries(each.clocks ?? {})) {
      const clock = entry.clocks.get(remedy);
      const parts = text.split(" ");
      const day = parts.length > 1 ? ` ${clock?.lastDay ?? ""}` : "";
      const estimated = parts.length > 2 ? (clock?.estimated === true ? " estimated" : " given") : "";
      assert.equal(`${clock?.status}${day}${estimated}`, text, remedy);
    }
    if (each.cape !== undefined)
      assert.equal(entry.cape?.fit === true ? "fit" : english.arg({ all: entry.cape?.reasons ?? [], by: "; " }), each.cape);
    if (each.interest !== undefined)
      assert.equal(
        entry.interestMax === undefined ? `at least ${formatCents(entry.interestMin)}` : formatCents(entry.interestMax),
        each.interest,
      );
  });

test("every class of the data has a worked entry", () => {
  const seen = new Set(cases.flatMap((each) => each.finds.map((found) => found.class)));
  assert.deepEqual(
    data.classes.map((each) => each.id).filter((id) => !seen.has(id)),
    [],
  );
});

test("every way back, every state of a clock and every trap has a worked entry", () => {
  const finds = cases.flatMap((each) => each.finds);
  const ways = new Set([...finds.map((found) => found.remedy), ...cases.flatMap((each) => Object.keys(each.clocks ?? {}))]);
  assert.deepEqual(
    Object.keys(data.remedies).filter((id) => !ways.has(id)),
    [],
  );
  const clocks = cases.flatMap((each) => Object.values(each.clocks ?? {}).map((text) => text.split(" ")));
  for (const status of ["open", "closed", "not-yet", "unknown"])
    assert.ok(
      clocks.some(([first]) => first === status),
      status,
    );
  assert.ok(clocks.some((parts) => parts[2] === "estimated"));
  assert.deepEqual([...new Set(finds.map((found) => found.state).filter(Boolean))].sort(), [
    "closed",
    "none",
    "not-yet",
    "open",
    "unknown",
  ]);
  // Steel of spring 2025; the wrong class of the IEEPA duty; energy; transshipment; section 122; the days of section 338 that were put off.
  for (const [id, heading] of [
    ["ieepa-not-final", "9903.01.10"],
    ["ieepa-unlawful", "9903.01.13"],
    ["ieepa-unlawful", "9903.01.16"],
    ["section-122-pending", "9903.03.01"],
    ["returned-by-act", "9903.03.14"],
  ])
    assert.ok(
      finds.some((found) => found.class === id && found.heading === heading),
      `${id} ${heading}`,
    );
  assert.ok(finds.filter((found) => found.class === "ieepa-not-final").every((found) => found.back?.startsWith("0.00 to ")));
});
