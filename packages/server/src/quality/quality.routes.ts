import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { addRule, changeRule, pageOfWork, removeRule, showRecordQuality, showRules, showSummary } from './quality.actions.ts';

export const qualityRoutes = {
  rules: signedIn.quality.rules.handler(({ context }) => query(context, showRules)),
  createRule: signedIn.quality.createRule.handler(({ context, input }) => command(context, { operation: 'createQualityRule', input }, (tx) => addRule(tx, context.actor, input))),
  updateRule: signedIn.quality.updateRule.handler(({ context, input }) => command(context, { operation: 'updateQualityRule', input }, (tx) => changeRule(tx, context.actor, input))),
  deleteRule: signedIn.quality.deleteRule.handler(({ context, input }) => command(context, { operation: 'deleteQualityRule', input }, (tx) => removeRule(tx, context.actor, input.id))),
  summary: signedIn.quality.summary.handler(({ context }) => query(context, showSummary)),
  worklist: signedIn.quality.worklist.handler(({ context, input }) => query(context, (tx) => pageOfWork(tx, context.actor, input))),
  record: signedIn.quality.record.handler(({ context, input }) => query(context, (tx) => showRecordQuality(tx, context.actor, input))),
};
