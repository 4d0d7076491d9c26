// One table of entry lines in the forms in which people have it. Each form must give the same cells, whichever door it comes in by.

import { gzipSync } from "node:zlib";
import writeExcelFile from "write-excel-file/node";

/** Our names of the columns that every form has, and the plain cells that must come out of it. */
export const NAMES = ["hts", "origin", "entry_date", "customs_value", "spi", "steel_value", "weight_kg", "civil_aircraft"] as const;
export const PLAIN: readonly (readonly string[])[] = [
  ["7604210010", "CA", "2025-10-20", "50000.00", "S", "", "", ""],
  ["6109100004", "CA", "2025-08-01", "12500.00", "", "", "1234.5", "false"],
  ["8708998180", "CA", "2025-10-07", "1234.50", "S", "500.00", "900", "true"],
  ["0101210010", "CA", "2026-01-02", "10000", "", "", "", ""],
  ["7308909590", "CA", "2025-10-03", "20000.00", "S", "unknown", "3000", "false"],
];

/** One form of the table. */
export interface Form {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MESSY = [
  "HTS Number,Country of Origin,Entry Date,Entered Value,SPI,Steel Value,Net Weight (kg),Civil Aircraft",
  '7604.21.00.10,Canada,10/20/2025,"$50,000.00",CUSMA,$-,-,',
  '6109.10.0004,CA - Canada,08/01/2025," $ 12,500.00 ",none, -   ,"1,234.5 kg",No',
  '8708.99.81.80,CAN,"Oct 7, 2025","$1,234.50",USMCA,$500.00,900,Y',
  "101210010,ca,1/2/2026,10000,N/A,,,",
  '="7308909590",CANADA,2025-10-03T00:00:00,"20,000.00",S,Unknown,3 t,0',
];

const FRENCH = [
  "Numéro tarifaire;Pays d'origine;Date d'entrée;Valeur en douane;ACEUM;Valeur acier;Poids net (kg);civil_aircraft",
  "7604.21.00.10;Canada;20/10/2025;50 000,00 $;oui;-;;",
  "6109100004;CA;01/08/2025;12 500,00;non;;1 234,5;non",
  "8708.99.81.80;CA - Canada;7 octobre 2025;1 234,50;ACEUM;500,00;900,0;oui",
  "101210010;CAN;2 janv. 2026;10 000;aucun;;;",
  "7308909590;Canada;03/10/2025;20000,00;o;inconnue;3 000;non",
];

const lines = (rows: readonly string[], end = "\r\n"): string => rows.join(end) + end;
const utf8 = (text: string): Uint8Array => Buffer.from(text);

function tabbed(rows: readonly string[]): string[] {
  const cells = (row: string): string[] =>
    [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = ""]) => cell.replace(/^"(.*)"$/, "$1"));
  return rows.map((row) => cells(row).join("\t"));
}

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

type SheetCell = { readonly value: string | number | boolean | Date; readonly type?: unknown; readonly format?: string } | null;

function sheetRows(): SheetCell[][] {
  const text = (value: string): SheetCell => ({ value, type: String });
  const day = (iso: string): SheetCell => ({ value: new Date(`${iso}T00:00:00Z`), type: Date, format: "mm/dd/yyyy" });
  const number = (value: number): SheetCell => ({ value, type: Number });
  const yes = (value: boolean): SheetCell => ({ value, type: Boolean });
  return [
    ["HTS Code", "Country of Origin", "Entry Date", "Customs Value (USD)", "SPI", "Steel Value", "Weight (kg)", "Civil Aircraft"].map(text),
    [text("7604.21.00.10"), text("Canada"), day("2025-10-20"), number(50000), text("S"), null, null, null],
    [number(6109100004), text("CA"), day("2025-08-01"), number(12500), null, null, number(1234.5), yes(false)],
    [text("8708.99.81.80"), text("CA"), number(45937), number(1234.5), text("USMCA"), number(500), number(900), yes(true)],
    [number(101210010), text("CA"), day("2026-01-02"), number(10000), text("None"), null, null, null],
    [number(7308909590), text("Canada"), day("2025-10-03"), number(20000), text("S"), text("unknown"), number(3000), yes(false)],
  ];
}

async function workbook(sheets: readonly { readonly sheet: string; readonly data: SheetCell[][] }[]): Promise<Uint8Array> {
  return writeExcelFile(sheets as never).toBuffer();
}

/** Forms that are text. */
export function textForms(): Form[] {
  const titled = [
    "Entries of the third quarter",
    "Prepared for Example Trading Ltd.",
    "",
    ...MESSY,
    '"Total, all lines",,,"$93,734.50",,,,',
    "",
  ];
  const total = [...MESSY, ",,,,,,,", "Grand Total,,,93734.50,,,,", "Page 1 of 1,,,,,,,"];
  const twoRows = [
    "Tariff,,Entry,Entered,,Steel,Net,",
    "number,Country of Origin,date,value,SPI,value,weight kg,civil_aircraft",
    ...MESSY.slice(1),
  ];
  return [
    { name: "american.csv", bytes: utf8(lines(MESSY)) },
    { name: "american-lf.csv", bytes: utf8(lines(MESSY, "\n")) },
    { name: "american-cr.csv", bytes: utf8(lines(MESSY, "\r")) },
    { name: "french.csv", bytes: utf8(lines(FRENCH)) },
    { name: "french-windows-1252.csv", bytes: Buffer.from(lines(FRENCH), "latin1") },
    { name: "french-mark.csv", bytes: utf8(`\ufeff${lines(FRENCH)}`) },
    { name: "titled.csv", bytes: utf8(lines(titled)) },
    { name: "totals.csv", bytes: utf8(lines(total)) },
    { name: "two-rows.csv", bytes: utf8(lines(twoRows)) },
    { name: "tab.txt", bytes: utf8(lines(tabbed(MESSY))) },
    { name: "bar.csv", bytes: utf8(lines(tabbed(MESSY)).replaceAll("\t", "|")) },
    { name: "utf16.csv", bytes: utf16(lines(tabbed(MESSY)), false, true) },
    { name: "utf16-no-mark.csv", bytes: utf16(lines(MESSY), false, false) },
    { name: "utf16-be.csv", bytes: utf16(lines(FRENCH), true, true) },
    { name: "american.csv.gz", bytes: gzipSync(lines(MESSY)) },
  ];
}

/** Forms that are workbooks. */
export async function bookForms(): Promise<Form[]> {
  const cover = [
    [{ value: "Parameters", type: String }],
    [
      { value: "Run by", type: String },
      { value: "A. Broker", type: String },
    ],
  ];
  return [
    { name: "plain.xlsx", bytes: await workbook([{ sheet: "Entries", data: sheetRows() }]) },
    {
      name: "second-sheet.xlsx",
      bytes: await workbook([
        { sheet: "Parameters", data: cover },
        { sheet: "Main Report", data: sheetRows() },
      ]),
    },
  ];
}

/** A cell as what it says, so that 50000 and 50000.00 are one, and a tariff number with and without dots. */
export function sameCell(cell: string): string {
  if (/^\d{4}\.\d{2}\.\d{2}/.test(cell)) return cell.replaceAll(".", "");
  return /^\d+\.\d*$/.test(cell) ? cell.replace(/\.?0*$/, "") : cell;
}
