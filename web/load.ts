// Loads the law, the schedule and the labels from the same origin and opens the engine in the page.

import type { AssessOptions } from "../src/assess/answer.js";
import { createEngine, type Engine } from "../src/assess/engine.js";
import type { AuditData } from "../src/audit/data.js";
import type { PackedBook } from "../src/bulk/book.js";
import type { ScheduleData } from "../src/hts/compile.js";
import { openSchedule } from "../src/hts/schedule.js";
import type { Law } from "../src/law/types.js";
import { addTexts } from "../src/said/catalogs.js";
import type { Language } from "../src/said/language.js";
import { type LawWords, type Translator, translator } from "../src/said/translator.js";
import type { SearchResult } from "../src/server/search.js";
import type { TopicRow } from "../src/server/topics.js";
import { type TableWords, vocabulary } from "../src/tables/words.js";
import { loadCode, loadData, once } from "./load-data.js";
import { unbroken } from "./unbroken.js";

/** Labels by chapter and heading. */
export type Labels = Readonly<Record<string, { readonly label: string; readonly words: readonly string[] }>>;

/** The labels. */
export const loadLabels = once(() => loadData<Labels>("labels.json"));

/** What an audit turns on. */
export const loadAuditData = once(() => loadData<AuditData>("audit.json"));

/** What people call columns and write in cells. */
export const loadTableWords = once(() => loadData<TableWords>("tables.json").then(vocabulary));

// The law in other languages, added before the engine first answers in them: a page in English loads none.
const lawWords: Partial<Record<Language, LawWords>> = {};
const engines = new Map<string, () => Promise<Engine>>();

/** What says texts and sentences of the law in a language. Without its law words the law is said in English, marked. */
export function loadTranslator(language: Language): Promise<Translator> {
  return language === "en" ? loadEnglish() : loadFrench();
}

const loadEnglish = once(async () => translator("en"));

const loadFrench = once(async (): Promise<Translator> => {
  const [{ FRENCH }, law] = await Promise.all([
    loadCode(import("../src/said/french.js")),
    loadData<LawWords>("law-fr.json").catch((): LawWords => ({})),
  ]);
  const said = unbroken(law);
  addTexts("fr", unbroken(FRENCH));
  lawWords.fr = said;
  return translator("fr", said);
});

/** The engine over the bundled law and schedule, for goods of every origin. What it says is in `language` unless an option asks for another. */
export function loadEngine(language: Language): Promise<Engine> {
  return engineIn(language, "whole", wholeEngine);
}

/** The same for goods of the default origin alone: what the page loads first. It refuses those of every other origin. */
export function loadFirstEngine(language: Language): Promise<Engine> {
  return engineIn(language, "first", firstEngine);
}

/** The origins whose goods are answered. */
export const loadOrigins = once(() => loadData<readonly string[]>("origins.json"));

function engineIn(language: Language, law: "whole" | "first", engine: () => Promise<Engine>): Promise<Engine> {
  const key = `${law} ${language}`;
  const load =
    engines.get(key) ?? once(() => Promise.all([engine(), loadTranslator(language)]).then(([made]) => answeringIn(made, language)));
  engines.set(key, load);
  return load();
}

function openEngine(file: string): Promise<Engine> {
  return Promise.all([loadData<Law>(file), loadSchedule(), loadLabels()]).then(([law, schedule, words]) =>
    createEngine({ ...law, words: lawWords }, schedule, (hts) => words[hts.slice(0, 4)]?.label),
  );
}

const loadSchedule = once(() => loadData<ScheduleData>("schedule.json").then(openSchedule));
const wholeEngine = once(() => openEngine("law.json"));
const firstEngine = once(() => openEngine("law-first.json"));

function answeringIn(made: Engine, language: Language): Engine {
  if (language === "en") return made;
  const asked = (options: AssessOptions = {}): AssessOptions => ({ language, ...options });
  return {
    ...made,
    assess: (line, options) => made.assess(line, asked(options)),
    assessEntry: (lines, options) => made.assessEntry(lines, asked(options)),
  };
}

/** The compiled law; null where the server has a schedule of the user's, of which there is no book. */
export function loadBook(): Promise<PackedBook | null> {
  return loadData<PackedBook | null>("book.json");
}

/** What numbers are called, by two to ten digits: our subheadings and lines, and official descriptions where the user imported them. */
export interface Names {
  readonly subheadings: Labels;
  readonly french: Labels;
  readonly lines: Labels;
  readonly frenchLines: Labels;
  readonly official: Readonly<Record<string, string>>;
}

/** The names that load after the first answer. */
export const loadNames = once(
  (): Promise<Names> =>
    Promise.all([
      loadData<Labels>("labels-subheadings.json"),
      loadData<Labels>("labels-fr.json"),
      loadData<Labels>("labels-lines.json"),
      loadData<Labels>("labels-lines-fr.json"),
      loadData<Readonly<Record<string, string>>>("descriptions.json"),
    ]).then(([subheadings, french, lines, frenchLines, official]) => ({ subheadings, french, lines, frenchLines, official })),
);

/** The rows of topics, whose words lead to the law and not to goods. */
export const loadTopicRows = once(() => loadData<readonly TopicRow[]>("topics.json").then(unbroken));

/** The search over all labels; its code and the later labels load when it is first used. */
export const loadSearch = once(
  (): Promise<(query: string, limit: number) => SearchResult[]> =>
    Promise.all([
      loadCode(import("../src/server/search.js")),
      loadLabels(),
      loadNames(),
      loadData<Readonly<Record<string, number>>>("trade-weights.json"),
      loadCode(import("../src/server/topics.js")),
      loadTopicRows(),
    ]).then(([{ documentsOf, makeSearch }, words, later, trade, { asidesOf }, rows]) =>
      makeSearch(
        [
          ...[words, later.subheadings, later.lines].flatMap((labels) => documentsOf(labels)),
          ...[later.french, later.frenchLines].flatMap((labels) => documentsOf(labels, "fr")),
        ],
        trade,
        asidesOf(rows),
      ),
    ),
);
