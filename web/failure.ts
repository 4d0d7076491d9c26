// Why a file could not be used, in the language of the page.

import { type Arg, message } from "../src/said/message.js";
import { type Translator, UNTRANSLATED } from "../src/said/translator.js";
import { TableError } from "../src/tables/table-error.js";
import { NotLoaded } from "./load-data.js";

/** A row that cannot be read, in a table that is read whole or not at all. */
export class RowRefused extends Error {
  constructor(readonly said: Arg) {
    super();
  }
}

/** What was found and what to do. An error of the browser is said in its own words, which are marked where the page is not in English. */
export function failureText({ arg, say, language }: Translator, error: unknown): string {
  if (error instanceof TableError) return `${arg(error.said)} ${arg(error.fix)}`;
  if (error instanceof RowRefused) return arg(error.said);
  if (error instanceof NotLoaded) return `${say(message("tables/part-not-loaded"))} ${say(message("tables/part-not-loaded.fix"))}`;
  const why = `${language === "en" ? "" : UNTRANSLATED}${error instanceof Error ? error.message : String(error)}`;
  return `${say(message("tables/not-usable", { why }))} ${say(message("tables/not-usable.fix"))}`;
}
