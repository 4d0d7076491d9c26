// The commands under `carveout schedule` and `carveout book`.

import type { Command } from "commander";
import { message } from "../said/message.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import { type AddExample, addGroup, showCommands } from "./command-group.js";
import { help } from "./help-text.js";

/** Adds the commands that build, import and show the tariff schedule. */
export function scheduleCommands(program: Command, addExample: AddExample): void {
  const schedule = addGroup(program, addExample, {
    name: "schedule",
    about: message("help/schedule"),
    json: message("help/group.json"),
    answer: showCommands,
  });
  addExample(
    schedule
      .command("build")
      .requiredOption("--from <dir>", help(message("help/schedule.build.from")))
      .option("--to <dir>", help(message("help/schedule.build.to")), "schedule")
      .option("--json", help(message("help/json")))
      .description(help(message("help/schedule.build")))
      .action(async (options) => (await import("./schedule-calls.js")).scheduleBuildCommand(options)),
    "schedule build",
  );
  addExample(
    schedule
      .command("import")
      .argument("<source>", help(message("help/schedule.import.source")))
      .option("--effective <day>", help(message("help/effective")))
      .option("--force", help(message("help/schedule.import.force")))
      .option("--json", help(message("help/schedule.import.json")))
      .description(help(message("help/schedule.import")))
      .action(async (source: string, options) => (await import("./schedule-calls.js")).scheduleImportCommand(source, options)),
    "schedule import",
  );
  addExample(
    schedule
      .command("show")
      .argument("<hts>", help(message("help/hts")))
      .option("--date <day>", help(message("help/date")))
      .option("--json", help(message("help/json")))
      .description(help(message("help/schedule.show")))
      .action(async (hts: string, options) => (await import("./schedule-calls.js")).scheduleShowCommand(hts, options)),
    "schedule show",
  );

  addExample(
    schedule
      .command("rates")
      .option("--json", help(message("help/json")))
      .description(help(message("help/schedule.rates")))
      .action(async (options) => (await import("./schedule-calls.js")).scheduleRatesCommand(options)),
    "schedule rates",
  );
}

/** Adds the commands that build and export the compiled law. */
export function bookCommands(program: Command, addExample: AddExample): void {
  const book = addGroup(program, addExample, {
    name: "book",
    about: message("help/book"),
    json: message("help/group.json"),
    answer: showCommands,
  });
  addExample(
    book
      .command("build")
      .option("--json", help(message("help/json")))
      .description(help(message("help/book.build")))
      .action(async (options) => (await import("./book-command.js")).buildBooks(options)),
    "book build",
  );

  addExample(
    book
      .command("export")
      .argument("<dir>", help(message("help/book.export.dir")))
      .option("--columns <names>", help(message("help/book.export.columns")))
      .option("--sample <file>", help(message("help/book.export.sample")))
      .option("--fees", help(message("help/book.export.fees")))
      .option("--origin <countries>", help(message("help/book.export.origin")), DEFAULT_ORIGIN)
      .option("--json", help(message("help/json")))
      .description(help(message("help/book.export")))
      .action(async (dir: string, options) => (await import("../rate/book-export.js")).exportBook(dir, options)),
    "book export",
  );
}
