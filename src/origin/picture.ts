// What each material does under one alternative, and the value contents next to what the rule asks. For people; the verdict is made without it.

import { type Rational, toDecimalText, toNumberRounded } from "../exact/rational.js";
import type { Counted } from "./bill.js";
import { type Judged, judge, sameHeadingShares } from "./judge.js";
import type { ValueTest } from "./notation.js";
import type { Material, Question } from "./question.js";
import { readQuestion } from "./read.js";
import { bitingSets, type ShiftSetting, shiftOf } from "./shift.js";
import type { OriginTables } from "./tables.js";
import { sum } from "./tolerance.js";
import type { Tried } from "./try-rule.js";
import { contents } from "./value-test.js";

/**
 * What a material does. `inside`: within a part that is itself counted as originating; `input`: within a self-produced part that is
 * not; `wanted`: a note wants it from the region; `value-only`: packaging and accessories, which count for the value alone; `non-originating`: no rule was reached.
 */
export type MaterialPart =
  | "originating"
  | "intermediate"
  | "inside"
  | "ignored"
  | "shifts"
  | "fails"
  | "de-minimis"
  | "open"
  | "wanted"
  | "value-only"
  | "input"
  | "non-originating";

/** One material, with its inputs after it. */
export interface PicturedMaterial {
  readonly path: string;
  readonly name: string;
  /** 1 for a material of the good. */
  readonly level: number;
  readonly part: MaterialPart;
  /** Its origin is not known, so it is taken as non-originating. */
  readonly unknown: boolean;
  /** What it adds to the value of non-originating materials, in dollars. */
  readonly counts?: string;
}

/** A value content against what is asked; shares from 0 to 1, `reached` below 0 where the materials are worth more than the good. */
export interface ValueBar {
  readonly method: "transaction value" | "net cost";
  readonly base: string;
  readonly reached: number;
  readonly needed?: number;
}

/** The picture of one alternative. */
export interface Picture {
  /** Index in the answer's alternatives; absent where no rule was reached. */
  readonly at?: number;
  readonly materials: readonly PicturedMaterial[];
  /** Value of non-originating materials, in dollars; absent where a value is missing. */
  readonly nonOriginatingValue?: string;
  readonly bars: readonly ValueBar[];
}

const CENTS = 2;
const DIGITS = 4;

/** The picture under the alternative `at`, or under the one that decides. Undefined for a question that is refused. */
export function pictureOf(tables: OriginTables, input: unknown, at?: number): Picture | undefined {
  const question = readQuestion(input, tables);
  if ("code" in question) return undefined;
  const judged = judge(question, tables, false);
  const chosen = at ?? deciding(judged.tried);
  const tried = judged.tried[chosen];
  const total = sum(judged.bill.counted);
  return {
    ...(tried === undefined ? {} : { at: chosen }),
    materials: pictured(question, judged, tried, tables),
    ...(total === undefined ? {} : { nonOriginatingValue: toDecimalText(total, CENTS) }),
    bars: barsOf(question, judged, tried, tables),
  };
}

// The one that holds; else one that is open; else the one that the fewest materials fail.
function deciding(tried: readonly Tried[]): number {
  const rank = ({ verdict }: Tried): number => (verdict.holds === true ? -2 : verdict.holds === undefined ? -1 : verdict.failing.length);
  return tried.reduce((best, each, at) => (at > 0 && rank(each) < rank(tried[best] as Tried) ? at : best), 0);
}

function pictured(question: Question, { bill }: Judged, tried: Tried | undefined, tables: OriginTables): readonly PicturedMaterial[] {
  const setting = tried === undefined ? undefined : settingOf(question, bill.counted, tried, tables);
  const found: PicturedMaterial[] = [];
  const put = (material: Material, level: number, part: MaterialPart, value?: Rational): void => {
    found.push({
      path: material.path,
      name: material.name,
      level,
      part,
      unknown: material.originating === undefined && material.inputs.length === 0 && part !== "ignored" && part !== "inside",
      ...(value === undefined ? {} : { counts: toDecimalText(value, CENTS) }),
    });
  };
  const inner = (materials: readonly Material[], level: number, counts: boolean): void => {
    for (const each of materials) {
      const left = each.ignored || each.role === "indirect" || each.role === "shipping-packing";
      put(each, level, left ? "ignored" : !counts ? "inside" : each.originating === true ? "originating" : "input");
      inner(each.inputs, level + 1, counts && !left && each.originating !== true);
    }
  };
  for (const material of question.materials) {
    const counted = bill.counted.find((each) => each.material === material);
    if (counted !== undefined) put(material, 1, partOf(counted, setting, tried), counted.value);
    else if (material.ignored || material.role === "indirect" || material.role === "shipping-packing") put(material, 1, "ignored");
    else put(material, 1, material.originating === true ? "originating" : "intermediate");
    inner(material.inputs, 2, counted !== undefined);
  }
  return found;
}

function settingOf(question: Question, counted: readonly Counted[], { rule, branch }: Tried, tables: OriginTables): ShiftSetting {
  const parsed = rule.parsed();
  const shifting = counted.filter((each) => each.shifts);
  return { rule, parsed, good: branch.good, tables, facts: question.facts, biting: bitingSets(shifting, parsed, tables) };
}

function partOf(counted: Counted, setting: ShiftSetting | undefined, tried: Tried | undefined): MaterialPart {
  if (!counted.shifts) return "value-only";
  if (setting === undefined) return "non-originating";
  if (tried?.verdict.wanted.some(({ material }) => material === counted.material) === true) return "wanted";
  const { passes } = shiftOf(counted, setting);
  if (passes === true) return "shifts";
  if (passes === undefined) return "open";
  return tried?.verdict.deMinimis?.used === true ? "de-minimis" : "fails";
}

function barsOf(question: Question, { bill, route }: Judged, tried: Tried | undefined, tables: OriginTables): readonly ValueBar[] {
  const reached = contents(bill.counted, question);
  const least: ValueTest = route === "same-heading parts" ? sameHeadingShares(tables) : (tried?.verdict.least ?? {});
  const bar = (
    method: ValueBar["method"],
    base: Rational | undefined,
    share: Rational | undefined,
    needed: Rational | undefined,
  ): ValueBar[] =>
    base === undefined || share === undefined
      ? []
      : [
          {
            method,
            base: toDecimalText(base, CENTS),
            reached: toNumberRounded(share, DIGITS),
            ...(needed === undefined ? {} : { needed: toNumberRounded(needed, DIGITS) }),
          },
        ];
  return [
    ...bar("transaction value", question.transactionValue, reached.tv, least.tv),
    ...bar("net cost", question.netCost, reached.nc, least.nc),
  ];
}
