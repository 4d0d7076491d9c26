// Reads the compiled schedule: the line of a number on a day, with the rates it carries or inherits. Chapters are decoded when first asked.

import type { Day } from "../exact/day.js";
import { max, type Rational, ZERO } from "../exact/rational.js";
import type { NewerPrint } from "../print/types.js";
import { type Message, message } from "../said/message.js";
import type { Revision, ScheduleData } from "./compile.js";
import { type ConditionedBy, type NumberCondition, openConditions } from "./dated-conditions.js";
import { formatHts } from "./number.js";
import { parseRate, shareOf } from "./rate-text.js";
import { type Asked, type Span, spanOn } from "./spans.js";

/** A line on a day. Rates are those of the row that carries them: the number's own, or its first eight digits. */
export interface RateLine {
  readonly hts: string;
  readonly rateHts: string;
  readonly units: readonly string[];
  readonly general: string;
  readonly special: string;
  readonly other: string;
  /** First day, as far as the record goes, on which these rates stood. */
  readonly since: Day;
  readonly revision: string;
  /** Ten-digit lines under an eight-digit number on that day, its only one (printed with 00) included; empty where the number itself is entered. */
  readonly statistical: readonly string[];
  /** What must be said with an answer about this line. */
  readonly marks: readonly LineMark[];
}

/** Why a number cannot be answered on a day. */
export interface HtsProblem {
  readonly code: "hts/wrong-length" | "hts/not-an-entry-level-number" | "hts/not-a-primary-number" | "hts/not-in-force";
  readonly message: Message;
  readonly fix: Message;
  readonly successors?: readonly string[];
}

// More numbers than these are counted only.
const MOST_NAMED = 12;
const NOTHING_BELOW: readonly string[] = [];
const NO_MARKS: readonly LineMark[] = [];

/** What is not sure of a line. */
export interface LineMark {
  readonly number: string;
  readonly text: string;
}

/** The result of looking a number up. */
export type Lookup = { readonly ok: true; readonly line: RateLine } | { readonly ok: false; readonly error: HtsProblem };

/** The schedule, ready to be asked. */
export interface Schedule {
  readonly revisions: readonly Revision[];
  /** How the chapter 99 of an imported edition differs from the law of its day. */
  readonly print?: NewerPrint;
  lookup(digits: string, day: Day): Lookup;
  /** The line of 8 or 10 digits on a day, where there is one; {@link Schedule.lookup} says why there is none. */
  line(digits: string, day: Day): RateLine | undefined;
  /** Entry-level numbers in force on a day, of one chapter or of all. */
  lines(day: Day, chapter?: string): readonly string[];
  /** Whether any number in force on a day begins so. */
  hasPrefix(prefix: string, day: Day): boolean;
  /** Whether any number ever on record begins so. */
  everHasPrefix(prefix: string): boolean;
  /** Every number of 10 digits ever on record, and every number of 8 digits that can be asked for, of all chapters or of some. */
  numbers(chapters?: readonly string[]): readonly string[];
  /** Numbers that took the place of one that ended. */
  successors(digits: string): readonly string[];
  /** Days on which a line changes. */
  boundaries(): readonly Day[];
  revisionOn(day: Day): Revision;
  /** Highest rate of a chapter, as a fraction of the value: the bound of rates taken from another line; undefined where a rate counts units. */
  highestRate(chapter: string, column: "general" | "other"): Rational | undefined;
  /** Every distinct rate text. */
  texts(): readonly string[];
  /** Conditions in the description of a number that an entry line can contradict. */
  conditions(digits: string, day: Day): readonly NumberCondition[];
  /** The first eight digits of the numbers that have such conditions, with what any of these turns on besides the day. */
  conditionedSubheadings(): ReadonlyMap<string, ConditionedBy>;
  /** Terms of a number as printed on a day, blank columns included; for chapter 99. */
  printed(digits: string, day: Day): { readonly general: string; readonly special: string; readonly other: string } | undefined;
}

