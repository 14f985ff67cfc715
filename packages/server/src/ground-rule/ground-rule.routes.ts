import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { putIntoDraft } from './draft/ground-rule.actions.ts';
import { agreeForUs, answerForUs, reviewForUs, showGroundRules } from './ground-rule.actions.ts';
import { addCard, removeCard } from './rule-card.actions.ts';
import { openRound } from './rule-round.actions.ts';

const { groundRule } = signedIn;
const asked = ({ actor, services }: SignedInCall) => ({ actor, services, now: services.clock() });

export const groundRuleRoutes = {
  get: groundRule.get.handler(({ context, input }) => query(context, (tx) => showGroundRules(tx, asked(context), input))),
  open: groundRule.open.handler(({ context, input }) => command(context, { operation: 'openRuleRound', input }, (tx) => openRound(tx, asked(context), input))),
  answer: groundRule.answer.handler(({ context, input }) => command(context, { operation: 'answerRuleCards', input }, (tx) => answerForUs(tx, asked(context), input))),
  agree: groundRule.agree.handler(({ context, input }) => command(context, { operation: 'agreeToRules', input }, (tx) => agreeForUs(tx, asked(context), input))),
  review: groundRule.review.handler(({ context, input }) => command(context, { operation: 'reviewRules', input }, (tx) => reviewForUs(tx, asked(context), input))),
  draft: groundRule.draft.handler(({ context, input }) => command(context, { operation: 'putRulesIntoDraft', input }, (tx) => putIntoDraft(tx, asked(context), input.id))),
  addCard: groundRule.addCard.handler(({ context, input }) => command(context, { operation: 'addRuleCard', input }, (tx) => addCard(tx, asked(context), input))),
  removeCard: groundRule.removeCard.handler(({ context, input }) => command(context, { operation: 'removeRuleCard', input }, (tx) => removeCard(tx, asked(context), input.id))),
};
