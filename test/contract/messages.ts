// The ids of texts with the places of each, as a declaration: what `message` may be called with.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packagePath } from "../../src/packaged/paths.js";

/** The texts of a language by room and id. */
export function textsByRoom(language: string): Map<string, Record<string, string>> {
  const folder = packagePath(`locales/${language}`);
  return new Map(
    readdirSync(folder)
      .sort()
      .map((file) => [
        file.replace(/\.yaml$/, ""),
        (parse(readFileSync(join(folder, file), "utf8"), { schema: "failsafe" }) ?? {}) as Record<string, string>,
      ]),
  );
}

/** All texts of a language. */
export function allTexts(language: string): Record<string, string> {
  return Object.assign({}, ...textsByRoom(language).values()) as Record<string, string>;
}

/** The places of a text, in their order in the alphabet. */
export function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))].sort();
}

/** src/said/ids.ts. */
export function idsFile(): string {
  const ids = new Map<string, Set<string>>();
  for (const [id, text] of Object.entries(allTexts("en"))) {
    if (id.startsWith("word/")) continue;
    const plural = /\.(one|other)$/.test(id);
    const bare = id.replace(/\.(one|other|at-command)$/, "");
    const places = ids.get(bare) ?? new Set<string>();
    for (const place of [...placesOf(text), ...(plural ? ["count"] : [])]) places.add(place);
    ids.set(bare, places);
  }
  const lines = [...ids]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([id, places]) =>
        `  ${JSON.stringify(id)}: ${
          places.size === 0
            ? "object"
            : `{ ${[...places]
                .sort()
                .map((place) => `${place}: unknown`)
                .join("; ")} }`
        };`,
    );
  return `// The ids of the texts in locales/en with the places of each. Made by \`npm run contract\`; change the texts, not this file.

/** What each text names. */
export interface MessageArgs {
${lines.join("\n")}
}
`;
}
