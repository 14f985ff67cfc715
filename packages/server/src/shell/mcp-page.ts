import { createProcedureClient, isProcedure, ORPCError, type AnyProcedure } from '@orpc/server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { keyAllows } from '@entente/core/integration/key-scope';
import { RECORD_KINDS } from '@entente/core/record/record-kind';
import { translator } from '@entente/phrases/translators';
import type { AgentCall } from '../integration/agent-proposal.actions.ts';
import { agentTools, type OfferedOperation } from '../integration/agent-proposal.tools.ts';
import { bearerToken } from '../platform/auth/bearer.ts';
import type { CallBudgets } from '../platform/http/call-budget.ts';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { problemAnswer, sentenceOf } from '../platform/http/problem.ts';
import { toApiError } from '../platform/http/refusal.ts';
import { answerMcp, ownHosts } from '../platform/mcp/mcp-door.ts';
import { toolSchema } from '../platform/mcp/tool-schema.ts';
import { callOf, spendBudget } from './api-door.ts';
import { changesSomething, keyedOperation, withManners, type Intercepted } from './api-manners.ts';
import { asRefusal, router } from './api.ts';
import type { Doors } from './app.ts';

const MOST_BYTES = 512 * 1024;

/** The door for agents: the Model Context Protocol over the same operations, opened by a key and by nothing else. */
export function mcpPage(doors: Doors, budgets: CallBudgets): Hono<{ Variables: HeaderVariables }> {
  const { services, report } = doors;
  const { baseUrl } = services.config;
  const hosts = ownHosts(baseUrl);
  const operations = operationsIn(router);
  const pages = new Hono<{ Variables: HeaderVariables }>();
  pages.post('/mcp', bodyLimit({ maxSize: MOST_BYTES, onError: (c) => problemAnswer(c, { code: 'PAYLOAD_TOO_LARGE', status: 413, data: { refusal: 'input-is-wrong' } }, { baseUrl }) }), async (c) => {
    if (!hosts.has(c.req.header('host') ?? new URL(c.req.url).host)) return problemAnswer(c, toApiError({ code: 'not-allowed' }), { baseUrl });
    const token = bearerToken(c.req.raw.headers);
    const known = token === null ? { actor: null, session: null, apiKey: null, refusal: 'key-is-unknown' as const } : await doors.resolveKey(token);
    const { wait, told } = spendBudget(c, { known, budgets, perMinute: services.config.rateLimit });
    for (const [name, value] of told) c.header(name, value);
    if (wait !== null) return problemAnswer(c, toApiError({ code: 'too-many-requests', detail: { seconds: wait } }), { baseUrl });
    const { actor, apiKey } = known;
    if (actor === null || apiKey === null) {
      c.header('WWW-Authenticate', 'Bearer realm="Entente"');
      return problemAnswer(c, toApiError({ code: known.refusal ?? 'key-is-unknown' }), { baseUrl });
    }
    const call: AgentCall = { ...callOf(c, doors, { known, fields: null }), apiKey, idempotencyKey: null, actor: { ...actor, through: { kind: 'agent', keyId: apiKey.keyId, name: apiKey.name } } };
    const offered = operations.filter(({ procedure }) => isWithin(apiKey.scopes, procedure));
    return answerMcp(c.req.raw, agentTools(call, offered, (error) => sayProblem(error, { locale: actor.locale, report })));
  });
  // Without sessions there is no stream to open and none to end.
  pages.all('/mcp', (c) => c.body(null, 405, { Allow: 'POST' }));
  return pages;
}

type RoutedOperation = OfferedOperation & { readonly procedure: AnyProcedure };

/** Every operation of a router that stands in the API and answers with data. */
function operationsIn(part: object): readonly RoutedOperation[] {
  if (!isProcedure(part)) return Object.values(part).flatMap((inner: object) => operationsIn(inner));
  const { operationId, summary = '', outputStructure } = part['~orpc'].route;
  // A file is no answer to an agent: it reads the same rows page by page.
  if (operationId === undefined || outputStructure === 'detailed') return [];
  const run = async (call: AgentCall, input: unknown): Promise<unknown> => createProcedureClient(part, { context: call, interceptors: [(intercepted) => withManners({ ...intercepted, procedure: part } as Intercepted)] })(input);
  return [{ id: operationId, summary, changes: changesSomething(part), schema: toolSchema(part['~orpc'].inputSchema), procedure: part, run }];
}

/** Whether a key may call an operation for at least some kind of record. */
function isWithin(scopes: readonly string[], procedure: AnyProcedure): boolean {
  return [null, ...RECORD_KINDS].some((kind) => keyAllows(scopes, keyedOperation(procedure, { kind })).allowed);
}

/** A refusal in words, with its values for the agent; what nobody expected is reported and said without detail. */
function sayProblem(error: unknown, { locale, report }: { locale: AgentCall['actor']['locale']; report: (error: unknown) => void }): { text: string } {
  const refusal = asRefusal(error);
  if (!(refusal instanceof ORPCError) || refusal.status >= 500) {
    report(error);
    return { text: translator(locale)('shell.commandFailed') };
  }
  const { refusal: code = '', detail = {} } = (refusal.data ?? {}) as { refusal?: string; detail?: Record<string, unknown> };
  return { text: JSON.stringify({ refused: code, because: sentenceOf(translator(locale), code, detail), detail }) };
}
