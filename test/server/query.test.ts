// The query of the API: a name that a path does not read there is refused with those that it reads, and nothing is passed over.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Served, serve } from "./serve.js";

const LINE = { id: "a", hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
let server: Served;

before(async () => {
  server = await serve();
});

after(async () => assert.equal(await server.stop(), 0, "a graceful stop"));

interface Problem {
  readonly code: string;
  readonly key: string;
  readonly fix: string;
  readonly id?: string;
}

async function refused(path: string, body?: unknown, type = "application/json"): Promise<Problem> {
  const answer = await fetch(`${server.base}${path}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": type } }),
  });
  assert.equal(answer.status, 422, path);
  return (await answer.json()) as Problem;
}

test("every path of the document refuses a name that it does not read, and a name of its body, by the names of its query", async () => {
  const document = (await (await fetch(`${server.base}/openapi.json`)).json()) as {
    readonly paths: Readonly<
      Record<
        string,
        Readonly<
          Record<string, { readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[] }>
        >
      >
    >;
  };
  const bodies: Readonly<Record<string, readonly [body: unknown, type?: string]>> = {
    "/v1/rate": ["hts,origin,entry_date,customs_value\n6109.10.00.04,CA,2025-08-01,10.00\n", "text/csv"],
    "/v1/audit": ["Entry Number\n", "text/csv"],
    "/v1/compare": [{ lines: [LINE], scenario: "" }],
  };
  let paths = 0;
  for (const [path, methods] of Object.entries(document.paths).filter(([path]) => path.startsWith("/v1/"))) {
    const [method = "get", { parameters = [] } = {}] = Object.entries(methods)[0] ?? [];
    const [body, type] = method === "get" ? [undefined, undefined] : (bodies[path] ?? [LINE]);
    const address = path.replace(/\{\w+\}/g, "6109.10.00.04");
    for (const name of ["zzzzzz", "lines", "readings"]) {
      const { code, key, fix } = await refused(`${address}?${name}=1`, body, type);
      assert.deepEqual([code, key], ["request/unknown-key", name], path);
      if (name === "zzzzzz")
        // A question in JSON has in itself what a table has in the query.
        for (const { name: known, in: place, description = "" } of parameters)
          if (place === "query" && !description.endsWith("With a table only") && !fix.includes(known))
            assert.fail(`${path} does not name ${known}: ${fix}`);
      assert.doesNotMatch(fix, /\blines?\b|\breadings\b/, path);
    }
    paths++;
  }
  assert.ok(paths >= 15, String(paths));
});

test("the plural of reading is refused by the parameter's own name", async () => {
  const { fix, key } = await refused("/v1/assess?readings=copper-232%23content=2", LINE);
  assert.equal(key, "readings");
  assert.match(fix, /Did you mean reading\?/);
});

test("a refused line or question echoes its id", async () => {
  assert.equal((await refused("/v1/assess", { ...LINE, value: "5,0" })).id, "a");
  assert.equal((await refused("/v1/origin", { id: "b", hts: "8414.59", materials: [] })).id, "b");
  assert.equal((await refused("/v1/assess", { ...LINE, id: undefined, value: "5,0" })).id, undefined);
});
