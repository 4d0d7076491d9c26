// `npm run compare:oracle`: every line, interval and claim of the peer against ours; each difference falls in a class defined by a rule
// and explained in docs/oracle-differences.md. A difference that no rule explains fails the run.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { filedIn } from "../../src/assess/filed.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { CLASSES, type Compared, type Ours } from "./classes.js";
import { type PeerRow, peerRows } from "./rows.js";

const FOLDER = packagePath("../shared/oracle");
const VALUE = "1000000.00";
const engine = bundledEngine();
const days = new Map<string, ReadonlySet<string>>();

function inForce(day: string): ReadonlySet<string> {
  let found = days.get(day);
  if (found === undefined) {
    found = new Set(engine.schedule.lines(day as Day));
    days.set(day, found);
  }
  return found;
}

// What the peer assumes: the article is wholly of the metal, vehicles and parts are what their lists name, nothing is claimed.
function facts(row: PeerRow): Record<string, unknown> {
  const metal = metalOf(row.hts, row.from);
  const content = metal === undefined ? {} : { content: { [metal]: { value: VALUE } } };
  return {
    ...content,
    // Amounts of one quantity in two units agree, or the line is refused.
    quantity: { kg: 1000, t: 1, "No.": 12, "doz.": 1, liters: 100, "pf.liters": 100, m2: 10, m3: 10, "prs.": 10, bbl: 10 },
    facts: {
      vehicleKind: row.programs.includes("mhd") || row.programs.includes("truck") ? "medium-heavy" : "passenger",
      partOf: partOf(row),
      softwood: true,
      kitchenCabinetOrVanity: true,
      tpp: 0,
      dramBandwidthGBs: 0,
      patented: false,
      pharmaceuticalUse: false,
      annexIIICompany: false,
      packagedForConsumption: false,
      droneOver25kg: false,
      forUseInDrone: false,
      thermalImager: false,
      adRate: 0,
      cvdRate: 0,
    },
  };
}

function partOf(row: PeerRow): string {
  if (/mhd_vehicles|buses/.test(row.programs)) return "other";
  return row.programs.includes("mhd_parts") && !row.programs.includes("auto_parts") ? "medium-heavy-vehicle" : "passenger-vehicle";
}

const METALS = [
  ["steel", ["note-16-j", "note-16-l", "note-16-m", "note-16-n"]],
  ["aluminum", ["note-19-g", "note-19-i", "note-19-j", "note-19-k", "note-19-k-successors"]],
  ["copper", ["note-36-b"]],
] as const;

const rowsOf = new Map<string, readonly (readonly [string, string, string, string?])[]>();

function metalOf(hts: string, day: string): string | undefined {
  for (const [metal, lists] of METALS) {
    for (const id of lists) {
      let rows = rowsOf.get(id);
      if (rows === undefined) {
        rows = engine.law.lists[id]?.rows ?? [];
        rowsOf.set(id, rows);
      }
      if (rows.some(([prefix, from, until]) => hts.startsWith(prefix) && from <= day && (until === "" || day < until))) return metal;
    }
  }
  return undefined;
}

// Eight-digit stems of which some list names statistical lines one by one.
const stems = new Set<string>();
for (const list of Object.values(engine.law.lists))
  for (const [prefix] of list.rows) if (prefix.length === 10) stems.add(prefix.slice(0, 8));

function siblingListed(hts: string): boolean {
  return stems.has(hts.slice(0, 8));
}

const conditionals = new Set(
  ["note-2-aa-iii", "note-2-aa-iv"].flatMap((id) => (engine.law.lists[id]?.rows ?? []).map(([prefix]) => prefix)),
);

function onConditional(hts: string): boolean {
  return [10, 8, 6].some((length) => conditionals.has(hts.slice(0, length)));
}

const baseErrors = new Set(
  existsSync(`${FOLDER}/peer_base_rate_errors.csv.gz`)
    ? gunzipSync(readFileSync(`${FOLDER}/peer_base_rate_errors.csv.gz`))
        .toString("utf8")
        .split("\n")
        .map((line) => line.slice(0, 10))
    : [],
);

