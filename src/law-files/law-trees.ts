// Law texts to trees and to the compiled law: YAML with every scalar as text (the failsafe schema), lists as they are. No Node API, so
// that the page compiles a scenario by the same path.

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from "yaml";
import { type Compiled, compileLaw, type LawFiles } from "../law/compile.js";
import { type AfterCompiling, applied } from "../law/hold.js";
import { overlay } from "../law/scenario.js";
import { type Entry, LawError, type LawProblem, type Node, type Place } from "../law/tree.js";
import type { Law } from "../law/types.js";
import { message } from "../said/message.js";
import { placeTooDeep } from "./yaml-depth.js";

/** A file of law/ as a tree with places, or what stops it from being one. */
export function lawTree(file: string, text: string): Node | LawProblem {
  try {
    return parsedTree(file, text);
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    const { line, column } = placeTooDeep(text, DEEPEST) ?? { line: 1, column: 1 };
    return tooDeep({ file, line, column });
  }
}

// The law is nowhere half as deep.
const DEEPEST = 64;

function tooDeep(place: Place): LawProblem {
  return { code: "law/bad-yaml", message: message("law-check/too-deep"), fix: message("law-check/too-deep.fix"), place, length: 1 };
}

function parsedTree(file: string, text: string): Node | LawProblem {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, keepSourceTokens: false, uniqueKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [first] = document.errors;
  if (first !== undefined && /call stack/.test(first.message)) throw new RangeError(first.message);
  if (first !== undefined) {
    const kind = YAML_MISTAKES.find((each) => each === first.code) ?? "UNEXPECTED_TOKEN";
    return {
      code: "law/bad-yaml",
      message: message(`law-check/yaml.${kind}`),
      fix: message("law-check/yaml.fix"),
      place: placeAt(first.pos[0]),
      length: Math.max(first.pos[1] - first.pos[0], 1),
    };
  }
  try {
    return nodeOf(document.contents, placeAt, { file, line: 1, column: 1 }, 1);
  } catch (error) {
    if (error instanceof LawError) return error.problem;
    throw error;
  }
}

// What the parser finds wrong, by its own names; any other mistake is something that does not belong where it stands.
const YAML_MISTAKES = [
  "BAD_INDENT",
  "BAD_SCALAR_START",
  "BLOCK_AS_IMPLICIT_KEY",
  "DUPLICATE_KEY",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "MULTIPLE_DOCS",
  "TAB_AS_INDENT",
  "UNEXPECTED_TOKEN",
] as const;

function nodeOf(node: unknown, placeAt: (offset: number) => Place, above: Place, depth: number): Node {
  const at = (found: YamlNode): Place => (found.range == null ? above : placeAt(found.range[0]));
  if (depth > DEEPEST) throw new LawError(tooDeep(isSeq(node) || isMap(node) || isScalar(node) ? at(node) : above));
  if (isScalar(node)) return { kind: "text", text: node.value === null ? "" : String(node.value), place: at(node) };
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => nodeOf(item, placeAt, at(node), depth + 1)), place: at(node) };
  if (isMap(node)) {
    const entries = node.items.map((pair): Entry => {
      const key = pair.key as YamlNode;
      return { key: isScalar(key) ? String(key.value) : "", place: at(key), value: nodeOf(pair.value, placeAt, at(key), depth + 1) };
    });
    return { kind: "map", entries, place: at(node) };
  }
  if (node === null) return { kind: "text", text: "", place: above };
  const place = isAlias(node) ? at(node) : above;
  throw new LawError({
    code: "law/bad-yaml",
    message: message("law-check/anchor"),
    fix: message("law-check/anchor.fix"),
    place,
    length: 1,
  });
}

/** The law of a folder with the texts of its files, for excerpts. */
export interface FolderLaw extends Compiled {
  readonly texts: ReadonlyMap<string, string>;
}

/** The trees and lists of law texts, and the files that are not YAML. */
function parsed(texts: ReadonlyMap<string, string>): LawFiles & { readonly broken: readonly LawProblem[] } {
  const trees = new Map<string, Node>();
  const lists = new Map<string, string>();
  const broken: LawProblem[] = [];
  for (const [file, text] of texts) {
    if (file.endsWith(".txt")) lists.set(file, text);
    else {
      const tree = lawTree(file, text);
      if ("code" in tree) broken.push(tree);
      else trees.set(file, tree);
    }
  }
  return { trees, lists, broken };
}

/** Compile the texts of law files. */
export function compileTexts(texts: ReadonlyMap<string, string>): FolderLaw {
  const { broken, ...files } = parsed(texts);
  const compiled = compileLaw({ ...files, unread: new Set(broken.map((each) => each.place.file)) });
  if (broken.length === 0) return { ...compiled, texts };
  const problems = [...broken, ...compiled.problems];
  const { measures, lists, coverage } = compiled;
  return { measures, lists, problems, texts, ...(coverage === undefined ? {} : { coverage }) };
}

/** A scenario as text; `name` is the file in the places of its errors. */
export interface ScenarioText {
  readonly name: string;
  readonly text: string;
}

/** Compile law texts with one scenario laid over them. Problems of the scenario name its file. */
export function compileScenario(texts: ReadonlyMap<string, string>, file: string, scenario: string, encoded: readonly string[]): FolderLaw {
  return compileScenarios(texts, [{ name: file, text: scenario }], encoded);
}

/** Compile law texts with scenarios laid over them, one upon the other in their order. Problems name the scenario's file. */
export function compileScenarios(
  texts: ReadonlyMap<string, string>,
  scenarios: readonly ScenarioText[],
  encoded: readonly string[],
): FolderLaw {
  const both = new Map([...texts, ...scenarios.map(({ name, text }) => [name, text] as const)]);
  const refused = (problem: LawProblem): FolderLaw => ({ measures: [], lists: [], problems: [problem], texts: both });
  const { trees: written, lists } = parsed(texts);
  let trees: ReadonlyMap<string, Node> = written;
  const after: AfterCompiling[] = [];
  const titles: { readonly title: string; readonly french?: string }[] = [];
  let answered = encoded;
  for (const { name, text } of scenarios) {
    const tree = lawTree(name, text);
    if ("code" in tree) return refused(tree);
    const laid = overlay(trees, tree, answered);
    if ("problem" in laid) return refused(laid.problem);
    trees = laid.trees;
    answered = laid.encoded;
    after.push(laid.after);
    titles.push(laid);
  }
  const compiled = compileLaw({ trees, lists });
  let { law } = compiled;
  for (const what of after) if (law !== undefined) law = applied(law, what);
  if (law !== undefined) law = { ...law, ...named(law, titles), countries: { ...law.countries, encoded: answered } };
  return { ...compiled, ...(law === undefined ? {} : { law }), texts: both };
}

// An answer under a scenario says so by its title; the French one stands among the words of the law.
function named(
  { words }: Omit<Law, "hash">,
  titles: readonly { readonly title: string; readonly french?: string }[],
): Pick<Law, "scenarios" | "words"> {
  if (titles.length === 0) return {};
  const french = Object.fromEntries(titles.flatMap(({ title, french: text }) => (text === undefined ? [] : [[title, text]])));
  return { scenarios: titles.map(({ title }) => title), words: { ...words, fr: { ...words?.fr, ...french } } };
}
