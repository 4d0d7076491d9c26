// Recognizes files that are not tables, or are tables in a form that is not read, by their first bytes, so that the refusal names the form
// instead of speaking of damaged text. No header of a table begins like one of these forms.

import { type Arg, type MessageId, message } from "../said/message.js";
import { TableError } from "./table-error.js";

/** First bytes in which a form shows itself. */
export const SIGNATURE = 512;

/**
 * The first bytes of a file, one character each, as {@link refuseOtherForm} takes them. Decoders of Latin 1 are those of Windows-1252 in
 * browsers, which give other characters from 80 to 9F.
 */
export function signatureOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, SIGNATURE));
}

type Kind = "document" | "picture" | "json" | "markup" | "packed" | "workbook" | "data";

// Each fix tells how a table can be had of the kind.
const FIXES = {
  document: "tables/other-document.fix",
  picture: "tables/other-picture.fix",
  json: "tables/other-json.fix",
  markup: "tables/other-workbook.fix",
  packed: "tables/other-packed.fix",
  workbook: "tables/other-workbook.fix",
  data: "tables/other-data.fix",
} as const satisfies Record<Kind, MessageId>;

// The signatures that the makers of the forms publish: bytes, and the place of each where it is not the first.
const BY_BYTES: readonly (readonly [readonly (readonly [at: number, bytes: string])[], Kind, string])[] = [
  [[[0, "%PDF-"]], "document", "PDF"],
  [[[0, "\x89PNG\r\n"]], "picture", "PNG"],
  [[[0, "\xff\xd8\xff"]], "picture", "JPEG"],
  [[[0, "GIF8"]], "picture", "GIF"],
  [[[0, "II*\0"]], "picture", "TIFF"],
  [[[0, "MM\0*"]], "picture", "TIFF"],
  [
    [
      [0, "BM"],
      [6, "\0\0\0\0"],
    ],
    "picture",
    "BMP",
  ],
  [
    [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
    "picture",
    "WebP",
  ],
  [[[4, "ftyphei"]], "picture", "HEIF"],
  [[[4, "ftypmif1"]], "picture", "HEIF"],
  [[[4, "ftypavif"]], "picture", "AVIF"],
  [[[0, "7z\xbc\xaf"]], "packed", "7z"],
  [[[0, "Rar!\x1a"]], "packed", "RAR"],
  [[[0, "BZh"]], "packed", "bzip2"],
  [[[0, "\xfd7zXZ"]], "packed", "xz"],
  [[[0, "\x28\xb5\x2f\xfd"]], "packed", "Zstandard"],
  [[[257, "ustar"]], "packed", "tar"],
  [[[0, "SQLite format 3"]], "data", "SQLite"],
  [[[0, "Obj\x01"]], "data", "Avro"],
  [[[0, "ARROW1\0"]], "data", "Arrow"],
];

// How text of other forms begins, after a mark of UTF-8 and white space.
const BY_TEXT: readonly (readonly [RegExp, Kind, string])[] = [
  [/^\{\\rtf/, "document", "RTF"],
  [/^(?:\{\s*["}]|\[\s*[{["\]])/, "json", "JSON"],
  [/^(?:<!doctype html|<html|<head|<body|<table|MIME-Version: 1)/i, "markup", "HTML"],
  [/^<\?xml/i, "markup", "XML"],
];

// What a ZIP holds, by the name of a part of it.
const BY_PART: readonly (readonly [RegExp, Kind, string])[] = [
  [/^xl\/workbook\.bin$/, "workbook", "XLSB"],
  [/^word\//, "document", "DOCX"],
  [/^ppt\//, "document", "PPTX"],
  [/^Index\/.*\.iwa$|^Index\.zip$/, "workbook", "Numbers"],
  [/^content\.xml$/, "workbook", "OpenDocument"],
];

const OLD_OFFICE = "\xd0\xcf\x11\xe0";

/** Refuse a file by its first bytes, one character each, where they show a form that is not read; `name` is that of the file, "" where it has none. */
export function refuseOtherForm(head: string, name = ""): void {
  if (head.startsWith(OLD_OFFICE)) throw oldOffice(name);
  for (const [signs, kind, form] of BY_BYTES) if (signs.every(([at, bytes]) => head.startsWith(bytes, at))) throw refusal(kind, form, name);
  const text = head.replace(/^\xef\xbb\xbf/, "").trimStart();
  for (const [shown, kind, form] of BY_TEXT) if (shown.test(text)) throw refusal(kind, form, name);
}

/** Why a ZIP that has no sheet is no workbook, by the names of its parts. */
export function otherArchive(parts: readonly string[], name: string): TableError {
  for (const [shown, kind, form] of BY_PART) if (parts.some((part) => shown.test(part))) return refusal(kind, form, name);
  return refusal("packed", "ZIP", name);
}

// The container of old Office files; a workbook in the new form that has a password is in one, too.
function oldOffice(name: string): TableError {
  if (/\.xls[xmb]$/i.test(name))
    return new TableError("table/unreadable", message("tables/password", { file: called(name) }), message("tables/password.fix"));
  if (/\.(?:docx?|pptx?|msg)$/i.test(name)) return refusal("document", "Office", name);
  return new TableError("table/unreadable", message("tables/xls", { file: called(name) }), message("tables/xls.fix"));
}

function refusal(kind: Kind, form: string, name: string): TableError {
  return new TableError("table/unreadable", message(`tables/other-${kind}`, { file: called(name), form }), message(FIXES[kind]));
}

function called(name: string): Arg {
  return name === "" ? message("tables/the-file") : name;
}
