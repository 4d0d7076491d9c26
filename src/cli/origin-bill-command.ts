// `carveout origin --bill`: a bill of materials as a table, answered for a person; with `--certificate` a draft certification, too.

import { readFileSync, writeFileSync } from "node:fs";
import { given } from "../console/given-values.js";
import { language, say, translate } from "../console/language.js";
import { requireDay, today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import { formatHts } from "../hts/number.js";
import { withFact } from "../origin/apply.js";
import { purchasesOf, type RowNote, writtenNotes } from "../origin/bill-row.js";
import { type CertificationData, certify, STATED, type Stated } from "../origin/certification.js";
import { certificationHtml } from "../origin/certification-html.js";
import { CERTIFICATION_WORDS } from "../origin/certification-words.js";
import { pictureOf } from "../origin/picture.js";
import { billOf, type ReadBill } from "../origin/read-bill.js";
import { RULE_ENGLISH, ruleInWords } from "../origin/rule-words.js";
import { RULE_FRENCH } from "../origin/rule-words-french.js";
import type { OriginAnswer, OriginQuestion } from "../origin/types.js";
import { lineOf, worthOf } from "../origin/worth.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { bundledOrigin, determine } from "../packaged/origin-bundle.js";
import { packagePath } from "../packaged/paths.js";
import { type BillFileOptions, readBillFile } from "../reports/bill-file.js";
import { originPage } from "../reports/origin-page.js";
import { saveRecord } from "../reports/origin-record.js";
import { message } from "../said/message.js";
import { matchOf } from "../server/search-match.js";
import { renameKey } from "../tables/header.js";

/** Flags of the command. */
export interface OriginFlags {
  readonly bill?: string;
  readonly hts?: string;
  readonly date?: string;
  readonly transactionValue?: string;
  readonly netCost?: string;
  readonly totalCost?: string;
  readonly weightKg?: string;
  readonly use?: string;
  readonly branch?: string;
  readonly purchases?: string;
  readonly map?: readonly string[];
  readonly sheet?: string;
  readonly fact?: readonly string[];
  readonly certificate?: string;
  readonly save?: string;
  readonly element?: readonly string[];
  readonly json?: boolean;
}

/** Answer on standard output. Exit status 1 when the bill, the question or the certification is refused. */
export async function originBillCommand(file: string, flags: OriginFlags): Promise<void> {
  if (flags.hts === undefined) throw new CallError(message("origin/no-number"), message("origin/no-number.fix"));
  const stated = statedElements(flags);
  if (!/\d{4}/.test(flags.hts)) throw await byWords(flags.hts);
  const { materials, notes, problems, report } = await billFrom(file, flags.hts, {
    renames: renamesOf(flags.map ?? []),
    ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }),
  });
  if (problems.length > 0) {
    refuseRows(file, problems);
    return;
  }
  const bought = flags.purchases === undefined ? undefined : await purchasesFrom(flags.purchases);
  if (flags.purchases !== undefined && bought !== undefined && bought.problems.length > 0) {
    refuseRows(flags.purchases, bought.problems);
    return;
  }
  const question = questionOf(flags, flags.hts, materials, bought?.purchases ?? []);
  const found = determine(question, { suggest: true, language: language() });
  if (found.status === "error") {
    refuseStated(found.error);
    process.stderr.write(`${found.error.message}\n${found.error.fix}\n`);
    process.exitCode = 1;
    return;
  }
  // What is kept is written before the answer is told: a file that cannot be written is a wrong call, which tells nothing.
  if (flags.save !== undefined) saveRecord(flags.save, question, found);
  const certified = flags.certificate === undefined || writeCertificate(flags.certificate, question, found, stated);
  const picture = pictureOf(bundledOrigin(), question);
  const entry = lineOf(question, bundledEngine());
  const worth = entry === undefined ? undefined : worthOf(bundledEngine(), entry, { language: language() });
  if (flags.json === true)
    process.stdout.write(
      `${JSON.stringify({ determination: found, picture, worth, notes: writtenNotes(notes, translate()), reading: report }, undefined, 2)}\n`,
    );
  else {
    const lines = originPage({ question, answer: found, picture, worth, tables: bundledOrigin() }, styleOf(process.stdout));
    process.stdout.write(`${[...lines, ...notes.map((each) => `  ${rowText(each)}`), ...report.map((each) => `  ${each}`)].join("\n")}\n`);
  }
  if (!certified) process.exitCode = 1;
}

// What an option says is a wrong call; what is wrong with the good or the bill is an answer in error.
function refuseStated({ key = "", code, message: why, fix }: Extract<ReturnType<typeof determine>, { status: "error" }>["error"]): void {
  const flag = OF_OPTIONS[key] ?? (key.startsWith("facts.") ? `--fact ${key.slice("facts.".length)}` : undefined);
  if (flag !== undefined) throw new CallError(message("call/given", { flag, why }), fix, code);
}

const OF_OPTIONS: Readonly<Record<string, string>> = {
  date: "--date",
  transactionValue: "--transaction-value",
  netCost: "--net-cost",
  totalCost: "--total-cost",
  weightKg: "--weight-kg",
  use: "--use",
  branch: "--branch",
};

const SHOWN = 5;

