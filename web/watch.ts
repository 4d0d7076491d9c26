// The products that the reader watches, kept in the browser.

const KEY = "watched";

/** A watched number with the facts that were given. */
export interface Watched {
  readonly hts: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What is watched, in the order it was added. */
export function watched(): readonly Watched[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter(
      (each): each is Watched => typeof each?.hts === "string" && /^\d{8,10}$/.test(each.hts) && typeof each.facts === "object",
    );
  } catch {
    return [];
  }
}

/** Watch a number, or stop watching it. */
export function watch(hts: string, facts: Readonly<Record<string, string>>, on: boolean): void {
  const rest = watched().filter((each) => each.hts !== hts);
  try {
    localStorage.setItem(KEY, JSON.stringify(on ? [...rest, { hts, facts }] : rest));
  } catch {
    // Without storage nothing is watched.
  }
}
