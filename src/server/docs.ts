// The documents of the server: the reference of the API and a page for each code of a refusal. No script, nothing from elsewhere.

import type { FastifyInstance, FastifyReply } from "fastify";
import { message } from "../said/message.js";
import { ERROR_CODES } from "./error-codes.js";
import { sendProblem } from "./problem.js";
import { escaped, frame, referencePage } from "./reference-page.js";

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const STYLE = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font: 14px/1.4 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
section section { margin-left: 1rem; }
.schema { overflow-x: auto; }
h2 { margin-top: 2.5rem; }
ul ul { padding-left: 1.25rem; }
`;

/** Add the documents; the answer is the paths served. */
export function serveDocs(app: FastifyInstance, document: () => Readonly<Record<string, unknown>>): string[] {
  const send = (reply: FastifyReply, body: string, type = "text/html; charset=utf-8"): FastifyReply =>
    reply.type(type).header("content-security-policy", POLICY).header("cache-control", "no-cache").send(body);
  app.get("/docs", async (_, reply) => send(reply, referencePage(document())));
  app.get("/docs/style.css", async (_, reply) => send(reply, STYLE, "text/css; charset=utf-8"));
  app.get("/docs/errors", async (_, reply) => send(reply, errorList()));
  app.get("/docs/errors/:area/:name", async (request, reply) => {
    const { area, name } = request.params as { readonly area: string; readonly name: string };
    const code = `${area}/${name}`;
    const found = Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code] : undefined;
    if (found === undefined)
      return sendProblem(reply, 404, {
        code: "request/unknown-path",
        message: message("server/no-such-code"),
        fix: message("server/no-such-code.fix"),
      });
    return send(
      reply,
      frame(
        code,
        `<p><a href="/docs">API</a> / <a href="/docs/errors">Codes</a></p><h1><code>${escaped(code)}</code></h1><p>${escaped(found.meaning)}</p><h2>What to do</h2><p>${escaped(found.mend)}</p>`,
      ),
    );
  });
  return ["/docs", "/docs/style.css", "/docs/errors", "/docs/errors/:area/:name"];
}

function errorList(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { meaning, mend }]) =>
      `<tr><td><a href="/docs/errors/${escaped(code)}"><code>${escaped(code)}</code></a></td><td>${escaped(meaning)}</td><td>${escaped(mend)}</td></tr>`,
  );
  return frame(
    "Codes of refusals",
    `<p><a href="/docs">API</a></p><h1>Codes of refusals</h1><p>A refusal is a problem document (RFC 9457). Its <code>code</code> is stable; its words may change.</p><table><thead><tr><th>code</th><th>what it stands for</th><th>what to do</th></tr></thead><tbody>${rows.join("")}</tbody></table>`,
  );
}
