// Builds dist/: the library, the engine for browsers, the command. One bundle with shared chunks, so that the command starts fast.

import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { readAuditData } from "./audit-data.mjs";
import { readLabels } from "./labels.mjs";

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/index.ts", "src/core.ts", "src/cli/main.ts", "src/cli/rate-worker.ts"],
  outdir: "dist",
  outbase: "src",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
chmodSync("dist/cli/main.js", 0o755);
mkdirSync("dist", { recursive: true });
writeFileSync("dist/audit.json", JSON.stringify(readAuditData("audit")));
writeFileSync("dist/labels.json", JSON.stringify(readLabels("labels")));
if (process.env.CARVEOUT_TYPES !== "no")
  execFileSync("node", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
