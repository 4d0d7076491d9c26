// `npm test`: build, lint, types, the law, the tests, a smoke of the benchmarks; every test where CARVEOUT_TESTS is `all`. The last line is the
// true sum.
// `npm test -- WORD...`: only the test files whose path contains one of the words, and only the parts of the build that they need.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { runFiles } from "./test-files.mjs";
import { texts } from "./texts.mjs";

/**
 * Files that take twenty seconds or more: views of the page beside the answer, kills, restarts, whole builds. They run by name, and with the rest
 * where CARVEOUT_TESTS is `all`, as in CI; without them `npm test` takes some minutes less and loses no room of the source.
 */
const LATER = [
  ...["home", "tasks", "what-if", "views", "timeline", "refunds", "origin", "made-in", "fields", "forms", "paper", "targets"].map(
    (name) => `browser/${name}`,
  ),
  ...["resume", "rate-kills", "audit", "malformed", "stream", "wrong-calls", "schedule-import", "compare", "rate"].map(
    (name) => `command/${name}`,
  ),
  ...["parquet-rate", "hostile", "head", "answers", "damage"].map((name) => `table/${name}`),
  ...["book-amended", "panel", "day-panel", "warehouse"].map((name) => `bulk/${name}`),
  ...["new-law", "stop", "aside", "hostile-doors"].map((name) => `server/${name}`),
  ...["dials", "moves", "scenario", "scenario-library", "trial-amendment", "open-question", "vocabulary"].map((name) => `law/${name}`),
  ...["compiled/origins", "hts/rebuild", "history/law-diff", "history/events", "house/french-audit", "print/altered-export"],
].map((name) => join("test", `${name}.test.ts`));

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
const node = process.execPath;
// Those that start browsers, servers and commands take longest and go first, so that none of them is left alone at the end.
const LONGEST = ["browser", "table", "command", "server"];
const turn = (file) => (LONGEST.findIndex((room) => file.startsWith(join("test", room))) + LONGEST.length + 1) % (LONGEST.length + 1);
const files = testsIn("test")
  .filter((file) => (whole ? all || !LATER.includes(file) : wanted.some((word) => file.includes(word))))
  .sort((a, b) => turn(a) - turn(b));
for (const file of LATER.filter((each) => !existsSync(each))) {
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
if (skipped > 0) console.log(`${skipped} skipped for want of what they read; see above`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
