// Options that several commands share.

import { type Command, Option } from "commander";
import { message } from "../said/message.js";
import { help } from "./help-text.js";

/** Collects an option that may stand several times. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Options of the commands that read a table. */
export const tabled = (command: Command): Command =>
  command
    .option("--map <theirs=ours...>", help(message("help/map")))
    .addOption(new Option("--dates <order>", help(message("help/dates"))).choices(["mdy", "dmy"]))
    .option("--sheet <name>", help(message("help/sheet")));

/** Options of the commands that write whole answers. */
export const answering = (command: Command): Command => assessing(command).option("--trace", help(message("help/trace")));

/** Options of the commands that answer many lines in a table. */
export const assessing = (command: Command): Command =>
  command
    .option("--known-on <day>", help(message("help/known-on")))
    .option("--law <hash>", help(message("help/law-hash")))
    .option("--scenario <file>", help(message("help/scenario")), several)
    .option("--reading <id=n...>", help(message("help/reading")))
    .option("--fees", help(message("help/fees")));

/** The option that every command has, its subcommands too. */
export function inLanguages(command: Command): void {
  for (const each of command.commands) {
    inLanguages(each);
    each.option("--language <language>", help(message("help/language")));
  }
}

/** Options of the server. */
export const serving = (command: Command): Command =>
  command
    .option("--port <port>", help(message("help/serve.port")), "8338")
    .option("--host <host>", help(message("help/serve.host")), "127.0.0.1")
    .option("--log <level>", help(message("help/serve.log")), "warn")
    .option("--workers <n>", help(message("help/serve.workers")), "1")
    .option("--time-limit <seconds>", help(message("help/serve.time-limit")), "60")
    .option("--json", help(message("help/serve.json")))
    .option("--no-warm", help(message("help/serve.no-warm")))
    .option("--allow-origin <origin...>", help(message("help/serve.allow-origin")))
    .option("--allow-host <name...>", help(message("help/serve.allow-host")));

/** Ends where the reader of the output went away (a pager that was closed, `head`): nothing more is to be said. */
export function endQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
