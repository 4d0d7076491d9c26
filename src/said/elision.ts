// French between a word and what is named after it: "de" and "que" lose their vowel before a vowel, "de" and "à" join the article.

const VOWEL = /^[aeiouàâäéèêëîïôöùûüœæ]/i;
// Numbers and answers that are said as words keep the vowel before them.
const APART = /^(?:onze|onzième|oui)\b/i;
const ARTICLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "de ": { "le ": "du ", "les ": "des " },
  "à ": { "le ": "au ", "les ": "aux " },
};

/** A value after the text that stands before it, as French joins the two. */
export function joinedInFrench(before: string, value: string): string {
  const [, , preposition = ""] = /(^|[^\p{L}])(de |à )$/iu.exec(before) ?? [];
  for (const [article, both] of Object.entries(ARTICLES[preposition.toLowerCase()] ?? {}))
    if (value.startsWith(article))
      return `${before.slice(0, -preposition.length)}${likeFirst(preposition, both)}${value.slice(article.length)}`;
  if (!VOWEL.test(value) || APART.test(value) || !/(^|[^\p{L}])(?:de|que|lorsque|puisque|jusque) $/iu.test(before)) return before + value;
  return `${before.slice(0, -2)}’${value}`;
}

function likeFirst(word: string, text: string): string {
  return word.startsWith(word.charAt(0).toLowerCase()) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
