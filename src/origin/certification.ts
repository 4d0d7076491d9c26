// A certification of origin from a determination: the data elements checked. It is refused for a good that was not found to originate.

import { parseDay } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { type Arg, type Message, message } from "../said/message.js";
import { CERTIFICATION_WORDS, type CertificationWords } from "./certification-words.js";
import type { Evidence, OriginAnswer, OriginQuestion, Route } from "./types.js";

/** The data elements with their proof, as origin/certification.json holds them. */
export interface CertificationData {
  readonly elements: readonly {
    readonly element: string;
    readonly name: string;
    readonly nameFr: string;
    readonly level: Evidence;
    readonly cite: string;
  }[];
  /** The language that a translation is asked in, where the draft is in another. */
  readonly languages: { readonly translation: string; readonly level: Evidence; readonly cite: string };
  readonly criteria: Readonly<Record<Route, { readonly letter: string; readonly level: Evidence; readonly cite: string }>>;
  readonly blanket: { readonly months: number; readonly level: Evidence; readonly cite: string };
  readonly records: readonly { readonly who: string; readonly years: number; readonly from: string; readonly cite: string }[];
}

/** What the certifier states, as text. */
export const STATED = [
  "role",
  "certifier",
  "exporter",
  "producer",
  "importer",
  "description",
  "invoice",
  "blanketFrom",
  "blanketUntil",
  "signatory",
  "signedOn",
] as const;
export type Stated = Readonly<Partial<Record<(typeof STATED)[number], string>>>;

/** What stands in the way of a certification. */
export interface CertificationProblem {
  readonly key: string;
  readonly message: Message;
  readonly fix: Arg;
}

/** A checked draft. `text` of an element that is left to the pen is "". */
export interface CertificationDraft {
  readonly elements: readonly { readonly name: string; readonly text: string; readonly level: Evidence; readonly cite: string }[];
  readonly rule?: string;
  readonly evidence?: Evidence;
  /** Why the determination is not to be relied on yet; empty where it is. */
  readonly unsure: readonly string[];
  readonly assumptions: readonly string[];
  readonly notices: readonly string[];
  readonly cites: readonly string[];
  readonly blanket: { readonly months: number; readonly level: Evidence; readonly cite: string };
  readonly records: CertificationData["records"];
  readonly languages: CertificationData["languages"];
  readonly hts: string;
  readonly date: string;
}

const ROLES = ["importer", "exporter", "producer"];
const SUBHEADING = 6;

