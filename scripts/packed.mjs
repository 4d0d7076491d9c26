// The packed file as others get it: installed in an empty project with engine-strict on every Node that can be had, its command, its library and
// its server run, and a project in TypeScript compiles against its declarations. Needs a registry for the dependencies. Prints what it saw.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const VERSIONS = ["20", "22", "24"];
const LIMIT = 300_000;
const folder = mkdtempSync(join(tmpdir(), "carveout-packed-"));
let failed = 0;

function run(command, args, cwd, env = {}) {
  return spawnSync(command, args, { cwd, encoding: "utf8", timeout: LIMIT, env: { ...process.env, ...env } });
}

function told(name, { status, stdout, stderr }) {
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}`);
  if (status === 0) return true;
  failed++;
  console.log(`${stdout}\n${stderr}`.slice(-2_000));
  return false;
}

const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], process.cwd());
if (!told("npm pack", packed)) process.exit(1);
const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(packed.stdout);
const file = resolve(folder, filename);
console.log(`${(size / 2 ** 20).toFixed(1)} MiB packed, ${(unpackedSize / 2 ** 20).toFixed(1)} MiB open, ${entryCount} files`);

function sizeOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath ?? each.path, each.name)).size, 0);
}

// The Node that runs this, or one of the registry.
function nodeOf(version) {
  if (process.versions.node.split(".")[0] === version) return process.execPath;
  const home = join(folder, `node-${version}`);
  const made = run("npm", ["install", "--prefix", home, "--no-audit", "--no-fund", `node@${version}`], folder);
  const path = join(home, "node_modules", "node", "bin", "node");
  return made.status === 0 && run(path, ["--version"], folder).status === 0 ? path : undefined;
}

const LIBRARY = `import { assess } from "carveout";
const answer = assess({ hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null });
if (answer.status !== "determined" || answer.totals.duty !== "5150.00") process.exit(1);`;
const TYPED = `import { type Assessment, assess, type EntryLineInput } from "carveout";
const line: EntryLineInput = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null, facts: { civilAircraft: true } };
const answer: Assessment = assess(line);
if (answer.status === "determined") console.log(answer.totals.duty);
// @ts-expect-error a misspelt fact does not compile
assess({ ...line, facts: { civilAircaft: true } });
`;

for (const version of VERSIONS) {
  const node = nodeOf(version);
  if (node === undefined) {
    console.log(`not run: no Node ${version} could be had`);
    continue;
  }
  const project = mkdtempSync(join(folder, `project-${version}-`));
  const npm = run("sh", ["-c", "command -v npm"], folder).stdout.trim();
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // npm judges engines by the Node that runs it.
  const installed = run(node, [npm, "install", "--engine-strict", "--no-audit", "--no-fund", file], project);
  if (!told(`Node ${version}: npm install --engine-strict`, installed)) continue;
  const bin = join(project, "node_modules", "carveout", "dist", "cli", "carveout.js");
  told(`Node ${version}: the command`, run(node, [bin, "duty", "7604.21.00.10", "--date", "2025-10-07", "--json"], project));
  writeFileSync(join(project, "library.js"), LIBRARY);
  told(`Node ${version}: the library`, run(node, ["library.js"], project));
  const server = `import { spawn } from "node:child_process";
const child = spawn(process.execPath, [${JSON.stringify(bin)}, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
child.stdout.once("data", async (text) => {
  const base = /http\\S+/.exec(String(text))[0];
  const ok = (await fetch(base + "/v1/law")).ok && (await fetch(base + "/docs")).ok;
  child.kill();
  process.exit(ok ? 0 : 1);
});`;
  writeFileSync(join(project, "server.js"), server);
  told(`Node ${version}: the server`, run(node, ["server.js"], project));
  if (version !== VERSIONS[0]) continue;
  console.log(`${(sizeOf(join(project, "node_modules")) / 2 ** 20).toFixed(0)} MiB of node_modules`);
  writeFileSync(join(project, "typed.ts"), TYPED);
  const compiler = resolve("node_modules/typescript/bin/tsc");
  told(
    "a project in TypeScript compiles",
    run(node, [compiler, "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "typed.ts"], project),
  );
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
