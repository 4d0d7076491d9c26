// The law together with a newer print: where the print gives another rate, both are read; where it cannot be read, the reader is warned.

import type { Amendment, GoodsNotice, Law, LegalQuestion, Measure, MeasureNotice, Provision } from "../law/types.js";
import { type Message, message } from "../said/message.js";
import { translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import { addsOf } from "./rate.js";
import type { NewerPrint, PrintDifference } from "./types.js";

/** The id of the question that a difference of rates asks. */
export function printQuestion(id: string): string {
  return `print#${dotted(id)}`;
}

/** The law with what the print says otherwise, from the first day of the print. Days before it are as they were. */
export function withPrint(law: Law, print: NewerPrint | undefined): Law {
  if (print === undefined || law.print === print) return law;
  const touching = print.differences.filter(({ reaches }) => reaches);
  const rates = new Map(touching.filter(({ rates }) => rates !== undefined).map((each) => [each.id, each]));
  const told = new Map(touching.filter(({ kind }) => kind === "unreadable" || kind === "gone").map((each) => [each.id, each]));
  const unknown = touching.filter(({ kind, rates }) => kind === "new" || kind === "returned" || (kind === "rate" && rates === undefined));
  return {
    ...law,
    print,
    measures: law.measures.map((measure) => withDifferences(measure, print, rates, told)),
    told: [...law.told, ...unknown.map((each) => noticeOf(each, print))],
  };
}

function numberOf({ id }: Provision): string {
  return id.split("/")[0] ?? id;
}

function withDifferences(
  measure: Measure,
  print: NewerPrint,
  rates: ReadonlyMap<string, PrintDifference>,
  told: ReadonlyMap<string, PrintDifference>,
): Measure {
  const numbers = new Set(measure.provisions.map(numberOf));
  const asked = [...numbers].flatMap((number) => rates.get(number) ?? []);
  const missing = [...numbers].flatMap((number) => told.get(number) ?? []);
  if (asked.length === 0 && missing.length === 0) return measure;
  return {
    ...measure,
    provisions: measure.provisions.map((provision) => {
      const difference = rates.get(numberOf(provision));
      return difference === undefined ? provision : amended(provision, difference, print);
    }),
    questions: [...measure.questions, ...asked.map((each) => questionOf(each, print))],
    notices: [
      ...measure.notices,
      ...missing.map(
        (each): MeasureNotice => ({
          code: "law/newer-print",
          ...inEnglish(differs(each, print)),
          from: print.from,
          headings: measure.provisions.filter((provision) => numberOf(provision) === each.id).map(({ id }) => id),
        }),
      ),
    ],
  };
}

function amended(provision: Provision, { id, rates }: PrintDifference, print: NewerPrint): Provision {
  const law = provision.amendments.filter(
    (each) => each.from <= print.from && each.withdrawn === undefined && each.terms.adds !== undefined,
  );
  const adds = law.at(-1)?.terms.adds;
  if (adds === undefined || rates === undefined) return provision;
  const [general, special] = [addsOf(rates.general), addsOf(rates.special)];
  const amendment: Amendment = {
    from: print.from,
    known: print.from,
    by: [`HTS ${print.name}`],
    seen: `HTS ${print.name}`,
    terms: {
      adds: {
        kind: "either",
        question: printQuestion(id),
        law: adds.kind === "either" ? adds.law : adds,
        general,
        special,
        print: { since: print.from, by: [`HTS ${print.name}`] },
      },
    },
  };
  const at = provision.amendments.findIndex((each) => each.from > print.from);
  const before = at < 0 ? provision.amendments : provision.amendments.slice(0, at);
  return { ...provision, amendments: [...before, amendment, ...(at < 0 ? [] : provision.amendments.slice(at))] };
}

const english = translator("en");

function inEnglish(says: Message): { readonly text: string; readonly says: Message } {
  return { text: english.say(says), says };
}

function differs({ id, law, kind, print: printed }: PrintDifference, print: NewerPrint): Message {
  const about = { heading: dotted(id), law, edition: print.name, day: print.from };
  return kind === "gone" ? message("print/absent", about) : message("print/differs", { ...about, print: printed });
}

function questionOf({ id, law, print: printed }: PrintDifference, print: NewerPrint): LegalQuestion {
  const ask = message("print/which-rate", { heading: dotted(id), day: print.from });
  const readings = [
    message("print/reading.law", { law }),
    message("print/reading.print", { edition: print.name, print: printed }),
  ] as const;
  return {
    id: printQuestion(id),
    ask: english.say(ask),
    readings: [english.say(readings[0]), english.say(readings[1])],
    says: { ask, readings },
    treatment: "range",
    cites: [`HTS ${print.name}, ${dotted(id)}`],
  };
}

function noticeOf({ id, kind, words, print: printed, why, origins, notOrigins }: PrintDifference, print: NewerPrint): GoodsNotice {
  const about = { edition: print.name, day: print.from, heading: dotted(id), why, words, print: printed };
  const says =
    kind === "new"
      ? message("print/not-in-law", about)
      : kind === "returned"
        ? message("print/ended", about)
        : message("print/not-in-law-and-changed", about);
  return {
    code: "law/newer-print",
    ...inEnglish(says),
    from: print.from,
    prefixes: [""],
    ...(origins === undefined ? {} : { origins }),
    ...(notOrigins === undefined ? {} : { notOrigins }),
    cites: [`HTS ${print.name}`],
  };
}
