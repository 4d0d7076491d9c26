// A heading that no measure has is found wherever the law names headings: in a list of them, in what a rule declares, in a notice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTexts } from "../../src/cli/law-command.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translatorOf } from "../../src/said/all-languages.js";
import { freeHeadings } from "./free-heading.js";

const texts = lawTexts(packagePath("law"));
const [NOBODY = ""] = freeHeadings(1);

test("a heading of no measure is refused at its place, in every file that names headings", () => {
  const noticed = [...texts].find(([file, text]) => file.startsWith("measures/") && /^ +headings: \[9903/m.test(text))?.[0] ?? "";
  for (const [file, form] of [
    ["heading-lists.yaml", /(9903\.76\.01 9903\.76\.02 )(9903\.76\.03)/],
    ["heading-lists.yaml", /(headings: \[)(9903\.82\.02)/],
    ["stacking.yaml", /(declares: )(9903\.01\.33)/],
    ...(noticed === "" ? [] : [[noticed, /(headings: \[)(9903\.\d\d\.\d\d)/] as const]),
  ] as const) {
    const text = texts.get(file) ?? "";
    const found = form.exec(text);
    assert.ok(found !== null, `${file} ${form}`);
    const at = found.index + (found[1]?.length ?? 0);
    const changed = `${text.slice(0, at)}${NOBODY}${text.slice(at + (found[2]?.length ?? 0))}`;
    const { problems } = checkTexts(new Map([...texts, [file, changed]]));
    const [problem] = problems;
    assert.ok(problem !== undefined && problems.length === 1, `${file}: ${problems.map(({ code }) => code).join(", ")}`);
    assert.equal(problem.code, "law/unknown-heading");
    const line = changed.split("\n")[problem.place.line - 1] ?? "";
    assert.ok(line.slice(problem.place.column - 1).startsWith(NOBODY), `${file}:${problem.place.line}:${problem.place.column}`);
    assert.equal(problem.length, NOBODY.length);
    for (const language of ["en", "fr"] as const) assert.ok(translatorOf(language).say(problem.message).includes(NOBODY));
  }
});
