// Help texts are written while the command is put together, before its options are read: the language is looked for in the call itself.

import { say } from "../console/language.js";
import { isLanguage } from "../said/language.js";
import { type Message, message } from "../said/message.js";

/** Take the language that a call names, for the help texts; a wrong one is refused when the options are read. */
export function chooseHelpLanguage(args: readonly string[]): void {
  const at = args.indexOf("--language");
  const named = at < 0 ? args.find((each) => each.startsWith("--language="))?.slice("--language=".length) : args[at + 1];
  if (isLanguage(named)) process.env.CARVEOUT_LANGUAGE = named;
}

/** A help text in the language of the call. */
export function help(text: Message): string {
  return say(text);
}

const TITLES: Readonly<Record<string, Message>> = {
  "Usage:": message("help/title.usage"),
  "Options:": message("help/title.options"),
  "Arguments:": message("help/title.arguments"),
  "Commands:": message("help/title.commands"),
};

/** A title of the library's help page, such as "Options:". */
export function helpTitle(title: string): string {
  const text = TITLES[title];
  return text === undefined ? title : help(text);
}
