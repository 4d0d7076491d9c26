// A scenario amends the law exactly as an act would: its amendments are put into the trees of the measures, and the whole is compiled
// and checked by the same code.

import { message } from "../said/message.js";
import { type AfterCompiling, afterCompiling } from "./hold.js";
import { unknownName } from "./names.js";
import { type Entry, entriesOf, fieldsOf, itemsOf, LawError, type LawProblem, type Node, need, refuse, textOf } from "./tree.js";

/** Trees of law files with a scenario laid over them, or why it cannot be. */
export type Overlaid =
  | {
      readonly trees: ReadonlyMap<string, Node>;
      readonly title: string;
      /** The title in French, where the scenario has one. */
      readonly french?: string;
      readonly after: AfterCompiling;
      /** Origins whose goods are answered under the scenario: those that every amendment speaks of. */
      readonly encoded: readonly string[];
    }
  | { readonly problem: LawProblem };

// The title in French and the questions are for readers; they change nothing.
const KEYS = ["scenario", "title", "title-fr", "act", "amends", "holds", "lapses", "questions"];
const AMENDED = ["headings", "ends", "unlawful"];

/**
 * Lay a scenario over the trees of a law. `encoded` are the origins whose goods are answered; an amendment that names fewer leaves the
 * others unanswered, since the heading that it amends is one for all.
 */
export function overlay(trees: ReadonlyMap<string, Node>, scenario: Node, encoded: readonly string[]): Overlaid {
  try {
    return laid(trees, scenario, encoded);
  } catch (error) {
    if (error instanceof LawError) return { problem: error.problem };
    throw error;
  }
}

function laid(trees: ReadonlyMap<string, Node>, scenario: Node, encoded: readonly string[]): Overlaid {
  const fields = fieldsOf(scenario, KEYS);
  const act = textOf(need(fields, "act", scenario));
  const title = textOf(need(fields, "title", scenario));
  const changed = new Map(trees);
  const answered: Answered = { origins: encoded };
  const instruments = changed.get("instruments.yaml");
  if (instruments !== undefined)
    changed.set("instruments.yaml", withEntry(instruments, actEntry(act, title, need(fields, "act", scenario))));
  const after = afterCompiling(fields, act);
  if (fields.amends === undefined && after.holds === undefined && after.lapses.length === 0)
    refuse("law/empty-scenario", scenario, message("law-check/empty-scenario"), message("law-check/empty-scenario.fix"));
  for (const amended of fields.amends === undefined ? [] : entriesOf(fields.amends)) {
    const found = [...changed].find(([file, tree]) => file.startsWith("measures/") && measureId(tree) === amended.key);
    if (found === undefined) {
      const ids = [...changed].flatMap(([file, tree]) => (file.startsWith("measures/") ? (measureId(tree) ?? []) : []));
      return unknownName("law/unknown-measure", amended, amended.key, "measure", ids);
    }
    const measure = amendMeasure(found[1], amended.value, answered);
    changed.set(found[0], measure);
    const lists = changed.get(HEADING_LISTS);
    if (lists !== undefined) changed.set(HEADING_LISTS, namingParts(lists, partsAdded(found[1], measure)));
  }
  const french = fields["title-fr"] === undefined ? {} : { french: textOf(fields["title-fr"]) };
  return { trees: changed, title, ...french, after, encoded: answered.origins };
}

const HEADING_LISTS = "heading-lists.yaml";

function headingNames(measure: Node): string[] {
  const headings = measure.kind === "map" ? measure.entries.find((entry) => entry.key === "headings")?.value : undefined;
  return headings === undefined ? [] : entriesOf(headings).map(({ key }) => key);
}

// Parts that a scenario cuts out of a heading of the law, by the heading.
function partsAdded(before: Node, after: Node): ReadonlyMap<string, readonly string[]> {
  const known = new Set(headingNames(before));
  const found = new Map<string, string[]>();
  for (const name of headingNames(after)) {
    const [whole = ""] = name.split("/");
    if (!known.has(name) && known.has(whole)) found.set(whole, [...(found.get(whole) ?? []), name]);
  }
  return found;
}

// A part stands wherever a list of the law names its heading: goods are no less under the heading because one scenario rates them apart.
function namingParts(node: Node, parts: ReadonlyMap<string, readonly string[]>): Node {
  if (parts.size === 0) return node;
  if (node.kind === "list") return { ...node, items: node.items.map((item) => namingParts(item, parts)) };
  if (node.kind === "map")
    return {
      ...node,
      entries: node.entries.map((entry) =>
        entry.key === "headings" || entry.value.kind !== "text" ? { ...entry, value: namingParts(entry.value, parts) } : entry,
      ),
    };
  return {
    ...node,
    text: node.text
      .split(" ")
      .flatMap((name) => [name, ...(parts.get(name) ?? [])])
      .join(" "),
  };
}

function measureId(tree: Node): string | undefined {
  const id = tree.kind === "map" ? tree.entries.find((entry) => entry.key === "measure")?.value : undefined;
  return id?.kind === "text" ? id.text : undefined;
}

// An act nobody has signed is known from the first day on, so that it can be asked of any day.
function actEntry(act: string, title: string, at: Node): Entry {
  const text = (value: string): Node => ({ kind: "text", text: value, place: at.place });
  const entry = (key: string, value: Node): Entry => ({ key, place: at.place, value });
  return entry(act, {
    kind: "map",
    place: at.place,
    entries: [entry("kind", text("scenario")), entry("title", text(title)), entry("known", text("2025-01-01"))],
  });
}

