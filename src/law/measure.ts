// Reads one measure file. What holds for the measure is spread into the first amendment of every heading.

import type { Day } from "../exact/day.js";
import { isCode, type Said } from "../said/codes.js";
import { message } from "../said/message.js";
import { questionId } from "./condition.js";
import { citation, knownFact, type Names, namedList } from "./names.js";
import { headingsOf, readTerms, TERM_KEYS } from "./terms.js";
import { type Entry, entriesOf, fieldsOf, itemsOf, known, type Node, need, refuse, refuseEmpty, refuseWord, textOf } from "./tree.js";
import type {
  Amendment,
  Authority,
  DepositStage,
  End,
  LegalQuestion,
  Litigation,
  Measure,
  Provision,
  SettledAdds,
  Terms,
} from "./types.js";
import { dayOf, headingId, knownDay } from "./values.js";
import { writtenAt } from "./written-at.js";

const MEASURE_KEYS = [
  "measure",
  "title",
  "authority",
  "reviewed",
  "last-seen",
  "clock",
  "headings",
  "ends",
  "unlawful",
  "questions",
  "notices",
  "partly",
  "litigation",
  ...TERM_KEYS,
];
const HEADING_KEYS = ["covers", "printed", "offset", "stage", "remedy", "history", "ends", ...TERM_KEYS];
const AMENDMENT_KEYS = ["from", "by", "seen", "known", "withdrawn-by", "unverified", ...TERM_KEYS];

const DEFAULTS: Omit<Terms, "adds"> = {
  origin: { op: "true" },
  goods: { op: "true" },
  columns: { op: "true" },
  when: { op: "true" },
  unless: { op: "any", tests: [] },
  value: { kind: "customs-value" },
  except: [],
  inLieuOf: [],
  chapter98: "standard",
};

/** A measure with the places of its parts, for the checks that span files. */
export interface ReadMeasure {
  readonly measure: Measure;
  readonly file: string;
  /** Nodes of `except`, `in-lieu-of`, by provision and amendment, and of `seen` and `adds`. */
  readonly places: readonly AmendmentPlace[];
}

/** Where one amendment was written. */
export interface AmendmentPlace {
  readonly provision: Provision;
  readonly amendment: Amendment;
  readonly except: readonly Node[];
  /** The key of the heading. */
  readonly key: Entry;
  readonly seen: Node;
  readonly adds?: Node;
}

/** Read a measure; throws a LawError at the first mistake. */
export function readMeasure(file: string, root: Node, names: Names): ReadMeasure {
  const fields = fieldsOf(root, MEASURE_KEYS);
  const id = textOf(need(fields, "measure", root));
  const authority = need(fields, "authority", root);
  // Those beside the ordinary duty first: the first stands in for a word that is none while the rest is read.
  const authorities = [...names.vocabulary.authorities].sort((a, b) => Number(a.base) - Number(b.base)).map(({ name }) => name);
  const open = names.unread.has("vocabulary.yaml");
  if (!open && !authorities.includes(textOf(authority)))
    refuse(
      "law/unknown-authority",
      authority,
      message("law-check/authority", { name: textOf(authority) }),
      known(authorities),
      authorities[0],
    );
  const clock = fields.clock === undefined ? "entry" : textOf(fields.clock);
  if (clock !== "entry" && clock !== "import") refuseWord("law/wrong-form", fields.clock ?? root, ["entry", "import"]);
  const common = { ...DEFAULTS, ...readTerms(fields, names, id) };
  const places: AmendmentPlace[] = [];
  const provisions = entriesOf(need(fields, "headings", root)).map((entry) => readProvision(entry, common, names, id, places));
  // Rates in place of those of the schedule are ordinary duty, and nothing else is.
  const ordinary = names.vocabulary.authorities.some(({ name, base }) => base && name === textOf(authority));
  const adds = provisions.flatMap(({ amendments }) =>
    amendments.flatMap(({ terms }) => (terms.adds === undefined ? [] : [terms.adds.kind])),
  );
  if (!open && adds.some((kind) => (kind === "in-place") !== ordinary))
    refuse(
      "law/unknown-authority",
      authority,
      message("law-check/authority-adds", { authority: textOf(authority) }),
      message("law-check/authority-adds.fix"),
    );
  const lastSeen = need(fields, "last-seen", root);
  const seen = fieldsOf(lastSeen, ["on", "in"]);
  const ends = fields.ends === undefined ? undefined : readEnd(fields.ends, names);
  if (ends !== undefined) {
    for (const { amendment, seen: at } of places)
      if (ends.on <= amendment.from && amendment.withdrawn === undefined)
        refuse(
          "law/ends-before-amendment",
          fields.ends ?? at,
          message("law-check/measure-ends", { end: ends.on, day: amendment.from }),
          message("law-check/two-days.fix"),
        );
  }
  const measure: Measure = {
    id,
    title: textOf(need(fields, "title", root)),
    authority: textOf(authority) as Authority,
    clock,
    provisions,
    ...(ends === undefined ? {} : { ends }),
    ...(fields.unlawful === undefined ? {} : { unlawful: readUnlawful(fields.unlawful, names) }),
    questions: fields.questions === undefined ? [] : itemsOf(fields.questions).map((each) => readQuestion(each, names, id)),
    lastSeen: { day: dayOf(need(seen, "on", lastSeen)), in: textOf(need(seen, "in", lastSeen)) },
    reviewed: dayOf(need(fields, "reviewed", root)),
    ...(fields.partly === undefined ? {} : { partly: namedList(fields.partly, names) }),
    litigation: fields.litigation === undefined ? [] : itemsOf(fields.litigation).map(readLitigation),
    notices: fields.notices === undefined ? [] : itemsOf(fields.notices).map(readNotice),
  };
  return { measure, file, places };
}

