// Where the package keeps its data: next to package.json, wherever the code was bundled to.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/** A path inside the package. */
export function packagePath(inside: string): string {
  root ??= findRoot();
  return join(root, inside);
}

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("the package has lost its package.json");
    folder = above;
  }
  return folder;
}
