// Compiles scenarios and works the exposure out, away from the page. The law, its checker and the trade are the command's own.

import { createEngine, type Engine } from "../../src/assess/engine.js";
import { entrySchema } from "../../src/bulk/entry-schema.js";
import type { Day } from "../../src/exact/day.js";
import type { ScheduleData } from "../../src/hts/compile.js";
import { openSchedule, type Schedule } from "../../src/hts/schedule.js";
import { problemSaid } from "../../src/law/problem-text.js";
import type { Node } from "../../src/law/tree.js";
import type { FactRule, Law } from "../../src/law/types.js";
import { compileScenarios, lawTree } from "../../src/law-files/law-trees.js";
import "../../src/said/law-check.js";
import type { Language } from "../../src/said/language.js";
import { type Arg, message } from "../../src/said/message.js";
import { readAssumptions, withGiven } from "../../src/scenario/assumptions.js";
import { DIALED, dialScenario, readDials, type Turn } from "../../src/scenario/dials.js";
import { expectedReport } from "../../src/scenario/expected.js";
import { type Exposer, openExposure } from "../../src/scenario/exposure.js";
import { exposureReport } from "../../src/scenario/report.js";
import { readTrade, type TradeSeries } from "../../src/scenario/trade.js";
import { failureText } from "../failure.js";
import { loadTableWords, loadTranslator } from "../load.js";
import { loadData } from "../load-data.js";
import { fileRows, tableOf } from "../read-table.js";
import { compareEntries, type EntryTable } from "./compare-entries.js";
import { type AskedFuture, askedFutures } from "./futures.js";
import {
  SCENARIO_GROUPS,
  type ScenarioCard,
  type WhatIfAsked,
  type WhatIfDefaults,
  type WhatIfEntries,
  type WhatIfReply,
} from "./messages.js";

type Row = Readonly<Record<string, string>>;
interface Data {
  readonly law: readonly (readonly [string, string])[];
  readonly scenarios: readonly (readonly [string, string])[];
  readonly trade: string;
  readonly series: TradeSeries;
  readonly assumptions: readonly Row[];
  readonly sectors: readonly (readonly [string, string])[];
  readonly dials: readonly Row[];
  readonly cards: readonly Row[];
  readonly defaults: WhatIfDefaults;
}

// What refuses a question: said in its language, or a problem of the scenario as the checker of the law writes it.
class Refused extends Error {
  constructor(readonly said: Arg) {
    super();
  }
}

const opened = Promise.all([loadData<Data>("what-if.json"), loadData<Law>("law.json"), loadData<ScheduleData>("schedule.json")]).then(
  ([data, law, schedule]) => open(data, law, openSchedule(schedule)),
);

function say(reply: WhatIfReply): void {
  postMessage(reply);
}

// So many futures are kept.
const KEPT = 6;

// A law with what works on it; the engine is made when entries are first compared.
interface Opened {
  readonly law: Law;
  readonly exposer: Exposer;
  readonly engine: () => Engine;
}

