import { z } from 'zod';
import { AGREEMENT_STATES } from '@entente/core/agreement/agreement-state';
import { RenderedTerm } from '@entente/core/document/rendered';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { Sha256Hex } from '../kernel/sha256-hex.ts';

/** What an order names: its framework agreement, by the text that was in force when the order was written or last sent. */
export const NamedFrameworkView = z.object({
  number: z.string(),
  title: z.string(),
  /** The day from which that text is in force, where the workspace is. */
  inForceOn: Day,
  version: z.number().int(),
  /** SHA-256 of that text. */
  sha256: Sha256Hex,
});

/** Orders: those under an agreement, and the agreement that one is an order under. */
export const OrdersView = z.object({
  /** Null where the agreement is no order. */
  under: NamedFrameworkView.extend({
    /** `old`: an amendment was sealed since; sending takes its text in. `not_in_force`: nothing can be sent or signed under it. */
    standing: z.enum(['current', 'old', 'not_in_force']),
    /** The words that the text explains which the order's draft names. */
    terms: z.array(RenderedTerm),
    /** Where it is opened; null where it is not the reader's to see. */
    open: z.object({ agreementId: Id, engagementId: Id }).nullable(),
  }).nullable(),
  /** The agreement is in force and says that later orders may name it. */
  takesOrders: z.boolean(),
  /** Those that the reader may see, oldest first. */
  orders: z.array(z.object({ id: Id, number: z.string(), title: z.string(), engagementId: Id, state: z.enum(AGREEMENT_STATES), since: Instant, revokedAt: Instant.nullable() })),
  /** How many of them are out or bind. */
  live: z.number().int(),
});
export type OrdersView = z.infer<typeof OrdersView>;