/** Check what is stated against the determination; all problems at once. */
export function certify(
  data: CertificationData,
  question: OriginQuestion,
  answer: OriginAnswer,
  stated: Stated,
  words: CertificationWords = CERTIFICATION_WORDS.en,
): CertificationDraft | { readonly problems: readonly CertificationProblem[] } {
  const refused = notCertifiable(answer);
  if (refused !== undefined) return { problems: [refused] };
  const problems: CertificationProblem[] = [];
  const want = (key: keyof Stated, what: Message): string => {
    const text = stated[key]?.trim() ?? "";
    if (text === "") problems.push({ key, message: message("certify/missing", { what }), fix: message("certify/missing.fix", { key }) });
    return text;
  };
  const role = want("role", message("certify/role")).toLowerCase();
  if (role !== "" && !ROLES.includes(role))
    problems.push({
      key: "role",
      message: message("certify/no-role", { role: JSON.stringify(role) }),
      fix: message("certify/no-role.fix", { roles: ROLES.join(", ") }),
    });
  const certifier = want("certifier", message("certify/certifier"));
  // The certifier need not be repeated in its own role. A producer may not know the exporter, and the importer is given if known.
  const party = (key: "exporter" | "producer" | "importer", unknown: string): string => {
    const text = stated[key]?.trim() || (role === key ? certifier : unknown);
    return text === "" ? want(key, message(`certify/${key}`)) : text;
  };
  const exporter = party("exporter", role === "producer" ? words.exporterUnknown : "");
  const [producer, importer] = [party("producer", ""), party("importer", role === "importer" ? "" : words.importerUnknown)];
  const description = want("description", message("certify/description"));
  const signatory = want("signatory", message("certify/signatory"));
  const signedOn = stated.signedOn?.trim() ?? "";
  if (signedOn !== "" && parseDay(signedOn) === undefined)
    problems.push({
      key: "signedOn",
      message: message("certify/signed-on", { day: JSON.stringify(signedOn) }),
      fix: message("certify/signed-on.fix"),
    });
  const period = periodOf(data, question, stated, problems, words);
  if (problems.length > 0) return { problems };
  const criterion = data.criteria[answer.route as Route];
  const rule = answer.alternatives.find(({ holds }) => holds === true)?.rule;
  const digits = answer.hts.replaceAll(".", "").slice(0, SUBHEADING);
  const texts: Readonly<Record<string, string>> = {
    role: words.roles[role] ?? role,
    certifier,
    exporter,
    producer,
    importer,
    description: `${description}; ${formatHts(digits)}${stated.invoice ? `; ${words.invoice} ${stated.invoice}` : ""}`,
    criterion: `${criterion.letter === "" ? words.noLetter : criterion.letter} (${words.routes[answer.route as Route]}; ${criterion.cite})`,
    period,
    signature: signedOn === "" ? signatory : `${signatory}, ${signedOn}`,
  };
  return {
    elements: data.elements.map(({ element, name, nameFr, level, cite }) => ({
      name: words.language === "fr" ? nameFr : name,
      level,
      cite,
      text: texts[element] ?? "",
    })),
    ...(rule === undefined ? {} : { rule }),
    ...(answer.evidence === undefined ? {} : { evidence: answer.evidence }),
    unsure: answer.relianceBecause,
    assumptions: answer.assumptions,
    notices: answer.notices,
    cites: answer.cites,
    blanket: data.blanket,
    records: data.records,
    languages: data.languages,
    hts: answer.hts,
    date: question.date,
  };
}

function notCertifiable({ status, questions, alternatives }: OriginAnswer): CertificationProblem | undefined {
  if (status === "originates") return undefined;
  if (status === "needs-facts")
    return {
      key: "status",
      message: message("certify/open"),
      fix: message("certify/open.fix", { asks: questions.map(({ ask }) => ask).join(" ") }),
    };
  const why = alternatives.map(({ no, because }) =>
    message("certify/alternative", { no: String(no), because: { all: because, by: "; " } }),
  );
  return {
    key: "status",
    message: message("certify/does-not-originate"),
    fix:
      why.length === 0
        ? message("certify/does-not-originate.fix-notices")
        : message("certify/does-not-originate.fix", { why: { all: why, by: ". " } }),
  };
}

function periodOf(
  data: CertificationData,
  { date }: OriginQuestion,
  stated: Stated,
  problems: CertificationProblem[],
  words: CertificationWords,
): string {
  const [first, last] = [stated.blanketFrom?.trim() ?? "", stated.blanketUntil?.trim() ?? ""];
  if (first === "" && last === "") return words.single;
  const [from, until] = [parseDay(first), parseDay(last)];
  const wrong = (key: string, found: Message, fix: Message): string => {
    problems.push({ key, message: found, fix });
    return "";
  };
  if (from === undefined) return wrong("blanketFrom", message("certify/blanket-first"), message("certify/blanket.fix-day"));
  if (until === undefined) return wrong("blanketUntil", message("certify/blanket-last"), message("certify/blanket.fix-day"));
  if (until < from) return wrong("blanketUntil", message("certify/blanket-order"), message("certify/blanket-order.fix"));
  const { months } = data.blanket;
  if (until >= monthsLater(from, months))
    return wrong(
      "blanketUntil",
      message("certify/blanket-long", { months: String(months) }),
      message("certify/blanket-long.fix", { day: monthsLater(from, months) }),
    );
  if (date < from || date > until)
    return wrong("blanketFrom", message("certify/blanket-outside", { day: date }), message("certify/blanket-outside.fix"));
  return words.period(from, until);
}

// The same day of a later month. It is compared and shown only, so that February 29 may stand in any year.
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-${day.slice(8)}`;
}
