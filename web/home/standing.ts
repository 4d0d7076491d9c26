// How a kind of goods stands on a day: what its example owes under both claims, since when and by which act, and what comes next.

import type { Assessment } from "../../src/assess/answer.js";
import type { Engine } from "../../src/assess/engine.js";
import { type DutySeries, WITH, WITHOUT } from "../../src/chart/duty-chart.js";
import { lastChange, type NextChange, nextChange, type Undated } from "../../src/history/next.js";
import { type Step, steps } from "../../src/history/steps.js";
import type { GoodsKind } from "../../src/scenario/goods-kinds.js";
import { CLAIM, type Claim } from "../claim.js";
import { spanOf } from "../history.js";
import { blankState, EXAMPLE_VALUE, lineOf } from "../state.js";

/** One product on a day. */
export interface Standing<K> {
  readonly kind: K;
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly last: NextChange | undefined;
  readonly next: NextChange | undefined;
}

function undated(kind: Pick<GoodsKind, "example" | "facts">): Undated {
  const { entryDate: _day, spi: _spi, ...line } = lineOf({ ...blankState(""), hts: kind.example, facts: kind.facts }, null);
  return line;
}

/** How a kind stands. */
export function standingOf<K extends Pick<GoodsKind, "example" | "facts">>(engine: Engine, kind: K, day: string): Standing<K> {
  const line = undated(kind);
  const [claimed, plain] = ([CLAIM, null] as const).map((spi) => engine.assess({ ...line, entryDate: day, spi }));
  if (claimed === undefined || plain === undefined) throw new Error("both claims are assessed");
  return { kind, claimed, plain, last: lastChange(engine, line, day), next: nextChange(engine, line, day) };
}

/** The history of an example under both claims. */
export function historyOf(
  engine: Engine,
  kind: Pick<GoodsKind, "example" | "facts">,
): { readonly S: readonly Step[]; readonly none: readonly Step[] } {
  const { hts, origin, value, ...facts } = undated(kind);
  const ask = (spi: Claim): Step[] => steps(engine, { hts: String(hts), origin: String(origin), value: String(value), spi, facts });
  return { S: ask(CLAIM), none: ask(null) };
}

/** The lines of a chart of that history. */
export function seriesOf(
  history: ReturnType<typeof historyOf>,
  names: { readonly claimed: string; readonly plain: string },
): readonly DutySeries[] {
  return [
    { name: names.plain, color: WITHOUT, spans: history.none.map((step) => spanOf(step, EXAMPLE_VALUE)) },
    { name: names.claimed, color: WITH, spans: history.S.map((step) => spanOf(step, EXAMPLE_VALUE)) },
  ];
}
