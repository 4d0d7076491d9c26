// `npm run check:full fuzz`: requests made from the schemas of /openapi.json, good ones, bent ones and nonsense, for every operation. No answer may
// be a fault of the server, every refusal is a problem document with its own status and a page of its code, and nothing of the code's inside is told. A seed repeats a run.

import { type Served, serveWarm } from "./serve.js";

type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly body: Readonly<Record<string, { readonly schema: Schema }>> | undefined;
}

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const REQUESTS = argument("--requests", 10_000);
let state = argument("--seed", 20_261_130);
const AT_ONCE = 8;
const DEEPEST = 6;
const BENT = 0.15;

function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const NONSENSE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  1.5,
  "",
  "0",
  "-1",
  "1e9",
  "NaN",
  "__proto__",
  "constructor",
  "toString",
  "\u0000",
  "\ud83d\ude00",
  "é".repeat(50),
  "x".repeat(3_000),
  "2025-02-30",
  "9999-12-31",
  "0000-00-00",
  "2025-10-07",
  "7604.21.00.10",
  "98",
  "9903.01.10",
  "CA",
  "XX",
  "%2e%2e%2f",
  "'; drop",
  [],
  {},
  [[[]]],
  { a: 1 },
  { __proto__x: 1 },
];

function made(schema: Schema | undefined, all: Readonly<Record<string, Schema>>, depth = 0): unknown {
  if (schema === undefined || random() < BENT || depth > DEEPEST) return pick(NONSENSE);
  if (typeof schema.$ref === "string") return made(all[schema.$ref.split("/").at(-1) ?? ""], all, depth);
  if (Array.isArray(schema.anyOf)) return made(pick(schema.anyOf as Schema[]), all, depth);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return pick(schema.enum);
  const type = Array.isArray(schema.type) ? pick(schema.type as string[]) : schema.type;
  if (type === "array") return Array.from({ length: Math.floor(random() * 4) }, () => made(schema.items as Schema, all, depth + 1));
  if (type === "object") {
    const needed = (schema.required ?? []) as readonly string[];
    const known = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>).filter(
      ([name]) => needed.includes(name) || random() < 0.3,
    );
    const entries = known.filter(() => random() > 0.03).map(([name, each]) => [name, made(each, all, depth + 1)]);
    if (random() < 0.05) entries.push([pick(["__proto__", "constructor", "x", ""]), pick(NONSENSE)]);
    return Object.fromEntries(entries);
  }
  if (type === "boolean") return random() < 0.5;
  if (type === "integer") return Math.floor(random() * 200) - 20;
  if (type === "number") return Math.round(random() * 1e6) / 100;
  if (type === "null") return null;
  if (schema.format === "date") return `202${Math.floor(random() * 8)}-${pick(["01", "06", "10", "13"])}-${pick(["01", "15", "31"])}`;
  return pick([
    "7604.21.00.10",
    "6109100004",
    "9403.40.90.60",
    "CA",
    "US",
    "10000.00",
    "1.234567",
    "S",
    "none",
    "2025-10-07",
    "steel",
    "canada-338",
    "x",
  ]);
}

async function operationsOf(
  base: string,
): Promise<{ readonly operations: readonly Operation[]; readonly schemas: Readonly<Record<string, Schema>> }> {
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { parameters?: Operation["parameters"]; requestBody?: { content: Operation["body"] } }>>;
    components: { schemas: Record<string, Schema> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({
      method: method.toUpperCase(),
      path,
      parameters: each.parameters ?? [],
      body: each.requestBody?.content,
    })),
  );
  return { operations, schemas: document.components.schemas };
}

function requestOf(
  { method, path, parameters, body }: Operation,
  schemas: Readonly<Record<string, Schema>>,
): readonly [path: string, init: RequestInit] {
  let place = path;
  const query = new URLSearchParams();
  for (const each of parameters) {
    const value = made(each.schema, schemas);
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    if (each.in === "path") place = place.replace(`{${each.name}}`, encodeURIComponent(text) || "x");
    else if (each.required || random() < 0.4) query.append(each.name, text);
  }
  if (random() < 0.05) query.append(pick(["__proto__", "x", ""]), "1");
  const init: RequestInit = { method };
  if (body !== undefined) {
    const [type = "application/json"] = Object.keys(body);
    const json = type === "application/json";
    init.headers = { "content-type": random() < 0.02 ? "text/plain" : type };
    init.body = json ? JSON.stringify(made(body[type]?.schema, schemas)) : tableOf();
    if (random() < 0.03) init.body = String(init.body).slice(0, Math.floor(random() * 60));
  }
  return [`${place}${query.size === 0 ? "" : `?${query}`}`, init];
}

function tableOf(): string {
  const columns = ["hts", "origin", "entry_date", "customs_value", "spi", "steel_value", "vehicle_kind", "x"].filter(() => random() < 0.8);
  const rows = Array.from({ length: Math.floor(random() * 5) }, () =>
    columns.map(() => String(pick(NONSENSE)).replaceAll('"', "").slice(0, 40)).join(","),
  );
  return [columns.join(","), ...rows].join("\n");
}

const server: Served = await serveWarm("--time-limit", "300");
const faults: string[] = [];
const types = new Set<string>();
const statuses = new Map<number, number>();
try {
  const { operations, schemas } = await operationsOf(server.base);
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < REQUESTS) {
      const operation = operations[sent++ % operations.length] as Operation;
      const [path, init] = requestOf(operation, schemas);
      const answer = await fetch(`${server.base}${path}`, init);
      const text = await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const told = `${init.method} ${path.slice(0, 200)} ${String(init.body ?? "").slice(0, 200)}: ${answer.status} ${text.slice(0, 200)}`;
      // A server that is busy says so; only a fault is none of the sender's.
      if (answer.status >= 500 && !/"server\/(busy|too-long|warming)"/.test(text)) faults.push(told);
      if (answer.status >= 400 && !answer.headers.get("content-type")?.includes("application/problem+json"))
        faults.push(`no problem document: ${told}`);
      if (answer.status >= 400 && /\bat \S+ \(|node_modules|\/src\/|TypeError|RangeError/.test(text))
        faults.push(`tells of the inside: ${told}`);
      if (answer.status >= 400) types.add(/"type":"([^"]*)"/.exec(text)?.[1] ?? "");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  for (const type of types) {
    const page = await fetch(new URL(type, server.base));
    if (type === "" || page.status !== 200) faults.push(`no page of a code: ${JSON.stringify(type)} ${page.status}`);
  }
} finally {
  await server.stop();
}
for (const each of faults.slice(0, 20)) console.log(each);
console.log(
  `${REQUESTS} requests: ${[...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} of ${status}`)
    .join(", ")}; ${types.size} codes, each with its page; ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
