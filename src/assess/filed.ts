// What can be filed of an answer: all of it where it is settled, of an open one what is the same under every completion.

import type { Answer, Filed, Range } from "./answer.js";

/** Duties, exemptions and headings that apply whatever the unknown facts are, and what is surely refundable. */
export function filedIn(answer: Answer): Filed {
  return answer.status === "range" ? { ...answer.common, refundable: [] } : answer;
}

/** Bounds of a duty in dollars. `max` is absent where an unknown quantity leaves no upper end. */
export interface DutyBounds {
  readonly min: string;
  readonly max?: string;
  readonly unboundedBy?: readonly string[];
  readonly plus?: string;
}

/** The bounds of the duty in a range. */
export function dutyBounds({ min, max, unboundedBy, plus }: Range): DutyBounds {
  return {
    min: min.duty,
    ...(max === undefined ? {} : { max: max.duty }),
    ...(unboundedBy === undefined ? {} : { unboundedBy }),
    ...(plus === undefined ? {} : { plus }),
  };
}
