// The reference of the API as a page: the OpenAPI document as HTML, made on the server, with no script and nothing loaded from elsewhere.

type Json = Readonly<Record<string, unknown>>;

const DEEPEST = 6;

/** The page of a document. */
export function referencePage(document: Json): string {
  const { info, paths } = document as { readonly info: Json; readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>> };
  const components = ((document.components as Json).schemas ?? {}) as Readonly<Record<string, Json>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      id: String(operation.operationId),
    })),
  );
  const names = Object.keys(components);
  const contents = operations.map(({ method, path, id }) => `<li><a href="#${escaped(id)}">${called(method, path)}</a></li>`);
  return frame(
    "Carveout API",
    `<h1>Carveout API <small>${escaped(String(info.version))}</small></h1>
<p class="lead">${escaped(String(info.summary))}. The machine-readable document is <a href="/openapi.json">/openapi.json</a>; refusals carry codes that have <a href="/docs/errors">pages of their own</a>.</p>`,
    `${operations.map(operationPart).join("\n")}
<h2 id="schemas">Schemas</h2>
${Object.entries(components).map(schemaPart).join("\n")}`,
    `<nav aria-label="Operations"><h2>Operations</h2><ul class="operations">${contents.join("")}</ul></nav>
<nav aria-label="Schemas" class="wide"><h2><a href="#schemas">Schemas</a></h2><ul>${names.map((name) => `<li>${linkTo(name)}</li>`).join("")}</ul></nav>`,
  );
}

interface Shown {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
  readonly id: string;
}

function called(method: string, path: string): string {
  return `<span class="method ${method.toLowerCase()}">${method}</span> <code>${escaped(path)}</code>`;
}

function linkTo(name: string): string {
  return `<a href="#schema-${escaped(name)}">${escaped(name)}</a>`;
}

function operationPart({ method, path, operation, id }: Shown): string {
  const parameters = (operation.parameters ?? []) as readonly Json[];
  const body = operation.requestBody as Json | undefined;
  const responses = operation.responses as Readonly<Record<string, Json>>;
  const fields = parameters.map((each) =>
    field(
      String(each.name),
      { ...(each.schema as Json), description: each.description },
      each.in === "path" ? "in the path" : each.required === true ? "needed" : "",
      1,
    ),
  );
  const answers = Object.entries(responses).map(
    ([status, each]) => `<dt>${escaped(status)}</dt><dd>${escaped(String(each.description))}${contentOf(each)}</dd>`,
  );
  return `<section class="operation"><h2 id="${escaped(id)}">${called(method, path)}</h2><p>${escaped(String(operation.summary))}</p>
${fields.length === 0 ? "" : `<h3>Arguments</h3><ul class="fields">${fields.join("")}</ul>`}
${body === undefined ? "" : `<h3>Body</h3>${contentOf(body)}`}
<h3>Answers</h3><dl>${answers.join("")}</dl></section>`;
}

function schemaPart([name, schema]: readonly [string, Json]): string {
  const { inline, below } = shape(schema, 0);
  const words = typeof schema.description === "string" ? `<p>${escaped(schema.description)}</p>` : "";
  return `<section><h3 id="schema-${escaped(name)}">${escaped(name)}</h3>${words}${below === "" ? `<p class="type">${inline}</p>` : below}</section>`;
}

// Media types that carry the same are said together.
function contentOf(part: Json): string {
  const content = (part.content ?? {}) as Readonly<Record<string, Json>>;
  const types = new Map<string, string[]>();
  for (const [type, each] of Object.entries(content)) {
    const { inline, below } = shape(each.schema as Json, 1);
    const text = `<span class="type">${inline}</span>${below}`;
    types.set(text, [...(types.get(text) ?? []), `<code>${escaped(type)}</code>`]);
  }
  return [...types].map(([text, names]) => `<div class="content">${names.join("<br>")} ${text}</div>`).join("");
}

/** A schema in words: what stands in the line, and the list of properties below it. */
interface Shape {
  readonly inline: string;
  readonly below: string;
}

const plain = (inline: string): Shape => ({ inline, below: "" });

// Named ones are links.
function shape(schema: Json | undefined, depth: number): Shape {
  if (schema === undefined) return plain("anything");
  if (typeof schema.$ref === "string") return plain(linkTo(schema.$ref.split("/").at(-1) ?? ""));
  if (Array.isArray(schema.anyOf)) {
    const all = (schema.anyOf as Json[]).map((each) => shape(each, depth));
    return { inline: all.map(({ inline }) => inline).join(" or "), below: all.map(({ below }) => below).join("") };
  }
  if ("const" in schema) return plain(`<code>${escaped(JSON.stringify(schema.const))}</code>`);
  if (Array.isArray(schema.enum)) return plain(schema.enum.map((each) => `<code>${escaped(JSON.stringify(each))}</code>`).join(" or "));
  if (schema.type === "array") return within("list of", shape(schema.items as Json, depth));
  if (schema.type === "object" && schema.properties !== undefined)
    return { inline: "object", below: depth > DEEPEST ? "" : propertiesOf(schema, depth) };
  if (schema.type === "object")
    return typeof schema.additionalProperties === "object"
      ? within("object of", shape(schema.additionalProperties as Json, depth))
      : plain("object");
  if (schema.type === undefined) return plain("anything");
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : String(schema.type);
  const more = [schema.format, schema.pattern]
    .filter((each) => typeof each === "string")
    .map((each) => `<code>${escaped(String(each))}</code>`);
  return plain([escaped(type), ...more].join(" "));
}

function within(words: string, { inline, below }: Shape): Shape {
  return { inline: `${words} ${inline === "object" ? "objects" : inline}`, below };
}

function propertiesOf(schema: Json, depth: number): string {
  const needed = (schema.required ?? []) as readonly string[];
  const rows = Object.entries(schema.properties as Readonly<Record<string, Json>>).map(([name, each]) =>
    field(name, each, needed.includes(name) ? "" : "may be absent", depth + 1),
  );
  return `<ul class="fields">${rows.join("")}</ul>`;
}

// A name with its type and its words.
function field(name: string, schema: Json, mark: string, depth: number): string {
  const { inline, below } = shape(schema, depth);
  const marked = mark === "" ? "" : ` <span class="mark">${mark}</span>`;
  const words = typeof schema.description === "string" ? `<p>${escaped(schema.description)}</p>` : "";
  return `<li><code>${escaped(name)}</code> <span class="type">${inline}</span>${marked}${words}${below}</li>`;
}

/** A page of the server's documents: how it begins, what it says, what stands beside it. The style sheet is a document of its own. */
export function frame(title: string, intro: string, body: string, aside = ""): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<header><a href="/docs">Carveout API</a><a href="/docs/errors">Codes of refusals</a><a href="/openapi.json">OpenAPI</a></header>
<main${aside === "" ? "" : ' class="beside"'}>
<div class="intro">${intro}</div>
${aside === "" ? "" : `<aside>${aside}</aside>\n`}<div class="body">
${body}
</div>
</main>
</body>
</html>
`;
}

/** Text as it may stand in HTML, attributes included. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
