import { recordMarkOf, type RecordMark } from '@entente/contract/kernel/record-mark';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { hiddenKeys, withoutHidden, withoutHiddenWithin, type Limits } from '@entente/core/kernel/hidden-fields';
import { mayDo } from '@entente/core/kernel/limited-act';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import type { z } from 'zod';

type Schema = z.core.$ZodType;
type Fields = Readonly<Record<string, unknown>>;
/** What a walk through an answer needs: the reader's limits, and the request that names the kind of some answers. */
type Walk = { readonly limits: Limits; readonly input: unknown };

/**
 * An answer without the fields that its reader may not see. The schema says which objects are records and
 * of which kind (`aboutRecord`); a hidden field answers empty, an entry of a map of fields is left out.
 */
export function hideIn(schema: Schema, value: unknown, walk: Walk): unknown {
  if (value === null || value === undefined || !hasMarks(schema)) return value;
  const { def } = schema._zod as unknown as { def: Def };
  if (def.type === 'object') return hideInObject(schema, def.shape, { fields: value as Fields, walk });
  if (def.type === 'array') return (value as readonly unknown[]).map((one) => hideIn(def.element, one, walk));
  if (def.type === 'record') return hideInMap(schema, def.valueType, { fields: value as Fields, walk });
  // An option that the value does not fit has none of its properties and leaves it as it is.
  return partsOf(schema).reduce((kept: unknown, part) => (fits(part, kept) ? hideIn(part, kept, walk) : kept), value);
}

