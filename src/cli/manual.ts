// The page of a command in the order of a manual, and all of them as one document. Both are made of the commands themselves.

import type { Command } from "commander";
import { styleOf } from "../console/style.js";
import { message } from "../said/message.js";
import { commandPath } from "./command-path.js";
import { exampleOf } from "./examples.js";
import { help } from "./help-text.js";
import { unknownCommand } from "./wrong-call.js";

const INDENT = "       ";

interface Page {
  readonly name: string;
  readonly synopsis: string;
  readonly description: string;
  readonly words: readonly (readonly [term: string, meaning: string])[];
  readonly options: readonly (readonly [term: string, meaning: string])[];
  readonly within: readonly string[];
  readonly example: string | undefined;
}

/** Flags of `carveout help`. */
export interface ManualFlags {
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** `carveout help`: the page of one command, or the list of all. */
export function manualCommand(program: Command, path: readonly string[], { markdown, json }: ManualFlags): void {
  if (markdown === true) {
    process.stdout.write(`${reference(program)}\n`);
    return;
  }
  if (path.length === 0 && json !== true) {
    process.stdout.write(program.helpInformation());
    return;
  }
  const found = path.reduce((at, name) => {
    const next = at.commands.find((each) => each.name() === name);
    if (next === undefined) throw unknownCommand(at, name);
    return next;
  }, program);
  if (json === true) {
    writePage(found);
    return;
  }
  const { bold } = styleOf(process.stdout);
  const page = pageOf(found);
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [bold(title), ...lines.map((line) => `${INDENT}${line}`), ""];
  const pairs = (found: Page["words"]): string[] => found.flatMap(([term, meaning]) => [bold(term), `${INDENT}${meaning}`]);
  process.stdout.write(
    [
      ...part(help(message("help/page.name")), [`${page.name} - ${page.description}`]),
      ...part(help(message("help/page.synopsis")), [page.synopsis]),
      ...part(help(message("help/page.commands")), page.within),
      ...part(help(message("help/page.arguments")), pairs(page.words)),
      ...part(help(message("help/page.options")), pairs(page.options)),
      ...part(help(message("help/page.example")), page.example === undefined ? [] : [page.example]),
    ].join("\n"),
  );
}

/** Write the page of a command as JSON, with those of the commands within it. */
export function writePage(command: Command): void {
  process.stdout.write(`${JSON.stringify(pageData(command), undefined, 2)}\n`);
}

function pageData(command: Command): Readonly<Record<string, unknown>> {
  const { name, synopsis, description, words, options, example } = pageOf(command);
  return {
    name,
    synopsis,
    description,
    ...(example === undefined ? {} : { example }),
    arguments: words.map(([name, meaning]) => ({ name, meaning })),
    options: options.map(([flags, meaning]) => ({ flags, meaning })),
    commands: command.commands.map(pageData),
  };
}

function pageOf(command: Command): Page {
  const name = commandPath(command);
  const help = command.createHelp();
  const example = command.parent === null ? undefined : exampleOf(name.replace(/^carveout /, ""));
  return {
    name,
    synopsis: help.commandUsage(command),
    description: command.description(),
    words: command.registeredArguments.map((each) => [each.name(), each.description]),
    options: help.visibleOptions(command).map((each) => [each.flags, help.optionDescription(each)]),
    within: command.commands.map((each) => `${commandPath(each)} - ${each.description()}`),
    example,
  };
}

function reference(program: Command): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
  const table = (title: string, rows: Page["words"]): string[] =>
    rows.length === 0 ? [] : ["", `| ${title} | |`, "|---|---|", ...rows.map(([term, meaning]) => `| \`${term}\` | ${cell(meaning)} |`)];
  const commands = [...program.createHelp().visibleCommands(program)].flatMap((each) => [each, ...each.commands]);
  return [
    "# Every command and option",
    "",
    "Made by `npm run manual` from the commands themselves; `carveout help COMMAND` shows the same.",
    ...commands
      .map(pageOf)
      .flatMap((page) => [
        "",
        `## \`${page.name}\``,
        "",
        `${page.description[0]?.toUpperCase()}${page.description.slice(1)}.`,
        "",
        "```",
        page.synopsis,
        ...(page.example === undefined ? [] : [page.example]),
        "```",
        ...table("argument", page.words),
        ...table("option", page.options),
      ]),
  ].join("\n");
}
