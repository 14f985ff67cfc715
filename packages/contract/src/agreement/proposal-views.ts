import { z } from 'zod';
import { PROPOSAL_FIELDS, PROPOSAL_WAYS } from '@entente/core/agreement/record-proposal';
import { DayEffectView, MoneyEffectView } from './effect-views.ts';

/** A field of a record as a form asks for it. `value` is as it is typed; amounts are in `currency`. */
export const ProposalFieldView = z.strictObject({ name: z.enum(PROPOSAL_FIELDS), type: z.enum(['line', 'day', 'money', 'count']), label: z.string(), value: z.string(), currency: z.string().nullable() });
export type ProposalFieldView = z.infer<typeof ProposalFieldView>;

/** What one field says now and would say, in the reader's words; null where there is nothing. */
export const ProposalLineView = z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type ProposalLineView = z.infer<typeof ProposalLineView>;

/** What a proposal of the client changes of the records. */
export const RecordProposalView = z.object({
  way: z.enum(PROPOSAL_WAYS),
  name: z.string(),
  lines: z.array(ProposalLineView),
  money: z.array(MoneyEffectView),
  days: z.array(DayEffectView),
  /** The text says something else here by now; asked while it waits. */
  isOld: z.boolean(),
  /** With what other values begin: what was proposed. Empty where it cannot be answered with values. */
  fields: z.array(ProposalFieldView),
});
export type RecordProposalView = z.infer<typeof RecordProposalView>;