function withEntry(tree: Node, entry: Entry): Node {
  return tree.kind === "map" ? { ...tree, entries: [...tree.entries.filter((each) => each.key !== entry.key), entry] } : tree;
}

// Origins that every amendment so far speaks of.
interface Answered {
  origins: readonly string[];
}

function amendMeasure(tree: Node, change: Node, answered: Answered): Node {
  const fields = fieldsOf(change, AMENDED);
  let amended = tree;
  if (fields.ends !== undefined)
    amended = cutAfter(withEntry(amended, { key: "ends", place: fields.ends.place, value: fields.ends }), fields.ends);
  if (fields.unlawful !== undefined)
    amended = withEntry(amended, { key: "unlawful", place: fields.unlawful.place, value: fields.unlawful });
  if (fields.headings === undefined || amended.kind !== "map") return amended;
  const headings = amended.entries.find((entry) => entry.key === "headings");
  if (headings?.value.kind !== "map") return amended;
  const all = new Map(headings.value.entries.map((entry) => [entry.key, entry]));
  for (const { key, value, place } of entriesOf(fields.headings)) {
    const before = all.get(key);
    // A heading that the measure does not have is added as it is.
    all.set(key, before === undefined ? { key, place, value } : { ...before, value: amendHeading(before.value, value, answered) });
  }
  return withEntry(amended, { ...headings, value: { ...headings.value, entries: [...all.values()] } });
}

function amendHeading(heading: Node, change: Node, answered: Answered): Node {
  const fields = fieldsOf(change, ["history", "ends"]);
  let amended = heading;
  if (fields.ends !== undefined)
    amended = withoutLater(withEntry(amended, { key: "ends", place: fields.ends.place, value: fields.ends }), dayOfEnd(fields.ends));
  if (fields.history === undefined || amended.kind !== "map") return amended;
  const history = amended.entries.find((entry) => entry.key === "history");
  if (history === undefined) return amended;
  const added = itemsOf(fields.history).map((item) => plainAmendment(item, answered));
  const days = new Set(added.map(fromOf));
  // An amendment of the same day takes the place of the law's own.
  const items = [...itemsOf(history.value).filter((item) => !days.has(fromOf(item))), ...added].sort((a, b) =>
    fromOf(a) < fromOf(b) ? -1 : 1,
  );
  return withEntry(amended, { ...history, value: { kind: "list", items, place: history.value.place } });
}

// What the law has scheduled for a measure after its end falls away with it.
function cutAfter(tree: Node, ends: Node): Node {
  if (tree.kind !== "map") return tree;
  const headings = tree.entries.find((entry) => entry.key === "headings");
  if (headings?.value.kind !== "map") return tree;
  const day = dayOfEnd(ends);
  const kept = headings.value.entries.map((entry) => ({ ...entry, value: withoutLater(entry.value, day) }));
  return withEntry(tree, { ...headings, value: { ...headings.value, entries: kept } });
}

function withoutLater(heading: Node, day: string): Node {
  if (heading.kind !== "map" || day === "") return heading;
  const history = heading.entries.find((entry) => entry.key === "history");
  if (history === undefined) return heading;
  const items = itemsOf(history.value);
  const earlier = items.filter((item) => fromOf(item) < day);
  const ended = heading.entries.find((entry) => entry.key === "ends");
  const entries = ended !== undefined && dayOfEnd(ended.value) > day ? heading.entries.filter((entry) => entry !== ended) : heading.entries;
  // A heading that would only have begun later keeps its first words, and never comes into force.
  const kept = earlier.length > 0 ? earlier : items.slice(0, 1);
  return withEntry({ ...heading, entries }, { ...history, value: { kind: "list", items: kept, place: history.value.place } });
}

function dayOfEnd(ends: Node): string {
  const on = ends.kind === "map" ? ends.entries.find((entry) => entry.key === "on")?.value : undefined;
  return on?.kind === "text" ? on.text : "";
}

function fromOf(amendment: Node): string {
  const from = amendment.kind === "map" ? amendment.entries.find((entry) => entry.key === "from")?.value : undefined;
  return from?.kind === "text" ? from.text : "";
}

// `for: { origin: CA }` says whose goods the amendment concerns; those of others are not answered under the scenario.
function plainAmendment(item: Node, answered: Answered): Node {
  if (item.kind !== "map") return item;
  const scope = item.entries.find((entry) => entry.key === "for");
  if (scope !== undefined) {
    const { origin } = fieldsOf(scope.value, ["origin"]);
    const named = origin === undefined ? [] : itemsOf(origin).map(textOf);
    const left = answered.origins.filter((country) => named.includes(country));
    if (left.length === 0)
      refuse(
        "law/unknown-origin",
        scope,
        message("law-check/no-origin"),
        message("law-check/no-origin.fix", { names: answered.origins.join(", ") }),
      );
    answered.origins = left;
  }
  const entries = item.entries.filter((entry) => entry.key !== "for");
  const seen = entries.some((entry) => entry.key === "seen")
    ? []
    : [{ key: "seen", place: item.place, value: { kind: "text", text: "scenario; not printed", place: item.place } } as const];
  return { ...item, entries: [...entries, ...seen] };
}
