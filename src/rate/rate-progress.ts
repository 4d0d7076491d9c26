// The line on a terminal that says how far a run is. Nothing is written where standard error is no terminal.

import { say } from "../console/language.js";
import { message } from "../said/message.js";

/** How far a run is. */
export interface Progress {
  /** Part of the work that is done, 0 to 1; absent where it is not known. */
  readonly share?: number;
  /** Lines rated, where they are known. */
  readonly lines?: number;
}

/** Terminal that is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const EVERY = 200;
const CLEAR = "\r\u001b[K";

/** A progress line. Its speed and time left are those of this call, not of parts that stood before it. */
export class ProgressLine {
  readonly #out: Terminal;
  readonly #now: () => number;
  readonly #started: number;
  #first: Progress | undefined;
  #most = 0;
  #shown = Number.NEGATIVE_INFINITY;

  constructor(out: Terminal = process.stderr, now: () => number = Date.now) {
    this.#out = out;
    this.#now = now;
    this.#started = now();
  }

  /** Show how far the run is, at most some times a second. */
  show(progress: Progress): void {
    if (this.#out.isTTY !== true || process.env.TERM === "dumb") return;
    this.#first ??= progress;
    this.#most = Math.max(this.#most, progress.share ?? 0);
    const now = this.#now();
    if (now - this.#shown < EVERY) return;
    this.#shown = now;
    this.#out.write(`${CLEAR}${fitted(this.#parts(progress, (now - this.#started) / 1000), this.#out.columns ?? 80)}`);
  }

  /** Take the line away. */
  clear(): void {
    if (this.#shown > Number.NEGATIVE_INFINITY) this.#out.write(CLEAR);
  }

  // What matters most stands first; a narrow terminal shows the first ones.
  #parts({ share: told, lines = 0 }: Progress, seconds: number): string[] {
    // Estimates go back at times; the line does not.
    const share = told === undefined ? undefined : this.#most;
    const done = share === undefined ? 0 : share - (this.#first?.share ?? 0);
    const rated = lines - (this.#first?.lines ?? 0);
    const left = share === undefined || done <= 0 || seconds < 1 ? undefined : (seconds / done) * (1 - share);
    return [
      ...(share === undefined ? [] : [`${Math.floor(share * 100)}%`]),
      ...(left === undefined ? [] : [say(message("rate/left", { span: span(left) }))]),
      ...(lines === 0 ? [] : [say(message("rate/lines", { count: lines, lines: { grouped: lines } }))]),
      ...(rated <= 0 || seconds < 1 ? [] : [say(message("rate/per-second", { lines: { grouped: Math.round(rated / seconds) } }))]),
    ];
  }
}

function span(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

// The parts that fit into a width with a column to spare, since a full line makes some terminals begin another.
function fitted(parts: readonly string[], columns: number): string {
  let line = "";
  for (const part of parts) {
    const longer = line === "" ? part : `${line}, ${part}`;
    if (longer.length >= columns) break;
    line = longer;
  }
  return line;
}
