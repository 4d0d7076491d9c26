// Runs test files, each in a process group of its own with a limit of time, and counts what they say.
// A file that hangs is ended with everything it started and run once more, since a browser may hang through no fault of the page; hanging again
// it counts as one failure. So a run always ends.

import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Seconds that one file may take; the longest needs about 25 on a machine with two cores. The long proofs say more. */
const LIMIT = Number(process.env.CARVEOUT_TEST_SECONDS ?? 240);

/** Seconds that all files may take together; those left then count as failed unread. */
const WHOLE_LIMIT = Math.max(1_200, LIMIT);

/** The number that TAP prints after a word, 0 where it prints none. */
function count(tap, word) {
  return Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has ended by itself.
  }
}

/**
 * Run one file. Output goes to a file and not a pipe, so that a grandchild which holds it open cannot keep the run from ending.
 * @returns {Promise<{ passed: number, failed: number, skipped: number, late: boolean }>}
 */
function runFile(file, folder) {
  const path = join(folder, `${basename(file)}.tap`);
  const output = openSync(path, "w");
  const started = Date.now();
  const child = spawn(process.execPath, ["--enable-source-maps", "--test-reporter=tap", file], {
    stdio: ["ignore", output, "inherit"],
    detached: true,
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child.pid);
  }, LIMIT * 1000);
  return new Promise((resolve) => {
    child.on("exit", (status) => {
      clearTimeout(timer);
      endGroup(child.pid);
      closeSync(output);
      const tap = readFileSync(path, "utf8");
      for (const [block] of tap.matchAll(/^not ok [\s\S]*?^ {2}\.\.\.$/gm)) console.log(block);
      for (const [line] of tap.matchAll(/# SKIP .*|^# told: .*$/gm)) console.log(line);
      const passed = count(tap, "pass");
      const skipped = count(tap, "skipped") + count(tap, "todo");
      const told = count(tap, "fail") + count(tap, "cancelled");
      const failed = told > 0 || status === 0 ? told : 1;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const why = late ? `did not end within ${LIMIT} s; last words:\n${tap.slice(-500)}` : `${passed} passed`;
      console.log(`${failed === 0 ? "ok" : "FAILED"}  ${file}  ${seconds} s  ${why}`);
      resolve({ passed, failed, skipped, late });
    });
  });
}

/** Run files one after another; the answer is the sum of their tests. */
export async function runFiles(files) {
  const folder = mkdtempSync(join(tmpdir(), "carveout-test-"));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const started = Date.now();
  for (const file of files) {
    if (Date.now() - started > WHOLE_LIMIT * 1000) {
      console.log(`FAILED  ${file}  not run: the files before it took more than ${WHOLE_LIMIT} s`);
      sum.failed++;
      continue;
    }
    const first = await runFile(file, folder);
    const { passed, failed, skipped } = first.late ? await runFile(file, folder) : first;
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  rmSync(folder, { recursive: true, force: true });
  return sum;
}
