// `carveout mcp`: the tools on standard input and output.

import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { serverParts } from "../host/server-parts.js";
import { createMcpServer } from "../mcp/server.js";

/** Serve until the other side closes. */
export async function mcpCommand(): Promise<void> {
  await createMcpServer(serverParts(), "0.1.0").connect(new StdioServerTransport());
}
