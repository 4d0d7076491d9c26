// The published document: it is OpenAPI 3.1, and real answers of every operation and every case are what it says.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { carveout } from "../../src/index.js";
import { entryLine, readCaseFile } from "../../src/law-files/case-file.js";
import { packagePath } from "../../src/packaged/paths.js";
import { entryLine as schemaOfLine } from "../../src/server/line-schema.js";
import { type Served, serve } from "./serve.js";

interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>>;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
let server: Served;
let document: Document;

before(async () => {
  server = await serve();
  document = (await (await fetch(`${server.base}/openapi.json`)).json()) as Document;
  ajv.addSchema(document, "doc");
});
after(() => server.stop());

function mustFit(path: string, method: string, value: unknown, status = "200", type = "application/json"): void {
  const pointer = ["paths", path, method, "responses", status, "content", type, "schema"]
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const check = ajv.getSchema(`doc#/${pointer}`);
  assert.ok(check, pointer);
  assert.ok(check(value), `${path}: ${JSON.stringify(check.errors?.slice(0, 3))}`);
}

test("the document is OpenAPI 3.1", async () => {
  const result = await new Validator().validate(document as unknown as Record<string, unknown>);
  assert.deepEqual(result.errors ?? [], []);
  assert.equal(result.valid, true);
});

test("answers of every case fit the published schema, with trace and fees", () => {
  const folder = packagePath("law/cases");
  assert.ok(existsSync(folder));
  let cases = 0;
  for (const file of readdirSync(folder)) {
    for (const each of readCaseFile(`${folder}/${file}`)) {
      const line = entryLine(each.entry, carveout().law.vocabulary);
      mustFit("/v1/assess", "post", JSON.parse(JSON.stringify(carveout().assessUnknown(line, { trace: true, fees: true }))));
      cases++;
    }
  }
  assert.ok(cases > 50);
});

test("answers of the other operations fit", async () => {
  const asked: readonly (readonly [path: string, url: string])[] = [
    ["/v1/lines/{hts}", "/v1/lines/7604.21.00.10?date=2025-10-07"],
    ["/v1/lines/{hts}", "/v1/lines/76042100"],
    ["/v1/search", "/v1/search?q=aluminum"],
    ["/v1/history/{hts}", "/v1/history/7604.21.00.10"],
    ["/v1/diff", "/v1/diff?from=2026-08-21&to=2026-08-22&chapter=70"],
    ["/v1/measures", "/v1/measures"],
    ["/v1/events", "/v1/events"],
    ["/v1/exposure", "/v1/exposure?date=2025-10-03&month=2025-10&by=sector"],
    ["/v1/facts", "/v1/facts"],
    ["/v1/law", "/v1/law"],
    ["/healthz", "/healthz"],
  ];
  for (const [path, url] of asked) {
    const answer = await fetch(`${server.base}${url}`);
    assert.equal(answer.status, 200, url);
    mustFit(path, "get", await answer.json());
  }
  for (const { id } of carveout().law.measures)
    mustFit("/v1/measures/{id}", "get", await (await fetch(`${server.base}/v1/measures/${id}`)).json());
});

test("origin: every answer of the cases, refusals in their places, and the worth of the claim fit", async () => {
  const questions = readFileSync(packagePath("test/origin/cases.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { question: object }).question);
  const post = async (url: string, body: unknown): Promise<unknown> => {
    const sent = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return (await fetch(`${server.base}${url}`, sent)).json();
  };
  const answers = (await post("/v1/origin", [...questions, {}])) as { status: string; worth?: object }[];
  assert.equal(answers.at(-1)?.status, "error");
  mustFit("/v1/origin", "post", answers);
  assert.ok(answers.every(({ worth }) => worth === undefined));
  const shirt = { hts: "6109.10.00.04", date: "2025-10-07", transactionValue: "1000.00", materials: [] };
  const [full, short] = (await post("/v1/origin?worth=1", [shirt, { ...shirt, hts: "6109.10" }])) as {
    worth: { with: object; measures: object[]; status?: string };
  }[];
  mustFit("/v1/origin", "post", [full, short]);
  assert.deepEqual(full?.worth.with, { min: "0.00", max: "0.00" });
  assert.ok((full?.worth.measures.length ?? 0) > 0);
  assert.equal(short?.worth.status, "error");
});

test("a problem fits its schema", async () => {
  const answer = await fetch(`${server.base}/v1/lines/7604`);
  assert.equal(answer.status, 422);
  mustFit("/v1/lines/{hts}", "get", await answer.json(), "4XX", "application/problem+json");
});

test("the schema of facts refuses what the engine refuses by key or type, and lets every case pass", () => {
  const check = ajv.compile(schemaOfLine(carveout().law));
  const good = { hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00" };
  const bad: readonly object[] = [
    { ...good, valeu: "1" },
    { ...good, value: "-1" },
    { ...good, value: "1,000" },
    { ...good, hts: 7604210010 },
    { ...good, mode: "bicycle" },
    { ...good, entryType: "other" },
    { ...good, content: { aluminium: { value: "1" } } },
    { ...good, content: { steel: { cast: "CA" } } },
    { ...good, content: { steel: { usShare: true } } },
    { ...good, facts: { civilAircaft: true } },
    { ...good, facts: { civilAircraft: "yes" } },
    { ...good, facts: { vehicleKind: "boat" } },
    { ...good, quantity: { kg: "many" } },
    { ...good, weightKg: "heavy" },
    { hts: good.hts },
  ];
  for (const line of bad) {
    assert.equal(check(line), false, JSON.stringify(line));
    assert.equal(carveout().assessUnknown(line).status, "error", JSON.stringify(line));
  }
  assert.equal(check(good), true);
  const folder = packagePath("law/cases");
  for (const file of readdirSync(folder))
    for (const each of readCaseFile(`${folder}/${file}`)) {
      const line = JSON.parse(JSON.stringify(entryLine(each.entry, carveout().law.vocabulary)));
      const answer = carveout().assessUnknown(line);
      if (answer.status !== "error") assert.ok(check(line), `${each.case}: ${JSON.stringify(check.errors?.slice(0, 2))}`);
    }
});
