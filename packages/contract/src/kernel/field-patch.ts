import { z } from 'zod';
import { Id } from '@entente/core/kernel/values';

/**
 * A change of single fields of one record. `set` holds the new values, `before` what the writer saw for
 * the same fields, so that two people's changes to different fields are merged and a change to the same
 * field is answered with yours / theirs / before instead of being lost. Without If-Match `before` has to name
 * every field of `set`.
 */
export function FieldPatch<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ id: Id, set: z.strictObject(shape).partial(), before: z.record(z.string(), z.unknown()) });
}
