// The panel against `assess`: every cell of a row at the value that the panel names.

import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { panelOfOrigin } from "../../src/bulk/origin-panel.js";
import { type Panel, panelOf, panelRow } from "../../src/bulk/panel.js";
import { PANEL_COLUMNS, PANEL_VALUE } from "../../src/bulk/panel-outcome.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { owed } from "./day-panel.js";

/** The panel of an origin, read off the compiled law where the package carries it. */
export function panelFor(origin: string): Panel {
  const engine = bundledEngine();
  const compiled = engine.law.countries.compiled.includes(origin);
  return compiled ? panelOf(bookFor(engine, {}, origin), engine, origin) : panelOfOrigin(engine, origin);
}

/** The panel of Canada. */
export function canada(): Panel {
  return panelFor("CA");
}

/** Compare every `every`-th row with `assess` on the first and, where it holds several intervals, the last day of change in it. */
export function comparePanel(
  panel: Panel,
  every: number,
  origin = "CA",
): { readonly rows: number; readonly rateless: number; readonly differences: string[] } {
  const engine = bundledEngine();
  const differences: string[] = [];
  const rates = PANEL_COLUMNS.filter((name) => name.endsWith("_rate") && name !== "additional_rate" && name !== "total_rate");
  let [rows, rateless] = [0, 0];
  for (let row = 0; row < panel.rows; row += every) {
    const cells = panelRow(panel, row, []);
    const cell = (name: (typeof PANEL_COLUMNS)[number]): string => cells[PANEL_COLUMNS.indexOf(name)] ?? "";
    const outcome = panel.outcomes[panel.outcome[row] as number];
    // No rate of the law of these origins has so many decimals.
    if (outcome?.rates.some((rate) => rate !== "" && !rate.endsWith("000")) === true)
      differences.push(`${cells.join("|")}: a rate was rounded`);
    for (const slot of new Set([panel.from[row] as number, (panel.until[row] as number) - 1])) {
      rows++;
      const day = panel.days[slot] as string;
      const answer = answerCells(
        engine.assess({ hts: cell("hts"), origin, entryDate: day, value: PANEL_VALUE, spi: cell("spi") === "" ? null : cell("spi") }),
        false,
      );
      const wanted = (name: string): string => answer[ANSWER_COLUMNS.indexOf(name)] ?? "";
      const wrong: string[] = [];
      if (wanted("status") !== cell("status")) wrong.push(`status ${cell("status")} for ${wanted("status")}`);
      if (wanted("questions") !== cell("questions")) wrong.push(`questions ${cell("questions")} for ${wanted("questions")}`);
      if (outcome?.status === "determined" && outcome.headings !== undefined) {
        for (const name of rates) {
          const column = name.replace("_rate", "_duty");
          if (owed(cell(name)) !== wanted(column)) wrong.push(`${name} ${cell(name)} for ${wanted(column)}`);
        }
        if (owed(cell("total_rate")) !== wanted("total_duty")) wrong.push(`total_rate ${cell("total_rate")} for ${wanted("total_duty")}`);
        if (cell("headings") !== wanted("headings")) wrong.push(`headings ${cell("headings")} for ${wanted("headings")}`);
      } else rateless++;
      for (const [rate, duty] of [
        ["rate_min", "duty_min"],
        ["rate_max", "duty_max"],
      ] as const)
        if (cell(rate) !== "" && owed(cell(rate)) !== wanted(duty)) wrong.push(`${rate} ${cell(rate)} for ${wanted(duty)}`);
      if (wrong.length > 0) differences.push(`${cells.slice(0, 4).join("|")} on ${day}: ${wrong.join("; ")}`);
    }
  }
  return { rows, rateless, differences };
}

/** What two panels of an origin, made in different ways, say otherwise of a number, a claim and a day that both hold. */
export function panelsApart(one: Panel, other: Panel): { readonly compared: number; readonly differences: string[] } {
  const outcomes = outcomesByCell(other);
  const differences: string[] = [];
  let compared = 0;
  for (const [cell, outcome] of outcomesByCell(one)) {
    const against = outcomes.get(cell);
    if (against === undefined) continue;
    compared++;
    if (against !== outcome) differences.push(`${cell}: ${outcome} for ${against}`);
  }
  return { compared, differences };
}

function outcomesByCell(panel: Panel): Map<string, string> {
  const written = panel.outcomes.map(({ status, rates, headings, questions }) => [status, ...rates, headings, questions].join("|"));
  const found = new Map<string, string>();
  for (let row = 0; row < panel.rows; row++) {
    const number = panel.numbers[panel.number[row] as number];
    const claim = panel.claims[panel.claim[row] as number] ?? "-";
    for (let slot = panel.from[row] as number; slot < (panel.until[row] as number); slot++)
      found.set(`${number} ${claim} ${panel.days[slot]}`, written[panel.outcome[row] as number] as string);
  }
  return found;
}
