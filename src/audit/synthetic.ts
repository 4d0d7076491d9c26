// Makes reports that look like ACE report ES-003 and are of nobody: goods by the weights of real trade, duties as the law of the entry
// day asked, and mistakes in a known share. Every row says that it is synthetic. The same seed gives the same report.

import type { Engine } from "../assess/engine.js";
import { feesOf } from "../assess/fees.js";
import { filedIn } from "../assess/filed.js";
import { addDays, type Day, dayNumber } from "../exact/day.js";
import { claimsFor, programFor } from "../law/claimable.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import type { AuditData } from "./data.js";

/** What to make. */
export interface SyntheticOptions {
  readonly engine: Engine;
  readonly data: AuditData;
  /** Rows of tariff numbers, at least this many; the last entry is whole. */
  readonly rows: number;
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
}

/** Header of a synthetic report. */
export const SYNTHETIC_HEADER: readonly string[] = [
  "Entry Summary Number",
  "Entry Date",
  "Entry Type Code",
  "Entry Summary Line Number",
  "Tariff Ordinal Number",
  "HTS Number - Full",
  "Country of Origin Code",
  "Line SPI Code",
  "Line Tariff Goods Value Amount",
  "Line Tariff Duty Amount",
  "Line Tariff Quantity (1)",
  "Line Tariff UOM (1) Code",
  "Mode of Transportation Code",
  "Total MPF Amount",
  "Importer Number",
  "Importer Name",
];

const LABEL = "SYNTHETIC DATA, NO REAL IMPORTER";
// Shares, in hundredths: lines with a mistake, entries whose rows are split, rows given twice.
const MISTAKES = 3;
const SPLIT = 2;
const TWICE = 1;
const MOST_LINES = 4;
const TRIES = 20;

// A small generator of known quality (mulberry32): uniform in [0, 1).
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function comma(cents: bigint): string {
  const text = String(cents).padStart(3, "0");
  return `${text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${text.slice(-2)}`;
}

/** Rows of a synthetic report, the header first. */
export function* syntheticRows(options: SyntheticOptions): Generator<string[]> {
  const { engine, data, rows, from, until } = options;
  const next = random(options.seed);
  // The square root keeps one product from filling the report.
  const sums: number[] = [];
  for (const [, value] of data.weights) sums.push((sums.at(-1) ?? 0) + Math.sqrt(value));
  const pick = (): (typeof data.weights)[number] => {
    const at = next() * (sums.at(-1) ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return data.weights[low] ?? ["", 0, 0];
  };
  yield [...SYNTHETIC_HEADER];
  const days = dayNumber(until) - dayNumber(from);
  const late: string[][] = [];
  let made = 0;
  for (let entry = 1; made < rows; entry++) {
    const day = addDays(from, Math.floor(next() * days));
    const lines: SyntheticLine[] = [];
    const count = 1 + Math.floor(next() * MOST_LINES);
    for (let line = 1; line <= count; line++) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const found = lineOf(engine, pick(), day, next);
        if (found === undefined) continue;
        lines.push(found);
        break;
      }
    }
    if (lines.length === 0) continue;
    const mode = next() < 0.85 ? "30" : "20";
    const program = programFor(engine.law, DEFAULT_ORIGIN);
    const fees = feesOf(engine.law, {
      entryDate: day,
      importDate: day,
      knownOn: undefined,
      informal: false,
      mode: mode === "30" ? "truck" : "rail",
      lines: lines.map(({ value, spi }) => ({ value: { n: value, d: 1n }, ...(spi === null || program === undefined ? {} : { program }) })),
    });
    const mpf = comma(BigInt((fees.lines.find((each) => each.fee === "MPF")?.amount ?? "0.00").replace(".", "")));
    const number = `SYN${String(entry).padStart(7, "0")}${entry % 10}`;
    const written = lines.flatMap((line, at) =>
      line.numbers.map(([tariff, cents], ordinal) => [
        number,
        day,
        "01",
        String(at + 1).padStart(3, "0"),
        String(ordinal + 1),
        tariff,
        DEFAULT_ORIGIN,
        line.spi ?? "",
        tariff < "98" ? comma(line.value * 100n).slice(0, -3) : "",
        comma(cents),
        tariff < "98" ? line.quantity : "",
        tariff < "98" ? line.unit : "",
        mode,
        mpf,
        "SY-0000000",
        LABEL,
      ]),
    );
    const split = next() * 100 < SPLIT;
    for (const [at, row] of written.entries()) {
      if (split && at > 0) late.push(row);
      else yield row;
      made++;
      if (next() * 100 < TWICE) {
        yield row;
        made++;
      }
    }
  }
  yield* late;
}

interface SyntheticLine {
  readonly spi: string | null;
  readonly value: bigint;
  readonly quantity: string;
  readonly unit: string;
  readonly numbers: readonly (readonly [tariff: string, cents: bigint])[];
}

// One line filed by the law of its day, now and then with a mistake; undefined where the law cannot answer.
function lineOf(
  engine: Engine,
  [hts, value, claimed]: readonly [string, number, number],
  day: Day,
  next: () => number,
): SyntheticLine | undefined {
  const [symbol = null] = claimsFor(engine.law, DEFAULT_ORIGIN);
  const spi = next() < claimed / value ? symbol : null;
  const dollars = BigInt(Math.floor(500 * 400 ** next()));
  const line = engine.schedule.lookup(hts, day);
  if (!line.ok) return undefined;
  const unit = line.line.units.find((each) => each !== "X" && each !== "") ?? "";
  const quantity = unit === "" ? "" : String(dollars / 10n + 1n);
  const answer = engine.assess(
    {
      hts,
      origin: DEFAULT_ORIGIN,
      entryDate: day,
      value: `${dollars}.00`,
      spi,
      ...(unit === "" ? {} : { quantity: { [unit]: quantity } }),
    },
    { knownOn: day },
  );
  if (answer.status === "error" || answer.status === "prohibited") return undefined;
  const filed = filedIn(answer);
  const amounts = new Map(filed.duties.map((duty) => [duty.heading.replaceAll(".", ""), BigInt(duty.amount.replace(".", ""))]));
  const base = BigInt((filed.duties[0]?.amount ?? "0.00").replace(".", ""));
  let numbers = filed.headings.map((heading): [string, bigint] => {
    const digits = heading.replaceAll(".", "");
    return digits.startsWith("99") ? [digits, amounts.get(digits) ?? 0n] : [digits, base];
  });
  const wrong = next() * 100 < MISTAKES;
  const kind = next();
  if (wrong && numbers.length > 1) {
    if (kind < 0.5) numbers = numbers.slice(1);
    else numbers = numbers.map(([tariff, cents], at) => (at === 0 ? [tariff, (cents * 5n) / 7n] : [tariff, cents]));
  }
  return { spi, value: dollars, quantity, unit, numbers };
}
