// Reads the value of one named fact by the type its rule gives.

import { parseDay } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import type { FactRule } from "../law/types.js";
import { message } from "../said/message.js";
import type { FactProblem, FactValue } from "./line.js";
import { noDay, oneOf, problem, wrongType } from "./problem.js";

/** Read one fact; the result is its value or a refusal naming `path`. */
export function readFact(path: string, found: unknown, rule: FactRule): FactValue | FactProblem {
  switch (rule.type) {
    case "boolean":
      return typeof found === "boolean" ? found : wrongType(path, found, message("facts/expected.yes-or-no"));
    case "choice":
      return typeof found === "string" && rule.values.includes(found) ? found : wrongType(path, found, oneOf(rule.values.map(String)));
    case "text":
      return typeof found === "string" ? found : wrongType(path, found, message("facts/expected.text"));
    case "country":
      return typeof found === "string" && /^([A-Z]{2}|unknown)$/.test(found)
        ? found
        : wrongType(path, found, message("facts/expected.country"));
    case "date":
      if (typeof found !== "string") return wrongType(path, found, message("facts/expected.day"));
      return parseDay(found) ?? noDay(path, JSON.stringify(found));
    case "number":
    case "decimal":
      if (typeof found !== "string" && typeof found !== "number") return wrongType(path, found, message("facts/expected.decimal"));
      return (
        parseDecimal(found, rule.type === "decimal" ? 2 : 6) ??
        problem("facts/bad-decimal", path, message("facts/bad-decimal", { found: JSON.stringify(found) }), message("facts/bad-decimal.fix"))
      );
    default:
      return rule.type satisfies never;
  }
}
