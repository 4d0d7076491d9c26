// What one line is assessed with: the line as read, its plans, and the setting in which unknown facts are tried.

import type { Day } from "../exact/day.js";
import { frozen } from "../exact/frozen.js";
import { max, type Rational } from "../exact/rational.js";
import type { EntryLine, FactProblem } from "../facts/line.js";
import { problem } from "../facts/problem.js";
import { type FactRegistry, factRegistry, isRecord, readLine } from "../facts/read.js";
import type { Schedule } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { programsFor, programsIn } from "../law/claimable.js";
import type { Chapter98Rule, FactRule, Law, LegalQuestion } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";
import { withPrint } from "../print/with-print.js";
import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import { type Translator, translator } from "../said/translator.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import type { AssessOptions } from "./answer.js";
import type { ExploreSetting } from "./explore.js";
import { outcomeOf } from "./outcome.js";
import { type Parcel, type ParcelGoods, parcelOf } from "./parcels.js";
import { openPlans, type PlanFound, type Plans } from "./plans.js";
import { startsOf } from "./starts.js";
import { wrongOptions } from "./wrong-options.js";

/** Names a number in plain words, where labels are loaded, in a language where it has such labels. */
export type LabelOf = (hts: string, language?: Language) => string | undefined;

/** What an engine keeps besides the law. */
export interface EngineParts {
  readonly law: Law;
  readonly registry: FactRegistry;
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly questions: ReadonlyMap<string, LegalQuestion>;
  readonly plans: Plans;
  readonly schedule: Schedule;
  /** Measures on the import clock while no reading is chosen. */
  readonly importClock: ReadonlySet<string>;
  label: LabelOf;
  /** Writes messages and words of the law in a language; by default the one that is taken where none is asked. */
  translator(language?: Language): Translator;
}

/** Everything that one line is assessed with. */
export interface Prepared {
  readonly parts: EngineParts;
  readonly line: EntryLine;
  readonly options: AssessOptions;
  readonly knownOn: Day | undefined;
  readonly found: Extract<PlanFound, { ok: true }>;
  readonly chapter98: Chapter98Rule | undefined;
  /** The claim that was stated and is not open to these goods: the line enters as if nothing were claimed. */
  readonly closed?: ClosedClaim;
  readonly parcel: Parcel;
  readonly explore: ExploreSetting;
  /** Writes in the language asked. */
  readonly translator: Translator;
  /** The same as if a fact had not been stated; `chapter98` is the claim under that chapter. */
  without(fact: string): ExploreSetting;
}

// Parts of a law that no answer hands out: the lists of goods, which are most of it, and words, to which the page adds those of a language later.
const KEPT_OPEN: readonly string[] = ["lists", "words"];

/** The parts of an engine, for callers that look at outcomes before they are put into words. */
export function engineParts(recorded: Law, schedule: Schedule, label: LabelOf = () => undefined): EngineParts {
  const law = withPrint(recorded, schedule.print);
  // Answers hand out citations as the law holds them.
  for (const [part, held] of Object.entries(law)) if (!KEPT_OPEN.includes(part)) frozen(held);
  const registry = factRegistry(law);
  const translators = new Map<Language, Translator>();
  return {
    law,
    registry,
    rules: registry.rules,
    questions: new Map(law.measures.flatMap((measure) => measure.questions.map((question) => [question.id, question]))),
    plans: openPlans(law, schedule),
    schedule,
    importClock: importClocked(law, {}),
    label,
    translator(language = DEFAULT_LANGUAGE) {
      let found = translators.get(language);
      if (found === undefined) {
        found = translator(language, law.words?.[language]);
        translators.set(language, found);
      }
      return found;
    },
  };
}

const NOTHING_LAPSED: ReadonlySet<string> = new Set();

/** Programs that cannot be claimed on a day. */
export function lapsedPrograms({ lapses }: Law, day: Day): ReadonlySet<string> {
  if (lapses?.some(({ on }) => on <= day) !== true) return NOTHING_LAPSED;
  return new Set(lapses.filter(({ on }) => on <= day).flatMap(({ programs }) => programs));
}

// The program that goods of the origin can claim on the day: the first that the rate of the number offers, else the first.
function claimable(law: Law, { origin, entryDate }: EntryLine, groups: Found["groups"]): Program | undefined {
  const lapsed = lapsedPrograms(law, entryDate);
  const all = programsFor(law, origin, entryDate);
  const open = lapsed.size === 0 ? all : all.filter(({ symbols: [first] }) => first === undefined || !lapsed.has(first));
  if (open.length < 2) return open[0];
  const offered = (symbol: string): boolean => groups.some(({ plan }) => offeredIn(plan.line.special).has(symbol));
  return open.find(({ symbols }) => symbols.some(offered)) ?? open[0];
}

const offers = new Map<string, ReadonlySet<string>>();

// The programs that a special column names.
function offeredIn(special: string): ReadonlySet<string> {
  let found = offers.get(special);
  if (found === undefined) {
    found = new Set(parseSpecial(special).segments.flatMap(({ programs }) => programs));
    offers.set(special, found);
  }
  return found;
}

/** A claim that goods of the origin cannot make on the day. */
interface ClosedClaim {
  readonly spi: string;
  readonly program: Program;
}

function closedClaim(law: Law, { spi, origin, entryDate }: EntryLine): ClosedClaim | undefined {
  if (spi == null) return undefined;
  const program = programsIn(law).find(({ symbols }) => symbols.includes(spi));
  if (program === undefined || programsFor(law, origin, entryDate).includes(program)) return undefined;
  return { spi, program };
}

