// Works out, away from the page, what the law changed: on a day, or on a list of numbers. The list never leaves the computer.

import { addDays, type Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { lawTurns } from "../../src/history/turns.js";
import { isLanguage } from "../../src/said/language.js";
import { DEFAULT_LANGUAGE, DEFAULT_ORIGIN } from "../../src/settings.js";
import { loadFirstEngine } from "../load.js";
import type { TimelineAsked, TimelineReply } from "./messages.js";

const VALUE = "10000.00";

function say(reply: TimelineReply): void {
  postMessage(reply);
}

function failed(): void {
  say({ kind: "failed" });
}

// The page names its language in the name of the worker.
const LANGUAGE = isLanguage(self.name) ? self.name : DEFAULT_LANGUAGE;
const engine = loadFirstEngine(LANGUAGE);
engine.then(({ law, parts }) => {
  const { law: said } = parts.translator(LANGUAGE);
  // An act is named as it is; what turned has its title in the language.
  const turns = lawTurns(law).map((turn) => ({ ...turn, what: turn.what.map((each) => (turn.acts.includes(each) ? each : said(each))) }));
  say({ kind: "turns", turns });
}, failed);

async function answer(asked: TimelineAsked): Promise<void> {
  const opened = await engine;
  const { numbers } = asked;
  if (asked.kind === "list") {
    const days = opened.schedule.boundaries();
    const unknown = numbers.filter((hts) => !days.some((day) => opened.schedule.lookup(hts.replaceAll(".", ""), day as Day).ok));
    say({ kind: "list", numbers, changes: lawChanges(opened, numbers, DEFAULT_ORIGIN, opened.parts.translator(LANGUAGE)), unknown });
    return;
  }
  const day = asked.day as Day;
  const request = { from: addDays(day, -1), to: day, origin: DEFAULT_ORIGIN, value: VALUE };
  const lines = diffDays(opened, numbers.length === 0 ? request : { ...request, numbers });
  say({ kind: "difference", day, numbers, lines, looked: numbers.length === 0 ? opened.schedule.lines(day).length : numbers.length });
}

addEventListener("message", (event: MessageEvent<TimelineAsked>) => {
  answer(event.data).catch(failed);
});
