// Files that a killed run left next to its output, named after the process that wrote them.

import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { say } from "../console/language.js";
import { message } from "../said/message.js";

/** Whether a process is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user runs too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Folder in which a run with `--resume` keeps its finished parts. */
export function partsFolder(output: string): string {
  return `${output}.parts`;
}

/** Name under which an output is written until it is whole. */
export function partOf(output: string): string {
  return `${output}.part-${process.pid}`;
}

/** Name of a copy of the input in a plainer form, for as long as a run needs it. */
export function plainOf(output: string): string {
  return `${partOf(output)}.plain`;
}

/** Folder of the blocks of a large table, for as long as a run needs it. */
export function blocksOf(output: string): string {
  return `${partOf(output)}.blocks`;
}

/** Remove what dead runs began to write for an output. Gives what a person should know. */
export function sweepLeftovers(output: string, resumes: boolean): string[] {
  const folder = dirname(output);
  const start = `${basename(output)}.part-`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const stale = names.filter((name) => {
    const pid = name.startsWith(start) ? /^(\d+)(?:\.plain|\.blocks)?$/.exec(name.slice(start.length))?.[1] : undefined;
    return pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid)));
  });
  for (const name of stale) rmSync(join(folder, name), { recursive: true, force: true });
  return [
    ...stale.map((name) => say(message("rate/left-over", { file: join(folder, name) }))),
    ...(!resumes && existsSync(partsFolder(output)) ? [say(message("rate/finished-parts", { folder: partsFolder(output) }))] : []),
  ];
}
