// How far a search answers what was asked; a file of its own, so that a page can say it without loading the search.

/**
 * How far a heading answers: it has all the words as they were written (endings, accents and words such as "tariff on" aside), or some of them,
 * or none, and is there for words with like letters only.
 */
export type SearchMatch = "all" | "some" | "nearest";

/** How far the best of what was found answers; undefined where nothing was found. */
export function matchOf(found: readonly { readonly match: SearchMatch }[]): SearchMatch | undefined {
  return (["all", "some", "nearest"] as const).find((match) => found.some((each) => each.match === match));
}
