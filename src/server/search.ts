// Search by words or number over our labels: chapters, headings and, where they are given, subheadings, lines and labels in French. Endings
// and accents do not count, misspellings are forgiven; what answers to all the words goes before what answers to some, what has the very
// words before what has some like them, and what Canada ships before what it does not.

import MiniSearch from "minisearch";
import { typedDigits } from "../hts/number.js";
import { matchOf, type SearchMatch } from "./search-match.js";
import { indexTermsOf, isFrench, termsOf } from "./search-terms.js";

/** What is searched: a number of two to ten digits with its label, and the words people use for it, separated by ";". */
export interface SearchDocument {
  readonly code: string;
  readonly label: string;
  readonly words: string;
  /** The language of label and words; English where it is left out. */
  readonly language?: "fr";
}

/** One heading; `within` is the subheading or line that answered best, where one did. */
export interface SearchResult {
  readonly hts: string;
  readonly label: string;
  readonly score: number;
  readonly match: SearchMatch;
  readonly within?: { readonly hts: string; readonly label: string };
}

const LONG_ENOUGH_TO_MISSPELL = 4;
const HEADING = 4;
const SUBHEADING = 6;
const WHOLE = 10;
// A subheading says less than the heading does of what the heading is.
const SUBHEADING_WEIGHT = 0.9;
// What a word counts that stands with the heading and not with the subheading.
const FROM_ABOVE = 0.7;
// What a document gains when the whole query is one of the phrases people use for it, or begins its label.
const PHRASE = 3;
const BEGINS = 1.4;
// What is left of the score where no word of the query stands as it was written.
const NOT_WHOLE = 0.5;
// What each power of ten of trade multiplies the score by.
const BY_TRADE = 1.3;
// How much a long label with many words loses against a short one; the more words, the more ways people ask for it.
const BY_LENGTH = { k: 1.2, b: 0.3, d: 0.5 };
// What the word that names the thing counts against the words that say of what kind it is.
const HEAD_WORD = 1.25;
// The share of words answered counts by this power.
const BY_SHARE = 3;
// What a number gains that has all the words as they were written.
const ALL_WORDS = 3;

// A number of six digits or more may be written with spaces or dashes; fewer digits so may be sizes.
function numberIn(query: string): string | undefined {
  const digits = typedDigits(query);
  if (digits === undefined || digits.length < 2 || digits.length > WHOLE) return undefined;
  return digits.length >= SUBHEADING || /^[\d.]+$/.test(query.trim()) ? digits : undefined;
}

interface Indexed {
  readonly id: number;
  readonly label: string;
  readonly words: string;
}

// How far a number answers to one word: with the very word, or with one like it.
interface Answered {
  readonly score: number;
  readonly exact: boolean;
}

// How a number answers to each word asked; undefined where it does not.
type Evidence = (Answered | undefined)[];

// A number, its heading or one below, with its score.
interface Candidate {
  readonly code: string;
  readonly score: number;
  readonly all: boolean;
  readonly allExact: boolean;
  readonly isPhrase: boolean;
}

/** The documents of labels in one language. */
export function documentsOf(
  labels: Readonly<Record<string, { readonly label: string; readonly words: readonly string[] }>>,
  language?: "fr",
): SearchDocument[] {
  const spoken = language === undefined ? {} : { language };
  return Object.entries(labels).map(([code, { label, words }]) => ({ code, label, words: words.join(";"), ...spoken }));
}

/**
 * Make a search over documents; `trade` is the power of ten of what is shipped under a heading or subheading. Words of `asides` ("tariff on")
 * say nothing of goods: they are left out where goods are found that have all the other words, and none that have these too.
 */
