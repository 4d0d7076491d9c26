// Choosing files by a button in the language of the page: what a browser draws for it by itself is in the browser's language.

import { useContext, useRef, useState } from "preact/hooks";
import { Language } from "./language.js";
import { FIELD_WORDS } from "./words/fields.js";

interface Props {
  readonly id: string;
  /** What the file is; absent where the title above says it. */
  readonly label?: string;
  readonly accept: string;
  readonly many?: boolean;
  /** What the file should hold, below the button. */
  readonly hint?: string;
  take(files: readonly File[]): void;
}

/** The button, and the names of what was chosen. */
export function FileField({ id, label, accept, many = false, hint, take }: Props) {
  const words = FIELD_WORDS[useContext(Language)];
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <div class="file-field">
      {label !== undefined && (
        <p class="label" id={`${id}-label`}>
          {label}
        </p>
      )}
      <button
        type="button"
        id={`${id}-choose`}
        aria-labelledby={label === undefined ? undefined : `${id}-label ${id}-choose`}
        aria-describedby={hint === undefined ? `${id}-chosen` : `${id}-chosen ${id}-hint`}
        onClick={() => input.current?.click()}
      >
        {many ? words.chooseFiles : words.chooseFile}
      </button>{" "}
      <span class="cites" id={`${id}-chosen`} role="status">
        {chosen.length === 0 ? words.noFile : chosen.join(", ")}
      </span>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple={many}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          setChosen(files.map(({ name }) => name));
          take(files);
          // The same file, corrected, may be chosen again.
          event.currentTarget.value = "";
        }}
      />
      {hint !== undefined && (
        <small class="cites" id={`${id}-hint`}>
          {hint}
        </small>
      )}
    </div>
  );
}
