// The rules engines of bench/package.json, set up with the rows of a measure. A call decides one set of facts: which heading, what rate.

import { createRequire } from "node:module";
import { packagePath } from "../src/packaged/paths.js";
import type { Row, Test } from "./decision-rows.js";

/** What both engines are told: every fact under its field. */
export type Facts = Readonly<Record<string, string | boolean | number>>;

/** A rate as a fraction; undefined where no row matches. */
export type Decided = readonly [number, number] | undefined;

/** One engine: decides many sets of facts, in their order. */
export type Rival = (facts: readonly Facts[]) => Promise<readonly Decided[]>;

interface ZenDecision {
  evaluate(context: unknown): Promise<{ readonly result: unknown }>;
}

interface Zen {
  readonly ZenEngine: new () => { createDecision(content: unknown): ZenDecision };
}

interface RunResult {
  readonly events: readonly { readonly params?: { readonly rate: readonly [number, number] } }[];
}

interface JsonRules {
  readonly Engine: new (
    rules: readonly unknown[],
  ) => { run(facts: Facts): Promise<RunResult>; stop(): void; on(name: "success", done: () => void): void };
}

const load = createRequire(packagePath("bench/package.json"));

// Where no row matches, zen answers with nothing in it, or with null inside a loop.
type ZenOutput = { readonly numerator?: number; readonly denominator?: number } | null;

function decided(output: ZenOutput): Decided {
  const { numerator, denominator } = output ?? {};
  return numerator === undefined || denominator === undefined ? undefined : [numerator, denominator];
}

/** Zen with one call for each set of facts, each awaited. */
export function zenByLine(rows: readonly Row[]): Rival {
  const { ZenEngine } = load("@gorules/zen-engine") as Zen;
  const decision = new ZenEngine().createDecision(zenModel(rows, {}));
  return async (facts) => {
    const found: Decided[] = [];
    for (const each of facts) found.push(decided((await decision.evaluate(each)).result as ZenOutput));
    return found;
  };
}

/** Zen with all sets of facts in one call: the table runs over them in its loop mode. */
export function zenInOneCall(rows: readonly Row[]): Rival {
  const { ZenEngine } = load("@gorules/zen-engine") as Zen;
  const decision = new ZenEngine().createDecision(zenModel(rows, { executionMode: "loop", inputField: "lines", outputPath: "lines" }));
  return async (facts) => {
    const { result } = await decision.evaluate({ lines: facts });
    return (result as { readonly lines: readonly ZenOutput[] }).lines.map(decided);
  };
}

// A JSON decision model: input, one table of which the first row that matches wins, output. An empty cell asks nothing.
function zenModel(rows: readonly Row[], mode: Readonly<Record<string, string>>): unknown {
  const fields = [...new Set(rows.flatMap(({ tests }) => tests.map((test) => test.field)))];
  const position = { x: 0, y: 0 };
  const table = {
    hitPolicy: "first",
    ...mode,
    inputs: ["day", ...fields].map((name) => ({ id: name, name, field: name })),
    outputs: ["heading", "numerator", "denominator"].map((name) => ({ id: name, name, field: name })),
    rules: rows.map((row, at) => ({
      _id: String(at),
      day: `[${row.from}..${row.until})`,
      ...Object.fromEntries(fields.map((name) => [name, ""])),
      ...Object.fromEntries(row.tests.map((test) => [test.field, zenCell(test)])),
      heading: JSON.stringify(row.heading),
      numerator: String(row.rate[0]),
      denominator: String(row.rate[1]),
    })),
  };
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", type: "inputNode", name: "in", position },
      { id: "table", type: "decisionTableNode", name: "table", position, content: table },
      { id: "out", type: "outputNode", name: "out", position },
    ],
    edges: [
      { id: "first", type: "edge", sourceId: "in", targetId: "table" },
      { id: "second", type: "edge", sourceId: "table", targetId: "out" },
    ],
  };
}

function zenCell({ any }: Test): string {
  return any.map((value) => JSON.stringify(value)).join(", ");
}

/** json-rules-engine: a rule for each row, tried from the first down; the first success stops the run. */
export function jsonRules(rows: readonly Row[]): Rival {
  const { Engine } = load("json-rules-engine") as JsonRules;
  const engine = new Engine(
    rows.map((row, at) => ({
      priority: rows.length - at,
      conditions: {
        all: [
          { fact: "day", operator: "greaterThanInclusive", value: row.from },
          { fact: "day", operator: "lessThan", value: row.until },
          ...row.tests.map(({ field, any }) =>
            any.length === 1 ? { fact: field, operator: "equal", value: any[0] } : { fact: field, operator: "in", value: any },
          ),
        ],
      },
      event: { type: row.heading, params: { rate: row.rate } },
    })),
  );
  engine.on("success", () => engine.stop());
  return async (facts) => {
    const found: Decided[] = [];
    for (const each of facts) found.push((await engine.run(each)).events[0]?.params?.rate);
    return found;
  };
}
