import { z } from 'zod';
import { AGREEMENT_STATES } from '@entente/core/agreement/agreement-state';
import { Id, Instant } from '@entente/core/kernel/values';
import { DifferenceView } from './agreement-views.ts';
import { DayEffectView, MoneyEffectView } from './effect-views.ts';

/** What one amendment changes: against the text that was in force when it was made, or was taken into it since. */
export const AmendmentView = z.object({
  amendmentNumber: z.number().int(),
  difference: DifferenceView,
  money: z.array(MoneyEffectView),
  days: z.array(DayEffectView),
  /** Another text is in force by now: what it changed is taken in when this one is sent. */
  baseIsOld: z.boolean(),
  /** The number of the amendment that this one stands on, where a consumer went back on it: its words are taken out when this one is sent. */
  revokedBelow: z.number().int().nullable(),
  /** Amendments that are out and change the same; the places are clause numbers and names of records. */
  conflicts: z.array(z.object({ amendmentNumber: z.number().int(), places: z.array(z.string()) })),
});
export type AmendmentView = z.infer<typeof AmendmentView>;

/** The texts of one agreement, however it was changed since. */
export const AmendmentsView = z.object({
  /** The agreement itself, whichever of its texts was asked about. */
  agreementId: Id,
  /** The text that binds now, consolidated; null while the agreement is not sealed. */
  inForce: z.object({ agreementId: Id, amendmentNumber: z.number().int().nullable(), versionNumber: z.number().int() }).nullable(),
  amendments: z.array(z.object({ id: Id, number: z.string(), amendmentNumber: z.number().int(), state: z.enum(AGREEMENT_STATES), since: Instant, revokedAt: Instant.nullable() })),
  /** Where the agreement asked about is an amendment itself. */
  own: AmendmentView.nullable(),
});
export type AmendmentsView = z.infer<typeof AmendmentsView>;
