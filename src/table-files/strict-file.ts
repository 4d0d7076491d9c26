// Whether a file is such that all programs read the same cells from it.

import { createReadStream } from "node:fs";
import { StrictText } from "./strict-text.js";

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Look through a CSV in UTF-8. False also where it cannot be read to its end. */
export async function isStrict(file: string): Promise<boolean> {
  const text = new StrictText();
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  let first = true;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      text.take(first && chunk.subarray(0, MARK.length).equals(MARK) ? chunk.subarray(MARK.length) : chunk);
      first = false;
      if (!text.strict) return false;
    }
    return text.whole;
  } catch {
    return false;
  } finally {
    source.destroy();
  }
}
