// Holds an engine to the files of this folder: `node conformance/run.mjs [lines|origin] [-- COMMAND ARGUMENT...]`.
// The command reads one JSON document a line on standard input and writes one answer a line, in order. Without one, Carveout's own is held.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { differences, partsOfAssessment, partsOfDetermination } from "./compare.mjs";

const OWN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const KINDS = {
  lines: { input: ({ line }) => line, parts: partsOfAssessment, own: [process.execPath, OWN, "assess"], flags: flagsOf },
  origin: { input: ({ question }) => question, parts: partsOfDetermination, own: [process.execPath, OWN, "origin"], flags: () => [] },
};

/** Options of an assessment as arguments of the command. An engine of another make takes the same ones. */
function flagsOf({ fees, knownOn, readings = {} } = {}) {
  return [
    ...(fees === true ? ["--fees"] : []),
    ...(knownOn === undefined ? [] : ["--known-on", knownOn]),
    ...Object.entries(readings).flatMap(([id, reading]) => ["--reading", `${id}=${reading}`]),
  ];
}

function documentsOf(kind) {
  const text = readFileSync(new URL(`${kind}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** Documents with the same options go to one run of the command, since options are given to a run and not to a line. */
function runs(documents, flags) {
  const groups = new Map();
  for (const document of documents) {
    const key = JSON.stringify(flags(document.options));
    groups.set(key, [...(groups.get(key) ?? []), document]);
  }
  return [...groups].map(([key, group]) => ({ flags: JSON.parse(key), group }));
}

function answersTo(command, { input }, { flags, group }) {
  const [program, ...args] = command;
  const { stdout, error } = spawnSync(program, [...args, ...flags], {
    input: group.map((document) => `${JSON.stringify(input(document))}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (error !== undefined) throw error;
  const lines = stdout.split("\n").filter((line) => line !== "");
  if (lines.length !== group.length) throw new Error(`${group.length} documents went in, ${lines.length} answers came out`);
  return lines.map((line) => JSON.parse(line));
}

const split = process.argv.indexOf("--");
const words = process.argv.slice(2, split === -1 ? undefined : split);
const command = split === -1 ? undefined : process.argv.slice(split + 1);
let passed = 0;
let failed = 0;
for (const kind of words.length > 0 ? words : Object.keys(KINDS)) {
  const found = KINDS[kind];
  if (found === undefined) throw new Error(`there is no file ${kind}.jsonl here; there are ${Object.keys(KINDS).join(" and ")}`);
  for (const run of runs(documentsOf(kind), found.flags)) {
    const answers = answersTo(command ?? found.own, found, run);
    for (const [at, { id, expect }] of run.group.entries()) {
      const off = differences(expect, found.parts(answers[at]));
      if (off.length === 0) passed++;
      else {
        failed++;
        console.log(`${kind} ${id}: ${off.join("; ")}`);
      }
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
