// The files of declarations that are made from the contract: `npm run contract` writes them, a test holds them.

import type { FactRule } from "../law/types.js";
import type { Vocabulary } from "../law/vocabulary.js";
import * as a from "./answer-schema.js";
import { declarations } from "./declarations.js";
import { DECIMAL, entryLineSchema } from "./entry-line.js";
import type { Schema } from "./schema.js";

const ANSWERS: ReadonlyMap<Schema, string> = new Map([
  [a.AUTHORITY, "Authority"],
  [a.DUTY, "DutyLine"],
  [a.EXEMPTION, "ExemptionLine"],
  [a.TOTALS, "Totals"],
  [a.FEE, "FeeLine"],
  [a.DUTY_BOUNDS, "DutyBounds"],
  [a.QUESTION_OUTCOME, "QuestionOutcome"],
  [a.QUESTION, "Question"],
  [a.PROHIBITION, "Prohibition"],
  [a.RELIEF, "Relief"],
  [a.ASSUMPTION, "Assumption"],
  [a.REFUNDABLE, "Refundable"],
  [a.NOTICE, "Notice"],
  [a.TRACE_STEP, "TraceStep"],
  [a.ANSWER_ERROR, "AnswerError"],
  [a.LINE_INFO, "LineInfo"],
  [a.DECLARED, "Declared"],
  [a.FILED, "Filed"],
  [a.STATED, "Stated"],
  [a.COMPLETION_FACT, "CompletionFact"],
  [a.COMPLETION, "Completion"],
  [a.RANGE, "Range"],
  [a.DETERMINED, "Determined"],
  [a.RANGED, "Ranged"],
  [a.PROHIBITED, "Prohibited"],
  [a.ANSWER, "Answer"],
  [a.REFUSAL, "Refusal"],
  [a.ASSESSMENT, "Assessment"],
  [a.ENTRY, "EntryAssessment"],
  [a.OPTIONS, "AssessOptions"],
]);

const MADE = "Made by `npm run contract`; change the schema, not this file.";

/** `src/contract/answer.ts`. */
export function answerFile(): string {
  const imported = new Map([
    [a.CODE, "Code"],
    [a.SAID, "Said"],
    [a.ERROR_CODE, "ErrorCode"],
  ]);
  return [
    `// The types of answers, from answer-schema.ts. ${MADE}`,
    "",
    'import type { Code, Said } from "../said/codes.js";',
    'import type { ErrorCode } from "./errors.js";',
    "",
    declarations({ names: ANSWERS, imported, unions: new Set([a.ANSWER]) }),
  ].join("\n");
}

/** `src/contract/vocabulary.ts`: the words of the law from which types and columns are made. */
export function vocabularyFile({ programs, materials, shares, authorities }: Vocabulary): string {
  const texts = (all: readonly string[]): string => `[${all.map((each) => JSON.stringify(each)).join(", ")}]`;
  const constant = (name: string, says: string, value: string): string => `/** ${says} */\nexport const ${name} = ${value} as const;\n`;
  const map = (rows: readonly (readonly [key: string, value: string])[]): string =>
    `{\n${rows.map(([key, value]) => `  ${key}: ${value},\n`).join("")}}`;
  return [
    "// The words of law/vocabulary.yaml from which types and columns of tables are made. Made by `npm run contract`; change that file.",
    "",
    constant(
      "AUTHORITY_COLUMNS",
      "Columns of the amounts by what they rest on; the ordinary duty comes first.",
      map(authorities.map(({ name, column }) => [column, JSON.stringify(name)])),
    ),
    constant(
      "CASE_AUTHORITIES",
      "Those whose duties have case numbers.",
      texts(authorities.flatMap(({ name, cases }) => (cases ? [name] : []))),
    ),
    constant(
      "PROGRAM_SYMBOLS",
      "Symbols of the preference programs; the first is tried where no claim is stated.",
      texts(programs.flatMap(({ symbols }) => symbols)),
    ),
    constant("MATERIALS", "What an article can be made of, by the names of the facts.", texts(materials.map(({ id }) => id))),
    constant(
      "CHARGED_MATERIALS",
      "Those on whose value alone a duty can fall.",
      texts(materials.flatMap(({ id, charged }) => (charged ? [id] : []))),
    ),
    constant(
      "MATERIAL_PLACES",
      "Where a material was made, by the parts of its facts.",
      map(materials.flatMap(({ id, places }) => (Object.keys(places).length === 0 ? [] : [[id, texts(Object.values(places))] as const]))),
    ),
    constant(
      "SHARES",
      "Shares of the weight of a material that can be stated, and what each is.",
      map(shares.map(({ fact, says }) => [fact, JSON.stringify(says)])),
    ),
    constant(
      "MATERIAL_COLUMNS",
      "Parts of a content that a table has a column for although the law does not ask them.",
      map(materials.flatMap(({ id, columns }) => (columns.length === 0 ? [] : [[id, texts(columns)] as const]))),
    ),
  ].join("\n");
}

/** `src/contract/entry-line-input.ts`. */
export function entryLineFile(registry: readonly FactRule[]): string {
  const { line, content, facts } = entryLineSchema(registry);
  const names = new Map([
    [DECIMAL, "Decimal"],
    [facts, "FactsInput"],
    [content, "ContentInput"],
    [line, "EntryLineInput"],
  ]);
  return [`// The type of one entry line, from entry-line.ts and law/facts.yaml. ${MADE}`, "", declarations({ names })].join("\n");
}
