// Puts the rows of one entry together: entry, lines, headings. What does not fit together is set aside with the reason.

import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import { type Arg, message } from "../said/message.js";
import { beginsWith, cleanText, readCents, readCode, readDay, readFlag, readNumber } from "./cells.js";
import type { AuditData, EntryCodes } from "./data.js";
import type { ReportRow, RowCount, RowProblem } from "./rows.js";

/** One tariff number of a line, as filed. */
export interface FiledNumber {
  readonly tariff: string;
  readonly cents: bigint;
  /** Value on this number, where the report carries values by number. */
  readonly value: bigint | undefined;
}

/** One line as filed. `hts` is absent where the line has no number of chapters 1 to 97. */
export interface FiledLine {
  readonly line: string;
  readonly hts?: string;
  readonly chapter98?: string;
  readonly origin?: string;
  /** Program claimed; null = none; undefined = the report does not say. */
  readonly spi: string | null | undefined;
  readonly value?: bigint;
  readonly quantity: Readonly<Record<string, string>>;
  readonly numbers: readonly FiledNumber[];
  readonly cases: readonly { readonly number: string; readonly cents: bigint }[];
  readonly mpf: bigint;
  readonly hmf: bigint;
  readonly originating: boolean;
  /** Duty of chapter 99 numbers that was in columns of its own next to the duty of the goods. */
  readonly apart?: bigint;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Why the line cannot be judged. */
  readonly broken?: Arg;
}

/** One entry as filed. */
export interface FiledEntry {
  readonly entry: string;
  readonly entryDate: Day | undefined;
  readonly importDate: Day | undefined;
  readonly summaryDate: Day | undefined;
  readonly paymentDate: Day | undefined;
  readonly entryType: string;
  readonly mode: string | undefined;
  readonly importer: string;
  readonly liquidationDate: Day | undefined;
  readonly liquidationStatus: string;
  /** Liquidation is suspended or extended; suspended; said not to have happened. */
  readonly held: boolean;
  readonly suspended: boolean;
  readonly unliquidated: boolean;
  /** Cancelled or rejected. */
  readonly isVoid: boolean;
  readonly inTradeControl: boolean;
  readonly importerName: string;
  /** Who is paid, where the report says so. */
  readonly payee: string;
  readonly protest: boolean | undefined;
  readonly protestDecided: "denied" | "allowed" | undefined;
  readonly reliquidated: boolean;
  readonly drawback: boolean | undefined;
  readonly reconciliation: boolean | undefined;
  /** Kind of the reconciliation it is flagged for, where it is. */
  readonly flag: "fta" | "other" | "unnamed" | undefined;
  readonly capeAccepted: boolean | undefined;
  /** Number of a CAPE claim on file, and the error it came back with. */
  readonly claim: string | undefined;
  readonly claimError: string | undefined;
  /** Fees as filed; undefined where the report has no such column. */
  readonly mpf: bigint | undefined;
  readonly hmf: bigint | undefined;
  readonly lines: readonly FiledLine[];
  /** Columns of the whole entry in which its rows contradict each other, or that cannot be. */
  readonly contested: readonly string[];
}

/** Which columns the report has at all. */
export type Has = ReadonlySet<string>;

// Columns that are one for an entry, with what makes two of their cells the same.
const day = (cell: string): string => readDay(cell) ?? cell;
const word = (cell: string): string => readCode(cell).toLowerCase();
const yes = (cell: string): string => String(readFlag(cell));
const ONE: Readonly<Record<string, (cell: string) => string>> = {
  entry_type: (cell) => readCode(cell).padStart(2, "0"),
  import_date: day,
  summary_date: day,
  payment_date: day,
  liquidation_date: day,
  liquidation_status: word,
  summary_status: word,
  control_status: word,
  reconciliation: word,
  drawback: yes,
  cape: yes,
};

const NUMBER_FORM = /^0*(\d+)$/;

