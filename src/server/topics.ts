// Topics: what a search may ask of the law, trade or refunds and not of goods ("steel tariffs", "remboursement"), and where it leads. Measures
// and kinds of goods come from the law and from Home, by the words of their own names; the rest from sectors/topics.csv.

import { termsOf } from "./search-terms.js";

type InBoth = Readonly<Record<"en" | "fr", string>>;

/** A topic and where it leads: a view of the page by what stands behind its `#`, a command, a page of the documentation. */
export interface Topic {
  readonly id: string;
  readonly title: InBoth;
  readonly view?: string;
  readonly command?: string;
  readonly doc?: string;
}

/** The topics of a query; `isWhole` where one of them takes every word of it, so that no goods are asked for. */
export interface FoundTopics {
  readonly topics: readonly Topic[];
  readonly isWhole: boolean;
}

/** One row of sectors/topics.csv. */
export type TopicRow = Readonly<Record<"id" | "kind" | "view" | "command" | "doc" | "en" | "fr" | "words" | "french words", string>>;

/** What topics are made of besides the rows: measures of the law, and kinds of goods with the measures they name. */
export interface TopicSources {
  readonly rows: readonly TopicRow[];
  readonly measures: readonly { readonly id: string; readonly title: InBoth; readonly authority: string }[];
  readonly kinds: readonly { readonly id: string; readonly name: InBoth; readonly measures: readonly string[] }[];
}

const MOST = 5;
const MOST_PARTLY = 3;
const YEAR = /^20\d\d$/;
const NONE: FoundTopics = { topics: [], isWhole: false };

interface Phrased {
  readonly topic: Topic;
  readonly phrases: readonly (readonly string[])[];
}

// A measure or a kind of goods: the words of its names. The smaller the rank, the earlier it is told.
interface Named {
  readonly topic: Topic;
  readonly terms: ReadonlySet<string>;
  /** The names that lead to it whatever else is said of the law: those of a measure. */
  readonly titles: readonly (readonly string[])[];
  readonly rank: number;
}

const phrasesOf = (row: TopicRow): readonly (readonly string[])[] =>
  `${row.words};${row["french words"]}`
    .split(";")
    .map(termsOf)
    .filter((phrase) => phrase.length > 0);

function topicOf({ id, view, command, doc, en, fr }: TopicRow): Topic {
  return { id, title: { en, fr }, view, ...(command === "" ? {} : { command }), ...(doc === "" ? {} : { doc }) };
}

/** The words of the rows that ask about the law of any goods ("tariff on", "U.S.") and say nothing of which goods. */
export function asidesOf(rows: readonly TopicRow[]): readonly string[] {
  return rows
    .filter(({ kind }) => kind === "general" || kind === "small")
    .flatMap((row) => [row.words, row["french words"]].flatMap((words) => words.split(";")));
}

// The names of measures and kinds, each with the words that lead to it.
function namesOf({ rows, measures, kinds }: TopicSources): readonly Named[] {
  const measureView = (id: string): string => `tab=measure&measure.id=${id}`;
  const extra = new Map(rows.filter(({ kind }) => kind === "measure").map((row) => [row.id, phrasesOf(row).flat()]));
  const ofKinds = kinds.map(({ id, name }) => ({
    // A kind is called as its goods are, so what the link shows is said.
    topic: { id, title: { en: `${name.en}: state of play`, fr: `${name.fr}\u00a0: état des lieux` }, view: measureView(id) },
    terms: new Set([name.en, name.fr].flatMap(termsOf)),
    titles: [],
    rank: 0,
  }));
  const ofMeasures = measures.map(({ id, title, authority }) => {
    const naming = kinds.filter((kind) => kind.measures.includes(id));
    const own = termsOf(title.en);
    return {
      topic: { id, title, view: measureView(id), command: `carveout explain ${id}` },
      terms: new Set([
        ...own,
        ...[title.fr, authority, ...naming.flatMap(({ name }) => [name.en, name.fr])].flatMap(termsOf),
        ...(extra.get(id) ?? []),
      ]),
      titles: [own, termsOf(title.fr)],
      rank: (naming.length > 0 ? 1 : 2) + own.length / 100,
    };
  });
  return [...ofKinds, ...ofMeasures];
}

// Of the name of an authority the number alone tells of the law, where it has one.
function authorityTerms(authority: string): readonly string[] {
  const terms = termsOf(authority);
  const numbers = terms.filter((term) => /\d/.test(term));
  return numbers.length > 0 ? numbers : terms;
}