/** Open a compiled schedule. */
export function openSchedule(data: ScheduleData): Schedule {
  // Numbers of a chapter, each with its spans as written until it is first asked for.
  const chapters = new Map<string, Map<string, string | readonly Span[]>>();

  function chapterOf(chapter: string): Map<string, string | readonly Span[]> {
    const found = chapters.get(chapter);
    if (found !== undefined) return found;
    const numbers = new Map<string, string | readonly Span[]>();
    const text = data.chapters[chapter];
    if (text !== undefined) {
      for (const line of text.split("\n")) {
        const at = line.indexOf("|");
        numbers.set(line.slice(0, at), line.slice(at + 1));
      }
    }
    chapters.set(chapter, numbers);
    return numbers;
  }

  function spansOf(hts: string): readonly Span[] | undefined {
    const numbers = chapterOf(hts.slice(0, 2));
    const found = numbers.get(hts);
    if (typeof found !== "string") return found;
    const spans = found.split(";").map(decode);
    numbers.set(hts, spans);
    return spans;
  }

  // Columns as written in a span: many spans write the same.
  const rows = new Map<string, Pick<Span, "units" | "general" | "special" | "other">>();

  function rowOf(text: string): Pick<Span, "units" | "general" | "special" | "other"> {
    let found = rows.get(text);
    if (found === undefined) {
      const [units = "", general = "", special = "", other = ""] = text
        .split(".")
        .map((index) => data.texts[Number.parseInt(index, 36)] ?? "");
      found = { units, general, special, other };
      rows.set(text, found);
    }
    return found;
  }

  function decode(text: string): Span {
    const colon = text.indexOf(":");
    const dash = text.indexOf("-");
    const { units, general, special, other } = rowOf(text.slice(colon + 1));
    const until = text.slice(dash + 1, colon);
    return { from: dayAt(text.slice(0, dash)), until: until === "" ? undefined : dayAt(until), units, general, special, other };
  }

  function dayAt(index: string): Day {
    const day = data.days[Number.parseInt(index, 36)];
    if (day === undefined) throw new Error("the compiled schedule names a day it does not hold");
    return day;
  }

  function on(hts: string, day: Day): Span | undefined {
    return spanOn(spansOf(hts), day);
  }

  function below(prefix: string, day: Day, length: number): string[] {
    const found: string[] = [];
    const all = prefix.length === 8 ? undersOf(prefix) : chapterOf(prefix.slice(0, 2)).keys();
    for (const hts of all) if (hts.length === length && hts.startsWith(prefix) && on(hts, day) !== undefined) found.push(hts);
    return found;
  }

  const units = new Map<string, readonly string[]>();

  function unitsIn(text: string): readonly string[] {
    let known = units.get(text);
    if (known === undefined) {
      known = text.split("|").filter((unit) => unit !== "");
      units.set(text, known);
    }
    return known;
  }

  // Numbers of a chapter by their first eight digits.
  const unders = new Map<string, Map<string, string[]>>();

  function undersOf(eight: string): readonly string[] {
    const chapter = eight.slice(0, 2);
    let byEight = unders.get(chapter);
    if (byEight === undefined) {
      byEight = new Map();
      for (const hts of chapterOf(chapter).keys()) {
        const under = byEight.get(hts.slice(0, 8));
        if (under === undefined) byEight.set(hts.slice(0, 8), [hts]);
        else under.push(hts);
      }
      unders.set(chapter, byEight);
    }
    return byEight.get(eight) ?? [];
  }

  function revisionOn(day: Day): Revision {
    let at = data.revisions.length - 1;
    while (at > 0 && (data.revisions[at] as Revision).from > day) at--;
    const found = data.revisions[at];
    if (found === undefined) throw new Error("the compiled schedule holds no revision");
    return found;
  }

  const problem = (code: HtsProblem["code"], found: Message, fix: Message, successors?: readonly string[]): Lookup => ({
    ok: false,
    error: { code, message: found, fix, ...(successors === undefined ? {} : { successors }) },
  });

  // Numbers come from outside, so a name that every object has is none of them.
  function followedBy(digits: string): readonly string[] {
    return Object.hasOwn(data.successors, digits) ? (data.successors[digits] ?? []) : [];
  }

  function lookup(digits: string, day: Day): Lookup {
    const asked = askedOf(digits);
    const line = asked === undefined ? undefined : lineOf(digits, asked, day);
    if (line !== undefined) return { ok: true, line };
    const shown = formatHts(digits);
    if (/^9[89]/.test(digits))
      return problem(
        "hts/not-a-primary-number",
        message("hts/not-a-primary-number", { number: shown, chapter: digits.slice(0, 2) }),
        message("hts/not-a-primary-number.fix"),
      );
    if (digits.length === 4 || digits.length === 6) {
      const lines = [...new Set(below(digits, day, 10).map((hts) => formatHts(hts.slice(0, 8))))];
      const named = lines.slice(0, MOST_NAMED).join(", ");
      return problem(
        lines.length === 0 ? "hts/not-in-force" : "hts/not-an-entry-level-number",
        lines.length === 0
          ? message("hts/not-in-force.prefix", { number: shown, day })
          : message("hts/not-an-entry-level-number", { number: shown }),
        lines.length === 0
          ? message("hts/not-in-force.fix")
          : lines.length <= MOST_NAMED
            ? message("hts/not-an-entry-level-number.fix", { lines: named })
            : message("hts/not-an-entry-level-number.fix.more", { lines: named, more: lines.length - MOST_NAMED }),
        lines,
      );
    }
    if (!/^\d*$/.test(digits))
      return problem("hts/wrong-length", message("hts/wrong-length", { found: JSON.stringify(shown) }), message("hts/wrong-length.fix"));
    if (digits.length !== 8 && digits.length !== 10)
      return problem(
        "hts/wrong-length",
        message("hts/wrong-length.digits", { number: shown, count: digits.length }),
        message("hts/wrong-length.fix"),
      );
    return notInForce(digits, day, shown);
  }

  // What is asked of a number of 8 or 10 digits: kept for those of the schedule, as one that is asked for comes again on other days.
  const known = new Map<string, Asked>();

  function askedOf(digits: string): Asked | undefined {
    const found = known.get(digits);
    if (found !== undefined) return found;
    if (!/^(?!9[89])(\d{8}|\d{10})$/.test(digits)) return undefined;
    const parent = digits.slice(0, 8);
    const zeros = `${parent}00`;
    const [eight, whole] = [spansOf(parent), spansOf(zeros)];
    const made = { parent, zeros, eight, whole, own: digits === zeros ? whole : digits === parent ? eight : spansOf(digits) };
    if (made.own !== undefined || (digits === parent && whole !== undefined)) known.set(digits, made);
    return made;
  }

  function lineOf(digits: string, asked: Asked, day: Day): RateLine | undefined {
    const { parent, zeros } = asked;
    const whole = spanOn(asked.whole, day);
    const eight = spanOn(asked.eight, day);
    const statistical = digits.length === 8 ? below(parent, day, 10) : NOTHING_BELOW;
    // A few lines are printed as ten digits that do not end in 00, with no line of eight above them.
    const [only = ""] = statistical;
    const own = digits.length === 8 ? (eight ?? whole ?? on(only, day)) : digits === zeros ? whole : spanOn(asked.own, day);
    if (own === undefined) return undefined;
    const general = own.general !== "" ? own : eight !== undefined && eight.general !== "" ? eight : whole;
    if (general === undefined || general.general === "") return undefined;
    const other = own.other !== "" ? own : eight !== undefined && eight.other !== "" ? eight : whole;
    const carrier = general === own ? digits : general === eight ? parent : zeros;
    // A number with one line is that line, in what must be said of it, too.
    const marked = statistical.length === 1 ? (statistical[0] ?? digits) : digits;
    const mark = data.marks[marked];
    return {
      hts: digits,
      rateHts: carrier.length === 10 && carrier.endsWith("00") && digits.length === 8 ? digits : carrier,
      units: unitsIn(own.units || general.units),
      general: general.general,
      special: general.special,
      other: other?.other ?? "",
      since: general.from,
      revision: revisionOn(day).name,
      statistical,
      marks: mark === undefined ? NO_MARKS : [{ number: formatHts(marked), text: mark }],
    };
  }

  // The line that was all there was under eight digits with no row of their own.
  function lastLine(eight: string): string {
    for (const hts of chapterOf(eight.slice(0, 2)).keys()) if (hts.length === 10 && hts.startsWith(eight)) return hts;
    return eight;
  }

  function notInForce(digits: string, day: Day, shown: string): Lookup {
    // Of eight digits that were one line, what became of the line is told.
    const told = digits.length === 8 && spansOf(digits) === undefined ? lastLine(digits) : digits;
    const spans = spansOf(told) ?? [];
    const later = spans.find((span) => span.from > day);
    const ended = spans.filter((span) => span.until !== undefined && span.until <= day).at(-1);
    const successors = followedBy(told).map(formatHts);
    if (ended?.until !== undefined && successors.length > 0)
      return problem(
        "hts/not-in-force",
        message("hts/not-in-force.ended", { number: shown, day: ended.until }),
        message("hts/not-in-force.fix.successors", { numbers: successors.join(", ") }),
        successors,
      );
    if (later !== undefined)
      return problem(
        "hts/not-in-force",
        message("hts/not-in-force.not-yet", { number: shown, day: later.from }),
        message("hts/not-in-force.fix.later"),
      );
    const near = [...new Set(below(digits.slice(0, 8), day, 10))].map(formatHts);
    const family = near.length > 0 ? near : below(digits.slice(0, 6), day, 8).map(formatHts);
    const when =
      ended?.until === undefined
        ? message("hts/not-in-force.never", { number: shown, day })
        : message("hts/not-in-force.ended", { number: shown, day: ended.until });
    return problem(
      "hts/not-in-force",
      when,
      family.length === 0
        ? message("hts/not-in-force.fix")
        : message("hts/not-in-force.fix.near", { numbers: family.slice(0, MOST_NAMED).join(", ") }),
      family,
    );
  }

  const highest = new Map<string, Rational | undefined>();
  const conditions = openConditions(data.conditions ?? {}, (eight, day) => below(eight, day, 10));

  return {
    revisions: data.revisions,
    ...(data.print === undefined ? {} : { print: data.print }),
    lookup,
    line(digits, day) {
      const asked = askedOf(digits);
      return asked === undefined ? undefined : lineOf(digits, asked, day);
    },
    revisionOn,
    lines(day, chapter) {
      const found: string[] = [];
      for (const each of chapter === undefined ? Object.keys(data.chapters) : [chapter]) {
        for (const hts of chapterOf(each).keys()) if (hts.length === 10 && on(hts, day) !== undefined) found.push(hts);
      }
      return found;
    },
    hasPrefix(prefix, day) {
      for (const hts of chapterOf(prefix.slice(0, 2)).keys()) if (hts.startsWith(prefix) && on(hts, day) !== undefined) return true;
      return prefix.length === 8 && on(`${prefix}00`, day) !== undefined;
    },
    everHasPrefix(prefix) {
      for (const hts of chapterOf(prefix.slice(0, 2)).keys()) if (hts.startsWith(prefix)) return true;
      return false;
    },
    numbers(chapters = Object.keys(data.chapters)) {
      const found: string[] = [];
      for (const chapter of chapters) {
        // A line printed as ten digits alone is asked for by its eight digits, too.
        const all = new Set<string>();
        for (const hts of chapterOf(chapter).keys()) {
          if (hts.length === 10) all.add(hts.slice(0, 8));
          if (hts.length >= 8) all.add(hts);
        }
        found.push(...all);
      }
      return found;
    },
    successors: followedBy,
    boundaries: () => data.days,
    highestRate(chapter, column) {
      const key = `${chapter}${column}`;
      if (highest.has(key)) return highest.get(key);
      let most = ZERO;
      for (const hts of chapterOf(chapter).keys()) {
        for (const span of spansOf(hts) ?? []) {
          const rate = span[column] === "" ? undefined : parseRate(span[column]);
          if (rate === undefined || "error" in rate || rate.kind === "reference") continue;
          const share = shareOf(rate);
          if (share === undefined) {
            highest.set(key, undefined);
            return undefined;
          }
          most = max(most, share);
        }
      }
      highest.set(key, most);
      return most;
    },
    texts: () => data.texts,
    conditions: conditions.of,
    conditionedSubheadings: () => conditions.subheadings,
    printed(digits, day) {
      const found = on(digits, day);
      return found === undefined ? undefined : { general: found.general, special: found.special, other: found.other };
    },
  };
}
