// Search by words or number over our labels: chapters, headings and, where they are given, subheadings, lines and labels in French. Endings
// and accents do not count, misspellings are forgiven; what answers to all the words goes before what answers to some, what has the very
// words before what has some like them, and what Canada ships before what it does not.

import MiniSearch from "minisearch";
import { typedDigits } from "../hts/number.js";
import type { SearchMatch } from "./search-match.js";

/** What is searched: a number of two to ten digits with its label, and the words people use for it, separated by ";". */
export interface SearchDocument {
  readonly code: string;
  readonly label: string;
  readonly words: string;
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
// What a document gains when the whole query is one of the phrases people use for it, or begins its label.
const PHRASE = 3;
const BEGINS = 1.4;
// What is left of the score where no word of the query stands as it was written.
const NOT_WHOLE = 0.5;
// What each power of ten of trade multiplies the score by.
const BY_TRADE = 1.3;
// How much a long label with many words loses against a short one; the more words, the more ways people ask for it.
const BY_LENGTH = { k: 1.2, b: 0.3, d: 0.5 };
// Candidates looked at again; past it a score is too low to come back.
const CANDIDATES = 150;
const STOP_WORDS = new Set(
  "a an and for from in of on or other the to with au aux d de des du en et l la le les ou pour sur un une".split(" "),
);
// Sizes of lumber as they are spoken: two by four.
const SPOKEN = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const SPOKEN_SIZE = new RegExp(`\\b(${SPOKEN.join("|")})\\s*(?:x|by)\\s*(${SPOKEN.join("|")})\\b`, "g");

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(SPOKEN_SIZE, (_, a: string, b: string) => `${SPOKEN.indexOf(a)}x${SPOKEN.indexOf(b)}`)
    .replace(/(\d)\s*(?:x|by|×)\s*(\d)/g, "$1x$2")
    .replace(/['’]s\b/g, "");
}

// The ending of a plural does not count: berries, boxes, tomatoes, bars.
function stem(term: string): string {
  if (term.length <= 3 || /\d/.test(term)) return term;
  if (term.endsWith("ies")) return `${term.slice(0, -3)}y`;
  if (/(?:s|x|ch|sh|z|o)es$/.test(term)) return term.slice(0, -2);
  if (/aux$/.test(term)) return `${term.slice(0, -3)}al`;
  return /[^siu]s$/.test(term) ? term.slice(0, -1) : term;
}

function termsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== "" && !STOP_WORDS.has(term))
    .map(stem);
}

// A word with a hyphen is found when it is written as one, too: e-bike and ebike.
function indexTermsOf(text: string): string[] {
  const joined = plain(text).match(/\p{L}+(?:-\p{L}+)+/gu) ?? [];
  return [...termsOf(text), ...joined.map((each) => stem(each.replaceAll("-", "")))];
}

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

