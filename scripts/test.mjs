// `npm test`: build, lint, types, the law, every test, a smoke of the benchmarks. The last line is the true sum.
// `npm test -- WORD...`: only the build and the test files whose path contains one of the words.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

let passed = 0;
let failed = 0;
let skipped = 0;

function step(name, command, args) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", env: process.env });
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

const wanted = process.argv.slice(2);
const whole = wanted.length === 0;
const node = process.execPath;
const built = step("build", node, ["scripts/build.mjs"]);
if (whole) {
  step("lint and format", node, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
  step("types", node, ["node_modules/typescript/bin/tsc", "--noEmit"]);
  step("types of the page", node, ["node_modules/typescript/bin/tsc", "-p", "web/tsconfig.json"]);
}

if (built) {
  if (whole) step("law checks", node, ["dist/cli/main.js", "law", "build", "--check"]);
  rmSync("build/test", { recursive: true, force: true });
  const files = testsIn("test").filter((file) => whole || wanted.some((word) => file.includes(word)));
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
    sourcemap: "inline",
    logLevel: "warning",
  });
  const outputs = files.map((file) => join("build", file.replace(/\.ts$/, ".mjs")));
  const run = spawnSync(node, ["--enable-source-maps", "--test", "--test-reporter=tap", ...outputs], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(run.stdout)?.[1] ?? 0);
  for (const [block] of run.stdout.matchAll(/^not ok [\s\S]*?^ {2}\.\.\.$/gm)) console.log(block);
  for (const line of run.stdout.matchAll(/# SKIP .*/g)) console.log(line[0]);
  console.log(`${count("pass")} of ${count("tests")} tests passed`);
  passed += count("pass");
  failed += count("fail") + count("cancelled") + (run.status === 0 || count("fail") > 0 ? 0 : 1);
  skipped += count("skipped") + count("todo");
  if (whole) step("benchmark smoke", node, ["bench/run.mjs", "--smoke"]);
}

if (skipped > 0) console.log(`${skipped} skipped for want of what they read; see above`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
