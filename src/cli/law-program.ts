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
      .action(async (options) => (await import("../law-tools/law-words.js")).lawCommand(options)),
    "law",
  );
  example(
    law
      .command("build")
      .description("check law/ and compile it")
      .option("--from <dir>", "folder of the law (default: the package's)")
      .option("--check", "only check")
      .action(async (options) => (await import("./law-command.js")).lawBuildCommand(options)),
    "law build",
  );
  example(
    law
      .command("check")
      .description("every mistake of a law folder with its place and remedy, and what an amendment meets and still lacks")
      .option("--from <dir>", "folder of the law (default: the package's)")
      .option("--against <law>", "the law before: a law.json (default: the law in use)")
      .option("--json", "write JSON")
      .action(async (options) => (await import("./law-command.js")).lawCheckCommand(options)),
    "law check",
  );
  example(
    law
      .command("test")
      .description("judge the worked cases of a law folder")
      .option("--from <dir>", "folder of the law (default: the package's)")
      .option("--json", "write JSON")
      .action(async (options) => (await import("./law-test-command.js")).lawTestCommand(options)),
    "law test",
  );
  example(
    law
      .command("diff")
      .argument("<before>", "a law.json, a folder that holds one, or the hash of a release that is kept")
      .argument("<after>", "the same")
      .description("numbers, periods and claims whose answer differs between two versions of the law")
      .option("--html <file>", "write a page")
      .option("--feed <file>", "write a news feed (Atom)")
      .option("--json", "write JSON")
      .action(async (before: string, after: string, options) =>
        (await import("./law-diff-command.js")).lawDiffCommand(before, after, options),
      ),
    "law diff",
  );
  example(
    law
      .command("draft")
      .argument("<export>", "a newer official export, JSON")
      .option("--effective <day>", "first day it is in force (default: today)")
      .option("--before <export>", "the export before it (default: the last that the package knows)")
      .option("--change-record <file>", "the text of its change record")
      .option("--to <dir>", "folder to write to; files that are there are left alone", "law-draft")
      .description("amendments in the form of law/ that a newer export calls for, to be read and completed by a person")
      .action(async (source: string, options) => (await import("./law-draft-command.js")).lawDraftCommand(source, options)),
    "law draft",
  );
  example(
    law
      .command("key")
      .argument("<file>")
      .description("make a pair of keys for signing releases")
      .action(async (file: string) => (await import("./law-release-command.js")).lawKeyCommand(file)),
    "law key",
  );
  example(
    law
      .command("release")
      .argument("<dir>", "a new folder")
      .requiredOption("--key <file>", "private key that signs")
      .option("--no-book", "leave out the compiled book, which makes large tables fast; it takes some seconds")
      .option("--from <dir>", "folder of the law (default: the package's)")
      .option("--feed", "add a news feed of the answers that differ from the law in use (takes a while)")
      .description("check a law folder and write it as a signed release")
      .action(async (folder: string, options) => (await import("./law-release-command.js")).lawReleaseCommand(folder, options)),
    "law release",
  );
  example(
    law
      .command("use")
      .argument("[release]", "folder of a release, or a file in it")
      .option("--key <file>", "public key of whoever made it (default: that of the last release)")
      .option("--older", "also a release that was read less far than the law in use")
      .option("--bundled", "go back to the law of the package")
      .description("answer with a released law from now on")
      .action(async (release: string | undefined, options) => (await import("./law-release-command.js")).lawUseCommand(release, options)),
    "law use",
  );
}
