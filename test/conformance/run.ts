// `npm run conformance`: agreement with the worked cases by grade, and every case that does not agree.

import { carveout } from "../../src/index.js";
import { judgeCase, optionsFor } from "./compare.js";
import { readCases } from "./read.js";

const files = ["cases-canada", "cases-other-origins"];
const verbose = process.argv.includes("--all");
for (const file of files) {
  const cases = readCases(file);
  if (cases === undefined) {
    console.log(`${file}: skipped, the reference material is not beside the project`);
    continue;
  }
  const counts = new Map<string, Record<string, number>>();
  for (const worked of cases) {
    const verdict = judgeCase(worked, carveout().assess(worked.line, optionsFor(worked)));
    const row = counts.get(worked.grade) ?? { agree: 0, open: 0, wrong: 0, error: 0 };
    row[verdict.outcome] = (row[verdict.outcome] ?? 0) + 1;
    counts.set(worked.grade, row);
    if (verdict.outcome !== "agree" || verbose)
      console.log(`${worked.id} ${worked.grade} ${verdict.outcome}: ${verdict.differences.join("; ")}`);
  }
  console.log(file);
  console.table(Object.fromEntries([...counts].sort()));
}
