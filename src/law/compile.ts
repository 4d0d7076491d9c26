// Compiles the files of law/ to the law that the engine reads. Every mistake of every file is reported: what is refused is left out, and the
// rest is read.

import type { Day } from "../exact/day.js";
import type { PrintRegister, PrintRegisterRow } from "../print/types.js";
import { message } from "../said/message.js";
import { checkMeasures } from "./check.js";
import { collected } from "./collect.js";
import { readFees } from "./fees.js";
import { type ReadList, readList } from "./lists.js";
import { type ReadMeasure, readBy, readMeasure } from "./measure.js";
import { citation, countriesNamed, type Names } from "./names.js";
import { readParcels } from "./parcels.js";
import { readPreferences, readVocabulary } from "./read-vocabulary.js";
import { readChapter98, readHeadingLists, readYields } from "./rules.js";
import { readCountries, readFacts, readFilingOrder, readInstruments } from "./tables.js";
import { fieldsOf, itemsOf, LawError, type LawProblem, type Node, need, textOf, textsOf } from "./tree.js";
import type { GoodsNotice, Law, NumberList } from "./types.js";
import { dayOf } from "./values.js";
import type { Vocabulary } from "./vocabulary.js";
import { readWords } from "./words.js";

// What is known where vocabulary.yaml cannot be read; the mistake in it is reported.
const NO_COUNTRIES: Law["countries"] = {
  known: [],
  column2: [],
  groups: {},
  encoded: [],
  compiled: [],
  tables: [],
  refused: [],
  within: [],
};
const NO_WORDS: Vocabulary = {
  programs: [],
  materials: [],
  shares: [],
  authorities: [],
  columns: { general: "", special: "", "column-2": "" },
  rounding: { places: 2, how: "half-up" },
  liquidation: { days: 0, cites: [] },
  remedies: {},
};

/** The files of law/ by their path, YAML already read to trees and lists as text. */
export interface LawFiles {
  readonly trees: ReadonlyMap<string, Node>;
  readonly lists: ReadonlyMap<string, string>;
  /** Files that are not YAML; that is reported where they are parsed. */
  readonly unread?: ReadonlySet<string>;
}

/** The compiled law without its hash, and every mistake found. */
export interface Compiled {
  readonly law?: Omit<Law, "hash">;
  readonly measures: readonly ReadMeasure[];
  readonly lists: readonly ReadList[];
  readonly coverage?: Law["coverage"];
  readonly problems: readonly LawProblem[];
}

/** Compile. `law` is absent while there are problems. */
export function compileLaw(files: LawFiles): Compiled {
  const problems: LawProblem[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof LawError)) throw error;
      problems.push(error.problem);
      return undefined;
    }
  };
  const removed = new Set<string>();
  const unread = new Set(files.unread);
  // Reads a file as far as it can be read.
  const collect = <T>(file: string, read: (root: Node) => T): T | undefined => {
    if (unread.has(file)) return undefined;
    const root = attempt(() => tree(file));
    const found = root === undefined ? undefined : collected(root, read);
    if (found?.value === undefined) unread.add(file);
    if (found === undefined) return undefined;
    problems.push(...found.problems);
    for (const name of found.removed) removed.add(name);
    return found.value;
  };
  const tree = (file: string): Node => {
    const found = files.trees.get(file);
    if (found !== undefined) return found;
    throw new LawError({
      code: "law/missing-file",
      message: message("law-check/no-file", { file }),
      fix: message("law-check/no-file.fix"),
      place: { file, line: 1, column: 1 },
      length: 1,
    });
  };

  const instruments = collect("instruments.yaml", readInstruments) ?? {};
  const lists: ReadList[] = [];
  for (const [file, text] of files.lists) {
    const id = listId(file);
    const read = attempt(() => readList(id, file, text));
    if (read === undefined) continue;
    problems.push(...read.problems);
    lists.push(read);
  }
  for (const { changes, file } of lists)
    for (const { by, line } of changes)
      for (const act of by) {
        const written = files.lists.get(file)?.split(/\r?\n/)[line - 1] ?? "";
        const place = { file, line, column: Math.max(written.indexOf(act), 0) + 1 };
        attempt(() => citation({ kind: "text", text: act, place }, { instruments, unread, removed }));
      }
  // A list with a mistake is known; only the mistake is reported.
  const listed = new Set([...files.lists.keys()].map(listId));
  const countries = collect("countries.yaml", readCountries) ?? NO_COUNTRIES;
  const known = new Set(countries.known);
  const vocabulary =
    collect("vocabulary.yaml", (root) => readVocabulary(root, { instruments, countries: known, unread, removed })) ?? NO_WORDS;
  const preferences =
    files.trees.get("preferences.yaml") === undefined
      ? []
      : (collect("preferences.yaml", (root) => readPreferences(root, { instruments, countries: known, unread, removed })) ?? []);
  const facts = collect("facts.yaml", (root) => readFacts(root, listed, vocabulary)) ?? [];
  const bare: Names = {
    facts: new Map(facts.map((rule) => [rule.name, rule])),
    lists: listed,
    headingLists: new Set(),
    instruments,
    countries: known,
    groups: countries.groups,
    vocabulary: { ...vocabulary, programs: [...vocabulary.programs, ...preferences] },
    unread,
    removed,
  };
  const headingLists = collect("heading-lists.yaml", (root) => readHeadingLists(root, bare)) ?? {};
  const names: Names = { ...bare, headingLists: new Set(Object.keys(headingLists)) };
  const measures: ReadMeasure[] = [];
  for (const file of files.trees.keys()) {
    if (!file.startsWith("measures/")) continue;
    const read = collect(file, (root) => readMeasure(file, root, names));
    if (read !== undefined) measures.push(read);
  }
  const yields = collect("stacking.yaml", (root) => readYields(root, names)) ?? [];
  const chapter98 = collect("chapter-98.yaml", (root) => readChapter98(root, names)) ?? [];
  const fees = collect("fees.yaml", (root) => readFees(root, names)) ?? [];
  const measureIds = new Set([...measures.map((each) => each.measure.id), ...[...unread].map(measureId)]);
  const parcels = collect("parcels.yaml", (root) => readParcels(root, names, measureIds)) ?? [];
  const filingOrder = collect("filing-order.yaml", readFilingOrder) ?? [];
  const coverage = collect("coverage.yaml", (root) => readCoverage(root, names));
  const words = readWords(files.trees, collect);
  problems.push(...checkMeasures(measures, yields, Object.values(headingLists)));
  const partly = removed.size > 0 || [...unread].some((file) => file.startsWith("measures/"));
  // A name that was left out with a mistake is known; only the mistake is reported.
  for (let at = problems.length - 1; at >= 0; at--) {
    // Headings and questions of what was left out are reported once the mistake is mended.
    if (partly && /^law\/unknown-(heading|question)$/.test(problems[at]?.code ?? "")) {
      problems.splice(at, 1);
      continue;
    }
    const unknown = /^law\/unknown-/.test(problems[at]?.code ?? "") ? problems[at]?.message.args.name : undefined;
    if (typeof unknown === "string" && removed.has(unknown)) problems.splice(at, 1);
  }
  if (problems.length > 0 || coverage === undefined)
    return { measures, lists, problems, ...(coverage === undefined ? {} : { coverage: coverage.days }) };
  const numbered: Record<string, NumberList> = {};
  for (const { list } of lists) numbered[list.id] = list;
  return {
    measures,
    lists,
    problems,
    law: {
      coverage: coverage.days,
      notCovered: coverage.notCovered,
      told: coverage.told,
      register: coverage.register,
      instruments,
      facts,
      measures: measures.map((each) => each.measure),
      lists: numbered,
      headingLists,
      yields,
      chapter98,
      fees,
      parcels,
      filingOrder,
      countries,
      ...(words === undefined ? {} : { words }),
      vocabulary,
      preferences,
    },
  };
}

