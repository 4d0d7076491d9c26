// `npm run check:full [WORD...]`: the long proofs. Runs each, and writes what it printed, with commit and machine, to docs/measured.md; with words only
// the proofs whose names hold one of them, whose sections are written anew. What measures time runs first.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const PAGE = "docs/measured.md";
const SCRIPT = "scripts/run.mjs";
const LONG = { CARVEOUT_TEST_SECONDS: "3600" };
const whole = (text) => text.trim();
const told = (text) => /told: (.*)/.exec(text)?.[1] ?? "the test did not run";
const verdict = (good, bad) => (_, ok) => (ok ? good : bad);

/** Files that `npm test` never runs whole; see scripts/test.mjs. */
const PROOF_FILES = ["bulk/book-amended", "compiled/origins", "compiled/residual", "hts/rebuild", "print/altered"];

/** What is proved: a title, the call, how its output is shown, what is said before it. */
const PROOFS = [
  {
    name: "load",
    title: "Load on the server",
    args: [SCRIPT, "test/load/run.ts"],
    language: "json",
    before: "Bounds and how they are read stand in [api.md](api.md).",
  },
  {
    name: "mixed",
    title: "Mixed load with trouble",
    args: [SCRIPT, "test/load/mixed.ts"],
    language: "json",
    before:
      "Five minutes of single assessments at the rate of the load proof, beside them every other kind of question and clients that break off, drip or send too much. `held` is counted before and afterwards; `places` are filled at the end.",
  },
  {
    name: "cold-tables",
    title: "Short requests while cold tables are rated",
    args: [SCRIPT, "test/load/cold-tables.ts"],
    language: "json",
    before: "Eight tables of 3,000 rows at once, three times over, on one process.",
  },
  { name: "speed", title: "Speed", args: ["bench/run.mjs"], language: "json" },
  {
    name: "bulk",
    title: "Rating tables",
    args: ["bench/bulk.mjs"],
    language: "json",
    before: "Five million lines on two threads, medians of five turns; [bulk.md](bulk.md) says what is measured.",
  },
  {
    name: "all-origins",
    title: "The panel of a day for all origins",
    args: ["bench/day-panel.mjs"],
    before: "The command from start to end, Parquet; the target is 10 seconds and 1.5 GB on two cores.",
  },
  {
    name: "rows-of-origins",
    title: "Rating tables of goods of other origins",
    args: [SCRIPT, "bench/origins.ts"],
    language: "json",
    before: "The broker's table with goods of each group of origins that has tables, of all in turn, and of one without.",
  },
  { name: "fuzz", title: "Ten thousand requests made from the schemas", args: [SCRIPT, "test/server/fuzz.ts"] },
  {
    name: "package",
    title: "The packed file, installed",
    args: ["scripts/packed.mjs"],
    before: "In an empty project with `engine-strict`; a Node that could not be had is said.",
  },
  {
    name: "agents",
    title: "Tasks of agents",
    args: [SCRIPT, "test/server/agent-walk.ts"],
    before:
      "The tasks of `conformance/agent-tasks.jsonl` with the official client: the place of the tool among those listed by the words of the task, the answer, and its length at four characters a token.",
  },
  {
    name: "page",
    title: "The page: sizes and times",
    args: [SCRIPT, "bench/page.ts"],
    language: "",
  },
  {
    name: "cases",
    title: "Worked cases",
    args: [SCRIPT, "test/conformance/run.ts"],
    show: (text) =>
      text
        .split("\n")
        .filter((line) => /[│┌├└]/.test(line) || /^cases-/.test(line))
        .join("\n"),
  },
  { name: "pairs", title: "Eight digits and their only line", args: [SCRIPT, "test/reach/pairs-check.ts"] },
  {
    name: "reverse",
    title: "From the lists to the answers",
    args: [SCRIPT, "test/reach/reverse-check.ts"],
    before: "Every number that a list of the reference material names, in any spelling, against the answer without facts.",
  },
  {
    name: "lines",
    title: "Random lines",
    args: [SCRIPT, "test/assess/run.ts", "20000"],
    language: "",
    before:
      'Lines made from the registry of facts and the schedule. Each is assessed, without each of its facts in turn, under each of its completions, and question after question. Counted apart are the exceptions to "an absent fact never lowers the duty".',
  },
  {
    name: "origins-lines",
    title: "Random lines of sixty origins",
    args: [SCRIPT, "test/assess/run.ts", "6000", "1", "60"],
    language: "",
    before:
      "The same of goods of origins drawn with a seed, no two of which the law treats alike on all days, those of every regime among them. Claims are of the program of each.",
  },
  { name: "rates", title: "Rate texts", args: ["dist/cli/main.js", "schedule", "rates"] },
  {
    name: "oracle",
    title: "The peer's answers",
    args: [SCRIPT, "test/oracle/compare.ts"],
    before: "[oracle-differences.md](oracle-differences.md) explains the classes.",
    show: (text) =>
      text
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("           "))
        .join("\n"),
  },
  { name: "history", title: "History against `assess` on each of 900 days", args: [SCRIPT, "test/history/check.ts"] },
  {
    name: "bills",
    title: "Origin: random bills and listed parts",
    args: [SCRIPT, "test/origin/run-bills.ts"],
    before:
      "What must hold for every bill stands in `test/origin/random-bills.ts`; the parts are those of Tables A.1 to E, each use of a table by itself.",
  },
  {
    name: "register",
    title: "Headings left out, by the words of every archived edition",
    args: ["scripts/test.mjs", "test/law/register"],
    env: { ...LONG, CARVEOUT_EDITIONS: "all" },
    show: verdict(
      "every printed heading that may reach goods of Canada is encoded or read",
      "A HEADING IS NOT READ, or the test did not run",
    ),
  },
  {
    name: "replay",
    title: "A newer print against the law as it was known",
    args: [SCRIPT, "test/print/replay-check.ts"],
    before:
      "From each archived edition to the next. Missed: headings that the law changed, whose print changed, and that the comparison does not name. False alarms: headings named as bearing on answers that the law did not change; each speaks of any country or of none in its own words, and a note or its place keeps it to others. What no export shows, such as a list in a note or an act that is not printed, is counted apart.",
  },
  { name: "equality", title: "The compiled law against `assess`", args: [SCRIPT, "test/bulk/check.ts"] },
  {
    name: "amended",
    title: "The book of an amended law",
    args: [SCRIPT, "test/bulk/book-amended-check.ts"],
    before: "One measure is amended; what both laws treat alike is carried over from the book of the law before.",
  },
  { name: "tables", title: "The tables of the compiled law against `assess`", args: [SCRIPT, "test/compiled/check.ts"] },
  {
    name: "origins",
    title: "The tables of other origins against `assess`",
    args: [SCRIPT, "test/compiled/origins-check.ts"],
    language: "json",
    before:
      "Every group of origins that has tables. `classes`: a number of each class that the tables do not tell apart, another one each day, on every day of change with each claim; `stated`: rows that state contents, weights, shares, claims of any program, chapter 98 and whatever else has a column; `fees`: such rows with their fees. `left` are answered by `assess`; `answered` of them are not in error.",
  },
  {
    name: "shared-trees",
    title: "Shared trees of the compiled law against trees of their own",
    args: ["scripts/test.mjs", "test/compiled/residual"],
    env: LONG,
    show: verdict("every row comes to the same outcome", "AN OUTCOME DIFFERS, or the test did not run"),
  },
  {
    name: "rows-of-all",
    title: "A table of every origin against `assess`",
    args: [SCRIPT, "test/table/all-origins-check.ts"],
    before:
      "One table of a million random rows over every origin that is answered, as `origins` states them, rated by the command: those of groups with tables by them, the others by programs and `assess`.",
  },
  {
    name: "foreign",
    title: "Parquet files of other writers",
    args: [SCRIPT, "test/table/foreign-check.ts"],
    before: "Written by pyarrow and Polars, rated by the command; own columns read again by pyarrow, answers against `assess`.",
  },
  { name: "warehouse", title: "SQL of the export against `assess`", args: [SCRIPT, "test/bulk/warehouse-check.ts"] },
  { name: "panel", title: "The whole panel against `assess`", args: [SCRIPT, "test/bulk/panel-check.ts"] },
  {
    name: "day-panel",
    title: "Panels of a day against `assess`",
    args: [SCRIPT, "test/bulk/day-panel-check.ts"],
    before: "On the first day of every period of the law: rows of twelve groups of origins, all drawn at random, each for a random member.",
  },
  {
    name: "rate-kills",
    title: "Rating, killed at a hundred moments",
    args: ["scripts/test.mjs", "command/rate-kills"],
    env: { ...LONG, CARVEOUT_KILLS: "100" },
    show: (text, ok) =>
      `${told(text)}\n${ok ? "the whole table or none, and the bytes of an unbroken run with --resume" : "NOT the whole table or none, or the bytes differ"}`,
  },
  {
    name: "long",
    title: "Tests that try all of a kind",
    args: [
      "scripts/test.mjs",
      "table/",
      "command/resume",
      "law/dials",
      "law/coverage",
      "history/",
      "law/open",
      "server/aside",
      ...PROOF_FILES,
    ],
    env: { ...LONG, CARVEOUT_LONG: "1" },
    before:
      "`npm test` tries a share of it: forms of files, codecs, spellings of cells. Files that it leaves to this proof are whole here.",
    show: (text) => text.trim().split("\n").at(-1) ?? "",
  },
  { name: "audit", title: "Audit of a million rows", args: [SCRIPT, "bench/audit.ts"] },
  {
    name: "audit-kills",
    title: "Audits killed at fifty moments",
    args: ["scripts/test.mjs", "command/audit"],
    env: { ...LONG, CARVEOUT_KILLS: "50" },
    show: verdict("the whole folder or none", "A PARTIAL FOLDER, or the test did not run"),
  },
  {
    name: "views",
    title: "Axe over every view",
    args: ["scripts/test.mjs", "browser/views"],
    env: { ...LONG, CARVEOUT_VIEWS: "all" },
    show: verdict("clean in both languages, both themes and both widths", "A VIEW IS NOT CLEAN, or the test did not run"),
  },
  {
    name: "engines",
    title: "Rules engines",
    args: [SCRIPT, "bench/rules-engines.ts"],
    language: "json",
    skip: existsSync("bench/node_modules") ? undefined : "skipped; npm ci --prefix bench installs them",
  },
];

