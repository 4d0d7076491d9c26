#!/usr/bin/env node
// The command `carveout`. Each command's code is loaded only when it is called, so that a short answer starts fast.

import { Command, CommanderError, Option } from "commander";
import { chooseLanguage, translate } from "../console/language.js";
import { CallError } from "../packaged/call-error.js";
import { notKept } from "../packaged/releases.js";
import { message } from "../said/message.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import { TableError } from "../tables/table-error.js";
import { answering, assessing, endQuietly, inLanguages, serving, several, tabled } from "./command-options.js";
import { exampleOf } from "./examples.js";
import { fileRefusal } from "./file-error.js";
import { arrange } from "./help.js";
import { chooseHelpLanguage, help, helpTitle } from "./help-text.js";
import { lawCommands } from "./law-program.js";
import { byOption, refuseIdle } from "./option-rules.js";
import type { OriginFlags } from "./origin-bill-command.js";
import { bookCommands, scheduleCommands } from "./schedule-program.js";
import { refuseWrongCalls } from "./wrong-call.js";

chooseHelpLanguage(process.argv);
const program = new Command("carveout")
  .description(help(message("help/program")))
  .version("0.1.0", "-V, --version", help(message("help/option.version")))
  .helpOption("-h, --help", help(message("help/option.help")))
  .exitOverride()
  // An option after a command belongs to that command: groups have options of their own.
  .enablePositionalOptions()
  .configureHelp({ sortSubcommands: false, styleTitle: helpTitle });

// Whatever answers, threads included, answers by the release that is named.
let called: Command = program;
program.hook("preAction", (_, command) => {
  called = command;
  const { law: named, language } = command.opts<{ readonly law?: string; readonly language?: string }>();
  chooseLanguage(language);
  // An empty variable means the law in use; an empty option is a name that was lost on the way here.
  if (named === "") throw notKept("''");
  if (named !== undefined) process.env.CARVEOUT_LAW = named;
  refuseIdle(command);
});

// Examples name real goods, so they stand with the data and not in code.
function example(command: Command, name: string): Command {
  return command.addHelpText("after", () => `\n${help(message("help/example"))}\n  ${exampleOf(name)}\n`);
}

example(
  answering(
    program
      .command("duty")
      .argument("<hts>", help(message("help/hts")))
      .description(help(message("help/duty")))
      .option("--origin <country>", help(message("help/origin-country")), DEFAULT_ORIGIN)
      .option("--date <day>", help(message("help/date.entry")))
      .option("--value <dollars>", help(message("help/value")), "10000.00")
      .option("--spi <program>", help(message("help/duty.spi")))
      .option("--fact <name=value...>", help(message("help/duty.fact")))
      .option("--quantity <unit=number...>", help(message("help/quantity")))
      .option("--all", help(message("help/duty.all")))
      .option("--json", help(message("help/duty.json"))),
  ).action(async (hts: string, options) => (await import("./duty-command.js")).dutyCommand(hts, options)),
  "duty",
);

example(
  program
    .command("search")
    .argument("<words...>", help(message("help/search.words")))
    .description(help(message("help/search")))
    .option("--limit <n>", help(message("help/search.limit")), "5")
    .option("--date <day>", help(message("help/search.date")))
    .option("--json", help(message("help/json")))
    .action(async (words: string[], options) => (await import("./search-command.js")).searchCommand(words, options)),
  "search",
);

example(
  answering(
    program
      .command("assess")
      .argument("[file]", help(message("help/json-lines")))
      .description(help(message("help/assess")))
      .addOption(new Option("--json", help(message("help/assess.json")))),
  ).action(async (file: string | undefined, options) => (await import("./stream-command.js")).assessCommand(file, options)),
  "assess",
);

