// Lists of whole numbers as text: in base 36, a space behind each, nothing for nought. One long text is read sooner, and packs tighter, than a
// list of JSON.

const SPACE = 32;
const LETTERS = 87;
const DIGITS = 48;
const NINE = 57;

/** Numbers from nought on as text. */
export function numberText(numbers: Iterable<number>): string {
  const parts: string[] = [];
  for (const number of numbers) parts.push(number === 0 ? " " : `${number.toString(36)} `);
  return parts.join("");
}

/** The numbers of a text, below 2^31. */
export function numbersOf(text: string): Int32Array {
  const found = new Int32Array(text.length);
  let count = 0;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      found[count++] = number;
      number = 0;
    } else number = number * 36 + code - (code <= NINE ? DIGITS : LETTERS);
  }
  return found.subarray(0, count);
}

/** Numbers as text by their steps, which are small where neighbors are close. */
export function stepText(numbers: Iterable<number>): string {
  let before = 0;
  const steps: number[] = [];
  for (const number of numbers) {
    const step = number - before;
    steps.push(step < 0 ? -2 * step - 1 : 2 * step);
    before = number;
  }
  return numberText(steps);
}

/** The numbers of a text of steps. */
export function steppedNumbers(text: string): Int32Array {
  const found = numbersOf(text);
  let number = 0;
  for (let at = 0; at < found.length; at++) {
    const step = found[at] as number;
    number += (step & 1) === 1 ? -((step + 1) >> 1) : step >> 1;
    found[at] = number;
  }
  return found;
}