export function makeSearch(
  documents: readonly SearchDocument[],
  trade: Readonly<Record<string, number>> = {},
  asides: readonly string[] = [],
): (query: string, limit: number) => SearchResult[] {
  const index = new MiniSearch<Indexed>({
    fields: ["label", "words"],
    tokenize: indexTermsOf,
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term] },
  });
  index.addAll(documents.map(({ label, words }, id) => ({ id, label, words })));
  const byCode = new Map([...documents].reverse().map((each) => [each.code, each]));
  const phrases = new Map<string, Set<string>>();
  const labels = new Map<string, string[]>();
  const french = new Map<string, number>();
  for (const { code, label, words, language } of documents) {
    const own = words.split(";").map((phrase) => termsOf(phrase).join(" "));
    phrases.set(code, new Set([...(phrases.get(code) ?? []), ...own]));
    labels.set(code, [...(labels.get(code) ?? []), termsOf(label).join(" ")]);
    for (const term of new Set(indexTermsOf(`${label};${words}`))) french.set(term, (french.get(term) ?? 0) + (language === "fr" ? 1 : -1));
  }

  // How each number answers to each word, and which words stand nowhere as they were written.
  function evidenceFor(asked: readonly string[]): {
    readonly byNumber: ReadonlyMap<string, Evidence>;
    readonly unknown: ReadonlySet<string>;
  } {
    const byNumber = new Map<string, Evidence>();
    const unknown = new Set<string>();
    for (const [at, term] of asked.entries()) {
      const found = index.search(term, {
        prefix: at === asked.length - 1 && term.length > 2,
        fuzzy: term.length >= LONG_ENOUGH_TO_MISSPELL && !/\d/.test(term) ? 0.25 : false,
        weights: { fuzzy: 0.3, prefix: 0.5 },
        boost: { label: 1.3 },
        bm25: BY_LENGTH,
      });
      if (!found.some(({ terms }) => terms.includes(term))) unknown.add(term);
      for (const { id, score, terms } of found) {
        const code = documents[Number(id)]?.code ?? "";
        if (code.length < HEADING) continue;
        const evidence = byNumber.get(code) ?? asked.map(() => undefined);
        const before = evidence[at];
        const exact = terms.includes(term) || before?.exact === true;
        evidence[at] = { score: Math.max(score, before?.score ?? 0), exact };
        byNumber.set(code, evidence);
      }
    }
    return { byNumber, unknown };
  }

  // French names the thing first ("manteau d'hiver"), English last ("winter coat"). The small words of French tell it, else the others do.
  function headOf(asked: readonly string[], query: string): number {
    const leaning = asked.reduce((sum, term) => sum + Math.sign(french.get(term) ?? 0), 0);
    return isFrench(query) || leaning > 0 ? 0 : asked.length - 1;
  }

  function candidate(code: string, evidence: Evidence, head: number, joined: string): Candidate {
    const count = evidence.length;
    const sum = evidence.reduce((total, each, at) => total + (each?.score ?? 0) * (at === head && count > 1 ? HEAD_WORD : 1), 0);
    const answered = evidence.filter((each) => each !== undefined).length;
    const exact = evidence.filter((each) => each?.exact === true).length;
    const covered = (answered / count) ** BY_SHARE * (NOT_WHOLE + (1 - NOT_WHOLE) * (exact / count));
    const isPhrase = phrases.get(code)?.has(joined) === true || labels.get(code)?.includes(joined) === true;
    const begins = labels.get(code)?.some((label) => label.startsWith(joined)) === true;
    const shipped = BY_TRADE ** (trade[code.slice(0, SUBHEADING)] ?? 0);
    return {
      code,
      score: sum * covered * (isPhrase ? PHRASE : 1) * (begins ? BEGINS : 1) * (exact === count ? ALL_WORDS : 1) * shipped,
      all: answered === count,
      allExact: exact === count,
      isPhrase,
    };
  }

  // One heading: the best of it and the numbers below it. A word may stand with the heading and another with a number below it.
  function judged(
    heading: string,
    below: ReadonlyMap<string, Evidence>,
    head: number,
    joined: string,
  ): Omit<SearchResult, "match"> & { readonly exact: number; readonly evidence: Evidence } {
    const own = below.get(heading);
    const whole: Candidate | undefined = own === undefined ? undefined : candidate(heading, own, head, joined);
    let score = whole?.score ?? 0;
    let opened: Candidate | undefined;
    let isBelow = whole === undefined;
    let most = own;
    const exactOf = (evidence: Evidence): number => evidence.filter((each) => each?.exact === true).length;
    const answering: Candidate[] = [];
    for (const [code, evidence] of below) {
      if (code === heading) continue;
      const alone = candidate(code, evidence, head, joined);
      if (alone.all) answering.push(alone);
      // Which number below is opened goes by its own words: what the heading says is said of all of them.
      if (opened === undefined || alone.score > opened.score) opened = alone;
      const joint = evidence.map((each, at) => {
        const above = own?.[at];
        if (above === undefined || (each !== undefined && (each.exact || !above.exact))) return each;
        return { score: above.score * FROM_ABOVE, exact: above.exact };
      });
      const found = candidate(code, joint, head, joined).score * SUBHEADING_WEIGHT;
      if (most === undefined || exactOf(joint) > exactOf(most)) most = joint;
      if (found <= score) continue;
      score = found;
      isBelow = true;
    }
    const within = isBelow ? opened?.code : narrowed(answering);
    const label = byCode.get(heading)?.label ?? byCode.get(within ?? "")?.label ?? "";
    const named = within === undefined ? undefined : byCode.get(within);
    return {
      hts: heading,
      label,
      score: Number(score.toFixed(3)),
      ...(named === undefined ? {} : { within: { hts: named.code, label: named.label } }),
      exact: exactOf(most ?? []),
      evidence: most ?? [],
    };
  }

  // A heading whose words answer best is opened at the subheading that is called so, or else has all the words too, where there is just one.
  function narrowed(answering: readonly Candidate[]): string | undefined {
    const called = answering.filter((each) => each.isPhrase);
    const exact = answering.filter((each) => each.allExact);
    const codes = [called, exact, answering].find((each) => each.length > 0)?.map(({ code }) => code) ?? [];
    const [six, ...others] = new Set(codes.map((each) => each.slice(0, SUBHEADING)));
    if (six === undefined || others.length > 0) return undefined;
    const [line, ...more] = called.map(({ code }) => code).filter((code) => code.length > SUBHEADING);
    return line !== undefined && more.length === 0 ? line : byCode.has(six) ? six : codes[0];
  }

  function byNumber(digits: string): SearchResult[] {
    const found = byCode.get(digits.slice(0, HEADING)) ?? byCode.get(digits.slice(0, 2));
    const six =
      digits.length < SUBHEADING
        ? undefined
        : (byCode.get(digits) ?? byCode.get(digits.slice(0, 8)) ?? byCode.get(digits.slice(0, SUBHEADING)));
    const within = six === undefined ? {} : { within: { hts: six.code, label: six.label } };
    return found === undefined ? [] : [{ hts: found.code, label: found.label, score: 1, match: "all", ...within }];
  }

  // The headings that have some of the words, best first.
  function headingsFor(asked: readonly string[], query: string): SearchResult[] {
    const head = headOf(asked, query);
    const joined = termsOf(query)
      .filter((term) => asked.includes(term))
      .join(" ");
    const { byNumber: evidence, unknown } = evidenceFor(asked);
    const headings = new Map<string, Map<string, Evidence>>();
    for (const [code, each] of evidence) {
      const heading = code.slice(0, HEADING);
      const below = headings.get(heading) ?? new Map<string, Evidence>();
      headings.set(heading, below.set(code, each));
    }
    const found = [...headings]
      .map(([heading, below]) => {
        const { exact, evidence: most, ...result } = judged(heading, below, head, joined);
        const match: SearchMatch = exact === asked.length ? "all" : exact > 0 ? "some" : "nearest";
        // A word that stands somewhere as it was written is not misspelled: what has only words like it is noise.
        const isNoise = match === "nearest" && !most.some((each, at) => each !== undefined && unknown.has(asked[at] ?? ""));
        return { result: { ...result, match }, isNoise };
      })
      .filter(({ isNoise }) => !isNoise)
      .map(({ result }) => result);
    // What has none of the words goes last, however alike it looks.
    return found.sort(
      (a, b) => Number(a.match === "nearest") - Number(b.match === "nearest") || b.score - a.score || (a.hts < b.hts ? -1 : 1),
    );
  }

  const aside = new Set(asides.flatMap(termsOf));
  return (query, limit) => {
    const digits = numberIn(query);
    if (digits !== undefined) return byNumber(digits);
    const asked = [...new Set(termsOf(query))];
    if (asked.length === 0) return [];
    const found = headingsFor(asked, query);
    const rest = asked.filter((term) => !aside.has(term));
    if (rest.length === 0 || rest.length === asked.length || matchOf(found) === "all") return found.slice(0, limit);
    const ofRest = headingsFor(rest, query);
    return (matchOf(ofRest) === "all" ? ofRest : found).slice(0, limit);
  };
}
