// A bill of materials in; originates, does not originate, or the facts that would tell. Pure: the compiled rules are given.

import { compare, toNumberRounded, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, refusalIn } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { formatHts } from "../hts/number.js";
import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import { type Translator, translator } from "../said/translator.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import { automotiveNotices, averagingAsked } from "./averaging.js";
import { leftOut } from "./bill.js";
import { earnedBy } from "./earned.js";
import { goodsOf, type Judged, judge } from "./judge.js";
import { notesUntold } from "./notes.js";
import type { Question } from "./question.js";
import { readQuestion } from "./read.js";
import { askRemanufactured, REMANUFACTURED, withRecovered } from "./recovered.js";
import { restedOn } from "./reliance.js";
import type { Branch } from "./select.js";
import { suggest } from "./suggest.js";
import { mendsOf } from "./suggestion.js";
import type { OriginTables } from "./tables.js";
import { toldOfBill } from "./told.js";
import type { Tried } from "./try-rule.js";
import type { Alternative, Determination, OriginAnswer, OriginQuestionAsked } from "./types.js";
import { contents } from "./value-test.js";

/** How the answer is made. */
export interface DetermineOptions {
  /** Look for what would make it qualify; by default for bills of up to {@link SUGGEST_UP_TO} lines. */
  readonly suggest?: boolean;
  /** Language of the texts; English where none is asked. */
  readonly language?: Language;
}

/** The reason of an ordinary question. */
export const TURNS_ON_IT = message("origin/turns-on-it");

export const SUGGEST_UP_TO = 40;
const DIGITS = 4;

/** Determine one question. Never throws on input: what cannot be answered has status "error". */
export function determineWith(tables: OriginTables, input: unknown, options: DetermineOptions = {}): Determination {
  const read = readQuestion(input, tables);
  if ("code" in read) return refused(input, read, options.language);
  const question = withRecovered(read, tables);
  const sure = judge(question, tables, false);
  if (sure.selection.unknownBranch) {
    const names = sure.selection.names.map((each) => JSON.stringify(each)).join(", ");
    return refused(
      input,
      problem(
        "origin/unknown-branch",
        "branch",
        message("origin/unknown-branch", { number: formatHts(question.hts), day: question.date, branch: JSON.stringify(question.branch) }),
        names === "" ? message("origin/unknown-branch.fix.none") : message("origin/unknown-branch.fix", { names }),
      ),
      options.language,
    );
  }
  const open = unknownOrigins(question);
  const best = open.length > 0 ? judge(question, tables, true) : sure;
  const status =
    sure.originates === true ? "originates" : sure.originates === false && best.originates === false ? "does-not-originate" : "needs-facts";
  return answer(question, sure, best, status, open, tables, options);
}

function refused(input: unknown, found: FactProblem, language: Language = DEFAULT_LANGUAGE): Determination {
  const id = isRecord(input) && typeof input.id === "string" ? { id: input.id } : {};
  return { ...id, status: "error", error: refusalIn(translator(language), found) };
}

// A material whose origin is not known.
type Unsaid = Pick<Question["materials"][number], "path" | "name" | "value" | "role">;

function unknownOrigins(question: Question): readonly Unsaid[] {
  const walk = (materials: Question["materials"]): Unsaid[] =>
    materials.flatMap((each) =>
      leftOut(each)
        ? []
        : each.inputs.length > 0
          ? each.originating === true
            ? []
            : walk(each.inputs)
          : each.originating === undefined
            ? [each]
            : [],
    );
  return walk(question.materials);
}

function answer(
  question: Question,
  sure: Judged,
  best: Judged,
  status: OriginAnswer["status"],
  open: readonly Unsaid[],
  tables: OriginTables,
  options: DetermineOptions,
): OriginAnswer {
  const found = contents(sure.bill.counted, question);
  const tolerated =
    sure.tried.find(({ verdict }) => verdict.holds === true)?.verdict.deMinimis ??
    sure.tried.find(({ verdict }) => verdict.deMinimis !== undefined)?.verdict.deMinimis;
  const rested = restedOn(sure, status, question, tables);
  const to = translator(options.language ?? DEFAULT_LANGUAGE);
  const wanted = options.suggest ?? question.materials.length <= SUGGEST_UP_TO;
  return {
    ...(question.id === undefined ? {} : { id: question.id }),
    status,
    hts: formatHts(question.hts),
    ...(status === "originates" && sure.route !== undefined ? { route: sure.route } : {}),
    alternatives: sure.tried.map((each) => alternativeOf(each, sure, question, tables, to)),
    rvc: {
      ...(found.tv === undefined ? {} : { transactionValue: toNumberRounded(found.tv, DIGITS) }),
      ...(found.nc === undefined ? {} : { netCost: toNumberRounded(found.nc, DIGITS) }),
    },
    ...(tolerated === undefined
      ? {}
      : {
          deMinimis: {
            share: tolerated.share === undefined ? 0 : toNumberRounded(tolerated.share, DIGITS),
            allowed: tolerated.allowed,
            used: tolerated.used,
          },
        }),
    questions:
      status === "needs-facts" ? [...questions(sure, best, open, question, tables, to), ...averagingAsked(sure, question, tables, to)] : [],
    suggestions: status === "does-not-originate" && wanted ? suggest(question, tables, to) : [],
    assumptions: assumptions(question, status, sure, tables, to),
    notices: [
      ...sure.because.map((each) => sentence(to.arg(each))),
      ...sure.bill.notes.map(to.arg),
      ...toldOfBill(question, sure, tables).map(to.arg),
      ...automotiveNotices(sure, question).map(to.arg),
      ...notesUntold(goodsOf(sure.selection, tables, question), status === "originates", question, tables).map(to.arg),
      ...rested.because.map((why) => to.say(message("rely/reserved", { why }))),
    ],
    evidence: rested.evidence,
    reliance: rested.reliance,
    relianceBecause: rested.because.map(to.arg),
    ...(status === "originates" ? { originatesBecause: earnedBy(sure, rested, question, tables, to) } : {}),
    qualified: rested.reliance !== "read",
    cites: [...new Set([...sure.tried.flatMap(({ cites }) => cites), ...sure.notes.map(({ cite }) => cite), ...listCite(sure, tables)])],
  };
}

