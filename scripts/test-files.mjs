// Runs test files side by side, each in its own process group with a time limit, and counts the results.
// A file that hangs is stopped with everything it started and run once more, because a browser may hang through no fault of the page; so is a file
// whose process is ended by the system although no test failed. The second time it counts as one failure, so a run always ends.

import { spawn } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Seconds that one file may take before it counts as hanging. The longest takes about 60 on a loaded two-core machine; ten times that covers a slow
 * one. The long proofs set more. There is no limit over all files: a slow machine finishes late, it does not skip.
 */
const LIMIT = Number(process.env.CARVEOUT_TEST_SECONDS ?? 600);

/** Files that run at the same time: one more than there are cores, since those that start a browser or a server wait a part of their time. */
const AT_ONCE = Math.max(1, Math.min(4, Number(process.env.CARVEOUT_TEST_FILES ?? availableParallelism() + 1)));

/** The number that TAP prints after a word, 0 where it prints none. */
function count(tap, word) {
  return Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
}

/** A new folder that others may pass through, since PostgreSQL refuses to run as root and its own user must reach what is below. */
function openFolder(prefix) {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o711);
  return folder;
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has ended by itself.
  }
}

/**
 * Run one file. Output goes to a file and not a pipe, so that a grandchild which holds it open cannot keep the run from ending. What the file writes
 * for the while goes to a folder of its own, which is removed with it: a test that is killed removes nothing.
 * @returns {Promise<{ passed: number, failed: number, skipped: number, again: boolean }>}
 */
function runFile(file, folder) {
  const path = join(folder, `${file.replaceAll(/[^\w.]/g, "_")}.tap`);
  const output = openSync(path, "w");
  const scratch = openFolder(join(folder, "t"));
  const started = Date.now();
  const child = spawn(process.execPath, ["--enable-source-maps", "--test-reporter=tap", file], {
    stdio: ["ignore", output, "inherit"],
    detached: true,
    env: { ...process.env, TMPDIR: scratch },
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child.pid);
  }, LIMIT * 1000);
  return new Promise((resolve) => {
    child.on("exit", (status, signal) => {
      clearTimeout(timer);
      endGroup(child.pid);
      closeSync(output);
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
      const tap = readFileSync(path, "utf8");
      for (const [block] of tap.matchAll(/^not ok [\s\S]*?^ {2}\.\.\.$/gm)) console.log(block);
      for (const [line] of tap.matchAll(/# SKIP .*|^# told: .*$/gm)) console.log(line);
      const passed = count(tap, "pass");
      const skipped = count(tap, "skipped") + count(tap, "todo");
      const told = count(tap, "fail") + count(tap, "cancelled");
      const failed = told > 0 || status === 0 ? told : 1;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const ended = status === 0 || told > 0 ? "" : `, then ended with ${signal ?? `status ${status}`} though no test failed`;
      const why = late ? `did not end within ${LIMIT} s; last words:\n${tap.slice(-500)}` : `${passed} passed${ended}`;
      console.log(`${failed === 0 ? "ok" : "FAILED"}  ${file}  ${seconds} s  ${why}`);
      resolve({ passed, failed, skipped, again: late || ended !== "" });
    });
  });
}

/**
 * Run all files, `AT_ONCE` at a time, in the order given.
 * @param {string[]} files
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} the sum of their tests
 */
export async function runFiles(files) {
  const folder = openFolder(join(tmpdir(), "carveout-test-"));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...files];
  async function runNext() {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const first = await runFile(file, folder);
      const { passed, failed, skipped } = first.again ? await runFile(file, folder) : first;
      sum.passed += passed;
      sum.failed += failed;
      sum.skipped += skipped;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, runNext));
  rmSync(folder, { recursive: true, force: true });
  return sum;
}