example(
  program
    .command("origin")
    .argument("[file]", help(message("help/json-lines")))
    .description(help(message("help/origin")))
    .option("--bill <file>", help(message("help/origin.bill")))
    .option("--template <file>", help(message("help/origin.template")))
    .option("--hts <number>", help(message("help/origin.hts")))
    .option("--date <day>", help(message("help/date.entry")))
    .option("--transaction-value <dollars>", help(message("help/origin.transaction-value")))
    .option("--net-cost <dollars>", help(message("help/origin.net-cost")))
    .option("--total-cost <dollars>", help(message("help/origin.total-cost")))
    .option("--weight-kg <number>", help(message("help/origin.weight")))
    .option("--use <use>", help(message("help/origin.use")))
    .option("--branch <name>", help(message("help/origin.branch")))
    .option("--map <theirs=ours...>", help(message("help/origin.map")))
    .option("--sheet <name>", help(message("help/origin.sheet")))
    .option("--purchases <file>", help(message("help/origin.purchases")))
    .option("--fact <path=value...>", help(message("help/origin.fact")))
    .option("--save <file>", help(message("help/origin.save")))
    .option("--replay <file>", help(message("help/origin.replay")))
    .option("--certificate <file>", help(message("help/origin.certificate")))
    .option("--element <name=value...>", help(message("help/origin.state")))
    .option("--worth", help(message("help/origin.worth")))
    .addOption(new Option("--json", help(message("help/origin.json"))))
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
    .description(help(message("help/origin-coverage")))
    .option("--json", help(message("help/json")))
    .action(async (options) => (await import("../reports/origin-coverage.js")).originCoverageCommand(options)),
  "origin-coverage",
);

example(
  answering(
    program
      .command("entry")
      .argument("[file]", help(message("help/entry.file")))
      .description(help(message("help/entry")))
      .option("--json", help(message("help/assess.json"))),
  ).action(async (file: string | undefined, options) => (await import("./stream-command.js")).entryCommand(file, options)),
  "entry",
);

example(
  assessing(
    tabled(
      program
        .command("rate")
        .argument("[in]", help(message("help/rate.in")))
        .argument("[out]", help(message("help/rate.out")))
        .description(help(message("help/rate"))),
    )
      .option("--template <file>", help(message("help/template")))
      .option("--raw", help(message("help/rate.raw")))
      .option("--report <file>", help(message("help/rate.report")))
      .option("--resume", help(message("help/rate.resume")))
      .option("--part-size <mib>", help(message("help/rate.part-size")), "64")
      .option("--json", help(message("help/summary-json"))),
  ).action(async (input: string | undefined, output: string | undefined, options) =>
    (await import("./rate-command.js")).rateCommand(input, output, options),
  ),
  "rate",
);

example(
  tabled(
    program
      .command("audit")
      .argument("[report...]", help(message("help/audit.report")))
      .description(help(message("help/audit"))),
  )
    .option("--template <file>", help(message("help/template")))
    .option("--liquidations <file>", help(message("help/audit.liquidations")))
    .option("--facts <file>", help(message("help/audit.facts")))
    .option("--claims <file...>", help(message("help/audit.claims")))
    .option("--as-of <day>", help(message("help/audit.as-of")))
    .option("--out <dir>", help(message("help/audit.out")))
    .option("--csv <file>", help(message("help/audit.csv")))
    .option("--xlsx <file>", help(message("help/audit.xlsx")))
    .option("--html <file>", help(message("help/audit.html")))
    .option("--cape <dir>", help(message("help/audit.cape")))
    .option("--rates <file>", help(message("help/audit.rates")))
    .option("--synthetic <rows>", help(message("help/audit.synthetic")))
    .option("--seed <n>", help(message("help/audit.seed")), "1")
    .option("--json", help(message("help/summary-json")))
    .action(async (files: string[], options) => (await import("./audit-command.js")).auditCommand(files, options)),
  "audit",
);

example(
  program
    .command("history")
    .argument("<hts>", help(message("help/hts")))
    .description(help(message("help/history")))
    .option("--origin <country>", help(message("help/origin-country")), DEFAULT_ORIGIN)
    .option("--value <dollars>", help(message("help/value")), "10000.00")
    .option("--spi <program>", help(message("help/history.spi")))
    .option("--fact <name=value...>", help(message("help/history.fact")))
    .option("--quantity <unit=number...>", help(message("help/quantity")))
    .option("--known-on <day>", help(message("help/known-on")))
    .option("--reading <id=n...>", help(message("help/reading")))
    .option("--json", help(message("help/json")))
    .action(async (hts: string, options) => (await import("./history-command.js")).historyCommand(hts, options)),
  "history",
);

example(
  assessing(
    tabled(
      program
        .command("compare")
        .argument("<in>", help(message("help/compare.in")))
        .description(help(message("help/compare"))),
    )
      .option("--by <group>", help(message("help/compare.by")), "chapter")
      .option("--json", help(message("help/json"))),
  ).action(async (input: string, options) => (await import("./compare-command.js")).compareCommand(input, options)),
  "compare",
);