function alternativeOf(tried: Tried, { bill }: Judged, question: Question, tables: OriginTables, to: Translator): Alternative {
  const { rule, branch, verdict } = tried;
  const mends = mendsOf(tried, bill, question, tables, to);
  return {
    no: rule.no,
    rule: rule.text,
    ...(branch.name === "" && branch.equipment === undefined ? {} : { branch: branchName(branch) }),
    holds: verdict.holds ?? null,
    because: verdict.because.map(to.arg),
    level: rule.level,
    ...(mends.length === 0 ? {} : { mends }),
  };
}

function branchName({ name, equipment, uses }: Branch): string {
  return [name, ...(equipment === undefined ? [] : [uses.join(" or ")])].filter((each) => each !== "").join(", ");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function listCite({ list }: Judged, tables: OriginTables): readonly string[] {
  return list === undefined ? [] : [tables.data.scope[list.scope]?.cite ?? ""];
}

// What settles the answer by itself comes first, then what is worth most.
function inOrderOfWeight(open: readonly Unsaid[], question: Question, tables: OriginTables): readonly Unsaid[] {
  if (open.length > SUGGEST_UP_TO) return open;
  const weight = ({ path }: Unsaid): number => {
    if (judge(withOrigin(question, path, true), tables, false).originates === true) return 0;
    return judge(withOrigin(question, path, false), tables, true).originates === false ? 1 : 2;
  };
  return open
    .map((each) => ({ each, weight: weight(each) }))
    .sort((a, b) => a.weight - b.weight || compare(b.each.value ?? ZERO, a.each.value ?? ZERO))
    .map(({ each }) => each);
}

function withOrigin(question: Question, path: string, originating: boolean): Question {
  const put = (materials: Question["materials"]): Question["materials"] =>
    materials.map((each) =>
      each.path === path ? { ...each, originating } : each.inputs.length === 0 ? each : { ...each, inputs: put(each.inputs) },
    );
  return { ...question, materials: put(question.materials) };
}

function questions(
  sure: Judged,
  best: Judged,
  open: readonly Unsaid[],
  question: Question,
  tables: OriginTables,
  to: Translator,
): OriginQuestionAsked[] {
  const asked = new Map<string, OriginQuestionAsked>();
  if (best.originates !== sure.originates)
    for (const { path, name, role } of inOrderOfWeight(open, question, tables)) {
      const recovered = role === "recovered";
      const fact = recovered ? REMANUFACTURED : `${path}.originating`;
      const names = open.filter((each) => each.role === "recovered").map((each) => each.name);
      asked.set(fact, {
        kind: "fact",
        fact,
        ask: to.arg(recovered ? askRemanufactured(names, tables) : message("origin/ask.originates", { name })),
        choices: [true, false],
        because: to.say(message("origin/not-known")),
      });
    }
  for (const { fact, ask, kind, choices } of [...sure.asks, ...best.asks]) {
    if (asked.has(fact)) continue;
    const yesNo =
      (fact.startsWith("facts.") && !/(Content|Purchased|Points|production)$/.test(fact)) || /\.(originating|elastomeric)$/.test(fact);
    asked.set(fact, {
      kind: kind ?? "fact",
      fact,
      ask: to.arg(ask),
      choices: choices ?? (yesNo ? [true, false] : null),
      because: to.say(TURNS_ON_IT),
    });
  }
  return [...asked.values()];
}

function assumptions(question: Question, status: OriginAnswer["status"], judged: Judged, tables: OriginTables, to: Translator): string[] {
  const { facts } = question;
  const { equipmentDiffers } = judged;
  if (status === "does-not-originate") return [];
  return [
    ...(facts.producedInRegion === undefined ? [to.say(message("origin/assumed.region"))] : []),
    ...(facts.transitBroken === undefined ? [to.say(message("origin/assumed.transit"))] : []),
    ...(facts.foreignTradeZone === undefined ? [to.say(message("origin/assumed.zone"))] : []),
    ...(equipmentDiffers === true ? [to.say(message("origin/assumed.equipment"))] : []),
    ...supposedNotes(judged, question, tables, to),
  ];
}

// A note that bars what was rarely all that was done is supposed not to apply.
function supposedNotes({ selection, tried }: Judged, question: Question, tables: OriginTables, to: Translator): string[] {
  if (!tried.some(({ rule, verdict }) => verdict.holds === true && rule.parsed().scope !== "NOSHIFT")) return [];
  const notes = new Set(goodsOf(selection, tables, question).flatMap((good) => tables.notesOn(good)));
  return [...notes].flatMap(({ does, note, says, cite }) =>
    does === "bars-shift" && question.facts.notes?.[note] === undefined
      ? [to.say(message("origin/assumed.note", { says: { law: says }, cite }))]
      : [],
  );
}
