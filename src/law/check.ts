// Checks that span files: headings that are named must be in force, exceptions may not form a circle, questions must exist.

import { nearest } from "../facts/spelling.js";
import { type Arg, type Message, message } from "../said/message.js";
import { counts } from "./in-force.js";
import type { ReadMeasure } from "./measure.js";
import { nearOr } from "./names.js";
import type { Entry, LawProblem, Node } from "./tree.js";
import { textOf } from "./tree.js";
import type { Condition, HeadingList, Provision, YieldRule } from "./types.js";
import { headingId } from "./values.js";
import { namesWritten } from "./written-at.js";

/** Every mistake that only shows when all measures are at hand. */
export function checkMeasures(
  measures: readonly ReadMeasure[],
  yields: readonly YieldRule[],
  headingLists: readonly HeadingList[],
): LawProblem[] {
  return [
    ...duplicates(measures),
    ...unknownHeadings(measures),
    ...circles(measures),
    ...unknownQuestions(measures, yields, headingLists),
    ...unknownRules(measures, yields),
    ...unknownListed(measures, headingLists),
  ];
}

function problem(code: string, node: Node, said: Message, fix: Arg): LawProblem {
  return { code, message: said, fix, place: node.place, length: node.kind === "text" ? node.text.length : 1 };
}

function written(id: string): string {
  const [number = "", limb] = id.split("/");
  const dotted = /^\d{8}$/.test(number) ? `${number.slice(0, 4)}.${number.slice(4, 6)}.${number.slice(6)}` : number;
  return limb === undefined ? dotted : `${dotted}/${limb}`;
}

function duplicates(measures: readonly ReadMeasure[]): LawProblem[] {
  const first = new Map<string, Entry>();
  const found: LawProblem[] = [];
  for (const { places } of measures) {
    const own = new Set<Provision>();
    for (const { provision, key } of places) {
      if (own.has(provision)) continue;
      own.add(provision);
      const other = first.get(provision.id);
      // Which of the two is wrong is not known: both places are reported.
      if (other !== undefined)
        found.push({
          code: "law/same-heading",
          message: message("law-check/same-heading", { name: written(provision.id), file: other.place.file, line: other.place.line }),
          fix: message("law-check/same-heading.fix"),
          place: key.place,
          length: key.key.length,
        });
      else first.set(provision.id, key);
    }
  }
  return found;
}

function unknownHeadings(measures: readonly ReadMeasure[]): LawProblem[] {
  const provisions = new Map(measures.flatMap(({ measure }) => measure.provisions.map((provision) => [provision.id, provision] as const)));
  const found: LawProblem[] = [];
  for (const { places } of measures) {
    for (const { amendment, except } of places) {
      for (const node of except) {
        const id = headingId(textOf(node));
        const other = provisions.get(id);
        if (other?.amendments.some((each) => counts(each, amendment.from, undefined)) === true) continue;
        const near = nearest(
          written(id),
          [...provisions.values()]
            .filter((each) => each.amendments.some((one) => one.from <= amendment.from))
            .map((each) => written(each.id)),
        );

        found.push(
          problem(
            "law/unknown-heading",
            node,
            message("law-check/not-in-force", { name: written(id), day: amendment.from }),
            nearOr(near, message("law-check/not-in-force.fix")),
          ),
        );
      }
    }
  }
  return found;
}

// Exceptions and "instead of" both make a heading wait for another; a circle would wait for ever.
function circles(measures: readonly ReadMeasure[]): LawProblem[] {
  const found: LawProblem[] = [];
  const days = new Set(measures.flatMap(({ places }) => places.map(({ amendment }) => amendment.from)));
  for (const day of [...days].sort()) {
    const waits = new Map<string, { readonly on: string[]; readonly at: Node }>();
    for (const { places } of measures) {
      for (const { provision, amendment, seen } of places) {
        if (!counts(amendment, day, undefined)) continue;
        const before = waits.get(provision.id)?.on ?? [];
        waits.set(provision.id, { on: amendment.terms.except === undefined ? before : [...amendment.terms.except], at: seen });
      }
    }
    const circle = findCircle(waits);
    if (circle === undefined) continue;
    const at = waits.get(circle[0] ?? "")?.at;
    if (at !== undefined)
      found.push(
        problem(
          "law/circle",
          at,
          message("law-check/circle", { day, headings: circle.map(written).join(", ") }),
          message("law-check/circle.fix"),
        ),
      );
    break;
  }
  return found;
}

