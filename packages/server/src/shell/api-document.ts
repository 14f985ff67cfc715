import { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import { z } from 'zod';
import { recordIn } from '../platform/http/condition.ts';
import { PROBLEM_TYPE } from '../platform/http/problem.ts';

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly description: string; readonly schema: object };
type Answer = { description?: string; content?: Record<string, object>; headers?: Record<string, object> };
type Operation = { operationId?: string; tags?: string[]; summary?: string; parameters?: Parameter[]; requestBody?: object; responses?: Record<string, Answer> };
type Document = { paths: Record<string, Record<string, Operation>>; components?: { securitySchemes?: object }; security?: object[] };

const text = (description: string, pattern?: string): object => ({ description, schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) } });
const FIELDS: Parameter = { name: 'fields', in: 'query', required: false, description: 'Names with commas between: only these fields of the record, or of each row. `id` and `version` always come.', schema: { type: 'string', maxLength: 2000 } };
const IF_MATCH: Parameter = { name: 'If-Match', in: 'header', required: false, description: 'The ETag of the version that this is meant for; 412 when the record is in another.', schema: { type: 'string', maxLength: 200 } };
const ETAG = text('The record’s version, for If-Match');
const RATE = { RateLimit: text('What is left: `"key";r=…;t=…` (draft-ietf-httpapi-ratelimit-headers)'), 'RateLimit-Policy': text('How much there is: `"key";q=…;w=…`') };
const RETRY_AFTER = text('Seconds to wait', '^[0-9]+$');

const bytes = (description: string, type = 'application/octet-stream'): object => ({ description, content: { [type]: { schema: { type: 'string', format: 'binary' } } } });
const refused = (description: string): object => ({ description, content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/RefusedRequest' } } } });
const REFUSALS = { 401: refused('Nobody is signed in'), 403: refused('The key does not reach this'), 404: refused('Not here, or not to be seen'), 413: refused('Too many bytes'), 422: refused('Refused'), 429: refused('Too often') };
const idIn: Parameter = { name: 'id', in: 'path', required: true, description: '', schema: { type: 'string', format: 'uuid' } };
const inQuery = (name: string, required: boolean, description: string): Parameter => ({ name, in: 'query', required, description, schema: { type: 'string' } });

/** Bytes that are taken and given as they are; the contract knows JSON alone. */
const FILE_PATHS: Document['paths'] = {
  '/imports/{id}/file': {
    put: { operationId: 'putImportFile', tags: ['import'], summary: 'The file of an import, in pieces of at most 1 MB and in order; the same piece again does no harm', parameters: [idIn, { ...inQuery('part', true, 'The place of the piece, from 0'), schema: { type: 'integer', minimum: 0 } }], requestBody: bytes('The bytes of the piece'), responses: { 200: { description: 'Kept', content: { 'application/json': { schema: { type: 'object', properties: { parts: { type: 'integer' }, bytes: { type: 'integer' } }, required: ['parts', 'bytes'] } } } }, ...REFUSALS } },
  },
  '/imports/{id}/rejected-rows': { get: { operationId: 'getRejectedRows', tags: ['import'], summary: 'The rows that were rejected, as they stood in the file, with their numbers and reasons', parameters: [idIn], responses: { 200: bytes('A table of text', 'text/csv'), ...REFUSALS } } },
  '/attachments/file': {
    put: { operationId: 'putAttachmentFile', tags: ['interaction'], summary: 'Keep a file with a record; at most 50 MB', parameters: [inQuery('name', true, 'What the file is called'), ...['clientId', 'contactId', 'dealId', 'engagementId'].map((name) => inQuery(name, false, 'What it is kept with'))], requestBody: bytes('The bytes of the file'), responses: { 201: { description: 'Kept', content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } } } }, ...REFUSALS } },
  },
  '/agreements/contract-file': {
    put: { operationId: 'readContractFile', tags: ['agreement'], summary: 'Read a contract that exists already (DOCX, PDF with text, plain text, or an agreement as records); nothing is kept. At most 10 MB', requestBody: bytes('The bytes of the file'), responses: { 200: { description: 'What was found, to be shown first; a draft is made from it by startAgreement', content: { 'application/json': { schema: z.toJSONSchema(IncomingContract, { io: 'output' }) } } }, ...REFUSALS } },
  },
  '/attachments/{id}/file': { get: { operationId: 'getAttachmentFile', tags: ['interaction'], summary: 'The bytes of a file that is kept with a record', parameters: [idIn], responses: { 200: bytes('The file'), ...REFUSALS } } },
  '/exports/{id}/file': { get: { operationId: 'getExportFile', tags: ['export'], summary: 'The archive of everything, while it is kept', parameters: [idIn], responses: { 200: bytes('tar under gzip', 'application/gzip'), ...REFUSALS } } },
};

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
  return { ...described, paths: { ...described.paths, ...FILE_PATHS }, components: { ...described.components, securitySchemes }, security: [{ key: [] }, { session: [] }] };
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
