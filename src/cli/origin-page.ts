// A determination in the words of a good origin analyst: the verdict, the rule, each material, the value bars, what would change it, what it is worth.

import { boundsInWords, dollars, type Style } from "../explain/words.js";
import { materialAt } from "../origin/apply.js";
import type { MaterialPart, Picture, PicturedMaterial, ValueBar } from "../origin/picture.js";
import { RESERVED } from "../origin/reliance.js";
import { ruleInWords } from "../origin/rule-words.js";
import type { OriginTables } from "../origin/tables.js";
import type { Earned, OriginAnswer, OriginQuestion, OriginQuestionAsked } from "../origin/types.js";
import type { worthOf } from "../origin/worth.js";

/** What the page is made of. `worth` is undefined where no transaction value was given, or the duty has no figure. */
export interface Shown {
  readonly question: OriginQuestion;
  readonly answer: OriginAnswer;
  readonly picture: Picture | undefined;
  readonly worth: ReturnType<typeof worthOf>;
  readonly tables: OriginTables;
}

const VERDICT: Readonly<Record<OriginAnswer["status"], string>> = {
  originates: "ORIGINATES",
  "does-not-originate": "DOES NOT ORIGINATE",
  "needs-facts": "NEEDS FACTS",
};

const PART: Readonly<Record<MaterialPart, string>> = {
  originating: "originating",
  intermediate: "self-produced, originates by itself",
  inside: "within a part that counts as originating",
  ignored: "left out of the count",
  shifts: "makes the change",
  fails: "fails the change",
  "de-minimis": "fails the change, within the tolerance",
  open: "not settled",
  wanted: "must originate, by a note",
  "value-only": "counts for the value only",
  input: "counts within its part",
  "non-originating": "non-originating",
};

const WIDTH = 40;

/** The lines of the page. */
export function originPage(shown: Shown, style: Style): string[] {
  const { question, answer, picture } = shown;
  const route = answer.route === undefined ? "" : `, ${answer.route}`;
  return [
    `${style.bold(VERDICT[answer.status])}${reserved(answer, style)}  ${answer.hts} on ${question.date}${route}`,
    ...answer.relianceBecause.map((each) => style.warn(`  because ${each}`)),
    ...(answer.evidence === undefined ? [] : [style.dim(`evidence of the rule: ${answer.evidence}; ${answer.cites.join("; ")}`)]),
    "",
    ...rules(shown, style),
    ...materials(shown, style),
    ...(picture === undefined || picture.bars.length === 0
      ? []
      : [style.bold("Regional value content"), ...picture.bars.map((each) => `  ${barText(each)}`), ""]),
    ...section("What earned it", (answer.originatesBecause ?? []).map(earnedText), style),
    ...section("What would settle it", questionsOf(answer), style),
    ...section(
      "What would make it qualify",
      answer.suggestions.map(({ text }) => text),
      style,
    ),
    ...section("What it is worth", worthText(shown), style),
    ...section("What is assumed", answer.assumptions, style),
    ...section("To know", [...answer.notices.filter((each) => !each.startsWith(RESERVED)), ...APART], style),
  ];
}

function reserved({ reliance, status }: OriginAnswer, style: Style): string {
  return reliance === "read" || status === "needs-facts" ? "" : style.warn(", check before you rely on it");
}

const APART = [
  "Three origins are kept apart: this answer is the one of general note 11 (the claim). Whether the good is a good of Canada under 19 CFR Part 102 (marking, S+, the Canada duty) and where it was last substantially transformed (section 301, the Canada duty) are not decided here.",
];

function section(title: string, texts: readonly string[], style: Style): string[] {
  return texts.length === 0 ? [] : [style.bold(title), ...texts.map((text) => `  ${text}`), ""];
}

function earnedText({ condition, fact, row }: Earned): string {
  return `${condition}: ${[row, fact].filter((each) => each !== undefined).join("; ") || "by the bill"}`;
}

function rules({ answer, tables }: Shown, style: Style): string[] {
  if (answer.alternatives.length === 0) return [];
  const several = answer.alternatives.length > 1;
  return [
    style.bold(several ? "The rule: one of these" : "The rule"),
    ...answer.alternatives.flatMap(({ no, rule, branch, holds, because, mends = [] }) => [
      `  ${holds === true ? "holds" : holds === false ? "fails" : "open "}  ${no}${branch === undefined ? "" : ` [${branch}]`}: ${ruleInWords(rule, tables.sets)}`,
      ...because.map((each) => style.dim(`           ${each}`)),
      ...mends.map(({ text }) => `           → ${text}`),
    ]),
    "",
  ];
}

function materials({ question, picture }: Shown, style: Style): string[] {
  if (picture === undefined || picture.materials.length === 0) return [];
  const row = (each: PicturedMaterial): string => {
    const material = materialAt(question, each.path);
    const name = `${"  ".repeat(each.level - 1)}${each.name}`;
    const value = material?.value === undefined ? "" : dollars(String(material.value));
    return `  ${name.padEnd(WIDTH)} ${(material?.hts ?? "").padEnd(13)} ${value.padStart(14)}  ${PART[each.part]}${each.unknown ? " (origin unknown, taken as foreign)" : ""}`;
  };
  const total =
    picture.nonOriginatingValue === undefined ? [] : [`  value of non-originating materials: ${dollars(picture.nonOriginatingValue)}`];
  return [style.bold("The materials"), ...picture.materials.map(row), ...total, ""];
}

/** A bar of text: what is reached, and a mark where the threshold lies. */
export function barText({ method, reached, needed }: ValueBar): string {
  const place = (share: number): number => Math.max(0, Math.min(WIDTH, Math.round(share * WIDTH)));
  const cells = [..."█".repeat(place(reached)).padEnd(WIDTH, "·")];
  if (needed !== undefined) cells.splice(Math.min(WIDTH - 1, place(needed)), 1, "|");
  const figure = (share: number): string => `${Number((share * 100).toFixed(2))}%`;
  return `${method.padEnd(17)} ${cells.join("")} ${figure(reached)}${needed === undefined ? ", the rule does not ask for it" : `, needs ${figure(needed)}`}`;
}

function questionsOf({ questions }: { readonly questions: readonly Pick<OriginQuestionAsked, "ask" | "fact" | "choices">[] }): string[] {
  return questions.map(({ ask, fact, choices }) => {
    const given = choices === null ? "VALUE" : choices.map((each) => (each === true ? "yes" : each === false ? "no" : each)).join("|");
    const flag =
      fact === "use" || fact === "branch"
        ? `--${fact} "${given}"`
        : fact === "materials"
          ? "--bill FILE"
          : /^(?:facts|materials|purchases|entry)\./.test(fact)
            ? `--fact "${fact}=${given}"`
            : `--${dashed(fact)} ${given}`;
    return `${ask}  ${flag}`;
  });
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function worthText({ worth, question, answer }: Shown): string[] {
  if (question.transactionValue === undefined) return ["Give --transaction-value to see the duty at stake."];
  if (worth === undefined) return ["The duty has no figure for this line."];
  if ("status" in worth) return [`The duty at stake cannot be shown: ${worth.error.message} ${worth.error.fix}`];
  return [
    `Duty on ${dollars(String(question.transactionValue))} entered ${question.date} as a product of Canada: ${boundsInWords(worth.without)} without the claim, ${boundsInWords(worth.with)} with it.`,
    ...(worth.questions.length === 0 ? [] : ["The duty itself turns on:", ...questionsOf(worth).map((each) => `  ${each}`)]),
    ...(answer.status === "originates" ? [] : ["The lower figure is not available while the good is not shown to originate."]),
  ];
}
