// The law together with a newer print: where the print gives another rate, both are read; where it cannot be read, the reader is told.

import type { Amendment, GoodsNotice, Law, LegalQuestion, Measure, MeasureNotice, Provision } from "../law/types.js";
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
          text: `${dotted(each.id)} has ${each.law} in the law on record; HTS ${print.name}, imported from ${print.from}, ${
            each.kind === "gone" ? "does not print it" : `prints: ${each.print}`
          }. The amounts are those of the law on record.`,
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
      },
    },
  };
  const at = provision.amendments.findIndex((each) => each.from > print.from);
  const before = at < 0 ? provision.amendments : provision.amendments.slice(0, at);
  return { ...provision, amendments: [...before, amendment, ...(at < 0 ? [] : provision.amendments.slice(at))] };
}

function questionOf({ id, law, print: printed }: PrintDifference, print: NewerPrint): LegalQuestion {
  return {
    id: printQuestion(id),
    ask: `Which rate of ${dotted(id)} holds from ${print.from}: that of the law on record, or that of the newer print?`,
    readings: [`the law on record: ${law}`, `HTS ${print.name}: ${printed}`],
    treatment: "range",
    cites: [`HTS ${print.name}, ${dotted(id)}`],
  };
}

function noticeOf({ id, kind, words, print: printed, why }: PrintDifference, print: NewerPrint): GoodsNotice {
  const what =
    kind === "new"
      ? "is not in the law on record"
      : kind === "returned"
        ? "has ended in the law on record"
        : "is not in the law on record and changed its rate";
  return {
    code: "law/newer-print",
    text: `HTS ${print.name}, imported from ${print.from}, prints ${dotted(id)}, which ${what} and may reach these goods (${why}): "${words}" ${printed}.`,
    from: print.from,
    prefixes: [""],
    cites: [`HTS ${print.name}`],
  };
}
