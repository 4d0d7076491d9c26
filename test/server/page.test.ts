// The page's files over HTTP: compressed for whoever takes it, under a tag of their own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "./serve.js";

let server: Served;
before(async () => {
  server = await serve();
});
after(() => server.stop());

interface Got {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
}

// Not fetch, which unpacks by itself.
function get(path: string, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    request(`${server.base}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts) }));
    })
      .on("error", reject)
      .end();
  });
}

for (const path of ["/main.js", "/style.css", "/"]) {
  test(`${path} is sent compressed to whoever takes it, whole to others, and not again to whoever has it`, async () => {
    const file = readFileSync(packagePath(`dist/web${path === "/" ? "/index.html" : path}`));
    const packed = await get(path, { "accept-encoding": "br, gzip" });
    assert.equal(packed.headers["content-encoding"], "gzip");
    assert.equal(packed.headers.vary, "accept-encoding");
    assert.deepEqual(gunzipSync(packed.bytes), file);
    for (const accepted of ["identity", "gzip;q=0", "br"]) {
      const plain = await get(path, { "accept-encoding": accepted });
      assert.equal(plain.headers["content-encoding"], undefined);
      assert.equal(plain.headers.vary, "accept-encoding");
      assert.deepEqual(plain.bytes, file);
      assert.notEqual(plain.headers.etag, packed.headers.etag);
    }
    const again = await get(path, { "accept-encoding": "gzip", "if-none-match": String(packed.headers.etag) });
    assert.deepEqual([again.status, again.bytes.length], [304, 0]);
  });
}

test("a browser that opens a file other than the page finds the icon under its old name", async () => {
  const got = await get("/favicon.ico", { "accept-encoding": "identity" });
  assert.equal(got.status, 200);
  assert.equal(got.headers["content-type"], "image/svg+xml");
  assert.deepEqual(got.bytes, readFileSync(packagePath("dist/web/icon.svg")));
});
