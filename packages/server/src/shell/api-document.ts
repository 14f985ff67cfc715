import { recordIn } from '../platform/http/condition.ts';
import { PROBLEM_TYPE } from '../platform/http/problem.ts';

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly description: string; readonly schema: object };
type Answer = { content?: Record<string, object>; headers?: Record<string, object> };
type Operation = { parameters?: Parameter[]; responses?: Record<string, Answer> };
type Document = { paths: Record<string, Record<string, Operation>>; components?: { securitySchemes?: object }; security?: object[] };

const text = (description: string, pattern?: string): object => ({ description, schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) } });
const FIELDS: Parameter = { name: 'fields', in: 'query', required: false, description: 'Names with commas between: only these fields of the record, or of each row. `id` and `version` always come.', schema: { type: 'string', maxLength: 2000 } };
const IF_MATCH: Parameter = { name: 'If-Match', in: 'header', required: false, description: 'The ETag of the version that this is meant for; 412 when the record is in another.', schema: { type: 'string', maxLength: 200 } };
const ETAG = text('The record’s version, for If-Match');
const RATE = { RateLimit: text('What is left: `"key";r=…;t=…` (draft-ietf-httpapi-ratelimit-headers)'), 'RateLimit-Policy': text('How much there is: `"key";q=…;w=…`') };
const RETRY_AFTER = text('Seconds to wait', '^[0-9]+$');

/** Writes into an OpenAPI document what holds for every operation and stands in no schema. */
export function describeManners(document: object): object {
  const described = structuredClone(document) as Document;
  for (const [path, methods] of Object.entries(described.paths)) {
    for (const [method, operation] of Object.entries(methods)) describeOperation(operation, { path, method });
  }
  const securitySchemes = {
    key: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer ent_…`. It acts for the member who made it, within its scopes.' },
    session: { type: 'apiKey', in: 'cookie', name: 'entente.session', description: 'The login of a browser.' },
  };
  return { ...described, components: { ...described.components, securitySchemes }, security: [{ key: [] }, { session: [] }] };
}

function describeOperation(operation: Operation, { path, method }: { path: string; method: string }): void {
  const ofRecord = recordIn(path, { id: '', kind: 'client' }) !== null;
  const parameters = [...(operation.parameters ?? []), ...(method === 'get' ? [FIELDS] : []), ...(ofRecord && ['patch', 'delete'].includes(method) ? [IF_MATCH] : [])];
  if (parameters.length > 0) operation.parameters = parameters;
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    if (Number(status) >= 400) describeProblem(status, answer);
    else answer.headers = { ...answer.headers, ...RATE, ...(ofRecord && method !== 'delete' ? { ETag: ETAG } : {}) };
  }
}

function describeProblem(status: string, answer: Answer): void {
  answer.headers = { ...answer.headers, ...RATE, ...(status === '429' ? { 'Retry-After': RETRY_AFTER } : {}) };
  answer.content = Object.fromEntries(Object.values(answer.content ?? {}).map((body) => [PROBLEM_TYPE, body]));
}