function readProvision(entry: Entry, common: Omit<Terms, "adds">, names: Names, measure: string, places: AmendmentPlace[]): Provision {
  const { key, value } = entry;
  if (/^\d[\d.]*$/.test(key) && !/^\d{4}\.\d{2}\.\d{2}$/.test(key))
    refuse("law/bad-heading", entry, message("law-check/heading", { text: key }), message("law-check/heading.fix"));
  const fields = fieldsOf(value, HEADING_KEYS);
  const history = need(fields, "history", value);
  const base = { ...common, ...readTerms(fields, names, measure) };
  const covers = textOf(need(fields, "covers", value));
  const ends = fields.ends === undefined ? undefined : readEnd(fields.ends, names);
  const written = itemsOf(history);
  if (written.length === 0) refuse("law/missing-key", history, message("law-check/no-history"), message("law-check/no-history.fix"));
  const amendments: Amendment[] = [];
  for (const node of written) amendments.push(readAmendment(node, amendments, names, measure));
  const last = amendments.at(-1);
  if (ends !== undefined && last !== undefined && ends.on <= last.from)
    refuse(
      "law/ends-before-amendment",
      fields.ends ?? value,
      message("law-check/heading-ends", { end: ends.on, day: last.from }),
      message("law-check/two-days.fix"),
    );
  const provision: Provision = {
    id: headingId(key),
    covers,
    program: covers,
    ...(fields.printed === undefined ? {} : { printed: itemsOf(fields.printed).map((item) => settledOf(item, names)) }),
    ...(fields.offset === undefined ? {} : { offset: knownFact(textOf(fields.offset), fields.offset, names) }),
    ...(fields.stage === undefined
      ? {}
      : { deposit: { stage: oneOf(fields.stage, STAGES), remedy: oneOf(need(fields, "remedy", value), REMEDIES) } }),
    base,
    amendments,
    ...(ends === undefined ? {} : { ends }),
  };
  for (const [index, node] of written.entries()) {
    const amendment = amendments[index];
    const own = fieldsOf(node, AMENDMENT_KEYS);
    if (amendment === undefined) continue;
    const except = [
      ...(own.except === undefined ? [] : itemsOf(own.except)),
      ...(own["in-lieu-of"] === undefined ? [] : itemsOf(own["in-lieu-of"])),
    ];
    places.push({
      provision,
      amendment,
      except,
      key: entry,
      seen: need(own, "seen", node),
      ...(own.adds === undefined ? {} : { adds: own.adds }),
    });
  }
  return provision;
}

// What a print shows: a rate or nothing, as it stands beside a heading.
function settledOf(node: Node, names: Names): SettledAdds {
  const { adds } = readTerms({ adds: node }, names, "");
  return adds === undefined || adds.kind === "either"
    ? refuse("law/wrong-form", node, message("law-check/one-rate"), message("law-check/one-rate.fix"), "30%")
    : adds;
}

function readAmendment(node: Node, before: readonly Amendment[], names: Names, measure: string): Amendment {
  const fields = fieldsOf(node, AMENDMENT_KEYS);
  const fromNode = need(fields, "from", node);
  const from = dayOf(fromNode);
  const previous = before.at(-1);
  if (previous !== undefined && from < previous.from)
    refuse("law/out-of-order", fromNode, message("law-check/order", { day: from, before: previous.from }), message("law-check/order.fix"));
  if (previous !== undefined && from === previous.from && previous.withdrawn === undefined)
    refuse("law/same-day", fromNode, message("law-check/same-day", { day: from }), message("law-check/same-day.fix"));
  const terms = readTerms(fields, names, measure);
  if (previous === undefined && terms.adds === undefined)
    refuse("law/missing-adds", node, message("law-check/no-adds"), message("law-check/no-adds.fix"));
  const by = readBy(need(fields, "by", node), names);
  const withdrawnBy = fields["withdrawn-by"];
  return {
    from,
    known: fields.known === undefined ? publicOn(by, names, from) : dayOf(fields.known),
    ...(withdrawnBy === undefined ? {} : { withdrawn: publicOn(readBy(withdrawnBy, names), names, from) }),
    by,
    seen: textOf(need(fields, "seen", node)),
    ...(fields.unverified === undefined ? {} : { unverified: textOf(fields.unverified) }),
    terms,
  };
}

