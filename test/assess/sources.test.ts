// What an answer names as its source is what the amount rests on: not the edition of the schedule where a heading or a process of the law
// sets the rate.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

interface Sourced {
  readonly cites: readonly string[];
  readonly since: string;
}

function sources(line: Readonly<Record<string, unknown>>, heading: string): Sourced | undefined {
  const answer = engine.assess({ hts: "6110.11.00.15", origin: "CA", value: "57.00", spi: null, ...line });
  assert.equal(answer.status, "determined", JSON.stringify(answer));
  const found = answer.status === "determined" ? answer.duties.find((each) => each.heading === heading) : undefined;
  return found === undefined ? undefined : { cites: found.cites, since: found.since };
}

test("an ordinary rate in place of the column cites the act of the heading that sets it", () => {
  const aluminum = {
    hts: "7606.12.30.25",
    origin: "RU",
    value: "1000.00",
    entryDate: "2025-05-05",
    content: { aluminum: { value: "1000.00" } },
  };
  assert.deepEqual(sources(aluminum, "7606.12.30"), { cites: ["PP 10523"], since: "2025-01-01" });
});

test("what a process for small parcels frees, or puts a flat amount on, cites the process", () => {
  const cleared = { entryDate: "2025-05-05", facts: { deMinimisClearance: true } };
  assert.deepEqual(sources(cleared, "6110.11.00")?.cites, ["19 U.S.C. 1321(a)(2)(C)", "EO 14226"]);
  const posted = { entryDate: "2025-11-20", mode: "mail", facts: { postalFlatMethod: true } };
  const process = ["EO 14324 s.3", "90 FR 42418"];
  assert.deepEqual(sources(posted, "6110.11.00"), { cites: process, since: "2025-08-29" });
  assert.deepEqual(sources(posted, "9903.01.10"), { cites: ["EO 14325 s.2(a)", ...process], since: "2025-08-29" });
  // The amount for an origin may have changed since the process began.
  assert.equal(sources({ ...posted, origin: "CN" }, "9903.01.24")?.since, "2025-11-10");
});

test("a rate of the schedule cites its edition", () => {
  assert.match(sources({ entryDate: "2025-05-05", spi: "S" }, "6110.11.00")?.cites.join() ?? "", /^HTS 2025 /);
});
