// The OpenAPI document, made of the table of routes.

import type { Route } from "./routes.js";

const problem = {
  description: "A problem document",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** Version 3.1 of the document. */
export function openApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? "");
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    const methods = paths[path] ?? {};
    paths[path] = methods;
    methods[route.method.toLowerCase()] = {
      summary: route.summary,
      operationId: `${route.method.toLowerCase()}${path.replace(/[^a-z0-9]+(.)?/gi, (_, letter: string | undefined) => (letter ?? "").toUpperCase())}`,
      parameters: [
        ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
        ...(route.query ?? []).map((name) => ({ name, in: "query", required: false, schema: { type: "string" } })),
      ],
      ...(route.body === undefined
        ? {}
        : { requestBody: { required: true, content: { [route.body]: { schema: route.body === "text/csv" ? { type: "string" } : {} } } } }),
      responses: {
        "200": { description: "The answer", content: { [route.path === "/v1/rate" ? "text/csv" : "application/json"]: { schema: {} } } },
        default: problem,
      },
    };
  }
  const text = { type: "string" };
  return {
    openapi: "3.1.0",
    info: { title: "Carveout", version, summary: "U.S. duties on Canadian goods" },
    paths,
    components: {
      schemas: {
        Problem: {
          type: "object",
          required: ["type", "title", "status", "detail", "code"],
          properties: { type: text, title: text, status: { type: "integer" }, detail: text, code: text, key: text, fix: text },
        },
      },
    },
  };
}
