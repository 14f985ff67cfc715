import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { changeLostReason, createLostReason, orderLostReasons, setLostReasonRetired } from './lost-reason.actions.ts';
import { changePipeline, createPipeline, layDefaultPipeline, orderPipelines, setPipelineRetired, showPipelines } from './pipeline.actions.ts';
import { changeProduct, createProduct, pageOfProducts, setProductRetired } from './product.actions.ts';
import { changeStage, createStage, orderStages, restoreStage, retireStage } from './stage.actions.ts';

export const pipelineRoutes = {
  list: signedIn.pipeline.list.handler(({ context }) => query(context, showPipelines)),
  layDefault: signedIn.pipeline.layDefault.handler(({ context }) => command(context, { operation: 'layDefaultPipeline', input: {} }, (tx) => layDefaultPipeline(tx, context.actor))),
  create: signedIn.pipeline.create.handler(({ context, input }) => command(context, { operation: 'createPipeline', input }, (tx) => createPipeline(tx, context.actor, input))),
  update: signedIn.pipeline.update.handler(({ context, input }) => command(context, { operation: 'updatePipeline', input }, (tx) => changePipeline(tx, context.actor, input))),
  order: signedIn.pipeline.order.handler(({ context, input }) => command(context, { operation: 'orderPipelines', input }, (tx) => orderPipelines(tx, context.actor, input))),
  retire: signedIn.pipeline.retire.handler(({ context, input }) => command(context, { operation: 'retirePipeline', input }, (tx) => setPipelineRetired(tx, context.actor, { id: input.id, retired: true }))),
  restore: signedIn.pipeline.restore.handler(({ context, input }) => command(context, { operation: 'restorePipeline', input }, (tx) => setPipelineRetired(tx, context.actor, { id: input.id, retired: false }))),
  createStage: signedIn.pipeline.createStage.handler(({ context, input }) => command(context, { operation: 'createStage', input }, (tx) => createStage(tx, context.actor, input))),
  updateStage: signedIn.pipeline.updateStage.handler(({ context, input }) => command(context, { operation: 'updateStage', input }, (tx) => changeStage(tx, context.actor, input))),
  orderStages: signedIn.pipeline.orderStages.handler(({ context, input }) => command(context, { operation: 'orderStages', input }, (tx) => orderStages(tx, context.actor, input))),
  retireStage: signedIn.pipeline.retireStage.handler(({ context, input }) => command(context, { operation: 'retireStage', input }, (tx) => retireStage(tx, context.actor, input))),
  restoreStage: signedIn.pipeline.restoreStage.handler(({ context, input }) => command(context, { operation: 'restoreStage', input }, (tx) => restoreStage(tx, context.actor, input.id))),
  createLostReason: signedIn.pipeline.createLostReason.handler(({ context, input }) => command(context, { operation: 'createLostReason', input }, (tx) => createLostReason(tx, context.actor, input))),
  updateLostReason: signedIn.pipeline.updateLostReason.handler(({ context, input }) => command(context, { operation: 'updateLostReason', input }, (tx) => changeLostReason(tx, context.actor, input))),
  orderLostReasons: signedIn.pipeline.orderLostReasons.handler(({ context, input }) => command(context, { operation: 'orderLostReasons', input }, (tx) => orderLostReasons(tx, context.actor, input))),
  retireLostReason: signedIn.pipeline.retireLostReason.handler(({ context, input }) => command(context, { operation: 'retireLostReason', input }, (tx) => setLostReasonRetired(tx, context.actor, { id: input.id, retired: true }))),
  restoreLostReason: signedIn.pipeline.restoreLostReason.handler(({ context, input }) => command(context, { operation: 'restoreLostReason', input }, (tx) => setLostReasonRetired(tx, context.actor, { id: input.id, retired: false }))),
};

export const productRoutes = {
  list: signedIn.product.list.handler(({ context, input }) => query(context, (tx) => pageOfProducts(tx, input))),
  create: signedIn.product.create.handler(({ context, input }) => command(context, { operation: 'createProduct', input }, (tx) => createProduct(tx, context.actor, input))),
  update: signedIn.product.update.handler(({ context, input }) => command(context, { operation: 'updateProduct', input }, (tx) => changeProduct(tx, context.actor, input))),
  retire: signedIn.product.retire.handler(({ context, input }) => command(context, { operation: 'retireProduct', input }, (tx) => setProductRetired(tx, context.actor, { id: input.id, retired: true }))),
  restore: signedIn.product.restore.handler(({ context, input }) => command(context, { operation: 'restoreProduct', input }, (tx) => setProductRetired(tx, context.actor, { id: input.id, retired: false }))),
};
