// The tariff shift of one material against one rule (19 U.S.C. 4531(c)(1)(B)).

import { type Arg, message } from "../said/message.js";
import type { Counted, Part } from "./bill.js";
import { differ, inAny, inRange, type Ternary } from "./codes.js";
import type { Item, ParsedRule, Scope } from "./notation.js";
import type { OriginTables, Rule } from "./tables.js";
import type { OriginFacts } from "./types.js";

/** The rule, the good and the facts that a shift is judged by. */
export interface ShiftSetting {
  readonly rule: Rule;
  readonly parsed: ParsedRule;
  readonly good: string;
  readonly tables: OriginTables;
  readonly facts: OriginFacts;
  /** Names of sets whose exception bites: enough of their members are non-originating. */
  readonly biting: ReadonlyMap<string, Ternary>;
}

/** What one material's shift comes to, with the facts that would settle it. */
export interface Shifted {
  readonly passes: Ternary;
  readonly asks: readonly { readonly fact: string; readonly ask: Arg }[];
}

const DIGITS: Readonly<Record<Scope, number>> = { CC: 2, CTH: 4, GOODH: 4, CTSH: 6, GOODSH: 6, CTI: 8, NOSHIFT: 0, UNITS: 0 };

/** Judge one line: any of its ways suffices. */
export function shiftOf(counted: Counted, setting: ShiftSetting): Shifted {
  const asks: { readonly fact: string; readonly ask: Arg }[] = [];
  let passes: Ternary = false;
  for (const way of counted.ways) {
    let all: Ternary = true;
    for (const part of way) {
      const found = partShift(part, setting);
      asks.push(...found.asks);
      all = both(all, found.passes);
    }
    if (all === true) return { passes: true, asks: [] };
    if (all === undefined) passes = undefined;
  }
  return { passes, asks: passes === undefined ? asks : [] };
}

/** And, with unknown. */
export function both(one: Ternary, other: Ternary): Ternary {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : undefined;
}

/** Or, with unknown. */
export function either(one: Ternary, other: Ternary): Ternary {
  if (one === true || other === true) return true;
  return one === false && other === false ? false : undefined;
}

/** How many members of each excepting set are non-originating; a set of one member bites at once. */
export function bitingSets(counted: readonly Counted[], parsed: ParsedRule, tables: OriginTables): ReadonlyMap<string, Ternary> {
  const biting = new Map<string, Ternary>();
  for (const item of parsed.except) {
    if (item.kind !== "set") continue;
    const set = tables.sets.get(item.name);
    if (set === undefined) continue;
    const hits = set.ranges.map((range) =>
      counted.reduce<Ternary>(
        (found, { ways }) =>
          either(
            found,
            ways[0]?.[0]?.codes.reduce<Ternary>((any, code) => either(any, inRange(code, range)), false),
          ),
        false,
      ),
    );
    const sure = hits.filter((each) => each === true).length;
    const possible = hits.filter((each) => each !== false).length;
    biting.set(item.name, sure >= set.atLeast ? true : possible >= set.atLeast ? undefined : false);
  }
  return biting;
}

function partShift(part: Part, setting: ShiftSetting): Shifted {
  if (setting.parsed.scope === "NOSHIFT") return { passes: true, asks: [] };
  if (part.codes.length === 0)
    return { passes: undefined, asks: [{ fact: `${part.path}.hts`, ask: message("origin/ask.number", { name: part.name }) }] };
  const found = part.codes.map((code) => codeShift(code, part, setting));
  const passes = found.every((each) => each.passes === true) ? true : found.every((each) => each.passes === false) ? false : undefined;
  const asks = found.flatMap((each) => each.asks);
  if (passes === undefined && asks.length === 0)
    asks.push({ fact: `${part.path}.hts`, ask: message("origin/ask.more-digits", { name: part.name }) });
  return { passes, asks };
}

function codeShift(code: string, part: Part, setting: ShiftSetting): Shifted {
  const { parsed, good, rule, facts } = setting;
  const length = DIGITS[parsed.scope];
  let scope = differ(code, good, length);
  const asks: { readonly fact: string; readonly ask: Arg }[] = [];
  // "From any other good of the subheading": the same number, but another good. A question of fact.
  if (scope === false && (parsed.scope === "GOODSH" || parsed.scope === "GOODH")) {
    scope = facts.materialAdmitted?.[part.name];
    if (scope === undefined)
      asks.push({
        fact: `facts.materialAdmitted.${part.name}`,
        ask: message("origin/ask.other-good", { name: part.name }),
      });
  } else if (parsed.outside) {
    const inside = inRange(code, rule.range);
    scope = both(scope, inside === undefined ? undefined : !inside);
  }
  const excepted = itemsHold(parsed.except, code, part, setting, "materialExcepted", asks);
  const admitted = scope === true ? false : itemsHold(parsed.admit, code, part, setting, "materialAdmitted", asks);
  const passes = both(excepted === undefined ? undefined : !excepted, either(scope, admitted));
  return { passes, asks: passes === undefined ? asks : [] };
}

function itemsHold(
  items: readonly Item[],
  code: string,
  part: Part,
  setting: ShiftSetting,
  fact: "materialAdmitted" | "materialExcepted",
  asks: { readonly fact: string; readonly ask: Arg }[],
): Ternary {
  let any: Ternary = false;
  for (const item of items) {
    let found = itemHolds(item, code, setting, fact);
    if (found === "ask") {
      found = setting.facts[fact]?.[part.name];
      const words = item.kind === "words" ? item.words : "";
      if (found === undefined)
        asks.push({ fact: `facts.${fact}.${part.name}`, ask: message("origin/ask.admitted", { name: part.name, words }) });
    }
    any = either(any, found);
  }
  return any;
}

function itemHolds(item: Item, code: string, { tables, good, biting }: ShiftSetting, fact: string): Ternary | "ask" {
  switch (item.kind) {
    case "range":
      return inRange(code, item.range);
    case "set": {
      const within = inAny(code, tables.sets.get(item.name)?.ranges ?? []);
      return fact === "materialExcepted" ? both(within, biting.get(item.name)) : within;
    }
    case "other-headings":
      return both(code.startsWith(item.chapter), differ(code, good, 4));
    case "words": {
      const worded = tables.data.worded.find(([words, heading]) => words === item.words && good.startsWith(heading));
      const ranges = item.range === undefined ? tables.ranges(worded?.[2] ?? []) : [item.range];
      const within = inAny(code, ranges);
      return ranges.length > 0 && within === false ? false : "ask";
    }
    default:
      return item satisfies never;
  }
}
