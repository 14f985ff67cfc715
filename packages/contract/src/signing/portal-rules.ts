import { z } from 'zod';
import { Effort, Form, FormError, Frame } from './portal-frame.ts';
import { HeldFromFramework, RuleRoundView } from './rule-round-view.ts';

/** The cards of the soft frame: to be answered, compared, or as they were agreed. */
export const RulesPage = z.strictObject({
  page: z.literal('rules'),
  frame: Frame,
  client: z.string(),
  /** What the page asks for; `none` where no cards were asked. */
  step: z.enum(['answer', 'wait', 'compare', 'agreed', 'none']),
  round: RuleRoundView.nullable(),
  earlier: z.array(RuleRoundView),
  /** Of an order: what holds because it was agreed beside the framework agreement; null where nothing does. */
  framework: HeldFromFramework.nullable(),
  reviewDue: z.boolean(),
  form: Form.nullable(),
  changeForm: Form.nullable(),
  effort: Effort,
  error: FormError.nullable(),
});
export type RulesPage = z.infer<typeof RulesPage>;
