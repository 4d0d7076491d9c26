// `carveout serve`: the page, the API and MCP from one process, offline.

import { mcpOverHttp } from "../mcp/http.js";
import { createServer } from "../server/app.js";
import { CallError } from "./call-error.js";
import { parseExactJson } from "./json.js";
import { packagePath } from "./paths.js";
import { serverParts } from "./server-parts.js";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const LEVELS = ["info", "warn", "error", "silent"];
const STOP_WITHIN = 30_000;

/** Flags of the command. */
export interface ServeFlags {
  readonly port: string;
  readonly host: string;
  readonly log: string;
  readonly allowOrigin?: readonly string[];
}

/** Serve until interrupted; requests under way are answered first. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65_535) throw new CallError(`${flags.port} is no port.`, "Give a number from 0 to 65535.");
  if (!LEVELS.includes(flags.log)) throw new CallError(`${flags.log} is no level of the log.`, `Choose one of ${LEVELS.join(", ")}.`);
  const parts = serverParts();
  const app = createServer({
    ...parts,
    version: "0.1.0",
    page: packagePath("dist/web"),
    parseJson: parseExactJson,
    mcp: mcpOverHttp(parts, "0.1.0"),
    allowOrigins: flags.allowOrigin ?? [],
    log: flags.log,
  });
  if (!LOOPBACK.has(flags.host))
    process.stderr.write(`Warning: ${flags.host} is open to others. There is no sign-in; put a proxy in front (docs/deploy.md).\n`);
  const address = await app.listen({ port, host: flags.host }).catch((error: Error) => {
    throw new CallError(`Port ${port} cannot be opened (${error.message}).`, "Give another --port.");
  });
  process.stdout.write(`Carveout listens on ${address}\n`);
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.removeAllListeners("SIGINT");
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
