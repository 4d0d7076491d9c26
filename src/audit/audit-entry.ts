// Audits one entry: its lines, its fees, its clocks, its way back through CAPE, its interest.

import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import type { Law } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import { type CapeFitness, capeFitness, contested } from "./cape.js";
import { contractLine } from "./compare.js";
import type { AuditData } from "./data.js";
import { type Clock, clocksOf, estimateOf } from "./deadlines.js";
import { compareDeclared } from "./declared.js";
import type { FiledEntry } from "./entry.js";
import { feeFindings } from "./fees.js";
import { type Finding, type FindingState, finding } from "./finding.js";
import type { InterestTable } from "./interest.js";
import type { CompareSetting } from "./setting.js";

/** A finding with its way back. */
export interface RoutedFinding extends Finding {
  readonly remedy: string;
  /** Ways back of its class, in their order. */
  readonly ways: readonly string[];
  readonly state: FindingState;
  /** What may come back on the day asked, and what is lost to closed clocks. */
  readonly backMin: bigint;
  readonly backMax: bigint;
  readonly lost: bigint;
  readonly owedMin: bigint;
  readonly owedMax: bigint;
}

/** One entry, audited. Amounts in cents. */
export interface AuditedEntry {
  readonly filed: FiledEntry;
  readonly findings: readonly RoutedFinding[];
  readonly clocks: ReadonlyMap<string, Clock>;
  readonly liquidation: { readonly day?: Day; readonly estimated: boolean };
  readonly cape: CapeFitness | undefined;
  readonly duty: bigint;
  readonly backMin: bigint;
  readonly backMax: bigint;
  readonly lost: bigint;
  readonly owedMin: bigint;
  readonly owedMax: bigint;
  readonly interestMin: bigint;
  /** Absent where the table of rates does not reach the day. */
  readonly interestMax?: bigint;
  /** Day the interest is counted from, and whether it was given. */
  readonly deposit?: { readonly day: Day; readonly given: boolean };
  readonly interestThrough?: Day;
}

/** What every entry of a run is audited with. */
export interface AuditSetting extends CompareSetting {
  readonly law: Law;
  readonly data: AuditData;
  readonly holidays: ReadonlySet<string>;
  readonly interest: InterestTable;
}

/** Audit one entry as of the day of the setting. */
export function auditEntry(filed: FiledEntry, setting: AuditSetting): AuditedEntry {
  const { entryDate } = filed;
  const { asOf, data } = setting;
  const duty = filed.lines.reduce(
    (sum, line) => sum + [...line.numbers, ...line.cases].reduce((total, each) => total + each.cents, 0n),
    0n,
  );
  if (entryDate === undefined) {
    const findings = filed.lines.map((line) => routed(brokenLine(line), new Map(), data, []));
    const clocks = new Map<string, Clock>();
    return { ...blank(filed, findings, duty), interestMax: 0n, clocks, liquidation: { estimated: false }, cape: undefined };
  }
  const informal = data.informal.includes(filed.entryType);
  const findings = [
    ...filed.lines.flatMap((line) => {
      if (line.broken !== undefined) return brokenParts(line, setting);
      const { importDate, mode } = filed;
      return compareDeclared(line, (each) => contractLine(each, { entryDate, importDate, mode, informal }), entryDate, setting);
    }),
    ...feeFindings(filed, setting.law, asOf, informal),
  ];
  const { held } = filed;
  const open = held || filed.unliquidated;
  // An entry reported as unliquidated uses the estimate as long as that day is ahead; then nothing is known of its day.
  const near = estimateOf(entryDate, data);
  const estimate = filed.liquidationDate !== undefined || held || (open && near <= asOf) ? undefined : near;
  const clocks = clocksOf(
    {
      entry: entryDate,
      importation: filed.importDate ?? entryDate,
      liquidation: filed.liquidationDate,
      estimate,
      capeAccepted: filed.capeAccepted === true,
      held,
      flag: filed.flag,
      protestDenied: filed.protestDecided === "denied",
    },
    asOf,
    data,
    setting.holidays,
  );
  const capeClock = clocks.get("cape");
  const cape = capeClock === undefined ? undefined : capeFitness(filed, capeClock, asOf, data, setting.index);
  // An entry that CAPE refuses for another reason than time uses the next remedy.
  const usable = cape?.refused !== true || capeClock === undefined ? clocks : new Map([...clocks, ["cape", refused(capeClock, cape)]]);
  const result = blank(
    filed,
    findings.map((each) => routed(each, usable, data, doubtsOf(filed, each, data))),
    duty,
  );
  const deposit = filed.paymentDate ?? filed.summaryDate ?? entryDate;
  const least = setting.interest.of(result.backMin, deposit, asOf);
  const most = setting.interest.of(result.backMax, deposit, asOf);
  const day = filed.liquidationDate ?? estimate;
  return {
    ...result,
    clocks: usable,
    liquidation: { ...(day === undefined ? {} : { day }), estimated: filed.liquidationDate === undefined && estimate !== undefined },
    cape,
    interestMin: least.cents,
    ...(most.known ? { interestMax: most.cents } : {}),
    deposit: { day: deposit, given: filed.paymentDate !== undefined || filed.summaryDate !== undefined },
    interestThrough: most.through,
  };
}