/** Make the search of topics. */
export function makeTopics(sources: TopicSources): (query: string) => FoundTopics {
  const { rows } = sources;
  const termsOfKind = (wanted: string): ReadonlySet<string> =>
    new Set(rows.filter(({ kind }) => kind === wanted).flatMap((row) => phrasesOf(row).flat()));
  const ofKind = (wanted: string): readonly Topic[] => rows.filter(({ kind }) => kind === wanted).map(topicOf);
  const [small, general] = [termsOfKind("small"), termsOfKind("general")];
  const markers = new Set([...termsOfKind("marker"), ...sources.measures.flatMap(({ authority }) => authorityTerms(authority))]);
  const phrased: readonly Phrased[] = rows
    .filter(({ kind }) => kind === "topic" || kind === "many")
    .map((row) => ({ topic: topicOf(row), phrases: phrasesOf(row) }));
  const named = namesOf(sources);
  const goodsPhrases = rows.filter(({ kind }) => kind === "goods").flatMap(phrasesOf);
  const month = rows.find(({ kind }) => kind === "month");

  // A month of a year, or a year, of which the time line tells.
  function monthTopic(asked: readonly string[]): { readonly topic: Topic; readonly terms: readonly string[] } | undefined {
    const year = asked.find((term) => YEAR.test(term));
    if (month === undefined || year === undefined) return undefined;
    const names = { en: month.words.split(";"), fr: month["french words"].split(";") };
    const isAsked = (name: string): boolean => asked.includes(termsOf(name)[0] ?? "");
    const at = Math.max(names.en.findIndex(isAsked), names.fr.findIndex(isAsked));
    const two = (value: number): string => String(value).padStart(2, "0");
    const next = at < 0 || at === 11 ? `${Number(year) + 1}-01-01` : `${year}-${two(at + 2)}-01`;
    const put = (text: string, name: string): string =>
      text
        .replace("{month}", at < 0 ? `${year}-` : `${year}-${two(at + 1)}`)
        .replace("{from}", `${year}-${two(Math.max(at, 0) + 1)}-01`)
        .replace("{until}", next)
        .replace("{name}", name);
    const called = (name: string | undefined): string => (name === undefined ? year : `${name} ${year}`);
    const capital = (name = ""): string => name.charAt(0).toUpperCase() + name.slice(1);
    return {
      topic: {
        ...topicOf(month),
        title: {
          en: put(month.en, called(at < 0 ? undefined : capital(names.en[at]))),
          fr: put(month.fr, called(names.fr[at])),
        },
        view: put(month.view, ""),
        command: put(month.command, ""),
      },
      terms: [year, ...(at < 0 ? [] : [names.en[at], names.fr[at]].flatMap((name) => termsOf(name ?? "")))],
    };
  }

  return (query) => {
    const typed = termsOf(query);
    // "Heavy duty" says of what kind the goods are.
    const ofGoods = new Set(goodsPhrases.filter((phrase) => ` ${typed.join(" ")} `.includes(` ${phrase.join(" ")} `)).flat());
    const asked = [...new Set(typed)];
    const dated = monthTopic(asked);
    const isGeneral = (term: string): boolean => general.has(term) && !ofGoods.has(term);
    const says = asked.filter((term) => term.length > 1 && !small.has(term) && !isGeneral(term) && dated?.terms.includes(term) !== true);
    const isOfDuty = asked.some(isGeneral);
    const isTitle = named.some(({ titles }) => titles.some((title) => title.every((term) => asked.includes(term))));
    const isOfLaw = isOfDuty || isTitle || says.some((term) => markers.has(term));
    const whole: Topic[] = [];
    const partly: Topic[] = [];
    for (const { topic, phrases } of phrased) {
      const stands = phrases.filter((phrase) => phrase.every((term) => asked.includes(term)));
      const covered = new Set(stands.flat());
      if (stands.length > 0 && says.every((term) => covered.has(term))) whole.push(topic);
      else if (stands.some((phrase) => phrase.length > 1 || phrase.some((term) => markers.has(term)))) partly.push(topic);
    }
    if (says.length > 0 && isOfLaw && whole.length === 0) {
      const counted = named
        .map((each) => ({ ...each, has: says.filter((term) => each.terms.has(term)).length }))
        .filter(({ has }) => has > 0)
        .sort((a, b) => b.has - a.has || a.rank - b.rank);
      const fit = counted.filter(({ has }) => has === says.length);
      whole.push(...fit.slice(0, MOST).map(({ topic }) => topic));
      if (fit.length > MOST) whole.splice(MOST - 1, 1, ...ofKind("many"));
      if (fit.length === 0 && isOfDuty) partly.push(...counted.slice(0, MOST_PARTLY).map(({ topic }) => topic));
    }
    if (dated !== undefined && says.length === 0) whole.push(dated.topic);
    else if (dated !== undefined && isOfLaw) partly.push(dated.topic);
    if (isOfDuty && says.length === 0 && whole.length === 0) whole.push(...ofKind("general"));
    else if (isOfDuty && whole.length === 0) partly.push(...ofKind("general"));
    const topics = [...new Set([...whole, ...partly])].slice(0, MOST);
    return topics.length === 0 ? NONE : { topics, isWhole: whole.length > 0 };
  };
}
