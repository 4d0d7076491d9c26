// `carveout explain`, `carveout facts`, `carveout law`: what is encoded, in words.

import { writeHeading } from "../assess/lines.js";
import { language, say } from "../console/language.js";
import { today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import type { Day } from "../exact/day.js";
import { measureInWords } from "../explain/measure.js";
import { spanInWords } from "../explain/span.js";
import { factsIn } from "../law/facts-in.js";
import { freshnessOf } from "../law/freshness.js";
import { bundledEngine } from "../packaged/bundle.js";
import { printInWords, writtenPrint } from "../print/words.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { noSuchMeasure } from "./no-such-measure.js";

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
  if (measure === undefined) throw noSuchMeasure(law, id, translator().law);
  if (flags.json === true) printJson(measure);
  else print(measureInWords(law, measure, styleOf(process.stdout, translator())));
}

/** The registry of facts. */
export function factsCommand(flags: JsonFlag): void {
  const { law } = bundledEngine();
  if (flags.json === true) {
    printJson(factsIn(law.facts, translator().law));
    return;
  }
  const style = styleOf(process.stdout, translator());
  const { law: inLaw } = style.translator;
  print(
    law.facts.flatMap((fact) => [
      `${style.bold(fact.name)}  ${fact.type}${fact.values.length > 0 ? `: ${fact.values.join(" | ")}` : ""}`,
      `  ${inLaw(fact.ask)}`,
      `  ${absence(fact.kind, fact.absent)} ${style.dim(fact.cites.join("; "))}`,
    ]),
  );
}

function absence(kind: string, absent: string | boolean | null): string {
  if (kind === "stated" || kind === "material" || kind === "relief") return say(message(`law/facts.${kind}`));
  return say(message("law/facts.taken", { value: String(absent) }));
}

// The language of the call with the words of the law in use.
function translator(): Translator {
  return bundledEngine().parts.translator(language());
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
    ...(law.print === undefined ? {} : { print: writtenPrint(law.print, translator()) }),
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
    const { law: inLaw } = translator();
    printJson({ ...summary, measures: summary.measures.map((each) => ({ ...each, title: inLaw(each.title) })) });
    return;
  }
  const style = styleOf(process.stdout, translator());
  const { say, law: inLaw, word } = style.translator;
  const fresh = freshnessOf(law, today() as Day);
  print([
    say(message("law/title", { hash: style.dim(law.hash) })),
    say(
      message("law/coverage", {
        from: law.coverage.from,
        seen: law.coverage.lastSeen,
        origins: law.countries.encoded.join(", "),
      }),
    ),
    "",
    ...summary.measures.map(
      (each) =>
        `${style.bold(each.id.padEnd(24))} ${word(each.authority).padEnd(12)} ${spanInWords(style.translator, each.from ?? "", each.until)} ${say(
          message("law/measure", { measure: { law: each.title }, seen: { law: each.lastSeen.in } }),
        )}`,
    ),
    ...(law.print === undefined ? [] : ["", ...printInWords(law.print, translator())]),
    "",
    say(
      fresh.behind <= 0
        ? message("law/read.today", { day: { day: fresh.read } })
        : message("law/read.behind", { day: { day: fresh.read }, count: fresh.behind }),
    ),
    ...(summary.coming.length === 0 ? [] : [say(message("law/coming"))]),
    ...summary.coming.map(({ on, what, cites }) => `  ${on}  ${inLaw(what)} (${cites.join("; ")})`),
    ...(law.notCovered.length === 0
      ? []
      : [
          "",
          say(message("law/not-covered.title")),
          ...law.notCovered.map((each) =>
            say(
              message("law/not-covered.row", {
                day: each.from,
                numbers: each.prefixes.join(" "),
                text: { law: each.text },
                cites: each.cites.join("; "),
              }),
            ),
          ),
        ]),
    "",
    say(message("law/not-priced")),
    ...summary.notPriced.map((each) =>
      say(
        message("law/not-priced.row", {
          heading: each.heading,
          kind: message(`adcvd/kind.${each.remedy}.${each.stage}`),
          span: spanInWords(style.translator, each.from ?? "", each.until).trimEnd(),
          covers: { law: each.covers },
          seen: each.lastSeen,
        }),
      ),
    ),
  ]);
}
