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
  const contents = operations.map(
    ({ method, path, operation, id }) =>
      `<li><a href="#${escaped(id)}"><code>${method} ${escaped(path)}</code></a> ${escaped(String(operation.summary))}</li>`,
  );
  return frame(
    "Carveout API",
    `<h1>Carveout API <small>${escaped(String(info.version))}</small></h1>
<p>${escaped(String(info.summary))}. The machine-readable document is <a href="/openapi.json">/openapi.json</a>; refusals carry codes that have <a href="/docs/errors">pages of their own</a>.</p>
<nav aria-label="Operations"><ul>${contents.join("")}</ul></nav>
${operations.map(operationPart).join("\n")}
<section><h2 id="schemas">Schemas</h2>
${Object.entries(components)
  .map(
    ([name, schema]) =>
      `<section><h3 id="schema-${escaped(name)}">${escaped(name)}</h3>${said(schema)}<div class="schema">${shape(without(schema), 0)}</div></section>`,
  )
  .join("\n")}</section>`,
  );
}

interface Shown {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
  readonly id: string;
}

function operationPart({ method, path, operation, id }: Shown): string {
  const parameters = (operation.parameters ?? []) as readonly Json[];
  const body = operation.requestBody as Json | undefined;
  const responses = operation.responses as Readonly<Record<string, Json>>;
  const rows = parameters.map(
    (each) =>
      `<tr><td><code>${escaped(String(each.name))}</code>${each.required === true ? " (needed)" : ""}</td><td>${escaped(String(each.in))}</td><td>${shape(each.schema as Json, 1)}</td><td>${escaped(String(each.description ?? ""))}</td></tr>`,
  );
  const answers = Object.entries(responses).map(
    ([status, each]) => `<dt>${escaped(status)}</dt><dd>${escaped(String(each.description))} ${contentOf(each)}</dd>`,
  );
  return `<section><h2 id="${escaped(id)}"><code>${method} ${escaped(path)}</code></h2><p>${escaped(String(operation.summary))}</p>
${rows.length === 0 ? "" : `<table><thead><tr><th>argument</th><th>in</th><th>type</th><th></th></tr></thead><tbody>${rows.join("")}</tbody></table>`}
${body === undefined ? "" : `<h3>Body</h3>${contentOf(body)}`}
<h3>Answers</h3><dl>${answers.join("")}</dl></section>`;
}

function contentOf(part: Json): string {
  const content = (part.content ?? {}) as Readonly<Record<string, Json>>;
  return Object.entries(content)
    .map(([type, each]) => `<div><code>${escaped(type)}</code> ${shape(each.schema as Json, 1)}</div>`)
    .join("");
}

function said(schema: Json): string {
  return typeof schema.description === "string" ? `<p>${escaped(schema.description)}</p>` : "";
}

function without({ title: _, description: __, ...schema }: Json): Json {
  return schema;
}

// A schema in words; named ones are links.
function shape(schema: Json | undefined, depth: number): string {
  if (schema === undefined || Object.keys(schema).length === 0) return "anything";
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return `<a href="#schema-${escaped(name)}">${escaped(name)}</a>`;
  }
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as Json[]).map((each) => shape(each, depth)).join(" or ");
  if ("const" in schema) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => `<code>${escaped(JSON.stringify(each))}</code>`).join(" | ");
  if (schema.type === "array") return `list of ${shape(schema.items as Json, depth)}`;
  if (schema.type === "object" && schema.properties !== undefined) return depth > DEEPEST ? "object" : propertiesOf(schema, depth);
  if (schema.type === "object")
    return typeof schema.additionalProperties === "object" ? `object of ${shape(schema.additionalProperties as Json, depth)}` : "object";
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : String(schema.type ?? "anything");
  const more = [schema.format, schema.pattern]
    .filter((each) => typeof each === "string")
    .map((each) => `<code>${escaped(String(each))}</code>`);
  return [escaped(type), ...more].join(" ");
}

function propertiesOf(schema: Json, depth: number): string {
  const needed = (schema.required ?? []) as readonly string[];
  const rows = Object.entries(schema.properties as Readonly<Record<string, Json>>).map(
    ([name, each]) =>
      `<li><code>${escaped(name)}</code>${needed.includes(name) ? "" : "?"}: ${shape(without(each), depth + 1)}${typeof each.description === "string" ? ` <span>${escaped(each.description)}</span>` : ""}</li>`,
  );
  return `<ul>${rows.join("")}</ul>`;
}

/** A page of the server's documents; the style sheet stands beside it. */
export function frame(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** Text as it may stand in HTML, attributes included. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
