// `carveout law draft`: what a newer export calls for, as amendments in the form of law/ for a person to read and complete.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { say } from "../console/language.js";
import { requireDay, today } from "../console/options.js";
import type { Day } from "../exact/day.js";
import { editionName, printedHeadings } from "../hts/print.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { printBefore, printBeforeOf } from "../packaged/print-before.js";
import { comparePrint, type PrintBefore } from "../print/compare.js";
import { writeDraft } from "../print/draft.js";
import { message } from "../said/message.js";

/** Flags of the command. */
export interface LawDraftFlags {
  readonly effective?: string;
  readonly changeRecord?: string;
  /** The export before it, for telling what changed in words. */
  readonly before?: string;
  readonly to: string;
  readonly json?: boolean;
}

/** Write a draft; files that are there are left alone, since a person may have edited them. */
export function lawDraftCommand(source: string, flags: LawDraftFlags): void {
  const from = flags.effective === undefined ? today() : requireDay("--effective", flags.effective);
  const name = editionName(source);
  const law = bundledLaw();
  const headings = printedHeadings(rowsOf(source));
  if (headings.length === 0) throw new CallError(message("law-tool/no-heading", { file: source }), message("law-tool/export.fix"));
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
  const said =
    written.length === 0 ? say(message("law-tool/nothing-written")) : say(message("law-tool/written", { files: written.join(", ") }));
  process.stdout.write(`${flags.json === true ? JSON.stringify({ written, left }) : said}\n`);
  if (left.length > 0) throw new CallError(message("law-tool/left-alone", { files: left.join(", ") }), message("law-tool/left-alone.fix"));
}

function editionBefore(source: string | undefined): PrintBefore {
  return source === undefined ? printBefore() : printBeforeOf(editionName(source), printedHeadings(rowsOf(source)));
}

function rowsOf(source: string): unknown {
  try {
    const bytes = readFileSync(source);
    return JSON.parse((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file: source, why: (error as Error).message }), message("law-tool/export.fix"));
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CallError(message("call/unreadable", { file }), message("law-tool/change-record.fix"));
  }
}
