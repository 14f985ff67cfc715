import type { RecipeOf } from './test-recipes.ts';

const rule = { name: 'New', trigger: { on: 'deal_won' }, filter: { all: [] }, acts: [{ do: 'notify', whom: 'owner', message: '' }] };

/** Calls about automations. */
export const AUTOMATION_RECIPES = {
  listAutomations: () => [{ names: 'nothing' }],
  createAutomation: ({ who, records: { stageId, tagId } }) => [
    { body: { ...rule, trigger: { on: 'stage_entered', stageId } }, names: 'row' },
    { body: { ...rule, acts: [{ do: 'change_owner', memberId: who.actor.memberId }] }, names: 'row' },
    { body: { ...rule, acts: [{ do: 'add_tag', tagId }] }, names: 'row' },
    { body: { ...rule, acts: [{ do: 'notify', whom: who.actor.memberId, message: '' }] }, names: 'row' },
    { body: rule, names: 'nothing' },
  ],
  updateAutomation: ({ records: { automationId } }) => [{ path: { id: automationId }, body: { ...rule, version: 1 }, names: 'row' }],
  switchAutomation: ({ records: { automationId } }) => [{ path: { id: automationId }, body: { on: false }, names: 'row' }],
  tryAutomation: ({ records: { stageId } }) => [{ body: { trigger: { on: 'stage_entered', stageId }, filter: { all: [] } }, names: 'nothing' }, { body: { trigger: { on: 'quiet', kind: 'deal', days: 1 }, filter: { all: [] } }, names: 'nothing' }],
  listAutomationRuns: ({ records: { automationId } }) => [{ path: { id: automationId }, names: 'row' }],
  undoAutomationRun: ({ records: { automationRunId } }) => [{ path: { id: automationRunId }, names: 'row' }],
  deleteAutomation: ({ records: { automationId } }) => [{ path: { id: automationId }, names: 'row' }],
  restoreAutomation: ({ records: { automationId } }) => [{ path: { id: automationId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
