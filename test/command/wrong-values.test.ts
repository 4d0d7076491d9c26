// A value that an option cannot have is a wrong call: status 2, nothing on standard output, the option and what was found in the first line, how
// it is written in the next, in the language of the call and also with --json.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-values-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const env = { ...process.env, CARVEOUT_DATA: folder };
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8", env, input: "" });
}

const SHIRT = "6109.10.00.04";
const BILL = ["origin", "--bill", packagePath("examples/bill-of-materials.csv"), "--hts", "8414.59"];

test("a wrong value names its option, what was found and an example", () => {
  for (const [args, option, example] of [
    [["duty", SHIRT, "--value", "abc"], "--value abc", "--value 12500"],
    [["duty", SHIRT, "--value", ""], "--value ''", "--value 12500"],
    [["duty", SHIRT, "--origin", "Narnia"], "--origin Narnia", "--origin Canada"],
    [["duty", SHIRT, "--date", "2025-02-30"], "--date 2025-02-30", "--date 2025-10-14"],
    [["duty", SHIRT, "--spi", "foo bar"], "--spi 'foo bar'", "--spi none"],
    [["duty", SHIRT, "--fact", "civilAircraft=maybe"], "--fact civilAircraft=maybe", "--fact civilAircraft=yes"],
    [["duty", SHIRT, "--fact", "vehicleKind=boat"], "--fact vehicleKind=boat", "--fact vehicleKind=passenger"],
    [["duty", SHIRT, "--fact", "content.steel.usShare=7"], "--fact content.steel.usShare=7", "=0.25"],
    [["duty", SHIRT, "--fact", "nosuch=yes"], "--fact nosuch", "carveout facts"],
    [["duty", SHIRT, "--quantity", "kg=-1"], "--quantity kg=-1", "--quantity kg=1000"],
    [["duty", ""], "<hts> ''", "8"],
    [["history", "shirts"], "<hts> shirts", "carveout search shirts"],
    [["history", SHIRT, "--spi", "Q!"], "--spi 'Q!'", "--spi S"],
    [["history", SHIRT, "--value", "-5"], "--value -5", "--value 12500"],
    [["diff", "soon", "2025-10-14"], "<d1> soon", "2025-10-14"],
    [["diff", "2025-10-13", "2025-10-14", "--chapter", "1"], "--chapter", "76"],
    [["schedule", "show", "abc"], "<hts> abc", "8"],
    [["events", "--measure", "abc"], "--measure", "ieepa-canada"],
    [["exposure", "--by", "abc"], "--by", "sector"],
    [["exposure", "--month", "abc"], "--month", "2025-10"],
    [["exposure", "--date", "2024-01-01"], "--date", "2025-01-01"],
    [["serve", "--port", "abc"], "--port", "--port 8338"],
    [["serve", "--allow-origin", "abc"], "--allow-origin", "--allow-origin https://app.example.com"],
    [["serve", "--allow-origin", "https://a.example/path"], "https://a.example/path", "--allow-origin https://app.example.com"],
    [["serve", "--allow-host", "a b"], "--allow-host", "--allow-host t"],
    [["serve", "--host", "203.0.113.7", "--port", "0"], "--host", "--host 127.0.0.1"],
    [["serve", "--workers", "0"], "--workers", "--workers 4"],
    [["panel", "--origin", "Narnia", "--out", join(folder, "panel.csv")], "--origin", "CA"],
    [["assess", "--reading", "copper-232#content=3"], "--reading", "1"],
    [["assess", "--law", "zzz"], "--law", "carveout law use"],
    [["assess", "--law", ""], "--law", "carveout law use"],
    [["law", "check", "--from", folder], folder, "law/"],
    [["law", "build", "--from", folder], folder, "law/"],
    [["law", "test", "--from", folder], folder, "law/"],
    [["schedule", "build", "--from", join(folder, "none")], join(folder, "none"), "--from"],
    [[...BILL, "--certificate", join(folder, "draft.html"), "--element", "colour=red"], "colour", "certifier"],
    [[...BILL, "--save", join(folder, "none", "record.json")], "record.json", ""],
    [[...BILL, "--transaction-value", "5 EUR"], "--transaction-value", "$"],
    [[...BILL, "--net-cost", "abc"], "--net-cost abc", "--net-cost 12500"],
    [[...BILL, "--use", "abc"], "--use", "aftermarket"],
  ] as const)
    for (const language of ["en", "fr"])
      for (const form of [[], ["--json"]]) {
        if (form.length > 0 && language === "fr") continue;
        const { status, stdout, stderr } = run(...args, ...form, "--language", language);
        const call = [...args, ...form, language].join(" ");
        assert.equal(status, 2, `${call}: ${stdout}${stderr}`);
        assert.equal(stdout, "", call);
        const [found = "", ...rest] = stderr.trimEnd().split("\n");
        assert.ok(found.includes(option), `${call}: ${stderr}`);
        if (example !== "$") assert.ok(rest.join("\n").includes(example), `${call}: ${stderr}`);
        if (language === "fr") assert.doesNotMatch(stderr, /\b(is|not|Write|Choose|Give|the)\b/, stderr);
      }
});

test("where no release is kept, that is said in words", () => {
  assert.match(run("assess", "--law", "zzz").stderr, /No release is kept yet/);
  assert.doesNotMatch(run("assess", "--law", "zzz", "--language", "fr").stderr, /: –/);
});
