// The thread on which the server runs long operations: one at a time, each with the parts of the package.

import { parentPort } from "node:worker_threads";
import { followLaw } from "../packaged/bundle.js";
import { Refused, writeAnswer } from "../server/operation.js";
import { OPERATIONS } from "../server/operations.js";
import type { AsideReply, AsideTask } from "./aside.js";
import { giveWay } from "./give-way.js";
import { following, serverParts } from "./server-parts.js";

giveWay();
const parts = following(serverParts());

function run({ name, given }: AsideTask): AsideReply {
  followLaw();
  const found = OPERATIONS.find((operation) => operation.name === name)?.run(given, parts);
  if (found === undefined) return { failed: `no operation ${name}` };
  if (!(found instanceof Refused)) return { answer: new TextEncoder().encode(writeAnswer(found)) };
  const { status, code, message, fix, key } = found;
  return { refused: { status, code, message, fix, ...(key === undefined ? {} : { key }) } };
}

parentPort?.on("message", (task: AsideTask) => {
  let reply: AsideReply;
  try {
    reply = run(task);
  } catch (error) {
    reply = { failed: (error as Error).name };
  }
  parentPort?.postMessage(reply, "answer" in reply ? [reply.answer.buffer as ArrayBuffer] : []);
});
