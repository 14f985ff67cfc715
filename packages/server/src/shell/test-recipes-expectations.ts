import type { RecipeOf } from './test-recipes.ts';

/** Calls about what each side expects of the other. What ends one comes last. */
export const EXPECTATION_RECIPES = {
  listExpectations: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  listAllExpectations: ({ canary }) => [{ names: 'nothing' }, { query: { search: canary, show: 'unanswered' }, names: 'nothing' }],
  listExpectationChoices: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  createExpectation: ({ draft, contactId, commitments }, own) => [
    { body: { engagementId: draft.engagementId, side: 'provider', words: 'Answers', person: { kind: 'contact', id: own.contactId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'provider', words: 'Answers', person: { kind: 'contact', id: contactId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'client', words: 'Answers', person: { kind: 'person', id: commitments.personId } }, names: 'row' },
  ],
  updateExpectation: ({ expectations }) => [{ path: { id: expectations.oursId }, body: { set: { unspoken: true }, before: { unspoken: false } }, names: 'row' }],
  handOverExpectation: ({ expectations, commitments, who }, own) => [
    { path: { id: expectations.oursId }, body: { to: { kind: 'member', id: own.who.actor.memberId }, words: 'Away' }, names: 'row' },
    { path: { id: own.expectations.oursId }, body: { to: { kind: 'member', id: who.actor.memberId }, words: 'Away' }, names: 'row' },
    { path: { id: own.expectations.theirsId }, body: { to: { kind: 'person', id: commitments.personId }, words: 'Away' }, names: 'row' },
  ],
  answerExpectation: ({ expectations }) => [{ path: { id: expectations.theirsId }, body: { answer: 'doubtful', words: 'We are two' }, names: 'row' }],
  takeBackExpectationAnswer: ({ expectations }) => [{ path: { id: expectations.answeredId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
