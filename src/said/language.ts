// The languages that answers, reports and screens can be asked in, and which one is meant.

/** A language that texts exist in. */
export type Language = "en" | "fr";

/** All of them; the first is the one that every text exists in. */
export const LANGUAGES: readonly Language[] = ["en", "fr"];

/** True for the symbol of a language that texts exist in. */
export function isLanguage(found: unknown): found is Language {
  return LANGUAGES.some((each) => each === found);
}

/** The language that an `Accept-Language` header prefers among ours; undefined where it names none of them. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? "").split(",").flatMap((part, place) => {
    const [range = "", ...settings] = part.split(";").map((each) => each.trim());
    const weight = Number(settings.find((each) => each.startsWith("q="))?.slice(2) ?? "1");
    const language = range.toLowerCase().split("-")[0];
    return isLanguage(language) && weight > 0 ? [{ language, weight, place }] : [];
  });
  return wanted.sort((a, b) => b.weight - a.weight || a.place - b.place)[0]?.language;
}