/** Whether a value has the form that a part of a schema speaks of; only that is looked into. */
function fits(schema: Schema, value: unknown): boolean {
  const { type } = schema._zod.def;
  if (type === 'array') return Array.isArray(value);
  return (type !== 'object' && type !== 'record') || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

type Def =
  | { type: 'object'; shape: Readonly<Record<string, Schema>> }
  | { type: 'array'; element: Schema }
  | { type: 'record'; valueType: Schema }
  | { type: 'union'; options: readonly Schema[] }
  | { type: 'lazy'; getter: () => Schema }
  | { type: 'pipe'; in: Schema; out: Schema }
  | { type: 'optional' | 'nullable' | 'default' | 'readonly' | 'nonoptional' | 'catch'; innerType: Schema }
  | { type: 'string' | 'number' | 'boolean' | 'unknown' | 'any' };

function hideInObject(schema: Schema, shape: Readonly<Record<string, Schema>>, { fields, walk }: { fields: Fields; walk: Walk }): Fields {
  const mark = recordMarkOf(schema);
  const hidden = mark === undefined ? new Set<string>() : hiddenKeys(walk.limits, kindOf(mark, fields, walk.input));
  const kept = Object.entries(fields).map(([key, value]): [string, unknown] => {
    const property = shape[key];
    if (mark?.within === key) return [key, withoutHiddenWithin(value, hidden)];
    if (mark?.within === undefined && hidden.has(key)) return [key, property === undefined ? undefined : emptyOf(property)];
    return [key, property === undefined ? value : hideIn(property, value, walk)];
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

/** A map that is about a record itself has its fields by key. */
function hideInMap(schema: Schema, valueType: Schema, { fields, walk }: { fields: Fields; walk: Walk }): Fields {
  const mark = recordMarkOf(schema);
  const shown = mark === undefined ? fields : withoutHidden(fields, hiddenKeys(walk.limits, kindOf(mark, fields, walk.input)));
  return Object.fromEntries(Object.entries(shown).map(([key, one]) => [key, hideIn(valueType, one, walk)]));
}

function kindOf(mark: RecordMark, fields: Fields, input: unknown): string {
  if ('kind' in mark) return mark.kind;
  const named = fields[mark.kindIn] ?? (typeof input === 'object' && input !== null ? (input as Fields)[mark.kindIn] : undefined);
  return typeof named === 'string' ? named : '';
}

/**
 * The value that a hidden field answers, by its schema: absent, null, an empty text or list.
 * @throws RangeError for a schema that has none, which a test asks of every field that may be hidden.
 */
export function emptyOf(schema: Schema): undefined | null | '' | [] {
  const { def } = schema._zod as unknown as { def: Def };
  if (def.type === 'optional') return undefined;
  if (def.type === 'nullable') return null;
  if (def.type === 'string') return '';
  if (def.type === 'array') return [];
  if ('innerType' in def) return emptyOf(def.innerType);
  if (def.type === 'union') return emptyOf(def.options.find((option) => !['number', 'boolean', 'object'].includes((option._zod as unknown as { def: Def }).def.type)) ?? schema);
  throw new RangeError(`a field of type ${def.type} has no empty value, so it cannot be hidden`);
}

/** Whether a request stays within the actor's limits: what it does to a kind of record, and which fields it sets. */
export function judgeRequest(schema: Schema | undefined, input: unknown, { limits }: Pick<ProviderActor, 'limits'>): Outcome<null, Refusal<'not-allowed' | 'field-is-hidden'>> {
  if (schema === undefined || limits === undefined || !isMap(input)) return granted(null);
  const mark = recordMarkOf(schema);
  if (mark?.act !== undefined && !mayDo({ limits }, kindOf(mark, input, input), mark.act)) return refused('not-allowed');
  const fields = hiddenSet(schema, input, { limits, input });
  return fields.length === 0 ? granted(null) : refused('field-is-hidden', { fields });
}

/** The hidden fields that a request sets: a change those of its patch; a new record those that are not empty and not as they are by default, in its parts too. */
function hiddenSet(schema: Schema, input: Fields, walk: Walk): readonly string[] {
  const { def } = schema._zod as unknown as { def: Def };
  if (def.type === 'record') return hiddenInMap(schema, input, walk);
  if (def.type !== 'object') return partsOf(schema).flatMap((part) => hiddenSet(part, input, walk));
  const mark = recordMarkOf(schema);
  const hidden = mark === undefined ? new Set<string>() : hiddenKeys(walk.limits, kindOf(mark, input, walk.input));
  if (mark?.within !== undefined) {
    const set = input[mark.within];
    return isMap(set) ? Object.keys(set).filter((key) => hidden.has(key)) : [];
  }
  const own = Object.entries(def.shape).filter(([key, property]) => hidden.has(key) && !isUnsaid(property, input[key]));
  const inner = Object.entries(def.shape).flatMap(([key, property]) => {
    const value = input[key];
    return isMap(value) && hasMarks(property) ? hiddenSet(property, value, walk) : [];
  });
  return [...own.map(([key]) => key), ...inner];
}

function hiddenInMap(schema: Schema, input: Fields, walk: Walk): readonly string[] {
  const mark = recordMarkOf(schema);
  const hidden = mark === undefined ? new Set<string>() : hiddenKeys(walk.limits, kindOf(mark, input, walk.input));
  return Object.keys(input).filter((key) => hidden.has(key) && !isUnsaid(schema, input[key]));
}

/** Whether a value says nothing of a field: absent, empty, or what it is without being said. */
function isUnsaid(schema: Schema, value: unknown): boolean {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return true;
  const { def } = schema._zod as unknown as { def: { readonly type: string; readonly defaultValue?: unknown } };
  return def.type === 'default' && sameValue(def.defaultValue, value);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const known = new WeakMap<Schema, boolean>();

/** Whether a mark stands anywhere within a schema. */
export function hasMarks(schema: Schema): boolean {
  const answer = known.get(schema);
  if (answer !== undefined) return answer;
  // A schema that contains itself is looked into as far as the value goes.
  if (schema._zod.def.type === 'lazy') return true;
  const found = recordMarkOf(schema) !== undefined || partsOf(schema).some(hasMarks);
  known.set(schema, found);
  return found;
}

/** The schemas directly within a schema. */
export function partsOf(schema: Schema): readonly Schema[] {
  const { def } = schema._zod as unknown as { def: Def };
  if (def.type === 'object') return Object.values(def.shape);
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  if (def.type === 'union') return def.options;
  if (def.type === 'lazy') return [def.getter()];
  if (def.type === 'pipe') return [def.out];
  return 'innerType' in def ? [def.innerType] : [];
}
