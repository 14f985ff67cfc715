import type { Recipe, RecipeOf } from './test-recipes.ts';

const row = (id: string, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path: { id }, ...more, names: 'row' });
const further = { points: [{ kind: 'phone', value: '+48 600 700 800' }], before: [] };

/** Calls about contacts on their own, their clients and relations. */
export const CONTACT_RECIPES: Readonly<Record<string, RecipeOf>> = {
  getContact: ({ contactId }) => [row(contactId)],
  addContact: ({ draft }) => [{ body: { name: 'New', locale: 'en' }, names: 'nothing' }, { body: { name: 'New', locale: 'en', clientId: draft.clientId }, names: 'row' }],
  listClientPoints: ({ draft }) => [row(draft.clientId)],
  putContactPoints: ({ contactId }) => [row(contactId, { body: further })],
  putClientPoints: ({ draft }) => [row(draft.clientId, { body: further })],
  addContactRole: ({ contactId, draft }, own) => [row(contactId, { body: { clientId: draft.clientId, relation: 'advises' } }), row(own.contactId, { body: { clientId: draft.clientId, relation: 'advises' } }), row(contactId, { body: { clientId: own.draft.clientId, relation: 'advises' } })],
  removeContactRole: ({ records }) => [row(records.roleId)],
  addContactRelation: ({ contactId, records }, own) => [row(contactId, { body: { otherId: records.otherContactId, relation: 'mentor_of' } }), row(own.contactId, { body: { otherId: records.otherContactId, relation: 'mentor_of' } }), row(contactId, { body: { otherId: own.records.otherContactId, relation: 'mentor_of' } })],
  removeContactRelation: ({ records }) => [row(records.relationId)],
};