/** Citations, each of an act on record. */
export function readBy(node: Node, names: Names): string[] {
  if (itemsOf(node).length === 0) refuseEmpty(node, "by");
  return itemsOf(node).map((each) => citation(each, names));
}

/** The day on which the first of these acts was public. */
export function publicOn(by: readonly string[], names: Names, otherwise: Day): Day {
  return knownDay(names.instruments, by) ?? otherwise;
}

function readEnd(node: Node, names: Names): End {
  const fields = fieldsOf(node, ["on", "by", "still-printed", "known"]);
  const on = dayOf(need(fields, "on", node));
  const by = readBy(need(fields, "by", node), names);
  const printed = fields["still-printed"];
  return {
    on,
    known: fields.known === undefined ? publicOn(by, names, on) : dayOf(fields.known),
    by,
    ...(printed === undefined ? {} : { stillPrinted: textOf(printed) }),
  };
}

function readUnlawful(node: Node, names: Names): NonNullable<Measure["unlawful"]> {
  const fields = fieldsOf(node, ["held", "by", "because", "known"]);
  const held = dayOf(need(fields, "held", node));
  const by = readBy(need(fields, "by", node), names);
  return {
    held,
    known: fields.known === undefined ? publicOn(by, names, held) : dayOf(fields.known),
    by,
    because: textOf(need(fields, "because", node)),
  };
}

function readQuestion(node: Node, names: Names, measure: string): LegalQuestion {
  const fields = fieldsOf(node, ["id", "ask", "one-reading", "other-reading", "until-settled", "other-clock", "by"]);
  const clock = fields["other-clock"];
  if (clock !== undefined && textOf(clock) !== "entry") refuseWord("law/wrong-form", clock, ["entry"]);
  const settled = need(fields, "until-settled", node);
  const treatment = textOf(settled);
  if (treatment !== "range" && treatment !== "first")
    refuse("law/wrong-form", settled, message("law-check/word", { text: treatment }), message("law-check/settled.fix"), "range");
  return {
    id: questionId(textOf(need(fields, "id", node)), measure),
    ask: textOf(need(fields, "ask", node)),
    readings: [textOf(need(fields, "one-reading", node)), textOf(need(fields, "other-reading", node))],
    treatment,
    ...(clock === undefined ? {} : { otherClock: "entry" as const }),
    cites: readBy(need(fields, "by", node), names),
  };
}

const STAGES: readonly DepositStage[] = ["order", "provisional", "investigation"];
const REMEDIES = ["antidumping", "countervailing"] as const;

function oneOf<T extends string>(node: Node, among: readonly T[]): T {
  const text = textOf(node);
  return among.find((each) => each === text) ?? refuseWord("law/wrong-form", node, among);
}

function readLitigation(node: Node): Litigation {
  const fields = fieldsOf(node, ["text", "seen"]);
  return { text: textOf(need(fields, "text", node)), seen: dayOf(need(fields, "seen", node)) };
}

function readNotice(node: Node): Measure["notices"][number] {
  const fields = fieldsOf(node, ["code", "text", "from", "until", "headings", "informal"]);
  const notice: Measure["notices"][number] = {
    ...said(fields, node),
    ...(fields.from === undefined ? {} : { from: dayOf(fields.from) }),
    ...(fields.until === undefined ? {} : { until: dayOf(fields.until) }),
    ...(fields.headings === undefined ? {} : { headings: headingsOf(fields.headings) }),
    ...(fields.informal === undefined || textOf(fields.informal) !== "yes" ? {} : { informal: true }),
  };
  return writtenAt(notice, fields.headings === undefined ? [] : itemsOf(fields.headings));
}

/** Something that is said with an answer: its code and its text. */
export function readSaid(node: Node): Said {
  return said(fieldsOf(node, ["code", "text"]), node);
}

/** What is said, from the fields `code` and `text` of a row. */
export function said(fields: Readonly<Record<string, Node>>, node: Node): Said {
  const code = fields.code === undefined ? "law/measure" : textOf(fields.code);
  if (!isCode(code))
    refuse("law/wrong-form", fields.code ?? node, message("law-check/said-code", { text: code }), message("law-check/said-code.fix"));
  return { code, text: textOf(need(fields, "text", node)) };
}
