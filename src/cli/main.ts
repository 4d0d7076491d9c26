#!/usr/bin/env node
// The command `carveout`. Each command's code is loaded only when it is called, so that a short answer starts fast.

import { Command, CommanderError, Option } from "commander";
import { chooseLanguage, translate } from "../console/language.js";
import { CallError } from "../packaged/call-error.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import { TableError } from "../tables/table-error.js";
import { answering, endQuietly, inLanguages, serving, several, tabled } from "./command-options.js";
import { exampleOf } from "./examples.js";
import { arrange } from "./help.js";
import { lawCommands } from "./law-program.js";
import type { OriginFlags } from "./origin-bill-command.js";

const program = new Command("carveout")
  .description("U.S. duties on Canadian goods: which, at what rate, on what value, under which heading, and why")
  .version("0.1.0")
  .exitOverride()
  .showHelpAfterError("Run `carveout --help` for the commands.")
  .configureHelp({ sortSubcommands: false });

// Whatever answers, threads included, answers by the release that is named.
program.hook("preAction", (_, command) => {
  const { law: named, language } = command.opts<{ readonly law?: string; readonly language?: string }>();
  if (named !== undefined) process.env.CARVEOUT_LAW = named;
  chooseLanguage(language);
});

// Examples name real goods, so they stand with the data and not in code.
function example(command: Command, name: string): void {
  command.addHelpText("after", () => `\nExample:\n  ${exampleOf(name)}\n`);
}

example(
  answering(
    program
      .command("duty")
      .argument("<hts>", "8 or 10 digits, with or without dots")
      .description("what one product owes on one day, for a person")
      .option("--origin <country>", "country of origin", DEFAULT_ORIGIN)
      .option("--date <day>", "day of entry (default: today)")
      .option("--value <dollars>", "customs value", "10000.00")
      .option("--spi <program>", 'program claimed: "S" for CUSMA, "none" for no claim (default: both are shown)')
      .option("--fact <name=value...>", "a fact, such as civilAircraft=true or content.steel.value=500.00")
      .option("--quantity <unit=number...>", "a quantity, such as kg=1000")
      .option("--all", "also reasons, citations, every outcome, what could lower the duty, assumptions and notices")
      .option("--json", "write the assessments as JSON"),
  ).action(async (hts: string, options) => (await import("./duty-command.js")).dutyCommand(hts, options)),
  "duty",
);

example(
  program
    .command("search")
    .argument("<words...>", "plain words, trade words or a number, in English or French")
    .description("which tariff number a product has")
    .option("--limit <n>", "headings at most", "5")
    .option("--date <day>", "the day whose numbers are listed (default: today)")
    .option("--json", "write JSON")
    .action(async (words: string[], options) => (await import("./search-command.js")).searchCommand(words, options)),
  "search",
);

example(
  answering(
    program
      .command("assess")
      .argument("[file]", "JSON lines; standard input when absent")
      .description("one JSON entry line in, one assessment out, line by line")
      .addOption(new Option("--json", "the output is JSON always; accepted for uniformity")),
  ).action(async (file: string | undefined, options) => (await import("./stream-command.js")).assessCommand(file, options)),
  "assess",
);

