// The label of a line: its own, else that of its first eight digits, which names all the lines under them.

type Labels = Readonly<Record<string, { readonly label: string }>>;

const RATE_LINE = 8;

/** The label of a number of eight or ten digits in labels of lines; undefined where it has none yet. */
export function lineLabel(labels: Labels, digits: string): string | undefined {
  return digits.length < RATE_LINE ? undefined : (labels[digits] ?? labels[digits.slice(0, RATE_LINE)])?.label;
}
