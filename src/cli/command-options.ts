// Options that several commands share.

import { type Command, Option } from "commander";

/** Collects an option that may stand several times. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Options of the commands that read a table. */
export const tabled = (command: Command): Command =>
  command
    .option("--map <theirs=ours...>", "say what a column is; theirs= leaves it unread")
    .addOption(
      new Option("--dates <order>", "days such as 10/07/2025: month first or day first (default: as their column shows)").choices([
        "mdy",
        "dmy",
      ]),
    )
    .option("--sheet <name>", "the sheet of a workbook (default: the first that has the columns)");

/** Options of the commands that answer. */
export const answering = (command: Command): Command =>
  command
    .option("--known-on <day>", "use only law that was public by this day")
    .option("--law <hash>", "answer with a release of the law that is kept")
    .option("--scenario <file>", "lay a scenario over the law; several in their order", several)
    .option("--reading <id=n...>", "choose a reading of an open question, such as copper-232#content=2")
    .option("--trace", "show every measure considered")
    .option("--fees", "add the merchandise processing and harbor maintenance fees");

/** The option that every command has, its subcommands too. */
export function inLanguages(command: Command): void {
  for (const each of command.commands) {
    if (each.commands.length > 0) inLanguages(each);
    else each.option("--language <language>", "language of what is written: en or fr (default: en, or CARVEOUT_LANGUAGE)");
  }
}

/** Options of the server. */
export const serving = (command: Command): Command =>
  command
    .option("--port <port>", "port; 0 for any", "8338")
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--log <level>", "JSON lines on standard error: info (every request), warn, error or silent", "warn")
    .option("--workers <n>", "processes that share the port; each holds the law", "1")
    .option("--time-limit <seconds>", "most that a long request (diff, compare, audit, exposure, many lines) may take", "60")
    .option("--allow-origin <origin...>", "web pages of this origin may call, such as https://example.org (default: none)")
    .option("--allow-host <name...>", "names by which the server may be asked for, such as duty.example.org");

/** Ends where the reader of the output went away (a pager that was closed, `head`): nothing more is to be said. */
export function endQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
