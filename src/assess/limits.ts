// How large an unknown amount can be: parts add up to the whole at most.

import { fromInteger, max, min, type Rational, sub, ZERO } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import type { FactRule } from "../law/types.js";
import type { Ask, WorldSetting } from "./world.js";

/** Facts of one completion, as far as they were tried. */
export type Assigned = ReadonlyMap<string, FactValue | null>;

/** The highest rate of the chapter of the line and of those to which its rate texts point; undefined where a rate there counts units. */
export type HighestRate = (points: FactRule["points"]) => Rational | undefined;

/** What limits an amount, other than the line itself. */
export interface Limits {
  readonly highest: HighestRate;
  /** Facts that the rate of the line asks for together with this one. */
  readonly parts: readonly string[];
}

/** The most that an unknown amount can be; undefined where nothing limits it. */
export function limitOf(ask: Ask, setting: WorldSetting, assigned: Assigned, { highest, parts }: Limits): Rational | undefined {
  const rule = setting.rules.get(ask);
  const content = /^content\.[^.]+\.(value|weightKg)$/.exec(ask)?.[1];
  if (content === "value") return leftOf(setting.line.value, setting, assigned, isContentValue);
  if (content === "weightKg" || rule?.within === "weight") return weightLeft(ask, setting, assigned);
  if (ask.startsWith("quantity.")) return undefined;
  if (rule?.within === "value") return leftByParts(setting, assigned, parts);
  if (rule?.within === "chapter-rate") {
    const share = highest(rule.points);
    return share === undefined ? undefined : { n: share.n * 100n, d: share.d };
  }
  if (rule?.most !== undefined) return fromInteger(rule.most);
  // Every other amount of money is a part of the value.
  return rule === undefined || rule.type === "decimal" ? setting.line.value : undefined;
}

function isContentValue(path: string): boolean {
  return path.startsWith("content.") && path.endsWith(".value");
}

function weightLeft(ask: Ask, setting: WorldSetting, assigned: Assigned): Rational | undefined {
  const stated = setting.line.given.get("weightKg");
  setting.consulted.add("weightKg");
  const counted = setting.line.quantity.get("kg");
  const whole = isExact(stated) && counted !== undefined ? min(stated, counted) : isExact(stated) ? stated : counted;
  if (whole === undefined) return undefined;
  const isContent = ask.startsWith("content.");
  return isContent ? leftOf(whole, setting, assigned, (path) => path.startsWith("content.") && path.endsWith(".weightKg")) : whole;
}

// Parts of an article that one rate names do not overlap. Parts that two rates name may: a case, and a case with its strap.
function leftByParts(setting: WorldSetting, assigned: Assigned, parts: readonly string[]): Rational {
  let left = setting.line.value;
  for (const path of parts) {
    if (setting.rules.get(path)?.within !== "value") continue;
    const value = setting.line.given.get(path) ?? assigned.get(path);
    if (value === undefined || value === null || !isExact(value)) continue;
    left = sub(left, value);
    setting.consulted.add(path);
  }
  return max(left, ZERO);
}

function leftOf(whole: Rational, setting: WorldSetting, assigned: Assigned, isPart: (path: string) => boolean): Rational {
  let left = whole;
  for (const facts of [setting.line.given, assigned])
    for (const [path, value] of facts) {
      if (value === null || !isExact(value) || !isPart(path)) continue;
      left = sub(left, value);
      setting.consulted.add(path);
    }
  return max(left, ZERO);
}
