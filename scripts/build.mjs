// Builds dist/: `node scripts/build.mjs` builds all of it; `node scripts/build.mjs command page types` only the parts named.
// command: the library, the engine for browsers and the command, with shared chunks so that the command starts fast, and their data.
// page: what the server sends to a browser. types: the declarations of the package.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { build } from "esbuild";
import { readAuditData } from "./audit-data.mjs";
import { readFrenchLabels, readFrenchLineLabels, readLabels, readLineLabels, readSubheadingLabels, readTradeWeights } from "./labels.mjs";
import { readTableWords } from "./table-words.mjs";
import { texts } from "./texts.mjs";
import { buildVendor, fromVendor } from "./vendor.mjs";
import { dialsData, whatIfData } from "./what-if-data.mjs";

const wanted = process.argv.slice(2);
const wants = (part) => wanted.length === 0 || wanted.includes(part);
if (wanted.length === 0) rmSync("dist", { recursive: true, force: true });
const forNode = {
  outdir: "dist",
  outbase: "src",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  plugins: [texts],
  sourcemap: true,
  logLevel: "warning",
};
async function buildCommand() {
  await buildVendor(forNode);
  await build({
    ...forNode,
    plugins: [texts, fromVendor],
    entryPoints: [
      "src/index.ts",
      "src/core.ts",
      "src/cli/carveout.ts",
      "src/cli/main.ts",
      "src/rate/rate-worker.ts",
      "src/rate/store-worker.ts",
      "src/cli/assess-worker.ts",
      "src/cli/compare-worker.ts",
      "src/host/aside-thread.ts",
      "src/host/table-thread.ts",
    ],
    splitting: true,
  });
  for (const name of ["carveout", "main"]) chmodSync(`dist/cli/${name}.js`, 0o755);
  mkdirSync("dist", { recursive: true });
  writeFileSync("dist/audit.json", JSON.stringify(readAuditData("audit")));
  writeFileSync("dist/tables.json", JSON.stringify(readTableWords("tables")));
  writeFileSync("dist/labels.json", JSON.stringify(readLabels("labels")));
  writeFileSync("dist/labels-subheadings.json", JSON.stringify(readSubheadingLabels("labels")));
  writeFileSync("dist/labels-fr.json", JSON.stringify(readFrenchLabels("labels")));
  writeFileSync("dist/labels-lines.json", JSON.stringify(readLineLabels("labels")));
  writeFileSync("dist/labels-lines-fr.json", JSON.stringify(readFrenchLineLabels("labels")));
  const trade = gunzipSync(readFileSync("trade/imports-canada.csv.gz")).toString("utf8");
  writeFileSync("dist/trade-weights.json", JSON.stringify(readTradeWeights(trade)));
}

async function buildPage() {
  // Workbooks are packed in place, see web/zip.ts.
  const zipInPlace = {
    name: "zip-in-place",
    setup({ onResolve }) {
      const own = resolve("web/zip.ts");
      onResolve({ filter: /^fflate$/ }, ({ importer }) => (importer === own ? undefined : { path: own }));
    },
  };
  await build({
    entryPoints: {
      main: "web/main.tsx",
      "rate-worker": "web/rate-worker.ts",
      "what-if-worker": "web/what-if/worker.ts",
      "audit-worker": "web/refunds/audit-worker.ts",
      "timeline-worker": "web/timeline/worker.ts",
    },
    outdir: "dist/web",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [texts, zipInPlace],
    chunkNames: "chunks/[name]-[hash]",
    legalComments: "none",
    logLevel: "warning",
  });
  for (const name of ["index.html", "style.css", "icon.svg"]) copyFileSync(join("web", name), join("dist/web", name));
  const font = "node_modules/@fontsource-variable/inter";
  copyFileSync(`${font}/files/inter-latin-wght-normal.woff2`, "dist/web/inter.woff2");
  copyFileSync(`${font}/LICENSE`, "dist/web/inter-license.txt");
  mkdirSync("dist/web/data", { recursive: true });
  // Words in other languages are loaded by those who read them.
  const { words: lawWords, ...law } = JSON.parse(readFileSync("law/law.json", "utf8"));
  for (const name of readdirSync("examples/tables")) copyFileSync(join("examples/tables", name), join("dist/web/data", name));
  for (const [name, bytes] of [
    ["law.json", JSON.stringify(law)],
    ["law-first.json", firstLaw()],
    ["origins.json", JSON.stringify(law.countries.encoded)],
    ["law-fr.json", JSON.stringify(lawWords.fr)],
    ["schedule.json", gunzipSync(readFileSync("schedule/schedule.json.gz"))],
    ["labels.json", readFileSync("dist/labels.json")],
    ["what-if.json", whatIfData()],
    ["origin.json", readFileSync("origin/origin.json")],
    ["certification.json", readFileSync("origin/certification.json")],
    ["bill-example.json", JSON.stringify(readFileSync("examples/bill-of-materials.csv", "utf8"))],
    ["labels-subheadings.json", readFileSync("dist/labels-subheadings.json")],
    ["labels-fr.json", readFileSync("dist/labels-fr.json")],
    ["labels-lines.json", readFileSync("dist/labels-lines.json")],
    ["labels-lines-fr.json", readFileSync("dist/labels-lines-fr.json")],
    ["trade-weights.json", readFileSync("dist/trade-weights.json")],
    ["book.json", gunzipSync(readFileSync("book/CA.json.gz"))],
    // The server puts the official descriptions here that the user imported.
    ["descriptions.json", "{}"],
    ["audit.json", readFileSync("dist/audit.json")],
    ["tables.json", readFileSync("dist/tables.json")],
    ["dials.json", dialsData()],
    ["home.json", homeData()],
    ["topics.json", JSON.stringify(parse(readFileSync("sectors/topics.csv"), { columns: true }))],
    [
      "events-fr.json",
      JSON.stringify(Object.fromEntries(["titles", "sources"].flatMap((of) => parse(readFileSync(`events/${of}-fr.csv`)).slice(1)))),
    ],
    ["events.json", JSON.stringify(parse(readFileSync("events/events.csv"), { columns: true }))],
  ])
    writeFileSync(join("dist/web/data", `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

// The law of the origin that the page shows unless another is chosen.
function firstLaw() {
  execFileSync("node", ["scripts/run.mjs", "scripts/page-law.ts", "build/law-first.json"], { stdio: "inherit" });
  return readFileSync("build/law-first.json");
}

// Imports by kind of goods and month with the duty on them, worked out by the library's exposure.
function homeData() {
  execFileSync("node", ["scripts/run.mjs", "scripts/home-data.ts", "dist/home.json"], { stdio: "inherit" });
  return readFileSync("dist/home.json");
}

// The declarations of the entry files and of what they name; the rest of the compiler's output is taken away.
function buildTypes() {
  rmSync("dist/types", { recursive: true, force: true });
  execFileSync("node", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
  const kept = new Set();
  const keep = (file) => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, path] of readFileSync(file, "utf8").matchAll(/["'](\.{1,2}\/[^"']+)\.js["']/g)) keep(join(dirname(file), `${path}.d.ts`));
  };
  keep("dist/types/index.d.ts");
  keep("dist/types/core.d.ts");
  for (const entry of readdirSync("dist/types", { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) rmSync(file);
  }
}

if (wants("command")) await buildCommand();
if (wants("page")) await buildPage();
if (wants("types") && process.env.CARVEOUT_TYPES !== "no") buildTypes();
