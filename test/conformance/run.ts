// `npm run conformance [--all]`: agreement with the worked cases by file and grade, and every case that does not agree.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { judge } from "./judge.js";
import { CASE_FILES, readCases } from "./read.js";

const verbose = process.argv.includes("--all");
for (const file of CASE_FILES) {
  const cases = readCases(file);
  if (cases === undefined) {
    console.log(`${file}: skipped, the reference material is not beside the project`);
    continue;
  }
  const counts = new Map<string, Record<string, number>>();
  for (const worked of cases) {
    const verdict = judge(worked, bundledEngine());
    const row = counts.get(worked.grade) ?? { agree: 0, open: 0, wrong: 0, error: 0 };
    row[verdict.outcome] = (row[verdict.outcome] ?? 0) + 1;
    counts.set(worked.grade, row);
    if (verdict.outcome !== "agree" || verbose)
      console.log(`${worked.id} ${worked.grade} ${verdict.outcome}: ${verdict.differences.join("; ")}`);
  }
  const sum = (outcome: string): number => [...counts.values()].reduce((total, row) => total + (row[outcome] ?? 0), 0);
  console.log(`${file}: ${sum("agree")} of ${cases.length} agree, ${sum("open")} open`);
  console.table(Object.fromEntries([...counts].sort()));
}
