// A draft of amendments: from JSON and CSV, in both languages, never half written; completed, it passes the checker of the law.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { packagePath } from "../../src/packaged/paths.js";
import { ADDED, exportRows, FROM, RAISED, type Row } from "../print/altered-export.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-draft-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

function run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, CARVEOUT_DATA: at("data") };
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8", env, maxBuffer: 1 << 26 });
}

const ADDS = "The duty provided in the applicable subheading + ";
const UNREADABLE = "9903.76.03";
const made = (htsno: string, general: string, special = general): Row => ({
  htsno,
  description: "Articles the product of Canada, as provided for in subdivision (b) of U.S. note 60 to this subchapter",
  general,
  special,
  other: "",
  units: [],
});
// Only headings that the last archived edition printed are gone; those of later acts are not printed by it.
const rows = [
  ...exportRows()
    .filter(({ htsno }) => htsno.startsWith("99"))
    .map((row) =>
      row.htsno === RAISED
        ? { ...row, general: row.general.replace("50%", "60%"), special: row.special.replace("50%", "60%") }
        : row.htsno === UNREADABLE
          ? { ...row, general: "as the Secretary says", special: "" }
          : row,
    ),
  made(ADDED, `${ADDS}25%`, "No change"),
];
const JSON_FILE = at("hts_2026_rev_30.json");
writeFileSync(JSON_FILE, JSON.stringify(rows));
const COLUMNS = ["htsno", "description", "general", "special", "other"] as const;
const csv = [
  "HTS Number,Description,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty",
  ...rows.map((row) => COLUMNS.map((key) => `"${row[key].replaceAll('"', '""')}"`).join(",")),
].join("\n");

function draftOf(source: string, to: string, ...more: string[]): ReadonlyMap<string, string> {
  const { status, stderr } = run("law", "draft", source, "--effective", FROM, "--to", at(to), ...more);
  assert.equal(status, 0, stderr);
  return new Map(readdirSync(at(to)).map((name) => [name, readFileSync(join(at(to), name), "utf8")]));
}

