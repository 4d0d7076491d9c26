// The statements that rate entries of several origins: one for each group of origins, over the rows that name them,
// the first of them over all the rest too.

import type { Engine } from "../assess/engine.js";
import type { Dialect } from "../bulk/dialects.js";
import { PREFIX, type RatingSetting, type RatingSql, ratingQuery } from "../compiled/rating-sql.js";
import { type LawStore, membersOf } from "./law-store.js";
import { spellings } from "./origin-spellings.js";

/** What the statements of all tables are written for. */
export interface QueriesSetting extends Pick<RatingSetting, "passed" | "columns" | "fees" | "plainRates" | "kept"> {
  readonly engine: Engine;
}

/** Codes by which a table may name an origin of a store. */
export function spellingsOf(engine: Engine, store: LawStore): readonly string[] {
  return membersOf(store).flatMap((origin) => spellings(engine, origin));
}

/** What the names of the tables of a store begin with; those of the package's own origin go without its name. */
export function prefixOf({ law }: Pick<Engine, "law">, { key }: LawStore): string {
  return key.origin === law.countries.encoded[0] ? PREFIX : `${PREFIX}${key.origin.toLowerCase()}_`;
}

/** The statement of each store. */
export function eachQuery(dialect: Dialect, stores: readonly LawStore[], { engine, ...setting }: QueriesSetting): readonly RatingSql[] {
  const own = stores.map((store) => spellingsOf(engine, store));
  const others = own.slice(1).flat();
  return stores.map((store, at) =>
    ratingQuery(dialect, {
      ...setting,
      law: engine.law,
      tables: store.key,
      origins: own[at] as readonly string[],
      prefix: prefixOf(engine, store),
      ...(stores.length === 1
        ? {}
        : { of: at === 0 ? { origins: others, are: false } : { origins: own[at] as readonly string[], are: true } }),
    }),
  );
}
