// An export with one heading at another rate and a new one for products of Canada: every surface says so from its day on, and the days
// before it are as they were.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "../server/serve.js";
import { ADDED, EVE, FROM, RAISED, writeAltered } from "./altered-export.js";

const work = mkdtempSync(join(tmpdir(), "carveout-print-"));
const PLAIN = join(work, "plain");
const NEWER = join(work, "newer");
const NOTICE = /HTS 2026 rev 30, imported from 2026-11-20, prints \d+ headings otherwise than the law on record/;
process.env.CARVEOUT_DATA = NEWER;
let server: Served;
let imported = "";

function carveout(data: string, args: readonly string[], input?: string): { readonly out: string; readonly err: string } {
  const done = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], {
    encoding: "utf8",
    env: { ...process.env, CARVEOUT_DATA: data },
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  assert.ok(done.status === 0 || done.status === 1, done.stderr);
  return { out: done.stdout, err: done.stderr };
}

before(async () => {
  const file = join(work, "hts_2026_rev_30.json");
  writeAltered(file);
  imported = carveout(NEWER, ["schedule", "import", file, "--effective", FROM]).out;
  server = await serve();
});
after(async () => {
  await server?.stop();
  rmSync(work, { recursive: true, force: true });
});

const METAL = { hts: "7604.21.00.10", origin: "CA", value: "10000.00", content: { aluminum: { value: "10000.00" } } };

interface Said {
  readonly status: string;
  readonly range?: { readonly min: { readonly duty: string }; readonly max: { readonly duty: string } };
  readonly questions: readonly { readonly kind: string; readonly fact: string }[];
  readonly notices: readonly { readonly code: string; readonly text: string }[];
}

function assessed(data: string, ...lines: readonly object[]): Said[] {
  const input = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
  return carveout(data, ["assess"], input)
    .out.trim()
    .split("\n")
    .map((text) => JSON.parse(text) as Said);
}

test("the import and the law name both headings, with rate, words and why they may reach", () => {
  const law = carveout(NEWER, ["law"]).out;
  for (const text of [imported, law]) {
    assert.match(text, new RegExp(`${RAISED}  another rate: law: 50%; print: [^\\n]*60%`));
    assert.match(text, new RegExp(`${ADDED}  new: [^\\n]*25%[^\\n]*product of Canada[^\\n]*the words name Canada`));
  }
  const { print } = JSON.parse(carveout(NEWER, ["law", "--json"]).out) as {
    print: { name: string; from: string; differences: { id: string; kind: string; reaches: boolean }[] };
  };
  assert.deepEqual([print.name, print.from], ["2026 rev 30", FROM]);
  const kinds = new Map(print.differences.map(({ id, kind, reaches }) => [id, [kind, reaches]]));
  assert.deepEqual(kinds.get(RAISED.replaceAll(".", "")), ["rate", true]);
  assert.deepEqual(kinds.get(ADDED.replaceAll(".", "")), ["new", true]);
  assert.equal(JSON.parse(carveout(PLAIN, ["law", "--json"]).out).print, undefined);
});

// What goods are called is taken from an export; nothing else of the days before it is.
function unnamed(answer: Said): unknown {
  const { line, ...rest } = answer as Said & { readonly line: Readonly<Record<string, unknown>> };
  return { ...rest, line: { ...line, label: "" } };
}

test("assess reads both rates from the day on, names the new heading on all goods, and is untouched the day before", () => {
  const on = (entryDate: string, line: object = METAL): object => ({ ...line, entryDate, spi: null });
  const other = { hts: "0101.21.00.10", origin: "CA", value: "10000.00" };
  const [metal, horse] = assessed(NEWER, on(FROM), on(FROM, other));
  assert.equal(metal?.status, "range");
  assert.equal(Number(metal?.range?.max.duty) - Number(metal?.range?.min.duty), 1000);
  assert.deepEqual(
    metal?.questions.map(({ kind, fact }) => [kind, fact]),
    [["law", `print#${RAISED}`]],
  );
  for (const answer of [metal, horse])
    assert.ok(answer?.notices.some(({ code, text }) => code === "law/newer-print" && text.includes(ADDED) && text.includes("25%")));
  const eve = (data: string): unknown => assessed(data, on(EVE), on(EVE, other)).map(unnamed);
  assert.deepEqual(eve(NEWER), eve(PLAIN));
});

