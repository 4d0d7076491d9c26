// The sentences of the law in French, as the law that was loaded brings them: a new one is written in law/fr/ and nowhere else.

let french: Readonly<Record<string, string>> = {};

/** Take the words of a law that was loaded. */
export function takeLawWords(words: Readonly<Record<string, string>> | undefined): void {
  french = words ?? {};
}

/** A sentence of the law in French; undefined where the law has none. */
export function lawInFrench(text: string): string | undefined {
  return Object.hasOwn(french, text) ? french[text] : undefined;
}
