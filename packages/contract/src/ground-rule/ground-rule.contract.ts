import { z } from 'zod';
import { MOST_CARDS, OwnCard, RuleAnswer, RuleCard } from '@entente/core/ground-rule/rule-card';
import { CARD_STATES, RulePick, Settled } from '@entente/core/ground-rule/settle-rules';
import { OptionalLine } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

const Given = RuleAnswer.omit({ card: true });
const By = z.object({ name: z.string(), at: Instant });

/** One card of a round once both sides have answered: both answers, the middle, and what it comes to. */
const CardLineView = z.object({ card: z.string(), state: z.enum(CARD_STATES), provider: Given.nullable(), client: Given.nullable(), middle: Given.nullable(), settled: Settled.nullable() });

/** A round as one side sees it: before both have answered there is nothing of the other side in it but whether it has. */
export const RuleRoundView = z.object({
  id: Id,
  number: z.number().int(),
  /** `asking`: a side has yet to answer. `comparing`: both have, and see the differences. `agreed`: it works for both. */
  state: z.enum(['asking', 'comparing', 'agreed']),
  openedAt: Instant,
  openedBy: z.string(),
  askedName: z.string(),
  cards: z.array(RuleCard),
  /** The answers of the side that looks. */
  own: z.array(RuleAnswer),
  answered: z.object({ provider: By.nullable(), client: By.nullable() }),
  lines: z.array(CardLineView).nullable(),
  /** Who said that the rules as they stand work for them. */
  works: z.object({ provider: By.nullable(), client: By.nullable() }),
  agreedAt: Instant.nullable(),
  agreed: z.array(z.object({ card: z.string(), settled: Settled })).nullable(),
  reviewOn: Day.nullable(),
  /** Who asked for other rules since these were agreed. */
  wantsChange: By.nullable(),
});
export type RuleRoundView = z.infer<typeof RuleRoundView>;

export const OwnCardView = z.object({ id: Id, engagementId: Id.nullable(), question: z.string(), choices: z.array(z.string()) });
export type OwnCardView = z.infer<typeof OwnCardView>;

/** Rules that were agreed beside the framework agreement of an order, and hold in the order wherever it has none of its own on the same card. */
const FrameworkRules = z.object({
  /** Number and title of the framework agreement. */
  number: z.string(),
  title: z.string(),
  /** Where its own ground rules are; null where the reader may not see them. */
  open: z.object({ engagementId: Id }).nullable(),
  cards: z.array(RuleCard),
  rules: z.array(z.object({ card: z.string(), settled: Settled })),
  /** The cards about which the order has a rule of its own instead. */
  replaced: z.array(z.string()),
});
export type FrameworkRules = z.infer<typeof FrameworkRules>;

export const GroundRulesView = z.object({
  agreementId: Id,
  clientName: z.string(),
  firmName: z.string(),
  timeZone: z.string(),
  /** The people of the client who may be asked. */
  people: z.array(z.object({ signatoryId: Id, name: z.string(), email: z.string() })),
  ownCards: z.array(OwnCardView),
  /** The newest round; null before the first. */
  round: RuleRoundView.nullable(),
  /** The newest rounds of other people of the client: they stand beside the newest one. */
  beside: z.array(RuleRoundView),
  /** What acts towards all of them, of an order also what it has from its framework agreement; where different rules were agreed with different people, what asks more of us. */
  acting: z.array(z.object({ card: z.string(), settled: Settled })),
  /** Those of them that an order has from its framework agreement; null where there are none. */
  framework: FrameworkRules.nullable(),
  /** The cards about which different rules were agreed with different people. */
  differ: z.array(z.string()),
  /** Earlier rounds that were agreed, newest first. */
  history: z.array(RuleRoundView),
  /** Whether the draft can take the agreed rules now, and whether it lacks some of them. */
  draft: z.object({ open: z.boolean(), lacks: z.number().int() }),
});
export type GroundRulesView = z.infer<typeof GroundRulesView>;

const Answers = z.array(RuleAnswer.extend({ words: OptionalLine(300) })).max(MOST_CARDS);
const Picks = z.array(RulePick).max(MOST_CARDS);
const byId = z.object({ id: Id });

export const groundRuleContract = {
  get: procedure
    .route({ method: 'GET', path: '/ground-rules', operationId: 'getGroundRules', tags: ['ground-rule'], summary: 'The soft frame of an agreement: the cards, how a round stands, what was agreed' })
    .input(z.object({ agreementId: Id }))
    .output(GroundRulesView),
  open: procedure
    .route({ method: 'POST', path: '/ground-rules/rounds', operationId: 'openRuleRound', tags: ['ground-rule'], summary: 'Ask both sides: the client gets one link', successStatus: 201 })
    /** `cards` are keys of the eight and ids of own cards, in the order in which they are asked; under an order also of those that its framework agreement settled. */
    .input(z.strictObject({ agreementId: Id, signatoryId: Id, cards: z.array(z.string().max(60)).min(1).max(MOST_CARDS) }))
    .output(z.object({ id: Id })),
  answer: procedure
    .route({ method: 'PUT', path: '/ground-rules/rounds/{id}/answers', operationId: 'answerRuleCards', tags: ['ground-rule'], summary: 'Answer the cards for your side; the other side does not see it before it has answered too' })
    .input(z.strictObject({ id: Id, answers: Answers }))
    .output(RuleRoundView),
  agree: procedure
    .route({ method: 'POST', path: '/ground-rules/rounds/{id}/works-for-us', operationId: 'agreeToRules', tags: ['ground-rule'], summary: 'Say that the rules work for your side; choose where the two differ' })
    .input(z.strictObject({ id: Id, picks: Picks }))
    .output(RuleRoundView),
  review: procedure
    .route({ method: 'POST', path: '/ground-rules/rounds/{id}/reviews', operationId: 'reviewRules', tags: ['ground-rule'], summary: 'Say that agreed rules still work' })
    .input(byId)
    .output(RuleRoundView),
  draft: procedure
    .route({ method: 'POST', path: '/ground-rules/rounds/{id}/draft', operationId: 'putRulesIntoDraft', tags: ['ground-rule'], summary: 'Put agreed rules into the draft as its ground rules' })
    .input(byId)
    .output(z.object({ changed: z.number().int() })),
  addCard: procedure
    .route({ method: 'POST', path: '/ground-rules/cards', operationId: 'addRuleCard', tags: ['ground-rule'], summary: 'Make a card of your own, for one engagement or for all', successStatus: 201 })
    .input(z.strictObject({ engagementId: Id.nullable(), ...OwnCard.shape }))
    .output(z.object({ id: Id })),
  removeCard: procedure
    .route({ method: 'DELETE', path: '/ground-rules/cards/{id}', operationId: 'removeRuleCard', tags: ['ground-rule'], summary: 'Take away a card of your own; rounds that asked it keep it' })
    .input(byId)
    .output(z.object({})),
};
