// Which alternatives a good must be held against on a day: the narrowest range, the branch, the use, the automotive overlay.

import { inAny, inRange } from "./codes.js";
import { share, type ValueTest } from "./notation.js";
import type { Question } from "./question.js";
import type { OriginTables, PartTableRow, Rule } from "./tables.js";
import type { Use } from "./types.js";

/** One way the good can be described, with its alternatives. */
export interface Branch {
  readonly good: string;
  /** The `applies_to` of its rows; "" where all goods of the range share the rule. */
  readonly name: string;
  readonly uses: readonly Use[];
  readonly rules: readonly Rule[];
  readonly overlay?: ValueTest;
  /** Of an overlay: asked next to a rule that has no value content, or open whether it is. */
  readonly content?: "added" | "open";
  /** Set where the overlay depends on what the part is. */
  readonly listed?: boolean;
  /** Original equipment, tried because the use was not given. "aside": the number is of general use, so it decides nothing. */
  readonly equipment?: "counts" | "aside";
  readonly cites: readonly string[];
}

/** All branches that the question leaves open. */
export interface Selection {
  readonly branches: readonly Branch[];
  /** Names that can be given as `branch`. */
  readonly names: readonly string[];
  readonly bridged: boolean;
  /** The correlation itself is an open question of law. */
  readonly open: boolean;
  /** It was settled by the reader's own choice of a printed number. */
  readonly chosen: boolean;
  /** A branch was named that no row knows. */
  readonly unknownBranch: boolean;
}

/** The `branch` of goods that no branch of the range names. */
export const NO_BRANCH = "none of these";

/** Select for one question. */
export function select(question: Question, tables: OriginTables): Selection {
  const printed = tables.printed(question.hts);
  const { bridged } = printed;
  const chosen = printed.open ? printed.codes.filter((each) => each === question.facts.printedAs?.replaceAll(".", "")) : [];
  const open = printed.open && chosen.length === 0;
  const codes = chosen.length > 0 ? chosen : printed.codes;
  const all = codes.flatMap((good) => branchesOf(good, question, tables));
  const names = [...new Set(all.map((each) => each.name))].filter((name) => name !== "");
  const named = question.branch === undefined ? all : all.filter((each) => isNamed(each.name, question.branch ?? "", names));
  const used =
    question.use === undefined ? named : named.filter((each) => each.uses.length === 0 || each.uses.includes(question.use as Use));
  const branches = used.flatMap((each) => overlaid(each, question, tables));
  return { branches, names, bridged, open, chosen: chosen.length > 0, unknownBranch: question.branch !== undefined && named.length === 0 };
}

// The whole name, else the beginning of it: "road tractors" names "road tractors (heavy truck)".
function isNamed(name: string, asked: string, names: readonly string[]): boolean {
  const [given, own] = [asked.trim().toLowerCase(), name.toLowerCase()];
  if (given === NO_BRANCH) return own === "";
  return names.some((each) => each.toLowerCase() === given) ? own === given : own.startsWith(given) && given !== "";
}

function branchesOf(good: string, { date, hts }: Question, tables: OriginTables): Branch[] {
  const live = tables.rulesFor(good).filter((rule) => rule.from <= date && date <= rule.to);
  const widths = [...new Set(live.filter((rule) => !rule.additional).map(width))].sort((a, b) => a - b);
  const branches = new Map<string, Rule[]>();
  let shared: Rule[] = [];
  for (const each of widths) {
    const rows = live.filter((rule) => !rule.additional && width(rule) === each);
    for (const rule of rows.filter((row) => row.appliesTo !== ""))
      branches.set(rule.appliesTo, [...(branches.get(rule.appliesTo) ?? []), rule]);
    shared = rows.filter((row) => row.appliesTo === "");
    if (shared.length > 0 || [...branches.keys()].some((name) => EXHAUSTIVE.test(name))) break;
  }
  const additional = live.filter((rule) => rule.additional);
  const exhaustive = [...branches.keys()].some((name) => EXHAUSTIVE.test(name));
  const found: Branch[] = [...branches].flatMap(([name, rules]) => {
    const of = rules.flatMap((rule) => rule.items);
    // Eight digits settle a branch that names tariff items.
    if (of.length > 0 && hts.length === 8 && inAny(hts, of) === false) return [];
    return [branch(good, name, [...rules, ...shared, ...additional])];
  });
  const settled = found.filter(
    (each) => hts.length === 8 && each.rules.some((rule) => rule.items.length > 0 && inAny(hts, rule.items) === true),
  );
  if (settled.length > 0) return settled;
  if (!exhaustive && (shared.length > 0 || additional.length > 0 || found.length > 0))
    found.push(branch(good, "", [...shared, ...additional]));
  return found;
}