/** Assemble the rows of one entry. Counts what becomes of each row. `extra` are cells of the liquidation report for this entry. */
export function assembleEntry(
  rows: readonly ReportRow[],
  has: Has,
  data: AuditData,
  count: RowCount,
  report: (problem: RowProblem) => void,
  extra: Readonly<Record<string, string>> = {},
): FiledEntry {
  const entry = rows[0]?.entry ?? "";
  const kept = withoutDuplicates(rows, count, report);
  // A cell of the liquidation report goes before those of the rows; these are sorted, so that their order decides nothing.
  const cells = (name: string): string[] =>
    extra[name] === undefined ? [...new Set(kept.map((row) => row.c[name] ?? "").filter(Boolean))].sort() : [extra[name]];
  const first = (name: string): string => cells(name)[0] ?? "";
  const days = (name: string): Day[] =>
    cells(name)
      .flatMap((cell) => readDay(cell) ?? [])
      .sort();
  const named = [extra.entry_date ?? "", ...kept.map((row) => row.c.entry_date ?? "")].filter(Boolean);
  const dates = new Set(named.map((text) => readDay(text) ?? text));
  const entryDate = dates.size === 1 ? readDay(named[0] ?? "") : undefined;
  if (entryDate === undefined) {
    const shown = [...dates].join(", ");
    const why = dates.size === 0 ? message("report/entry-date.none") : message("report/entry-date", { days: shown });
    report({ row: rows.map((row) => row.n).join(" "), entry, code: "report/entry-date", message: why });
  }
  const whole = kept.some((row) => row.broken === true && row.c.line === undefined);
  const groups = new Map<string, ReportRow[]>();
  for (const row of kept) {
    const line = lineKey(row.c.line ?? "");
    const group = groups.get(line);
    if (group === undefined) groups.set(line, [row]);
    else group.push(row);
  }
  const lines: FiledLine[] = [];
  for (const [line, group] of groups) {
    const made = assembleLine(line, group, has, whole || entryDate === undefined);
    lines.push(made);
    const sound = group.filter((row) => row.broken !== true);
    if (made.broken === undefined) count.audited += sound.length;
    else {
      count.setAside += sound.length;
      report({
        row: group.map((row) => row.n).join(" "),
        entry,
        code: "report/line-set-aside",
        message: message("report/line-set-aside", { line: line || "?", why: made.broken }),
      });
    }
  }
  lines.sort((a, b) => Number(a.line) - Number(b.line) || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0));
  // Of two days the earlier, by which a clock ends first.
  const earliest = (name: string): Day | undefined => days(name)[0];
  const flag = (name: string): boolean | undefined => {
    const said = cells(name).map(readFlag);
    return said.includes(true) ? true : said.find((each) => each !== undefined);
  };
  const some = (name: string, words: readonly string[]): boolean =>
    cells(name).some((cell) => beginsWith(readCode(cell).toLowerCase(), words));
  const contested = Object.entries(ONE).flatMap(([name, same]) => {
    const found = cells(name);
    return new Set(found.map(same)).size > 1 ? [{ name, cells: found }] : [];
  });
  const liquidated = earliest("liquidation_date");
  if (liquidated !== undefined && entryDate !== undefined && liquidated < entryDate)
    contested.push({ name: "liquidation_date", cells: [liquidated, `entry_date ${entryDate}`] });
  for (const each of contested)
    report({
      row: kept.map((row) => row.n).join(" "),
      entry,
      code: "report/entry-cells",
      message: message("report/entry-cells", { column: each.name, cells: each.cells.join(", ") }),
    });
  const fee = (whole_: string, part: "mpf" | "hmf"): bigint | undefined => {
    if (has.has(whole_)) return readCents(first(whole_));
    return has.has(part) ? lines.reduce((sum, each) => sum + each[part], 0n) : undefined;
  };
  const { codes } = data;
  const status = first("liquidation_status").toLowerCase();
  const flagText = readCode(first("reconciliation")).toLowerCase();
  const kind = beginsWith(flagText, codes.reconciliationFta)
    ? "fta"
    : beginsWith(flagText, codes.reconciliationOther)
      ? "other"
      : undefined;
  const reconciliation = kind === undefined ? flag("reconciliation") : true;
  const claim = claimOf(first, codes, flag("cape"));
  const protest = protestOf(cells, codes.protestOver);
  return {
    entry,
    entryDate,
    importDate: earliest("import_date"),
    summaryDate: earliest("summary_date"),
    paymentDate: earliest("payment_date"),
    entryType: first("entry_type") === "" ? "" : readCode(first("entry_type")).padStart(2, "0"),
    mode: data.modes[readCode(first("mode")).toLowerCase()],
    importer: first("importer"),
    importerName: first("importer_name"),
    payee: first("payee"),
    liquidationDate: liquidated,
    liquidationStatus: status,
    held: some("liquidation_status", codes.statuses.held),
    suspended: some("liquidation_status", codes.statuses.suspended),
    unliquidated: some("liquidation_status", codes.statuses.unliquidated),
    isVoid: some("liquidation_status", codes.statuses.void) || some("summary_status", codes.statuses.void),
    inTradeControl: some("control_status", codes.tradeControl),
    protest,
    protestDecided: some("protest", codes.protestAllowed) ? "allowed" : some("protest", codes.protestDenied) ? "denied" : undefined,
    reliquidated: some("liquidation_status", codes.statuses.reliquidated),
    drawback: flag("drawback"),
    reconciliation,
    flag: reconciliation === true ? (kind ?? "unnamed") : undefined,
    ...claim,
    mpf: fee("entry_mpf", "mpf"),
    hmf: fee("entry_hmf", "hmf"),
    lines,
    contested: [...new Set(contested.map(({ name }) => name))],
  };
}

