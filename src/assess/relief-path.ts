// Names under which a world records reliefs that take several facts at once.

const JOINED = " + ";
const BELOW = "#below";

/** Weights that together lie below a share of the article: a relief of its own, whatever each of them is. */
export function belowShare(weights: readonly string[]): string {
  return `${weights.join(JOINED)}${BELOW}`;
}

/** The facts that a recorded relief takes. */
export function factsOf(relief: string): readonly string[] {
  return (relief.endsWith(BELOW) ? relief.slice(0, -BELOW.length) : relief).split(JOINED);
}

/** Facts as an answer names them. */
export function joined(facts: readonly string[]): string {
  return facts.join(JOINED);
}

/** Reliefs that ask the same of several metals, which an article of more than one list must meet together. */
export function ofEveryMetal(reliefs: Iterable<string>): readonly (readonly string[])[] {
  const alike = new Map<string, string[]>();
  for (const relief of reliefs) {
    const asked = /^content\.[^.]+\.([^.#]+)$/.exec(relief)?.[1];
    if (asked === undefined) continue;
    const found = alike.get(asked);
    if (found === undefined) alike.set(asked, [relief]);
    else found.push(relief);
  }
  return [...alike.values()].filter(({ length }) => length > 1);
}
