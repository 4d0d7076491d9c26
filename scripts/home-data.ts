// `node scripts/run.mjs scripts/home-data.ts FILE`: writes what Home, the pages of measures and Trade show of the statistics, as the
// library's exposure works it out. Kept by what it is made from, so that a build after which nothing changed does not work it out again.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parse } from "csv-parse/sync";
import { openSchedule } from "../src/hts/schedule.js";
import { bundledLaw, bundledSchedule } from "../src/packaged/bundle.js";
import { packagePath } from "../src/packaged/paths.js";
import { assumptionsOf, bundledTrade, sectorOf } from "../src/packaged/trade-bundle.js";
import { openExposure } from "../src/scenario/exposure.js";
import { kindsOf, readKinds } from "../src/scenario/goods-kinds.js";
import { kindTrade } from "../src/scenario/kind-trade.js";

const MADE_FROM = [
  "law/law.json",
  "schedule/schedule.json.gz",
  "trade/imports-canada.csv.gz",
  "trade/series.json",
  "trade/assumptions.csv",
  "sectors/sectors.csv",
  "sectors/state.csv",
];

const [file = "dist/home.json"] = process.argv.slice(2);
const hash = createHash("sha256").update(readFileSync(process.argv[1] ?? ""));
for (const each of MADE_FROM) hash.update(readFileSync(packagePath(each)));
const kept = packagePath(`build/home-${hash.digest("hex").slice(0, 16)}.json`);
if (!existsSync(kept)) {
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(homeData()));
}
writeFileSync(file, readFileSync(kept));

function homeData(): unknown {
  const law = bundledLaw();
  const trade = bundledTrade();
  const kinds = readKinds(parse(readFileSync(packagePath("sectors/state.csv")), { columns: true }) as Record<string, string>[]);
  const exposer = openExposure(law, openSchedule(bundledSchedule()), trade);
  const { kinds: byKind, ...series } = kindTrade(exposer, trade, { assumptions: assumptionsOf([]), kindOf: kindsOf(kinds, law), sectorOf });
  return { ...series, kinds, byKind, law: law.hash };
}
