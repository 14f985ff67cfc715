import { z } from 'zod';
import { Effort, Form, FormError, Frame } from './portal-frame.ts';
import { RuleRoundView } from './rule-round-view.ts';

/** The cards of the soft frame: to be answered, compared, or as they were agreed. */
export const RulesPage = z.strictObject({
  page: z.literal('rules'),
  frame: Frame,
  client: z.string(),
  /** What the page asks for; `none` where no cards were asked. */
  step: z.enum(['answer', 'wait', 'compare', 'agreed', 'none']),
  round: RuleRoundView.nullable(),
  earlier: z.array(RuleRoundView),
  reviewDue: z.boolean(),
  form: Form.nullable(),
  changeForm: Form.nullable(),
  effort: Effort,
  error: FormError.nullable(),
});
export type RulesPage = z.infer<typeof RulesPage>;
