// `carveout law draft`: what a newer export calls for, as amendments in the form of law/ for a person to read and complete.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { requireDay, today } from "../console/options.js";
import type { Day } from "../exact/day.js";
import { editionName, printedHeadings } from "../hts/print.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { printBefore, printBeforeOf } from "../packaged/print-before.js";
import { comparePrint, type PrintBefore } from "../print/compare.js";
import { writeDraft } from "../print/draft.js";

/** Flags of the command. */
export interface LawDraftFlags {
  readonly effective?: string;
  readonly changeRecord?: string;
  /** The export before it, for telling what changed in words. */
  readonly before?: string;
  readonly to: string;
}

/** Write a draft; files that are there are left alone, since a person may have edited them. */
export function lawDraftCommand(source: string, flags: LawDraftFlags): void {
  const from = flags.effective === undefined ? today() : requireDay("--effective", flags.effective);
  const name = editionName(source);
  const law = bundledLaw();
  const headings = printedHeadings(rowsOf(source));
  if (headings.length === 0) throw new CallError(`${source} prints no heading of chapter 99.`, "Give the official export, JSON.");
  const print = comparePrint(law, { name, from: from as Day, headings, before: editionBefore(flags.before) });
  const record = flags.changeRecord === undefined ? undefined : textOf(flags.changeRecord);
  const files = writeDraft(law, print, record);
  mkdirSync(flags.to, { recursive: true });
  const [written, left]: [string[], string[]] = [[], []];
  for (const [file, text] of files) {
    const path = join(flags.to, file);
    if (existsSync(path) && readFileSync(path, "utf8") !== text) {
      left.push(path);
      continue;
    }
    writeFileSync(path, text);
    written.push(path);
  }
  process.stdout.write(`${written.length === 0 ? "Nothing was written." : `Written: ${written.join(", ")}`}\n`);
  if (left.length > 0) throw new CallError(`${left.join(", ")} was there and was left as it is.`, "Give another --to, or remove it.");
}

function editionBefore(source: string | undefined): PrintBefore {
  return source === undefined ? printBefore() : printBeforeOf(editionName(source), printedHeadings(rowsOf(source)));
}

function rowsOf(source: string): unknown {
  try {
    const bytes = readFileSync(source);
    return JSON.parse((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new CallError(`${source} cannot be read (${(error as Error).message}).`, "Give the official export, JSON.");
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CallError(`${file} cannot be read.`, "Give the text of the change record.");
  }
}
