// `npm run check:full agents`: prints how each task of conformance/agent-tasks.jsonl went; ends with 1 where one is answered wrongly.

import { walk } from "./agent-tasks.js";

const { listing, tasks } = await walk();
for (const { id, tool, rank, wrong, tokens } of tasks)
  console.log(
    `${id}  ${tool.padEnd(10)} found ${rank === 0 ? "no" : `#${rank}`}  ${wrong.length === 0 ? "right" : `WRONG ${wrong.join("; ")}`}  ${tokens} tokens`,
  );
const sum = tasks.reduce((total, { tokens }) => total + tokens, 0);
const right = tasks.filter(({ wrong }) => wrong.length === 0).length;
console.log(
  `${tasks.filter(({ rank }) => rank > 0 && rank <= 3).length} of ${tasks.length} tools among the first three by words, ${right} answers right, ${Math.round(sum / tasks.length)} tokens a task on average, ${Math.max(...tasks.map(({ tokens }) => tokens))} at most, ${listing} for the list of tools`,
);
process.exitCode = right === tasks.length ? 0 : 1;