test("a changed heading, a new one and one without a rate are drafted; what the print does not tell is empty", () => {
  const files = draftOf(JSON_FILE, "en");
  const amendments = files.get("amendments.yaml") ?? "";
  assert.match(amendments, new RegExp(`\\n${RAISED}:\\n {2}history:\\n {4}- from: ${FROM}\\n {6}adds: 60%\\n {6}by: \\[\\]\\n`));
  const fresh = files.get("new-headings.yaml") ?? "";
  assert.match(
    fresh,
    new RegExp(`\\n${ADDED}:\\n {2}covers:\\n {2}history:\\n {4}- from: ${FROM}\\n {6}adds: 25%\\n {6}columns: \\[general\\]\\n`),
  );
  assert.match(files.get("QUESTIONS.md") ?? "", /9903\.76\.03: what does "as the Secretary says" add\?/);
  for (const text of files.values()) assert.doesNotMatch(text, /\[object|undefined|\[en\]/);
});

test("the same from CSV and from a packed file; the questions in the language of the call", () => {
  const english = draftOf(JSON_FILE, "json");
  writeFileSync(at("hts_2026_rev_30.csv"), csv);
  assert.deepEqual(draftOf(at("hts_2026_rev_30.csv"), "csv"), english);
  writeFileSync(at("hts_2026_rev_30.csv.gz"), gzipSync(csv));
  assert.deepEqual(draftOf(at("hts_2026_rev_30.csv.gz"), "packed"), english);
  const french = draftOf(JSON_FILE, "fr", "--language", "fr");
  assert.match(french.get("QUESTIONS.md") ?? "", /^# Ce que HTS 2026 rev 30 ne dit pas\n/);
  for (const text of french.values()) assert.doesNotMatch(text, /\[en\]|by which act|Make a measure|no longer printed/);
});

test("a draft that is moved into the law is refused until it is complete, and passes then", () => {
  const law = at("law");
  cpSync(packagePath("law"), law, { recursive: true });
  const file = join(law, "measures/metals-232.yaml");
  const text = readFileSync(file, "utf8");
  const drafted =
    /history:\n((?: {4}.*\n)+)/.exec((draftOf(JSON_FILE, "moved").get("amendments.yaml") ?? "").split(`${RAISED}:`)[1] ?? "")?.[1] ?? "";
  const ofHeading = text.indexOf(`  ${RAISED}:`);
  const next = text.slice(ofHeading + 3).search(/\n {2}9903|\n\w/) + ofHeading + 3;
  const whole = (amendment: string): string => `${text.slice(0, next)}\n${amendment.replace(/^/gm, "  ").trimEnd()}${text.slice(next)}`;
  writeFileSync(file, whole(drafted));
  const refused = run("law", "check", "--from", law);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /by is empty\.\nWrite by: with the acts in brackets/);
  assert.match(refused.stderr, /^1 refused\.$/m);
  writeFileSync(file, whole(drafted.replace("by: []", "by: [PP 10976]")));
  const passed = run("law", "check", "--from", law);
  assert.equal(passed.status, 0, passed.stderr);
  assert.match(passed.stdout, new RegExp(`^${RAISED} \\(metals-232\\) from ${FROM}: `, "m"));
});

test("nothing that differs is no draft, and an edited file stops a draft before anything is written", () => {
  draftOf(JSON_FILE, "edited");
  writeFileSync(join(at("edited"), "QUESTIONS.md"), "mine\n");
  rmSync(join(at("edited"), "amendments.yaml"));
  const { status, stderr } = run("law", "draft", JSON_FILE, "--effective", FROM, "--to", at("edited"));
  assert.equal(status, 2);
  assert.match(stderr, /QUESTIONS\.md exists and differs from this draft; nothing was written\./);
  assert.ok(!existsSync(join(at("edited"), "amendments.yaml")));
});

test("a file that is no export is refused in the language of the call, with what is wrong, and nothing is written", () => {
  mkdirSync(at("folder"));
  for (const [name, bytes, en, fr] of [
    [
      "cut.json",
      JSON.stringify(rows).slice(0, 5_000),
      /cut\.json is not JSON \(mistake at character 5,001\)/,
      /n’est pas du JSON \(erreur au caractère/,
    ],
    ["short.json", '{"a":', /is not JSON \(it ends before it is complete\)/, /il finit avant d’être complet/],
    ["cut.json.gz", gzipSync(csv).subarray(0, 500), /cannot be unpacked \(the packed file is cut short\)/, /le fichier comprimé est coupé/],
    [
      "other.csv",
      "a,b\n1,2\n",
      /prints no heading of chapter 99\.\nGive the official export, JSON or CSV\./,
      /n’imprime aucun numéro du chapitre 99/,
    ],
    ["folder", undefined, /cannot be read \(it is a folder\)/, /est illisible \(c’est un dossier\)/],
    ["nowhere.csv", undefined, /cannot be read \(no such file or folder\)/, /aucun fichier ni dossier de ce nom/],
  ] as const) {
    if (bytes !== undefined) writeFileSync(at(name), bytes);
    for (const [language, said] of [
      ["en", en],
      ["fr", fr],
    ] as const) {
      for (const more of [[at(name)], [JSON_FILE, "--before", at(name)]]) {
        const { status, stdout, stderr } = run("law", "draft", ...more, "--to", at("none"), "--language", language);
        assert.equal(status, 2, name);
        assert.equal(stdout, "");
        assert.match(stderr, said);
        assert.ok(!existsSync(at("none")));
      }
    }
  }
  const taken = run("law", "draft", JSON_FILE, "--effective", FROM, "--to", JSON_FILE);
  assert.equal(taken.status, 2);
  assert.match(taken.stderr, /cannot be written \(a file has this name\)\.\nGive --to a folder/);
});
