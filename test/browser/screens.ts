// Where the tests of the page leave their pictures: in build/, so that a run changes no file of the project; in docs/, which shows them, only where
// CARVEOUT_SCREENS=docs asks for them anew.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../src/packaged/paths.js";

/** The file of a picture by its name. */
export function screenFile(name: string): `${string}.png` {
  const folder = packagePath(process.env.CARVEOUT_SCREENS === "docs" ? "docs/screens" : "build/screens");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`) as `${string}.png`;
}
