// What the answer says of the line itself: the number and the origin as they were given, and what they stand for.

import { formatHts } from "../hts/number.js";
import type { LineInfo } from "./answer.js";
import type { Prepared } from "./prepare.js";

/** The line of the answer. */
export function lineInfo({ parts, line, found, options }: Prepared): LineInfo {
  const label = parts.label(line.hts, options.language);
  const { originGiven } = line;
  return {
    hts: formatHts(line.hts),
    ...(label === undefined ? {} : { label }),
    revision: found.revision,
    ...(originGiven === undefined ? {} : { origin: line.origin, originGiven }),
  };
}
