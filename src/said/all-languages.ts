// All texts of every language, for hosts that have them at hand: those of the engine and those that only a host says.

import cliEnglish from "../../locales/en/cli.yaml";
import helpEnglish from "../../locales/en/help.yaml";
import serverEnglish from "../../locales/en/server.yaml";
import cliFrench from "../../locales/fr/cli.yaml";
import helpFrench from "../../locales/fr/help.yaml";
import serverFrench from "../../locales/fr/server.yaml";
import "./law-check.js";
import { addTexts } from "./catalogs.js";
import { FRENCH } from "./french.js";
import type { Language } from "./language.js";
import { type Translator, translator } from "./translator.js";

addTexts("en", { ...cliEnglish, ...helpEnglish, ...serverEnglish });
addTexts("fr", { ...FRENCH, ...cliFrench, ...helpFrench, ...serverFrench });

const known = new Map<string, Translator>();

/** Writes messages in a language, without the words of a law; at the command line advice names its options. */
export function translatorOf(language: Language, atCommand = false): Translator {
  const key = `${language} ${atCommand}`;
  let found = known.get(key);
  if (found === undefined) {
    found = translator(language, {}, atCommand);
    known.set(key, found);
  }
  return found;
}
