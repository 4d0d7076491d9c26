// A question with one answer put in, or with a suggestion followed. The paths are those that the determination gives.

import { withAt } from "../exact/with-at.js";
import type { MaterialQuestion, OriginQuestion, Suggestion } from "./types.js";

type Tree = Record<string, unknown>;

const NUMBERS = /^facts\.(?:laborValueContent|labor\w+Points|steelPurchased|aluminumPurchased)$/;

/** Put a fact in by its path, such as `materials.0.hts` or `facts.materialAdmitted.motor`. `true`, `false` and `?` as text are understood. */
export function withFact(question: OriginQuestion, path: string, value: unknown): OriginQuestion {
  const read = value === "true" ? true : value === "false" ? false : value === "?" ? null : value;
  // A material's name may hold dots.
  const [, group, name] =
    /^facts\.(conditions|materialAdmitted|materialExcepted|materialDisregarded|corePartAbsent|notes|materialFormed|readings)\.(.+)$/s.exec(
      path,
    ) ?? [];
  // So may a unit, as in "No.".
  const unit = /^entry\.quantity\.(.+)$/s.exec(path)?.[1];
  const keys =
    group !== undefined && name !== undefined ? ["facts", group, name] : unit !== undefined ? ["entry", "quantity", unit] : path.split(".");
  const taken = read === null && !path.endsWith(".originating") ? undefined : read;
  return withAt(question, keys, NUMBERS.test(path) && typeof taken === "string" ? taken.replace(/%$/, "") : taken) as OriginQuestion;
}

/** The question with the suggested materials sourced in the region. */
export function withSuggestion(question: OriginQuestion, { materials }: Suggestion): OriginQuestion {
  return materials.reduce((changed, path) => withFact(changed, `${path}.originating`, true), question);
}

/** The material at a path, or undefined. */
export function materialAt(question: OriginQuestion, path: string): MaterialQuestion | undefined {
  let at: unknown = question;
  for (const key of path.split(".")) at = (at as Tree | undefined)?.[key];
  return at as MaterialQuestion | undefined;
}
