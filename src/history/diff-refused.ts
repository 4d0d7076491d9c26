// Why two days cannot be compared, before every line of the schedule is looked at.

import type { Engine } from "../assess/engine.js";
import { parseDecimal } from "../exact/decimal.js";
import type { FactProblem } from "../facts/line.js";
import { originRefused, problem, quote } from "../facts/problem.js";
import { countryOf } from "../law/countries.js";
import { message } from "../said/message.js";
import type { DiffRequest } from "./diff.js";

const CENTS = 2;

/** What is wrong with a comparison of days: one before the record, an origin that is not answered, a value that is no amount, a chapter without goods. */
export function diffRefused(
  { law, schedule }: Engine,
  request: Pick<DiffRequest, "from" | "to" | "origin" | "value" | "chapter">,
): FactProblem | undefined {
  const first = law.coverage.from;
  for (const key of ["from", "to"] as const)
    if (request[key] < first)
      return problem(
        "date/before-coverage",
        key,
        message("date/before-coverage", { day: request[key], first }),
        message("date/before-coverage.fix", { first }),
      );
  const origin = countryOf(law, request.origin);
  const { encoded, refused } = law.countries;
  if (origin === undefined)
    return problem(
      "country/unknown",
      "origin",
      message("country/unknown", { found: quote(request.origin) }),
      message("country/unknown.fix"),
    );
  if (!encoded.includes(origin)) return problem("origin/not-encoded", "origin", ...originRefused(origin, encoded.length, refused));
  if (parseDecimal(request.value, CENTS) === undefined)
    return problem(
      "facts/bad-decimal",
      "value",
      message("facts/bad-decimal", { found: quote(request.value) }),
      message("facts/bad-decimal.fix.decimals", { decimals: CENTS }),
    );
  const { from, to, chapter } = request;
  if (chapter !== undefined && [from, to].every((day) => schedule.lines(day, chapter).length === 0))
    return problem("hts/not-in-force", "chapter", message("diff/no-chapter", { chapter }), message("diff/no-chapter.fix"));
  return undefined;
}
