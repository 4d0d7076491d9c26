// The worked entries of audit/cases: each is written as a report, audited, and must give what stands beside it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { auditRows } from "../../src/audit/audit.js";
import type { AuditedEntry, RoutedFinding } from "../../src/audit/audit-entry.js";
import type { Day } from "../../src/exact/day.js";
import { formatCents } from "../../src/exact/money.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translator } from "../../src/said/translator.js";
import { type AuditCase, auditCases, rowsOfCase, type Text } from "./worked-entries.js";

const engine = bundledEngine();
const data = bundledAuditData();

function audited(each: AuditCase, at: number): AuditedEntry {
  const report = auditRows(rowsOfCase(each, at), {
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

test("there are at least forty worked entries", () => assert.ok(auditCases.length >= 40));

for (const [at, each] of auditCases.entries())
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
  const seen = new Set(auditCases.flatMap((each) => each.finds.map((found) => found.class)));
  assert.deepEqual(
    data.classes.map((each) => each.id).filter((id) => !seen.has(id)),
    [],
  );
});

test("every way back, every state of a clock and every trap has a worked entry", () => {
  const finds = auditCases.flatMap((each) => each.finds);
  const ways = new Set([...finds.map((found) => found.remedy), ...auditCases.flatMap((each) => Object.keys(each.clocks ?? {}))]);
  assert.deepEqual(
    Object.keys(data.remedies).filter((id) => !ways.has(id)),
    [],
  );
  const clocks = auditCases.flatMap((each) => Object.values(each.clocks ?? {}).map((text) => text.split(" ")));
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
