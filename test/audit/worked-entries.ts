// The worked entries of audit/cases, and each as the rows of a report.

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../../src/packaged/paths.js";

/** Keys and texts. */
export type Text = Readonly<Record<string, string>>;

interface CaseLine {
  readonly hts: string;
  readonly value: string;
  readonly spi: string;
  readonly origin?: string;
  readonly quantity?: string;
  readonly originating?: string;
  readonly filed: Text;
  readonly facts?: Text;
  readonly content?: Text;
  readonly "value-on"?: Text;
}

/** One worked entry. */
export interface AuditCase {
  readonly case: string;
  readonly "as-of": string;
  readonly entry: Text;
  /** `no-program`: the report has no column of programs. */
  readonly columns?: "no-program";
  readonly lines: readonly CaseLine[];
  readonly finds: readonly Text[];
  /** Codes of what does not fit together. */
  readonly problems?: readonly string[];
  readonly clocks?: Text;
  readonly cape?: string;
  readonly interest?: string;
  readonly rates?: readonly { readonly from: string; readonly percent: string }[];
}

const folder = packagePath("audit/cases");
/** All of them. */
export const auditCases = readdirSync(folder).flatMap(
  (name) => parse(readFileSync(`${folder}/${name}`, "utf8"), { schema: "failsafe" }) as AuditCase[],
);
const ENTRY: Text = {
  type: "Entry Type Code",
  imported: "Importation Date",
  paid: "Payment Date",
  mode: "Mode of Transportation Code",
  mpf: "Total MPF Amount",
  hmf: "Total HMF Amount",
  liquidated: "Liquidation Date",
  "liquidation-status": "Liquidation Status",
  reconciliation: "Reconciliation Flag",
  drawback: "Drawback Flag",
  protest: "Protest Status",
  control: "Control Status",
  claim: "CLAIM NUMBER",
  "claim-error": "CLAIM ERROR",
};

const snake = (name: string): string => name.replaceAll("-", "_");

/** The case as rows of a report. */
export function rowsOfCase(each: AuditCase, at: number): string[][] {
  const entryKeys = Object.keys(each.entry).filter((key) => key !== "date");
  const factKeys = [...new Set(each.lines.flatMap((line) => Object.keys(line.facts ?? {})))];
  const metals = [...new Set(each.lines.flatMap((line) => Object.keys(line.content ?? {})))];
  const header = [
    ...["Entry Summary Number", "Entry Date", "Entry Summary Line Number", "HTS Number - Full", "Country of Origin Code", "Line SPI Code"],
    ...["Line Tariff Goods Value Amount", "Line Tariff Duty Amount", "Line Tariff Quantity (1)", "Line Tariff UOM (1) Code", "originating"],
    ...entryKeys.map((key) => ENTRY[key] ?? key),
    ...factKeys.map(snake),
    ...metals.map((metal) => `${metal}_value`),
  ];
  const number = `TST${String(at).padStart(8, "0")}`;
  const rows = each.lines.flatMap((line, index) =>
    Object.entries(line.filed).map(([tariff, duty]) => {
      const own = tariff === line.hts;
      const [quantity = "", unit = ""] = (line.quantity ?? "").split(" ");
      return [
        ...[number, each.entry.date ?? "", String(index + 1), tariff, line.origin ?? "CA", line.spi === "none" ? "" : line.spi],
        ...[own ? line.value : (line["value-on"]?.[tariff] ?? ""), duty, own ? quantity : "", own ? unit : "", line.originating ?? ""],
        ...entryKeys.map((key) => each.entry[key] ?? ""),
        ...factKeys.map((key) => (own ? (line.facts?.[key] ?? "") : "")),
        ...metals.map((metal) => (own ? (line.content?.[metal] ?? "") : "")),
      ];
    }),
  );
  const all = [header, ...rows];
  const program = header.indexOf("Line SPI Code");
  return each.columns === "no-program" ? all.map((row) => row.filter((_, place) => place !== program)) : all;
}
