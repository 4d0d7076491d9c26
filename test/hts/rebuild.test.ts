// The committed schedule is what the official exports compile to, byte for byte, where they stand beside the project.

import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { buildSchedule } from "../../src/law-tools/schedule-data.js";
import { packagePath } from "../../src/packaged/paths.js";

const exported = packagePath("../shared/hts");

test("building again gives the same bytes", {
  skip: existsSync(exported) ? false : "the official exports are not beside the project",
}, () => {
  const folder = mkdtempSync(join(tmpdir(), "carveout-schedule-"));
  try {
    copyFileSync(packagePath("schedule/revisions.csv"), join(folder, "revisions.csv"));
    assert.equal(buildSchedule(exported, folder).revisions, 44);
    assert.equal(readFileSync(join(folder, "checksums.json"), "utf8"), readFileSync(packagePath("schedule/checksums.json"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
