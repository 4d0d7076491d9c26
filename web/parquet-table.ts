// The rows of a Parquet file as text, in the page. Cells are the texts that the command makes of them: values come as they are stored, and decimals
// never pass through binary numbers.

import { gunzipSync } from "fflate";
import { type FileMetaData, parquetMetadata, parquetRead, type SchemaElement } from "hyparquet";
import { message } from "../src/said/message.js";
import { topLevel } from "../src/tables/parquet-schema.js";
import type { RawRow } from "../src/tables/read-table.js";
import { numberText } from "../src/tables/sheet-xml.js";
import { TableError } from "../src/tables/table-error.js";

// DuckDB, by which the command reads, takes longer decimals for binary numbers.
const MOST_DIGITS = 38;

/** Rows of a Parquet file, the names of its columns first. Throws {@link TableError}. */
export async function parquetTable(file: ArrayBuffer, name: string): Promise<RawRow[]> {
  try {
    const metadata = parquetMetadata(file);
    check(metadata);
    const columns = columnsOf(metadata);
    const write = columns.map((column) => (isGroup(column) ? inJson : writer(column)));
    const rows: RawRow[] = [{ cells: columns.map((column) => column.name) }];
    await parquetRead({
      file,
      metadata: stored(metadata, columns),
      utf8: false,
      parsers: { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds } as never,
      compressors: { GZIP: (bytes, size) => gunzipSync(bytes, { out: new Uint8Array(size) }) },
      onComplete(read) {
        for (const values of read as unknown[][])
          rows.push({ cells: write.map((text, at) => (values[at] === null || values[at] === undefined ? "" : text(values[at]))) });
      },
    });
    const count = rows.length - 1;
    if (BigInt(count) !== metadata.num_rows) throw new Error(`of ${metadata.num_rows} rows ${count} can be read`);
    return rows;
  } catch (error) {
    const why = (error as Error).message;
    const codec = /unsupported compression codec: (\w+)/.exec(why)?.[1];
    if (codec !== undefined)
      throw new TableError("table/unreadable", message("tables/codec", { file: name, codec }), message("tables/codec.fix"));
    throw new TableError("table/unreadable", message("tables/parquet", { file: name, why }), message("tables/again.fix"));
  }
}

function columnsOf({ schema }: Pick<FileMetaData, "schema">): SchemaElement[] {
  return topLevel(schema.map((element) => ({ element, children: element.num_children ?? 0 }))).map(({ element }) => element);
}

function isGroup({ num_children: children = 0 }: SchemaElement): boolean {
  return children > 0;
}

// What the end of the file says must agree with itself, before anything is held for it.
function check({ schema, row_groups: groups, num_rows: rows }: FileMetaData): void {
  if (schema.some((element) => (element.num_children ?? 0) < 0)) throw new Error("a group has fewer columns than none");
  const flat = new Set(
    columnsOf({ schema })
      .filter((element) => !isGroup(element) && element.repetition_type !== "REPEATED")
      .map((element) => element.name),
  );
  if (groups.reduce((sum, group) => sum + group.num_rows, 0n) !== rows || groups.some((group) => group.num_rows < 0n))
    throw new Error("its groups have not its rows");
  for (const group of groups)
    for (const { meta_data: column } of group.columns)
      if (column?.path_in_schema.length === 1 && flat.has(column.path_in_schema[0] as string) && column.num_values !== group.num_rows)
        throw new Error(`${column.path_in_schema[0]} has not one value for each row`);
  const wide = schema.find((element) => (element.precision ?? 0) > MOST_DIGITS);
  if (wide !== undefined) throw new Error(`${wide.name} has decimals of ${wide.precision} digits`);
}

// Values of flat columns come as they are stored where their types are not said, and by the place of a column where its name is another's too.
function stored(metadata: FileMetaData, columns: readonly SchemaElement[]): FileMetaData {
  const flat = new Map<number, string>();
  let leaf = 0;
  const schema = metadata.schema.map((element, at) => {
    if (at === 0 || element.type === undefined) return element;
    const place = leaf++;
    if (!columns.includes(element)) return element;
    flat.set(place, `${place} ${element.name}`);
    const { converted_type: _, logical_type: __, ...kept } = element;
    return { ...kept, name: flat.get(place) as string };
  });
  const groups = metadata.row_groups.map((group) => ({
    ...group,
    columns: group.columns.map((column, place) => {
      const name = flat.get(place);
      return name === undefined || column.meta_data === undefined
        ? column
        : { ...column, meta_data: { ...column.meta_data, path_in_schema: [name] } };
    }),
  }));
  return { ...metadata, schema, row_groups: groups };
}

type Write = (value: unknown) => string;

