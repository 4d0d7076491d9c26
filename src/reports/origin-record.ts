// `carveout origin --save` and `--replay`: a determination kept in a file with its rows and a hash, and made again from it.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { say } from "../console/language.js";
import { isRecord, type KeptRecord, type OriginRecord, type Replayed, recordOf, replay } from "../origin/record.js";
import type { Determination, OriginQuestion } from "../origin/types.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { bundledOrigin } from "../packaged/origin-bundle.js";
import { message } from "../said/message.js";

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
    throw new CallError(message("call/not-written-here", { file }), message("call/not-written.fix"));
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
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), message("record/unreadable.fix"));
  }
  try {
    const found: unknown = JSON.parse(text);
    if (isRecord(found)) return found;
  } catch {
    // Said below.
  }
  throw new CallError(message("record/none", { file }), message("record/unreadable.fix"));
}

function told(
  { made, question, answer, hash, data }: KeptRecord,
  intact: boolean,
  { same, rulesStand, now, gone, come }: Replayed,
): string[] {
  const rows = (title: string, list: readonly string[]): string[] => (list.length === 0 ? [] : [title, ...list.map((each) => `  ${each}`)]);
  return [
    say(
      message("record/head", {
        status: { word: answer.status },
        hts: question.hts,
        day: question.date,
        made,
        rows: message("counted/rows", { count: data.rules.length }),
        hash,
      }),
    ),
    intact ? say(message("record/intact")) : say(message("record/changed")),
    same ? say(message("record/same")) : say(message("record/other")),
    ...(rulesStand
      ? [say(message("record/rules-stand"))]
      : [`By the rules at hand: ${now.status}${now.status === answer.status ? ", as before" : ""}.`]),
    ...rows(say(message("record/gone")), gone),
    ...rows(say(message("record/come")), come),
  ];
}
