// The record of events in French: the titles of events and what their sources and acts are called, by the English. What is a citation has none
// and stays as it is.

/** The French of texts of the record. */
export type FrenchEvents = Readonly<Record<string, string>>;

/** A source or an act of an event, part by part; no line breaks before a semicolon. */
export function recordIn(text: string, french: FrenchEvents): string {
  const parts = text.split("; ");
  const said = parts.map((part) => french[part] ?? part);
  return said.join(said.some((part, at) => part !== parts[at]) ? "\u00a0; " : "; ");
}
