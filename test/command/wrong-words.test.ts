// A call that the options of a command cannot be read from is refused in the language of the call, by the name of that command, with its own help.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

function run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });
}

// What is asked for before an argument is.
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "carveout law release": ["--key", "key.pem"],
  "carveout schedule build": ["--from", "exports"],
};

// Every command by the page that is made of it: "## carveout law check", and below it its usage.
const pages = run("help", "--markdown").stdout.split(/^##+ /m).slice(1);
const commands = pages.flatMap((page) => {
  const [title = ""] = page.split("\n");
  const path = /carveout [a-z -]+/.exec(title)?.[0]?.trim();
  const usage = page.split("\n").find((textLine) => path !== undefined && textLine.startsWith(`${path} `)) ?? "";
  return path === undefined
    ? []
    : [
        {
          path,
          words: [...path.split(" ").slice(1), ...(REQUIRED[path] ?? [])],
          needs: /<([\w-]+)(\.\.\.)?>/.exec(usage.replace(/\[.*?\]/g, ""))?.[1],
        },
      ];
});
const groups = ["law", "schedule", "book"];

test("every command refuses an option that it does not have by its own name, in the language of the call", () => {
  assert.ok(commands.length > 30, String(commands.length));
  for (const { path, words } of commands) {
    const { status, stdout, stderr } = run(...words, "--no-such-option", "--language", "fr");
    assert.equal(status, 2, path);
    assert.equal(stdout, "", path);
    assert.equal(stderr, `\`${path}\` n’a pas d’option --no-such-option.\n\`${path} --help\` énumère ses options.\n`);
  }
});

test("every command says which argument it lacks, what that is, and shows an example of itself", () => {
  const lacking = commands.filter(({ needs }) => needs !== undefined);
  assert.ok(lacking.length >= 10, lacking.map(({ path }) => path).join(" "));
  for (const { path, words, needs } of lacking) {
    const { status, stdout, stderr } = run(...words);
    assert.equal(status, 2, path);
    assert.equal(stdout, "", path);
    const [what = "", remedy = "", example = ""] = stderr.split("\n");
    assert.match(what, new RegExp(`^\`${path}\` needs <${needs}>: .{6,}\\.$`));
    assert.ok(remedy.includes(`\`${path} --help\``), remedy);
    assert.ok(example.includes(path), example);
  }
});

test("a word that is no command of a group is named with the nearest, or with all", () => {
  for (const group of groups) {
    for (const rest of [[], ["--from", "x"]]) {
      const { status, stdout, stderr } = run(group, "bogus", ...rest);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`^\`carveout ${group} bogus\` is not a command\\.\n\`carveout ${group}\` has the commands `));
      assert.match(stderr, /\bbuild\b/);
    }
  }
  assert.match(run("law", "chek").stderr, /Did you mean carveout law check\?/);
  assert.match(run("schedul").stderr, /^`carveout schedul` is not a command\.\nDid you mean carveout schedule\?/);
  assert.match(run("help", "law", "chek").stderr, /Did you mean carveout law check\?/);
  assert.match(run("help", "bogus", "--language", "fr").stderr, /^`carveout bogus` n’est pas une commande\.\n/);
});

test("what is too much, lacks its value or is not among the choices is named", () => {
  for (const [args, said] of [
    [["history", "6109.10.00.04", "extra"], /^"extra" is one word too many for `carveout history`\./],
    [["law", "show", "extra"], /^"extra" is one word too many for `carveout law show`\./],
    [["duty", "6109.10.00.04", "--date"], /^The value of --date <day> is missing: day of entry/],
    [["schedule", "build"], /^`carveout schedule build` needs --from <dir>: /],
    [["rate", "a.csv", "b.csv", "--dates", "ymd"], /^--dates cannot be ymd\.\nChoose one of mdy or dmy\./],
    [["duty", "6109.10.00.04", "--dat", "2025-10-01"], /^`carveout duty` has no option --dat\.\nDid you mean --date\?/],
  ] as const) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, said);
  }
});

test("the help of a group is written in the language of the call", () => {
  const { status, stderr } = run("schedule", "--language", "fr");
  assert.equal(status, 2);
  assert.match(stderr, /^Usage : carveout schedule/);
  assert.doesNotMatch(stderr, /display help/);
});
