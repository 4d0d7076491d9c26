// Serves the page: every file of its folder, read once. Compressed files are sent as they are; text is compressed when it is first asked for.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
};

// Files that answer to a second address. Browsers ask for the icon by its old name where a file other than the page is opened.
const ALSO: Readonly<Record<string, string>> = { "/index.html": "/", "/icon.svg": "/favicon.ico" };

const compress = promisify(gzip);

// Nothing but this origin; styles of the row list are set as properties, which needs no exception.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Add the page in `folder` to a server; the answer is the paths served. Files ending in .gz are sent under their name without it;
 * `instead` gives gzipped files that stand in for some of those; it is asked with every request, since a law may be put in use meanwhile.
 */
export function servePage(app: FastifyInstance, folder: string, instead: () => ReadonlyMap<string, Buffer> = () => new Map()): string[] {
  if (!existsSync(folder)) return [];
  const served: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const packed = path.endsWith(".gz");
    const url = path.slice(folder.length).replaceAll("\\", "/").replace(/\.gz$/, "");
    const own = readFileSync(path);
    const type = TYPES[url.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    const smaller = packed || !/\.(html|css|js|svg|json)$/.test(url) ? undefined : lazily(() => compress(own, { level: 9 }));
    const other = ALSO[url];
    const routes = other === undefined ? [url] : [other, url];
    served.push(...routes);
    for (const route of routes)
      app.get(route, async (request, reply) => {
        const bytes = packed ? (instead().get(url) ?? own) : own;
        const hash = hashOf(bytes);
        const pack = smaller !== undefined && takesGzip(request.headers["accept-encoding"]);
        // Other bytes, so another tag.
        const tag = pack ? `"${hash}-gz"` : `"${hash}"`;
        reply.type(type).header("content-security-policy", POLICY).header("cache-control", "no-cache").header("etag", tag);
        if (smaller !== undefined) reply.header("vary", "accept-encoding");
        if (request.headers["if-none-match"] === tag) return reply.code(304).send();
        if (packed || pack) reply.header("content-encoding", "gzip");
        return reply.send(pack ? await smaller() : bytes);
      });
  }
  return served;
}

const hashes = new WeakMap<Buffer, string>();

function hashOf(bytes: Buffer): string {
  const known = hashes.get(bytes) ?? createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  hashes.set(bytes, known);
  return known;
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  const named = String(accepted ?? "")
    .split(",")
    .map((each) => each.trim().toLowerCase());
  return named.some((each) => /^gzip(;|$)/.test(each) && !/;\s*q=0(\.0*)?$/.test(each));
}
