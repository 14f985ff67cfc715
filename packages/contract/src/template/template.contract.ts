import { z } from 'zod';
import { Clause, DocumentContent, Variable } from '@entente/core/document/content';
import { Locale } from '@entente/core/kernel/locale';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { TEMPLATE_KINDS } from '@entente/core/template/template-source';
import { Sharing } from '@entente/core/workspace/sharing';
import { FieldPatch } from '../kernel/field-patch.ts';
import { procedure } from '../kernel/procedure.ts';

/** "service_agreement.pl": a template that the product brings. */
export const BuiltinKey = z.string().regex(/^[a-z_]{1,40}\.(en|pl|ru)$/);

const described = { name: z.string(), description: z.string(), kind: z.enum(TEMPLATE_KINDS), locale: Locale, clauses: z.number().int() };

/** A template of the workspace. */
export const TemplateRow = z.object({
  id: Id,
  documentId: Id,
  ...described,
  /** A whole template, or one clause of the library. */
  scope: z.enum(['whole', 'clause']),
  /** What it was made from: a built-in key ("service_agreement.pl", for a clause with its name behind #), "template", "agreement" or "". */
  origin: z.string(),
  /** Agreements made from it; 0 for a clause, whose places are told by `difference`. */
  uses: z.number().int(),
  retiredAt: Instant.nullable(),
  updatedAt: Instant,
});
export type TemplateRow = z.infer<typeof TemplateRow>;

/** A template that the product brings; it can be read, used and copied, not changed. */
export const BuiltinRow = z.object({ key: BuiltinKey, ...described });
export type BuiltinRow = z.infer<typeof BuiltinRow>;

export const TemplateView = TemplateRow.extend({ version: z.number().int(), canEdit: z.boolean(), canShare: z.boolean(), sharing: Sharing });
export type TemplateView = z.infer<typeof TemplateView>;

const Piece = z.object({ type: z.enum(['same', 'removed', 'added']), text: z.string() });
const ChangeState = z.enum(['same', 'added', 'removed', 'changed']);

/** Another text and the template, word by word: old is the other, new is the template. */
export const TemplateDifference = z.object({
  /** Null where a template was not copied from a ready-made one, so there is nothing to compare it with. */
  change: z
    .object({
      title: z.array(Piece),
      parties: z.array(Piece),
      sections: z.array(
        z.object({
          id: Id,
          number: z.string(),
          state: ChangeState,
          title: z.array(Piece),
          clauses: z.array(z.object({ id: Id, state: ChangeState, moved: z.boolean(), numberBefore: z.string().nullable(), numberAfter: z.string().nullable(), pieces: z.array(Piece) })),
        }),
      ),
      changes: z.number().int(),
    })
    .nullable(),
  /** Agreements made from it, or that hold the clause, as far as the reader may see them; newest first. */
  agreements: z.array(z.object({ documentId: Id, number: z.string(), title: z.string() })),
});
export type TemplateDifference = z.infer<typeof TemplateDifference>;

/** A state that somebody kept. */
export const TemplateVersionRow = z.object({ number: z.number().int(), note: z.string(), keptByName: z.string(), keptAt: Instant });
export type TemplateVersionRow = z.infer<typeof TemplateVersionRow>;

/** A clause that can be put into a draft or template, with the values it uses. */
export const LibraryClause = z.object({
  /** The workspace's own; null for one that the product brings. */
  templateId: Id.nullable(),
  name: z.string(),
  /** The title under which it stood. */
  section: z.string(),
  clause: Clause,
  variables: z.array(Variable),
});
export type LibraryClause = z.infer<typeof LibraryClause>;

const byId = z.object({ id: Id });

