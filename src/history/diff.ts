// What changed between two days: every line whose duty differs, before and after, with the acts that did it.

import type { Answer, Assessment } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";

/** One line on one of the two days. Amounts are on the value asked. */
export interface Side {
  readonly status: Assessment["status"];
  readonly duties: readonly { readonly measure: string; readonly heading: string; readonly rateText: string }[];
  readonly effectiveRate?: number;
  readonly range?: { readonly min: string; readonly max: string };
  /** Why there is no answer on that day: the number was not in force. */
  readonly error?: string;
}

/** A line whose duty differs. */
export interface Difference {
  readonly hts: string;
  readonly label?: string;
  readonly spi: string | null;
  readonly before: Side;
  readonly after: Side;
  /** Acts that stand on one side only. */
  readonly because: readonly string[];
}

/** What to compare. */
export interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  readonly origin: string;
  readonly value: string;
  /** Numbers to look at, eight or ten digits; absent = every line in force on either day. */
  readonly numbers?: readonly string[];
  readonly chapter?: string;
}

const CLAIMS: readonly (string | null)[] = ["S", null];

/** The lines whose duty differs between two days, in the order of their numbers, with the claim first. */
export function diffDays(engine: Engine, request: DiffRequest): Difference[] {
  const numbers = request.numbers ?? both(engine, request);
  const found: Difference[] = [];
  for (const hts of numbers) {
    for (const spi of CLAIMS) {
      const [before, after] = [request.from, request.to].map((day) =>
        engine.assess({ hts, origin: request.origin, entryDate: day, value: request.value, spi }),
      );
      if (before === undefined || after === undefined || signature(before) === signature(after)) continue;
      const label = labelOf(after) ?? labelOf(before);
      found.push({
        hts: formatHts(hts.replaceAll(".", "")),
        ...(label === undefined ? {} : { label }),
        spi,
        before: side(before),
        after: side(after),
        because: acts(before, after),
      });
    }
  }
  return found;
}

function both(engine: Engine, request: DiffRequest): string[] {
  const lines = new Set([...engine.schedule.lines(request.from, request.chapter), ...engine.schedule.lines(request.to, request.chapter)]);
  return [...lines].sort();
}

function labelOf(answer: Assessment): string | undefined {
  return answer.status === "error" ? undefined : answer.line.label;
}

function signature(answer: Assessment): string {
  if (answer.status === "error") return answer.error.code;
  return JSON.stringify([
    answer.status,
    answer.duties.map((duty) => [duty.heading, duty.rateText, duty.on]),
    answer.range?.min.duty,
    answer.range?.max.duty,
    answer.prohibition?.measure,
  ]);
}

function side(answer: Assessment): Side {
  if (answer.status === "error") return { status: "error", duties: [], error: answer.error.message };
  return {
    status: answer.status,
    duties: answer.duties.map(({ measure, heading, rateText }) => ({ measure, heading, rateText })),
    ...(answer.effectiveRate === undefined ? {} : { effectiveRate: answer.effectiveRate }),
    ...(answer.range === undefined ? {} : { range: { min: answer.range.min.duty, max: answer.range.max.duty } }),
  };
}

function acts(before: Assessment, after: Assessment): string[] {
  const of = (answer: Assessment): Set<string> =>
    answer.status === "error"
      ? new Set()
      : new Set([...answer.duties, ...answer.exemptions, ...prohibitions(answer)].flatMap((each) => each.cites));
  const [old, now] = [of(before), of(after)];
  return [...[...now].filter((act) => !old.has(act)), ...[...old].filter((act) => !now.has(act))];
}

function prohibitions(answer: Answer): readonly { readonly cites: readonly string[] }[] {
  return answer.prohibition === undefined ? [] : [answer.prohibition];
}
