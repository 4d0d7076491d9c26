// What would make it qualify: the smallest sets of materials to source in the region, by value. Each was tried and qualifies.

import { add, compare, type Rational, toDecimalText, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { judge } from "./judge.js";
import type { Material, Question } from "./question.js";
import type { OriginTables } from "./tables.js";
import type { Suggestion } from "./types.js";

const MOST = 5;
const SOURCED: ReadonlySet<string> = new Set(["material", "retail-packaging", "sewing-thread", "narrow-elastic", "pocketing"]);

/** Suggestions for a question whose answer is no; none where sourcing cannot help. */
export function suggest(question: Question, tables: OriginTables, to: Translator): readonly Suggestion[] {
  const foreign = question.materials
    .map((material, index) => ({ material, index }))
    .filter(
      ({ material }) => material.originating !== true && !material.ignored && material.stock === undefined && SOURCED.has(material.role),
    )
    .sort((a, b) => compareValues(a.material.value, b.material.value));
  const qualifies = (indexes: readonly number[]): boolean => judge(sourced(question, indexes), tables, false).originates === true;
  const single = foreign.filter(({ index }) => qualifies([index])).slice(0, MOST);
  if (single.length > 0) return single.map(({ index }) => inWords(question, [index], to));
  // No one material suffices: the cheapest run of them that does, without those it can spare.
  const all = foreign.map(({ index }) => index);
  if (all.length === 0 || !qualifies(all)) return [];
  let kept = all;
  for (const index of [...all].reverse()) {
    const without = kept.filter((each) => each !== index);
    if (qualifies(without)) kept = without;
  }
  return [inWords(question, kept, to)];
}

/** The question with these materials originating. */
export function sourced(question: Question, indexes: readonly number[]): Question {
  return {
    ...question,
    materials: question.materials.map((each, index) => (indexes.includes(index) ? { ...each, originating: true } : each)),
  };
}

function compareValues(one: Rational | undefined, other: Rational | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
  return compare(one, other);
}

function inWords(question: Question, indexes: readonly number[], { say }: Translator): Suggestion {
  const materials = indexes.map((index) => question.materials[index]).filter((each): each is Material => each !== undefined);
  const known = materials.every(({ value }) => value !== undefined);
  const value = toDecimalText(
    materials.reduce((total, each) => add(total, each.value ?? ZERO), ZERO),
    2,
  );
  const names = materials.map(({ name }) => name);
  const about: { readonly names: Arg } = { names: { all: names, by: " and " } };
  return {
    materials: materials.map(({ path }) => path),
    names,
    ...(known ? { value } : {}),
    text: say(known ? message("suggest/source-value", { ...about, value: { decimal: value } }) : message("suggest/source", about)),
  };
}
