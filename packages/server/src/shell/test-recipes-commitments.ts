import { newId } from '../platform/database/new-id.ts';
import type { RecipeOf } from './test-recipes.ts';

/** Calls about what both sides promised. Ends come last: they leave nothing to answer. */
export const COMMITMENT_RECIPES = {
  listCommitments: ({ draft, commitments, canary }) => [
    { names: 'nothing' },
    { query: { engagementId: draft.engagementId, search: canary, whose: 'mine' }, names: 'nothing' },
    { query: { cursor: Buffer.from(JSON.stringify(['2020-01-01', commitments.commitmentId])).toString('base64url') }, names: 'nothing' },
  ],
  getCommitmentBoard: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  listCommitmentPeople: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  listCommitmentEvents: ({ draft, commitments }) => [{ query: { engagementId: draft.engagementId, commitmentId: commitments.commitmentId }, names: 'row' }],
  getCommitmentLadder: () => [{ names: 'nothing' }],
  getCommitmentTimes: () => [{ names: 'nothing' }],
  chooseCommitmentTimes: () => [{ body: { remindAt: '12:00', quiet: { from: '19:00', until: '08:00' }, daysOff: [{ from: '2031-07-01', to: '2031-07-04' }], timeZone: 'Europe/Berlin', country: 'DE' }, names: 'nothing' }],
  chooseCommitmentLadder: () => [{ body: { ladder: 'tight' }, names: 'nothing' }],
  makeAgreedCommitments: ({ sealed }) => [{ body: { agreementId: sealed.agreementId }, names: 'row' }],
  draftMovedDates: ({ draft }) => [{ body: { engagementId: draft.engagementId }, names: 'row' }],
  createCommitment: ({ draft, contactId, commitments, expectations, who }, own) => [
    { body: { engagementId: draft.engagementId, side: 'provider', title: 'A promise', owner: { kind: 'member', id: own.who.actor.memberId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'provider', title: 'A promise', owner: { kind: 'member', id: who.actor.memberId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'client', title: 'A promise', owner: { kind: 'contact', id: contactId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'client', title: 'A promise', owner: { kind: 'person', id: commitments.personId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'provider', title: 'A promise', owner: { kind: 'member', id: own.who.actor.memberId }, blocks: [commitments.waitingId] }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, side: 'provider', title: 'A promise', owner: { kind: 'member', id: own.who.actor.memberId }, expectationId: expectations.theirsId }, names: 'row' },
  ],
  updateCommitment: ({ commitments, contactId }, own) => [
    { path: { id: commitments.commitmentId }, body: { set: { format: 'JPG' }, before: { format: '' } }, names: 'row' },
    { path: { id: own.commitments.commitmentId }, body: { set: { owner: { kind: 'contact', id: contactId } }, before: { owner: own.commitments.personId } }, names: 'row' },
    { path: { id: own.commitments.commitmentId }, body: { set: { blocks: [commitments.waitingId] }, before: { blocks: [own.commitments.waitingId] } }, names: 'row' },
  ],
  changeCommitmentDates: ({ commitments }) => [{ path: { id: commitments.commitmentId }, body: { decision: 'send', words: newId() }, names: 'row' }],
  answerCommitment: ({ commitments, contactId }, own) => [
    { path: { id: commitments.commitmentId }, body: { answer: { answer: 'stuck', words: 'no camera' } }, names: 'row' },
    { path: { id: own.commitments.commitmentId }, body: { answer: { answer: 'someone_else', person: { kind: 'contact', id: contactId } } }, names: 'row' },
    { path: { id: commitments.commitmentId }, body: { answer: { answer: 'done' } }, names: 'row' },
  ],
  sayOfCorrectionRound: ({ commitments }) => [{ path: { id: commitments.commitmentId }, body: { as: 'gift' }, names: 'row' }],
  reopenCommitment: ({ commitments }) => [{ path: { id: commitments.commitmentId }, names: 'row' }],
  restoreCommitment: ({ commitments }) => [{ path: { id: commitments.removedId }, names: 'row' }],
  deleteCommitment: ({ commitments }) => [{ path: { id: commitments.commitmentId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
