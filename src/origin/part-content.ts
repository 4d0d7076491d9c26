// The value content that the automotive appendix asks of a listed part used as original equipment, next to a rule that has none of its own
// (GN 11(k)(iii): "notwithstanding subdivision (o)"). Customs has read it as a condition on top of the rule for the parts of one table; the
// same words stand over tables that no ruling speaks of, so that there the reading is asked.

import { message } from "../said/message.js";
import type { Bill } from "./bill.js";
import type { ValueTest } from "./notation.js";
import type { Question } from "./question.js";
import { judgeRule, type RuleVerdict } from "./rule.js";
import type { Branch } from "./select.js";
import type { OriginTables, Rule } from "./tables.js";
import { valueTest } from "./value-test.js";

/** The name of the reading in origin/readings.csv. */
const READING = "part content";

/** The figures that the appendix puts over a rule: none where the rule's row carries them itself. */
export function overlayOf(rule: Rule, branch: Branch): ValueTest | undefined {
  return rule.uses.length > 0 && rule.parsed().value !== undefined ? undefined : branch.overlay;
}

/** Judge a rule of a branch under the figures of the appendix. */
export function judgePart(
  rule: Rule,
  branch: Branch,
  bill: Bill,
  question: Question,
  tables: OriginTables,
  overlay: ValueTest | undefined,
): RuleVerdict {
  const { good } = branch;
  if (overlay === undefined || rule.parsed().value !== undefined) return judgeRule(rule, good, bill, question, tables, overlay);
  const on = withMethod(judgeRule(rule, good, bill, question, tables, overlay, true), overlay, bill, question);
  if (branch.content !== "open") return on;
  const off = judgeRule(rule, good, bill, question, tables);
  // The two readings part only where the rule by itself is or may be met and the content is not.
  if (on.holds === true || off.holds === false || (on.holds === undefined && off.holds === undefined)) return on;
  const readings = tables.data.readings.filter(([reading]) => reading === READING);
  const chosen = question.facts.readings?.[READING];
  if (chosen !== undefined) {
    const [, , says = "", cite = ""] = readings.find(([, choice]) => choice === chosen) ?? [];
    const verdict = chosen === "added" ? on : off;
    return { ...verdict, disputes: [...verdict.disputes, message("rely/reading", { says: { law: says }, cite })] };
  }
  const ask = message("origin/ask.part-reading", {
    readings: {
      all: readings.map(([, choice, says, cite]) => message("origin/reading", { choice, says: { law: says }, cite })),
      by: " ",
    },
  });
  return {
    ...on,
    holds: undefined,
    because: [...on.because, message("origin/because.part-reading")],
    asks: [...on.asks, ...off.asks, { kind: "law", fact: `facts.readings.${READING}`, ask, choices: readings.map(([, choice]) => choice) }],
  };
}

// The printed proviso gives the figure by transaction value only where the rule itself has that method; the ruling names both figures for a
// rule that has none. A yes by transaction value alone rests on the ruling.
function withMethod(verdict: RuleVerdict, { nc }: ValueTest, bill: Bill, question: Question): RuleVerdict {
  if (verdict.holds !== true || nc === undefined || valueTest({ nc }, bill.counted, question).holds === true) return verdict;
  return {
    ...verdict,
    disputes: [...verdict.disputes, message("rely/transaction-value-alone")],
  };
}
