// Reads parcels.yaml: low-value shipments and parcels by post, by day of entry.

import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { message } from "../said/message.js";
import { publicOn, readBy, readSaid } from "./measure.js";
import { countriesNamed, type Names, namedFact, namedList, unknownName } from "./names.js";
import { fieldsOf, itemsOf, type Node, need, refuse, refuseWord, textOf, textsOf } from "./tree.js";
import type { ParcelRule } from "./types.js";
import { dayOf } from "./values.js";

const KEYS = [
  "parcel",
  "title",
  "from",
  "known",
  "mode",
  "origin",
  "limit",
  "claim",
  "owes",
  "flat",
  "not-goods",
  "not-authorities",
  "says",
  "entry-needed",
  "by",
];

/** The rules in their order; `measures` are the ids that `owes` may name. */
export function readParcels(root: Node, names: Names, measures: ReadonlySet<string>): ParcelRule[] {
  return itemsOf(root).map((item) => readParcel(item, names, measures));
}

function readParcel(item: Node, names: Names, measures: ReadonlySet<string>): ParcelRule {
  const fields = fieldsOf(item, KEYS);
  const parcel = textOf(need(fields, "parcel", item));
  if (parcel !== "clearance" && parcel !== "post") refuseWord("law/wrong-form", need(fields, "parcel", item), ["clearance", "post"]);
  const from = dayOf(need(fields, "from", item));
  const by = readBy(need(fields, "by", item), names);
  const known: Day = fields.known === undefined ? publicOn(by, names, from) : dayOf(fields.known);
  const owes = fields.owes === undefined ? undefined : itemsOf(fields.owes).map((node) => namedMeasure(node, measures));
  return {
    parcel,
    title: textOf(need(fields, "title", item)),
    from,
    known,
    ...(fields.mode === undefined ? {} : { mode: textOf(fields.mode) }),
    ...(fields.origin === undefined ? {} : { origins: countriesNamed(fields.origin, names) }),
    ...(fields.limit === undefined ? {} : { limit: dollarsOf(fields.limit) }),
    ...(fields.claim === undefined ? {} : { claim: namedFact(fields.claim, names) }),
    ...(owes === undefined ? {} : { owes }),
    ...(fields.flat === undefined ? {} : { flat: readFlat(fields.flat, names) }),
    notGoods: fields["not-goods"] === undefined ? [] : itemsOf(fields["not-goods"]).map((node) => namedList(node, names)),
    notAuthorities: fields["not-authorities"] === undefined ? [] : textsOf(fields["not-authorities"]),
    says: fields.says === undefined ? [] : itemsOf(fields.says).map(readSaid),
    ...(fields["entry-needed"] === undefined ? {} : { entryNeeded: readSaid(fields["entry-needed"]) }),
    cites: by,
  };
}

function namedMeasure(node: Node, measures: ReadonlySet<string>): string {
  const id = textOf(node);
  return measures.has(id) ? id : unknownName("law/unknown-measure", node, id, "measure", measures);
}

function readFlat(node: Node, names: Names): NonNullable<ParcelRule["flat"]> {
  const fields = fieldsOf(node, ["claim", "amounts"]);
  const amounts = itemsOf(need(fields, "amounts", node)).map((item) => {
    const own = fieldsOf(item, ["origin", "until", "amount"]);
    return {
      origins: countriesNamed(need(own, "origin", item), names),
      ...(own.until === undefined ? {} : { until: dayOf(own.until) }),
      amount: dollarsOf(need(own, "amount", item)),
    };
  });
  return { claim: namedFact(need(fields, "claim", node), names), amounts };
}

/** Dollars as decimal text. */
export function dollarsOf(node: Node): string {
  const text = textOf(node);
  return parseDecimal(text, 2) === undefined
    ? refuse("law/bad-number", node, message("law-check/dollars", { text }), message("law-check/dollars.fix"))
    : text;
}
