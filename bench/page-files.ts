// The files of the page with their sizes as they are sent, and which of them load before the first answer.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packagePath } from "../src/packaged/paths.js";

/** Data that the first answer reads. */
export const FIRST_DATA = ["data/law-first.json.gz", "data/schedule.json.gz", "data/labels.json.gz"];

/** One file: its name in the folder of the page and its bytes, gzipped. */
export interface PageFile {
  readonly name: string;
  readonly sent: number;
}

const folder = packagePath("dist/web");

/** Every file of the page. */
export function pageFiles(): PageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => {
      const bytes = readFileSync(path);
      const name = path.slice(folder.length + 1).replaceAll("\\", "/");
      return { name, sent: name.endsWith(".gz") ? bytes.length : gzipSync(bytes, { level: 9 }).length };
    });
}

/** main.js and the chunks that it imports before it runs, theirs included. */
export function initialScript(): string[] {
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, chunk] of text.matchAll(/(?:from|import)\s*"\.\/((?:chunks\/)?[\w-]+\.js)"/g))
      if (chunk !== undefined) follow(chunk.startsWith("chunks/") || !name.startsWith("chunks/") ? chunk : `chunks/${chunk}`);
  };
  follow("main.js");
  return [...found];
}
