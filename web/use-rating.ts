// The worker that rates, as the tab sees it.

import { useEffect, useRef, useState } from "preact/hooks";
import { saveBlob } from "./figures.js";
import type { Looked, OpenedLine, RatedTable, RateReply, RateRequest, ReadTable } from "./rate-messages.js";

/** What stands on the tab. */
export interface Rating {
  /** The name of the file that is being read or was read. */
  readonly name: string;
  readonly table: ReadTable | undefined;
  /** Lines rated so far, while rating goes on. */
  readonly done: number | undefined;
  readonly rated: RatedTable | undefined;
  readonly looked: Looked | undefined;
  /** The line that is open. */
  readonly opened: OpenedLine | undefined;
  /** Why it went wrong; "" where it did not. */
  readonly failed: string;
}

const NOTHING: Rating = { name: "", table: undefined, done: undefined, rated: undefined, looked: undefined, opened: undefined, failed: "" };

/** What stands, what the tab can ask, and the way to close a line; `failed` is said where the worker itself breaks. */
export function useRating(failed: string): readonly [Rating, (asked: RateRequest) => void, () => void] {
  const [rating, setRating] = useState(NOTHING);
  const worker = useRef<Worker | undefined>(undefined);
  // Closed while the worker still looked at an answer: what it says of the line comes too late.
  const isClosed = useRef(true);
  useEffect(() => () => worker.current?.terminate(), []);

  const heard = (reply: RateReply): void => {
    if (reply.kind === "opened" && isClosed.current) return;
    if (reply.kind === "saved") saveBlob(reply.name, reply.content);
    else setRating((before) => next(before, reply));
  };
  const ask = (asked: RateRequest): void => {
    if (asked.kind === "read" || worker.current === undefined) {
      // A file that is still being read holds its worker: the next one gets a new worker.
      worker.current?.terminate();
      const made = new Worker("rate-worker.js", { type: "module" });
      made.onmessage = ({ data }: MessageEvent<RateReply>) => heard(data);
      made.onerror = () => heard({ kind: "failed", message: failed });
      worker.current = made;
    }
    if (asked.kind === "read") setRating({ ...NOTHING, name: asked.file.name });
    if (asked.kind === "rate")
      setRating((before) => ({ ...before, done: 0, rated: undefined, looked: undefined, opened: undefined, failed: "" }));
    if (asked.kind === "open") {
      isClosed.current = false;
      // A row can be pressed once the browser has put the sheet away, which it tells only later: that word is then of a sheet that is gone.
      if (asked.next !== true) setRating((before) => ({ ...before, opened: undefined }));
    }
    worker.current.postMessage(asked);
  };
  const close = (): void => {
    isClosed.current = true;
    setRating((before) => ({ ...before, opened: undefined }));
  };
  return [rating, ask, close];
}

function next(before: Rating, reply: Exclude<RateReply, { kind: "saved" }>): Rating {
  if (reply.kind === "read") return { ...before, table: reply.table };
  // Word of progress that was under way when the stop came says nothing any more.
  if (reply.kind === "progress") return before.done === undefined ? before : { ...before, done: reply.done };
  if (reply.kind === "looked") return { ...before, looked: reply.looked };
  if (reply.kind === "opened") return { ...before, opened: reply.opened };
  if (reply.kind === "rated") return { ...before, done: undefined, rated: reply.rated };
  if (reply.kind === "stopped") return { ...before, done: undefined };
  return { ...before, done: undefined, failed: reply.message };
}