function listId(file: string): string {
  return file.replace(/^lists\//, "").replace(/\.txt$/, "");
}

// A measure has the name of its file.
function measureId(file: string): string {
  return file.replace(/^measures\//, "").replace(/\.yaml$/, "");
}

interface Coverage {
  readonly days: { readonly from: Day; readonly lastSeen: Day };
  readonly notCovered: Law["notCovered"];
  readonly told: Law["told"];
  readonly register: PrintRegister;
}

function readCoverage(root: Node, names: Names): Coverage {
  const fields = fieldsOf(root, [
    "from",
    "last-seen",
    "not-covered",
    "told",
    "home",
    "also-written",
    "open-prints",
    "outside",
    "register",
    "differs",
  ]);
  return {
    days: { from: dayOf(need(fields, "from", root)), lastSeen: dayOf(need(fields, "last-seen", root)) },
    notCovered: readGoodsNotices(fields["not-covered"], names),
    told: readGoodsNotices(fields.told, names),
    register: {
      ...(fields.home === undefined ? {} : { home: textOf(fields.home) }),
      countries: fields["also-written"] === undefined ? [] : textsOf(fields["also-written"]),
      outside: readPrintRows(fields.outside, "stems"),
      read: readPrintRows(fields["open-prints"], "headings"),
    },
  };
}

function readPrintRows(node: Node | undefined, key: "stems" | "headings"): PrintRegisterRow[] {
  return (node === undefined ? [] : itemsOf(node)).map((item) => {
    const own = fieldsOf(item, [key, "why"]);
    return {
      stems: textsOf(need(own, key, item)).map((each) => each.replaceAll(".", "")),
      why: textOf(need(own, "why", item)),
    };
  });
}

function readGoodsNotices(node: Node | undefined, names: Names): GoodsNotice[] {
  return (node === undefined ? [] : itemsOf(node)).map((item) => {
    const own = fieldsOf(item, ["text", "from", "until", "prefixes", "origin", "not-origin", "by"]);
    return {
      text: textOf(need(own, "text", item)),
      from: dayOf(need(own, "from", item)),
      ...(own.until === undefined ? {} : { until: dayOf(own.until) }),
      prefixes: textsOf(need(own, "prefixes", item)).map((each) => (each === "all" ? "" : each.replaceAll(".", ""))),
      ...(own.origin === undefined ? {} : { origins: countriesNamed(own.origin, names) }),
      ...(own["not-origin"] === undefined ? {} : { notOrigins: countriesNamed(own["not-origin"], names) }),
      cites: readBy(need(own, "by", item), names),
    };
  });
}