function findCircle(waits: ReadonlyMap<string, { readonly on: readonly string[] }>): string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const next of waits.get(id)?.on ?? []) {
      const circle = visit(next, [...path, id]);
      if (circle !== undefined) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of waits.keys()) {
    const circle = visit(id, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

type ReadingTest = Extract<Condition, { op: "reading" }>;

function readingsIn(test: Condition): ReadingTest[] {
  switch (test.op) {
    case "reading":
      return [test];
    case "all":
    case "any":
      return test.tests.flatMap(readingsIn);
    case "not":
      return readingsIn(test.test);
    default:
      return [];
  }
}

function unknownQuestions(
  measures: readonly ReadMeasure[],
  yields: readonly YieldRule[],
  headingLists: readonly HeadingList[],
): LawProblem[] {
  const known = new Set(measures.flatMap(({ measure }) => measure.questions.map((question) => question.id)));
  const tests = [
    ...measures.flatMap(({ places }) =>
      places.flatMap(({ provision: { base }, amendment: { terms } }) => [
        ...[base.goods, base.when, base.unless],
        ...[terms.goods, terms.when, terms.unless],
      ]),
    ),
    ...yields.map((rule) => rule.when),
    ...headingLists.flatMap(({ rows }) => rows.map((row) => row.test)),
  ];
  // A test of a whole measure is one and the same in each of its headings.
  const asked = new Set(tests.flatMap((test) => (test === undefined ? [] : readingsIn(test))));
  return [...asked].flatMap((test) =>
    known.has(test.question) ? [] : namesWritten(test).map((node) => unknownQuestion(test.question, node, known)),
  );
}

function unknownQuestion(id: string, node: Node, known: ReadonlySet<string>): LawProblem {
  const near = nearest(id, known);
  return problem(
    "law/unknown-question",
    node,
    message("law-check/question", { name: id }),
    nearOr(near, message("law-check/question.fix")),
  );
}

function unknownRules(measures: readonly ReadMeasure[], yields: readonly YieldRule[]): LawProblem[] {
  const known = new Set(measures.flatMap(({ measure }) => [measure.id, ...measure.provisions.map((provision) => provision.id)]));
  const names = [...known].map(written);
  return yields.flatMap((rule) =>
    namesWritten(rule)
      .filter((node) => !known.has(headingId(textOf(node))))
      .map((node) => {
        const near = nearest(textOf(node), names);
        const fix = nearOr(near, message("law-check/ruled.fix"));
        return problem("law/unknown-heading", node, message("law-check/ruled", { name: textOf(node), rule: rule.id }), fix);
      }),
  );
}

// A list of headings, or a notice, that names a heading nobody has would never apply.
function unknownListed(measures: readonly ReadMeasure[], headingLists: readonly HeadingList[]): LawProblem[] {
  const known = new Set(measures.flatMap(({ measure }) => measure.provisions.map(({ id }) => id)));
  const names = [...known].map(written);
  const named = [
    ...headingLists.map((list) => ({ by: list.id, nodes: namesWritten(list) })),
    ...measures.flatMap(({ measure }) => measure.notices.map((notice) => ({ by: measure.id, nodes: namesWritten(notice) }))),
  ];
  return named.flatMap(({ by, nodes }) =>
    nodes
      .filter((node) => !known.has(headingId(textOf(node))))
      .map((node) => {
        const name = textOf(node);
        const fix = nearOr(nearest(name, names), message("law-check/not-in-force.fix"));
        return problem("law/unknown-heading", node, message("law-check/listed-heading", { name, by }), fix);
      }),
  );
}