example(
  program
    .command("origin")
    .argument("[file]", "JSON lines; standard input when absent")
    .description("does it qualify under CUSMA: questions in JSON line by line, or one bill of materials as a table for a person")
    .option("--bill <file>", "a bill of materials: CSV, XLSX or Parquet; answered for a person")
    .option("--template <file>", "write a bill to fill in and an example instead")
    .option("--hts <number>", "the good, 6 or 8 digits; 8 or 10 to see the duty at stake")
    .option("--date <day>", "day of entry (default: today)")
    .option("--transaction-value <dollars>", "transaction value, without international shipping")
    .option("--net-cost <dollars>", "net cost")
    .option("--total-cost <dollars>", "total cost")
    .option("--weight-kg <number>", "weight of the good")
    .option("--use <use>", "oem-passenger, oem-light-truck, oem-heavy-truck, aftermarket or other-vehicle")
    .option("--branch <name>", "which goods of the rule, where it tells them apart")
    .option(
      "--map <theirs=ours...>",
      "what a column of the bill is called here: name, hts, value, quantity, unitCost, originating, …; nothing leaves it unread",
    )
    .option("--sheet <name>", "sheet of a workbook")
    .option("--purchases <file>", "a vehicle producer's purchases of steel and aluminum, as a table: name, hts, value, originating, metal")
    .option("--fact <path=value...>", "a fact that the answer asks for, such as conditions.1=yes or materials.0.originating=yes")
    .option("--save <file>", "with --bill: keep the determination with its rows of rules and a hash")
    .option("--replay <file>", "make a kept determination again, from its own rows and by the rules at hand")
    .option("--certificate <file>", "write a draft certification of origin as a page to print")
    .option(
      "--element <name=value...>",
      "what the certifier states: role, certifier, exporter, producer, importer, description, signatory, …",
    )
    .option("--worth", "without --bill: add the duty on the transaction value with and without the claim, and which origin each duty asks")
    .addOption(new Option("--json", "with --bill: write JSON; without it the output is JSON always"))
    .action(async (file: string | undefined, options: OriginFlags & { worth?: boolean; replay?: string; template?: string }) =>
      options.template !== undefined
        ? (await import("./table-template.js")).writeTemplate("bill", options.template)
        : options.replay !== undefined
          ? (await import("../reports/origin-record.js")).replayCommand(options.replay, options.json === true)
          : options.bill === undefined
            ? (await import("./origin-command.js")).originCommand(file, options)
            : (await import("./origin-bill-command.js")).originBillCommand(options.bill, options),
    ),
  "origin",
);

example(
  program
    .command("origin-coverage")
    .description("which numbers have a rule of origin, by proof, with the trade they cover")
    .action(async () => (await import("../reports/origin-coverage.js")).originCoverageCommand()),
  "origin-coverage",
);

example(
  answering(
    program
      .command("entry")
      .argument("[file]", "a JSON array of entry lines; standard input when absent")
      .description("the lines of one entry, fees charged once"),
  ).action(async (file: string | undefined, options) => (await import("./stream-command.js")).entryCommand(file, options)),
  "entry",
);

example(
  answering(
    tabled(
      program
        .command("rate")
        .argument("[in]", "a table: CSV, CSV.gz, Parquet or XLSX; - is standard input")
        .argument("[out]", "the rated table: CSV, CSV.gz or Parquet by the name")
        .description("rate a table of entry lines; every row keeps its place"),
    )
      .option("--template <file>", "write a table to fill in and an example instead")
      .option("--raw", "write cells that look like formulas as they are")
      .option("--report <file>", "also write a page with charts of the run (HTML)")
      .option("--resume", "keep finished parts beside OUT; the same call goes on from them after a run that was killed")
      .option("--part-size <mib>", "size of a part with --resume, in MiB of the input", "64")
      .option("--json", "write the summary as JSON"),
  ).action(async (input: string | undefined, output: string | undefined, options) =>
    (await import("./rate-command.js")).rateCommand(input, output, options),
  ),
  "rate",
);

example(
  tabled(
    program
      .command("audit")
      .argument("[report...]", "entry summary lines as filed (ACE report ES-003): CSV, XLSX or Parquet; several files are one report")
      .description("what was filed against what was owed, what comes back, by which way and until when"),
  )
    .option("--template <file>", "write a table to fill in and an example instead")
    .option("--liquidations <file>", "liquidation dates and status by entry number")
    .option("--facts <file>", "facts by entry number and line, or by hts; originating=yes declares that goods qualify under CUSMA")
    .option("--claims <file...>", "what CBP gave back about claims: the claim file of ACE, report REV-615; set against the estimate")
    .option("--as-of <day>", "day on which the clocks are read (default: today)")
    .option("--out <dir>", "write everything into a new folder")
    .option("--csv <file>", "write the findings")
    .option("--xlsx <file>", "write a workbook")
    .option("--html <file>", "write a page to print")
    .option("--cape <dir>", "write CAPE declarations and what was left out into a new folder")
    .option("--rates <file>", "interest rates: CSV with from and percent")
    .option("--synthetic <rows>", "write a synthetic report to REPORT instead")
    .option("--seed <n>", "seed of the synthetic report", "1")
    .option("--json", "write the summary as JSON")
    .action(async (files: string[], options) => (await import("./audit-command.js")).auditCommand(files, options)),
  "audit",
);

