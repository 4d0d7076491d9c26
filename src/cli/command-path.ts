// How a command is called.

import type { Command } from "commander";

/** The words by which a command is called, such as "carveout law check". */
export function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
