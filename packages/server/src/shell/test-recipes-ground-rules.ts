import type { RecipeOf } from './test-recipes.ts';

/** Calls about the soft frame. */
export const GROUND_RULE_RECIPES = {
  getGroundRules: ({ open }) => [{ query: { agreementId: open.agreementId }, names: 'row' }],
  answerRuleCards: ({ rules }) => [{ path: { id: rules.roundId }, body: { answers: [{ card: 'bad_news', choice: 'phone_first', words: '' }] }, names: 'row' }],
  agreeToRules: ({ rules }) => [{ path: { id: rules.roundId }, body: { picks: [] }, names: 'row' }],
  reviewRules: ({ rules }) => [{ path: { id: rules.roundId }, names: 'row' }],
  putRulesIntoDraft: ({ rules }) => [{ path: { id: rules.roundId }, names: 'row' }],
  addRuleCard: ({ draft }) => [{ body: { engagementId: draft.engagementId, question: 'Cameras on?', choices: ['Always', 'Never'] }, names: 'row' }],
  openRuleRound: ({ open, rules }, own) => [
    { body: { agreementId: open.agreementId, signatoryId: open.signatoryId, cards: ['bad_news'] }, names: 'row' },
    { body: { agreementId: own.open.agreementId, signatoryId: open.signatoryId, cards: ['bad_news'] }, names: 'row' },
    { body: { agreementId: own.open.agreementId, signatoryId: own.open.signatoryId, cards: [rules.cardId] }, names: 'row' },
  ],
  removeRuleCard: ({ rules }) => [{ path: { id: rules.cardId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
