// Runs one worked case: a line through an engine, a command through the built program.

import { spawnSync } from "node:child_process";
import type { Engine } from "../../src/assess/engine.js";
import { packagePath } from "../../src/packaged/paths.js";
import { judgeCommand, judgeLine, optionsFor, type Verdict, type WorkedCase } from "./compare.js";

/** Judge one case. */
export function judge(worked: WorkedCase, engine: Engine): Verdict {
  if ("line" in worked) return judgeLine(worked, engine.assess(worked.line, optionsFor(worked)));
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...worked.command], {
    encoding: "utf8",
  });
  return judgeCommand(worked, { exit: status, out: stdout, err: stderr });
}
