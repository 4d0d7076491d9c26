// The exposure of the bundled trade as data, for the command, the API and agents alike.

import type { Engine } from "../assess/engine.js";
import { translate } from "../console/language.js";
import { today } from "../console/options.js";
import { type Day, parseDay } from "../exact/day.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { assumptionsOf, bundledTrade, sectorOf } from "../packaged/trade-bundle.js";
import { printNotice } from "../print/words.js";
import { type Exposer, type ExposureBy, openExposure } from "../scenario/exposure.js";
import { type ExposureReport, exposureReport } from "../scenario/report.js";

/** What is asked, as text. */
export interface ExposureAsked {
  readonly date?: string;
  readonly by?: string;
  readonly month?: string;
  readonly claims?: string;
  readonly assume?: readonly string[];
  readonly adcvd?: boolean;
}

const GROUPS: readonly string[] = ["sector", "chapter", "heading", "month"];
const OWN_DAYS = "own";
const opened = new WeakMap<Engine, Exposer>();

function exposerOf(engine: Engine): Exposer {
  const found = opened.get(engine) ?? openExposure(engine.law, engine.schedule, bundledTrade());
  opened.set(engine, found);
  return found;
}

/** What is asked, once it was read; a wrong question throws a call error. */
export function exposureRequest(asked: ExposureAsked) {
  const trade = bundledTrade();
  const by = asked.by ?? "sector";
  if (!GROUPS.includes(by)) throw new CallError(`Exposure is not summed by ${by}.`, `Choose one of ${GROUPS.join(", ")}.`);
  const date = asked.date ?? today();
  if (date !== OWN_DAYS && parseDay(date) === undefined)
    throw new CallError(`${date} is not a day of the calendar.`, "Write YYYY-MM-DD, or own for every month under the law of its own days.");
  const claims = asked.claims ?? "comparable";
  if (claims !== "comparable" && claims !== "recorded")
    throw new CallError(`Claims are not read as ${claims}.`, "Choose comparable or recorded.");
  const [first, last = first] = (asked.month ?? "").split("..");
  const months = asked.month === undefined ? trade.months : trade.months.filter((month) => month >= (first ?? "") && month <= (last ?? ""));
  if (months.length === 0)
    throw new CallError(
      `The statistics have no month ${asked.month}.`,
      `They run from ${trade.months[0]} to ${trade.months.at(-1)}; write 2025-10 or 2025-07..2025-12.`,
    );
  return {
    ...(date === OWN_DAYS ? {} : { day: date as Day }),
    months,
    by: by as ExposureBy,
    claims,
    assumptions: assumptionsOf(asked.assume ?? []),
    tradeRemedies: asked.adcvd === true,
    sectorOf,
  } as const;
}

/** Work an exposure out. With a scenario's engine the law as it stands is put beside it. A wrong question throws a call error. */
export function exposureAnswer(asked: ExposureAsked, scenario?: Engine): ExposureReport {
  const request = exposureRequest(asked);
  const { months, by, claims } = request;
  const date = asked.date ?? today();
  const law = exposerOf(bundledEngine()).exposure(request);
  const asOf = (scenario ?? bundledEngine()).law;
  const head = { law: asOf.hash, day: date, months, by, claims, series: bundledTrade().series, questions: asOf.openQuestions ?? [] };
  const report = scenario === undefined ? exposureReport(head, law) : exposureReport(head, exposerOf(scenario).exposure(request), law);
  const print = printNotice(asOf, translate(), date === OWN_DAYS ? `${months.at(-1)}-31` : date);
  return print === undefined ? report : { ...report, notices: [print, ...report.notices] };
}
