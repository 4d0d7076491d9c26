// The commands under `carveout law`.

import type { Command } from "commander";
import { message } from "../said/message.js";
import { type AddExample, addGroup } from "./command-group.js";
import { help } from "./help-text.js";

/** Adds them; `addExample` adds to each the example of the package. */
export function lawCommands(program: Command, addExample: AddExample): void {
  const law = addGroup(program, addExample, {
    name: "law",
    about: message("help/law"),
    json: message("help/law.json"),
    answer: async (json) => (await import("../law-tools/law-words.js")).lawCommand({ json }),
  });
  addExample(
    law
      .command("show")
      .description(help(message("help/law.measures")))
      .option("--json", help(message("help/json")))
      .action(async (options) => (await import("../law-tools/law-words.js")).lawCommand(options)),
    "law show",
  );
  addExample(
    law
      .command("build")
      .description(help(message("help/law.build")))
      .option("--from <dir>", help(message("help/law.from")))
      .option("--check", help(message("help/law.build.check")))
      .option("--json", help(message("help/json")))
      .action(async (options) => (await import("./law-command.js")).lawBuildCommand(options)),
    "law build",
  );
  addExample(
    law
      .command("check")
      .description(help(message("help/law.check")))
      .option("--from <dir>", help(message("help/law.from")))
      .option("--against <law>", help(message("help/law.check.against")))
      .option("--json", help(message("help/json")))
      .action(async (options) => (await import("./law-command.js")).lawCheckCommand(options)),
    "law check",
  );
  addExample(
    law
      .command("test")
      .description(help(message("help/law.test")))
      .option("--from <dir>", help(message("help/law.from")))
      .option("--json", help(message("help/json")))
      .action(async (options) => (await import("./law-test-command.js")).lawTestCommand(options)),
    "law test",
  );
  addExample(
    law
      .command("diff")
      .argument("<before>", help(message("help/law.diff.before")))
      .argument("<after>", help(message("help/law.diff.after")))
      .description(help(message("help/law.diff")))
      .option("--html <file>", help(message("help/law.diff.html")))
      .option("--feed <file>", help(message("help/law.diff.feed")))
      .option("--json", help(message("help/json")))
      .action(async (before: string, after: string, options) =>
        (await import("./law-diff-command.js")).lawDiffCommand(before, after, options),
      ),
    "law diff",
  );
  addExample(
    law
      .command("draft")
      .argument("<export>", help(message("help/law.draft.source")))
      .option("--effective <day>", help(message("help/effective")))
      .option("--before <export>", help(message("help/law.draft.before")))
      .option("--change-record <file>", help(message("help/law.draft.record")))
      .option("--to <dir>", help(message("help/law.draft.to")), "law-draft")
      .option("--json", help(message("help/json")))
      .description(help(message("help/law.draft")))
      .action(async (source: string, options) => (await import("./law-draft-command.js")).lawDraftCommand(source, options)),
    "law draft",
  );
  addExample(
    law
      .command("key")
      .argument("<file>", help(message("help/law.key.file")))
      .description(help(message("help/law.key")))
      .option("--json", help(message("help/json")))
      .action(async (file: string, options) => (await import("./law-release-command.js")).lawKeyCommand(file, options)),
    "law key",
  );
  addExample(
    law
      .command("release")
      .argument("<dir>", help(message("help/law.release.folder")))
      .requiredOption("--key <file>", help(message("help/law.release.key")))
      .option("--no-book", help(message("help/law.release.no-book")))
      .option("--from <dir>", help(message("help/law.from")))
      .option("--feed", help(message("help/law.release.feed")))
      .option("--json", help(message("help/json")))
      .description(help(message("help/law.release")))
      .action(async (folder: string, options) => (await import("./law-release-command.js")).lawReleaseCommand(folder, options)),
    "law release",
  );
  addExample(
    law
      .command("use")
      .argument("[release]", help(message("help/law.use.folder")))
      .option("--key <file>", help(message("help/law.use.key")))
      .option("--older", help(message("help/law.use.older")))
      .option("--bundled", help(message("help/law.use.bundled")))
      .option("--json", help(message("help/json")))
      .description(help(message("help/law.use")))
      .action(async (release: string | undefined, options) => (await import("./law-release-command.js")).lawUseCommand(release, options)),
    "law use",
  );
}
