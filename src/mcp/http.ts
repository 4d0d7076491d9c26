// MCP over HTTP: every request gets a server of its own, so nothing is kept between them.

import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createMcpServer } from "./server.js";
import type { ToolParts } from "./tools.js";

/** The handler of `/mcp`. */
export function mcpOverHttp(parts: ToolParts, version: string): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    reply.hijack();
    const server = createMcpServer(parts, version);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    reply.raw.on("close", () => {
      void transport.close();
      void server.close();
    });
    // The SDK's transport declares its optional members without the strictness used here.
    await server.connect(transport as unknown as Transport);
    await transport.handleRequest(request.raw, reply.raw, request.body);
  };
}
