// The bill of materials as a table to fill in; what does not fit is said by its row.

import { useContext, useState } from "preact/hooks";
import type { BillField } from "../../src/origin/bill-columns.js";
import type { BillRow, RowNote } from "../../src/origin/bill-row.js";
import { translator } from "../../src/said/translator.js";
import { colon } from "../figures.js";
import { FileField } from "../file-field.js";
import { Language } from "../language.js";
import { Templates } from "../templates.js";
import type { OriginWords } from "./words.js";

interface BillProps {
  readonly rows: readonly BillRow[];
  readonly problems: readonly RowNote[];
  readonly notes: readonly RowNote[];
  readonly words: OriginWords;
  /** The core parts of a vehicle that a row may be marked as. */
  readonly coreParts: readonly string[];
  set(rows: readonly BillRow[]): void;
  take(file: File): void;
}

const SHOWN = 100;
const LEVELS = ["1", "2", "3", "4", "5", "6"];
const ROLES = [
  "",
  "indirect",
  "retail-packaging",
  "shipping-packing",
  "accessory",
  "sewing-thread",
  "narrow-elastic",
  "pocketing",
  "recovered",
];
const TEXTS = ["name", "hts", "value", "origin"] as const;
const MORE = ["quantity", "unitCost", "weightKg", "deductions", "supplierValue", "supplierHts", "supplierNetCost", "netCost"] as const;

const HIDDEN = ["ignored", ...MORE, "elastomeric", "corePart"] as const;

/** The editor. */
export function Bill({ rows, problems, notes, words, coreParts, set, take }: BillProps) {
  const { word } = translator(useContext(Language));
  const [asked, setWide] = useState<boolean>();
  // What a bill says may not stand out of sight.
  const wide = asked ?? rows.some((row) => HIDDEN.some((field) => (row[field] ?? "") !== ""));
  const [all, setAll] = useState(false);
  const put = (at: number, field: BillField, text: string): void =>
    set(rows.map((each, index) => (index === at ? { ...each, [field]: text } : each)));
  const label = (field: BillField): string => fieldName(field, words);
  const input = (row: BillRow, at: number, field: BillField) => (
    <td key={field}>
      <input
        type="text"
        class={`cell ${field}`}
        aria-label={`${label(field)}, ${words.row} ${at + 1}`}
        aria-invalid={problems.some((each) => each.row === at + 1 && each.field === field)}
        value={row[field] ?? ""}
        onChange={(event) => put(at, field, event.currentTarget.value.trim())}
      />
    </td>
  );
  const select = (row: BillRow, at: number, field: BillField, options: readonly (readonly [string, string])[]) => {
    const now = row[field] ?? "";
    const known = options.some(([value]) => value === now) ? options : [...options, [now, now] as const];
    return (
      <td key={field}>
        <select
          class={`cell ${field}`}
          aria-label={`${label(field)}, ${words.row} ${at + 1}`}
          value={now}
          onChange={(event) => put(at, field, event.currentTarget.value)}
        >
          {known.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </td>
    );
  };
  const yesNo = (unknown: string): readonly (readonly [string, string])[] => [
    ["", unknown],
    ["yes", words.yes],
    ["no", words.no],
  ];
  const columns: readonly BillField[] = ["level", ...TEXTS, "originating", "role", ...(wide ? HIDDEN : [])];
  return (
    <section class="card" id="bill">
      <h2>{words.bill}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for every hand */}
      <div
        class="drop slim controls"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const file = event.dataTransfer?.files[0];
          if (file !== undefined) take(file);
        }}
      >
        <p>{words.drop}</p>
        <FileField id="bill-file" accept=".csv,.gz,.parquet,.xlsx" take={([file]) => file !== undefined && take(file)} />
        <p class="cites">{words.stays}</p>
        <Templates kind="bill" words={words} />
      </div>
      <div class="scroll">
        <table class="editor">
          <thead>
            <tr>
              {columns.map((field) => (
                <th scope="col" key={field}>
                  {label(field)}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, all ? undefined : SHOWN).map((row, at) => (
              <tr key={at}>
                {select(
                  row,
                  at,
                  "level",
                  ["", ...LEVELS.slice(1)].map((each) => [each, each === "" ? "1" : each] as const),
                )}
                {TEXTS.map((field) => input(row, at, field))}
                {select(row, at, "originating", yesNo("?"))}
                {select(
                  row,
                  at,
                  "role",
                  ROLES.map((role) => [role, words.roleOf[role] ?? role] as const),
                )}
                {wide && select(row, at, "ignored", yesNo(words.no).slice(0, 2))}
                {wide && MORE.map((field) => input(row, at, field))}
                {wide && select(row, at, "elastomeric", yesNo("?"))}
                {wide &&
                  select(
                    row,
                    at,
                    "corePart",
                    ["", ...coreParts].map((name) => [name, word(name)] as const),
                  )}
                <td>
                  <button
                    type="button"
                    class="remove"
                    aria-label={`${words.remove}${colon()}${words.row} ${at + 1}`}
                    onClick={() => set(rows.filter((_, index) => index !== at))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="row controls">
        <button type="button" id="add-row" onClick={() => set([...rows, {}])}>
          {words.add}
        </button>
        <button type="button" class="choice" aria-pressed={wide} onClick={() => setWide(!wide)}>
          {words.columns}
        </button>
        {rows.length > SHOWN && !all && (
          <button type="button" onClick={() => setAll(true)}>
            {`${words.showAll} (${rows.length})`}
          </button>
        )}
      </div>
      <RowNotes id="mend" title={words.mend} notes={problems} words={words} kind="stop" />
      <RowNotes id="read-as" title={words.readAs} notes={notes} words={words} kind="notice" />
    </section>
  );
}

// What a column of the bill is called here; what is none of its columns keeps its name.
function fieldName(field: string, words: OriginWords): string {
  const name = field === "hts" ? words.code : (words as unknown as Record<string, unknown>)[field];
  return typeof name === "string" ? name : field;
}

interface NotesProps {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly RowNote[];
  readonly words: OriginWords;
  readonly kind: "stop" | "notice";
}

function RowNotes({ id, title, notes, words, kind }: NotesProps) {
  const { arg: say } = translator(useContext(Language));
  if (notes.length === 0) return null;
  return (
    <div id={id} class={kind} role={kind === "stop" ? "alert" : undefined}>
      <strong>{title}</strong>
      <ul>
        {notes.map(({ row, field, code, message, fix }) => (
          <li key={`${row} ${field} ${code}`}>
            {`${row === 0 ? words.header : `${words.row} ${row}`}${field === undefined ? "" : `, ${fieldName(field, words).toLowerCase()}`}${colon()}${say(message)} ${fix === undefined ? "" : say(fix)} `}
            {kind === "stop" && <code>{code}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