example(
  program
    .command("history")
    .argument("<hts>", "8 or 10 digits")
    .description("the duty on one product, change by change, with and without CUSMA")
    .option("--origin <country>", "country of origin", DEFAULT_ORIGIN)
    .option("--value <dollars>", "customs value", "10000.00")
    .option("--spi <program>", 'only "S" or only "none"')
    .option("--fact <name=value...>", "a fact, such as civilAircraft=true")
    .option("--quantity <unit=number...>", "a quantity, such as kg=1000")
    .option("--known-on <day>", "use only law that was public by this day")
    .option("--reading <id=n...>", "choose a reading of an open question, such as copper-232#content=2")
    .option("--json", "write JSON")
    .action(async (hts: string, options) => (await import("./history-command.js")).historyCommand(hts, options)),
  "history",
);

example(
  answering(
    tabled(
      program
        .command("compare")
        .argument("<in>", "a table of entry lines: CSV, Parquet or XLSX")
        .description("the same entries under the law and under a scenario; only what differs"),
    )
      .option("--by <group>", "sector, chapter, measure, authority or month", "chapter")
      .option("--json", "write JSON"),
  ).action(async (input: string, options) => (await import("./compare-command.js")).compareCommand(input, options)),
  "compare",
);

example(
  serving(program.command("serve").description("the page, the API and MCP from one process, offline")).action(async (options) =>
    (await import("./serve-command.js")).serveCommand(options),
  ),
  "serve",
);

example(
  program
    .command("diff")
    .argument("<d1>", "a day")
    .argument("<d2>", "another day")
    .description("the lines whose duty differs between two days, and the acts that did it")
    .option("--chapter <nn>", "only one chapter, such as 76")
    .option("--list <file>", "only the numbers in a file, one a line")
    .option("--origin <country>", "country of origin", DEFAULT_ORIGIN)
    .option("--value <dollars>", "customs value", "10000.00")
    .option("--scenario <file>", "lay a scenario over the law; several in their order", several)
    .option("--html <file>", "also write a report as one web page")
    .option("--json", "write JSON")
    .action(async (from: string, to: string, options) => (await import("./diff-command.js")).diffCommand(from, to, options)),
  "diff",
);

example(
  program
    .command("events")
    .description("the dispute on one time line; calendar and news feeds of what changes")
    .option("--from <day>", "first day")
    .option("--until <day>", "first day no longer shown")
    .option("--kind <kind>", "such as effective, instrument, court, meeting or deadline")
    .option("--sector <sector>", "such as metals; what touches all goods is shown, too")
    .option("--measure <id>", "only what touches a measure, such as canada-338")
    .option("--ical <file>", "write an iCalendar feed of new and coming things")
    .option("--atom <file>", "write an Atom feed of them")
    .option("--list <file>", "feed of exactly the changes of the law on these numbers, one a line")
    .option("--scenario <file>", "with --list: lay a scenario over the law", several)
    .option("--json", "write JSON")
    .action(async (options) => (await import("./events-command.js")).eventsCommand(options)),
  "events",
);

example(
  program
    .command("exposure")
    .description("statutory duty on Canada's actual imports, inside and outside CUSMA")
    .option("--date <day>", "the law of this day (default: today), or own: each month under the law of its own days")
    .option("--scenario <file>", "lay a scenario over the law; several in their order; FILE=0.3 weighs it", several)
    .option("--by <group>", "sector, chapter, heading or month", "sector")
    .option("--month <month>", "one month, such as 2025-10, or several, such as 2025-07..2025-12")
    .option("--claims <how>", "comparable or recorded: claims on free lines before July 2025 were not recorded", "comparable")
    .option("--assume <fact=share>", "set what trade data do not hold, such as content.aluminum.value=0.3-0.6", several)
    .option("--adcvd", "with antidumping and countervailing deposits on lumber, which depend on the producer")
    .option("--json", "write JSON")
    .action(async (options) => (await import("./exposure-command.js")).exposureCommand(options)),
  "exposure",
);

