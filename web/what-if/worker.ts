// Compiles scenarios and works the exposure out, away from the page. The law, its checker and the trade are the command's own.

import { compileScenarios, lawTree } from "../../src/cli/law-trees.js";
import type { Day } from "../../src/exact/day.js";
import type { ScheduleData } from "../../src/hts/compile.js";
import { openSchedule, type Schedule } from "../../src/hts/schedule.js";
import { problemText } from "../../src/law/problem-text.js";
import type { Node } from "../../src/law/tree.js";
import type { Law } from "../../src/law/types.js";
import { readAssumptions, withGiven } from "../../src/scenario/assumptions.js";
import { DIALED, dialScenario, readDials, type Turn } from "../../src/scenario/dials.js";
import { type Exposer, openExposure } from "../../src/scenario/exposure.js";
import { exposureReport } from "../../src/scenario/report.js";
import { readTrade, type TradeSeries } from "../../src/scenario/trade.js";
import type { WhatIfAsked, WhatIfReply } from "./messages.js";

type Row = Readonly<Record<string, string>>;
interface Data {
  readonly law: readonly (readonly [string, string])[];
  readonly scenarios: readonly (readonly [string, string])[];
  readonly trade: string;
  readonly series: TradeSeries;
  readonly assumptions: readonly Row[];
  readonly sectors: readonly (readonly [string, string])[];
  readonly dials: readonly Row[];
}

class Refused extends Error {}

async function json<T>(name: string): Promise<T> {
  const answer = await fetch(`data/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return (await answer.json()) as T;
}

const opened = Promise.all([json<Data>("what-if.json"), json<Law>("law.json"), json<ScheduleData>("schedule.json")]).then(
  ([data, law, schedule]) => open(data, law, openSchedule(schedule)),
);

function say(reply: WhatIfReply): void {
  postMessage(reply);
}

// Exposures of so many scenarios are kept.
const KEPT = 4;

function open(data: Data, law: Law, schedule: Schedule) {
  const trade = readTrade(data.trade, data.series);
  const texts = new Map(data.law);
  const library = new Map(data.scenarios);
  const dials = readDials(data.dials);
  const sectors = new Map(data.sectors);
  const own = readAssumptions(data.assumptions);
  const plain = openExposure(law, schedule, trade);
  const exposers = new Map<string, Exposer>();
  const trees = new Map<string, Node>();
  for (const [file, text] of texts) {
    const tree = file.endsWith(".yaml") ? lawTree(file, text) : undefined;
    if (tree !== undefined && !("code" in tree)) trees.set(file, tree);
  }
  const turned = (asked: WhatIfAsked): string | undefined => {
    const written = asked.dials.split(",").flatMap((each) => {
      const [, name = "", to = "", day = asked.from] = /^([\w-]+):(off|\d+(?:\.\d+)?)(?:@(.+))?$/.exec(each) ?? [];
      return name === "" ? [] : [{ name, to, day }];
    });
    const turns = written.flatMap(({ name, to, day }): Turn[] => {
      const dial = dials.find((each) => each.dial === name);
      return dial === undefined ? [] : [{ dial, to, from: day }];
    });
    const cusma = written.find(({ name }) => name === "cusma");
    return dialScenario(trees, { turns, programs: ["S", "S+"], ...(cusma === undefined ? {} : { cusmaEnds: cusma.day }) });
  };
  const exposerOf = (scenarios: readonly { readonly name: string; readonly text: string }[]): Exposer => {
    const key = JSON.stringify(scenarios);
    const found = exposers.get(key);
    if (found !== undefined) return found;
    const compiled = compileScenarios(texts, scenarios, law.countries.encoded);
    const [problem] = compiled.problems;
    if (problem !== undefined) throw new Refused(problemText(problem, compiled.texts.get(problem.place.file)));
    if (compiled.law === undefined) throw new Refused("The scenario does not compile.");
    const made = openExposure({ ...compiled.law, hash: law.hash }, schedule, trade);
    exposers.set(key, made);
    for (const old of [...exposers.keys()].slice(0, -KEPT)) exposers.delete(old);
    return made;
  };
  say({
    kind: "offer",
    offer: {
      scenarios: data.scenarios.map(([name, text]) => ({ name, title: /^title: (.+)$/m.exec(text)?.[1] ?? name })),
      dials: dials.map(({ dial, en, fr, headings }) => ({ dial, en, fr, rates: headings.length > 0 })),
      months: trade.months,
    },
  });
  return (asked: WhatIfAsked): void => {
    const yaml = turned(asked);
    const scenarios = [
      ...asked.scenarios.flatMap((name) => (library.has(name) ? [{ name: `${name}.yaml`, text: library.get(name) ?? "" }] : [])),
      ...(yaml === undefined ? [] : [{ name: `${DIALED}.yaml`, text: yaml }]),
    ];
    const given = withGiven(own, asked.assume);
    if ("refused" in given) throw new Refused(`${given.refused} ${given.fix}`);
    const months = asked.months === "" ? trade.months : trade.months.filter((month) => month === asked.months);
    const { by, claims } = asked;
    const { assumptions } = given;
    const day = asked.day as Day;
    const request = { day, months, by, claims, assumptions, sectorOf: (chapter: string) => sectors.get(chapter) ?? "Other" };
    const head = { law: law.hash, day, months, by, claims, series: trade.series };
    const before = plain.exposure(request);
    const after = scenarios.length === 0 ? before : exposerOf(scenarios).exposure(request);
    say({ kind: "report", id: asked.id, report: exposureReport(head, after, before), ...(yaml === undefined ? {} : { yaml }) });
  };
}

addEventListener("message", (event: MessageEvent<WhatIfAsked>) => {
  opened.then((answer) => answer(event.data)).catch((error: Error) => say({ kind: "refused", id: event.data.id, message: error.message }));
});
