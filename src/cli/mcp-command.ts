// `carveout mcp`: the tools on standard input and output.

import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer } from "../mcp/server.js";
import { bundledAuditData } from "./audit-bundle.js";
import { bundledEngine } from "./bundle.js";
import { today } from "./options.js";
import { determine } from "./origin-bundle.js";
import { bundledSearch } from "./search-bundle.js";
import { TIME_PARTS } from "./time-parts.js";

/** Serve until the other side closes. */
export async function mcpCommand(): Promise<void> {
  const server = createMcpServer(
    { engine: bundledEngine(), today, determine, auditData: bundledAuditData, search: bundledSearch(), ...TIME_PARTS },
    "0.1.0",
  );
  await server.connect(new StdioServerTransport());
}
