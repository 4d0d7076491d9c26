// POST /v1/origin: one question with its status, or an array with errors in their places.

import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Determination } from "../origin/types.js";
import { lineOf, worthOf } from "../origin/worth.js";
import type { Language } from "../said/language.js";
import { type Given, languageOf, manyLines, type Operation, type Parts, Refused, runOperation, tooMany } from "./operation.js";
import { BILL_QUERY, originQuestion } from "./origin-table.js";
import { AMOUNT, COUNT, DUTY_BOUNDS, list, NUMBER, object, REFUSAL, type Schema, TEXT, YES } from "./schemas.js";

// The engine itself reads the question and refuses it in the contract's codes.
const QUESTION: Schema = {
  title: "OriginQuestion",
  description:
    "hts (6 or 8 digits), date, materials [{name, hts, value, originating: true, false or null}]; optional: use, branch, transactionValue, netCost, totalCost, weightKg, purchases [{name, hts, value, originating, metal}] of a vehicle producer, entry (facts of the entry line, for the worth), facts",
};
const YES_OR_NULL: Schema = { type: ["boolean", "null"] };
const LEVEL: Schema = {
  enum: ["P", "S", "SR", "M"],
  description: "Proof of the rule: primary text seen, transcription, repaired transcription, memory",
};
const TEXTS = list(TEXT);
const WORTH = object(
  {
    without: DUTY_BOUNDS,
    with: DUTY_BOUNDS,
    questions: list(
      object(
        {
          kind: { enum: ["fact", "law"] },
          fact: TEXT,
          ask: TEXT,
          choices: { type: ["array", "null"], items: { type: ["string", "boolean"] } },
          because: TEXT,
        },
        { title: "WorthQuestion", description: "What the duty turns on; the answer goes into the question under the path of fact" },
      ),
    ),
    measures: list(object({ measure: TEXT, title: TEXT, asks: list({ enum: ["originating", "country-of-origin", "melt-or-smelt"] }) })),
  },
  { title: "Worth", description: "Duty of the line without and with the claim; the measures of the line with the origins that each asks" },
);
const MEND = object(
  { kind: { enum: ["value", "shift"] }, "material?": TEXT, "value?": AMOUNT, "share?": NUMBER, text: TEXT },
  {
    title: "Mend",
    description: "What a failing test lacks: non-originating value that would have to originate, or the one material that fails",
  },
);
const ANSWERED = object(
  {
    "id?": TEXT,
    status: { enum: ["originates", "does-not-originate", "needs-facts"] },
    hts: TEXT,
    "route?": {
      enum: [
        "product-specific rule",
        "wholly obtained",
        "originating materials",
        "same-heading parts",
        "information technology",
        "automotive",
      ],
    },
    alternatives: list(
      object(
        { no: COUNT, rule: TEXT, "branch?": TEXT, holds: YES_OR_NULL, because: TEXTS, level: LEVEL, "mends?": list(MEND) },
        { title: "Alternative" },
      ),
    ),
    rvc: object({ "transactionValue?": NUMBER, "netCost?": NUMBER }),
    "deMinimis?": object({ share: NUMBER, allowed: YES, used: YES }),
    questions: list(
      object(
        {
          kind: { enum: ["fact", "law"] },
          fact: TEXT,
          ask: TEXT,
          choices: { type: ["array", "null"], items: { type: ["string", "boolean"] } },
          because: TEXT,
        },
        { title: "OriginQuestionAsked" },
      ),
    ),
    suggestions: list(object({ materials: TEXTS, names: TEXTS, "value?": AMOUNT, text: TEXT }, { title: "Suggestion" })),
    assumptions: TEXTS,
    notices: TEXTS,
    evidence: LEVEL,
    reliance: {
      enum: ["read", "remembered", "disputed"],
      description:
        "Every row was read in print or in a faithful transcription; a row is from memory, repaired or bridged; an open reading of the text decides",
    },
    relianceBecause: TEXTS,
    "originatesBecause?": list(
      object(
        { condition: TEXT, "fact?": TEXT, "row?": TEXT },
        { title: "Earned", description: "The fact or the row that earned a condition" },
      ),
    ),
    qualified: { ...YES, description: "Reliance is not read" },
    cites: TEXTS,
    "worth?": { anyOf: [WORTH, REFUSAL] },
    "notes?": {
      ...list(object({ row: COUNT, "field?": TEXT, code: TEXT, message: TEXT, "fix?": TEXT }, { title: "RowNote" })),
      description: "Of a bill that came as a table: what was read otherwise than written, by its row",
    },
  },
  { title: "OriginAnswer" },
);
const DETERMINATION: Schema = { title: "Determination", anyOf: [ANSWERED, REFUSAL] };

function answer(
  line: unknown,
  worth: boolean,
  language: Language,
  { determine, engine }: Parts,
): Determination & { readonly worth?: unknown } {
  const found = determine(line, { language });
  const entry = worth && found.status !== "error" ? lineOf(line, engine) : undefined;
  const value = entry === undefined ? undefined : worthOf(engine, entry, { language });
  return value === undefined ? found : { ...found, worth: value };
}

function origin(given: Given, parts: Parts): unknown {
  const { line, lines, worth } = given;
  const language = languageOf(given);
  if (Array.isArray(lines)) return tooMany(lines) ?? lines.map((each) => answer(each, worth === true, language, parts));
  return answer(line, worth === true, language, parts);
}

async function originTable(request: FastifyRequest, reply: FastifyReply, { language }: Given, parts: Parts): Promise<unknown> {
  const asked = await originQuestion(request, reply, parts);
  if (asked instanceof Refused) return asked;
  const found = originHttp({ line: asked.question, worth: asked.worth, language }, parts);
  return found instanceof Refused ? found : { ...(found as object), notes: asked.notes };
}

function originHttp(given: Given, parts: Parts): unknown {
  if (Array.isArray(given.lines)) return runOperation(ORIGIN_OPERATION, given, parts);
  const found = origin(given, parts);
  const one = found as Determination;
  if (one.status !== "error") return one;
  const { code, message: what, fix, key } = one.error;
  return new Refused(422, code, what, fix, key, one.id);
}

/** The operation, for the table. */
export const ORIGIN_OPERATION: Operation = {
  name: "origin",
  method: "POST",
  path: "/v1/origin",
  summary: "Does a good qualify under CUSMA, from its bill of materials; one question, an array of up to 10,000, or the bill as a table",
  description:
    "Does a good qualify under CUSMA (general note 11)? From a bill of materials (line), or several (lines). Status is originates, does-not-originate (see suggestions), needs-facts (see questions) or error.",
  input: {
    "line?": QUESTION,
    "lines?": list(QUESTION),
    "worth?": { ...YES, description: "Also say what the claim is worth: the duty with and without it, where transactionValue is given" },
  },
  body: ["line", "lines"],
  table: BILL_QUERY,
  answer: DETERMINATION,
  run: origin,
  long: manyLines,
  http: (request, reply, given, parts) =>
    request.body instanceof Readable ? originTable(request, reply, given, parts) : originHttp(given, parts),
};
