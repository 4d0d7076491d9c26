// Lets source import a file of texts: `locales/LANGUAGE/ROOM.yaml` becomes an object of texts by their id.

import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The texts of one file by id; a text that is none is refused with its place. */
export function readTexts(file) {
  const found = parse(readFileSync(file, "utf8"), { schema: "failsafe", uniqueKeys: true }) ?? {};
  for (const [id, text] of Object.entries(found)) if (typeof text !== "string") throw new Error(`${file}: ${id} is not a text.`);
  return found;
}

/** A plugin for esbuild. */
export const texts = {
  name: "texts",
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: `export default ${JSON.stringify(readTexts(path))}`,
      loader: "js",
      watchFiles: [path],
    }));
  },
};
