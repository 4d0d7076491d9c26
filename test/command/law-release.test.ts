// Keys and folders of `carveout law`: no private key is kept, a wrong key or folder is a wrong call and leaves nothing behind.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-release-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, "data");
const [key, release] = [join(folder, "sign.pem"), join(folder, "release")];

function law(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "law", ...args], {
    encoding: "utf8",
    env: { ...process.env, CARVEOUT_DATA: data },
  });
  return { status, said: `${stdout}${stderr}` };
}

function refused(said: RegExp, ...args: readonly string[]): void {
  const found = law(...args);
  assert.equal(found.status, 2, `${args.join(" ")}: ${found.said}`);
  assert.match(found.said, said);
  assert.doesNotMatch(found.said, /\n {4}at /, "no trace");
}

function filesIn(place: string): string[] {
  return existsSync(place) ? readdirSync(place, { recursive: true }).map((name) => join(place, String(name))) : [];
}

before(() => {
  assert.equal(law("key", key).status, 0);
  assert.equal(law("release", release, "--key", key, "--no-book").status, 0);
});

test("a private key is refused where a public one is asked, and none is kept", () => {
  refused(/private key/, "use", release, "--key", key);
  assert.deepEqual(filesIn(data), []);
  const wrong = join(folder, "wrong.pem");
  writeFileSync(wrong, "{}");
  refused(/not a public key/, "use", release, "--key", wrong);
  assert.equal(law("use", release, "--key", `${key}.pub`).status, 0);
  const kept = filesIn(data).filter((file) => file.endsWith(".pem"));
  assert.equal(kept.length, 2);
  for (const file of kept) assert.equal(readFileSync(file, "utf8"), readFileSync(`${key}.pub`, "utf8"));
  assert.equal(statSync(key).mode & 0o77, 0);
});

test("a wrong key leaves no release", () => {
  const made = join(folder, "unsigned");
  refused(/not a private key/, "release", made, "--key", `${key}.pub`, "--no-book");
  assert.equal(existsSync(made), false);
});

test("a folder that is not there is a wrong call; one that is no law says what it lacks", () => {
  const nowhere = join(folder, "nowhere");
  for (const args of [["check"], ["build"], ["test"], ["release", join(folder, "none"), "--key", key]])
    refused(/is not a folder/, ...args, "--from", nowhere);
  refused(/is not a folder/, "check", "--from", key);
  refused(/is not a folder/, "key", join(nowhere, "k.pem"));
  const empty = join(folder, "empty");
  mkdirSync(empty);
  for (const command of ["check", "build", "test"]) refused(/holds no law files/, command, "--from", empty);
  cpSync(packagePath("law/coverage.yaml"), join(empty, "coverage.yaml"));
  const checked = law("check", "--from", empty);
  assert.equal(checked.status, 1);
  assert.match(checked.said, /law\/missing-file/);
  assert.doesNotMatch(checked.said, /\n {4}at /, "no trace");
});
