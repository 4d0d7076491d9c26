// What opens from a row of a list: a sheet at the right edge that holds the focus until it is closed, then gives it back to the row.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly id: string;
  readonly title: string;
  /** The word on the button that closes it. */
  readonly closeWord: string;
  readonly children: ComponentChildren;
  close(): void;
}

/** The sheet. */
export function Drawer({ id, title, closeWord, children, close }: Props) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    sheet.current?.showModal();
    return () => from?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the sheet closes it; the Escape key does so by itself
    <dialog
      id={id}
      ref={sheet}
      class="drawer"
      aria-label={title}
      // A browser tells that a sheet was closed in a task of its own; by then this one may be gone and another stand in its place.
      onClose={(event) => event.currentTarget.isConnected && close()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div class="sheet">
        <div class="title-row">
          <h2 tabIndex={-1}>{title}</h2>
          <button type="button" class="drawer-close" onClick={close}>
            {closeWord}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
