// A wrong call ends with status 2, says what to do next, and writes nothing; what can be asked is asked of the same record by every command.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-calls-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

function run(args: readonly string[], input = ""): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, CARVEOUT_DATA: join(folder, "data") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], {
    input,
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

const LINE = '{"hts":"6109.10.00.04","origin":"CA","entryDate":"2025-08-01","value":"10000.00","spi":null}';
const TABLE = "hts,origin,entry_date,customs_value\n6109.10.00.04,CA,2025-08-01,10.00\n";
const DAYS = ["2025-10-13", "2025-10-14"];

test("wrong calls", () => {
  const table = file("in.csv", TABLE);
  const out = join(folder, "out.csv");
  const scenario = packagePath("scenarios/section-338-struck-down.yaml");
  for (const [args, said] of [
    [["assess", "--reading", "no-such-question=1"], /No open question is called "no-such-question"/],
    [["assess", "--reading", "copper-232#content=3"], /has no reading 3/],
    [["assess", "--reading", "copper-232#content=both"], /has no reading NaN/],
    [["entry", "--reading", "no-such-question=1"], /No open question/],
    [["duty", "7604.21.00.10", "--reading", "no-such-question=1"], /No open question/],
    [["history", "7604.21.00.10", "--reading", "no-such-question=1"], /No open question/],
    [["rate", table, out, "--reading", "no-such-question=1"], /No open question/],
    [["compare", table, "--scenario", scenario, "--reading", "no-such-question=1"], /No open question/],
    [["rate", table, out, "--sheet", "Sheet1"], /is not a workbook and has no sheet Sheet1/],
    [["compare", table, "--scenario", scenario, "--sheet", "Sheet1"], /is not a workbook/],
    [["rate", table, out, "--trace"], /has no option --trace/],
    [["compare", table, "--scenario", scenario, "--trace"], /has no option --trace/],
    [["assess", folder], /cannot be read/],
    [["diff", "2024-10-01", "2025-02-20", "--chapter", "76"], /2024-10-01 lies before the first day on record/],
    [["diff", "2025-02-20", "2024-10-01", "--chapter", "76"], /2024-10-01 lies before the first day on record/],
    [["diff", ...DAYS, "--origin", "Narnia", "--chapter", "94"], /--origin Narnia is not a country/],
    [["diff", ...DAYS, "--origin", "US", "--chapter", "94"], /not wholly encoded/],
    [["diff", ...DAYS, "--value", "much", "--chapter", "94"], /--value much is not an amount/],
    [["diff", ...DAYS, "--list", file("words.txt", "hts\n9403.40.90.60\nkitchen cabinets\n")], /line 3, has no tariff number/],
    [["diff", ...DAYS, "--list", file("heading.txt", "9403.40.90.60\n9403\n")], /line 2: no edition of the schedule has 9403/],
    [["exposure", "--date", "2024-05-01"], /2024-05-01 lies before the first day on record/],
    [["search", "aluminum", "--date", "2024-05-01"], /2024-05-01 lies before the first day on record/],
    [["panel", "--date", "2024-05-01", "--out", out], /2024-05-01 lies before the first day on record/],
    [["search", "aluminum", "--limit", "many"], /--limit many is not a number of headings/],
    [["search", "aluminum", "--limit", "0"], /--limit 0 is not/],
    [["origin", "--date", "2025-10-01"], /--date counts only with --bill/],
    [["origin", table, "--bill", table], /--bill does not go with/],
    [["origin", "--bill", table, "--hts", "8414.59", "--element", "role=exporter"], /--element counts only with --certificate/],
    [["rate", table, out, "--part-size", "8"], /--part-size counts only with --resume/],
    [["rate", table, out, "--template", join(folder, "template.csv")], /--template does not go with/],
    [["audit", join(folder, "made.csv"), "--synthetic", "10", "--facts", table], /--synthetic does not go with --facts/],
    [["audit", join(folder, "made.csv"), "--synthetic", "1e1"], /--synthetic 1e1 is not/],
    [["audit", table, "--seed", "2"], /--seed counts only with --synthetic/],
    [["events", "--scenario", scenario], /--scenario counts only with --list/],
    [["events", "--list", table, "--sector", "metals", "--atom", join(folder, "feed.xml")], /--list does not go with --sector/],
    [["book", "export", join(folder, "exported"), "--columns", "hts", "--sample", table], /--columns does not go with --sample/],
    [["law", "use", folder, "--bundled"], /--bundled does not go with/],
    [["law", "use", join(folder, "nowhere")], /nowhere does not exist\.\nGive the folder of a release/],
    [["law", "diff", "0123456789abcdef", packagePath("law")], /No release 0123456789abcdef is kept/],
    [["law", "diff", join(folder, "nowhere"), packagePath("law")], /nowhere does not exist\./],
    [["law", "diff", folder, packagePath("law")], /has no law\.json\.\nMake it with `carveout law build --from /],
    [["law", "diff", table, packagePath("law")], /in\.csv is not JSON \(/],
    [["law", "diff", file("list.json", "[]"), packagePath("law")], /list\.json is not a compiled law/],
    [["law", "check", "--against", "0123456789abcdef"], /No release 0123456789abcdef is kept/],
    [["help", "duty", "--markdown"], /--markdown does not go with duty/],
  ] as const) {
    const { status, stdout, stderr } = run(args, LINE);
    assert.equal(status, 2, `${args.join(" ")}: ${stdout}${stderr}`);
    assert.equal(stdout, "", args.join(" "));
    assert.match(stderr, said);
    assert.ok(stderr.trimEnd().split("\n").length >= 2, `${args.join(" ")} does not say what to do: ${stderr}`);
  }
  assert.ok(!existsSync(out));
});

test("a list may have a title and more than numbers; values and countries are read as people write them", () => {
  const list = file("good.txt", "\ufeffnumber, what\r\n9403.40.90.60, cabinets\r\n\r\n9401614011\r\n");
  const { status, stdout } = run(["diff", ...DAYS, "--list", list, "--origin", "Canada", "--value", "$10,000", "--json"]);
  assert.equal(status, 0);
  const found = JSON.parse(stdout) as { readonly hts: string }[];
  assert.deepEqual([...new Set(found.map(({ hts }) => hts))], ["9403.40.90.60", "9401.61.40.11"]);
  assert.equal(stdout, run(["diff", ...DAYS, "--list", list, "--json"]).stdout);
});

interface Page {
  readonly name: string;
  readonly example?: string;
  readonly options: readonly { readonly flags: string }[];
  readonly commands: readonly Page[];
}

test("every command, groups too, has --json and a help with an example", () => {
  const all = (page: Page): Page[] => [page, ...page.commands.flatMap(all)];
  const { commands } = JSON.parse(run(["help", "--json"]).stdout) as Page;
  const pages = commands.flatMap(all);
  assert.ok(pages.length >= 35, pages.map(({ name }) => name).join(", "));
  for (const { name, example, options } of pages) {
    assert.ok(
      options.some(({ flags }) => flags === "--json"),
      `${name} takes no --json`,
    );
    assert.match(example ?? "", /carveout /, name);
    const { status, stdout } = run([...name.split(" ").slice(1), "--help"]);
    assert.equal(status, 0, name);
    assert.ok(stdout.includes(example ?? ""), `${name} shows no example:\n${stdout}`);
    assert.match(stdout, /--json/, name);
  }
});

test("an option after a command of a group is that command's; before it, the group's", () => {
  assert.deepEqual(JSON.parse(run(["law", "key", join(folder, "key.pem"), "--json"]).stdout), { file: join(folder, "key.pem") });
  assert.equal((JSON.parse(run(["law", "--json"]).stdout) as { readonly from: string }).from, "2025-01-01");
  const shown = JSON.parse(run(["schedule", "show", "7604.21.00.10", "--json"]).stdout) as { readonly units: readonly string[] };
  assert.deepEqual(shown.units, ["kg"]);
  assert.match(run(["law", "--language", "fr"]).stdout, /^Droit /);
  assert.ok((JSON.parse(run(["origin-coverage", "--json"]).stdout) as unknown[]).length > 5_000);
  const { shell, script } = JSON.parse(run(["completion", "bash", "--json"]).stdout) as Readonly<Record<string, string>>;
  assert.equal(shell, "bash");
  assert.equal(script, run(["completion", "bash"]).stdout);
});

test("a group without a command is a wrong call that names its commands", () => {
  for (const group of ["schedule", "book"]) {
    assert.deepEqual([run([group]).status, run([group]).stdout], [2, ""]);
    assert.match(run([group]).stderr, / build [\s\S]*Example:/);
    assert.equal((JSON.parse(run([group, "--json"]).stdout) as Page).name, `carveout ${group}`);
  }
});

test("a line with a key written twice is refused with its id, unless that is the key", () => {
  const twice = (more: string): string => `{"id":"a","hts":"6109.10.00.04","hts":"7604.21.00.10"${more}}\n`;
  for (const command of ["assess", "origin"]) {
    const { stdout } = run([command], `${twice("")}{"id":"a","id":"b"}\n["id"]x\n`);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id?: string; error: { code: string; key: string } });
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error.code, error.key]),
      [
        ["a", "json/invalid", "line 1"],
        [undefined, "json/invalid", "line 2"],
        [undefined, "json/invalid", "line 3"],
      ],
    );
  }
});
