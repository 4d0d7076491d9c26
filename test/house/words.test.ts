// The words of the law stand in law/: code names no preference program, material, statute, country or share of one. What is looked for is
// read from law/vocabulary.yaml and law/countries.yaml; where a word may stand all the same, the list below says why.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { parse } from "yaml";
import { packagePath } from "../../src/packaged/paths.js";

const root = packagePath(".");

type Kind = "program" | "material" | "statute" | "country" | "share";

interface Allowed {
  readonly files: RegExp;
  readonly kinds: readonly Kind[];
  /** Only texts like this; without it any. */
  readonly texts?: RegExp;
  readonly why: string;
}

// A sentence for people has words with spaces between them; a list in code has none.
const SENTENCE = /\S+ \S+/;

const ALLOWED: readonly Allowed[] = [
  {
    files: /^src\/contract\/(vocabulary|answer|entry-line-input)\.ts$/,
    kinds: ["program", "material", "statute", "country", "share"],
    why: "made from law/ by `npm run contract`",
  },
  { files: /^src\/settings\.ts$/, kinds: ["country"], why: "the one file of defaults" },
  { files: /^src\/hts\/units\.ts$/, kinds: ["material"], why: "chemical symbols, by which units of measure name what is weighed" },
  {
    files: /^src\/(said\/codes|said\/ids|assess\/deposits|law-tools\/law-words)\.ts$/,
    kinds: ["statute"],
    texts: /^adcvd\//,
    why: "stable codes of the contract, and the ids of their texts in locales/",
  },
  { files: /^src\/(said|cli|console|law-tools|reports)\//, kinds: ["program"], texts: /^\w+\/[\w.-]+$/, why: "ids of texts in locales/" },
  { files: /^src\/said\/ids\.ts$/, kinds: ["material"], why: "ids of texts in locales/" },
  {
    files: /^src\/origin\//,
    kinds: ["material"],
    texts: /steel|aluminum/,
    why: "facts of an origin question that the contract names: a vehicle producer's purchases of two metals",
  },
  {
    files: /^src\/(origin\/\w+|server\/origin|reports\/origin-coverage)\.ts$/,
    kinds: ["program"],
    texts: /^S$/,
    why: "a level of evidence, or a table of a regulation, that has the letter of a symbol",
  },
  {
    files: /^(src\/audit|web\/refunds)\//,
    kinds: ["program", "statute"],
    texts: /^(usmca|cusma-not-claimed|ieepa-unlawful|ieepa-not-final|section-122-pending)$/,
    why: "classes of findings (audit/classes.yaml) and the flag of a report (tables/), by which their files are known",
  },
  {
    files: /^src\/(cli\/(duty-command|exposure-command|main)|reports\/exposure-answer)\.ts$/,
    kinds: ["program", "statute"],
    texts: /^(withCusma|adcvd|--adcvd)$/,
    why: "a key of the written answer and an option of a command, both public",
  },
  { files: /^src\/scenario\/dials\.ts$/, kinds: ["program"], texts: /^cusma(Ends)?$/, why: "the name of a dial, which stands in links" },
  {
    files: /^src\/(cli|mcp|reports)\//,
    kinds: ["program"],
    texts: /^(CUSMA|CUSMA:|with(out)? CUSMA|With(out)? CUSMA)$/,
    why: "words that people give and read",
  },
  {
    files: /^src\/(audit|cli|contract|explain|facts|history|law-tools|mcp|origin|print|reports|said|scenario|server)\//,
    kinds: ["program", "material", "statute", "country"],
    texts: SENTENCE,
    why: "sentences for people, with an example in them",
  },
  {
    files: /^web\/(.*\/)?(words|titles-fr)\.ts$|^web\/words\//,
    kinds: ["program", "material", "statute", "country"],
    why: "texts of the page in two languages, and the names by which they are found",
  },
  { files: /^web\//, kinds: ["program"], texts: /^with(out)?Cusma$|^(dial-)?cusma(Ends)?$/, why: "names of those texts and of a dial" },
  { files: /^web\/what-if\//, kinds: ["material"], texts: SENTENCE, why: "an example in an empty field" },
];

interface Words {
  readonly programs: Readonly<
    Record<string, { readonly name: string; readonly symbols: readonly string[]; readonly members: readonly string[] }>
  >;
  readonly materials: Readonly<Record<string, unknown>>;
  readonly shares: Readonly<Record<string, { readonly fact: string; readonly country: string }>>;
  readonly authorities: Readonly<Record<string, { readonly column: string; readonly base?: string }>>;
}

const words = parse(readFileSync(join(root, "law/vocabulary.yaml"), "utf8"), { schema: "failsafe" }) as Words;
const countries = parse(readFileSync(join(root, "law/countries.yaml"), "utf8"), { schema: "failsafe" }) as {
  "column-2": string[];
  encoded: string[];
};

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

// The same agreement by its names in Canada, and the countries of the law by their names.
const OTHER_NAMES = ["CUSMA", "ACEUM"];
const codes = [
  ...new Set([
    ...Object.values(words.programs).flatMap(({ members }) => members),
    ...Object.values(words.shares).map(({ country }) => country),
    ...countries["column-2"],
    ...countries.encoded,
  ]),
];
const named = (language: string): string[] => codes.map((code) => new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code);
const symbols = Object.values(words.programs).flatMap((each) => each.symbols);
// A metal whose name is also another word is looked for as a fact or a column only.
const PLAIN_WORDS = ["lead"];
const materials = Object.keys(words.materials).filter((each) => !PLAIN_WORDS.includes(each));

/** Where a word counts: anywhere in the text of code, or only as a whole string. */
const LOOKED_FOR: Readonly<Record<Kind, { readonly anywhere: RegExp; readonly whole?: ReadonlySet<string> }>> = {
  program: {
    anywhere: new RegExp(
      [...Object.keys(words.programs), ...Object.values(words.programs).map(({ name }) => name), ...OTHER_NAMES].map(escaped).join("|"),
      "i",
    ),
    whole: new Set(symbols),
  },
  material: {
    anywhere: new RegExp(`${materials.join("|")}|\\b(?:${PLAIN_WORDS.join("|")})(?:_|[A-Z]|\\.(?:value|weight))`),
    whole: new Set(PLAIN_WORDS),
  },
  statute: {
    anywhere: new RegExp(
      Object.entries(words.authorities)
        .filter(([, { base }]) => base !== "yes")
        .flatMap(([name, { column }]) => [
          escaped(name),
          escaped(name).replace(" ", "[- ]?"),
          column.replace("_duty", "_"),
          column.replace("_duty", "\\b"),
        ])
        .join("|"),
      "i",
    ),
  },
  country: { anywhere: new RegExp(`\\b(?:${[...named("en"), "Canadian", "Mexican"].map(escaped).join("|")})\\b`), whole: new Set(codes) },
  share: {
    anywhere: new RegExp(
      Object.entries(words.shares)
        .flatMap(([id, { fact }]) => [id, fact])
        .join("|"),
    ),
  },
};

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return files(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

// Names, strings and text of a file; comments are left out.
function tokens(file: string): { readonly text: string; readonly isString: boolean }[] {
  const found: { text: string; isString: boolean }[] = [];
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push({ text: node.text, isString: true });
    else if (ts.isIdentifier(node) || ts.isRegularExpressionLiteral(node)) found.push({ text: node.text, isString: false });
    // An import names a file, not a word of the law.
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

function kindsIn(text: string, isString: boolean): Kind[] {
  return (Object.keys(LOOKED_FOR) as Kind[]).filter((kind) => {
    const { anywhere, whole } = LOOKED_FOR[kind];
    return anywhere.test(text) || (isString && whole?.has(text) === true);
  });
}

interface Found {
  readonly file: string;
  readonly kind: Kind;
  readonly text: string;
}

function allows({ files: where, kinds, texts }: Allowed, { file, kind, text }: Found): boolean {
  return where.test(file) && kinds.includes(kind) && texts?.test(text) !== false;
}

const found: Found[] = ["src", "web"]
  .flatMap(files)
  .flatMap((file) =>
    tokens(file).flatMap(({ text, isString }) => kindsIn(text, isString).map((kind) => ({ file, kind, text: text.trim() }))),
  );

test("code names no program, material, statute, country or share of the law", () => {
  const open = found.filter((each) => !ALLOWED.some((allowed) => allows(allowed, each)));
  assert.equal([...new Set(open.map(({ file, kind, text }) => `${file}: ${kind}: ${text.slice(0, 80)}`))].join("\n"), "");
});

test("every allowed place is used", () => {
  const idle = ALLOWED.flatMap((allowed) =>
    allowed.kinds
      .filter((kind) => !found.some((each) => each.kind === kind && allows({ ...allowed, kinds: [kind] }, each)))
      .map((kind) => `${allowed.files.source}: ${kind} (${allowed.why})`),
  );
  assert.deepEqual(idle, []);
});

test("the words are found where they stand", () => {
  for (const [text, kind] of [
    ["S+", "program"],
    ["under CUSMA", "program"],
    ["steelValue", "material"],
    ["lead_value", "material"],
    ["s232_duty", "statute"],
    ["section 301", "statute"],
    ["goods of Canada", "country"],
    ["MX", "country"],
    ["usShare", "share"],
  ] as const)
    assert.ok(kindsIn(text, true).includes(kind), text);
  assert.deepEqual(kindsIn("what leads to it", true), []);
});
