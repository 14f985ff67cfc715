import fc, { type Arbitrary } from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;
/** Where an arbitrary finds what schemas refer to, and which ids there are to name. */
export type Sources = { readonly document: object; readonly ids: readonly string[] };

const ID_PATTERN = /\[0-9a-f\]\{8\}/;
const DEEPEST = 5;
const MOST_ITEMS = 3;
const LONGEST = 400;
const LEAST_INTEGER = -2_147_483_648;
const MOST_INTEGER = 2_147_483_647;

/** What no field takes, or only some; each goes into any place of any input now and then. */
const HOSTILE: readonly unknown[] = [
  null, true, 0, -1, 1.5, 9_007_199_254_740_993, -2_147_483_649, '', ' ', 'null', 'x'.repeat(20_000), '\u0000', 'a\ud800b', '\u202e', "'; drop table clients; --", '%_\\', '<img src=x onerror=alert(1)>', '=1+1', 'infinity', '0000-01-01', '294277-01-01T00:00:00Z',
  '__proto__', 'constructor', '00000000-0000-7000-8000-000000000000', '{00000000-0000-7000-8000-000000000000}', [], {}, [[]], { __proto__: null, constructor: { prototype: {} } }, [null], { $ne: null }, '$[0]', '../../etc/passwd', '\r\nX-Evil: 1',
];

const hostile: Arbitrary<unknown> = fc.constantFrom(...HOSTILE);

/** Values for a JSON schema: mostly those that fit, at their edges too, with a hostile one somewhere now and then. */
export function arbitraryOf(schema: unknown, sources: Sources, depth = 0): Arbitrary<unknown> {
  const fitting = fittingOf(resolved(schema, sources), sources, depth);
  return fc.oneof({ weight: 14, arbitrary: fitting }, { weight: 1, arbitrary: hostile });
}

function resolved(schema: unknown, { document }: Sources): Schema {
  if (typeof schema !== 'object' || schema === null) return {};
  const { $ref } = schema as { $ref?: string };
  if ($ref === undefined) return schema as Schema;
  const found = $ref.replace('#/', '').split('/').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
  return (found ?? {}) as Schema;
}

function fittingOf(schema: Schema, sources: Sources, depth: number): Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly unknown[] | undefined;
  if (choices !== undefined) return depth > DEEPEST ? fc.constant(null) : fc.oneof(...choices.map((choice) => fittingOf(resolved(choice, sources), sources, depth + 1)));
  if (Array.isArray(schema['allOf'])) return fc.tuple(...(schema['allOf'] as unknown[]).map((part) => fittingOf(resolved(part, sources), sources, depth + 1))).map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  const { type } = schema;
  if (Array.isArray(type)) return fc.oneof(...(type as string[]).map((one) => ofType(one, schema, { sources, depth })));
  return ofType(String(type), schema, { sources, depth });
}

type Place = { readonly sources: Sources; readonly depth: number };

function ofType(type: string, schema: Schema, { sources, depth }: Place): Arbitrary<unknown> {
  if (type === 'string') return textOf(schema, sources);
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') return depth > DEEPEST ? fc.constant([]) : fc.array(arbitraryOf(schema['items'], sources, depth + 1), { minLength: Math.min(Number(schema['minItems'] ?? 0), MOST_ITEMS), maxLength: MOST_ITEMS });
  if (type === 'object') return depth > DEEPEST ? fc.constant({}) : recordOf(schema, { sources, depth });
  return fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.constant(null));
}

function recordOf(schema: Schema, { sources, depth }: Place): Arbitrary<unknown> {
  const fields = Object.entries((schema['properties'] ?? {}) as Record<string, unknown>).map(([name, part]) => [name, arbitraryOf(part, sources, depth + 1)] as const);
  const required = ((schema['required'] ?? []) as string[]).filter((name) => fields.some(([field]) => field === name));
  const named = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  const more = schema['additionalProperties'];
  if (typeof more !== 'object' || more === null) return named;
  return fc.tuple(named, fc.dictionary(fc.constantFrom('name', 'notes', 'custom.x', 'x'), arbitraryOf(more, sources, depth + 1), { maxKeys: 2 })).map(([a, b]) => ({ ...b, ...a }));
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Schema): Arbitrary<number> {
  const least = Number(minimum ?? exclusiveMinimum ?? -1_000);
  const most = Number(maximum ?? 1_000_000);
  return fc.oneof(fc.constantFrom(least, most, least - 1, most + 1), fc.integer({ min: Math.ceil(Math.max(least, LEAST_INTEGER)), max: Math.floor(Math.min(most, MOST_INTEGER)) }));
}

function textOf(schema: Schema, { ids }: Sources): Arbitrary<string> {
  const { pattern, format } = schema as { pattern?: string; format?: string };
  if (pattern !== undefined && ID_PATTERN.test(pattern)) return fc.constantFrom(...ids);
  if (format === 'date') return fc.constantFrom('2026-03-02', '2024-02-29', '1970-01-01', '9999-12-31', '2026-02-30');
  if (format === 'date-time') return fc.constantFrom('2026-03-02T10:00:00Z', '2030-01-01T00:00:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z');
  if (format === 'email') return fc.constantFrom('a.wrona@bankwschodni.example', 'x@y.example', 'A@B.EXAMPLE', `${'a'.repeat(64)}@b.example`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' });
  const most = Math.min(Number(schema['maxLength'] ?? 60), LONGEST);
  const least = Math.min(Number(schema['minLength'] ?? 0), most);
  return fc.oneof(fc.string({ minLength: least, maxLength: most, unit: 'grapheme' }), fc.constant('ż'.repeat(most)), fc.constantFrom('Żubr & Żaba', 'ёлка', 'x', '2026-03-02'));
}
