import { granted } from '@entente/core/kernel/outcome';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { previewBulk, runBulk } from './bulk/record.actions.ts';
import { changeRecord } from './change/record.actions.ts';
import { exportRecords } from './export/record.actions.ts';
import { seenFields } from './field.access.ts';
import { fieldView } from './field.view.ts';
import { aggregateRecords } from './aggregate/record.actions.ts';
import { pageOfRecords, showRecord } from './list/record.actions.ts';
import type { RecordHandlers } from './record.access.ts';
import { savedViewRoutes } from './saved-view.routes.ts';

/** @param handlers what the kinds' own areas know; given by the shell, because they stand below. */
export function makeRecordRoutes(handlers: RecordHandlers) {
  const { record } = signedIn;
  return {
    fields: record.fields.handler(({ context, input }) => query(context, async (tx) => granted({ rows: (await seenFields(tx, context.actor, input.kind)).map(fieldView) }))),
    list: record.list.handler(({ context, input }) => query(context, (tx) => pageOfRecords(tx, context.actor, input))),
    get: record.get.handler(({ context, input }) => query(context, (tx) => showRecord(tx, context.actor, input))),
    aggregates: record.aggregates.handler(({ context, input }) => query(context, (tx) => aggregateRecords(tx, context.actor, input))),
    update: record.update.handler(({ context, input }) => command(context, { operation: 'updateRecord', input }, (tx) => changeRecord(tx, { actor: context.actor, handlers }, input))),
    export: record.export.handler(async ({ context, input }) => answer(await exportRecords(context.services, context.actor, input))),
    previewBulk: record.previewBulk.handler(({ context, input }) => query(context, (tx) => previewBulk(tx, { actor: context.actor, handlers }, input))),
    runBulk: record.runBulk.handler(({ context, input }) => command(context, { operation: 'runBulkChange', input }, (tx) => runBulk(tx, { actor: context.actor, handlers }, input))),
    ...savedViewRoutes,
  };
}