export const templateContract = {
  list: procedure
    .route({ method: 'GET', path: '/templates', operationId: 'listTemplates', tags: ['template'], summary: 'The library: what the product brings, and the workspace’s own' })
    /** `locale` chooses the language of the built-in ones (default: the reader's). */
    .input(z.object({ locale: Locale.optional(), show: z.enum(['in_use', 'retired']).default('in_use'), scope: z.enum(['whole', 'clause']).default('whole') }))
    .output(z.object({ builtins: z.array(BuiltinRow), templates: z.array(TemplateRow) })),
  get: procedure.route({ method: 'GET', path: '/templates/{id}', operationId: 'getTemplate', tags: ['template'], summary: 'One template of the workspace; its text is its document' }).input(byId).output(TemplateView),
  getBuiltin: procedure
    .route({ method: 'GET', path: '/templates/built-in/{key}', operationId: 'getBuiltinTemplate', tags: ['template'], summary: 'A built-in template with its text' })
    .input(z.object({ key: BuiltinKey }))
    .output(BuiltinRow.extend({ content: DocumentContent })),
  create: procedure
    .route({ method: 'POST', path: '/templates', operationId: 'createTemplate', tags: ['template'], summary: 'Make a template from a built-in one, from another template, or from an agreement’s document; or a clause of the library from one of their clauses', successStatus: 201 })
    .input(z.strictObject({ name: Line(200).optional(), from: z.union([z.strictObject({ builtin: BuiltinKey }), z.strictObject({ templateId: Id }), z.strictObject({ documentId: Id, kind: z.enum(TEMPLATE_KINDS) }), z.strictObject({ builtin: BuiltinKey, clauseKey: z.string().min(1).max(40) }), z.strictObject({ documentId: Id, clauseId: Id })]) }))
    .output(z.object({ id: Id, documentId: Id })),
  difference: procedure
    .route({ method: 'GET', path: '/templates/{id}/difference', operationId: 'getTemplateDifference', tags: ['template'], summary: 'How a template differs from what it was copied from, from a kept version, or from the draft of an agreement made from it' })
    .input(z.object({ id: Id, documentId: Id.optional(), version: z.coerce.number().int().min(1).optional() }))
    .output(TemplateDifference),
  update: procedure
    .route({ method: 'PATCH', path: '/templates/{id}', operationId: 'updateTemplate', tags: ['template'], summary: 'Change name or description' })
    .input(FieldPatch({ name: Line(200), description: OptionalLine(400) }))
    .output(z.object({ version: z.number().int() })),
  retire: procedure.route({ method: 'POST', path: '/templates/{id}/retire', operationId: 'retireTemplate', tags: ['template'], summary: 'Take a template out of use; agreements made from it stay as they are' }).input(byId).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/templates/{id}/restore', operationId: 'restoreTemplate', tags: ['template'], summary: 'Bring a retired template back' }).input(byId).output(z.object({})),
  listVersions: procedure.route({ method: 'GET', path: '/templates/{id}/versions', operationId: 'listTemplateVersions', tags: ['template'], summary: 'The states of a template or clause that were kept, newest first' }).input(byId).output(z.object({ versions: z.array(TemplateVersionRow) })),
  keepVersion: procedure
    .route({ method: 'POST', path: '/templates/{id}/versions', operationId: 'keepTemplateVersion', tags: ['template'], summary: 'Keep a template or clause as it stands, to compare with later', successStatus: 201 })
    .input(z.strictObject({ id: Id, note: OptionalLine(200).default('') }))
    .output(z.object({ number: z.number().int() })),
  share: procedure
    .route({ method: 'PUT', path: '/templates/{id}/sharing', operationId: 'shareTemplate', tags: ['template'], summary: 'Say which roles and teams may use or edit a template or clause' })
    .input(z.strictObject({ id: Id, sharing: Sharing }))
    .output(z.object({})),
  listClauses: procedure
    .route({ method: 'GET', path: '/clauses', operationId: 'listLibraryClauses', tags: ['template'], summary: 'Clauses to put into a text: the workspace’s own in a language, and those the product brings for a kind of engagement' })
    .input(z.object({ locale: Locale, kind: z.enum(TEMPLATE_KINDS) }))
    .output(z.object({ clauses: z.array(LibraryClause) })),
};
