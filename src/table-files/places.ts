// Where a table may be written: never over the table it is made of, and through a link, not in its place.

import { readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { message } from "../said/message.js";
import { TableError } from "../tables/table-error.js";

/** Whether two names are one file, by device and number, whatever links lead to it. */
export async function sameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((file) => stat(file).catch(() => undefined)));
  return first !== undefined && second !== undefined && first.isFile() && first.dev === second.dev && first.ino === second.ino;
}

/** The file that a name stands for: the target of a link, also of one whose target is not there yet. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const link = await readlink(file).catch(() => undefined);
    return link === undefined ? file : resolve(dirname(file), link);
  }
}

/** The place to write a table to. Throws {@link TableError} where it is the input, or no file that can be replaced. */
export async function placeToWrite(output: string, input: string): Promise<string> {
  if (input !== "-" && (await sameFile(input, output)))
    throw new TableError("table/same-file", message("tables/input-itself", { file: output }), message("tables/input-itself.fix"));
  const found = await stat(output).catch(() => undefined);
  if (found !== undefined && !found.isFile())
    throw new TableError("table/unwritable", message("tables/not-replaceable", { file: output }), message("tables/not-replaceable.fix"));
  return targetOf(output);
}
