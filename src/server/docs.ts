// The documents of the server: the reference of the API and a page for each code of a refusal. No script, nothing from elsewhere.

import type { FastifyInstance, FastifyReply } from "fastify";
import { message } from "../said/message.js";
import { STYLE } from "./docs-style.js";
import { ERROR_CODES, ERROR_PAGES } from "./error-codes.js";
import { sendProblem } from "./problem.js";
import { escaped, frame, referencePage } from "./reference-page.js";

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Add the documents; the answer is the paths served. */
export function serveDocs(app: FastifyInstance, document: () => Readonly<Record<string, unknown>>): string[] {
  const send = (reply: FastifyReply, body: string, type = "text/html; charset=utf-8"): FastifyReply =>
    reply.type(type).header("content-security-policy", POLICY).header("cache-control", "no-cache").send(body);
  let made: { readonly of: Readonly<Record<string, unknown>>; readonly page: string } | undefined;
  app.get("/docs", async (_, reply) => {
    const of = document();
    if (made?.of !== of) made = { of, page: referencePage(of) };
    return send(reply, made.page);
  });
  app.get("/docs/style.css", async (_, reply) => send(reply, STYLE, "text/css; charset=utf-8"));
  app.get(ERROR_PAGES, async (_, reply) => send(reply, errorList()));
  app.get(`${ERROR_PAGES}/:area/:name`, async (request, reply) => {
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
        `<h1><code>${escaped(code)}</code></h1><p class="lead">${escaped(found.meaning)}</p>`,
        `<h2>What to do</h2><p>${escaped(found.mend)}</p>`,
      ),
    );
  });
  return ["/docs", "/docs/style.css", ERROR_PAGES, `${ERROR_PAGES}/:area/:name`];
}

function errorList(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { meaning, mend }]) =>
      `<li><a href="${ERROR_PAGES}/${escaped(code)}"><code>${escaped(code)}</code></a><div>${escaped(meaning)} <span>${escaped(mend)}</span></div></li>`,
  );
  return frame(
    "Codes of refusals",
    `<h1>Codes of refusals</h1><p class="lead">A refusal is a problem document (RFC 9457); its <code>type</code> is the page of its <code>code</code>. The code is stable; its words may change.</p>`,
    `<ul class="codes">${rows.join("")}</ul>`,
  );
}
