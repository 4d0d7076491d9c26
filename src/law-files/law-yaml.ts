// Reads the files of law/ from disk.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES } from "../said/language.js";

/** The texts of a law folder by their path inside it; a folder in it that is not there holds none. */
export function lawTexts(folder: string): Map<string, string> {
  return new Map(filesOf(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

function filesOf(folder: string): string[] {
  const inside = (sub: string, form: RegExp): string[] =>
    (sub === "" || existsSync(join(folder, sub)) ? readdirSync(join(folder, sub)) : [])
      .filter((name) => form.test(name))
      .sort()
      .map((name) => (sub === "" ? name : `${sub}/${name}`));
  const languages = LANGUAGES.filter((language) => existsSync(join(folder, language)));
  return [
    ...inside("", /\.yaml$/),
    ...inside("measures", /\.yaml$/),
    ...inside("lists", /\.txt$/),
    ...languages.flatMap((language) => inside(language, /\.yaml$/)),
  ];
}
