import { z } from 'zod';
import type { LimitedAct } from '@entente/core/kernel/limited-act';
import type { ScopedKind } from '@entente/core/workspace/scope';

/**
 * What an object of a request or an answer is about, so that the fields which a role may not see are left
 * out of every answer, and refused in every change, by one rule:
 * - `kind`: its properties (of a map: its keys) are fields of a record of that kind;
 * - `kindIn`: the same, the kind stands in a property of the object or of the request;
 * - `within`: property that holds fields by key, however deep (a timeline's payload, a map of values, a patch);
 *   On a request without it, the properties are the fields of a new record: what is hidden may only be left empty;
 * - `act`: on a request, what it does to such records, for roles that may not.
 */
export type RecordMark = ({ readonly kind: ScopedKind } | { readonly kindIn: string }) & { readonly within?: string; readonly act?: LimitedAct };

const marks = z.registry<RecordMark>();

/** Says what an object is about. Mark what a person is answered; parts that are records too carry their own marks. */
export function aboutRecord<Schema extends z.ZodType>(mark: RecordMark, schema: Schema): Schema {
  marks.add(schema, mark);
  return schema;
}

/** What a schema is about; undefined for what is about no record. */
export function recordMarkOf(schema: z.core.$ZodType): RecordMark | undefined {
  return marks.get(schema);
}
