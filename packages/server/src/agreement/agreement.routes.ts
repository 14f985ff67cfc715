import { AgreementFile } from '@entente/core/agreement/agreement-file';
import { z } from 'zod';
import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showEvents } from './agreement-event.actions.ts';
import { freezeVersion, showDifference, showVersion } from './agreement-version.actions.ts';
import { changeAgreement, deleteAgreement, markSeen, pageOfAgreements, reopenAgreement, restoreAgreement, showAgreement, type AgreementCall } from './agreement.actions.ts';
import { showAmendments, startAmendment } from './amendment/agreement.actions.ts';
import { copyAgreement, createAgreement, startAgreement } from './draft/agreement.actions.ts';
import { exportEvidence } from './evidence/agreement.actions.ts';
import { showOrders, startOrder } from './order/agreement.actions.ts';
import { addRemark, answerRemark, type TalkCall } from './remark.actions.ts';
import { downloadAgreement } from './file/agreement.actions.ts';
import { putSignatories } from './signatory.actions.ts';
import { splitAgreement } from './split/agreement.actions.ts';
import { showSigningTimes } from './times/agreement.actions.ts';

const { agreement } = signedIn;

function asked({ actor, services }: SignedInCall): AgreementCall {
  return { actor, now: services.clock().toISOString() };
}

function talking(context: SignedInCall): AgreementCall & TalkCall {
  return { ...asked(context), origin: { ...context.origin, channel: 'team' } };
}

export const agreementRoutes = {
  list: agreement.list.handler(({ context, input }) => query(context, (tx) => pageOfAgreements(tx, asked(context), input))),
  get: agreement.get.handler(({ context, input }) => query(context, (tx) => showAgreement(tx, asked(context), input.id))),
  signingTimes: agreement.signingTimes.handler(({ context, input }) => query(context, (tx) => showSigningTimes(tx, asked(context), input))),
  start: agreement.start.handler(({ context, input }) => command(context, { operation: 'startAgreement', input }, (tx) => startAgreement(tx, asked(context), input))),
  create: agreement.create.handler(({ context, input }) => command(context, { operation: 'createAgreement', input }, (tx) => createAgreement(tx, asked(context), input))),
  update: agreement.update.handler(({ context, input }) => command(context, { operation: 'updateAgreement', input }, (tx) => changeAgreement(tx, asked(context), input))),
  copy: agreement.copy.handler(({ context, input }) => command(context, { operation: 'copyAgreement', input }, (tx) => copyAgreement(tx, asked(context), input))),
  split: agreement.split.handler(({ context, input }) => command(context, { operation: 'splitAgreement', input }, (tx) => splitAgreement(tx, asked(context), input))),
  file: agreement.file.handler(({ context, input }) => query(context, (tx) => downloadAgreement(tx, { actor: context.actor, now: context.services.clock() }, { id: input.id, form: input.form, version: input.version ?? null }))),
  fileSchema: agreement.fileSchema.handler(() => z.toJSONSchema(AgreementFile, { io: 'input' })),
  startAmendment: agreement.startAmendment.handler(({ context, input }) => command(context, { operation: 'startAmendment', input }, (tx) => startAmendment(tx, talking(context), input))),
  amendments: agreement.amendments.handler(({ context, input }) => query(context, (tx) => showAmendments(tx, asked(context), input.id))),
  startOrder: agreement.startOrder.handler(({ context, input }) => command(context, { operation: 'startOrder', input }, (tx) => startOrder(tx, asked(context), input))),
  orders: agreement.orders.handler(({ context, input }) => query(context, (tx) => showOrders(tx, asked(context), input.id))),
  delete: agreement.delete.handler(({ context, input }) => command(context, { operation: 'deleteAgreement', input }, (tx) => deleteAgreement(tx, asked(context), input.id))),
  restore: agreement.restore.handler(({ context, input }) => command(context, { operation: 'restoreAgreement', input }, (tx) => restoreAgreement(tx, asked(context), input.id))),
  reopen: agreement.reopen.handler(({ context, input }) => command(context, { operation: 'reopenAgreement', input }, (tx) => reopenAgreement(tx, asked(context), input.id))),
  putSignatories: agreement.putSignatories.handler(({ context, input }) => command(context, { operation: 'putSignatories', input }, (tx) => putSignatories(tx, asked(context), input))),
  freeze: agreement.freeze.handler(({ context, input }) => command(context, { operation: 'freezeVersion', input }, (tx) => freezeVersion(tx, asked(context), input.id))),
  getVersion: agreement.getVersion.handler(({ context, input }) => query(context, (tx) => showVersion(tx, context.actor, input))),
  difference: agreement.difference.handler(({ context, input }) => query(context, (tx) => showDifference(tx, context.actor, { id: input.id, before: input.before, after: input.after ?? null }))),
  addRemark: agreement.addRemark.handler(({ context, input }) => command(context, { operation: 'addRemark', input }, (tx) => addRemark(tx, talking(context), { ...input, kind: 'question' }))),
  answerRemark: agreement.answerRemark.handler(({ context, input }) => command(context, { operation: 'answerRemark', input }, (tx) => answerRemark(tx, talking(context), input))),
  markSeen: agreement.markSeen.handler(({ context, input }) => command(context, { operation: 'markAgreementSeen', input }, (tx) => markSeen(tx, asked(context), input.id))),
  events: agreement.events.handler(({ context, input }) => query(context, (tx) => showEvents(tx, context.actor, input.id))),
  // Written down each time it is asked for; so large an answer is not kept under a key.
  evidence: agreement.evidence.handler(({ context, input }) => command({ ...context, idempotencyKey: null }, { operation: 'exportEvidence', input }, (tx) => exportEvidence(tx, asked(context), input.id))),
};
