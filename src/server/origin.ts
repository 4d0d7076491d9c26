// POST /v1/origin: one question with its status, or an array with errors in their places.

import type { Determination } from "../origin/types.js";
import { type Given, type Operation, type Parts, Refused, tooMany } from "./operation.js";
import { list, type Schema, TEXT } from "./schemas.js";

// The engine itself reads the question and refuses it in the contract's codes.
const QUESTION: Schema = {
  title: "OriginQuestion",
  description:
    "hts (6 or 8 digits), date, materials [{name, hts, value, originating: true, false or null}]; optional: use, branch, transactionValue, netCost, totalCost, weightKg, facts",
};
const DETERMINATION: Schema = {
  title: "Determination",
  type: "object",
  properties: { status: { enum: ["originates", "does-not-originate", "needs-facts", "error"] }, id: TEXT },
  required: ["status"],
};

function origin(given: Given, { determine }: Parts): unknown {
  if (Array.isArray(given.lines)) return tooMany(given.lines) ?? given.lines.map((each) => determine(each));
  return determine(given.line);
}

function originHttp(given: Given, parts: Parts): unknown {
  const found = origin(given, parts);
  if (Array.isArray(found) || found instanceof Refused) return found;
  const answer = found as Determination;
  if (answer.status !== "error") return answer;
  const { code, message, fix, key } = answer.error;
  return new Refused(422, code, message, fix, key);
}

/** The operation, for the table. */
export const ORIGIN_OPERATION: Operation = {
  name: "origin",
  method: "POST",
  path: "/v1/origin",
  summary: "Does a good qualify under CUSMA, from its bill of materials; one question or an array of up to 10,000",
  description:
    "Does a good qualify under CUSMA (general note 11)? From a bill of materials (line), or several (lines). Status is originates, does-not-originate (see suggestions), needs-facts (see questions) or error.",
  input: { "line?": QUESTION, "lines?": list(QUESTION) },
  body: ["line", "lines"],
  answer: DETERMINATION,
  run: origin,
  http: (_, __, given, parts) => originHttp(given, parts),
};
