import { z } from 'zod';
import { DocumentContent } from '@entente/core/document/content';
import { Edits } from '@entente/core/document/edit';
import { Finding, PURPOSES } from '@entente/core/document/finding';
import { InShortLine } from '@entente/core/document/in-short';
import { RenderedDocument, RenderedTerm } from '@entente/core/document/rendered';
import { ENGAGEMENT_KINDS } from '@entente/core/engagement/engagement-kind';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** A document as the editor opens it. */
export const DocumentView = z.object({
  id: Id,
  purpose: z.enum(PURPOSES),
  /** What kind of engagement it is for: what its frames are asked to hold. Null for a separate document, which has none. */
  kind: z.enum(ENGAGEMENT_KINDS).nullable(),
  /** Counts the acts of editing; `listDocumentEdits` tells what came after one. */
  revision: z.number().int(),
  /** Why it cannot be changed (a refusal's code), null where it can. */
  lock: z.string().nullable(),
  content: DocumentContent,
  findings: z.array(Finding),
  /** What the text explains that an order names, with the number of its agreement, and whether it holds the rules on electronic signing; null for any other document. */
  framework: z.object({ number: z.string(), terms: z.array(RenderedTerm), signingRules: z.boolean() }).nullable(),
  /** Whether there is something of the reader's own to undo and to redo. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type DocumentView = z.infer<typeof DocumentView>;

/** A document written out, in its own language. */
export const DocumentReading = z.object({
  rendered: RenderedDocument,
  inShort: z.array(InShortLine),
  canonicalText: z.string(),
  /** SHA-256 of the canonical text in UTF-8, hex. */
  sha256: z.string(),
  clauses: z.array(z.object({ clauseId: Id, number: z.string(), sha256: z.string() })),
  words: z.number().int(),
  minutes: z.number().int(),
  pages: z.number().int(),
});
export type DocumentReading = z.infer<typeof DocumentReading>;

/** Somebody's act: edits that were made together. */
export const EditAct = z.object({ revision: z.number().int(), id: Id, memberId: Id, memberName: z.string(), at: Instant, edits: z.array(Edits.element), undoes: Id.nullable() });
export type EditAct = z.infer<typeof EditAct>;

export const EditResult = z.object({ revision: z.number().int(), edits: z.array(Edits.element), canUndo: z.boolean(), canRedo: z.boolean() });
export type EditResult = z.infer<typeof EditResult>;

const byId = z.object({ id: Id });

export const documentContract = {
  get: procedure.route({ method: 'GET', path: '/documents/{id}', operationId: 'getDocument', tags: ['document'], summary: 'The text of an agreement or template as records, with what is missing' }).input(byId).output(DocumentView),
  read: procedure.route({ method: 'GET', path: '/documents/{id}/reading', operationId: 'readDocument', tags: ['document'], summary: 'A document written out: numbered, filled in, hashed, and in short' }).input(byId).output(DocumentReading),
  edit: procedure
    .route({ method: 'POST', path: '/documents/{id}/edits', operationId: 'editDocument', tags: ['document'], summary: 'Apply edits, all or none; the same field changed meanwhile is answered with yours, theirs and before' })
    .input(z.strictObject({ id: Id, edits: Edits }))
    .output(EditResult),
  listEdits: procedure
    .route({ method: 'GET', path: '/documents/{id}/edits', operationId: 'listDocumentEdits', tags: ['document'], summary: 'Acts of editing after a revision, oldest first' })
    .input(z.object({ id: Id, since: z.coerce.number().int().min(0) }))
    /** `complete` is false where more came than is listed: read the document anew. */
    .output(z.object({ acts: z.array(EditAct), complete: z.boolean() })),
  undo: procedure.route({ method: 'POST', path: '/documents/{id}/undo', operationId: 'undoDocumentEdit', tags: ['document'], summary: 'Take back your own last act' }).input(z.strictObject({ id: Id })).output(EditResult),
  redo: procedure.route({ method: 'POST', path: '/documents/{id}/redo', operationId: 'redoDocumentEdit', tags: ['document'], summary: 'Do again what you last took back' }).input(z.strictObject({ id: Id })).output(EditResult),
};
