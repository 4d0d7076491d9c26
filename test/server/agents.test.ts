// The tasks of conformance/agent-tasks.jsonl with the official client.

import assert from "node:assert/strict";
import { test } from "node:test";
import { walk } from "./agent-tasks.js";

// A context has room for a few dozen such answers.
const MOST_TOKENS = 8_000;
const MOST_LISTED = 8_000;

test("thirty tasks are found, answered right, and fit into a context", async () => {
  const { listing, tasks } = await walk();
  assert.equal(tasks.length, 30);
  assert.deepEqual(
    tasks.filter(({ wrong }) => wrong.length > 0),
    [],
  );
  const found = tasks.filter(({ rank }) => rank > 0 && rank <= 3);
  assert.ok(found.length >= 24, `${found.length} tools are among the first three by the words of their task`);
  assert.ok(listing < MOST_LISTED, `${listing} tokens are listed`);
  for (const { id, tokens } of tasks) assert.ok(tokens < MOST_TOKENS, `${id} takes ${tokens} tokens`);
});
