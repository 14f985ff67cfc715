import type { Operation, Recipe } from './test-recipes.ts';

/** A body as it goes over the wire: some of what is tried cannot be made by JSON.stringify. */
export type HostileBody = { readonly what: string; readonly text: string; readonly contentType?: string };

const LONG = 100_000;
const DEEP = 20_000;

/** Values that no field of any operation takes, by what is wrong with them. */
const VALUES: Readonly<Record<string, string>> = {
  'a NUL': '"a\\u0000b"',
  'a lone surrogate': '"a\\ud800b"',
  'a bidirectional override': '"a\\u202eb"',
  'a control character': '"a\\u0007b"',
  'a long text': JSON.stringify('x'.repeat(LONG)),
  'a deep list': `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  'a deep record': `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  'a huge list': `[${'0,'.repeat(50_000)}0]`,
  'a prototype': '{"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}',
  'an id in braces': '"{00000000-0000-7000-8000-000000000000}"',
  'an id in capitals': '"0000000A-0000-7000-8000-000000000000"',
  'an endless day': '"infinity"',
  'the year nought': '"0000-01-01T00:00:00Z"',
  'a day far off': '"294277-01-01"',
  'a number without end': '1e999',
  'a number too large': '9007199254740993',
  'a number below': '-2147483649',
  'a part of a number': '0.1',
  'a statement': '"\'; drop table clients; --"',
  'a pattern': '"%_\\\\%"',
  'markup': '"<img src=x onerror=alert(1)>\\u0000"',
  null: 'null',
  'a truth': 'true',
  'an empty record': '{}',
  'an empty list': '[]',
};

/** Bodies that no operation can read. */
const WHOLE: readonly HostileBody[] = [
  { what: 'nothing', text: '' },
  { what: 'half a record', text: '{"name":' },
  { what: 'a list', text: '[]' },
  { what: 'a text', text: '"name"' },
  { what: 'null', text: 'null' },
  { what: 'a number', text: '1e400' },
  { what: 'a byte order mark', text: '\ufeff{}' },
  { what: 'a deep list', text: `${'['.repeat(200_000)}${']'.repeat(200_000)}` },
  { what: 'open brackets', text: '['.repeat(500_000) },
  { what: 'a text of a million characters', text: JSON.stringify({ name: 'x'.repeat(1_000_000) }) },
  { what: 'a form', text: 'name=x', contentType: 'application/x-www-form-urlencoded' },
  { what: 'plain text', text: '{}', contentType: 'text/plain' },
  { what: 'parts', text: '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--x--\r\n', contentType: 'multipart/form-data; boundary=x' },
  { what: 'a claim to be an event stream', text: 'data: {}\n\n', contentType: 'text/event-stream' },
  { what: 'a file', text: 'x', contentType: 'application/octet-stream' },
];

/** Columns of our tables that no body may set. */
const COLUMNS = ['workspaceId', 'workspace_id', 'isSample', 'deletedAt', 'version', 'createdAt', 'ownerId', 'role', 'scope', 'userId', 'tokenHash', 'chainHead', 'signedAt', 'finalAt', '__proto__', 'constructor', 'toString'];

/** Hostile bodies for one call: each of its fields in turn (two levels deep) with each value, then the body as a whole. */
export function hostileBodies({ body }: Recipe): readonly HostileBody[] {
  if (body === undefined || body === null || typeof body !== 'object') return WHOLE;
  const record = body as Readonly<Record<string, unknown>>;
  const places = Object.entries(record).flatMap(([field, value]): (readonly string[])[] => [[field], ...(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).map((inner) => [field, inner]) : [])]);
  const wrong = places.flatMap((place) => Object.entries(VALUES).map(([what, text]): HostileBody => ({ what: `${place.join('.')}: ${what}`, text: withValue(record, place, text) })));
  const more = COLUMNS.map((column): HostileBody => ({ what: `more: ${column}`, text: withRaw(record, `${JSON.stringify(column)}:"x"`) }));
  const twice = Object.keys(record).slice(0, 1).map((field): HostileBody => ({ what: `${field} twice`, text: withRaw(record, `${JSON.stringify(field)}:["x"]`) }));
  return [...wrong, ...more, ...twice, ...WHOLE];
}

function withValue(record: Readonly<Record<string, unknown>>, [field = '', ...inner]: readonly string[], text: string): string {
  const parts = Object.entries(record).map(([name, value]) => `${JSON.stringify(name)}:${name !== field ? JSON.stringify(value) : inner.length === 0 ? text : withValue(value as Readonly<Record<string, unknown>>, inner, text)}`);
  return `{${parts.join(',')}}`;
}

function withRaw(record: Readonly<Record<string, unknown>>, raw: string): string {
  const text = JSON.stringify(record);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${raw}}`;
}

const ADDRESSES = ['x', '%00', '%ff', '..%2f..%2fworkspace', '{00000000-0000-7000-8000-000000000000}', '0000000A-0000-7000-8000-000000000000', "'%20or%20true", 'null', '%F0%9F%92%A5', 'a'.repeat(4_000)];

/** Addresses of an operation with something else in the place of its ids. */
export function hostileAddresses({ path }: Operation): readonly string[] {
  return path.includes('{') ? ADDRESSES.map((wrong) => path.replaceAll(/\{\w+\}/g, wrong)) : [];
}

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Queries that a list is asked with. */
export const HOSTILE_QUERIES: readonly string[] = [
  'search=%00', 'search=%ed%a0%80', `search=${'x'.repeat(5_000)}`, 'search[]=a&search[]=b', 'search[a]=b', 'search=%25%5f%5c', 'search[__proto__]=x', '__proto__[role]=owner',
  'limit=0', 'limit=-1', 'limit=1e9', 'limit=NaN', 'limit=', 'limit=1.5', 'limit[]=1', 'sort=password', 'lifecycle=x', 'clientId=x', 'since=-1', 'since=1e300', 'since=99999999999999999999', 'before=0', 'before=1e300', 'before=2147483648&after=2147483649', 'ids=x', 'ids[0]=x', 'ids[9999999]=x', 'number=2147483648', 'locale=xx', 'show=x',
  'cursor=x', 'cursor=', `cursor=${'x'.repeat(401)}`, ...[[NOBODY, NOBODY], ['infinity', NOBODY], ['2026-01-01T00:00:00Z', 'x'], ['x\u0000', NOBODY], [1, 2], ['2026-01-01T00:00:00Z', NOBODY, 1], {}, null, ['0000-01-01T00:00:00.000Z', NOBODY], ['a\ud800', NOBODY]].map((value) => `cursor=${cursor(value)}`), ...[['x\u0000', NOBODY], ['x', 'y']].map((value) => `sort=name&cursor=${cursor(value)}`),
];