function refused(clock: Clock, cape: CapeFitness): Clock {
  return clock.status === "closed"
    ? clock
    : {
        remedy: clock.remedy,
        status: "closed",
        estimated: false,
        because: message("clock/not-taken", { why: cape.reasons[0] ?? "" }),
        by: clock.by,
      };
}

// Why what was found in an entry is not certain: it is void, its rows contradict each other, or drawback, a protest or a reliquidation may have
// paid a part back already.
function doubtsOf(filed: FiledEntry, { heading }: Finding, { cape }: AuditData): Arg[] {
  const drawn = filed.drawback === true && !cape.noDrawback.headings.some((each) => each === heading);
  return [
    ...(filed.isVoid ? [{ law: cape.void }] : []),
    ...(filed.contested.length === 0 ? [] : [contested(filed, cape)]),
    ...(filed.protestDecided === "allowed" ? [{ law: cape.protestAllowed }] : []),
    ...(filed.reliquidated ? [{ law: cape.reliquidated }] : []),
    ...(drawn ? [{ law: cape.drawback }] : []),
  ];
}

function brokenLine(line: FiledEntry["lines"][number]): Finding {
  const filed = [...line.numbers, ...line.cases].reduce((sum, each) => sum + each.cents, 0n);
  return finding(
    { line: line.line, hts: line.hts ?? "", origin: line.origin ?? "" },
    { heading: "", authority: "", class: "not-judged", filed, min: 0n, max: 0n, note: line.broken ?? message("finding/no-entry-date") },
  );
}

// Of a line that does not fit together nothing is judged; what it paid under a measure held unlawful may come back, with nothing certain.
function brokenParts(line: FiledEntry["lines"][number], { index }: AuditSetting): Finding[] {
  const unlawful = line.numbers.filter((each) => index.headings.get(each.tariff.slice(0, 8))?.unlawful === true);
  const on = { line: line.line, hts: line.hts ?? "", origin: line.origin ?? "" };
  return [
    brokenLine(line),
    ...unlawful
      .filter((each) => each.cents > 0n)
      .map((each) =>
        finding(on, {
          heading: formatHts(each.tariff.slice(0, 8)),
          authority: index.headings.get(each.tariff.slice(0, 8))?.authority ?? "",
          class: "ieepa-not-final",
          filed: each.cents,
          min: 0n,
          max: each.cents,
          note: message("finding/not-certain", { why: line.broken ?? "" }),
        }),
      ),
  ];
}

function blank(filed: FiledEntry, findings: readonly RoutedFinding[], duty: bigint): Omit<AuditedEntry, "clocks" | "liquidation" | "cape"> {
  const sum = (pick: (each: RoutedFinding) => bigint): bigint => findings.reduce((total, each) => total + pick(each), 0n);
  return {
    filed,
    findings,
    duty,
    backMin: sum((each) => each.backMin),
    backMax: sum((each) => each.backMax),
    lost: sum((each) => each.lost),
    owedMin: sum((each) => each.owedMin),
    owedMax: sum((each) => each.owedMax),
    interestMin: 0n,
  };
}

// The first way back of the class that is open; else one that opens later, by right before by discretion; else one before the courts, else
// closed. Of an entry in doubt nothing is certain.
function routed(each: Finding, clocks: ReadonlyMap<string, Clock>, data: AuditData, doubts: readonly Arg[]): RoutedFinding {
  const rule = data.classes.find((found) => found.id === each.class);
  const ways = (rule?.remedies ?? []).map((id) => clocks.get(id)).filter((clock) => clock !== undefined);
  const later = ways.filter((clock) => clock.status === "not-yet");
  const pick =
    ways.find((clock) => clock.status === "open") ??
    later.find((clock) => data.remedies[clock.remedy]?.discretion !== true) ??
    later[0] ??
    ways.find((clock) => clock.status === "unknown") ??
    ways.at(-1);
  const state: FindingState = pick?.status ?? "none";
  const plus = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
  const owes = { owedMin: plus(-each.max), owedMax: plus(-each.min) };
  // What CBP may grant is sure only where the importer has a way by right as well.
  const byRight = ways.some(
    ({ remedy, status, unsure }) =>
      (status === "open" || status === "not-yet") && unsure !== true && data.remedies[remedy]?.discretion !== true,
  );
  const sure = byRight && pick?.unsure !== true && each.class !== "ieepa-not-final" && doubts.length === 0;
  const why = each.max <= 0n ? [] : doubts.map((doubt) => message("finding/not-certain", { why: doubt }));
  return {
    ...each,
    cites: [...new Set([...each.cites, ...(rule?.by ?? [])])],
    ...(why.length === 0 ? {} : { note: { all: [...saidOf(each.note), ...why], by: "; " } }),
    remedy: pick?.remedy ?? "",
    ways: ways.map((clock) => clock.remedy),
    state,
    backMin: sure ? plus(each.min) : 0n,
    backMax: state === "closed" ? 0n : plus(each.max),
    lost: state === "closed" ? plus(each.max) : 0n,
    ...owes,
  };
}

// A note as its parts; one that says nothing has none.
function saidOf(note: Arg): readonly Arg[] {
  if (note === "") return [];
  return typeof note === "object" && "all" in note ? note.all : [note];
}
