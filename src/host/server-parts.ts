// What the server and the agents' tools answer with: the engine, the search, the time line, the audit data of the package.

import type { Engine } from "../assess/engine.js";
import { today } from "../console/options.js";
import { bundledTableWords } from "../console/table-words.js";
import type { Day } from "../exact/day.js";
import { bundledAuditData } from "../packaged/audit-bundle.js";
import { bundledEngine, nextLaw, takeUp } from "../packaged/bundle.js";
import { scenarioOf } from "../packaged/kept-scenarios.js";
import { determine } from "../packaged/origin-bundle.js";
import { bundledSearch } from "../packaged/search-bundle.js";
import type { Parts } from "../server/operation.js";
import { warm } from "../server/warm.js";
import { TIME_PARTS } from "./time-parts.js";

const LOOK_FOR_LAW = 500;

/** The same parts, answering with whatever law is in use: a release that is taken in while they run is taken up between two requests. */
export function following<T extends { readonly engine: Engine }>(parts: T): T {
  return Object.defineProperty(parts, "engine", { get: bundledEngine, enumerable: true });
}

/**
 * Look for another law now and then. Its plans are made beside the answers of the law before, which goes on until it is ready; one that
 * cannot be read is told, and the law before stays.
 */
export function watchLaw(): void {
  let making = false;
  setInterval(() => {
    if (making) return;
    making = true;
    void takeUpNext().finally(() => {
      making = false;
    });
  }, LOOK_FOR_LAW).unref();
}

async function takeUpNext(): Promise<void> {
  try {
    const next = nextLaw();
    if (next === undefined) return;
    await warm(next.engine, today() as Day, () => false);
    takeUp(next);
  } catch (error) {
    process.stderr.write(
      `${JSON.stringify({ level: 50, time: new Date().toISOString(), failed: "law", why: (error as Error).message })}\n`,
    );
  }
}

/** The parts; the engine is loaded at once. */
export function serverParts(): Parts {
  return {
    engine: bundledEngine(),
    today,
    auditData: bundledAuditData,
    tableWords: bundledTableWords,
    determine,
    search: bundledSearch(),
    scenario: (text) => scenarioOf([text]),
    ...TIME_PARTS,
  };
}