const NANOSECONDS: Readonly<Record<string, bigint>> = { MILLIS: 1_000_000n, MICROS: 1_000n, NANOS: 1n };

function writer({ type, converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement): Write {
  const unit =
    logical !== undefined && "unit" in logical ? String(logical.unit) : (/_(MILLIS|MICROS)$/.exec(converted ?? "")?.[1] ?? "NANOS");
  const inUtc = logical?.type === "TIMESTAMP" && logical.isAdjustedToUTC === true;
  const nanoseconds = (value: unknown): bigint => BigInt(value as number | bigint) * (NANOSECONDS[unit] ?? 1n);
  if (converted === "DECIMAL" || logical?.type === "DECIMAL") return (value) => decimalText(wholeOf(value), scale);
  if (converted === "DATE" || logical?.type === "DATE") return (value) => dayOf(BigInt(value as number));
  if (converted?.startsWith("TIMESTAMP") || logical?.type === "TIMESTAMP" || type === "INT96")
    return (value) => momentText(type === "INT96" ? (value as bigint) : nanoseconds(value), inUtc);
  if (converted?.startsWith("TIME_") || logical?.type === "TIME") return (value) => timeText(nanoseconds(value));
  if (converted?.startsWith("UINT") || (logical?.type === "INTEGER" && logical.isSigned === false))
    return (value) => String(BigInt.asUintN(type === "INT64" ? 64 : 32, BigInt(value as number | bigint)));
  if (logical?.type === "FLOAT16") return (value) => singleText(halfOf(value as Uint8Array));
  if (type === "FLOAT") return (value) => singleText(value as number);
  if (type === "DOUBLE") return (value) => doubleText(value as number);
  if (logical?.type === "UUID") return (value) => hex(value as Uint8Array).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  if (type === "BYTE_ARRAY" || type === "FIXED_LEN_BYTE_ARRAY") return bytesText;
  return String;
}

// A whole number, also as bytes, the largest first.
function wholeOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  return value.length === 0 ? 0n : BigInt.asIntN(8 * value.length, BigInt(`0x${hex(value)}`));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Zeros behind the cents are the scale of the column, not digits.
function decimalText(whole: bigint, scale: number): string {
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const text = `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${scale === 0 ? "" : `.${digits.slice(point)}`}`;
  return scale > 2 ? text.replace(/([.]\d{2}\d*?)0+$/, "$1") : text;
}

const DAY = 86_400_000_000_000n;
const MILLISECONDS = 86_400_000;

function dayOf(days: bigint): string {
  return new Date(Number(days) * MILLISECONDS).toISOString().replace(/T.*$/, "");
}

// A moment at midnight is its day.
function momentText(nanoseconds: bigint, inUtc: boolean): string {
  const rest = ((nanoseconds % DAY) + DAY) % DAY;
  const day = dayOf((nanoseconds - rest) / DAY);
  return rest === 0n ? day : `${day} ${timeText(rest)}${inUtc ? "+00" : ""}`;
}

function timeText(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n;
  const part = String(nanoseconds % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const two = (count: bigint): string => String(count).padStart(2, "0");
  return `${two(seconds / 3_600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${part === "" ? "" : `.${part}`}`;
}

const [LEAST_WIDE, MOST_WIDE] = [1e15, 1e21];

function doubleText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const size = Math.abs(value);
  return size >= LEAST_WIDE && size < MOST_WIDE ? String(BigInt(value)) : numberText(value);
}

// A single float holds whole numbers to 2 to the 24th, and cents to 2 to the 17th: what is beyond is not written as if it were exact.
const [MOST_WHOLE, MOST_CENTS] = [2 ** 24, 2 ** 17];

function singleText(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return doubleText(value);
  if (size >= MOST_WHOLE || (size >= MOST_CENTS && !Number.isInteger(value)))
    return value.toExponential(8).replace(/e([+-])(\d)$/, "e$10$2");
  // The shortest text that is this float and no other.
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

// Five bits of exponent, ten of fraction.
function halfOf([low = 0, high = 0]: Uint8Array): number {
  const [exponent, fraction] = [(high >> 2) & 31, ((high & 3) << 8) | low];
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return high >= 128 ? -size : size;
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function bytesText(value: unknown): string {
  const bytes = value as Uint8Array;
  try {
    return UTF_8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte > 31 && byte < 127 && byte !== 92 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0").toUpperCase()}`,
    ).join("");
  }
}

// What a nested column holds, as JSON.
function inJson(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Uint8Array) return JSON.stringify(bytesText(value));
  if (value instanceof Date) return JSON.stringify(momentText(BigInt(value.getTime()) * 1_000_000n, false));
  if (Array.isArray(value)) return `[${value.map(inJson).join(",")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)}:${inJson(each)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}
