// POST /v1/origin takes a bill as a table, and answers as it does the same bill in JSON.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import writeExcelFile from "write-excel-file/node";
import { bundledTableWords } from "../../src/console/table-words.js";
import { readBillRows } from "../../src/origin/bill-table.js";
import { billOf } from "../../src/origin/read-bill.js";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "./serve.js";

let served: Served;
before(async () => {
  served = await serve();
});
after(() => served.stop());

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const QUERY = "?hts=8414.59.65&date=2025-10-01&transactionValue=75.00&netCost=60.00";

async function post(query: string, type: string, body: string | Uint8Array<ArrayBuffer>) {
  const answer = await fetch(`${served.base}/v1/origin${query}`, { method: "POST", headers: { "content-type": type }, body });
  return {
    status: answer.status,
    found: (await answer.json()) as Record<string, unknown>,
    reading: answer.headers.get("carveout-reading"),
  };
}

const csv = readFileSync(packagePath("examples/bill-of-materials.csv"), "utf8");
const table = parse(csv) as string[][];

test("CSV, UTF-16 with tabs, and a second sheet answer as the JSON does", async () => {
  const { materials } = billOf(readBillRows(table, bundledTableWords()).rows);
  const question = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00", netCost: "60.00", materials };
  const wanted = await post("?worth=1", "application/json", JSON.stringify(question));
  assert.equal(wanted.status, 200);
  const tabs = Buffer.from(`\ufeff${table.map((row) => row.join("\t")).join("\r\n")}`, "utf16le");
  const data = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((value) => ({ value, type: String })));
  const book = await writeExcelFile([
    { sheet: "Cover", data: data([["Run by"], ["A. Broker"]]) },
    { sheet: "BOM", data: data(table) },
  ] as never).toBuffer();
  for (const [type, body] of [
    ["text/csv", new Uint8Array(Buffer.from(csv))],
    ["text/tab-separated-values", new Uint8Array(tabs)],
    [XLSX, new Uint8Array(book)],
  ] as const) {
    const { status, found, reading } = await post(`${QUERY}&worth=1`, type, body);
    const { notes, ...answer } = found;
    assert.equal(status, 200, `${type}: ${JSON.stringify(found)}`);
    assert.deepEqual(answer, wanted.found, type);
    assert.ok(Array.isArray(notes), type);
    assert.equal((JSON.parse(reading ?? "{}") as { rows: number }).rows, table.length - 1, type);
  }
});

test("names are mapped, facts are answered, and what is wrong is refused by code", async () => {
  const other = csv.replace(/^[^\n]*/, (head) => head.replace(/\bmaterial\b/, "wares"));
  assert.notEqual(other, csv);
  const unnamed = await post(QUERY, "text/csv", other);
  const mapped = await post(`${QUERY}&map=wares%3Dname`, "text/csv", other);
  const plain = await post(QUERY, "text/csv", csv);
  assert.notEqual(unnamed.status, 200);
  assert.deepEqual([mapped.status, mapped.found.status], [200, plain.found.status]);
  const refused = async (query: string, body: string): Promise<unknown[]> => {
    const { status, found } = await post(query, "text/csv", body);
    return [status, found.code];
  };
  assert.deepEqual(await refused("", csv), [422, "request/missing-key"]);
  assert.deepEqual(await refused(`${QUERY}&htz=1`, csv), [422, "request/unknown-key"]);
  assert.deepEqual(await refused(QUERY, "name,hts,value\nmotor,8501.10,€5\n"), [422, "bill/other-currency"]);
  assert.deepEqual(await refused(QUERY, "name,hts,value,value\nmotor,8501.10,5,6\n"), [422, "table/duplicate-column"]);
  const many = `name,hts,value\n${"motor,8501.10,5\n".repeat(10_001)}`;
  assert.deepEqual(await refused(QUERY, many), [413, "request/too-many-lines"]);
});

test("the published document names the query and the types", async () => {
  const document = (await (await fetch(`${served.base}/openapi.json`)).json()) as {
    paths: Record<string, { post: { parameters: { name: string }[]; requestBody: { content: Record<string, unknown> } } }>;
  };
  const { parameters, requestBody } = document.paths["/v1/origin"]?.post ?? { parameters: [], requestBody: { content: {} } };
  const names = parameters.map(({ name }) => name);
  for (const name of ["hts", "date", "transactionValue", "map", "sheet", "fact", "worth"])
    assert.equal(names.filter((each) => each === name).length, 1, name);
  for (const type of ["application/json", "text/csv", XLSX]) assert.ok(type in requestBody.content, type);
});

test("a fact is put where its path says, and reaches nothing that objects inherit", async () => {
  const line = JSON.stringify({ hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null });
  const assessed = async (): Promise<unknown> => {
    const type = { "content-type": "application/json" };
    return (await fetch(`${served.base}/v1/assess`, { method: "POST", headers: type, body: line })).json();
  };
  const before = await assessed();
  for (const path of ["__proto__.donation", "facts.__proto__.donation", "constructor.prototype.donation", "materials.__proto__.x"])
    assert.equal((await post(`${QUERY}&fact=${path}=yes`, "text/csv", csv)).status, 422, path);
  for (const path of ["materials.4294967294.hts", "materials.0.hts.digits", "materials.length"])
    assert.equal((await post(`${QUERY}&fact=${path}=8501.10`, "text/csv", csv)).status, 422, path);
  assert.deepEqual(await assessed(), before);
  assert.equal((await post(`${QUERY}&fact=materials.0.originating=yes`, "text/csv", csv)).status, 200);
});
