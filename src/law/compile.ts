// Compiles the files of law/ to the law that the engine reads. The first mistake of a file stops that file; all files are read.

import type { Day } from "../exact/day.js";
import type { PrintRegister, PrintRegisterRow } from "../print/types.js";
import { checkMeasures } from "./check.js";
import { readFees } from "./fees.js";
import { type ReadList, readList } from "./lists.js";
import { type ReadMeasure, readBy, readMeasure } from "./measure.js";
import { citation, type Names } from "./names.js";
import { readParcels } from "./parcels.js";
import { readChapter98, readHeadingLists, readYields } from "./rules.js";
import { readCountries, readFacts, readFilingOrder, readInstruments } from "./tables.js";
import { fieldsOf, itemsOf, LawError, type LawProblem, type Node, need, textOf, textsOf } from "./tree.js";
import type { GoodsNotice, Law, NumberList } from "./types.js";
import { dayOf } from "./values.js";

/** The files of law/ by their path, YAML already read to trees and lists as text. */
export interface LawFiles {
  readonly trees: ReadonlyMap<string, Node>;
  readonly lists: ReadonlyMap<string, string>;
}

/** The compiled law without its hash, and every mistake found. */
export interface Compiled {
  readonly law?: Omit<Law, "hash">;
  readonly measures: readonly ReadMeasure[];
  readonly lists: readonly ReadList[];
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
  const tree = (file: string): Node => {
    const found = files.trees.get(file);
    if (found !== undefined) return found;
    throw new LawError({
      code: "law/missing-file",
      message: `${file} is missing.`,
      fix: "See law/README.md.",
      place: { file, line: 1, column: 1 },
      length: 1,
    });
  };

  const instruments = attempt(() => readInstruments(tree("instruments.yaml"))) ?? {};
  const lists: ReadList[] = [];
  for (const [file, text] of files.lists) {
    const id = file.replace(/^lists\//, "").replace(/\.txt$/, "");
    const read = attempt(() => readList(id, file, text));
    if (read !== undefined) lists.push(read);
  }
  for (const { changes, file } of lists)
    for (const { by, line } of changes)
      for (const act of by) {
        const place = { file, line, column: 1 };
        attempt(() => citation({ kind: "text", text: act, place }, { instruments }));
      }
  const listed = new Set(lists.map((each) => each.list.id));
  const facts = attempt(() => readFacts(tree("facts.yaml"), listed)) ?? [];
  const countries = attempt(() => readCountries(tree("countries.yaml"))) ?? { known: [], column2: [], groups: {}, encoded: [], within: [] };
  const bare: Names = {
    facts: new Map(facts.map((rule) => [rule.name, rule])),
    lists: listed,
    headingLists: new Set(),
    instruments,
    countries: new Set(countries.known),
  };
  const headingLists = attempt(() => readHeadingLists(tree("heading-lists.yaml"), bare)) ?? {};
  const names: Names = { ...bare, headingLists: new Set(Object.keys(headingLists)) };
  const measures: ReadMeasure[] = [];
  for (const [file, root] of files.trees) {
    if (!file.startsWith("measures/")) continue;
    const read = attempt(() => readMeasure(file, root, names));
    if (read !== undefined) measures.push(read);
  }
  const yields = attempt(() => readYields(tree("stacking.yaml"), names)) ?? [];
  const chapter98 = attempt(() => readChapter98(tree("chapter-98.yaml"), names)) ?? [];
  const fees = attempt(() => readFees(tree("fees.yaml"), names)) ?? [];
  const parcels = attempt(() => readParcels(tree("parcels.yaml"), names, new Set(measures.map((each) => each.measure.id)))) ?? [];
  const filingOrder = attempt(() => readFilingOrder(tree("filing-order.yaml"))) ?? [];
  const coverage = attempt(() => readCoverage(tree("coverage.yaml"), names));
  if (problems.length === 0) problems.push(...checkMeasures(measures, yields, Object.values(headingLists)));
  if (problems.length > 0 || coverage === undefined) return { measures, lists, problems };
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
    },
  };
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
    const own = fieldsOf(item, ["text", "from", "until", "prefixes", "by"]);
    return {
      text: textOf(need(own, "text", item)),
      from: dayOf(need(own, "from", item)),
      ...(own.until === undefined ? {} : { until: dayOf(own.until) }),
      prefixes: textsOf(need(own, "prefixes", item)).map((each) => each.replaceAll(".", "")),
      cites: readBy(need(own, "by", item), names),
    };
  });
}
