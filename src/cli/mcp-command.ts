// `carveout mcp`: the tools on standard input and output.

import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { serverParts } from "../host/server-parts.js";
import { createMcpServer } from "../mcp/server.js";

/** JSON-RPC 2.0, section 5.1. */
const PARSE_ERROR = { code: -32700, message: "Parse error" } as const;
const INVALID_REQUEST = { code: -32600, message: "Invalid Request" } as const;

/** Serve until the other side closes. */
export async function mcpCommand(): Promise<void> {
  const transport = new StdioServerTransport();
  transport.onerror = refuse;
  await createMcpServer(serverParts(), "0.1.0").connect(transport);
}

// The transport drops a line that is no JSON or no message, and whoever sent it waits for an answer that does not come. Its id could not be read.
function refuse(error: Error): void {
  const found = error instanceof SyntaxError ? PARSE_ERROR : "issues" in error ? INVALID_REQUEST : undefined;
  if (found !== undefined) process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id: null, error: found })}\n`);
}
