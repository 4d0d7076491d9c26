// Cells by kind: each spelling with the plain form that it stands for, or the refusal that it gets. French and American, settled and not.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { packagePath } from "../../src/packaged/paths.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";
import type { CellKind, Convention } from "../../src/tables/cell.js";
import { readCell } from "../../src/tables/read-cell.js";

const vocabulary = tableVocabulary(packagePath("dist/tables.json"));

function said(kind: CellKind, cell: string, convention: Convention = {}): string {
  const found = readCell(kind, cell, { ...convention, vocabulary });
  return typeof found === "string" ? found : "text" in found ? found.text : found.wrong.code;
}

type Row = readonly [cell: string, plain: string, convention?: Convention];
const COMMA: Convention = { decimal: "comma" };
const POINT: Convention = { decimal: "point" };

const CELLS: Readonly<Partial<Record<CellKind, readonly Row[]>>> = {
  money: [
    ["12500.00", "12500.00"],
    ["$12,500.00", "12500.00"],
    [" $ 12,500.00 ", "12500.00"],
    ["US$12,500", "12500"],
    ["12,500.00 USD", "12500.00"],
    ["USD 1,234,567.89", "1234567.89"],
    ["(500.00)", "-500.00"],
    ["($500.00)", "-500.00"],
    ["$(500.00)", "-500.00"],
    ["-$1,500", "-1500"],
    ["500.00-", "-500.00"],
    ["-", ""],
    ["$-", ""],
    [" $-   ", ""],
    ["$ –", ""],
    ["n/a", ""],
    ["1 234,50", "1234.50"],
    ["1\u00a0234,50\u00a0$", "1234.50"],
    ["12\u202f500 $", "12500"],
    ["1.234,50", "1234.50"],
    ["1.234.567,89", "1234567.89"],
    ["12,5", "12.5"],
    ["1,234", "1234"],
    ["1,234", "1.234", COMMA],
    ["1.234", "1234", COMMA],
    ["1.234", "table/two-numbers"],
    ["1.234", "1.234", POINT],
    ["12.500", "table/two-numbers"],
    ["$50.000", "table/two-numbers"],
    ["12.500", "12.50", POINT],
    ["12.500", "12500", COMMA],
    ["0.500", "0.50"],
    ["1234.500", "1234.50"],
    ["1001.250000", "1001.25"],
    ["1001.2500001", "1001.2500001"],
    ["'12500", "12500"],
    ['="12500.00"', "12500.00"],
    ["CAD 500", "table/other-currency"],
    ["500 €", "table/other-currency"],
    ["C$500", "table/other-currency"],
    ["five hundred", "five hundred"],
    ["1.25E+04", "1.25E+04"],
    ["12,34,567", "12,34,567"],
    ["0", "0"],
    ["$0.00", "0.00"],
  ],
  content: [
    ["unknown", "unknown"],
    ["Unknown", "unknown"],
    ["inconnu", "unknown"],
    ["?", ""],
    ["$-", ""],
    ["$1,000", "1000"],
  ],
  number: [
    ["1234.5", "1234.5"],
    ["1,234.5", "1234.5"],
    ["1,234", "table/two-numbers"],
    ["1,234", "1234", POINT],
    ["1,234", "1.234", COMMA],
    ["0,125", "0.125"],
    ["1 234", "1234"],
    ["12.50000000", "12.500000"],
    ["-", ""],
  ],
  weight: [
    ["1,234.5 kg", "1234.5"],
    ["900 KGS", "900"],
    ["3 t", "3000"],
    ["0.5 tonne", "500"],
    ["250 g", "0.25"],
    ["1,5 kg", "1.5"],
    ["200 lb", "table/other-unit"],
  ],
  share: [
    ["0.12", "0.12"],
    ["12%", "0.12"],
    ["12 %", "0.12"],
    ["95%", "0.95"],
    ["100%", "1"],
    ["12,5 %", "0.125"],
    ["0.5%", "0.005"],
    ["150", "150"],
    ["1", "table/two-numbers", { overOne: true }],
    ["0.5", "table/two-numbers", { overOne: true }],
    ["0", "0", { overOne: true }],
    ["1%", "0.01", { overOne: true }],
    ["12", "12", { overOne: true }],
  ],
  percent: [
    ["12", "0.12"],
    ["12%", "0.12"],
    ["0.5", "0.005"],
    ["12,5", "0.125"],
    ["100", "1"],
    ["-", ""],
    ["", ""],
    ["half", "half"],
  ],
  day: [
    ["2025-10-20", "2025-10-20"],
    ["10/20/2025", "2025-10-20"],
    ["20/10/2025", "2025-10-20"],
    ["10/07/2025", "table/two-days"],
    ["10/07/2025", "2025-10-07", { dates: "mdy" }],
    ["10/07/2025", "2025-07-10", { dates: "dmy" }],
    ["20/10/2025", "20/10/2025", { dates: "mdy" }],
    ["05/05/2025", "2025-05-05"],
    ["10/20/25", "2025-10-20"],
    ["10.20.2025", "2025-10-20"],
    ["20-Oct-2025", "2025-10-20"],
    ["20-OCT-25", "2025-10-20"],
    ["Oct 20, 2025", "2025-10-20"],
    ["October 20 2025", "2025-10-20"],
    ["20 octobre 2025", "2025-10-20"],
    ["1er août 2025", "2025-08-01"],
    ["3 févr. 2026", "2026-02-03"],
    ["15 juil. 2025", "2025-07-15"],
    ["2025/10/20", "2025-10-20"],
    ["2025-1-2", "2025-01-02"],
    ["20251020", "2025-10-20"],
    ["45950", "2025-10-20"],
    ["45950.5", "2025-10-20"],
    ["44488", "2025-10-20", { from1904: true }],
    ["2025-10-20T00:00:00", "2025-10-20"],
    ["2025-10-20T00:00:00.000Z", "2025-10-20"],
    ["2025-10-20T23:30:00Z", "2025-10-20T23:30:00Z"],
    ["2025-10-20 13:45:10", "2025-10-20"],
    ["10/20/2025 09:14 AM", "2025-10-20"],
    ["2025-02-30", "2025-02-30"],
    ["13/13/2025", "13/13/2025"],
    ["today", "today"],
    ["today", "2026-11-30", { today: "2026-11-30" }],
    ["hier", "2026-11-29", { today: "2026-11-30" }],
    ["-", ""],
  ],
  country: [
    ["CA", "CA"],
    ["ca", "CA"],
    ["Canada", "CA"],
    ["CANADA", "CA"],
    ["CA - Canada", "CA"],
    ["CA-Canada", "CA"],
    ["Canada (CA)", "CA"],
    ["CAN", "CA"],
    ["XQ - Quebec", "XQ"],
    ["Québec", "XQ"],
    ["1220", "CA"],
    ["États-Unis", "US"],
    ["U.S.", "US"],
    ["USA", "US"],
    ["Guinea-Bissau", "GW"],
    ["Timor-Leste", "TL"],
    ["United Kingdom", "GB"],
    ["Korea, Republic of", "KR"],
    ["CN - Canada", "CN - Canada"],
    ["unknown", "unknown"],
    ["Atlantis", "Atlantis"],
  ],
  boolean: [
    ["true", "true"],
    ["TRUE", "true"],
    ["Yes", "true"],
    ["y", "true"],
    ["1", "true"],
    ["Oui", "true"],
    ["no", "false"],
    ["N", "false"],
    ["0", "false"],
    ["non", "false"],
    ["?", ""],
    ["maybe", "maybe"],
  ],
  claim: [
    ["S", "S"],
    ["s", "S"],
    ["S+", "S+"],
    ["", ""],
    ["?", "?"],
    ["CUSMA", "S"],
    ["USMCA", "S"],
    ["ACEUM", "S"],
    ["S - USMCA", "S"],
    ["USMCA (S)", "S"],
    ["none", ""],
    ["N/A", ""],
    ["-", ""],
    ["aucun", ""],
    ["yes", "S"],
    ["no", ""],
    ["N", "N"],
    ["N", "", { yesNoClaims: true }],
    ["Y", "S", { yesNoClaims: true }],
    ["unknown", "?"],
    ["e", "E"],
  ],
  claimed: [
    ["Y", "S"],
    ["N", ""],
    ["oui", "S"],
    ["CUSMA", "S"],
    ["", ""],
    ["?", "?"],
  ],
  hts: [
    ["7604.21.00.10", "7604.21.00.10"],
    ["7604210010", "7604210010"],
    ["7604.21.0010", "7604.21.0010"],
    ["7604 21 00 10", "7604210010"],
    ["7604-21-00-10", "7604210010"],
    ["101210010", "0101210010"],
    ["101.21.00.10", "0101.21.00.10"],
    ["4012100", "04012100"],
    ["7604210010.0", "7604210010"],
    ["101210010.0", "0101210010"],
    ["'0101210010", "0101210010"],
    ['="0101210010"', "0101210010"],
    ["7604.21.00.10 1/", "7604.21.00.10"],
    ["7604.21.00.10 12/", "7604.21.00.10"],
    ["7604.21.00 1/", "7604.21.00"],
    ["7604.21.00 10/", "7604.21.00 10/"],
    ["7604.21.00 (10)", "7604.21.00 (10)"],
    ["7604.21.00.10*", "7604.21.00.10"],
    ["7604.21.00.10 (1)", "7604.21.00.10"],
    ["7604.21.00.10 [2]", "7604.21.00.10"],
    ["7604.21.00.10²", "7604.21.00.10"],
    ["101210010 †", "0101210010"],
    ["HTS 7604.21.00.10", "7604.21.00.10"],
    ["HTSUS: 7604.21.00.10 1/", "7604.21.00.10"],
    ["SH 7604 21 00 10", "7604210010"],
    ["7.60421E+09", "table/lost-digits"],
    ["chairs", "chairs"],
  ],
};

