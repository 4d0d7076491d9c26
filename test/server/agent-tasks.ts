// Walks the tasks of conformance/agent-tasks.jsonl as an agent would, with the official client: is the tool found by the words of the task
// among those listed, is the answer right, and how much of a context does it take.

import { readFileSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import MiniSearch from "minisearch";
import { packagePath } from "../../src/packaged/paths.js";

interface Expected {
  readonly path: string;
  readonly is?: unknown;
  readonly matches?: string;
}

interface Task {
  readonly id: string;
  readonly ask: string;
  readonly calls: readonly { readonly tool: string; readonly arguments: Record<string, unknown> }[];
  readonly expect: readonly Expected[];
}

/** How one task went. `rank` is the place of its tool among the tools by the words of the task, 0 where it is not among them. */
export interface Walked {
  readonly id: string;
  readonly tool: string;
  readonly rank: number;
  readonly wrong: readonly string[];
  /** Estimated: a token is some four characters of JSON. */
  readonly tokens: number;
}

const CHARACTERS_PER_TOKEN = 4;

/** Walk all tasks; `listing` is the number of tokens that the list of tools and the instructions take. */
export async function walk(): Promise<{ readonly listing: number; readonly tasks: readonly Walked[] }> {
  const client = new Client({ name: "walk", version: "0" });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [packagePath("dist/cli/main.js"), "mcp"] }));
  try {
    const { tools } = await client.listTools();
    const index = new MiniSearch({
      fields: ["title", "description"],
      idField: "name",
      searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 2 } },
    });
    index.addAll(tools.map(({ name, title, description }) => ({ name, title, description })));
    const tasks: Walked[] = [];
    for (const task of tasksOnFile()) tasks.push(await walked(task, client, index));
    const listed = tools.map(({ name, title, description, inputSchema }) => ({ name, title, description, inputSchema }));
    return { listing: tokensOf([listed, client.getInstructions()]), tasks };
  } finally {
    await client.close();
  }
}

function tasksOnFile(): Task[] {
  return readFileSync(packagePath("conformance/agent-tasks.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Task);
}

async function walked({ id, ask, calls, expect }: Task, client: Client, index: MiniSearch): Promise<Walked> {
  let value: unknown;
  let tokens = 0;
  for (const call of calls) {
    const answer = await client.callTool({ name: call.tool, arguments: call.arguments });
    const [first] = answer.content as { readonly text: string }[];
    const text = first?.text ?? "";
    value = /^[[{]/.test(text) ? JSON.parse(text) : text;
    tokens += tokensOf(answer.content);
  }
  const [{ tool } = { tool: "" }] = calls;
  const rank = index.search(ask).findIndex((found) => found.id === tool) + 1;
  const wrong = expect.flatMap((each) =>
    holds(each, at(value, each.path)) ? [] : [`${each.path}: ${JSON.stringify(at(value, each.path))?.slice(0, 300)}`],
  );
  return { id, tool, rank, wrong, tokens };
}

function holds({ is, matches }: Expected, found: unknown): boolean {
  return matches === undefined ? JSON.stringify(found) === JSON.stringify(is) : new RegExp(matches).test(String(found));
}

function at(value: unknown, path: string): unknown {
  return path === ""
    ? value
    : path.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

function tokensOf(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / CHARACTERS_PER_TOKEN);
}
