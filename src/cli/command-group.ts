// A command that holds others: `law`, `schedule`, `book`. It has an example and `--json`, as every command has.

import type { Command } from "commander";
import type { Message } from "../said/message.js";
import { help } from "./help-text.js";

/** Adds an example of the package to the help of a command. */
export type AddExample = (command: Command, name: string) => Command;

/** Adds the group; `answer` is what it does when none of its commands is named. */
export function addGroup(
  program: Command,
  addExample: AddExample,
  {
    name,
    about,
    json,
    answer,
  }: {
    readonly name: string;
    readonly about: Message;
    readonly json: Message;
    readonly answer: (json: boolean, group: Command) => Promise<void>;
  },
): Command {
  const group = program
    .command(name)
    .description(help(about))
    .option("--json", help(json))
    .action(({ json }: { readonly json?: boolean }, self: Command) => answer(json === true, self));
  return addExample(group, name);
}

/** The answer of a group that has none of its own: its help, as a wrong call; as JSON, the page of `carveout help`. */
export async function showCommands(json: boolean, group: Command): Promise<void> {
  if (json) (await import("./manual.js")).writePage(group);
  else group.help({ error: true });
}
