// Runs one TypeScript file of the repository: `node scripts/run.mjs FILE [ARGUMENTS]`.

import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { texts } from "./texts.mjs";

const [file, ...rest] = process.argv.slice(2);
const out = `build/run/${file.replaceAll("/", "_").replace(/\.ts$/, "")}.mjs`;
await build({
  entryPoints: [file],
  outfile: out,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  plugins: [texts],
  sourcemap: "inline",
  logLevel: "warning",
});
process.exitCode = spawnSync(process.execPath, ["--enable-source-maps", out, ...rest], { stdio: "inherit" }).status ?? 1;