example(
  serving(program.command("serve").description(help(message("help/serve")))).action(async (options) =>
    (await import("./serve-command.js")).serveCommand(options),
  ),
  "serve",
);

example(
  program
    .command("diff")
    .argument("<d1>", help(message("help/diff.from")))
    .argument("<d2>", help(message("help/diff.to")))
    .description(help(message("help/diff")))
    .option("--chapter <nn>", help(message("help/diff.chapter")))
    .option("--list <file>", help(message("help/diff.list")))
    .option("--origin <country>", help(message("help/origin-country")), DEFAULT_ORIGIN)
    .option("--value <dollars>", help(message("help/value")), "10000.00")
    .option("--scenario <file>", help(message("help/scenario")), several)
    .option("--html <file>", help(message("help/diff.html")))
    .option("--json", help(message("help/json")))
    .action(async (from: string, to: string, options) => (await import("./diff-command.js")).diffCommand(from, to, options)),
  "diff",
);

example(
  program
    .command("events")
    .description(help(message("help/events")))
    .option("--from <day>", help(message("help/events.from")))
    .option("--until <day>", help(message("help/events.until")))
    .option("--kind <kind>", help(message("help/events.kind")))
    .option("--sector <sector>", help(message("help/events.sector")))
    .option("--measure <id>", help(message("help/events.measure")))
    .option("--ical <file>", help(message("help/events.ical")))
    .option("--atom <file>", help(message("help/events.atom")))
    .option("--list <file>", help(message("help/events.list")))
    .option("--scenario <file>", help(message("help/events.scenario")), several)
    .option("--json", help(message("help/json")))
    .action(async (options) => (await import("./events-command.js")).eventsCommand(options)),
  "events",
);

example(
  program
    .command("exposure")
    .description(help(message("help/exposure")))
    .option("--date <day>", help(message("help/exposure.date")))
    .option("--scenario <file>", help(message("help/exposure.scenario")), several)
    .option("--by <group>", help(message("help/exposure.by")), "sector")
    .option("--month <month>", help(message("help/exposure.month")))
    .option("--claims <how>", help(message("help/exposure.claims")), "comparable")
    .option("--assume <fact=share>", help(message("help/exposure.assume")), several)
    .option("--adcvd", help(message("help/exposure.deposits")))
    .option("--json", help(message("help/json")))
    .action(async (options) => (await import("./exposure-command.js")).exposureCommand(options)),
  "exposure",
);

example(
  program
    .command("explain")
    .argument("<measure>", help(message("help/explain.measure")))
    .description(help(message("help/explain")))
    .option("--json", help(message("help/json")))
    .action(async (measure: string, options) => (await import("../law-tools/law-words.js")).explainCommand(measure, options)),
  "explain",
);

example(
  program
    .command("facts")
    .description(help(message("help/facts")))
    .option("--json", help(message("help/json")))
    .action(async (options) => (await import("../law-tools/law-words.js")).factsCommand(options)),
  "facts",
);

lawCommands(program, example);

scheduleCommands(program, example);
bookCommands(program, example);

example(
  program
    .command("panel")
    .description(help(message("help/panel")))
    .option("--origin <country>", help(message("help/panel.origin")), DEFAULT_ORIGIN)
    .option("--date <day>", help(message("help/panel.date")))
    .option("--each-origin", help(message("help/panel.each")))
    .option("--out <file>", help(message("help/panel.out")), "panel.parquet")
    .option("--json", help(message("help/summary-json")))
    .action(async (options) => (await import("./panel-command.js")).panelCommand(options)),
  "panel",
);

example(
  program
    .command("mcp")
    .description(help(message("help/mcp")))
    .option("--json", help(message("help/assess.json")))
    .action(async () => (await import("./mcp-command.js")).mcpCommand()),
  "mcp",
);

arrange(program);
inLanguages(program);
refuseWrongCalls(program);
endQuietly();
process.on("SIGINT", () => process.exit(130));

try {
  await program.parseAsync();
} catch (error) {
  const refused = error instanceof CallError || error instanceof TableError ? error : fileRefusal(error);
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (refused !== undefined) {
    const { arg } = translate();
    process.stderr.write(
      `${refused.code === undefined ? "" : `${refused.code}: `}${arg(byOption(called, refused))}\n${arg(refused.fix)}\n`,
    );
    process.exitCode = 2;
  } else throw error;
}
