// How the page writes: the colon, figures and addresses by the functions that know the language and the day, and French without lines that
// begin with a sign.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { HOME_WORDS } from "../../web/home/words.js";
import { WORDS as ORIGIN_WORDS } from "../../web/origin/words.js";
import { refundWords } from "../../web/refunds/words.js";
import { WORDS as TIMELINE_WORDS } from "../../web/timeline/words.js";
import { unbroken } from "../../web/unbroken.js";
import { WORDS as WHAT_IF_WORDS } from "../../web/what-if/words.js";
import { FIELD_WORDS } from "../../web/words/fields.js";
import { frenchWords } from "../../web/words/fr.js";

const files = (readdirSync(packagePath("web"), { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, lines: readFileSync(join(packagePath("web"), file), "utf8").split("\n") }));
// Where a language is written down, it may write as it does.
const isWords = (file: string): boolean => /(^|\/)words(\.ts|\/)/.test(file);

function found(pattern: RegExp, but: (file: string, line: string) => boolean): string[] {
  return files.flatMap(({ file, lines }) =>
    lines.flatMap((line, at) => (pattern.test(line) && !but(file, line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );
}

test("a colon after a word of the page is that of its language", () => {
  const isProgram = (file: string, line: string): boolean => isWords(file) || /NotLoaded|new RegExp|lang="en"/.test(line);
  assert.deepEqual(found(/`[^`]*\}: (\$|`|\w)|\{`: \$/, isProgram), []);
});

test("figures are written by figures.ts, which knows the language", () => {
  assert.deepEqual(
    found(/toLocaleString|"en-US"/, (file) => file === "figures.ts" || isWords(file)),
    [],
  );
});

test("an address inside the page is made by state.ts, so that it keeps the day and the language", () => {
  assert.deepEqual(
    found(/["`]#(tab|hts|q)=/, () => false),
    [],
  );
});

test("what the browser or a server says of a file that did not come is not what the reader is told", () => {
  assert.deepEqual(
    found(/set\w+\(error\.message\)/, () => false),
    [],
  );
});

test("no line of the French page begins with a sign", () => {
  const fr = frenchWords(bundledEngine().parts.translator("fr"));
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) walk(each);
  };
  const { law: _law, word: _word, said: _said, ...own } = fr;
  for (const words of [own, HOME_WORDS.fr, ORIGIN_WORDS.fr, WHAT_IF_WORDS.fr, TIMELINE_WORDS.fr, refundWords("fr"), FIELD_WORDS.fr])
    walk(words);
  texts.push(
    fr.results1("homard"),
    fr.bannedIf("Le 1er mai", "now", "Est-ce du vrac ?", "oui"),
    fr.withProgram("S").nothingBoth("x", "now"),
  );
  assert.ok(texts.length > 400);
  assert.deepEqual(
    texts.filter((text) => / [:;?!»%]|« /.test(text)),
    [],
  );
  assert.equal(unbroken("« Oui » : 5 % de 12 $ ?"), "«\u00a0Oui\u00a0»\u00a0: 5\u00a0% de 12\u00a0$\u00a0?");
});
