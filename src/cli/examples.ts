// The examples of the help texts, read from the data of the repository.

import { readFileSync } from "node:fs";
import { packagePath } from "../packaged/paths.js";

/** The example call of a command. */
export function exampleOf(command: string): string {
  const examples = JSON.parse(readFileSync(packagePath("examples/commands.json"), "utf8")) as Record<string, string>;
  return examples[command] ?? `carveout ${command}`;
}
