// Reads the value of one named fact by the type its rule gives.

import { parseDay } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import type { FactRule } from "../law/types.js";
import type { FactProblem, FactValue } from "./line.js";
import { problem, wrongType } from "./problem.js";

/** Read one fact; the result is its value or a refusal naming `path`. */
export function readFact(path: string, found: unknown, rule: FactRule): FactValue | FactProblem {
  switch (rule.type) {
    case "boolean":
      return typeof found === "boolean" ? found : wrongType(path, found, "true or false");
    case "choice":
      return typeof found === "string" && rule.values.includes(found) ? found : wrongType(path, found, `one of ${rule.values.join(", ")}`);
    case "text":
      return typeof found === "string" ? found : wrongType(path, found, "text");
    case "country":
      return typeof found === "string" && /^([A-Z]{2}|unknown)$/.test(found)
        ? found
        : wrongType(path, found, "a country code of two letters");
    case "date":
      if (typeof found !== "string") return wrongType(path, found, "a day such as 2025-10-07");
      return (
        parseDay(found) ??
        problem("date/invalid", path, `${JSON.stringify(found)} is not a day of the calendar.`, "Write the day as YYYY-MM-DD.")
      );
    case "number":
    case "decimal":
      if (typeof found !== "string" && typeof found !== "number") return wrongType(path, found, "a decimal number");
      return (
        parseDecimal(found, rule.type === "decimal" ? 2 : 6) ??
        problem(
          "facts/bad-decimal",
          path,
          `${JSON.stringify(found)} is not a plain decimal.`,
          "Write digits: no sign, comma, space or exponent.",
        )
      );
    default:
      return rule.type satisfies never;
  }
}
