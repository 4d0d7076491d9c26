// The archived editions, one after another: at each step a newer print against the law as it was known before. What the law changed meanwhile,
// and what the two exports show of it, is found here by other code than that which compares a print.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Day } from "../../src/exact/day.js";
import { editionName, printedHeadings } from "../../src/hts/print.js";
import type { Law } from "../../src/law/types.js";
import { packagePath } from "../../src/packaged/paths.js";
import { printBeforeOf } from "../../src/packaged/print-before.js";
import { comparePrint } from "../../src/print/compare.js";
import { bears } from "../../src/print/words.js";
import type { Arg } from "../../src/said/message.js";

const ARCHIVE = packagePath("../shared/hts");

/** Whether the archive is beside the project. */
export const archived = existsSync(ARCHIVE);

/** An archived edition and the day it was published. */
export interface Edition {
  readonly file: string;
  readonly published: Day;
}

/** All archived editions in their order. */
export function editions(): Edition[] {
  return readFileSync(join(ARCHIVE, "revision-calendar.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [revision = "", published = ""] = line.split(",");
      const file = join(ARCHIVE, `hts_${revision}.json.gz`);
      return existsSync(file) && published !== "" ? [{ file, published: published as Day }] : [];
    })
    .sort((a, b) => (a.published < b.published ? -1 : 1));
}

type Raw = Readonly<Record<string, unknown>>;

function rowsOf({ file }: Edition): readonly Raw[] {
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Raw[];
}

// A heading as it stands in an export, with the words above it.
function headingsOf(rows: readonly Raw[]): ReadonlyMap<string, string> {
  const above: string[] = [];
  const found = new Map<string, string>();
  for (const row of rows) {
    const depth = Number(row.indent ?? 0);
    above.splice(depth, above.length, String(row.description ?? ""));
    const number = String(row.htsno ?? "").replaceAll(".", "");
    if (/^9903\d{4}$/.test(number)) found.set(number, JSON.stringify([above, row.general, row.special]).replace(/<[^>]+>|\s+/g, ""));
  }
  return found;
}

/** One act on one heading that the reader of the edition before did not know. */
export interface LawEvent {
  readonly heading: string;
  readonly from: Day;
  readonly what: "begins" | "rate" | "terms" | "ends";
}

/** What the law did to its headings by a day that was not known on an earlier one. */
export function lawEvents(law: Law, knownOn: Day, printed: Day, ahead = 0): LawEvent[] {
  const by = shifted(printed, ahead);
  const events: LawEvent[] = [];
  for (const { provisions, ends: all } of law.measures)
    for (const { id, amendments, ends = all } of provisions) {
      const heading = /^(9903\d{4})(\/|$)/.exec(id)?.[1];
      if (heading === undefined) continue;
      const standing = amendments.filter((each) => each.withdrawn === undefined);
      standing.forEach((each, at) => {
        if (each.from > by || each.known <= knownOn) return;
        const rate = JSON.stringify(each.terms.adds);
        const before = standing.slice(0, at).map((one) => JSON.stringify(one.terms.adds));
        const what =
          at === 0 ? "begins" : rate !== undefined && rate !== before.filter((one) => one !== undefined).at(-1) ? "rate" : "terms";
        events.push({ heading, from: each.from, what });
      });
      if (ends !== undefined && ends.on <= by && ends.known > knownOn) events.push({ heading, from: ends.on, what: "ends" });
    }
  return events;
}

const AHEAD = 30;

/** What one step came to. */
export interface Step {
  readonly name: string;
  readonly day: Day;
  /** Headings that the law changed and whose print changed. */
  readonly shown: readonly string[];
  /** Of those, headings that the comparison did not name. */
  readonly missed: readonly string[];
  /** Headings that the law changed and whose print is the same in both exports. */
  readonly unseen: readonly string[];
  /** Headings named as bearing on answers, by why. */
  readonly named: readonly string[];
  /** Of those, headings that the law did not change. */
  readonly falseAlarms: readonly { readonly heading: string; readonly kind: string; readonly why: Arg }[];
  /** Headings named to be read again for words or footnotes only. */
  readonly toRead: number;
}

/** Go through steps: the law as it was known on the day that `knownOn` gives, and the next edition. */
export function replay(
  law: Law,
  steps: readonly (readonly [before: Edition, after: Edition])[],
  knownOn: (before: Edition, after: Edition) => Day,
): Step[] {
  const kept = new Map<string, { readonly rows: ReadonlyMap<string, string>; readonly headings: ReturnType<typeof printedHeadings> }>();
  const open = (edition: Edition) => {
    const found = kept.get(edition.file);
    if (found !== undefined) return found;
    const rows = rowsOf(edition);
    const made = { rows: headingsOf(rows), headings: printedHeadings(rows) };
    kept.set(edition.file, made);
    return made;
  };
  return steps.map(([before, after]) => {
    const known = knownOn(before, after);
    const [old, now] = [open(before), open(after)];
    const name = editionName(after.file);
    const { differences } = comparePrint(law, {
      name,
      from: after.published,
      headings: now.headings,
      before: printBeforeOf(editionName(before.file), old.headings),
      knownOn: known,
    });
    const events = lawEvents(law, known, after.published);
    const changed = [...new Set(events.map(({ heading }) => heading))].sort();
    // What begins or changes is shown where it is printed; a heading that left the print shows that it ended.
    const ending = new Set(events.filter(({ what }) => what === "ends").map(({ heading }) => heading));
    const shown = changed.filter(
      (heading) => old.rows.get(heading) !== now.rows.get(heading) && (now.rows.has(heading) || ending.has(heading)),
    );
    // A print may come some days before what it prints begins.
    const soon = new Set(lawEvents(law, known, after.published, AHEAD).map(({ heading }) => heading));
    const told = new Set(differences.filter(({ reaches }) => reaches).map(({ id }) => id));
    const bearing = differences.filter(bears);
    return {
      name,
      day: after.published,
      shown,
      missed: shown.filter((heading) => !told.has(heading)),
      unseen: changed.filter((heading) => !shown.includes(heading)),
      named: bearing.map(({ id }) => id),
      falseAlarms: bearing.filter(({ id }) => !soon.has(id)).map(({ id, kind, why }) => ({ heading: id, kind, why })),
      toRead: differences.filter((each) => each.reaches && !bears(each)).length,
    };
  });
}

function shifted(day: Day, by: number): Day {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The day before an edition. */
export function eveOf({ published }: Edition): Day {
  return shifted(published, -1);
}
