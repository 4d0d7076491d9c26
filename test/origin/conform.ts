// Holds the determinations against the cases of the reference, where it is present: `node scripts/run.mjs test/origin/conform.ts FILE`.

import { readFileSync } from "node:fs";
import { determine } from "../../src/packaged/origin-bundle.js";

interface Case {
  readonly id: string;
  readonly question: unknown;
  readonly expect: string;
  readonly check: string;
}

const cases = readFileSync(process.argv[2] ?? "", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Case);
let same = 0;
for (const { id, question, expect, check } of cases) {
  const found = determine(question);
  if (found.status === expect) same++;
  else
    console.log(
      id,
      check.slice(0, 9),
      "expected",
      expect,
      "found",
      found.status,
      JSON.stringify(
        found.status === "error"
          ? found.error
          : [
              found.alternatives.map((each) => [each.branch, each.rule, each.holds, each.because]),
              found.questions.map((each) => each.fact),
            ],
      ).slice(0, 500),
    );
}
console.log(`${same} of ${cases.length} agree`);
