// `carveout explain`, `carveout facts`, `carveout law`: what is encoded, in words.

import { writeHeading } from "../assess/lines.js";
import type { Day } from "../exact/day.js";
import { freshnessLine } from "../explain/freshness.js";
import { measureInWords } from "../explain/measure.js";
import { nearest } from "../facts/spelling.js";
import { freshnessOf } from "../law/freshness.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { printInWords } from "../print/words.js";
import { today } from "./options.js";
import { styleOf } from "./style.js";

interface JsonFlag {
  readonly json?: boolean;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** A measure with its whole dated history and citations. */
export function explainCommand(id: string, flags: JsonFlag): void {
  const { law } = bundledEngine();
  const digits = id.replaceAll(".", "");
  const measure = law.measures.find((each) => each.id === id || each.provisions.some((provision) => provision.id === digits));
  if (measure === undefined) {
    const names = law.measures.map((each) => each.id);
    const near = nearest(id, names);
    throw new CallError(`No measure is called ${id}.`, near === undefined ? `Known: ${names.join(", ")}.` : `Did you mean ${near}?`);
  }
  if (flags.json === true) printJson(measure);
  else print(measureInWords(law, measure, styleOf(process.stdout)));
}

/** The registry of facts. */
export function factsCommand(flags: JsonFlag): void {
  const { law } = bundledEngine();
  if (flags.json === true) {
    printJson(law.facts);
    return;
  }
  const style = styleOf(process.stdout);
  print(
    law.facts.flatMap((fact) => [
      `${style.bold(fact.name)}  ${fact.type}${fact.values.length > 0 ? `: ${fact.values.join(" | ")}` : ""}`,
      `  ${fact.ask}`,
      `  ${absence(fact.kind, fact.absent)} ${style.dim(fact.cites.join("; "))}`,
    ]),
  );
}

function absence(kind: string, absent: string | boolean | null): string {
  if (kind === "stated") return "Absent: asked, and nothing is taken in its place; the answer makes no range of it.";
  if (kind === "material") return "Absent: unknown, and the answer is a range.";
  if (kind === "relief") return "Absent: not claimed; the saving is named.";
  return `Absent: taken as ${absent}, and said so.`;
}

/** What is encoded and up to which day. */
export function lawCommand(flags: JsonFlag): void {
  const { law } = bundledEngine();
  const summary = {
    hash: law.hash,
    from: law.coverage.from,
    lastSeen: law.coverage.lastSeen,
    origins: law.countries.encoded,
    measures: law.measures.map((measure) => ({
      id: measure.id,
      title: measure.title,
      authority: measure.authority,
      headings: measure.provisions.length,
      from: measure.provisions.flatMap((provision) => provision.amendments.map((amendment) => amendment.from)).sort()[0],
      ...(measure.ends === undefined ? {} : { until: measure.ends.on }),
      lastSeen: measure.lastSeen,
    })),
    coming: freshnessOf(law, today() as Day).coming,
    ...(law.print === undefined ? {} : { print: law.print }),
    notCovered: law.notCovered,
    // Deposits whose rate only the importer knows: the answers name them and do not hold them.
    notPriced: law.measures.flatMap((measure) =>
      measure.provisions.flatMap(({ id, covers, deposit, amendments, ends }) =>
        deposit === undefined
          ? []
          : [
              {
                heading: writeHeading(id),
                ...deposit,
                covers,
                from: amendments[0]?.from,
                ...(ends === undefined ? {} : { until: ends.on }),
                lastSeen: measure.lastSeen.day,
              },
            ],
      ),
    ),
  };
  if (flags.json === true) {
    printJson(summary);
    return;
  }
  const style = styleOf(process.stdout);
  print([
    `Law ${style.dim(law.hash)}`,
    `Entries from ${law.coverage.from}; last seen ${law.coverage.lastSeen}; origins ${law.countries.encoded.join(", ")}.`,
    "",
    ...summary.measures.map(
      (each) =>
        `${style.bold(each.id.padEnd(24))} ${each.authority.padEnd(12)} ${each.from} to ${(each.until ?? "now").padEnd(10)} ${each.title} (last seen ${each.lastSeen.in})`,
    ),
    ...(law.print === undefined ? [] : ["", ...printInWords(law.print)]),
    "",
    freshnessLine(freshnessOf(law, today() as Day)).replace("the day of entry", "today"),
    ...(summary.coming.length === 0 ? [] : ["Known to be coming:"]),
    ...summary.coming.map(({ on, what, cites }) => `  ${on}  ${what} (${cites.join("; ")})`),
    ...(law.notCovered.length === 0
      ? []
      : [
          "",
          "Not covered yet:",
          ...law.notCovered.map((each) => `  from ${each.from}, ${each.prefixes.join(" ")}: ${each.text} (${each.cites.join("; ")})`),
        ]),
    "",
    "Known and not priced, because the rate goes by producer:",
    ...summary.notPriced.map(
      (each) =>
        `  ${each.heading}, ${each.remedy} ${each.stage}, ${each.from} to ${each.until ?? "now"}: ${each.covers} (last seen ${each.lastSeen})`,
    ),
  ]);
}
