// fflate for the readers and writers of workbooks, which call it for both directions in its own workers. Those are made of text, which the
// policy of the page forbids, and a large workbook would never open; our workers are away from the page already, so it is done in place.

import { type Unzipped, unzipSync, type Zippable, zipSync } from "fflate";

export * from "fflate";

type Done<T> = (error: unknown, data?: T) => void;

function tell<T>(work: () => T, done: Done<T>): void {
  let data: T;
  try {
    data = work();
  } catch (error) {
    done(error);
    return;
  }
  done(null, data);
}

/** Unpack; `done` is called before this returns. */
export function unzip(bytes: Uint8Array, done: Done<Unzipped>): void {
  tell(() => unzipSync(bytes), done);
}

/** Pack; `done` is called before this returns. */
export function zip(files: Zippable, done: Done<Uint8Array>): void {
  tell(() => zipSync(files), done);
}