function run({ name, args, env = {} }) {
  const started = Date.now();
  console.log(`# ${name}`);
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  console.log(stdout);
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return { ok: status === 0, stdout };
}

const wanted = process.argv.slice(2);
const proofs = PROOFS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (!run({ name: "build", args: ["scripts/build.mjs"] }).ok) process.exit(1);
const results = proofs.map((proof) => (proof.skip === undefined ? { proof, ...run(proof) } : { proof, ok: true, stdout: proof.skip }));
const failed = results.filter(({ ok }) => !ok).map(({ proof }) => proof.name);

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const machine = `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;

/** Sections of the page as it stands, by title. */
function written() {
  if (!existsSync(PAGE)) return new Map();
  const parts = readFileSync(PAGE, "utf8").split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), `## ${part.trimEnd()}\n`]));
}

function section({ proof: { name, title, before, language = "", show = whole }, ok, stdout }) {
  return [
    `## ${title}`,
    "",
    `At commit ${commit}. ${before ?? ""}`.trim(),
    "",
    ...(ok ? [] : [`**The proof \`${name}\` failed.**`, ""]),
    `\`\`\`${language}`,
    show(stdout, ok),
    "```",
    "",
  ].join("\n");
}

const sections = written();
for (const result of results) sections.set(result.proof.title, section(result));
writeFileSync(
  PAGE,
  [
    "# Measured",
    "",
    `By \`npm run check:full\` on ${machine}. Speeds are of this machine; ratios are taken inside one run. A target that is missed stands beside its figure.`,
    "",
    ...PROOFS.flatMap(({ title }) => sections.get(title) ?? []),
  ].join("\n"),
);
if (failed.length > 0) console.log(`failed: ${failed.join(", ")}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
