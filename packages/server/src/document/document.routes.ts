import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { AgreementLock, FrameworkWords } from './document.access.ts';
import { editDocument, listEdits, readDocument, redoEdit, showDocument, undoEdit } from './document.actions.ts';

/** @param agreementLock says why an agreement's text stands still, @param frameworkWords what its framework explains; given by the shell, because that area stands below. */
export function makeDocumentRoutes(agreementLock: AgreementLock, frameworkWords: FrameworkWords) {
  const { document } = signedIn;
  return {
    get: document.get.handler(({ context, input }) => query(context, (tx) => showDocument(tx, { actor: context.actor, agreementLock, frameworkWords }, input.id))),
    read: document.read.handler(({ context, input }) => query(context, (tx) => readDocument(tx, { actor: context.actor }, input.id))),
    edit: document.edit.handler(({ context, input }) => command(context, { operation: 'editDocument', input }, (tx) => editDocument(tx, { actor: context.actor, agreementLock, frameworkWords }, input))),
    listEdits: document.listEdits.handler(({ context, input }) => query(context, (tx) => listEdits(tx, { actor: context.actor }, input))),
    undo: document.undo.handler(({ context, input }) => command(context, { operation: 'undoDocumentEdit', input }, (tx) => undoEdit(tx, { actor: context.actor, agreementLock, frameworkWords }, input.id))),
    redo: document.redo.handler(({ context, input }) => command(context, { operation: 'redoDocumentEdit', input }, (tx) => redoEdit(tx, { actor: context.actor, agreementLock, frameworkWords }, input.id))),
  };
}
