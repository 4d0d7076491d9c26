// The compiled module of `src/table/assembly`.

import { readFileSync } from "node:fs";
import { packagePath } from "../packaged/paths.js";

/** Where the build puts it. */
const ASSEMBLY = "dist/columns.wasm";

/** The module, which threads share. */
export function assembly(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(packagePath(ASSEMBLY)));
}
