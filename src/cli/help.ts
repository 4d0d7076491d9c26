// The order of the commands in the help: in groups, what is asked most first. Adds the commands that tell of the others: `help`, `completion`.

import type { Command } from "commander";
import { exampleOf } from "./examples.js";

const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ["One product:", ["duty", "search", "history", "origin"]],
  ["Entries and tables:", ["assess", "entry", "rate", "audit", "compare"]],
  ["What changes:", ["diff", "events", "exposure"]],
  ["For programs:", ["serve", "mcp", "panel", "book"]],
  ["The law and the schedule:", ["explain", "facts", "law", "schedule", "origin-coverage"]],
  ["This command:", ["help", "completion"]],
];
const ORDER = GROUPS.flatMap(([, names]) => names);
const SHELLS = ["bash", "zsh", "fish"];

/** Put the commands of a program in order and add those that tell of the others. */
export function arrange(program: Command): void {
  program.helpCommand(false);
  program
    .command("help")
    .argument("[command...]", "a command, such as duty or schedule import")
    .description("the page of a command, or all commands")
    .option("--markdown", "every command as the page docs/reference.md")
    .action(async (path: string[], flags: { readonly markdown?: boolean }) =>
      (await import("./manual.js")).manualCommand(program, path, flags.markdown === true),
    )
    .addHelpText("after", () => `\nExample:\n  ${exampleOf("help")}\n`);
  program
    .command("completion")
    .argument("<shell>", SHELLS.join(", "))
    .description("a script that completes commands and options in a shell")
    .action(async (shell: string) => (await import("./completion.js")).completionCommand(program, shell))
    .addHelpText("after", () => `\nExample:\n  ${exampleOf("completion")}\n`);
  for (const [title, names] of GROUPS) for (const command of program.commands) if (names.includes(command.name())) command.helpGroup(title);
  const place = (each: Command): number => (ORDER.includes(each.name()) ? ORDER.indexOf(each.name()) : ORDER.length);
  // Groups come in the order of their first command.
  (program.commands as Command[]).sort((a, b) => place(a) - place(b));
}