example(
  program
    .command("explain")
    .argument("<measure>", "a measure, such as ieepa-canada")
    .description("a measure with its whole dated history and citations")
    .option("--json", "write JSON")
    .action(async (measure: string, options) => (await import("../law-tools/law-words.js")).explainCommand(measure, options)),
  "explain",
);

example(
  program
    .command("facts")
    .description("every fact the law asks for, and what its absence means")
    .option("--json", "write JSON")
    .action(async (options) => (await import("../law-tools/law-words.js")).factsCommand(options)),
  "facts",
);

lawCommands(program, example);

const schedule = program.command("schedule").description("the tariff schedule");
example(
  schedule
    .command("build")
    .requiredOption("--from <dir>", "folder of official exports")
    .option("--to <dir>", "where to write", "schedule")
    .description("compile the official exports of all revisions")
    .action(async (options) => (await import("./schedule-calls.js")).scheduleBuildCommand(options)),
  "schedule build",
);
example(
  schedule
    .command("import")
    .argument("<source>", "an official export, JSON or CSV, a file or an address")
    .option("--effective <day>", "first day it is in force (default: today)")
    .option("--force", "take in an export that lacks many of the numbers in force")
    .option("--json", "write what was taken in, and how its chapter 99 differs from the law, as JSON")
    .description("take a newer official export into your data folder and answer with it")
    .action(async (source: string, options) => (await import("./schedule-calls.js")).scheduleImportCommand(source, options)),
  "schedule import",
);
example(
  schedule
    .command("show")
    .argument("<hts>")
    .option("--date <day>", "day (default: today)")
    .option("--json", "write JSON")
    .description("the line of one number on one day")
    .action(async (hts: string, options) => (await import("./schedule-calls.js")).scheduleShowCommand(hts, options)),
  "schedule show",
);

example(
  schedule
    .command("rates")
    .option("--json", "write JSON")
    .description("count the distinct rate texts of all revisions, and those that parse")
    .action(async (options) => (await import("./schedule-calls.js")).scheduleRatesCommand(options)),
  "schedule rates",
);

const book = program.command("book").description("the compiled law, for millions of lines");
example(
  book
    .command("build")
    .description("compile the law of every number on every day into the package (two minutes)")
    .action(async () => (await import("./book-command.js")).buildBooks()),
  "book build",
);

example(
  book
    .command("export")
    .argument("<dir>", "folder to write into")
    .option("--columns <names>", "columns of your table of entries, by commas (default: every column of the contract)")
    .option("--sample <file>", "CSV or Parquet whose columns are taken; the tables need no sample")
    .option("--fees", "have the statement give the user fees and what is payable too")
    .description("the compiled law as Parquet and CSV tables, with SQL that rates a table of entries by joins")
    .action(async (dir: string, options) => (await import("../rate/book-export.js")).exportBook(dir, options)),
  "book export",
);

example(
  program
    .command("panel")
    .description("every number, interval of days and claim, with its rate by authority; for analysts")
    .option("--origin <country>", "country of origin", DEFAULT_ORIGIN)
    .option("--out <file>", "CSV or Parquet by the name", "panel.parquet")
    .option("--json", "write the summary as JSON")
    .action(async (options) => (await import("./panel-command.js")).panelCommand(options)),
  "panel",
);

example(
  program
    .command("mcp")
    .description("the tools for AI agents, on standard input and output (MCP)")
    .action(async () => (await import("./mcp-command.js")).mcpCommand()),
  "mcp",
);

inLanguages(program);
arrange(program);
endQuietly();
process.on("SIGINT", () => process.exit(130));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CallError || error instanceof TableError) {
    const { arg } = translate();
    process.stderr.write(`${error.code === undefined ? "" : `${error.code}: `}${arg(error.said)}\n${arg(error.fix)}\n`);
    process.exitCode = 2;
  } else throw error;
}