function open(data: Data, law: Law, schedule: Schedule) {
  const trade = readTrade(data.trade, data.series);
  const texts = new Map(data.law);
  const library = new Map(data.scenarios);
  const dials = readDials(data.dials);
  const sectors = new Map(data.sectors);
  const own = readAssumptions(data.assumptions);
  const openLaw = (of: Law): Opened => {
    let engine: Engine | undefined;
    return {
      law: of,
      exposer: openExposure(of, schedule, trade),
      engine: () => {
        engine ??= createEngine(of, schedule);
        return engine;
      },
    };
  };
  const plain = openLaw(law);
  const futures = new Map<string, Opened>();
  let entries: EntryTable | undefined;
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
    return dialScenario(trees, {
      turns,
      programs: data.defaults.programs.split(" "),
      ...(cusma === undefined ? {} : { cusmaEnds: cusma.day }),
    });
  };
  const openFuture = ({ scenarios }: AskedFuture, dialed: string | undefined): Opened => {
    if (scenarios.length === 0) return plain;
    const written = scenarios.map((name) => ({ name: `${name}.yaml`, text: name === DIALED ? (dialed ?? "") : (library.get(name) ?? "") }));
    const key = JSON.stringify(written);
    const found = futures.get(key);
    if (found !== undefined) return found;
    const compiled = compileScenarios(texts, written, law.countries.encoded);
    const [problem] = compiled.problems;
    if (problem !== undefined) {
      const ofScenario = written.some(({ name }) => name === problem.place.file);
      throw new Refused(problemSaid(problem, compiled.texts.get(problem.place.file), ofScenario ? "" : "law"));
    }
    if (compiled.law === undefined) throw new Refused(message("exposure/no-scenario"));
    const made = openLaw({ ...compiled.law, hash: law.hash });
    futures.set(key, made);
    for (const old of [...futures.keys()].slice(0, -KEPT)) futures.delete(old);
    return made;
  };
  say({
    kind: "offer",
    offer: {
      titles: data.scenarios.map(([name, text]) => {
        const title = (key: string): string | undefined => new RegExp(`^${key}: (.+)$`, "m").exec(text)?.[1];
        const en = title("title") ?? name;
        return { name, title: { en, fr: title("title-fr") ?? en } };
      }),
      cards: data.cards.flatMap(({ scenario = "", group, en = "", fr = "", en_says = "", fr_says = "" }): ScenarioCard[] => {
        const known = SCENARIO_GROUPS.find((each) => each === group);
        return known === undefined ? [] : [{ name: scenario, group: known, title: { en, fr }, says: { en: en_says, fr: fr_says } }];
      }),
      dials: dials.map(({ dial, en, fr, headings, lists }) => ({ dial, en, fr, rates: headings.length > 0, part: lists.length > 0 })),
      months: trade.months,
      defaults: data.defaults,
    },
  });
  return async (asked: WhatIfAsked | WhatIfEntries): Promise<void> => {
    if (asked.kind === "entries") {
      entries = asked.file === undefined ? undefined : await readEntries(asked.file, law.facts, asked.language);
      return;
    }
    const yaml = turned(asked);
    const known = asked.scenarios.filter((name) => library.has(name));
    const weighed = askedFutures({ ...asked, scenarios: known }, yaml === undefined ? [] : [DIALED]).map((future) => ({
      ...future,
      opened: openFuture(future, yaml),
    }));
    const to = await loadTranslator(asked.language);
    const given = withGiven(own, asked.assume);
    if ("refused" in given) throw new Refused({ all: [given.refused, given.fix], by: " " });
    const months = asked.months === "" ? trade.months : trade.months.filter((month) => month === asked.months);
    const { by, claims } = asked;
    const { assumptions } = given;
    const day = asked.day as Day;
    const request = { day, months, by, claims, assumptions, sectorOf: (chapter: string) => sectors.get(chapter) ?? "Other" };
    const head = { law: law.hash, day: asked.day, months, by, claims, series: trade.series };
    const before = plain.exposer.exposure(request);
    const reports = weighed.map(({ opened: { law: of, exposer }, millionths, scenarios }) => ({
      scenarios,
      millionths,
      report: exposureReport({ ...head, questions: of.openQuestions ?? [] }, exposer.exposure(request), before, to),
    }));
    const [only] = reports;
    const alone = reports.length === 1 && only !== undefined;
    const report = alone ? only.report : expectedReport(exposureReport(head, before, undefined, to), reports);
    const compared =
      entries === undefined
        ? undefined
        : compareEntries(
            entries,
            plain.engine(),
            weighed.map(({ opened: each, millionths }) => ({ engine: each.engine(), millionths })),
          );
    say({
      kind: "report",
      id: asked.id,
      report,
      ...(yaml === undefined ? {} : { yaml }),
      ...(alone
        ? {}
        : {
            futures: reports.map((each) => ({
              scenarios: each.scenarios,
              probability: Number(each.millionths) / 1e6,
              duty: each.report.total.duty,
            })),
          }),
      ...(compared === undefined ? {} : { entries: compared }),
    });
  };
}

async function readEntries(file: File, facts: readonly FactRule[], language: Language): Promise<EntryTable | undefined> {
  const words = await loadTableWords();
  const schema = entrySchema(facts, words);
  try {
    const { plan, rows } = tableOf(await fileRows(file), { schema, vocabulary: words });
    return { names: plan.header.columns.map((column) => column?.name ?? ""), rows: rows.map(({ read }) => read) };
  } catch (error) {
    say({ kind: "unread", missing: [], message: failureText(await loadTranslator(language), error) });
  }
  return undefined;
}

let queue: Promise<void> = Promise.resolve();

addEventListener("message", (event: MessageEvent<WhatIfAsked | WhatIfEntries>) => {
  const { data } = event;
  // One after the other: what is asked after a table was dropped is asked of that table.
  queue = queue
    .then(() => opened)
    .then((answer) => answer(data))
    .catch(async (error: unknown) => {
      const translator = await loadTranslator(data.language);
      const message = error instanceof Refused ? translator.arg(error.said) : failureText(translator, error);
      say({ kind: "refused", id: data.kind === "ask" ? data.id : 0, message });
    });
});
