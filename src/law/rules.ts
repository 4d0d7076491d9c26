// Reads the files that say what no heading says of itself: stacking, named headings, chapter 98.

import type { Day } from "../exact/day.js";
import { readWhen } from "./condition.js";
import { publicOn, readBy } from "./measure.js";
import { countriesNamed, type Names, namedProgram } from "./names.js";
import { entriesOf, fieldsOf, itemsOf, type Node, need, refuseWord, textOf, textsOf } from "./tree.js";
import type { Chapter98Rule, HeadingList, YieldRule } from "./types.js";
import { dayOf, headingId } from "./values.js";
import { writtenAt } from "./written-at.js";

const RULE_KEYS = [
  "rule",
  "title",
  "from",
  "until",
  "known",
  "to",
  "although-free",
  "yield",
  "takes",
  "when",
  "declares",
  "by",
  "ended-by",
  "seen",
];

/** stacking.yaml: pairwise rules in the order in which they are read. */
export function readYields(root: Node, names: Names): YieldRule[] {
  return itemsOf(root).map((item) => {
    const fields = fieldsOf(item, RULE_KEYS);
    const from = dayOf(need(fields, "from", item));
    const by = readBy(need(fields, "by", item), names);
    const takes = textOf(need(fields, "takes", item));
    if (takes !== "article" && takes !== "value-charged")
      refuseWord("law/wrong-form", need(fields, "takes", item), ["article", "value-charged"]);
    const related = [fields.to, fields["although-free"], fields.yield, fields.declares].flatMap((node) =>
      node === undefined ? [] : itemsOf(node),
    );
    const rule: YieldRule = {
      id: textOf(need(fields, "rule", item)),
      title: textOf(need(fields, "title", item)),
      from,
      ...(fields.until === undefined ? {} : { until: dayOf(fields.until) }),
      known: fields.known === undefined ? publicOn(by, names, from) : dayOf(fields.known),
      to: textsOf(need(fields, "to", item)).map(headingId),
      althoughFree: fields["although-free"] === undefined ? [] : textsOf(fields["although-free"]).map(headingId),
      yields: textsOf(need(fields, "yield", item)).map(headingId),
      takes,
      when: fields.when === undefined ? { op: "true" } : readWhen(fields.when, names, ""),
      ...(fields.declares === undefined ? {} : { declares: headingId(textOf(fields.declares)) }),
      by,
      ...(fields["ended-by"] === undefined ? {} : { endedBy: readBy(fields["ended-by"], names) }),
      seen: textOf(need(fields, "seen", item)),
    };
    return writtenAt(rule, related);
  });
}

/** heading-lists.yaml: goods that pay under headings that a note names. */
export function readHeadingLists(root: Node, names: Names): Record<string, HeadingList> {
  const found: Record<string, HeadingList> = {};
  for (const { key, value } of entriesOf(root)) {
    const written: Node[] = [];
    const fields = fieldsOf(value, ["title", "source", "by", "rows"]);
    const by = readBy(need(fields, "by", value), names);
    const rows = itemsOf(need(fields, "rows", value)).flatMap((row) => {
      const own = fieldsOf(row, ["headings", "from", "until", "known", "when", "by"]);
      const from = dayOf(need(own, "from", row));
      const acts = own.by === undefined ? by : readBy(own.by, names);
      const known: Day = own.known === undefined ? publicOn(acts, names, from) : dayOf(own.known);
      const headings = itemsOf(need(own, "headings", row)).flatMap(wordsOf);
      written.push(...headings);
      const ids = headings.map((each) => headingId(textOf(each)));
      return ids.map((heading) => ({
        heading,
        from,
        ...(own.until === undefined ? {} : { until: dayOf(own.until) }),
        known,
        by: acts,
        ...(own.when === undefined ? {} : { test: readWhen(own.when, names, "") }),
      }));
    });
    const list = { id: key, title: textOf(need(fields, "title", value)), source: textOf(need(fields, "source", value)), rows };
    found[key] = writtenAt(list, written);
  }
  return found;
}

// Headings may be written in one text; each has its own place there.
function wordsOf(node: Node): readonly Node[] {
  return [...textOf(node).matchAll(/\S+/g)].map(
    ({ 0: text, index }): Node => ({ kind: "text", text, place: { ...node.place, column: node.place.column + index } }),
  );
}

const LEFT: readonly string[] = ["work", "less-us-components", "full", "none", "nothing"];

/** chapter-98.yaml: what a claim leaves of the value, by the treatment that a duty names. */
export function readChapter98(root: Node, names: Names): Chapter98Rule[] {
  return itemsOf(root).map((item) => {
    const fields = fieldsOf(item, [
      "prefix",
      "title",
      "origin",
      "open-to",
      "ends",
      "base",
      "free-under",
      "standard",
      "standard-and-xxiii",
      "metals",
      "by",
    ]);
    const left = (key: string): string => {
      const node = need(fields, key, item);
      const found = textOf(node);
      return LEFT.includes(found) ? found : refuseWord("law/wrong-form", node, LEFT);
    };
    return {
      prefix: textOf(need(fields, "prefix", item)).replaceAll(".", ""),
      title: textOf(need(fields, "title", item)),
      ...claimants(fields, names),
      base: left("base") as Chapter98Rule["base"],
      ...(fields["free-under"] === undefined ? {} : { freeUnder: namedProgram(fields["free-under"], names).id }),
      treatments: {
        standard: left("standard") as "full",
        "standard-and-xxiii": left("standard-and-xxiii") as "full",
        metals: left("metals") as "full",
        none: "full",
      },
      cites: readBy(need(fields, "by", item), names),
    };
  });
}

// Who may claim a provision, and until when: the origins it names, or the members of a program as long as it runs.
function claimants(fields: Readonly<Record<string, Node | undefined>>, names: Names): Pick<Chapter98Rule, "origins" | "ends"> {
  const program = fields["open-to"] === undefined ? undefined : namedProgram(fields["open-to"], names);
  const origins = fields.origin === undefined ? program?.members : countriesNamed(fields.origin, names);
  const ends = fields.ends === undefined ? program?.ends : dayOf(fields.ends);
  return { ...(origins === undefined ? {} : { origins }), ...(ends === undefined ? {} : { ends }) };
}
