// An official export as it was published: JSON or CSV, packed or not, from a file or an address.

import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { MOST_INFLATED } from "../packaged/read-schedule.js";
import { type Arg, message } from "../said/message.js";

/** The rows of an export as parsed, by the keys of the JSON; what they hold is not looked at. */
export async function readExportRows(source: string): Promise<unknown> {
  const text = inflated(source, await bytesOf(source)).toString("utf8");
  return /^\s*[[{]/.test(text) ? parsedJson(source, text) : parsedCsv(source, text);
}

const TOO_LARGE = message("failure/too-large", { most: MOST_INFLATED >> 20 });

function unreadable(source: string, why: Arg): CallError {
  return new CallError(message("call/unreadable-why", { file: source, why }), message("schedule/source.fix"));
}

async function bytesOf(source: string): Promise<Buffer> {
  try {
    return /^https?:\/\//.test(source) ? await fetched(source) : fileBytes(source);
  } catch (error) {
    throw error instanceof CallError ? error : unreadable(source, failureReason(error));
  }
}

function fileBytes(source: string): Buffer {
  if (statSync(source).size > MOST_INFLATED) throw unreadable(source, TOO_LARGE);
  return readFileSync(source);
}

async function fetched(source: string): Promise<Buffer> {
  const answer = await fetch(source);
  if (!answer.ok) throw unreadable(source, `${answer.status} ${answer.statusText}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_INFLATED) throw unreadable(source, TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function inflated(source: string, bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_INFLATED });
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new CallError(
      message("schedule/not-unpacked", { source, why: large ? TOO_LARGE : failureReason(error) }),
      message("schedule/as-published.fix"),
    );
  }
}

function parsedJson(source: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CallError(message("schedule/not-json", { source, why: failureReason(error) }), message("schedule/as-published.fix"));
  }
}

// Column titles of the official CSV, by the keys of the JSON.
const TITLES: Readonly<Record<string, string>> = {
  "hts number": "htsno",
  indent: "indent",
  description: "description",
  "unit of quantity": "units",
  "general rate of duty": "general",
  "special rate of duty": "special",
  "column 2 rate of duty": "other",
};

function parsedCsv(source: string, text: string): unknown {
  try {
    return parse(text, {
      bom: true,
      columns: (titles: string[]) => titles.map((title) => TITLES[title.trim().toLowerCase()] ?? title.trim()),
      relax_column_count: true,
    });
  } catch (error) {
    throw new CallError(message("schedule/not-csv", { source, why: failureReason(error) }), message("schedule/as-published.fix"));
  }
}
