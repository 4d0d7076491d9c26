// Reads fees.yaml: the merchandise processing and harbor maintenance fees by window of days.

import { publicOn, readBy, said } from "./measure.js";
import type { Names } from "./names.js";
import { dollarsOf } from "./parcels.js";
import { fieldsOf, itemsOf, type Node, need, refuseWord, textOf, textsOf } from "./tree.js";
import type { FeeRule } from "./types.js";
import { dayOf, percentOf } from "./values.js";

const KEYS = [
  "fee",
  "clock",
  "from",
  "until",
  "known",
  "rate",
  "minimum",
  "maximum",
  "informal",
  "informal-limit",
  "informal-says",
  "mail-item",
  "amounts-until",
  "chapter-98",
  "by",
];

/** The fees in their order. */
export function readFees(root: Node, names: Names): FeeRule[] {
  return itemsOf(root).map((item) => readFee(item, names));
}

function readFee(item: Node, names: Names): FeeRule {
  const fields = fieldsOf(item, KEYS);
  const fee = textOf(need(fields, "fee", item));
  const clock = textOf(need(fields, "clock", item));
  if (fee !== "MPF" && fee !== "HMF") refuseWord("law/wrong-form", need(fields, "fee", item), ["MPF", "HMF"]);
  if (clock !== "entry" && clock !== "import") refuseWord("law/wrong-form", need(fields, "clock", item), ["entry", "import"]);
  const from = dayOf(need(fields, "from", item));
  const by = readBy(need(fields, "by", item), names);
  const amount = (key: string, as: "minimum" | "maximum" | "informal" | "mailItem"): Record<string, string> =>
    fields[key] === undefined ? {} : { [as]: dollarsOf(fields[key]) };
  return {
    fee,
    clock,
    from,
    ...(fields.until === undefined ? {} : { until: dayOf(fields.until) }),
    known: fields.known === undefined ? publicOn(by, names, from) : dayOf(fields.known),
    rate: percentOf(need(fields, "rate", item)),
    ...amount("minimum", "minimum"),
    ...amount("maximum", "maximum"),
    ...amount("informal", "informal"),
    ...amount("mail-item", "mailItem"),
    ...(fields["informal-limit"] === undefined ? {} : { informalLimit: readLimit(fields["informal-limit"], names) }),
    informalSays: fields["informal-says"] === undefined ? [] : itemsOf(fields["informal-says"]).map((node) => readInformal(node, names)),
    ...(fields["amounts-until"] === undefined ? {} : { amountsUntil: dayOf(fields["amounts-until"]) }),
    ...(fields["chapter-98"] === undefined ? {} : { chapter98: readChapter98(fields["chapter-98"], names) }),
    cites: by,
  };
}

function readLimit(node: Node, names: Names): NonNullable<FeeRule["informalLimit"]> {
  const fields = fieldsOf(node, ["value", "by"]);
  return { value: dollarsOf(need(fields, "value", node)), cites: readBy(need(fields, "by", node), names) };
}

function readInformal(node: Node, names: Names): FeeRule["informalSays"][number] {
  const fields = fieldsOf(node, ["code", "text", "from", "by"]);
  return { ...said(fields, node), from: dayOf(need(fields, "from", node)), cites: readBy(need(fields, "by", node), names) };
}

function readChapter98(node: Node, names: Names): NonNullable<FeeRule["chapter98"]> {
  const fields = fieldsOf(node, ["owes", "exempt-by", "by"]);
  return {
    owes: textsOf(need(fields, "owes", node)).map((each) => each.replaceAll(".", "")),
    exemptCites: readBy(need(fields, "exempt-by", node), names),
    cites: readBy(need(fields, "by", node), names),
  };
}
