// The MCP server: lists the tools and calls them.

import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { TOOLS, type ToolParts } from "./tools.js";

/** Build the server; the caller connects a transport. */
export function createMcpServer(parts: ToolParts, version: string): Server {
  const server = new Server({ name: "carveout", version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map(({ name, description, input }) => ({ name, description, inputSchema: input as { type: "object" } })),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = TOOLS.find((each) => each.name === params.name);
    if (tool === undefined) return { isError: true, content: [{ type: "text", text: `No tool is called ${params.name}.` }] };
    const result = tool.call(params.arguments ?? {}, parts);
    const refused = typeof result === "object" && result !== null && "error" in result && !("status" in result);
    return { isError: refused, content: [{ type: "text", text: JSON.stringify(result) }] };
  });
  return server;
}