// Names that speak for all goods that the others do not name.
const EXHAUSTIVE =
  /^other$|^any other good|^parts of suspension systems, other vehicles|^other than .*, other vehicles and aftermarket$|^other vehicles and aftermarket$|^any other good, other vehicles|^parts, other vehicles|^off-road$|^16 or more persons$|^other mixtures$|^other than/;

function width({ range }: Rule): number {
  const end = (text: string, fill: string): number => Number(text.padEnd(8, fill).slice(0, 8));
  return end(range.to, "9") - end(range.from, "0");
}

function branch(good: string, name: string, rules: readonly Rule[]): Branch {
  return { good, name, uses: [...new Set(rules.flatMap((rule) => rule.uses))], rules, cites: [] };
}

// The appendix: a listed part for original equipment meets its figures. A row that is written for a use carries its own, but for a rule of it
// without a value content.
function overlaid(found: Branch, { use, date, facts }: Question, tables: OriginTables): Branch[] {
  const own = found.uses.length > 0;
  if (found.rules.length === 0 || (own && found.rules.every((rule) => rule.vehicle !== "" || rule.parsed().value !== undefined)))
    return [found];
  const kinds = new Map(tables.data.partTables.map((row) => [row[0], row] as const));
  const rows = tables.data.parts.filter(
    ([table, , from, nc, , first, last]) =>
      nc !== "" && kinds.has(table) && inRange(found.good, { from, to: from }) === true && first <= date && date <= last,
  );
  const fits = (table: string, each: Use): boolean => kinds.get(table)?.[1].includes(each) === true;
  const figures = (row: OriginTables["data"]["parts"][number]): Branch => withFigures(found, row, kinds.get(row[0]));
  if (own) {
    const row = rows.find(([table]) => found.uses.some((each) => fits(table, each)));
    return [row === undefined ? found : figures(row)];
  }
  if (use === undefined) {
    const equipment = inAny(found.good, tables.scope("vehicle-numbers")) === true ? "counts" : "aside";
    const others: readonly Use[] = EVERY_USE.filter((each) => !rows.some(([table]) => fits(table, each)));
    const stricter = [EVERY_USE.slice(0, 2), EVERY_USE.slice(2, 3)].flatMap((uses): Branch[] => {
      const row = rows.find(([table]) => uses.some((each) => fits(table, each)));
      if (row === undefined || (row[1] && facts.listedPart === false)) return [];
      return [{ ...figures(row), uses, equipment, ...(row[1] && facts.listedPart === undefined ? { listed: true } : {}) }];
    });
    return stricter.length === 0 ? [found] : [{ ...found, uses: others }, ...stricter];
  }
  const row = rows.find(([table]) => fits(table, use));
  if (row === undefined) return [found];
  const listed = row[1] ? facts.listedPart : true;
  if (listed !== undefined) return [listed ? figures(row) : found];
  return [
    { ...figures(row), listed: true },
    { ...found, listed: false },
  ];
}

const EVERY_USE: readonly Use[] = ["oem-passenger", "oem-light-truck", "oem-heavy-truck", "aftermarket", "other-vehicle"];

function withFigures(
  found: Branch,
  [, , , nc, tv, , , cite]: OriginTables["data"]["parts"][number],
  kind: PartTableRow | undefined,
): Branch {
  const [byNc, byTv] = [share(nc), share(tv)];
  const overlay: ValueTest = { ...(byNc === undefined ? {} : { nc: byNc }), ...(byTv === undefined ? {} : { tv: byTv }) };
  const [, , content = "added", where] = kind ?? [];
  return { ...found, overlay, content, cites: where === undefined ? [cite] : [cite, where] };
}
