import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type CallToolResult, type Tool } from '@modelcontextprotocol/sdk/types.js';

export type McpTool = Tool;
export type McpAnswer = CallToolResult;

/** What an agent finds behind the door, made for one request: the tools its key allows, and what they do. */
export type ToolBox = {
  readonly instructions: string;
  readonly tools: readonly McpTool[];
  call(name: string, given: Readonly<Record<string, unknown>>): Promise<McpAnswer>;
};

/**
 * Answers one request of the Model Context Protocol (Streamable HTTP) without a session: who asks is known by
 * their key each time, so any process can answer, and nothing is held for somebody who went away.
 */
export async function answerMcp(request: Request, { instructions, tools, call }: ToolBox): Promise<Response> {
  const server = new Server({ name: 'entente', version: '1' }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => call(params.name, params.arguments ?? {}));
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}

/** Names under which this instance may be called: its own, and on a laptop the other names of the same machine. */
export function ownHosts(baseUrl: string): ReadonlySet<string> {
  const { host, hostname, port } = new URL(baseUrl);
  const suffix = port === '' ? '' : `:${port}`;
  const local = ['localhost', '127.0.0.1', '[::1]'];
  return new Set([host, ...(local.includes(hostname) ? local.map((name) => name + suffix) : [])]);
}
