// The order of the commands in the help: in groups, what is asked most first. Adds the commands that tell of the others: `help`, `completion`.

import type { Command } from "commander";
import { type Message, message } from "../said/message.js";
import { exampleOf } from "./examples.js";
import { help } from "./help-text.js";
import type { ManualFlags } from "./manual.js";

const GROUPS: readonly (readonly [title: Message, names: readonly string[]])[] = [
  [message("help/group.product"), ["duty", "search", "history", "origin"]],
  [message("help/group.tables"), ["assess", "entry", "rate", "audit", "compare"]],
  [message("help/group.changes"), ["diff", "events", "exposure"]],
  [message("help/group.programs"), ["serve", "mcp", "panel", "book"]],
  [message("help/group.law"), ["explain", "facts", "law", "schedule", "origin-coverage"]],
  [message("help/group.this"), ["help", "completion"]],
];
const ORDER = GROUPS.flatMap(([, names]) => names);
const SHELLS = ["bash", "zsh", "fish"];

/** Put the commands of a program in order and add those that tell of the others. */
export function arrange(program: Command): void {
  program.helpCommand(false);
  program
    .command("help")
    .argument("[command...]", help(message("help/help.command")))
    .description(help(message("help/help")))
    .option("--markdown", help(message("help/help.markdown")))
    .option("--json", help(message("help/help.json")))
    .action(async (path: string[], flags: ManualFlags) => (await import("./manual.js")).manualCommand(program, path, flags))
    .addHelpText("after", () => `\n${help(message("help/example"))}\n  ${exampleOf("help")}\n`);
  program
    .command("completion")
    .argument("<shell>", SHELLS.join(", "))
    .description(help(message("help/completion")))
    .option("--json", help(message("help/completion.json")))
    .action(async (shell: string, { json }: { readonly json?: boolean }) =>
      (await import("./completion.js")).completionCommand(program, shell, json === true),
    )
    .addHelpText("after", () => `\n${help(message("help/example"))}\n  ${exampleOf("completion")}\n`);
  for (const group of program.commands)
    if (group.commands.length > 0) group.helpCommand("help [command]", help(message("help/option.help")));
  for (const [title, names] of GROUPS)
    for (const command of program.commands) if (names.includes(command.name())) command.helpGroup(help(title));
  const place = (each: Command): number => (ORDER.includes(each.name()) ? ORDER.indexOf(each.name()) : ORDER.length);
  // Groups come in the order of their first command.
  (program.commands as Command[]).sort((a, b) => place(a) - place(b));
}
