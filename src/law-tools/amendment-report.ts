// What an amendment of the law touches and what it still lacks, for the person who writes it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { writeHeading } from "../assess/lines.js";
import { formatHts } from "../hts/number.js";
import { openSchedule } from "../hts/schedule.js";
import { untranslated } from "../law/sentences.js";
import type { Law } from "../law/types.js";
import { type InteractionReport, interactions } from "../law-files/interactions.js";
import { registerRow } from "../law-files/register-row.js";
import { bundledSchedule } from "../packaged/bundle.js";
import { bundledTrade } from "../packaged/trade-bundle.js";
import { LANGUAGES, type Language } from "../said/language.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { DEFAULT_LANGUAGE } from "../settings.js";

/** The report of a law against the one before it. */
export interface AmendmentReport extends Omit<InteractionReport, "amended"> {
  readonly amended: readonly {
    readonly measure: string;
    readonly heading: string;
    readonly from: string;
    readonly numbers: number;
    /** Imports from Canada in 2025 under these numbers, in dollars. */
    readonly trade: number;
  }[];
  /** Headings without a row in the register. */
  readonly unregistered: readonly string[];
  /** New headings that no case names. */
  readonly withoutCase: readonly string[];
  /** Sentences that a language lacks; answers in it say them in English, marked. */
  readonly untranslated: readonly { readonly language: Language; readonly texts: readonly string[] }[];
}

/** Hold a law against the one before it, and against the register and the cases of its folder. */
export function amendmentReport(before: Law, law: Law, folder: string): AmendmentReport {
  const { amended, meetings } = interactions(before, law, openSchedule(bundledSchedule()));
  const trade = tradeOf2025();
  const touched = [...new Set(amended.map(({ heading }) => writeHeading(heading)))];
  return {
    amended: amended.map(({ numbers, ...each }) => ({
      ...each,
      numbers: numbers.length,
      trade: numbers.reduce((sum, hts) => sum + (trade.get(hts) ?? 0), 0),
    })),
    meetings,
    unregistered: unregistered(law, folder),
    withoutCase: touched.filter((heading) => !casesOf(folder).includes(heading)),
    untranslated: LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE).flatMap((language) => {
      const texts = untranslated(law, language).missing;
      return texts.length === 0 ? [] : [{ language, texts }];
    }),
  };
}

function tradeOf2025(): ReadonlyMap<string, number> {
  const { months, lines } = bundledTrade();
  return new Map(
    lines.map(({ hts, value }) => [hts, value.reduce((sum, each, at) => (months[at]?.startsWith("2025") ? sum + each : sum), 0)]),
  );
}

function casesOf(folder: string): string {
  const cases = join(folder, "cases");
  if (!existsSync(cases)) return "";
  return readdirSync(cases)
    .map((name) => readFileSync(join(cases, name), "utf8"))
    .join("\n");
}

interface Register {
  readonly register?: readonly { readonly headings: readonly string[]; readonly measure: string }[];
}

function unregistered(law: Law, folder: string): string[] {
  const { register = [] } = parse(readFileSync(join(folder, "coverage.yaml"), "utf8"), { schema: "failsafe" }) as Register;
  const rows = new Set(register.flatMap(({ headings, measure }) => headings.map((heading) => `${measure} ${heading}`)));
  return [
    ...new Set(
      law.measures.flatMap(({ id, provisions }) =>
        provisions.map((each) => `${id} ${writeHeading(each.id)}`).filter((row) => !rows.has(row)),
      ),
    ),
  ];
}

const SHOWN = 5;

/** The report in lines. */
export function amendmentWords(
  law: Law,
  { amended, meetings, unregistered, withoutCase, untranslated: lacking }: AmendmentReport,
  to: Translator,
): string[] {
  const lines = [to.say(message("law-tool/no-mistake", { law: law.hash }))];
  if (amended.length === 0) lines.push(to.say(message("law-tool/nothing-new")));
  for (const { measure, heading, from, numbers, trade } of amended)
    lines.push(
      to.say(
        message("law-tool/reaches", {
          heading: writeHeading(heading),
          measure,
          day: from,
          count: numbers,
          imports: { grouped: Math.round(trade) },
        }),
      ),
    );
  for (const { heading, measure, meets, of, on, numbers, sameMeasure } of meetings) {
    const some = `${numbers.slice(0, SHOWN).map(formatHts).join(", ")}${numbers.length > SHOWN ? ", …" : ""}`;
    lines.push(
      sameMeasure
        ? to.say(
            message("law-tool/may-both", {
              heading: writeHeading(heading),
              meets: writeHeading(meets),
              measure,
              count: numbers.length,
              day: on,
              numbers: some,
            }),
          )
        : to.say(
            message("law-tool/meets", {
              heading: writeHeading(heading),
              measure,
              meets: writeHeading(meets),
              of,
              count: numbers.length,
              day: on,
              numbers: some,
            }),
          ),
    );
  }
  for (const each of unregistered) {
    const [id = "", heading = ""] = each.split(" ");
    lines.push(to.say(message("law-tool/no-row", { heading: each, row: registerRow(law, id, heading) })));
  }
  for (const heading of withoutCase) lines.push(to.say(message("law-tool/no-case", { heading })));
  for (const { language, texts } of lacking)
    for (const text of texts) lines.push(to.say(message("law-tool/not-in", { language, text: JSON.stringify(text) })));
  return lines;
}
