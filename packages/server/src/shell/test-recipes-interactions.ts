import { TASK_RECIPES } from './test-recipes-tasks.ts';
import type { RecipeOf } from './test-recipes.ts';

const filled = (field: string): string => JSON.stringify({ all: [{ field, is: 'is_filled' }] });

/** Calls about what passes between us and clients. */
export const INTERACTION_RECIPES = {
  ...TASK_RECIPES,
  listAttachments: ({ draft, records }) => [{ query: { clientId: draft.clientId }, names: 'row' }, { query: { dealId: records.dealId }, names: 'row' }],
  deleteAttachment: ({ records }) => [{ path: { id: records.attachmentId }, names: 'row' }],
  restoreAttachment: ({ records }) => [{ path: { id: records.attachmentId }, names: 'row' }],
  getTimeline: ({ draft, contactId, records, who }) => [
    { query: { clientId: draft.clientId }, names: 'row' },
    { query: { contactId, show: 'talk' }, names: 'row' },
    { query: { dealId: records.dealId }, names: 'row' },
    { query: { dealId: records.dealId, filter: filled('custom.result') }, names: 'row' },
    { query: { engagementId: draft.engagementId, show: 'changes' }, names: 'row' },
    { query: { clientId: draft.clientId, kinds: 'call,change', by: who.actor.memberId, period: 'this_year', search: 'seen' }, names: 'row' },
  ],
  getInteraction: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  createInteraction: ({ draft, contactId, records, who }, own) => [
    { body: { kind: 'note', clientId: draft.clientId, body: 'seen' }, names: 'row' },
    { body: { kind: 'call', contactId, body: 'seen', values: { 'custom.result': 'agreed' } }, names: 'row' },
    { body: { kind: 'task', dealId: records.dealId, subject: 'call back' }, names: 'row' },
    { body: { kind: 'task', engagementId: draft.engagementId, subject: 'call back' }, names: 'row' },
    { body: { kind: 'task', clientId: own.draft.clientId, ownerId: who.actor.memberId, subject: 'call back' }, names: 'row' },
  ],
  updateInteraction: ({ records, who }, own) => [
    { path: { id: records.interactionId }, body: { set: { body: 'changed' }, before: { body: null } }, names: 'row' },
    { path: { id: records.interactionId }, body: { set: { 'custom.result': 'agreed' }, before: { 'custom.result': null } }, names: 'row' },
    { path: { id: own.records.interactionId }, body: { set: { ownerId: who.actor.memberId }, before: { ownerId: own.who.actor.memberId } }, names: 'row' },
  ],
  completeTask: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  reopenTask: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  pinInteraction: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  unpinInteraction: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  deleteInteraction: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
  restoreInteraction: ({ records }) => [{ path: { id: records.interactionId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