/** Make a search over documents; `trade` is the power of ten of what is shipped under a heading or subheading. */
export function makeSearch(
  documents: readonly SearchDocument[],
  trade: Readonly<Record<string, number>> = {},
): (query: string, limit: number) => SearchResult[] {
  const index = new MiniSearch<Indexed>({
    fields: ["label", "words"],
    tokenize: indexTermsOf,
    processTerm: (term) => term,
    searchOptions: { tokenize: termsOf },
  });
  index.addAll(documents.map(({ label, words }, id) => ({ id, label, words })));
  const byCode = new Map([...documents].reverse().map((each) => [each.code, each]));
  const phrases = documents.map(({ words }) => new Set(words.split(";").map((phrase) => termsOf(phrase).join(" "))));
  const labels = documents.map(({ label }) => termsOf(label).join(" "));
  const byHeading = new Map<string, SearchDocument[]>();
  for (const document of documents) {
    const heading = document.code.slice(0, HEADING);
    byHeading.set(heading, [...(byHeading.get(heading) ?? []), document]);
  }
  const terms = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  // The terms of a heading and of each number below it, in all languages.
  function termsUnder(heading: string): ReadonlyMap<string, ReadonlySet<string>> {
    const before = terms.get(heading);
    if (before !== undefined) return before;
    const found = new Map<string, Set<string>>();
    for (const { code, label, words } of byHeading.get(heading) ?? [])
      found.set(code, new Set([...(found.get(code) ?? []), ...indexTermsOf(`${label};${words}`)]));
    terms.set(heading, found);
    return found;
  }

  // A word may stand with the heading and another with a number below it.
  function matchUnder(heading: string, asked: readonly string[]): SearchMatch {
    const under = termsUnder(heading);
    const own = under.get(heading);
    const most = Math.max(...[...under.values()].map((has) => asked.filter((term) => has.has(term) || own?.has(term) === true).length));
    return most === asked.length ? "all" : most > 0 ? "some" : "nearest";
  }

  function weighed(id: number, score: number, shares: { answered: number; whole: number }, query: string): number {
    const covered = shares.answered ** 2 * (NOT_WHOLE + (1 - NOT_WHOLE) * shares.whole);
    const shipped = BY_TRADE ** (trade[documents[id]?.code.slice(0, SUBHEADING) ?? ""] ?? 0);
    const exact = phrases[id]?.has(query) === true || labels[id] === query ? PHRASE : 1;
    const begins = labels[id]?.startsWith(query) === true ? BEGINS : 1;
    return score * covered * exact * begins * shipped;
  }

  return (query, limit) => {
    const digits = numberIn(query);
    if (digits !== undefined) {
      const found = byCode.get(digits.slice(0, HEADING)) ?? byCode.get(digits.slice(0, 2));
      const six =
        digits.length < SUBHEADING
          ? undefined
          : (byCode.get(digits) ?? byCode.get(digits.slice(0, 8)) ?? byCode.get(digits.slice(0, SUBHEADING)));
      const within = six === undefined ? {} : { within: { hts: six.code, label: six.label } };
      return found === undefined ? [] : [{ hts: found.code, label: found.label, score: 1, match: "all", ...within }];
    }
    const asked = [...new Set(termsOf(query))];
    if (asked.length === 0) return [];
    const joined = termsOf(query).join(" ");
    const best = new Map<string, Omit<SearchResult, "match">>();
    // Subheadings and lines that have all the words, as they were written or nearly so.
    const answering = new Map<string, { readonly document: SearchDocument; readonly whole: boolean }[]>();
    const found = index.search(query, {
      prefix: (term, at, all) => at === all.length - 1 && term.length > 2,
      fuzzy: (term) => (term.length >= LONG_ENOUGH_TO_MISSPELL && !/\d/.test(term) ? 0.25 : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
      boost: { label: 1.3 },
      combineWith: "OR",
      bm25: BY_LENGTH,
    });
    for (const each of found.slice(0, CANDIDATES)) {
      const document = documents[Number(each.id)];
      if (document === undefined || document.code.length < HEADING) continue;
      const has = new Set(each.terms);
      const answered = new Set(each.queryTerms).size / asked.length;
      const whole = asked.filter((term) => has.has(term)).length / asked.length;
      const score = weighed(Number(each.id), each.score, { answered, whole }, joined);
      const heading = document.code.slice(0, HEADING);
      const own = document.code.length === HEADING;
      if (!own && answered === 1) answering.set(heading, [...(answering.get(heading) ?? []), { document, whole: whole === 1 }]);
      const before = best.get(heading);
      const now = own ? score : score * SUBHEADING_WEIGHT;
      if (before !== undefined && before.score >= now) continue;
      const label = byCode.get(heading)?.label ?? document.label;
      best.set(heading, {
        hts: heading,
        label,
        score: now,
        ...(own ? {} : { within: { hts: document.code, label: byCode.get(document.code)?.label ?? document.label } }),
      });
    }
    // What has none of the words goes last, however alike it looks.
    return [...best.values()]
      .map((each) => ({ ...each, match: matchUnder(each.hts, asked) }))
      .sort((a, b) => Number(a.match === "nearest") - Number(b.match === "nearest") || b.score - a.score || (a.hts < b.hts ? -1 : 1))
      .slice(0, limit)
      .map((each) => ({
        ...each,
        ...(each.within === undefined ? narrowed(answering.get(each.hts) ?? []) : {}),
        score: Number(each.score.toFixed(3)),
      }));
  };

  // A heading whose words answer best is opened at the subheading that has all the words too, where there is just one.
  function narrowed(answering: readonly { readonly document: SearchDocument; readonly whole: boolean }[]): Pick<SearchResult, "within"> {
    const whole = answering.filter((each) => each.whole);
    const documents = (whole.length > 0 ? whole : answering).map(({ document }) => document);
    const [code, ...others] = new Set(documents.map((each) => each.code.slice(0, SUBHEADING)));
    const found = code === undefined || others.length > 0 ? undefined : (byCode.get(code) ?? documents[0]);
    return found === undefined ? {} : { within: { hts: found.code, label: found.label } };
  }
}
