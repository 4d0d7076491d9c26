// Reads and writes a compiled schedule file.

import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ScheduleData } from "../hts/compile.js";

/** Read one compiled file. */
export function readSchedule(file: string): ScheduleData {
  return readPacked(file) as ScheduleData;
}

/** Most bytes of a schedule before packing; what was made takes a tenth of it. */
export const MOST_INFLATED = 128 << 20;

/** Read any packed JSON. */
export function readPacked(file: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(file), { maxOutputLength: MOST_INFLATED }).toString("utf8"));
}

/** Pack JSON; no time stamp goes into the gzip header, so equal facts give equal bytes. */
export function pack(data: unknown): Buffer {
  return gzipSync(JSON.stringify(data), { level: 9 });
}
