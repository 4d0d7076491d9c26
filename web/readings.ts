// Questions of the law behind the notices: those whose readings give this line different duties, and those that were settled by hand.

import type { Answer as Answered, QuestionOutcome } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import { dutyBounds } from "../src/assess/filed.js";
import { type Claim, claimOf } from "./claim.js";
import { lineOf, optionsOf, type PageState } from "./state.js";

/** One question with what each reading comes to. */
export interface OpenReading {
  readonly id: string;
  readonly ask: string;
  readonly cite: string;
  readonly choices: readonly string[];
  readonly outcomes: readonly QuestionOutcome[];
}

/** The questions that matter to these answers. */
export function openReadings(engine: Engine, answers: readonly Answered[], state: PageState): OpenReading[] {
  const told = new Set(answers.flatMap((answer) => answer.notices.map(({ question }) => question)));
  const claim = claimOf(engine.law, state.origin);
  const questions = engine.law.measures.flatMap((measure) => measure.questions);
  return questions
    .filter(({ id }) => state.readings[id] !== undefined || told.has(id))
    .map(({ id, ask, cites, readings }) => ({
      id,
      ask,
      cite: cites.join("; "),
      choices: readings,
      outcomes: readings.map((reading, at) => outcomeOf(engine, state, id, at + 1, null, reading)),
      claimed: readings.map((reading, at) => outcomeOf(engine, state, id, at + 1, claim, reading)),
    }))
    .filter(({ id, outcomes, claimed }) => state.readings[id] !== undefined || [outcomes, claimed].some(differ))
    .map(({ claimed, outcomes, ...each }) => ({ ...each, outcomes: differ(outcomes) ? outcomes : claimed }));
}

function differ(outcomes: readonly QuestionOutcome[]): boolean {
  return new Set(outcomes.map(({ duty }) => `${duty?.min} ${duty?.max}`)).size > 1;
}

function outcomeOf(engine: Engine, state: PageState, id: string, choice: number, spi: Claim, reading: string): QuestionOutcome {
  const answer = engine.assess(lineOf(state, spi), { ...optionsOf(state), readings: { ...state.readings, [id]: choice } });
  if (answer.status === "error" || answer.status === "prohibited") return { if: reading };
  const duty = answer.status === "range" ? dutyBounds(answer.range) : { min: answer.totals.duty, max: answer.totals.duty };
  return { if: reading, duty };
}
