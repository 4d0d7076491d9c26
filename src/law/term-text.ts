// A part of the law as text, so that equal parts are found by their text.

const texts = new WeakMap<object, string>();

/** The JSON of a part of the law, made once for each object. */
export function textOf(term: object): string {
  let found = texts.get(term);
  if (found === undefined) {
    found = JSON.stringify(term);
    texts.set(term, found);
  }
  return found;
}
