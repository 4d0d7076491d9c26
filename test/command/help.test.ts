// The help, the pages of commands and the completion are made of the commands themselves, and the short answer leaves nothing needed out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const COMMAND = packagePath("dist/cli/carveout.js");

function run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [COMMAND, ...args], { encoding: "utf8" });
}

const names = [...run("--help").stdout.matchAll(/^ {2}([a-z-]+)(?: |$)/gm)].map(([, name = ""]) => name);

test("the help has groups in the order in which people ask", () => {
  const { stdout } = run("--help");
  const titles = [...stdout.matchAll(/^(\S.*):$/gm)].map(([, title]) => title);
  assert.deepEqual(titles.slice(-6), [
    "One product",
    "Entries and tables",
    "What changes",
    "For programs",
    "The law and the schedule",
    "This command",
  ]);
  assert.equal(names[0], "duty");
  assert.ok(names.length > 20);
  assert.doesNotMatch(stdout, /^Commands:/m);
});

test("a page and a completion are written in the language asked", () => {
  assert.match(run("help", "duty", "--language", "fr").stdout, /ce qu/);
  assert.equal(run("completion", "bash", "--language", "fr").status, 0);
  assert.equal(run("help", "duty", "--language", "xx").status, 2);
});

test("every argument and option is described", () => {
  const reference = readFileSync(packagePath("docs/reference.md"), "utf8");
  assert.deepEqual(
    [...reference.matchAll(/^\| `[^`]+` \|\s*\|$/gm)].map(([line]) => line),
    [],
  );
});

test("every command has a page, and docs/reference.md is made of them", () => {
  for (const name of names) {
    const { status, stdout } = run("help", name);
    assert.equal(status, 0, name);
    assert.match(stdout, new RegExp(`NAME\\n +carveout ${name} - \\S[\\s\\S]*SYNOPSIS\\n +carveout ${name}`));
  }
  assert.equal(run("help", "nothing").status, 2);
  assert.equal(run("help", "--markdown").stdout, readFileSync(packagePath("docs/reference.md"), "utf8"));
});

let bash: string | undefined;

function completed(words: readonly string[]): string[] {
  bash ??= run("completion", "bash").stdout;
  const script = `${bash}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _carveout; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim().split("\n");
}

test("bash completes commands, commands within commands, options and their words", () => {
  assert.deepEqual(completed(["carveout", "du"]), ["duty"]);
  const offered = completed(["carveout", ""]);
  assert.ok(names.every((name) => offered.includes(name)));
  assert.deepEqual(completed(["carveout", "schedule", "im"]), ["import"]);
  assert.deepEqual(completed(["carveout", "schedule", "import", "--for"]), ["--force"]);
  assert.deepEqual(completed(["carveout", "duty", "--spi", ""]), ["CUSMA", "none"]);
  assert.deepEqual(completed(["carveout", "serve", "--allow-"]), ["--allow-origin", "--allow-host"]);
});

for (const [shell, check] of [
  ["zsh", ["-n"]],
  ["fish", ["--no-execute"]],
] as const) {
  const found = ["/bin", "/usr/bin", "/usr/local/bin"].map((folder) => `${folder}/${shell}`).find((path) => existsSync(path));
  test(`the script for ${shell} is one`, { skip: found === undefined ? `${shell} is not installed` : false }, () => {
    const { stdout } = run("completion", shell);
    const { status, stderr } = spawnSync(found ?? shell, [...check, "/dev/stdin"], { input: stdout, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });
}

test("a shell that is not known is refused", () => assert.equal(run("completion", "tcsh").status, 2));

test("the short answer: owed, filing, question; the rest with --all; the option it names takes the answer", () => {
  const settled = run("duty", "6109.10.00.04", "--date", "2025-08-01");
  assert.match(settled.stdout, /Without CUSMA\s+\$5,150\.00/);
  assert.match(
    settled.stdout,
    /Declare, in this order: 9903\.01\.10 \(35% = \$3,500\.00\), 9903\.\S+, 6109\.10\.00\.04 \(16\.5% = \$1,650\.00\)/,
  );
  assert.ok(settled.stdout.split("\n").length < 16);
  const all = run("duty", "6109.10.00.04", "--date", "2025-08-01", "--all");
  assert.ok(all.stdout.split("\n").length > 20);
  const open = run("duty", "9403.40.90.60", "--date", "2025-10-20");
  assert.doesNotMatch(open.stdout, /^ +Declare/m);
  assert.match(
    open.stdout,
    /- \$2,500\.00 if [^\n]*kitchenCabinetOrVanity is yes; declare, in this order: 9903\.\S+ [^\n]*9403\.40\.90\.60\n/,
  );
  assert.match(open.stdout, /To find out: Is it a kitchen cabinet/);
  const [, option = ""] = /answer with (--fact \w+)=yes or no/.exec(open.stdout) ?? [];
  const [flag = "", name = ""] = option.split(" ");
  assert.match(run("duty", "9403.40.90.60", "--date", "2025-10-20", flag, `${name}=yes`).stdout, /Declare/);
  assert.match(run("duty", "8711.50.00.60", "--date", "2026-10-01").stdout, /may not be entered/);
  for (const stdout of [settled.stdout, all.stdout, open.stdout]) assert.ok(!stdout.includes("\u001b"), "no color into a pipe");
});

test("a question about a fee says in the short answer, too, what its answers make of the fees", () => {
  const { stdout } = run("duty", "6109.10.00.04", "--date", "2026-10-07", "--spi", "S", "--fees");
  assert.match(stdout, /if vessel: \$5,000\.00, fees \$12\.50\n/);
});

test("an old Node is told what is needed, and reads the file that says so", () => {
  const text = readFileSync(COMMAND, "utf8");
  assert.match(text, /Carveout needs Node/);
  assert.doesNotMatch(text, /^import /m);
});

test("the short answer counts what is on record for later days, and says the next change of what these goods owe", () => {
  const cabinets = ["duty", "9403.40.90.60", "--date", "2026-12-03", "--fact", "kitchenCabinetOrVanity=yes"];
  const short = run(...cabinets).stdout;
  assert.match(short, /\d+ changes of the law are on record for later days/);
  assert.doesNotMatch(short, /on record from/);
  // PP 11000 doubles the duty on cabinets on 1 January 2027.
  assert.match(short, /^Next change on record: 2027-01-01 \(PP 11000\), \$5,000\.00 \(50% of the value\)$/m);
  assert.match(run(...cabinets, "--all").stdout, /on record from 2027-01-01/);
  const shirts = ["duty", "6109.10.00.04", "--date", "2025-08-01"];
  assert.match(run(...shirts).stdout, /^Next change on record: 2026-02-24 \(.*\), with CUSMA \$0\.00 .*; without CUSMA \$2,650\.00/m);
  assert.match(run(...shirts, "--spi", "none").stdout, /^Next change on record: 2026-02-24 \(.*\), \$2,650\.00/m);
  // Nothing is on record for bars after that day; a claim of another program is not worked out.
  assert.doesNotMatch(run("duty", "7604.21.00.10", "--date", "2026-12-03").stdout, /Next change/);
  assert.doesNotMatch(run(...cabinets, "--spi", "A").stdout, /Next change/);
  // What a scenario does is not on record.
  const lapsed = run(...cabinets, "--fact", "kitchenCabinetOrVanity=no", "--scenario", "scenarios/cusma-lapse.yaml").stdout;
  assert.match(lapsed, /^Next change under the scenario: \d{4}-\d\d-\d\d \(.*Scenario cusma-lapse/m);
  assert.match(run(...cabinets, "--language", "fr").stdout, /^Prochain changement au dossier : 2027-01-01/m);
});
