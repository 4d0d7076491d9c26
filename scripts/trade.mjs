// Compiles the import statistics into trade/imports-canada.csv.gz: one row a line, two columns a month (value, and value entered under
// CUSMA, in dollars). `node scripts/trade.mjs FILE` reads a table month,hts,origin,customs_value_usd,usmca_value_usd (.csv or .csv.gz);
// without FILE it checks what is compiled against trade/checksums.json.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const OUT = "trade/imports-canada.csv.gz";
const SUMS = "trade/checksums.json";
const hash = (text) => createHash("sha256").update(text).digest("hex");

/** The compiled text of a table of imports. */
export function compileTrade(table) {
  const lines = new Map();
  const months = new Set();
  for (const row of table.trimEnd().split(/\r?\n/).slice(1)) {
    const [month, hts, origin, value, claimed] = row.split(",");
    if (origin !== "CA") continue;
    months.add(month);
    if (value === "0" && claimed === "0") continue;
    if (!lines.has(hts)) lines.set(hts, new Map());
    const known = lines.get(hts).get(month) ?? [0, 0];
    lines.get(hts).set(month, [known[0] + Number(value), known[1] + Number(claimed)]);
  }
  const order = [...months].sort();
  const header = ["hts", ...order.flatMap((month) => [month, `${month} claimed`])].join(",");
  const rows = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([hts, by]) => [hts, ...order.flatMap((month) => (by.get(month) ?? [0, 0]).map((each) => (each === 0 ? "" : each)))].join(","));
  return `${[header, ...rows].join("\n")}\n`;
}

const [source] = process.argv.slice(2);
if (source !== undefined) {
  const bytes = readFileSync(source);
  const text = compileTrade((source.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  writeFileSync(OUT, gzipSync(text, { level: 9 }));
  writeFileSync(SUMS, `${JSON.stringify({ "imports-canada.csv": hash(text) }, undefined, 2)}\n`);
} else if (hash(gunzipSync(readFileSync(OUT))) !== JSON.parse(readFileSync(SUMS, "utf8"))["imports-canada.csv"]) {
  process.stderr.write(`${OUT} is not what ${SUMS} says. Compile it again from the statistics.\n`);
  process.exitCode = 1;
}
