// A call that the parser of options cannot read: which word of it is wrong, and how that command is called. Without this the parser would say
// it in English only, and name no command but the first.

import type { Command } from "commander";
import { nearest } from "../facts/spelling.js";
import { CallError } from "../packaged/call-error.js";
import { type Message, message } from "../said/message.js";
import { commandPath } from "./command-path.js";
import { exampleOf } from "./examples.js";

/** Refuse wrong calls of a program and of all commands in it as every other wrong call is refused. */
export function refuseWrongCalls(command: Command): void {
  command.error = (text, { code } = {}) => {
    // What the parser found wrong is between its first quotes.
    const found = /'([^']*)'/.exec(text)?.[1] ?? "";
    throw refusal(command, code ?? "", found, text);
  };
  for (const each of command.commands) refuseWrongCalls(each);
}

function refusal(command: Command, code: string, found: string, text: string): CallError {
  if (isUnknownWord(command)) return unknownCommand(command, command.args[0] ?? "");
  const path = commandPath(command);
  const asExample = message("call/example.fix", { command: path, example: exampleOf(path.replace(/^carveout ?/, "")) });
  const option = command.options.find(({ flags }) => flags === found);
  switch (code) {
    case "commander.unknownCommand":
      return unknownCommand(command, found);
    case "commander.missingArgument": {
      const what = command.registeredArguments.find((each) => each.name() === found)?.description ?? "";
      return new CallError(message("call/argument-missing", { command: path, argument: `<${found}>`, what }), asExample);
    }
    case "commander.missingMandatoryOptionValue":
      return new CallError(
        message("call/argument-missing", { command: path, argument: found, what: option?.description ?? "" }),
        asExample,
      );
    case "commander.optionMissingArgument":
      return new CallError(message("call/value-missing", { option: found, what: option?.description ?? "" }), asExample);
    case "commander.excessArguments": {
      const extra = command.args[command.registeredArguments.length] ?? "";
      return new CallError(message("call/too-many", { command: path, extra }), asExample);
    }
    case "commander.invalidArgument":
      return new CallError(
        message("call/no-choice", { option: option?.long ?? found, text: /argument '(.*?)' is invalid/.exec(text)?.[1] ?? "" }),
        message("call/choose-one", { choices: { all: option?.argChoices ?? [], by: "or" } }),
      );
    case "commander.unknownOption": {
      const near = nearest(
        found,
        command.options.flatMap(({ long }) => long ?? []),
      );
      return new CallError(
        message("call/no-option", { command: path, option: found }),
        near === undefined ? message("call/no-option.fix", { command: path }) : message("call/no-option.near", { near, command: path }),
      );
    }
    default:
      return new CallError(text, asExample);
  }
}

// In a group a wrong word is told before whatever follows it.
function isUnknownWord(command: Command): boolean {
  const [word] = command.args;
  if (command.parent === null || command.commands.length === 0 || word === undefined || word.startsWith("-")) return false;
  return command.commands.every((each) => each.name() !== word);
}

/** Refuses a word that is not a command of the group or program. */
export function unknownCommand(group: Command, name: string): CallError {
  const names = group.commands.map((each) => each.name());
  const near = nearest(name, names);
  const known: Message =
    group.parent === null
      ? message("call/no-command.fix")
      : message("call/no-command.of-group", { command: commandPath(group), names: { all: names, by: "and" } });
  return new CallError(
    message("call/no-command", { name: `${commandPath(group)} ${name}` }),
    near === undefined ? known : { all: [message("facts/did-you-mean", { near: `${commandPath(group)} ${near}` }), known], by: " " },
  );
}
