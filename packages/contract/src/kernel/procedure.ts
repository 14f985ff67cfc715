import { oc } from '@orpc/contract';
import { z } from 'zod';
import { isCleanText } from '@entente/core/kernel/plain-text';

/** What a refused request carries: the refusal's code (a phrase in every language) and plain values for its sentence. */
export const RefusalBody = z.object({ refusal: z.string(), detail: z.record(z.string(), z.unknown()).optional() });

/** `reads`: changes nothing although it is a POST, because what it asks is too long for an address. */
export type OperationMeta = { readonly reads?: boolean };

/**
 * The start of every operation. Errors are few and typed; which sentence a person reads is the refusal's code.
 * Commands (POST, PUT, PATCH, DELETE) take an `Idempotency-Key` header of 1 to 255 characters.
 */
export const procedure = oc.$meta<OperationMeta>({}).errors({
  BAD_REQUEST: { status: 400, data: RefusalBody },
  UNAUTHORIZED: { status: 401, data: RefusalBody },
  FORBIDDEN: { status: 403, data: RefusalBody },
  NOT_FOUND: { status: 404, data: RefusalBody },
  CONFLICT: { status: 409, data: RefusalBody },
  PRECONDITION_FAILED: { status: 412, data: RefusalBody },
  REFUSED: { status: 422, data: RefusalBody },
  TOO_MANY_REQUESTS: { status: 429, data: RefusalBody },
});

/** Keyset pages: at most 100 rows, `cursor` from the page before. */
export const PageQuery = z.object({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });

/** Marks of direction and layout that were copied with a text are no part of what is searched for. */
const withoutMarks = (text: string): string => text.replaceAll(/\p{Cf}/gu, '');

/** What a list is searched for. */
export const SearchText = z.string().max(200).transform(withoutMarks).refine(isCleanText, 'text-has-forbidden-characters');
/** What the search box is asked. */
export const SoughtText = z.string().min(1).max(200).transform(withoutMarks).refine(isCleanText, 'text-has-forbidden-characters');

/** A page of rows and the cursor of the next one, null at the end. */
export function Page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
}
