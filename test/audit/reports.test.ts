// Reports in the layouts that people have, audited by the command itself and held against what stands beside them. They lie outside the
// package; where they are absent the test skips.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { WrittenSummary } from "../../src/audit/tables.js";
import { packagePath } from "../../src/packaged/paths.js";

type Bound = string | { readonly atLeast?: string; readonly atMost?: string };

interface Expected {
  readonly asOf: string;
  readonly args?: readonly string[];
  readonly entries: number;
  readonly lines?: number;
  readonly notJudged?: number;
  readonly backMin?: Bound;
  readonly backMax?: Bound;
  readonly lost?: Bound;
  readonly owedMin?: Bound;
  readonly interestMin?: Bound;
  readonly byClass?: Readonly<Record<string, { readonly backMin?: Bound; readonly backMax?: Bound }>>;
  readonly noneCertain?: readonly string[];
  readonly capeFit?: readonly string[];
  readonly capeNot?: readonly string[];
  readonly capeFiles?: number;
  readonly capeHeader?: boolean;
  readonly notOpen?: Readonly<Record<string, readonly string[]>>;
  readonly mayRefuse?: string;
}

const folder = packagePath("../shared/audit-reports");
const present = existsSync(folder);
const out = mkdtempSync(join(tmpdir(), "carveout-reports-"));
after(() => rmSync(out, { recursive: true, force: true }));

const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

function holds(wanted: Bound | undefined, got: string | undefined, what: string): void {
  if (wanted === undefined) return;
  assert.ok(got !== undefined, `${what} is there`);
  if (typeof wanted === "string") assert.equal(got, wanted, what);
  else {
    if (wanted.atLeast !== undefined) assert.ok(cents(got) >= cents(wanted.atLeast), `${what} ${got}`);
    if (wanted.atMost !== undefined) assert.ok(cents(got) <= cents(wanted.atMost), `${what} ${got}`);
  }
}

function check(name: string): void {
  const wanted = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8")) as Expected;
  const file = readdirSync(folder).find((each) => each === `${name}.csv` || each === `${name}.xlsx`);
  assert.ok(file !== undefined);
  const place = join(out, name);
  const call = [packagePath("dist/cli/main.js"), "audit", file, "--json", "--as-of", wanted.asOf, ...(wanted.args ?? []), "--out", place];
  const { stdout, stderr, status } = spawnSync(process.execPath, call, { cwd: folder, encoding: "utf8" });
  if (status === 2) {
    assert.match(stderr, new RegExp(wanted.mayRefuse ?? "^$"));
    return;
  }
  const summary = JSON.parse(stdout) as WrittenSummary;
  assert.equal(summary.entries, wanted.entries);
  if (wanted.lines !== undefined) assert.equal(summary.lines, wanted.lines);
  assert.ok((summary.by.class?.["not-judged"]?.findings ?? 0) <= (wanted.notJudged ?? 0), "judged");
  const { rows } = summary;
  assert.equal(
    rows.rows,
    rows.audited + rows.duplicate + rows.setAside + rows.unusable + rows.blank + rows.header + rows.title + rows.total,
    "every row is accounted for",
  );
  for (const key of ["backMin", "backMax", "lost", "owedMin"] as const) holds(wanted[key], summary.total[key], key);
  holds(wanted.interestMin, summary.interest.min, "interest");
  for (const [id, sums] of Object.entries(wanted.byClass ?? {}))
    for (const key of ["backMin", "backMax"] as const) holds(sums[key], summary.by.class?.[id]?.[key], `${id} ${key}`);
  for (const id of wanted.noneCertain ?? []) assert.equal(summary.by.class?.[id]?.backMin ?? "0.00", "0.00", `${id} is not certain`);
  const files = readdirSync(join(place, "cape")).filter((each) => each !== "left-out.csv");
  const lists = files.map((each) =>
    readFileSync(join(place, "cape", each), "utf8")
      .trimEnd()
      .split("\r\n"),
  );
  if (wanted.capeFiles !== undefined) assert.equal(files.length, wanted.capeFiles);
  for (const list of lists) assert.equal(list[0], "Entry Number");
  const listed = new Set(lists.flat());
  for (const entry of wanted.capeFit ?? []) assert.ok(listed.has(entry), `${entry} is fit`);
  for (const entry of wanted.capeNot ?? []) assert.ok(!listed.has(entry), `${entry} is not fit`);
  const findings = parse(readFileSync(join(place, "findings.csv")), { columns: true }) as Record<string, string>[];
  const entries = parse(readFileSync(join(place, "entries.csv")), { columns: true }) as Record<string, string>[];
  for (const [entry, ways] of Object.entries(wanted.notOpen ?? {}))
    for (const way of ways)
      assert.ok(!findings.some((row) => row.entry_number === entry && row.remedy === way && row.state === "open"), `${entry} ${way}`);
  // What a finding says of its way, the entry says too.
  for (const finding of findings) {
    const entry = entries.find((row) => row.entry_number === finding.entry_number);
    const status = entry?.[`${finding.remedy?.replaceAll("-", "_")}_status`];
    if (status === undefined || finding.remedy === "") continue;
    assert.equal(status.split(":")[0], finding.state, `${finding.entry_number} ${finding.remedy}`);
    assert.equal(entry?.[`${finding.remedy?.replaceAll("-", "_")}_last_day`], finding.last_day);
  }
}

if (!present) test("reports of the field", { skip: "the reports are not here" }, () => {});
else
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".expected.json"))
    .map((each) => each.replace(".expected.json", "")))
    test(`report ${name}`, () => check(name));