type First = (name: string) => string;

// A claim without error runs: a second one is a duplicate. One with an error may be made again.
function claimOf(
  first: First,
  { noError, claimFailed }: EntryCodes,
  accepted: boolean | undefined,
): Pick<FiledEntry, "claim" | "claimError" | "capeAccepted"> {
  const [claim, error, status] = ["claim_number", "claim_error", "claim_status"].map((name) => cleanText(first(name)));
  // The status of the claim may stand in the column of CAPE itself.
  const failure = [status ?? "", cleanText(first("cape"))].find((cell) => beginsWith(cell, claimFailed));
  const failed = failure !== undefined;
  const none = error === undefined || error === "" || noError.includes(error.toLowerCase());
  const claimError = none ? failure : error;
  const filed = claim !== undefined && claim !== "" && readFlag(claim) !== false;
  return {
    claim: filed ? claim : undefined,
    claimError: filed || failed ? claimError : undefined,
    capeAccepted: failed ? false : accepted === true || (filed && claimError === undefined) ? true : accepted,
  };
}

// A protest number without a status may be of one that is open.
function protestOf(cells: (name: string) => readonly string[], over: readonly string[]): boolean | undefined {
  const statuses = cells("protest").map((cell) => cleanText(cell).toLowerCase());
  if (statuses.length > 0) return statuses.some((status) => !beginsWith(status, over));
  const numbers = cells("protest_number").map(cleanText);
  return numbers.length === 0 ? undefined : numbers.some((number) => readFlag(number) === true);
}

function lineKey(text: string): string {
  return NUMBER_FORM.exec(text)?.[1] ?? text;
}

// A row equal to another in every cell that is read is the same row twice.
function withoutDuplicates(rows: readonly ReportRow[], count: RowCount, report: (problem: RowProblem) => void): ReportRow[] {
  const seen = new Map<string, string>();
  return rows.filter((row) => {
    if (row.broken === true) return true;
    const key = JSON.stringify([row.tariff, row.cents, row.c, row.f, row.wide]);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, row.n);
      return true;
    }
    count.duplicate++;
    report({ row: row.n, entry: row.entry, code: "report/duplicate-row", message: message("report/duplicate-row", { row: before }) });
    return false;
  });
}

