import { z } from 'zod';
import { DUPLICATE_KINDS, DUPLICATE_REASONS } from '@entente/core/duplicate/duplicate-keys';
import { CONFIDENCE_LEVELS } from '@entente/core/duplicate/duplicate-confidence';
import { isCleanText } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { PageQuery, procedure } from '../kernel/procedure.ts';

const Kind = z.enum(DUPLICATE_KINDS);
const Words = z.string().max(300).refine(isCleanText, 'text-has-forbidden-characters').default('');

/** One of two records that may be one, as far as a list shows it. */
export const DuplicateRecord = z.object({ id: Id, name: z.string(), email: z.string(), phone: z.string(), client: z.object({ id: Id, name: z.string() }).nullable(), ownerName: z.string(), updatedAt: Instant });
export type DuplicateRecord = z.infer<typeof DuplicateRecord>;

const judgement = { reasons: z.array(z.enum(DUPLICATE_REASONS)), confidence: z.number().int(), level: z.enum(CONFIDENCE_LEVELS) };

export const DuplicatePair = z.object({ kind: Kind, first: DuplicateRecord, second: DuplicateRecord, ...judgement });
export type DuplicatePair = z.infer<typeof DuplicatePair>;

export const LikelyRecord = z.object({ record: DuplicateRecord, ...judgement });
export type LikelyRecord = z.infer<typeof LikelyRecord>;

const pairPath = z.strictObject({ kind: Kind, firstId: Id, secondId: Id });

export const duplicateContract = {
  list: procedure
    .route({ method: 'GET', path: '/duplicates', operationId: 'listDuplicates', tags: ['duplicate'], summary: 'Pairs of records that may be one, the surest first' })
    .input(PageQuery.extend({ kind: Kind }))
    .output(z.object({ rows: z.array(DuplicatePair), nextCursor: z.string().nullable() })),
  check: procedure
    .route({ method: 'GET', path: '/duplicates/check', operationId: 'checkDuplicates', tags: ['duplicate'], summary: 'Records that look like one that is being written' })
    .input(z.object({ kind: Kind, name: Words, email: Words, phone: Words, registration: Words, website: Words, clientId: Id.optional(), id: Id.optional() }))
    .output(z.object({ rows: z.array(LikelyRecord) })),
  dismiss: procedure.route({ method: 'POST', path: '/duplicates/dismiss', operationId: 'dismissDuplicate', tags: ['duplicate'], summary: 'Two records are not the same; remembered' }).input(pairPath).output(z.object({})),
  reopen: procedure.route({ method: 'POST', path: '/duplicates/reopen', operationId: 'reopenDuplicate', tags: ['duplicate'], summary: 'Take back that two records are not the same' }).input(pairPath).output(z.object({})),
};
