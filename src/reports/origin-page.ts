// A determination in the words of a good origin analyst: the verdict, the rule, each material, the value bars, what would change it, what it is worth.

import { boundsInWords, PLAIN, type Style } from "../explain/words.js";
import { materialAt } from "../origin/apply.js";
import type { Picture, PicturedMaterial, ValueBar } from "../origin/picture.js";
import { RULE_ENGLISH, ruleInWords } from "../origin/rule-words.js";
import { RULE_FRENCH } from "../origin/rule-words-french.js";
import type { OriginTables } from "../origin/tables.js";
import type { Earned, OriginAnswer, OriginQuestion, OriginQuestionAsked } from "../origin/types.js";
import type { worthOf } from "../origin/worth.js";
import { type Message, message } from "../said/message.js";

/** What the page is made of. `worth` is undefined where no transaction value was given, or the duty has no figure. */
export interface Shown {
  readonly question: OriginQuestion;
  readonly answer: OriginAnswer;
  readonly picture: Picture | undefined;
  readonly worth: ReturnType<typeof worthOf>;
  readonly tables: OriginTables;
}

const WIDTH = 40;

/** The lines of the page. */
export function originPage(shown: Shown, style: Style): string[] {
  const { question, answer, picture } = shown;
  const { say } = style.translator;
  const about = { verdict: verdictOf(answer, style), hts: answer.hts, day: question.date };
  const reserved = new Set(answer.relianceBecause.map((why) => say(message("rely/reserved", { why }))));
  return [
    say(
      answer.route === undefined
        ? message("origin-page/head", about)
        : message("origin-page/head-route", { ...about, route: { word: answer.route } }),
    ),
    ...answer.relianceBecause.map((each) => style.warn(say(message("origin-page/because", { reason: each })))),
    ...(answer.evidence === undefined
      ? []
      : [style.dim(say(message("origin-page/evidence", { level: answer.evidence, cites: answer.cites.join("; ") })))]),
    "",
    ...rules(shown, style),
    ...materials(shown, style),
    ...(picture === undefined || picture.bars.length === 0
      ? []
      : [style.bold(say(message("origin-page/value"))), ...picture.bars.map((each) => `  ${barText(each, style)}`), ""]),
    ...section(
      message("origin-page/earned"),
      (answer.originatesBecause ?? []).map((each) => earnedText(each, style)),
      style,
    ),
    ...section(message("origin-page/questions"), questionsOf(answer), style),
    ...section(
      message("origin-page/suggestions"),
      answer.suggestions.map(({ text }) => text),
      style,
    ),
    ...section(message("origin-page/worth"), worthText(shown, style), style),
    ...section(message("origin-page/assumed"), answer.assumptions, style),
    ...section(
      message("origin-page/notices"),
      [...answer.notices.filter((each) => !reserved.has(each)), say(message("origin-page/apart"))],
      style,
    ),
  ];
}

function verdictOf({ reliance, status }: OriginAnswer, style: Style): string {
  const verdict = style.bold(style.translator.say(message(`origin-page/verdict.${status}`)));
  if (reliance === "read" || status === "needs-facts") return verdict;
  return `${verdict}${style.warn(style.translator.say(message("origin-page/reserved")))}`;
}

function section(title: Message, texts: readonly string[], style: Style): string[] {
  return texts.length === 0 ? [] : [style.bold(style.translator.say(title)), ...texts.map((text) => `  ${text}`), ""];
}

function earnedText({ condition, fact, row }: Earned, { translator: { say } }: Style): string {
  const by = [row, fact].filter((each) => each !== undefined).join("; ");
  return say(message("origin-page/earned-by", { condition, by: by === "" ? message("origin-page/by-bill") : by }));
}

function rules({ answer, tables }: Shown, style: Style): string[] {
  if (answer.alternatives.length === 0) return [];
  const { say, language } = style.translator;
  const phrases = language === "fr" ? RULE_FRENCH : RULE_ENGLISH;
  const several = answer.alternatives.length > 1;
  return [
    style.bold(say(several ? message("origin-page/rules") : message("origin-page/rule"))),
    ...answer.alternatives.flatMap(({ no, rule, branch, holds, because, mends = [] }) => [
      `  ${say(message(holds === true ? "origin-page/holds" : holds === false ? "origin-page/fails" : "origin-page/open"))}  ${no}${branch === undefined ? "" : ` [${branch}]`}: ${ruleInWords(rule, tables.sets, phrases)}`,
      ...because.map((each) => style.dim(`           ${each}`)),
      ...mends.map(({ text }) => `           → ${text}`),
    ]),
    "",
  ];
}

function materials({ question, picture }: Shown, style: Style): string[] {
  if (picture === undefined || picture.materials.length === 0) return [];
  const { say, arg } = style.translator;
  const row = (each: PicturedMaterial): string => {
    const material = materialAt(question, each.path);
    const name = `${"  ".repeat(each.level - 1)}${each.name}`;
    const value = material?.value === undefined ? "" : arg({ money: String(material.value) });
    return `  ${name.padEnd(WIDTH)} ${(material?.hts ?? "").padEnd(13)} ${value.padStart(14)}  ${say(message(`origin-page/part.${each.part}`))}${each.unknown ? say(message("origin-page/unknown")) : ""}`;
  };
  const total =
    picture.nonOriginatingValue === undefined
      ? []
      : [say(message("origin-page/non-originating", { value: { money: picture.nonOriginatingValue } }))];
  return [style.bold(say(message("origin-page/materials"))), ...picture.materials.map(row), ...total, ""];
}

/** A bar of text: what is reached, and a mark where the threshold lies. */
export function barText({ method, reached, needed }: ValueBar, { translator: { say, word } }: Style = PLAIN): string {
  const place = (share: number): number => Math.max(0, Math.min(WIDTH, Math.round(share * WIDTH)));
  const cells = [..."█".repeat(place(reached)).padEnd(WIDTH, "·")];
  if (needed !== undefined) cells.splice(Math.min(WIDTH - 1, place(needed)), 1, "|");
  const about = { share: { percent: Number(reached.toFixed(4)) } };
  const told =
    needed === undefined
      ? message("origin-page/bar-not-asked", about)
      : message("origin-page/bar", { ...about, needed: { percent: Number(needed.toFixed(4)) } });
  return `${word(method).padEnd(17)} ${cells.join("")} ${say(told)}`;
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

function worthText({ worth, question, answer }: Shown, style: Style): string[] {
  const { say } = style.translator;
  if (question.transactionValue === undefined) return [say(message("origin-page/give-value"))];
  if (worth === undefined) return [say(message("origin-page/no-figure"))];
  if ("status" in worth) return [say(message("origin-page/cannot-show", { why: worth.error.message, fix: worth.error.fix }))];
  return [
    say(
      message("origin-page/duty", {
        value: { money: String(question.transactionValue) },
        day: question.date,
        without: boundsInWords(worth.without, style),
        with: boundsInWords(worth.with, style),
      }),
    ),
    ...(worth.questions.length === 0 ? [] : [say(message("origin-page/turns-on")), ...questionsOf(worth).map((each) => `  ${each}`)]),
    ...(answer.status === "originates" ? [] : [say(message("origin-page/not-available"))]),
  ];
}