function assembleLine(line: string, rows: readonly ReportRow[], has: Has, whole: boolean): FiledLine {
  const sound = rows.filter((row) => row.broken !== true);
  let broken: Arg | undefined = whole ? message("report/broken.entry") : undefined;
  if (sound.length < rows.length) broken = message("report/broken.row");
  const first = (name: string): string => sound.map((row) => row.c[name] ?? "").find(Boolean) ?? "";
  const differ = (name: string): boolean => new Set(sound.map((row) => row.c[name] ?? "").filter(Boolean)).size > 1;
  const money = (row: ReportRow, name: string): bigint | undefined => {
    const text = row.c[name];
    if (text === undefined) return undefined;
    const cents = readCents(text);
    if (cents === undefined) broken ??= message("report/broken.amount", { cell: JSON.stringify(text) });
    return cents;
  };
  const numbers: FiledNumber[] = sound.flatMap((row) => [
    { tariff: row.tariff, cents: BigInt(row.cents), value: money(row, "tariff_value") },
    ...(row.wide ?? []).map(([tariff, cents, value]) => ({
      tariff,
      cents: BigInt(cents),
      value: value === undefined ? undefined : readCents(value),
    })),
  ]);
  const ordinals = sound.map((row) => `${row.tariff}|${row.c.ordinal ?? ""}`);
  if (new Set(ordinals).size < ordinals.length) broken ??= message("report/broken.twice");
  const goods = new Set(numbers.map((each) => each.tariff).filter((tariff) => tariff < "98"));
  if (goods.size === 0) broken ??= message("report/broken.no-number");
  if (goods.size > 1) broken ??= message("report/broken.numbers");
  const [hts] = goods;
  if (differ("origin")) broken ??= message("report/broken.origins");
  if (differ("spi")) broken ??= message("report/broken.programs");
  const own = sound.find((row) => row.tariff === hts);
  const stated =
    (own === undefined ? undefined : money(own, "tariff_value")) ??
    sound.map((row) => money(row, "line_value")).find((each) => each !== undefined);
  const values = new Set(numbers.map((each) => each.value).filter((each) => each !== undefined && each > 0n));
  const value = stated ?? (values.size === 1 ? [...values][0] : undefined);
  if (value === undefined) broken ??= message(values.size > 1 ? "report/broken.values" : "report/broken.no-value");
  const code = readCode(first("origin"));
  const origin = code.toUpperCase();
  if (origin === "") broken ??= message("report/broken.no-origin");
  const spi = first("spi");
  const claim = readCode(spi).toUpperCase();
  const flag = readFlag(first("usmca"));
  const usmca = flag === undefined ? undefined : flag ? PROGRAM_SYMBOLS[0] : null;
  const quantity: Record<string, string> = {};
  for (const [amount, unit] of [
    ["quantity", "unit"],
    ["quantity2", "unit2"],
  ] as const) {
    const symbol = own?.c[unit] ?? "";
    if (own?.c[amount] !== undefined && symbol !== "" && !/^x$/i.test(symbol)) quantity[symbol] = readNumber(own.c[amount]);
  }
  const fee = (name: string): bigint => sound.map((row) => readCents(row.c[name] ?? "")).find((each) => each !== undefined) ?? 0n;
  const cases = (["ad", "cvd"] as const).flatMap((kind) => {
    const number = cleanText(first(`${kind}_case`));
    return number === "" ? [] : [{ number: caseNumber(number), cents: readCents(first(`${kind}_duty`)) ?? 0n }];
  });
  const apart = sound.filter((row) => row.apart === true).flatMap((row) => row.wide ?? []);
  const chapter98 = numbers.map((each) => each.tariff).find((tariff) => tariff.startsWith("98"));
  return {
    line,
    ...(hts === undefined ? {} : { hts }),
    ...(chapter98 === undefined ? {} : { chapter98 }),
    ...(origin === "" ? {} : { origin }),
    spi: has.has("spi") ? (claim === "" ? null : claim === "?" ? undefined : claim) : usmca,
    ...(value === undefined ? {} : { value }),
    quantity,
    numbers,
    cases,
    mpf: fee("mpf"),
    hmf: fee("hmf"),
    originating: readFlag(first("originating")) === true,
    ...(apart.length === 0 ? {} : { apart: apart.reduce((sum, [, cents]) => sum + BigInt(cents), 0n) }),
    facts: Object.assign({}, ...sound.map((row) => row.f ?? {})) as Record<string, unknown>,
    ...(broken === undefined ? {} : { broken }),
  };
}

// A-122-857-003 and A122857003 are the order A-122-857.
function caseNumber(text: string): string {
  const found = /^([AC])-?(\d{3})-?(\d{3})/i.exec(text);
  return found === null ? text : `${found[1]?.toUpperCase()}-${found[2]}-${found[3]}`;
}
