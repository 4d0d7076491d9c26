// A field reads what people write by the rules of the tables: it speaks when it is left, so that half an amount is never rated (a `live`
// one at each key that leaves something readable), shows the plain value in groups, and says by itself why it cannot be read.

import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { entryFacts } from "../src/bulk/entry-schema.js";
import type { FactRule } from "../src/law/types.js";
import type { Vocabulary } from "../src/tables/words.js";
import { colon, dayInWords } from "./figures.js";
import { Language } from "./language.js";
import { loadTableWords } from "./load.js";
import { today } from "./state.js";
import { type FieldKind, readTyped, shownAs } from "./typed.js";
import { FIELD_WORDS } from "./words/fields.js";

interface Props {
  readonly id: string;
  readonly kind?: FieldKind;
  /** The plain value that stands. */
  readonly value?: string;
  /** Name for screen readers where no label stands beside the field. */
  readonly name?: string;
  readonly hint?: string;
  /** Speak while it is written, too. */
  readonly live?: boolean;
  /** An empty field says so instead of speaking. */
  readonly needed?: boolean;
  /** A day is written with its month as a word. */
  readonly spelled?: boolean;
  /** Text that is not of the kind is handed on, as words for a number. */
  readonly loose?: boolean;
  /** Words of a choice. */
  readonly choices?: ReadonlyMap<string, string> | undefined;
  /** Why what stands in the field was refused. */
  readonly refused?: string | undefined;
  /** An answer from values before this one is shown. */
  readonly stands?: boolean;
  set(value: string): void;
}

let indexed: Vocabulary | undefined;

/** What people write in cells; undefined until it has come. */
export function useTableWords(): Vocabulary | undefined {
  const [words, setWords] = useState(indexed);
  useEffect(() => {
    if (words === undefined)
      loadTableWords().then((found) => {
        indexed = found;
        setWords(found);
      });
  }, []);
  return words;
}

/** The field, with what is wrong below it. */
export function Field(props: Props) {
  const {
    id,
    kind = "text",
    value = "",
    name,
    hint,
    live = false,
    needed = false,
    loose = false,
    spelled = false,
    choices,
    refused,
    stands = true,
    set,
  } = props;
  const vocabulary = useTableWords();
  const language = useContext(Language);
  const words = FIELD_WORDS[language];
  // What was written, where it is not yet a value or cannot be one.
  const [draft, setDraft] = useState<string>();
  const [writing, setWriting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const spoken = useRef(value);
  const say = (text: string): void => {
    spoken.current = text;
    if (text !== value) set(text);
  };
  const read = (text: string) => {
    if (vocabulary === undefined) return { text: text.trim() };
    const found = readTyped(kind, text, vocabulary, today(), choices);
    if (loose && "problem" in found) return { text: text.trim() };
    return needed && "text" in found && found.text === "" ? { problem: "empty" as const } : found;
  };
  // A value that came from elsewhere takes the place of what was written.
  useEffect(() => {
    if (value !== spoken.current) setDraft(undefined);
    spoken.current = value;
  }, [value]);
  // One in a link may be written as people do. Looked at anew each time, because of two fields that speak at once one is heard.
  useEffect(() => {
    if (vocabulary === undefined || value === "" || draft !== undefined) return;
    const found = read(value);
    if ("text" in found) say(found.text);
  });
  const write = (text: string): void => {
    setDraft(text);
    setWriting(true);
    const found = read(text);
    if (live && "text" in found && found.text !== "") say(found.text);
  };
  const leave = (text: string): void => {
    const found = read(text);
    setWriting(false);
    setDraft("text" in found ? undefined : text);
    if ("text" in found) say(found.text);
  };
  const found = read(draft ?? value);
  const nothing = draft === undefined && value === "";
  const problem = writing || nothing || !("problem" in found) ? undefined : words.problems[found.problem];
  const wrong = problem ?? (draft === undefined ? refused : undefined);
  const input = (
    <input
      id={id}
      type="text"
      class="typed"
      inputMode={kind === "money" || kind === "percent" ? "decimal" : undefined}
      autocomplete="off"
      aria-label={name}
      aria-invalid={wrong === undefined ? undefined : true}
      aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
      placeholder={hint}
      value={draft ?? (spelled ? dayInWords(value) : shownAs(kind, value, language))}
      onInput={(event) => write(event.currentTarget.value)}
      onChange={(event) => leave(event.currentTarget.value)}
    />
  );
  return (
    <>
      {kind !== "day" ? (
        input
      ) : (
        <span class="day">
          {input}
          <button
            type="button"
            class="controls"
            aria-label={`${words.calendar}${name === undefined ? "" : `${colon()}${name}`}`}
            onClick={() => picker.current?.showPicker()}
          >
            <span aria-hidden="true">▾</span>
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={"problem" in read(value) ? "" : value}
            onChange={(event) => event.currentTarget.value !== "" && leave(event.currentTarget.value)}
          />
        </span>
      )}
      {wrong !== undefined && (
        <small class="wrong" id={`${id}-wrong`} role="alert">
          {stands ? `${wrong} ${words.lastAnswer}` : wrong}
        </small>
      )}
    </>
  );
}

interface FactProps extends Omit<Props, "kind" | "choices"> {
  /** Path of the fact in the entry line, as `content.steel.value` or `quantity.kg`. */
  readonly path: string;
  readonly rules: readonly FactRule[];
}

/** A field for a fact of an entry line: how it is read, the registry says. */
export function FactField({ path, rules, ...field }: FactProps) {
  const vocabulary = useTableWords();
  const known = vocabulary === undefined ? undefined : factsOf(rules, vocabulary).get(path);
  return <Field {...field} kind={known?.kind ?? (path.startsWith("quantity.") ? "number" : "text")} choices={known?.choices} />;
}

let facts: { readonly rules: readonly FactRule[]; readonly found: ReturnType<typeof entryFacts> } | undefined;

function factsOf(rules: readonly FactRule[], vocabulary: Vocabulary): ReturnType<typeof entryFacts> {
  if (facts?.rules !== rules) facts = { rules, found: entryFacts(rules, vocabulary) };
  return facts.found;
}