function compareRow(row: PeerRow, claimed: boolean): Compared | undefined {
  const answer = engine.assess({ hts: row.hts, origin: "CA", entryDate: row.from, value: VALUE, spi: claimed ? "S" : null, ...facts(row) });
  const context = {
    row,
    claimed,
    baseError: baseErrors.has(row.hts),
    tenDigitSibling: siblingListed(row.hts),
    conditional: onConditional(row.hts),
  };
  if (answer.status === "error") return { ...context, ours: undefined, error: answer.error.code, differs: [] };
  const filed = filedIn(answer);
  const sum = (authority: string): number =>
    filed.duties
      .filter((duty) => duty.authority === authority && duty.measure !== "base")
      .reduce((total, duty) => total + Number(duty.amount), 0) / Number(VALUE);
  const base = filed.duties.find((duty) => duty.measure === "base");
  const percent = base !== undefined && /^(Free|[\d.]+( \d\/\d)?%)$/.test(base.rateText);
  const ours = {
    base: base?.rate ?? 0,
    percent,
    s232: sum("Section 232"),
    ieepa: sum("IEEPA"),
    s122: sum("Section 122"),
    headings: filed.headings,
  };
  const differs: string[] = [];
  const far = (a: number, b: number): boolean => Math.abs(a - b) > 2e-6;
  if (far(ours.base, row.base)) differs.push("base");
  if (far(ours.s232, row.net232)) differs.push("232");
  if (far(ours.ieepa, row.netIeepa)) differs.push("ieepa");
  if (far(ours.s122, row.net122)) differs.push("122");
  return { ...context, ours, differs };
}

const NONE: Ours = { base: 0, percent: true, s232: 0, ieepa: 0, s122: 0, headings: [] };

function refusedRow(row: PeerRow, claimed: boolean): Compared {
  return {
    row,
    claimed,
    ours: undefined,
    error: "hts/not-in-force",
    differs: [],
    baseError: false,
    tenDigitSibling: false,
    conditional: false,
  };
}

const counts = new Map<string, { rows: number; lines: Set<string>; example: string }>();
let same = 0;
let skipped = 0;
let unexplained = 0;

for (const [name, claimed] of [
  ["nousmca", false],
  ["usmca", true],
] as const) {
  const file = `${FOLDER}/oracle_canada_${name}_full.csv.gz`;
  if (!existsSync(file)) {
    console.log("skipped: the peer's answers are not beside the project");
    process.exit(0);
  }
  for await (const row of peerRows(file)) {
    if (row.hts >= "98") {
      skipped++;
      continue;
    }
    const compared = inForce(row.from).has(row.hts) ? compareRow(row, claimed) : refusedRow(row, claimed);
    if (compared === undefined) continue;
    if (compared.ours !== undefined && compared.differs.length === 0) {
      same++;
      continue;
    }
    const parts = compared.differs.length === 0 ? ["line"] : compared.differs;
    for (const part of parts) {
      const found = CLASSES.find(
        (each) =>
          each.of.includes(part) && (compared.ours === undefined ? part === "line" : true) && each.rule(compared, compared.ours ?? NONE),
      );
      if (found === undefined) unexplained++;
      const id = found?.id ?? `unexplained ${part}`;
      const count = counts.get(id) ?? { rows: 0, lines: new Set<string>(), example: "" };
      count.rows++;
      count.lines.add(row.hts);
      if (count.example === "") count.example = describe(compared);
      counts.set(id, count);
      if (found === undefined && process.argv.includes("--list")) console.log(`${part} ${describe(compared)}`);
    }
  }
}

function describe({ row, claimed, ours, error }: Compared): string {
  const mine =
    ours === undefined ? error : `base ${ours.base} 232 ${ours.s232} ieepa ${ours.ieepa} 122 ${ours.s122} ${ours.headings.join(" ")}`;
  return `${row.hts} ${row.from} ${claimed ? "S" : "none"}: ours ${mine}; peer base ${row.base} 232 ${row.net232} ieepa ${row.netIeepa} 122 ${row.net122} ${row.programs} ${row.annex}`;
}

const table = [...counts].sort((a, b) => b[1].rows - a[1].rows);
console.log(`${same} rows agree in all parts; ${skipped} rows of chapters 98 and 99 left out`);
for (const [id, { rows, lines, example }] of table)
  console.log(`${String(rows).padStart(8)} ${String(lines.size).padStart(6)} lines  ${id}\n           ${example}`);
if (process.argv.includes("--write")) {
  const body = table.map(([id, { rows, lines }]) => `| ${id} | ${rows} | ${lines.size} |`).join("\n");
  writeFileSync(packagePath("build/oracle-table.md"), `${body}\n`);
}
console.log(`${unexplained} unexplained`);
process.exitCode = unexplained === 0 ? 0 : 1;
