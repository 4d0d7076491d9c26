// What well-behaved clients ask in the mixed load, beside single assessments.

import { readFileSync } from "node:fs";
import { packagePath } from "../../src/packaged/paths.js";
import type { Call } from "./client.js";
import { pick, randomGoods, randomLine, randomTable } from "./random-lines.js";

/** A kind of question: how often a second, how it is made, what may come back. */
export interface Kind {
  readonly perSecond: number;
  readonly statuses: readonly number[];
  call(): Call;
}

const QUESTIONS = readFileSync(packagePath("conformance/origin.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { readonly question: unknown }).question);
const WORDS = ["wooden furniture", "alumnum bars", "passenger cars", "7604", "sirop d'érable", "steel tubes", "lumber", "beef"];
const PAGE = ["/", "/main.js", "/style.css", "/inter.woff2", "/data/what-if.json", "/docs", "/openapi.json"];
const json = (path: string, body: unknown): Call => ({ method: "POST", path, body: JSON.stringify(body) });
const get = (path: string): Call => ({ method: "GET", path });
const lines = (count: number): readonly unknown[] => Array.from({ length: count }, () => randomLine());
const tool = (name: string, given: unknown): Call => ({
  ...json("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: given } }),
  accept: "application/json, text/event-stream",
});

/** By name. */
export const KINDS: Readonly<Record<string, Kind>> = {
  "arrays of 50 lines": { perSecond: 1, statuses: [200], call: () => json("/v1/assess", lines(50)) },
  "entries of 8 lines": { perSecond: 2, statuses: [200], call: () => json("/v1/entry", lines(8)) },
  "tables of 50 cold rows": {
    perSecond: 1,
    statuses: [200],
    call: () => ({ method: "POST", path: "/v1/rate", body: randomTable(50), type: "text/csv" }),
  },
  origin: { perSecond: 4, statuses: [200, 422], call: () => json("/v1/origin", pick(QUESTIONS)) },
  history: { perSecond: 1, statuses: [200], call: () => get(`/v1/history/${randomGoods().hts}`) },
  search: { perSecond: 10, statuses: [200], call: () => get(`/v1/search?q=${encodeURIComponent(pick(WORDS))}`) },
  "tools of agents": {
    perSecond: 2,
    statuses: [200],
    call: () => pick([tool("assess", { line: randomLine() }), tool("search", { q: pick(WORDS) }), tool("answer", { goods: pick(WORDS) })]),
  },
  "files of the page": { perSecond: 10, statuses: [200], call: () => get(pick(PAGE)) },
  "probe of life": { perSecond: 5, statuses: [200], call: () => get("/healthz") },
};
