import type { RecipeOf } from './test-recipes.ts';

const line = { event: 'delay', phaseId: null, backup: null, channel: 'mail', withinDays: 1 };

/** Calls about who tells whom. */
export const TOUCHPOINT_RECIPES = {
  getCommunication: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  suggestCommunication: ({ open }) => [{ body: { engagementId: open.engagementId }, names: 'row' }],
  createTouchpoint: ({ draft, who, contactId }, own) => [
    { body: { engagementId: draft.engagementId, ...line, side: 'provider', teller: { kind: 'member', id: who.actor.memberId }, told: { kind: 'contact', id: contactId } }, names: 'row' },
    { body: { engagementId: own.draft.engagementId, ...line, side: 'provider', teller: { kind: 'member', id: own.who.actor.memberId }, told: { kind: 'contact', id: contactId } }, names: 'row' },
  ],
  replaceTouchpoint: ({ touchpoints, who, contactId }) => [{ path: { id: touchpoints.lineId }, body: { ...line, side: 'provider', teller: { kind: 'member', id: who.actor.memberId }, told: { kind: 'contact', id: contactId } }, names: 'row' }],
  raiseHappening: ({ draft, canary }) => [{ body: { engagementId: draft.engagementId, event: 'mistake', side: 'provider', phaseId: null, on: '2026-03-10', about: `${canary} wrong file` }, names: 'row' }],
  listHappenings: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  listTellings: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }, { names: 'nothing' }],
  answerHappening: ({ touchpoints, canary }) => [{ path: { id: touchpoints.saidId }, body: { how: 'phone', subject: '', body: `${canary} answered` }, names: 'row' }],
  answerNoticeQuestion: ({ touchpoints, canary }) => [{ path: { id: touchpoints.askedId }, body: { how: 'phone', subject: '', body: `${canary} answered` }, names: 'row' }],
  takeBackHappening: ({ touchpoints, canary }) => [{ path: { id: touchpoints.happeningId }, body: { because: `${canary} was fine` }, names: 'row' }],
  restoreHappening: ({ touchpoints }) => [{ path: { id: touchpoints.happeningId }, names: 'row' }],
  giveNotice: ({ touchpoints, canary }) => [{ path: { id: touchpoints.mistakeId }, body: { key: touchpoints.dueKey, how: 'phone', subject: '', body: `${canary} said` }, names: 'row' }],
  deleteTouchpoint: ({ touchpoints }) => [{ path: { id: touchpoints.lineId }, names: 'row' }],
  restoreTouchpoint: ({ touchpoints }) => [{ path: { id: touchpoints.removedId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
