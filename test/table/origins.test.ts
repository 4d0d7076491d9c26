// A table of goods of several origins: rows of every group that is compiled come out as `assess` answers them, each in its place; rows of origins
// that are not compiled, not answered and not known stand between them.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { seeded } from "../bulk/equal.js";
import { NARROW } from "../compiled/origin-rows.js";
import { byDuckdb, byRows, newFolder, same } from "./ways.js";

const { path, remove } = newFolder("origins");
after(remove);
const { law, schedule } = bundledEngine();
const ROWS = 2_000;

function rows(origins: readonly string[]): string[][] {
  const random = seeded(31);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const days = ["2025-02-01", "2025-04-09", "2025-08-20", "2025-11-20", "2026-03-01", "2026-08-01"];
  const numbers = schedule.numbers();
  return Array.from({ length: ROWS }, (_, at) => {
    const value = (10 + random() * 90_000).toFixed(2);
    return [`L${at}`, pick(numbers), pick(origins), pick(days), value, pick(["", "?", "S", "KR", "A"])];
  });
}

async function compare(origins: readonly string[], file: string): Promise<void> {
  const input = path(file);
  writeFileSync(input, `${[["entry_line", ...NARROW], ...rows(origins)].map((cells) => cells.join(",")).join("\n")}\n`);
  const right = await byRows(input, { raw: true });
  const found = await byDuckdb(input, path(`out-${file}`), { raw: true, large: true });
  assert.ok(found !== undefined);
  same(found, right);
}

test("rows of all compiled origins, of others and of none", async () => {
  const others = law.countries.encoded.filter((origin) => !law.countries.tables.includes(origin)).slice(0, 2);
  await compare([...law.countries.tables, ...others, "US", "zz", "", "XA"], "all.csv");
});

test("rows of one other group alone, and of none that is compiled", async () => {
  await compare(law.countries.groups.EU ?? [], "group.csv");
  await compare(["US", "AF"], "none.csv");
});
