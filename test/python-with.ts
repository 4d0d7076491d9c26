// Python with packages of its own, for proofs that ask other programs.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const MINUTES = 60_000;

/** Where Python is, or why there is none. */
export type FoundPython = { readonly python: string } | { readonly skip: string };

/** Whether a program is here and says what is wanted. */
export function says(command: string, args: readonly string[], wanted: RegExp): boolean {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 && wanted.test(`${stdout}${stderr}`);
}

/** The Python of a virtual environment that has packages; made where it is missing. */
export function pythonWith(folder: string, packages: readonly string[]): FoundPython {
  const base = ["python3.11", "python3"].find((name) => says(name, ["--version"], /Python 3\.1[1-9]/));
  if (base === undefined) return { skip: "Python 3.11 is not here" };
  const home = resolve(folder);
  const python = join(home, "bin/python");
  if (existsSync(python) && spawnSync(python, ["-c", `import ${packages.join(", ")}`]).status === 0) return { python };
  mkdirSync(home, { recursive: true });
  spawnSync(base, ["-m", "venv", home], { timeout: 5 * MINUTES });
  const { status } = spawnSync(python, ["-m", "pip", "install", "-q", ...packages], { timeout: 20 * MINUTES });
  return status === 0 ? { python } : { skip: `${packages.join(", ")} could not be installed` };
}
