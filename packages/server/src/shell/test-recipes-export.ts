import type { RecipeOf } from './test-recipes.ts';

/** Calls about the bin, reports, erasures and archives. */
export const EXPORT_RECIPES = {
  listBin: () => ['client', 'contact', 'deal', 'engagement', 'interaction'].map((kind) => ({ path: { kind }, names: 'nothing' as const })),
  getPersonReport: ({ contactId, draft }) => [{ path: { kind: 'contact', id: contactId }, names: 'row' }, { path: { kind: 'client', id: draft.clientId }, names: 'row' }],
  listExports: () => [{ names: 'nothing' }],
  createExport: () => [{ names: 'nothing' }],
  listErasures: () => [{ names: 'nothing' }],
  restoreFromBin: ({ records }) => [{ path: { kind: 'client', id: records.binned }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;

/** Calls about the quality of data. */
export const QUALITY_RECIPES = {
  listQualityRules: () => [{ names: 'nothing' }],
  createQualityRule: () => [{ body: { kind: 'client', check: 'filled', field: 'legalName', weight: 2 }, names: 'nothing' }],
  updateQualityRule: ({ records }) => [{ path: { id: records.qualityRuleId }, body: { weight: 3, isOn: true, days: null, version: 1 }, names: 'row' }],
  getQualitySummary: () => [{ names: 'nothing' }],
  listQualityWork: () => ['client', 'contact', 'deal'].map((kind) => ({ path: { kind }, names: 'nothing' as const })),
  getRecordQuality: ({ draft, contactId, records }) => [{ path: { kind: 'client', id: draft.clientId }, names: 'row' }, { path: { kind: 'contact', id: contactId }, names: 'row' }, { path: { kind: 'deal', id: records.dealId }, names: 'row' }],
  deleteQualityRule: ({ records }) => [{ path: { id: records.qualityRuleId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;

/** What ends something comes last. */
export const EXPORT_ENDINGS = {
  emptyFromBin: ({ records }) => [{ path: { kind: 'contact', id: records.binnedContact }, names: 'row' }],
  erasePerson: ({ contactId }) => [{ path: { kind: 'contact', id: contactId }, body: { name: 'Not the name' }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