test("where a reading of the print was chosen, nothing says that answers are ranges", () => {
  for (const [language, ranges, kept, taken] of [
    ["en", /are ranges over both rates/, /keep the law on record, as you chose/, /take the print, as you chose/],
    [
      "fr",
      /sont des fourchettes entre les deux taux/,
      /gardent le droit enregistré, comme vous l’avez choisi/,
      /suivent l’imprimé, comme vous/,
    ],
  ] as const)
    for (const asked of [
      ["duty", METAL.hts, "--date", FROM],
      ["history", METAL.hts],
    ]) {
      const told = (...more: string[]): string => carveout(NEWER, [...asked, "--spi", "none", "--language", language, ...more]).out;
      assert.match(told(), ranges);
      for (const [reading, said] of [
        ["1", kept],
        ["2", taken],
      ] as const) {
        const chosen = told("--reading", `print#${RAISED}=${reading}`);
        assert.match(chosen, said);
        assert.doesNotMatch(chosen, ranges);
      }
    }
});

test("duty says both rates, the new heading and the print without being asked for more", () => {
  const asked = ["duty", METAL.hts, "--date", FROM, "--spi", "none"];
  const { out } = carveout(NEWER, asked);
  assert.match(out, NOTICE);
  assert.match(out, /\$10,150\.00 if [\s\S]*\$11,150\.00 if /);
  assert.match(out, new RegExp(`prints ${ADDED.replaceAll(".", "\\.")}, which is not in the law on record[^\\n]*25%`));
  const eve = asked.map((word) => (word === FROM ? EVE : word));
  // The eve's answer is what it was; that the print says otherwise from the next day on is the next change.
  const next = new RegExp(`\\nNext change on record: ${FROM} \\(HTS [^)]*\\), between \\$10,150\\.00 and \\$11,150\\.00`);
  const [now, plain] = [NEWER, PLAIN].map((data) => carveout(data, eve).out);
  assert.match(now ?? "", next);
  const behindName = (text = ""): string => text.slice(text.indexOf("\n")).replace(next, "");
  assert.equal(behindName(now), behindName(plain));
  assert.doesNotMatch(plain ?? "", /Next change/);
});

test("history has a step from the day on and the same steps before it", () => {
  const asked = ["history", METAL.hts, "--spi", "none", "--json"];
  type Steps = { from: string; until?: string; range?: { min: { duty: string }; max: { duty: string } } }[];
  const [now, plain] = [NEWER, PLAIN].map((data) => JSON.parse(carveout(data, asked).out) as Steps);
  const step = now?.find(({ from }) => from === FROM);
  assert.deepEqual([step?.range?.min.duty, step?.range?.max.duty], ["10150.00", "11150.00"]);
  const earlier = (steps: Steps | undefined) => steps?.filter(({ from }) => from < FROM).map(({ until: _, ...each }) => each);
  assert.deepEqual(earlier(now), earlier(plain));
  assert.match(carveout(NEWER, asked.slice(0, -1)).out, NOTICE);
});

// Lines of many kinds on the eve, the day and later, with and without a claim.
const TABLE = [EVE, FROM, "2026-12-24"].flatMap((day) =>
  ["7604.21.00.10", "7308.90.95.90", "9403.20.00.75", "0101.21.00.10", "8703.23.01.10"].flatMap((hts) =>
    ["S", ""].map((spi) => ({ hts, day, spi, metal: hts.startsWith("76") ? "10000.00" : "" })),
  ),
);

