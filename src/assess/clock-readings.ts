// Open questions whose readings part over the day that decides: the day of importation, or that of entry. Such a reading picks the law in force
// before any outcome is looked at, so no outcome meets it; where the two days differ, the goods are looked at again on the other day.

import type { LegalQuestion } from "../law/types.js";
import { type Exploration, explore } from "./explore.js";
import { importClocked, type Prepared, ready } from "./prepare.js";
import { sameFilings } from "./readings.js";

/** Questions of this kind that no option settles and whose other reading would change this answer. */
export function clockReadings(prepared: Prepared, exploration: Exploration): readonly LegalQuestion[] {
  const { parts, line, options } = prepared;
  if (line.importDate === line.entryDate) return [];
  const later = line.importDate < line.entryDate ? line.entryDate : line.importDate;
  return parts.law.measures.flatMap(({ id: measure, clock, provisions, questions }) =>
    questions.filter(({ id, otherClock }) => {
      // Before a measure begins both days come to the same; most lines are of such days, and to look at the goods again is dear.
      if (provisions.every(({ amendments }) => amendments.every(({ from }) => from > later))) return false;
      if (clock !== "import" || otherClock === undefined || options.readings?.[id] !== undefined) return false;
      const other = underTheOther(prepared, measure, id);
      return other !== undefined && !sameFilings(exploration, other);
    }),
  );
}

// What the line comes to where the day of entry decides; nothing where the measure does not reach the goods on either day.
function underTheOther({ parts, line, options, knownOn, found }: Prepared, measure: string, id: string): Exploration | undefined {
  const readings = { ...options.readings, [id]: 2 };
  const { hts, origin, entryDate, importDate } = line;
  const other = parts.plans.find({ hts, origin, entryDate, importDate, knownOn, importClock: importClocked(parts.law, readings) });
  if (!other.ok || !(reaches(found, measure) || reaches(other, measure))) return undefined;
  return explore(ready(parts, line, { ...options, readings }, other).explore);
}

function reaches({ groups }: Prepared["found"], id: string): boolean {
  return groups.some(({ plan }) => [...plan.headings.values()].some(({ measure }) => measure.id === id));
}
