// The questions whose answers would narrow the range, in the order of dollars at stake.

import { formatCents } from "../exact/money.js";
import { type Rational, toDecimalText } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import { formatHts } from "../hts/number.js";
import { programsIn } from "../law/claimable.js";
import type { FactRule, Law, LegalQuestion } from "../law/types.js";
import { programOf } from "../law/vocabulary.js";
import { type Arg, type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Question } from "./answer.js";
import { endlessIn } from "./endless.js";
import { type Exploration, isEndless, isLargest, type Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import { dutyOf } from "./totals.js";

/** What questions are worded from, and in which language. */
export interface Wording {
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly questions: ReadonlyMap<string, LegalQuestion>;
  readonly law: Law;
  readonly translator: Translator;
}

/** What may be answered to the question of the claim, each with how it reads: the claim first, then none. */
export function claimAnswers(
  law: Pick<Law, "vocabulary" | "preferences">,
  spi: string,
): readonly { readonly choice: string; readonly reads: Message }[] {
  return [
    { choice: spi, reads: message("answer/claimed", { program: { word: programOf({ programs: programsIn(law) }, spi)?.name ?? spi } }) },
    { choice: "none", reads: message("answer/not-claimed") },
  ];
}

/** The question of the claim: as the law asks it for a program of the vocabulary, else by the name of the program. */
export function claimAsked(law: Pick<Law, "vocabulary" | "preferences">, spi: string, rule: FactRule | undefined): Arg {
  const program = programOf({ programs: law.preferences }, spi);
  if (program === undefined) return { law: rule?.ask ?? "" };
  return message("question/claim", { program: { word: program.name }, symbols: program.symbols.join(", ") });
}

/** What an open question of the law asks. */
export function askedBy({ ask, says }: LegalQuestion): Arg {
  return says?.ask ?? { law: ask };
}

/** The two readings of an open question of the law. */
export function readingsOf({ readings: [first, second], says }: LegalQuestion): readonly [Arg, Arg] {
  return says?.readings ?? [{ law: first }, { law: second }];
}

interface Bounded {
  readonly label: string;
  readonly leaves: readonly Leaf[];
}

/** What the questions are about: the completions tried, and the facts that the outcome turns on. */
export interface Asked {
  readonly exploration: Exploration;
  readonly turnsOn: ReadonlySet<string>;
}

// A question, and the completions under each of its answers.
interface Open {
  readonly fact: string;
  readonly values: readonly (FactValue | null)[];
  readonly answers: readonly (readonly Leaf[])[];
}

// Questions that matter, in the order of what is at stake.
function inOrder({ exploration, turnsOn }: Asked): Open[] {
  const found: { open: Open; stake: bigint }[] = [];
  for (const [fact, values] of exploration.tried) {
    if (!turnsOn.has(fact)) continue;
    const answers = answersTo(fact, values, exploration.leaves);
    found.push({ open: { fact, values, answers }, stake: stakeOf(answers) });
  }
  found.sort((a, b) => (a.stake < b.stake ? 1 : a.stake > b.stake ? -1 : 0));
  return found.map(({ open }) => open);
}

/** The facts that {@link writeQuestions} asks for, in their order. */
export function factsAsked(asked: Asked): string[] {
  return inOrder(asked).map(({ fact }) => fact);
}

/** Questions that matter, each with what every answer makes of the duty. */
export function writeQuestions(asked: Asked, wording: Wording, numbers: ReadonlyMap<string, readonly string[]>): Question[] {
  return inOrder(asked).map(({ fact, values, answers }) => {
    const groups = values.map((value, at) => ({
      label: wording.translator.arg(labelOf(fact, value, wording, numbers)),
      leaves: answers[at] as readonly Leaf[],
    }));
    return write(fact, groups, values, wording, asked.exploration, numbers);
  });
}

/** Completions under each answer to a question; those that do not ask it are under all. */
export function answersTo(fact: string, values: readonly (FactValue | null)[], leaves: readonly Leaf[]): (readonly Leaf[])[] {
  return values.map((value) => leaves.filter(({ assigned }) => same(assigned.get(fact), value) || !assigned.has(fact)));
}

function same(a: FactValue | null | undefined, b: FactValue | null): boolean {
  if (a === undefined) return false;
  if (a !== null && b !== null && isExact(a) && isExact(b)) return a.n * b.d === b.n * a.d;
  return a === b;
}

interface Bounds {
  readonly min: bigint;
  readonly max: bigint;
}

function boundsOf(leaves: readonly Leaf[]): Bounds | undefined {
  const duties = leaves.filter((leaf) => leaf.outcome.barred === undefined).map((leaf) => dutyOf(leaf.outcome));
  const [first] = duties;
  if (first === undefined) return undefined;
  return duties.reduce<Bounds>(({ min, max }, duty) => ({ min: duty < min ? duty : min, max: duty > max ? duty : max }), {
    min: first,
    max: first,
  });
}

// Dollars between the best and the worst answer; nothing where answers differ in what is declared only.
function stakeOf(answers: readonly (readonly Leaf[])[]): bigint {
  const found = answers.map(boundsOf).filter((each) => each !== undefined);
  const spread = (pick: (each: Bounds) => bigint): bigint => {
    const all = found.map(pick);
    const low = all.reduce((a, b) => (b < a ? b : a), all[0] ?? 0n);
    const high = all.reduce((a, b) => (b > a ? b : a), all[0] ?? 0n);
    return high - low;
  };
  return spread((each) => each.max) + spread((each) => each.min);
}

function labelOf(fact: string, value: FactValue | null, wording: Wording, numbers: ReadonlyMap<string, readonly string[]>): Arg {
  const law = wording.questions.get(fact);
  if (law !== undefined) return isExact(value as FactValue) ? (readingsOf(law)[Number((value as { n: bigint }).n) - 1] ?? "") : "";
  if (fact === "hts") return (numbers.get(String(value)) ?? [String(value)]).map((each) => formatHts(each)).join(", ");
  if (fact === "spi") return claimAnswers(wording.law, String(value))[value === null ? 1 : 0]?.reads ?? "";
  if (value === null) return message("answer/none");
  if (isLargest(value)) return message("answer/any-amount");
  if (typeof value === "boolean") return message(value ? "answer/yes" : "answer/no");
  if (isExact(value)) return plainDecimal(value);
  const country = /^not ([A-Z]{2})$/.exec(value)?.[1];
  if (country !== undefined) return message("answer/not", { value: country });
  return wording.rules.get(fact)?.values?.includes(value) === true ? { law: value } : { word: value };
}

/** An exact number as a plain decimal: "0", "0.02", "50000". */
export function plainDecimal(value: Rational): string {
  return toDecimalText(value, 6).replace(/\.?0+$/, "");
}

function write(
  fact: string,
  groups: readonly Bounded[],
  values: readonly (FactValue | null)[],
  wording: Wording,
  exploration: Exploration,
  numbers: ReadonlyMap<string, readonly string[]>,
): Question {
  const law = wording.questions.get(fact);
  const { translator } = wording;
  const rule = wording.rules.get(fact);
  const asked = (): Arg => {
    if (law !== undefined) return askedBy(law);
    if (fact === "spi") return claimAsked(wording.law, String(values[0]), rule);
    return rule !== undefined ? { law: rule.ask } : askOf(fact);
  };
  return {
    kind: law === undefined ? "fact" : "law",
    fact,
    ask: translator.arg(asked()),
    choices: choicesOf(fact, values, wording, numbers),
    because: law?.cites[0] ?? becauseOf(fact, exploration, groups),
    outcomes: groups.map(({ label, leaves }) => {
      const ended = leaves.filter((leaf) => !isEndless(leaf) && leaf.outcome.barred === undefined);
      const least = ended.length > 0 ? ended : leastOf(leaves, fact, exploration);
      const bounds = boundsOf(least);
      if (bounds === undefined) return { if: label };
      const endless = endlessIn(leaves, exploration.unbounded, translator, least);
      const min = formatCents(bounds.min);
      return { if: label, duty: endless === undefined ? { min, max: formatCents(bounds.max) } : { min, ...endless } };
    }),
  };
}

// Of answers that are "however much there is" the least is what none of it owes.
function leastOf(leaves: readonly Leaf[], fact: string, { leaves: all }: Exploration): readonly Leaf[] {
  if (leaves.every((leaf) => leaf.outcome.barred !== undefined)) return [];
  return all.filter((leaf) => leaf.assigned.has(fact) && !isEndless(leaf));
}

function choicesOf(
  fact: string,
  values: readonly (FactValue | null)[],
  wording: Wording,
  numbers: ReadonlyMap<string, readonly string[]>,
): readonly (string | boolean)[] | null {
  const law = wording.questions.get(fact);
  if (law !== undefined) return readingsOf(law).map(wording.translator.arg);
  if (fact === "hts") return values.flatMap((value) => (numbers.get(String(value)) ?? []).map((each) => formatHts(each)));
  if (fact === "spi") return claimAnswers(wording.law, String(values[0])).map(({ choice }) => choice);
  const named = values.filter((value) => typeof value === "string" || typeof value === "boolean");
  return named.length === values.length ? named : null;
}

function askOf(fact: string): Arg {
  if (fact === "hts") return message("question/line");
  if (fact.startsWith("quantity.")) return message("question/quantity", { unit: { word: fact.slice("quantity.".length) } });
  const content = /^content\.(\w+)\.(value|weightKg)$/.exec(fact);
  if (content !== null)
    return message(content[2] === "value" ? "question/content-value" : "question/content-weight", {
      material: { word: content[1] ?? "" },
    });
  const words = fact
    .replace(/^facts\./, "")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return message("question/fact", { fact: words });
}

// The heading that turns on the fact: a duty on that content first, then a bar or a duty, then an exemption.
function becauseOf(fact: string, exploration: Exploration, groups: readonly Bounded[]): string {
  const metal = /^content\.(\w+)\./.exec(fact)?.[1];
  for (const leaf of exploration.leaves) {
    for (const { heading } of leaf.outcome.charges) {
      const { value } = heading.terms;
      if (metal !== undefined && value.kind === "content" && value.metal === metal) return writeHeading(heading.provision.id);
    }
  }
  const sets = groups.map((group) => {
    const found = new Set<string>();
    for (const leaf of group.leaves) addNames(leaf, found);
    return found;
  });
  for (const leaf of exploration.leaves) {
    for (const id of addNames(leaf, new Set())) {
      if (sets.some((set) => !set.has(id))) return writeHeading(id);
    }
  }
  const [leaf] = exploration.leaves;
  return leaf === undefined ? "" : formatHts(leaf.outcome.plan.line.rateHts);
}

// The headings of a completion: what bars the goods, then duties, then exemptions.
function addNames({ outcome: { barred, charges, exemptions } }: Leaf, to: Set<string>): Set<string> {
  if (barred !== undefined) to.add(barred.provision.id);
  for (const { heading } of charges) to.add(heading.provision.id);
  for (const { heading } of exemptions) to.add(heading.provision.id);
  return to;
}