test("rate gives every row what assess gives, and says what no amount holds, also in its report", () => {
  const [table, rated, report] = [join(work, "entries.csv"), join(work, "rated.csv"), join(work, "report.html")];
  const rows = TABLE.map(({ hts, day, spi, metal }) => `${hts},CA,${day},10000.00,${spi},${metal}`);
  writeFileSync(table, `hts,origin,entry_date,customs_value,spi,aluminum_value\n${rows.join("\n")}\n`);
  const { err } = carveout(NEWER, ["rate", table, rated, "--report", report]);
  assert.match(err, NOTICE);
  assert.match(err, new RegExp(`What ${ADDED.replaceAll(".", "\\.")}[^.]* may add is in no amount`.replace("[^.]*", ".*")));
  assert.match(readFileSync(report, "utf8"), NOTICE);
  const found = parse(readFileSync(rated, "utf8"), { columns: true }) as Record<string, string>[];
  const wanted = assessed(
    NEWER,
    ...TABLE.map(({ hts, day, spi, metal }) => ({
      hts,
      origin: "CA",
      entryDate: day,
      value: "10000.00",
      spi: spi === "" ? null : spi,
      ...(metal === "" ? {} : { content: { aluminum: { value: metal } } }),
    })),
  );
  assert.equal(found.length, wanted.length);
  found.forEach((row, at) => {
    const answer = wanted[at];
    assert.equal(row.status, answer?.status, JSON.stringify(row));
    if (answer?.range !== undefined) assert.deepEqual([row.duty_min, row.duty_max], [answer.range.min.duty, answer.range.max.duty]);
    const asked = new Set((row.questions ?? "").split(/[ ;,]+/));
    for (const { fact } of answer?.questions ?? []) assert.ok(asked.has(fact), `${fact} in ${row.questions}`);
  });
  const opened = found.filter((row) => (row.questions ?? "").includes(`print#${RAISED}`));
  assert.ok(opened.length > 0 && opened.every((row) => (row.entry_date ?? "") >= FROM));
});

test("exposure is a range over both and says what it leaves out", () => {
  const asked = ["exposure", "--date", FROM, "--month", "2025-10", "--by", "chapter", "--json"];
  type Report = { rows: { key: string; duty: { min: string; max: string } }[]; notices: string[] };
  const aluminum = (report: Report): number => {
    const row = report.rows.find(({ key }) => key === "76");
    return Number(row?.duty.max) - Number(row?.duty.min);
  };
  const [now, plain] = [NEWER, PLAIN].map((data) => JSON.parse(carveout(data, asked).out) as Report) as [Report, Report];
  assert.ok(aluminum(now) > aluminum(plain) + 1_000_000);
  assert.match(now.notices.join("\n"), NOTICE);
  assert.doesNotMatch(plain.notices.join("\n"), NOTICE);
});

test("a report of differences between days says it", () => {
  const page = join(work, "diff.html");
  const asked = (to: string): string[] => ["diff", "2026-11-18", to, "--chapter", "76", "--html", page];
  const { out } = carveout(NEWER, asked(FROM));
  assert.match(out, /7604\.21\.00\.10 without CUSMA {2}101\.5% -> \$10,150\.00 to \$11,150\.00/);
  assert.match(out, NOTICE);
  assert.match(readFileSync(page, "utf8"), NOTICE);
  assert.doesNotMatch(carveout(NEWER, asked(EVE)).out, NOTICE);
});

test("an audit notes it", () => {
  const report = join(work, "entries-filed.csv");
  writeFileSync(
    report,
    "entry_number,entry_date,hts,origin,customs_value,duty_paid\n00012345670,2026-11-25,7604.21.00.10,CA,10000.00,10150.00\n",
  );
  const { out, err } = carveout(NEWER, ["audit", report, "--as-of", "2026-11-30", "--json"]);
  assert.match(`${out}${err}`, NOTICE);
});

test("the API and what the page reads say it", async () => {
  const get = async (path: string): Promise<Record<string, never>> => (await (await fetch(`${server.base}${path}`)).json()) as never;
  const { print } = (await get("/v1/law")) as unknown as { print: { differences: { id: string }[] } };
  assert.ok(print.differences.some(({ id }) => id === ADDED.replaceAll(".", "")));
  const answered = (await (
    await fetch(`${server.base}/v1/assess`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...METAL, entryDate: FROM, spi: null }),
    })
  ).json()) as Said;
  assert.equal(answered.status, "range");
  assert.ok(answered.notices.some(({ code, text }) => code === "law/newer-print" && text.includes(ADDED)));
  const steps = JSON.stringify(await get(`/v1/history/${METAL.hts}?origin=CA`));
  assert.match(steps, /"from":"2026-11-20"/);
  const schedule = (await get("/data/schedule.json")) as unknown as { print?: { differences: { id: string }[] } };
  assert.ok(schedule.print?.differences.some(({ id }) => id === RAISED.replaceAll(".", "")));
});
