// `carveout origin --save` and `--replay`: a determination kept in a file with its rows and a hash, and made again from it.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isRecord, type KeptRecord, type OriginRecord, type Replayed, recordOf, replay } from "../origin/record.js";
import type { Determination, OriginQuestion } from "../origin/types.js";
import { CallError } from "../packaged/call-error.js";
import { bundledOrigin } from "../packaged/origin-bundle.js";

function hashOf(record: OriginRecord): string {
  return createHash("sha256").update(JSON.stringify(record)).digest("hex");
}

/** Write the record of an answer. */
export function saveRecord(file: string, question: OriginQuestion, answer: Determination): void {
  const record = recordOf(question, answer, bundledOrigin(), new Date().toISOString());
  const kept: KeptRecord = { ...record, hash: hashOf(record) };
  try {
    writeFileSync(file, `${JSON.stringify(kept, undefined, 1)}\n`);
  } catch {
    throw new CallError(`${file} cannot be written.`, "Give a file in a folder that exists.");
  }
}

/** Say what a record comes to. Exit status 1 where it was changed, or its own rows give another answer. */
export function replayCommand(file: string, json: boolean): void {
  const record = readRecord(file);
  const { hash, ...rest } = record;
  const intact = hashOf(rest) === hash;
  const found = replay(record, bundledOrigin());
  process.exitCode = intact && found.same ? 0 : 1;
  const { status: now } = found.now;
  if (json)
    process.stdout.write(
      `${JSON.stringify({ intact, made: record.made, status: record.answer.status, hash, ...found, now }, undefined, 2)}\n`,
    );
  else process.stdout.write(`${told(record, intact, found).join("\n")}\n`);
}

function readRecord(file: string): KeptRecord {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CallError(`${file} cannot be read.`, "Give a file that --save wrote.");
  }
  try {
    const found: unknown = JSON.parse(text);
    if (isRecord(found)) return found;
  } catch {
    // Said below.
  }
  throw new CallError(`${file} is no record of a determination.`, "Give a file that --save wrote.");
}

function told(
  { made, question, answer, hash, data }: KeptRecord,
  intact: boolean,
  { same, rulesStand, now, gone, come }: Replayed,
): string[] {
  const rows = (title: string, list: readonly string[]): string[] => (list.length === 0 ? [] : [title, ...list.map((each) => `  ${each}`)]);
  return [
    `${answer.status}  ${question.hts} on ${question.date}, determined ${made}, ${data.rules.length} rows of rules, hash ${hash}`,
    intact ? "The record is as it was written." : "THE RECORD WAS CHANGED after it was written: its hash does not fit.",
    same ? "Made again from its own rows: the same answer." : "MADE AGAIN FROM ITS OWN ROWS: ANOTHER ANSWER.",
    ...(rulesStand
      ? ["The rules at hand are those that it was made with."]
      : [`By the rules at hand: ${now.status}${now.status === answer.status ? ", as before" : ""}.`]),
    ...rows("Rows that are no longer there:", gone),
    ...rows("Rows that have come:", come),
  ];
}
