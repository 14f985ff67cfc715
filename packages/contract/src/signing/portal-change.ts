import { z } from 'zod';
import { PROPOSAL_WAYS } from '@entente/core/agreement/record-proposal';
import { DayEffectView, MoneyEffectView } from '../agreement/effect-views.ts';
import { ProposalFieldView, ProposalLineView } from '../agreement/proposal-views.ts';
import { Form, FormError, Frame } from './portal-frame.ts';

/** One record, and what the reader proposes to do with it. First it is typed, then looked at, then sent. */
export const ChangePage = z.strictObject({
  page: z.literal('change'),
  frame: Frame,
  way: z.enum(PROPOSAL_WAYS),
  /** What the record is ("Deliverable"), and how it is called. */
  kind: z.string(),
  name: z.string(),
  /** The same record, the other ways. */
  ways: z.array(z.strictObject({ way: z.enum(PROPOSAL_WAYS), href: z.string() })),
  /** Back to where the record is read. */
  back: z.string(),
  /** Empty where it is to be taken out. */
  fields: z.array(ProposalFieldView),
  purpose: z.string(),
  /** What may be tapped as what it should achieve. */
  purposes: z.array(z.string()),
  versionNumber: z.number().int(),
  form: Form,
  /** Exactly what would change, before anything is sent; null while it is typed. `needs`: how it has to be signed at least, null where it goes into the text that is signed anyway. */
  preview: z.strictObject({ lines: z.array(ProposalLineView), money: z.array(MoneyEffectView), days: z.array(DayEffectView), needs: z.enum(['any', 'code', 'device', 'file']).nullable() }).nullable(),
  error: FormError.nullable(),
});
export type ChangePage = z.infer<typeof ChangePage>;
