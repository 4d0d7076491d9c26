// The examples of the help texts and the worked entries of the welcome, read from the repository's data.

import { readFileSync } from "node:fs";
import { packagePath } from "./paths.js";

/** One worked entry. */
export interface WorkedEntry {
  readonly title: string;
  readonly hts: string;
  readonly date: string;
  readonly value: string;
}

/** The example call of a command. */
export function exampleOf(command: string): string {
  const examples = JSON.parse(readFileSync(packagePath("examples/commands.json"), "utf8")) as Record<string, string>;
  return examples[command] ?? `carveout ${command}`;
}

/** The worked entries. */
export function workedEntries(): readonly WorkedEntry[] {
  return JSON.parse(readFileSync(packagePath("examples/worked-entries.json"), "utf8")) as WorkedEntry[];
}
