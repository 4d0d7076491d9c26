// The commands under `carveout law`.

import type { Command } from "commander";

/** Adds them; `example` adds to each the example of the package. */
export function lawCommands(program: Command, example: (command: Command, name: string) => void): void {
  const law = program.command("law").description("what is encoded and up to which day");
  example(law, "law");
  example(
    law
      .command("show", { isDefault: true })
      .description("the measures on record")
      .option("--json", "write JSON")
      .action(async (options) => (await import("./law-words.js")).lawCommand(options)),
    "law",
  );
  example(
    law
      .command("build")
      .description("check law/ and compile it")
      .option("--check", "only check")
      .action(async (options) => (await import("./law-command.js")).lawBuildCommand(options)),
    "law build",
  );
}