// A good in words has several numbers; which it is a person says.
async function byWords(words: string): Promise<CallError> {
  const { bundledSearch } = await import("../packaged/search-bundle.js");
  const hits = bundledSearch()(words, SHOWN);
  const found = hits.map(({ hts, label, within }) =>
    within === undefined ? `${formatHts(hts)} ${label}` : `${formatHts(within.hts)} ${within.label} (${label})`,
  );
  if (found.length === 0)
    return new CallError(message("search/nothing", { words: JSON.stringify(words) }), message("search/nothing.fix-number"));
  return new CallError(
    message(matchOf(hits) === "all" ? "origin/by-words" : "origin/by-like-words", {
      words: JSON.stringify(words),
      found: found.join("; "),
    }),
    message("origin/by-words.fix"),
  );
}

function refuseRows(file: string, problems: readonly RowNote[]): void {
  process.stderr.write(problems.map((each) => `${file}, ${rowText(each)} [${each.code}]\n`).join(""));
  process.stderr.write(`${say(message("origin/nothing-determined", { count: problems.length }))}\n`);
  process.exitCode = 1;
}

async function billFrom(file: string, hts: string, options: BillFileOptions): Promise<ReadBill & { readonly report: readonly string[] }> {
  const table = await readBillFile(file, options);
  const bill = billOf(table.rows, hts);
  return {
    ...bill,
    problems: [...table.problems, ...bill.problems],
    notes: [...table.notes, ...bill.notes],
    report: table.report,
  };
}

async function purchasesFrom(file: string): Promise<ReturnType<typeof purchasesOf>> {
  const table = await readBillFile(file);
  const bought = purchasesOf(table.rows);
  return { ...bought, problems: [...table.problems, ...bought.problems] };
}

// An empty name of ours leaves a column unread.
function renamesOf(maps: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    maps.map((each) => {
      const at = each.lastIndexOf("=");
      if (at < 1) throw new CallError(message("call/map", { each }), message("call/map.fix"));
      return [renameKey(each.slice(0, at)), each.slice(at + 1).trim()] as const;
    }),
  );
}

function rowText({ row, field, message: found, fix }: RowNote): string {
  const { arg, say: told } = translate();
  const of = row === 0 ? message("bill/header") : message("bill/row", { row });
  const place = field === undefined ? of : ({ all: [of, field], by: ", " } as const);
  return `${told(message("bill/at", { place, found }))}${fix === undefined ? "" : ` ${arg(fix)}`}`;
}

function questionOf(
  flags: OriginFlags,
  hts: string,
  materials: OriginQuestion["materials"],
  purchases: NonNullable<OriginQuestion["purchases"]>,
): OriginQuestion {
  const { transactionValue, netCost, totalCost, weightKg, use, branch } = flags;
  const plain: OriginQuestion = {
    hts,
    date: flags.date === undefined ? today() : requireDay("--date", flags.date),
    ...(transactionValue === undefined ? {} : { transactionValue: given("--transaction-value", "money", transactionValue) }),
    ...(netCost === undefined ? {} : { netCost: given("--net-cost", "money", netCost) }),
    ...(totalCost === undefined ? {} : { totalCost: given("--total-cost", "money", totalCost) }),
    ...(weightKg === undefined ? {} : { weightKg: given("--weight-kg", "weight", weightKg) }),
    // The engine refuses a use that it does not know.
    ...(use === undefined ? {} : { use: use as NonNullable<OriginQuestion["use"]> }),
    ...(branch === undefined ? {} : { branch }),
    materials,
    ...(purchases.length === 0 ? {} : { purchases }),
  };
  return (flags.fact ?? []).reduce((question, each) => {
    const [path, text] = pairOf("--fact", each);
    return withFact(
      question,
      /^(?:facts|materials|purchases|entry)\./.test(path) ? path : `facts.${path}`,
      /^(?:yes|no)$/.test(text) ? text === "yes" : text,
    );
  }, plain);
}

function statedElements({ element: elements = [] }: OriginFlags): Stated {
  const stated = Object.fromEntries(elements.map((each) => pairOf("--element", each)));
  for (const key of Object.keys(stated))
    if (!(STATED as readonly string[]).includes(key))
      throw new CallError(message("origin/no-element", { key }), message("origin/no-element.fix", { known: STATED.join(", ") }));
  return stated as Stated;
}

// False where the answer cannot be certified, which is said.
function writeCertificate(file: string, question: OriginQuestion, answer: OriginAnswer, stated: Stated): boolean {
  const data = JSON.parse(readFileSync(packagePath("origin/certification.json"), "utf8")) as CertificationData;
  const phrases = CERTIFICATION_WORDS[language()];
  const draft = certify(data, question, answer, stated, phrases);
  if ("problems" in draft) {
    process.stderr.write(
      [
        say(message("origin/no-certification")),
        ...draft.problems.map((each) => `${say(each.message)} ${translate().arg(each.fix)}`),
        "",
      ].join("\n"),
    );
    return false;
  }
  const words =
    draft.rule === undefined ? undefined : ruleInWords(draft.rule, bundledOrigin().sets, language() === "fr" ? RULE_FRENCH : RULE_ENGLISH);
  try {
    writeFileSync(file, certificationHtml(draft, words, translate()));
  } catch {
    throw new CallError(message("call/not-written-here", { file }), message("call/not-written.fix"));
  }
  return true;
}

function pairOf(flag: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CallError(message("call/no-value", { flag, text }), message("call/no-value.fix", { flag }));
  return [text.slice(0, at), text.slice(at + 1)];
}
