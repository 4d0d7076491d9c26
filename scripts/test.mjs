// `npm test`: build, lint, types, the law, the tests, a smoke of the benchmarks; the long files too where CARVEOUT_TESTS is `all`. The last line is the
// true sum.
// `npm test -- WORD...`: only the test files whose path contains one of the words, and only the parts of the build that they need.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { runFiles } from "./test-files.mjs";
import { texts } from "./texts.mjs";

const named = (rooms) =>
  Object.entries(rooms).flatMap(([room, names]) => names.split(" ").map((name) => join("test", room, `${name}.test.ts`)));

/**
 * Files that take ten seconds of a processor or more: views of the page beside the answer, kills, restarts, whole builds, sweeps. They run by name,
 * and with the rest where CARVEOUT_TESTS is `all`, as in CI; without them `npm test` takes some minutes and loses no room of the source.
 */
const LATER = named({
  assess: "boundaries random-origins scenario-option",
  audit: "reports rows",
  browser: "home tasks what-if views timeline refunds origin made-in fields forms paper targets",
  bulk: "day-panel kernel panel warehouse",
  command: "audit compare csv help law-draft malformed rate rate-kills resume schedule-import stream wrong-calls wrong-values wrong-words",
  compiled: "fees rule-days",
  conformance: "documents",
  history: "events law-diff",
  house: "french french-audit french-reports",
  law: "check-words coverage-in-time damaged moves october one-origin open-question scenario scenario-library trial-amendment vocabulary",
  origin: "slips",
  reach: "eight-digits",
  scenario: "exposure",
  server: "aside client docs feeds hostile-doors mcp new-law places schema stop warm",
  table: "answers articles damage every-door hostile origins own-cells wide",
  tables: "doors hostile two-ways",
});

/** Files of a minute or more that guard what few changes touch. They run by name, and in `npm run check:full -- long`. */
const PROOFS = named({
  bulk: "book-amended",
  compiled: "origins residual",
  hts: "rebuild",
  law: "dials",
  print: "altered-export",
  table: "head parquet-rate",
});

/** Milliseconds that one step may take. */
const STEP_LIMIT = 300_000;

let passed = 0;
let failed = 0;
let skipped = 0;

function step(name, command, args) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], timeout: STEP_LIMIT, killSignal: "SIGKILL" });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${seconds} s`);
  if (status === 0) passed++;
  else failed++;
  return status === 0;
}

function testsIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testsIn(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

/** The text of a test file and of the files of test/ that it imports, directly or through others. */
function textOf(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return "";
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imported = [...text.matchAll(/from "(\.[^"]+)\.js"/g)].map(([, path]) => join(dirname(file), `${path}.ts`));
  return [text, ...imported.filter((path) => path.startsWith("test")).map((path) => textOf(path, seen))].join("\n");
}

/** The parts of the build that these test files need. The command is always one: most tests read packaged data or start it. */
function partsFor(testFiles) {
  const text = testFiles.map((file) => textOf(file)).join("\n");
  const parts = ["command"];
  if (/dist\/web|findChromium|"serve"/.test(text)) parts.push("page");
  if (/\.types\b|"pack"/.test(text)) parts.push("page", "types");
  return parts;
}

const wanted = process.argv.slice(2);
const whole = wanted.length === 0;
const all = process.env.CARVEOUT_TESTS === "all";
const left = [...(all ? [] : LATER), ...PROOFS];
const node = process.execPath;
// Those that start browsers, servers and commands take longest and go first, so that none of them is left alone at the end.
const LONGEST = ["browser", "table", "command", "server"];
const turn = (file) => (LONGEST.findIndex((room) => file.startsWith(join("test", room))) + LONGEST.length + 1) % (LONGEST.length + 1);
const files = testsIn("test")
  .filter((file) => (whole ? !left.includes(file) : wanted.some((word) => file.includes(word))))
  .sort((a, b) => turn(a) - turn(b));
for (const file of [...LATER, ...PROOFS].filter((each) => !existsSync(each))) {
  console.log(`FAILED  ${file} is left out and is not there`);
  process.exit(1);
}
if (files.length === 0) {
  console.log(`FAILED  no test file has ${wanted.join(" or ")} in its path`);
  process.exit(1);
}
const built = step("build", node, ["scripts/build.mjs", ...(whole ? [] : partsFor(files))]);
if (whole) {
  step("lint and format", node, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
  step("types", node, ["node_modules/typescript/bin/tsc", "--noEmit"]);
  step("types of the page", node, ["node_modules/typescript/bin/tsc", "-p", "web/tsconfig.json"]);
}

if (built) {
  if (whole) step("law checks", node, ["dist/cli/main.js", "law", "build", "--check"]);
  rmSync("build/test", { recursive: true, force: true });
  await build({
    entryPoints: files,
    outdir: "build/test",
    outbase: "test",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [texts],
    sourcemap: "inline",
    logLevel: "warning",
  });
  const outputs = files.map((file) => join("build", file.replace(/\.ts$/, ".mjs")));
  const sum = await runFiles(outputs);
  console.log(`${sum.passed} of ${sum.passed + sum.failed + sum.skipped} tests passed`);
  passed += sum.passed;
  failed += sum.failed;
  skipped += sum.skipped;
  if (whole) step("benchmark smoke", node, ["bench/run.mjs", "--smoke"]);
}

if (whole && !all) console.log(`${LATER.length} long files are left to CARVEOUT_TESTS=all`);
if (whole) console.log(`${PROOFS.length} files of long proofs are left to npm run check:full -- long`);
if (skipped > 0) console.log(`${skipped} skipped for want of what they read; see above`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
