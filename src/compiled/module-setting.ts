// What is compiled, and what compiling needs beside it.

import type { AssessOptions } from "../assess/answer.js";
import type { Plan } from "../assess/plan.js";
import type { EngineParts } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import type { Chapter98Rule, Law } from "../law/types.js";
import type { Joints } from "./joint-tests.js";
import type { Node } from "./node.js";
import type { Variable } from "./variables.js";

/** What is compiled: the headings of a plan, or the base duty of its rate line. */
export interface Module {
  readonly of: "headings" | "rate";
  readonly plan: Plan;
  readonly hts: string;
  readonly origin: string;
  readonly day: Day;
  readonly importDay: Day;
  /** Law with joint conditions as facts. */
  readonly law: Law;
  readonly claim: string | null | undefined;
  /** Equal where everything but the headings is equal. */
  readonly frame: string;
  /** Whether the duty of the rate line is a part of it. */
  readonly whole: boolean;
  readonly chapter98: Chapter98Rule | undefined;
}

/** What compiling needs beside the module. */
export interface ModuleSetting {
  readonly parts: EngineParts;
  readonly options: AssessOptions;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly joints: Joints;
  /** So many things out of the ordinary may be stated together. */
  readonly rare: number;
  /** Shares of the value at which the law turns, by the amount. */
  readonly turns: ReadonlyMap<string, readonly Rational[]>;
  /** Trees that are compiled, by what was left to tell apart. */
  readonly kept: Map<string, Compiled>;
}

/** A compiled module, and whether the claim has a part in it. */
export interface Compiled {
  readonly node: Node | undefined;
  readonly readsClaim: boolean;
}
