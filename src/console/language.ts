// The language of this call: `--language`, else the variable CARVEOUT_LANGUAGE, else English, whatever the machine is set to.

import { CallError } from "../packaged/call-error.js";
import { translatorOf } from "../said/all-languages.js";
import { isLanguage, LANGUAGES, type Language } from "../said/language.js";
import { type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { DEFAULT_LANGUAGE } from "../settings.js";

/** Take the language that the call names, for its threads as well. */
export function chooseLanguage(named: string | undefined): void {
  if (named !== undefined) process.env.CARVEOUT_LANGUAGE = named;
  const chosen = process.env.CARVEOUT_LANGUAGE ?? "";
  if (chosen === "" || isLanguage(chosen)) return;
  delete process.env.CARVEOUT_LANGUAGE;
  throw new CallError(message("call/language", { language: chosen }), message("call/language.fix", { languages: LANGUAGES.join(" or ") }));
}

/** The language chosen. */
export function language(): Language {
  const chosen = process.env.CARVEOUT_LANGUAGE;
  return isLanguage(chosen) ? chosen : DEFAULT_LANGUAGE;
}

/** Writes in the language chosen, without the words of a law. */
export function translate(): Translator {
  return translatorOf(language(), true);
}

/** Writes what stands in the rows of a table, which whoever reads it has from no command, in the language chosen. */
export function ofRows(): Translator {
  return translatorOf(language());
}

/** A message in the language chosen. */
export function say(message: Message): string {
  return translate().say(message);
}
