import fc from 'fast-check';
import { ITEM_KINDS, type DocumentContent } from './content.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { fieldSchema, type Edit, type FieldValue } from './edit.ts';

/** Random edits of the sample document, for properties. */

const values: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom('Agreed', 'agreed ', '2026-05-01', '7', 'PLN', 'EUR', 'pl', 'client', 'in', 'out', 'monthly', 'soft', 'days', ''),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: 0, max: 400 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(idOf(21), idOf(22), idOf(51), idOf(61), idOf(404)),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
);

const targets = [
  ...['title', 'locale', 'currency', 'country'].map((field) => ({ kind: 'head' as const, id: null, field })),
  ...ITEM_KINDS.flatMap((kind) => SAMPLE_CONTENT[kind].flatMap((item) => Object.keys(item).map((field) => ({ kind, id: item.id, field })))),
].filter(({ kind, field }) => fieldSchema(kind, field) !== null);

/** What stands in a field of the sample. */
export function standing(content: DocumentContent, kind: (typeof targets)[number]['kind'], { id, field }: { id: string | null; field: string }): FieldValue {
  const record: object | undefined = kind === 'head' ? content.head : content[kind].find((item) => item.id === id);
  return (record as Record<string, FieldValue> | undefined)?.[field] ?? null;
}

/** A `set` of any field to a value that its schema takes. */
export const anySet: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...targets), values)
  .filter(([{ kind, field }, value]) => fieldSchema(kind, field)?.safeParse(value).success === true)
  .map(([target, value]): Edit => ({ type: 'set', ...target, before: standing(SAMPLE_CONTENT, target.kind, target), value }));

const removals: Edit[] = ITEM_KINDS.flatMap((kind) => SAMPLE_CONTENT[kind].map((item) => ({ type: 'remove', kind, item }) as Edit));
const insertions: Edit[] = ITEM_KINDS.flatMap((kind) => SAMPLE_CONTENT[kind].slice(0, 1).map((item) => ({ type: 'insert', kind, item: { ...item, id: idOf(500), ...('key' in item ? { key: 'fresh' } : {}) } }) as Edit));

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof({ weight: 4, arbitrary: anySet }, { weight: 1, arbitrary: fc.constantFrom(...removals) }, { weight: 1, arbitrary: fc.constantFrom(...insertions) });
