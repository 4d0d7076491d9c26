// An act on the day it is signed: a new heading on five numbers is written in three files of law/, and nothing else of the project changes.
// `law check` asks for the row of the register in one line, the cases hold, and the lines are answered on the eve, the day and after.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createEngine } from "../../src/assess/engine.js";
import { checkTexts } from "../../src/cli/law-command.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { problemSaid } from "../../src/law/problem-text.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translator, UNTRANSLATED } from "../../src/said/translator.js";
import { freeHeadings } from "./free-heading.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-amendment-"));
after(() => rmSync(folder, { recursive: true, force: true }));
cpSync(packagePath("law"), folder, { recursive: true });

// Neither number is in the law on record, so that an act that took the next one does not meet this test.
const [CHARGED = "", SPARED = ""] = freeHeadings(2);
const MEASURE = `# A duty of no act on record, to try what an amendment takes.

measure: kiln-furniture-232
title: Section 232 duty on kiln furniture
authority: Section 232
reviewed: 2026-12-15
last-seen: { on: 2026-12-15, in: the proclamation }

origin: any
columns: [general, special]

headings:
  ${CHARGED}:
    covers: kiln furniture
    goods: { list: kiln-furniture }
    except: [${SPARED}]
    history:
      - { from: 2026-12-15, adds: 25%, by: [PP 19999 cl. 2], seen: not printed }

  ${SPARED}:
    covers: kiln furniture that originates and enters free
    goods: { list: kiln-furniture }
    when: [{ entered-free-under: usmca }]
    history:
      - { from: 2026-12-15, adds: nothing, by: [PP 19999 cl. 3], seen: not printed }
`;
const NUMBERS = ["6902.20.10.10", "6902.20.50.10", "6902.90.10.10", "6902.90.50.10", "6903.90.00.10"];
const ACT = "PP 19999: { kind: proclamation, title: Adjusting imports of kiln furniture, signed: 2026-12-10 }\n";

writeFileSync(join(folder, "measures/kiln-furniture-232.yaml"), MEASURE);
writeFileSync(join(folder, "lists/kiln-furniture.txt"), `title: kiln furniture\nsource: PP 19999, annex\n${NUMBERS.join("\n")}\n`);
appendFileSync(join(folder, "instruments.yaml"), ACT);

function carveout(...args: string[]): { readonly status: number | null; readonly out: string } {
  const done = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
  return { status: done.status, out: `${done.stdout}${done.stderr}` };
}

const checked = checkTexts(lawTexts(folder));

test("three files are a law without mistakes", () => {
  assert.deepEqual(
    checked.problems.map((problem) => problemSaid(problem, checked.texts.get(problem.place.file))),
    [],
  );
});

test("the check asks for each row of the register in one line, and the rows it gives are enough", () => {
  const before = carveout("law", "check", "--from", folder);
  assert.equal(before.status, 0, before.out);
  const rows = before.out
    .split("\n")
    .flatMap((line) => /no row in the register of coverage\.yaml\. Add: (- \{.*\})$/.exec(line)?.[1] ?? []);
  assert.deepEqual(rows, [
    `- { headings: [${CHARGED}], measure: kiln-furniture-232, from: 2026-12-15, witness: none }`,
    `- { headings: [${SPARED}], measure: kiln-furniture-232, from: 2026-12-15, witness: none }`,
  ]);
  const path = join(folder, "coverage.yaml");
  const text = readFileSync(path, "utf8");
  assert.match(text, /\nregister:\n/);
  writeFileSync(path, text.replace("\nregister:\n", `\nregister:\n${rows.map((row) => `  ${row}\n`).join("")}`));
  const then = carveout("law", "check", "--from", folder);
  assert.equal(then.status, 0, then.out);
  assert.doesNotMatch(then.out, /no row in the register/);
  assert.ok(then.out.includes(`${CHARGED} (kiln-furniture-232) from 2026-12-15: reaches 5 numbers`), then.out);
});

test("the cases of the law hold, and one for the new heading is judged with them", () => {
  writeFileSync(
    join(folder, "cases/kiln-furniture-232.yaml"),
    `- case: kiln furniture, no claim
  entry: { hts: 6902.20.50.10, origin: CA, date: 2026-12-15, value: 10000.00, usmca: not claimed }
  owes: { ${CHARGED}: 25% x 10000.00 = 2500.00 }
`,
  );
  const { status, out } = carveout("law", "test", "--from", folder);
  assert.equal(status, 0, out);
  const [, held, all] = /(\d+) of (\d+) cases hold/.exec(out) ?? [];
  assert.equal(held, all);
});

test("the five numbers owe it from the day on, goods that enter free do not, and no other number does", () => {
  assert.ok(checked.law !== undefined);
  const engine = createEngine(checked.law, openSchedule(bundledSchedule()));
  const headings = (hts: string, entryDate: string, spi: string | null): readonly string[] => {
    const answer = engine.assess({ hts, origin: "CA", entryDate, value: "10000.00", spi });
    assert.ok(answer.status === "determined", `${hts} ${entryDate}: ${JSON.stringify(answer).slice(0, 300)}`);
    const duty = answer.duties.find(({ heading }) => heading === CHARGED);
    assert.equal(duty?.amount, answer.headings.includes(CHARGED) ? "2500.00" : undefined);
    return answer.headings.filter((heading) => [CHARGED, SPARED].includes(heading));
  };
  for (const hts of NUMBERS) {
    assert.deepEqual(headings(hts, "2026-12-14", null), []);
    assert.deepEqual(headings(hts, "2026-12-15", null), [CHARGED]);
    assert.deepEqual(headings(hts, "2027-01-04", "S"), [SPARED]);
  }
  assert.deepEqual(headings("6902.20.10.20", "2026-12-15", null), []);
});

const SENTENCES = ["Section 232 duty on kiln furniture", "kiln furniture", "kiln furniture that originates and enters free"];

test("what has no French yet is named by the check and said in English, marked, until it is written in law/fr/", () => {
  const lacking = (): string[] => {
    const { out } = carveout("law", "check", "--from", folder);
    return SENTENCES.filter((each) => out.includes(`Not in fr/: ${JSON.stringify(each)}.`));
  };
  assert.deepEqual(lacking(), SENTENCES);
  const [title = ""] = SENTENCES;
  const said = (law: typeof checked.law): string => translator("fr", law?.words?.fr).law(title);
  assert.equal(said(checked.law), `${UNTRANSLATED}${title}`);
  const french = "Droit de l’article 232 sur le mobilier de four";
  writeFileSync(join(folder, "fr/kiln-furniture-232.yaml"), SENTENCES.map((each) => `${each}: ${french}\n`).join(""));
  assert.deepEqual(lacking(), []);
  assert.equal(said(checkTexts(lawTexts(folder)).law), french);
});
