// The register against the words of the print: a heading left out whose text speaks of any country, of countries other than some, or of
// an origin that is encoded, or names no country at all, may reach goods that are answered and must have been read for what keeps them out.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const exported = packagePath("../shared/hts");
const skip = existsSync(exported) ? false : "the archived editions are not beside the project";
const files = skip === false ? readdirSync(exported).filter((name) => /^hts_\d{4}_.*\.json\.gz$/.test(name)) : [];
// All editions with CARVEOUT_EDITIONS=all; otherwise every ninth and the last.
const chosen = files.filter((_, at) => process.env.CARVEOUT_EDITIONS === "all" || at % 9 === 0 || at === files.length - 1);

const { "open-prints": rows } = parse(readFileSync(packagePath("law/coverage.yaml"), "utf8"), { schema: "failsafe" }) as {
  readonly "open-prints": readonly { readonly headings: readonly string[]; readonly why: string }[];
};
const law = bundledLaw();
const encoded = new Set(law.measures.flatMap((measure) => measure.provisions.map(({ id }) => id.split("/")[0] ?? "")));

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const names = new Intl.DisplayNames(["en"], { type: "region" });
const COUNTRIES = [
  // The United States stands in many texts that name no origin: persons, agencies, places of use.
  ...law.countries.known.filter((code) => code !== "US").map((code) => names.of(code) ?? code),
  ...[
    "Hong Kong",
    "Macau",
    "Korea",
    "Bosnia",
    "Congo",
    "Ivoire",
    "Macedonia",
    "Trinidad",
    "Russian Federation",
    "European Union",
    "Vietnam",
    "Turkey",
    "member state",
    "U.K.",
  ],
];
const named = new RegExp(`\\b(?:${COUNTRIES.map((name) => escaped(name)).join("|")})`);
const ANSWERED = law.countries.encoded.map((code) => escaped(names.of(code) ?? code)).join("|");
const OPEN = new RegExp(
  `\\b(any|all|every|each) (other )?countr(y|ies)\\b|countr(y|ies) other than|other than products of|\\b(${ANSWERED})\\b`,
  "i",
);

interface Row {
  readonly htsno?: string;
  readonly indent?: string;
  readonly description: string;
}

/** Headings of one edition whose words, with those above them, do not keep to other named countries. */
function openHeadings(file: string): Map<string, string> {
  const printed = JSON.parse(gunzipSync(readFileSync(join(exported, file))).toString("utf8")) as Row[];
  const above: string[] = [];
  const found = new Map<string, string>();
  for (const { htsno = "", indent = "0", description } of printed) {
    above.length = Number(indent);
    above.push(description);
    const words = above.join(" ");
    if (!/^9903\.\d\d\.\d\d$/.test(htsno) || htsno < "9903.01" || htsno >= "9903.97") continue;
    if (OPEN.test(words) || !named.test(words)) found.set(htsno, words);
  }
  return found;
}

test(`headings that may reach goods that are answered are encoded or read, in ${chosen.length} of ${files.length} editions`, {
  skip,
}, () => {
  const stems = rows.flatMap((row) => row.headings);
  const used = new Set<string>();
  const unread = new Map<string, string>();
  for (const file of chosen)
    for (const [heading, words] of openHeadings(file)) {
      if (encoded.has(heading.replaceAll(".", ""))) continue;
      const stem = stems.find((each) => heading.startsWith(each));
      if (stem === undefined) unread.set(heading, words.slice(0, 160));
      else used.add(stem);
    }
  assert.deepEqual([...unread], []);
  // A sample of the editions need not print every one of them.
  if (chosen.length === files.length)
    assert.deepEqual(
      stems.filter((stem) => !used.has(stem)),
      [],
      "read, and in no print",
    );
});

test("the crane headings, which name no country, are found by their words", { skip }, () => {
  const last = chosen.at(-1) ?? "";
  assert.ok(openHeadings(last).has("9903.91.14"), last);
});
