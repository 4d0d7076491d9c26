// The shell examples of docs/api.md do what the page says when they are run as they stand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { serve } from "./serve.js";

const absent = spawnSync("curl", ["--version"]).status === 0 ? false : "curl is not installed";

const ANSWERED = ["determined", "range", "prohibited", "originates", "does-not-originate", "needs-facts"];

test("every curl example of docs/api.md is answered", { skip: absent }, async () => {
  const page = readFileSync(packagePath("docs/api.md"), "utf8");
  const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((found) => found[1] ?? "").filter((text) => /^curl /m.test(text));
  assert.ok(examples.length > 0);
  const server = await serve();
  try {
    for (const example of examples) {
      const { status, stdout } = spawnSync("sh", ["-ec", example.replaceAll("http://127.0.0.1:8338", server.base)], { encoding: "utf8" });
      assert.equal(status, 0, example);
      const answer = JSON.parse(stdout) as { readonly status?: unknown };
      assert.ok(ANSWERED.includes(String(answer.status)), `${example}\n${stdout.slice(0, 300)}`);
    }
  } finally {
    await server.stop();
  }
});
