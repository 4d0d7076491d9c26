// The lists of the reference material, read from their own files with their own rules: which numbers a measure names, in 2 to 10 digits, with
// their days, and the numbers that took the place of those that ended. It shares nothing with the lists of `law/` or their index.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

const SHARED = "../shared";
const LISTS = `${SHARED}/law/lists`;

/** A row of a list: a beginning of numbers that the measure names on these days. `until` is the first day after; empty while it lasts. */
export interface Named {
  readonly list: string;
  readonly heading: string;
  readonly prefix: string;
  readonly from: string;
  readonly until: string;
  /** Of the rows of one group the longest beginning decides. */
  readonly group: string;
}

/** Files that name no number that owes or is spared a duty of the United States on goods of Canada, with the reason. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  "aluminum-2018-2025": "goods of Canada were outside the duty until 12 March 2025",
  "steel-2018-2025": "goods of Canada were outside the duty until 12 March 2025",
  "annex-2-removed": "numbers that left the lists",
  auto_parts_uk_33j: "goods of the United Kingdom",
  autos_uk_33i: "goods of the United Kingdom",
  ca_surtax_2026: "duties of Canada",
  ca_surtax_us_motor_vehicles: "duties of Canada",
  ca_surtax_us_steel_aluminum: "duties of Canada",
  "civil-aircraft": "the same numbers as the lists of each measure, side by side",
  "interest-rates-1505": "no numbers",
  "s232-switch-off": "no numbers",
  ieepa_ca_energy_partial_hts8: "a summary of the energy list",
};
// Rows of these files stand beside each other, not in place of each other.
const OF_ONE_GROUP: Readonly<Record<string, string>> = { "aluminum-2025-statistical-successors": "aluminum-2025" };
const BESIDE = new Set(["end-use-2026", "russia-aluminum", "uas_43c", "adcvd-canada"]);

type Cells = Readonly<Record<string, string>>;

function table(file: string): Cells[] {
  return parse(readFileSync(file, "utf8"), { columns: true, bom: true, relax_column_count: true }) as Cells[];
}

/** Whether the reference material lies beside the project. */
export function listsPresent(): boolean {
  return existsSync(LISTS);
}

/** Every row that names a number, those that follow from renumbering included. */
export function namedRows(): Named[] {
  const rows = readdirSync(LISTS)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => file.slice(0, -".csv".length))
    .filter((name) => !Object.hasOwn(PASSED_OVER, name))
    .flatMap(rowsOf);
  return [...rows, ...renumbered(rows)];
}

function rowsOf(name: string): Named[] {
  return table(`${LISTS}/${name}.csv`).map((cells) => {
    const part = cells.case ?? cells.list ?? cells.group ?? "";
    const of = OF_ONE_GROUP[name] ?? name;
    return {
      list: part === "" ? name : `${name} ${part}`,
      heading: cells.heading ?? cells.case ?? "",
      prefix: (cells.hts ?? "").replaceAll(".", ""),
      from: cells.from ?? "",
      until: Object.hasOwn(cells, "until") ? (cells.until ?? "") : (cells.to ?? ""),
      group: BESIDE.has(name) ? `${of} ${part}` : `${of} ${cells.program ?? ""}`,
    };
  });
}

// A row of ten digits that outlives its number names those that took its place, unless the number went on to mean other goods.
function renumbered(rows: readonly Named[]): Named[] {
  const next = new Map<string, { readonly to: string; readonly on: string }[]>();
  const put = (old: string, to: string, on: string): void => {
    const key = old.replaceAll(".", "");
    const found = next.get(key) ?? [];
    next.set(key, found);
    found.push({ to: to.replaceAll(".", ""), on });
  };
  for (const row of table(`${SHARED}/hts/statistical-successors-2026-07.csv`))
    if (row.old_number_reused_for_other_goods !== "yes") put(row.old_hts ?? "", row.new_hts ?? "", row.effective_date ?? "");
  for (const row of table(`${SHARED}/hts/schedule-changes.csv`))
    if (row.action === "delete" && row.hts)
      for (const to of (row.superseded_by ?? "").split("|").filter(Boolean)) put(row.hts, to, row.effective_date ?? "");
  // A number that lives on beside its part is still the one named.
  const livesOn = (hts: string): boolean => (next.get(hts) ?? []).some(({ to }) => to === hts);
  return rows.flatMap((row) =>
    (row.prefix.length === 10 && !livesOn(row.prefix) ? (next.get(row.prefix) ?? []) : [])
      .filter(({ to, on }) => to.length === 10 && to !== row.prefix && (row.until === "" || on < row.until))
      .map(({ to, on }) => ({ ...row, prefix: to, from: row.from > on ? row.from : on })),
  );
}

/** The rows that name numbers on one day. */
export interface NamedOn {
  /** Rows that name a number of ten digits, or any line of eight. */
  of(hts: string, lines: readonly string[]): readonly Named[];
}

/** Rows in force on a day. */
export function namedOn(rows: readonly Named[], day: string): NamedOn {
  const byPrefix = new Map<string, Named[]>();
  for (const row of rows) {
    if (row.from > day || (row.until !== "" && row.until <= day)) continue;
    const found = byPrefix.get(row.prefix) ?? [];
    byPrefix.set(row.prefix, found);
    found.push(row);
  }
  const ofLine = (hts: string): Named[] => {
    const longest = new Map<string, Named[]>();
    for (let length = 2; length <= hts.length; length += 2) {
      const here = new Map<string, Named[]>();
      for (const row of byPrefix.get(hts.slice(0, length)) ?? []) here.set(row.group, [...(here.get(row.group) ?? []), row]);
      for (const [group, found] of here) longest.set(group, found);
    }
    return [...longest.values()].flat();
  };
  return { of: (hts, lines) => [...new Set(hts.length === 10 ? ofLine(hts) : lines.flatMap(ofLine))] };
}
