// The MCP server: says what it is for, lists the tools and calls them.

import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { INSTRUCTIONS } from "./tool-words.js";
import { callTool, type ToolParts, toolList } from "./tools.js";

// Every tool only reads what the package holds, so calls may be repeated and need no leave.
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Build the server; the caller connects a transport. */
export function createMcpServer(parts: ToolParts, version: string): Server {
  const server = new Server({ name: "carveout", title: "Carveout", version }, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: toolList().map(({ name, title, description, inputSchema, outputSchema }) => ({
      name,
      title,
      description,
      inputSchema: inputSchema as { type: "object" },
      outputSchema: outputSchema as { type: "object" },
      annotations: { title, ...READ_ONLY },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { refused, value, cut, whole, reading } = await callTool(params.name, params.arguments ?? {}, parts);
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (refused) return { isError: true, content: [{ type: "text", text }] };
    const said = cut.map(({ path, shown, of }) => `${path}: ${shown} of ${of}`).join("; ");
    return {
      content: [
        { type: "text", text },
        ...(cut.length === 0 ? [] : [{ type: "text", text: `Shortened: ${said.slice(0, 400)}. For all of it ${whole}.` }]),
        ...(reading === undefined ? [] : [{ type: "text", text: `How the table was read:\n${reading.join("\n")}` }]),
      ],
      structuredContent: { answer: value, ...(reading === undefined ? {} : { reading }), ...(cut.length === 0 ? {} : { cut, whole }) },
    };
  });
  return server;
}
