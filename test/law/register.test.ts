// The register: every heading of the law stands in it, and every heading printed in 9903.01 to 9903.96 is encoded or left out with a reason.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { readSchedule } from "../../src/packaged/read-schedule.js";

interface Register {
  readonly outside: readonly { readonly stems: readonly string[]; readonly why: string }[];
  readonly register: readonly {
    readonly headings: readonly string[];
    readonly measure: string;
    readonly from: string;
    readonly until?: string;
    readonly witness: string | readonly string[];
  }[];
}

const register = parse(readFileSync(packagePath("law/coverage.yaml"), "utf8"), { schema: "failsafe" }) as Register;
const law = bundledLaw();
const digits = (heading: string): string => heading.replaceAll(".", "");

test("every heading of the law stands in the register, with its first day", () => {
  const rows = new Map(
    register.register.flatMap((row) => row.headings.map((heading) => [`${row.measure} ${digits(heading)}`, row] as const)),
  );
  for (const measure of law.measures) {
    const ids = new Set(measure.provisions.map((provision) => provision.id.split("/")[0] ?? ""));
    for (const id of ids) {
      const row = rows.get(`${measure.id} ${id}`);
      assert.ok(row !== undefined, `${id} of ${measure.id} is not registered`);
      const own = measure.provisions.filter((provision) => provision.id.split("/")[0] === id);
      const first = own
        .flatMap((provision) => provision.amendments.filter((each) => each.withdrawn === undefined).map((each) => each.from))
        .sort()[0];
      // A heading that an act read back took away whole was printed from the first day of what it took.
      const printed = own.flatMap((provision) => provision.amendments.map((each) => each.from)).sort()[0];
      assert.equal(row.from, first ?? printed, id);
      const ends = own.map((provision) => provision.ends?.on ?? measure.ends?.on);
      assert.equal(row.until, ends.includes(undefined) ? undefined : ends.sort().at(-1), id);
      rows.delete(`${measure.id} ${id}`);
    }
  }
  assert.deepEqual([...rows.keys()], [], "registered, and not in the law");
});

test("every printed heading of 9903.01 to 9903.96 is encoded or left out with a reason", () => {
  const encoded = new Set(law.measures.flatMap((measure) => measure.provisions.map((provision) => provision.id.split("/")[0] ?? "")));
  const stems = register.outside.flatMap((row) => row.stems.map(digits));
  const chapter = readSchedule(packagePath("schedule/chapters-98-99.json.gz")).chapters["99"] ?? "";
  const printed = chapter.split("\n").map((line) => line.slice(0, line.indexOf("|")));
  const open = printed.filter(
    (id) => /^9903\d{4}$/.test(id) && id >= "99030100" && id < "99039700" && !encoded.has(id) && !stems.some((stem) => id.startsWith(stem)),
  );
  assert.deepEqual(open, []);
  assert.ok(printed.length > 500);
});
