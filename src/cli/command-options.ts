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