/** A problem with the id of the line that it refuses, where one can be read. */
export function withIdOf(input: unknown, found: FactProblem): FactProblem {
  return isRecord(input) && typeof input.id === "string" ? { ...found, id: input.id } : found;
}

/** Read a line and find its plans, or say why not. `together`: the value of all lines that enter with it. */
export function prepare(parts: EngineParts, input: unknown, options: AssessOptions, together?: Rational): Prepared | FactProblem {
  const wrong = wrongOptions(parts, options);
  if (wrong !== undefined) return withIdOf(input, wrong);
  const read = readLine(input, parts.registry);
  if ("code" in read) return read;
  const lapsed = lapsedPrograms(parts.law, read.entryDate);
  // A program that has lapsed cannot be claimed: the line enters as if nothing were.
  const closed = closedClaim(parts.law, read);
  const line: EntryLine = read.spi != null && (lapsed.has(read.spi) || closed !== undefined) ? { ...read, spi: null } : read;
  const withId = (found: FactProblem): FactProblem => (line.id === undefined ? found : { ...found, id: line.id });
  const knownOn = options.knownOn as Day | undefined;
  const readings = options.readings ?? {};
  const found = parts.plans.find({
    hts: line.hts,
    origin: line.origin,
    entryDate: line.entryDate,
    importDate: line.importDate,
    knownOn,
    importClock: options.readings === undefined ? parts.importClock : importClocked(parts.law, readings),
  });
  if (!found.ok) return withId(problem(found.error.code, "hts", found.error.message, found.error.fix));
  if (line.chapter98 !== undefined && chapter98Rule(parts.law, line) === undefined)
    return withId(
      problem(
        "facts/bad-chapter98",
        "chapter98",
        message("facts/bad-chapter98.none", { number: line.chapter98 }),
        message("facts/bad-chapter98.none.fix"),
      ),
    );
  const prepared = ready(parts, line, options, found, together);
  return closed === undefined ? prepared : { ...prepared, closed };
}

type Found = Extract<PlanFound, { ok: true }>;

/** What a line that was read is assessed with, where its plans were found. */
export function ready(parts: EngineParts, line: EntryLine, options: AssessOptions, found: Found, together?: Rational): Prepared {
  const { law, plans } = parts;
  const knownOn = options.knownOn as Day | undefined;
  const awake = awakened(found, line);
  const chapter98 = chapter98Rule(law, line);
  const column2 = law.countries.column2.includes(line.origin);
  const world = {
    line,
    rules: parts.rules,
    questions: parts.questions,
    readings: options.readings ?? {},
    programs: programsIn(law),
    program: claimable(law, line, awake.groups),
    consulted: new Set<string>(),
  };
  const goods = (): ParcelGoods => ({
    listed: plans.listsOn(line.hts, plans.startOf(line.entryDate)),
    plans: awake.groups.map((group) => group.plan),
  });
  const parcel = parcelOf(law, line, knownOn, goods, together);
  const column = column2 ? "other" : "general";
  const explored: ExploreSetting = {
    world,
    groups: awake.groups,
    column,
    highest: (points) => {
      const own = line.hts.slice(0, 2);
      const highest = [own, ...(points?.[own] ?? [])].map((chapter) => parts.schedule.highestRate(chapter, column));
      return highest.reduce((a, b) => (a === undefined || b === undefined ? undefined : max(a, b)));
    },
    outcome: (each, group) => outcomeOf(each, { law, plan: group.plan, entryDate: line.entryDate, knownOn, column2, chapter98, parcel }),
    starts: (ask, top, group) =>
      startsOf(ask, top, { law, plan: group.plan, entryDate: line.entryDate, knownOn, chapter98 }, chapter98, line),
  };
  return {
    parts,
    line,
    options,
    knownOn,
    found: awake,
    chapter98,
    parcel,
    explore: explored,
    translator: parts.translator(options.language),
    without: (fact) => ready(parts, unstated(line, fact), options, found, together).explore,
  };
}

// The line as if a fact had not been stated; without the claim under chapter 98 its value says nothing either.
function unstated({ chapter98, ...line }: EntryLine, fact: string): EntryLine {
  const given = new Map(line.given);
  given.delete(fact);
  if (fact !== "chapter98") return { ...line, ...(chapter98 === undefined ? {} : { chapter98 }), given };
  given.delete("chapter98Value");
  return { ...line, given };
}

// The ordinary plan of every group, or the full one where the line states a rare fact.
function awakened(found: Found, line: EntryLine): Found {
  const wakes = found.groups.some(({ plan }) => plan.wakes.some((fact) => line.given.has(fact)));
  return wakes ? found : (found.ordinary ?? found);
}

/** Measures whose day is the importation: one may have a question under whose other reading the day of entry decides. */
export function importClocked(law: Law, readings: Readonly<Record<string, number>>): ReadonlySet<string> {
  const clocked = law.measures.filter((measure) => {
    const turning = measure.questions.find(({ otherClock }) => otherClock !== undefined);
    return measure.clock === "import" && (turning === undefined || readings[turning.id] !== 2);
  });
  return new Set(clocked.map((measure) => measure.id));
}

function chapter98Rule(law: Law, line: EntryLine): Chapter98Rule | undefined {
  const { chapter98 } = line;
  if (chapter98 === undefined) return undefined;
  return law.chapter98.filter((rule) => chapter98.startsWith(rule.prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0];
}
