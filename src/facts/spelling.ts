// "Did you mean": the nearest known word, when it is near enough to be a slip.

/**
 * The nearest of `words` within two edits (one for short words), or undefined. A changed digit makes another number, not a slip. A word with
 * other digits is near only if two neighbors are swapped, one is missing or one is extra, or if a single word has these letters
 * ("copper-233" can only be copper-232; "9903.01.99" could be any heading).
 */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const limit = word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 4));
  const among = /\d/.test(word) ? likely(word, [...words]) : words;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of among) {
    const distance = edits(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function likely(word: string, words: readonly string[]): readonly string[] {
  const digits = word.replace(/\D/g, "");
  const letters = lettersOf(word);
  const alike = words.filter((each) => lettersOf(each) === letters);
  return words.filter((each) => (alike.length === 1 && each === alike[0]) || isSlip(digits, each.replace(/\D/g, "")));
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/\d+/g, "0");
}

// Equal, two neighbors exchanged, or one digit more or less.
function isSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? limit;
}
