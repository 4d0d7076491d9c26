// The MCP server: lists the tools and calls them.

import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { callTool, type ToolParts, toolList } from "./tools.js";

/** Build the server; the caller connects a transport. */
export function createMcpServer(parts: ToolParts, version: string): Server {
  const server = new Server({ name: "carveout", version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: toolList().map(({ name, description, inputSchema }) => ({ name, description, inputSchema: inputSchema as { type: "object" } })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { refused, value } = await callTool(params.name, params.arguments ?? {}, parts);
    return { isError: refused, content: [{ type: "text", text: typeof value === "string" ? value : JSON.stringify(value) }] };
  });
  return server;
}
