// Finds the worked cases beside the project, where they are present.

import { existsSync, readFileSync } from "node:fs";
import type { WorkedCase } from "./compare.js";

/** The reference material lies beside the project, or is absent. */
export const SHARED = "../shared";

/** Files of worked cases. */
export const CASE_FILES = ["cases-canada", "cases-other-origins", "cases-field"] as const;

/** Cases of one file, or undefined where the reference material is absent. */
export function readCases(name: string): readonly WorkedCase[] | undefined {
  const file = `${SHARED}/cases/${name}.jsonl`;
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as WorkedCase);
}
