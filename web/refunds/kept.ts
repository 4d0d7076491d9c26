// What the tab holds while another tab is shown: the files, the audit and its worker stand until the page is closed.

import { useState } from "preact/hooks";

const values = new Map<string, unknown>();

/** Like `useState`, and the value is there again when the tab is. `key` is one for each value. */
export function useKept<T>(key: string, first: T): [T, (next: T) => void] {
  const [value, set] = useState<T>(values.has(key) ? (values.get(key) as T) : first);
  return [
    value,
    (next) => {
      values.set(key, next);
      set(() => next);
    },
  ];
}