for (const [kind, rows] of Object.entries(CELLS))
  test(`cells of the kind ${kind}`, () => {
    for (const [cell, plain, convention] of rows)
      assert.equal(said(kind as CellKind, cell, convention), plain, `${JSON.stringify(cell)} ${JSON.stringify(convention ?? {})}`);
  });

test("what was read is plain: it reads as itself", () => {
  // A share that is read as per cent is one of one afterwards.
  const kinds = (Object.keys(CELLS) as CellKind[]).filter((kind) => kind !== "percent");
  const pieces = fc.array(
    fc.constantFrom("$", "1", "2", "0", "5", ",", ".", " ", "/", "-", "kg", "%", "CA", "Canada", "S", "(", ")", "oct", "é"),
    {
      maxLength: 9,
    },
  );
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom(...kinds),
      fc.constantFrom<Convention>({}, POINT, COMMA, { dates: "mdy" }, { dates: "dmy" }),
      (parts, kind, convention) => {
        const cell = parts.join("");
        const found = readCell(kind, cell, { ...convention, vocabulary });
        if (typeof found === "string" || !("text" in found) || found.text === "") return;
        // Three decimals of dollars have another reading in no convention.
        const anew: Convention = kind === "money" || kind === "content" ? POINT : {};
        assert.equal(said(kind, found.text, anew), found.text, `${kind} ${JSON.stringify(cell)}`);
      },
    ),
    { numRuns: 20_000, seed: 17 },
  );
});
