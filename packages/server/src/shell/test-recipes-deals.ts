import type { RecipeOf } from './test-recipes.ts';

const far = (): string => new Date(Date.now() + 20 * 86_400_000).toISOString();
const cursorAt = (...values: string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const line = (productId: string | null): object => ({ productId, quantity: 1000, unitPrice: 100 });

/** Calls about deals, pipelines and products. */
export const DEAL_RECIPES = {
  getDealBoard: ({ records: { pipelineId, stageId, dealId } }) => [
    { query: { pipelineId }, names: 'row' },
    { query: { pipelineId, stageId, cursor: cursorAt(far(), dealId) }, names: 'row' },
  ],
  getDealBoardTotals: ({ records: { pipelineId } }) => [{ query: { pipelineId }, names: 'row' }],
  createDeal: ({ records: { pipelineId, stageId, productId }, draft, contactId, who }, own) => [
    { body: { name: 'New', stageId }, names: 'row' },
    { body: { name: 'New', pipelineId }, names: 'row' },
    ...[{ clientId: draft.clientId }, { contactId }, { productId }, { ownerId: who.actor.memberId }].map((named) => ({ body: { name: 'New', stageId: own.records.stageId, ...named }, names: 'row' as const })),
  ],
  getDeal: ({ records: { dealId } }) => [{ path: { id: dealId }, names: 'row' }],
  moveDeal: ({ records: { dealId, stageId, lostReasonId } }, own) => [
    { path: { id: dealId }, body: { stageId: own.records.stageId }, names: 'row' },
    { path: { id: own.records.dealId }, body: { stageId }, names: 'row' },
    { path: { id: own.records.dealId }, body: { stageId: own.records.stageId, lostReasonId }, names: 'row' },
  ],
  undoDealMove: ({ records: { dealId } }) => [{ path: { id: dealId }, names: 'row' }],
  winDeal: ({ records: { dealId } }) => [{ path: { id: dealId }, body: {}, names: 'row' }],
  loseDeal: ({ records: { dealId, lostReasonId } }) => [{ path: { id: dealId }, body: { lostReasonId }, names: 'row' }],
  reopenDeal: ({ records: { dealId, stageId } }) => [{ path: { id: dealId }, body: { stageId }, names: 'row' }],
  putDealLines: ({ records: { dealId, productId } }, own) => [
    { path: { id: dealId }, body: { lines: [line(null)], amountFollowsLines: false, before: [] }, names: 'row' },
    { path: { id: own.records.dealId }, body: { lines: [line(productId)], amountFollowsLines: true, before: [] }, names: 'row' },
  ],
  listPipelines: () => [{ names: 'nothing' }],
  layDefaultPipeline: () => [{ names: 'nothing' }],
  createPipeline: ({ records: { pipelineId } }) => [{ body: { name: 'New', stagesOf: pipelineId }, names: 'row' }, { body: { name: 'New' }, names: 'nothing' }],
  updatePipeline: ({ records: { pipelineId } }) => [{ path: { id: pipelineId }, body: { set: { purpose: 'seen' }, before: { purpose: null } }, names: 'row' }],
  orderPipelines: ({ records: { pipelineId } }) => [{ body: { ids: [pipelineId] }, names: 'row' }],
  createStage: ({ records: { pipelineId } }) => [{ path: { pipelineId }, body: { name: 'New', kind: 'open', probability: 0, staleAfterDays: null, whatIsDone: '', whoDoesIt: '', requiredFields: [], labels: {} }, names: 'row' }],
  updateStage: ({ records: { stageId } }) => [{ path: { id: stageId }, body: { set: { whoDoesIt: 'seen' }, before: { whoDoesIt: null } }, names: 'row' }],
  orderStages: ({ records: { pipelineId, stageId } }, own) => [{ path: { id: pipelineId }, body: { stageIds: [own.records.stageId] }, names: 'row' }, { path: { id: own.records.pipelineId }, body: { stageIds: [stageId] }, names: 'row' }],
  createLostReason: () => [{ body: { name: 'New' }, names: 'nothing' }],
  updateLostReason: ({ records: { lostReasonId } }) => [{ path: { id: lostReasonId }, body: { name: 'Renamed' }, names: 'row' }],
  orderLostReasons: ({ records: { lostReasonId } }) => [{ body: { ids: [lostReasonId] }, names: 'row' }],
  listProducts: ({ records: { productId }, canary }) => [{ names: 'nothing' }, { query: { search: canary, show: 'all' }, names: 'nothing' }, { query: { cursor: cursorAt('a', productId) }, names: 'nothing' }],
  createProduct: () => [{ body: { name: 'New', unitPrice: 100, currency: 'EUR' }, names: 'nothing' }],
  updateProduct: ({ records: { productId } }) => [{ path: { id: productId }, body: { set: { code: 'seen' }, before: { code: null } }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;

/** What takes them out of use or into the bin; for the end. */
export const DEAL_ENDINGS = {
  retireStage: ({ records: { stageId } }, own) => [{ path: { id: stageId }, body: { dealsTo: null }, names: 'row' }, { path: { id: own.records.stageId }, body: { dealsTo: stageId }, names: 'row' }],
  restoreStage: ({ records: { stageId } }) => [{ path: { id: stageId }, names: 'row' }],
  retirePipeline: ({ records: { pipelineId } }) => [{ path: { id: pipelineId }, names: 'row' }],
  restorePipeline: ({ records: { pipelineId } }) => [{ path: { id: pipelineId }, names: 'row' }],
  retireLostReason: ({ records: { lostReasonId } }) => [{ path: { id: lostReasonId }, names: 'row' }],
  restoreLostReason: ({ records: { lostReasonId } }) => [{ path: { id: lostReasonId }, names: 'row' }],
  retireProduct: ({ records: { productId } }) => [{ path: { id: productId }, names: 'row' }],
  restoreProduct: ({ records: { productId } }) => [{ path: { id: productId }, names: 'row' }],
  deleteDeal: ({ records: { dealId } }) => [{ path: { id: dealId }, names: 'row' }],
  restoreDeal: ({ records: { dealId } }) => [{ path: { id: dealId }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
