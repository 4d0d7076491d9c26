// The exposure of the bundled trade as data, for the command, the API and agents alike.

import type { Engine } from "../assess/engine.js";
import { language } from "../console/language.js";
import { today } from "../console/options.js";
import { type Day, parseDay } from "../exact/day.js";
import { bundledEngine, bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { assumptionsOf, bundledTrade, sectorOf } from "../packaged/trade-bundle.js";
import { printNotice } from "../print/words.js";
import { translatorOf } from "../said/all-languages.js";
import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { type Exposer, type ExposureBy, openExposure } from "../scenario/exposure.js";
import { type ExposureReport, exposureReport } from "../scenario/report.js";
import { DEFAULT_ORIGIN } from "../settings.js";

/** What is asked, as text. */
export interface ExposureAsked {
  readonly date?: string;
  readonly by?: string;
  readonly month?: string;
  readonly claims?: string;
  readonly assume?: readonly string[];
  readonly adcvd?: boolean;
  readonly language?: Language;
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
  if (!GROUPS.includes(by))
    throw new CallError(message("exposure/by", { by }), message("call/choose-one", { choices: GROUPS.join(", ") }), undefined, "by");
  const date = asked.date ?? today();
  if (date !== OWN_DAYS && parseDay(date) === undefined)
    throw new CallError(message("events/not-a-day", { day: date }), message("exposure/day.fix"), undefined, "date");
  const first = bundledLaw().coverage.from;
  if (date < first)
    throw new CallError(
      message("date/before-coverage", { day: date, first }),
      message("date/before-coverage.fix", { first }),
      "date/before-coverage",
      "date",
    );
  const claims = asked.claims ?? "comparable";
  if (claims !== "comparable" && claims !== "recorded")
    throw new CallError(message("exposure/claims", { claims }), message("exposure/claims.fix"), undefined, "claims");
  const [start, last = start] = (asked.month ?? "").split("..");
  const months = asked.month === undefined ? trade.months : trade.months.filter((month) => month >= (start ?? "") && month <= (last ?? ""));
  if (months.length === 0)
    throw new CallError(
      message("exposure/no-month", { month: asked.month ?? "" }),
      message("exposure/no-month.fix", { from: trade.months[0] ?? "", to: trade.months.at(-1) ?? "" }),
      undefined,
      "month",
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
  const to = translatorOf(asked.language ?? language());
  const report =
    scenario === undefined
      ? exposureReport(head, law, undefined, to)
      : exposureReport(head, exposerOf(scenario).exposure(request), law, to);
  const print = printNotice(asOf, to, { day: date === OWN_DAYS ? `${months.at(-1)}-31` : date, origin: DEFAULT_ORIGIN });
  const said = [
    ...(asOf.scenarios === undefined || scenario === undefined
      ? []
      : [scenario.parts.translator(asked.language ?? language()).say(scenarioMark(asOf.scenarios))]),
    ...(print === undefined ? [] : [print]),
  ];
  return said.length === 0 ? report : { ...report, notices: [...said, ...report.notices] };
}
