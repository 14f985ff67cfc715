import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { FOUND_FIELDS, SEARCH_KINDS } from '@entente/core/search/search-kind';
import { procedure, SoughtText } from '../kernel/procedure.ts';

/** Found parts of a text, in UTF-16 units, end exclusive. */
const Ranges = z.array(z.object({ from: z.number().int(), to: z.number().int() }));

/** "email", "custom.order_code" */
const FoundIn = z.union([z.enum(FOUND_FIELDS), z.templateLiteral(['custom.', z.string()])]);

export const SearchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: Id,
  title: z.string(),
  ranges: Ranges,
  /** Where else it was found, a field of the workspace's own by its key; a note is cut to the piece around it. Null when the title says it all. */
  found: z.object({ field: FoundIn, text: z.string(), ranges: Ranges }).nullable(),
  /** The record that a person or a piece of work belongs to, or that a note is about; it is the one to open for a note. */
  about: z.object({ kind: z.enum(['client', 'contact', 'deal', 'engagement']), id: Id, name: z.string() }).nullable(),
  updatedAt: Instant,
});
export type SearchHit = z.infer<typeof SearchHit>;

/** "client,contact" */
const Kinds = z.string().max(100).refine((text) => text.split(',').every((kind) => (SEARCH_KINDS as readonly string[]).includes(kind)), 'input-is-wrong');

export const searchContract = {
  find: procedure
    .route({ method: 'GET', path: '/search', operationId: 'search', tags: ['search'], summary: 'Find records by name, number, address or what was noted; the best first' })
    .input(z.object({ q: SoughtText, kinds: Kinds.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }))
    .output(z.object({ rows: z.array(SearchHit) })),
};
