import { z } from 'zod';
import { FILE_FORMS } from '@entente/core/agreement/agreement-file';
import { PROPOSAL_FIELDS } from '@entente/core/agreement/record-proposal';
import { ANSWER_OUTCOMES } from '@entente/core/agreement/remark-turn';
import { SIGNING_ORDERS } from '@entente/core/agreement/signing-order';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { DocumentContent } from '@entente/core/document/content';
import { RecognisedContract } from '@entente/core/document/contract/recognise-contract';
import { ENGAGEMENT_KINDS } from '@entente/core/engagement/engagement-kind';
import { Locale } from '@entente/core/kernel/locale';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Day, EmailAddress, Id, Instant } from '@entente/core/kernel/values';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { Sha256Hex } from '../kernel/sha256-hex.ts';
import { AgreementEvidence } from './agreement-evidence.ts';
import { AmendmentsView } from './amendment-views.ts';
import { OrdersView } from './order-views.ts';
import { AgreementEventView, AgreementRow, AgreementView, DifferenceView, VersionView } from './agreement-views.ts';
import { SigningTimesSummary } from './signing-times.ts';

const byId = z.object({ id: Id });
const VersionNumber = z.coerce.number().int().min(1).max(100_000);
const byVersion = z.object({ id: Id, number: VersionNumber });

/** What a draft begins with: one of the workspace's own templates, a built-in one (in the client's language unless another is named), or what came from outside. */
const TemplateChoice = z.union([
  z.strictObject({ templateId: Id }),
  z.strictObject({ builtin: z.enum(ENGAGEMENT_KINDS), locale: Locale.optional() }),
  /** A contract that was written elsewhere, as it was read from its file. */
  z.strictObject({ kind: z.enum(ENGAGEMENT_KINDS), contract: RecognisedContract.omit({ doubts: true }) }),
  /** An agreement as records; they must still say what their hash says. */
  z.strictObject({ kind: z.enum(ENGAGEMENT_KINDS), records: z.strictObject({ content: DocumentContent, sha256: Sha256Hex }) }),
]);

/** A client that is there already (and which of its people signs), or a new one with the person who signs. */
const ClientChoice = z.union([
  z.strictObject({ clientId: Id, contactId: Id.optional() }),
  z.strictObject({
    kind: z.enum(['organisation', 'person']),
    name: Line(200),
    isConsumer: z.boolean().default(false),
    /** ISO 3166-1 alpha-2; of a person, where they live. */
    country: z.string().regex(/^([A-Z]{2})?$/).default(''),
    locale: Locale,
    contact: z.strictObject({ name: Line(200), email: EmailAddress, roleTitle: OptionalLine(200).default('') }),
  }),
]);

/** A person who signs: a member for the provider, a contact for the client. `id` keeps one who is there already. */
const SignatoryInput = z.union([
  z.strictObject({ id: Id.optional(), memberId: Id, roleTitle: OptionalLine(200).optional() }),
  z.strictObject({ id: Id.optional(), contactId: Id, roleTitle: OptionalLine(200).optional() }),
]);

/** The provider asks; other words of its own go into the draft. */
const RemarkInput = {
  /** Made by the caller: the same remark sent twice is kept once. */
  remarkId: Id,
  versionNumber: z.number().int().min(1),
  clauseId: Id,
  body: Prose(4_000).pipe(z.string().min(1)),
  /** What it should achieve; may be empty. */
  purpose: OptionalLine(400).default(''),
};

/** Fields of a record with what was typed into them. */
const TypedValues = z.partialRecord(z.enum(PROPOSAL_FIELDS), z.string().max(600));

const AnswerInput = {
  answerId: Id,
  /** Only whoever proposed something takes it back, on their own page. */
  outcome: z.enum(ANSWER_OUTCOMES).exclude(['taken_back']),
  body: Prose(4_000).default(''),
  /** Clause markup for `countered`; for `accepted` it may replace what the program makes of the proposal. */
  wording: Prose(20_000).default(''),
  /** The clause's markup that the writer saw; where the draft says something else by now, nothing is lost. */
  before: Prose(20_000).optional(),
  /** For `countered`, where records were proposed: other values by field, as they are typed. */
  values: TypedValues.optional(),
};

export const agreementContract = {
  list: procedure
    .route({ method: 'GET', path: '/agreements', operationId: 'listAgreements', tags: ['agreement'], summary: 'Agreements you may see, newest change first' })
    /** `ids` asks for these only, as many as you may see. */
    .input(PageQuery.extend({ search: SearchText.optional(), clientId: Id.optional(), engagementId: Id.optional(), ids: z.array(Id).min(1).max(50).optional() }))
    .output(Page(AgreementRow)),
  get: procedure.route({ method: 'GET', path: '/agreements/{id}', operationId: 'getAgreement', tags: ['agreement'], summary: 'One agreement: where it stands, people, versions, questions' }).input(byId).output(AgreementView),
  signingTimes: procedure
    .route({ method: 'GET', path: '/agreements/signing-times', operationId: 'getSigningTimes', tags: ['agreement'], summary: 'Time to signed: median, 80th percentile, and where it waits' })
    /** Days where the workspace is, both inclusive; the last twelve months unless named. */
    .input(z.object({ from: Day.optional(), to: Day.optional(), clientId: Id.optional() }))
    .output(SigningTimesSummary),
  start: procedure
    .route({ method: 'POST', path: '/agreements/start', operationId: 'startAgreement', tags: ['agreement'], summary: 'Client, engagement and draft in one command', successStatus: 201 })
    .input(z.strictObject({ client: ClientChoice, name: Line(200), template: TemplateChoice }))
    .output(z.object({ agreementId: Id, engagementId: Id, clientId: Id, documentId: Id, number: z.string() })),
  create: procedure
    .route({ method: 'POST', path: '/agreements', operationId: 'createAgreement', tags: ['agreement'], summary: 'Draft an agreement for an engagement', successStatus: 201 })
    .input(z.strictObject({ engagementId: Id, contactId: Id.optional(), title: Line(200).optional(), template: TemplateChoice }))
    .output(z.object({ id: Id, documentId: Id, number: z.string() })),
  update: procedure
    .route({ method: 'PATCH', path: '/agreements/{id}', operationId: 'updateAgreement', tags: ['agreement'], summary: 'Change name, way of signing or last day' })
    .input(FieldPatch({ title: Line(200), signingLevel: z.enum(SIGNING_LEVELS), signingOrder: z.enum(SIGNING_ORDERS), expiresAt: Instant.nullable() }))
    .output(z.object({ version: z.number().int() })),
  copy: procedure
    .route({ method: 'POST', path: '/agreements/{id}/copy', operationId: 'copyAgreement', tags: ['agreement'], summary: 'Start a new draft from this one', successStatus: 201 })
    .input(z.strictObject({ id: Id, engagementId: Id.optional() }))
    .output(z.object({ id: Id, documentId: Id, number: z.string() })),
  split: procedure
    .route({ method: 'POST', path: '/agreements/{id}/split', operationId: 'splitAgreement', tags: ['agreement'], summary: 'Move clauses that need paper or a qualified signature into a separate document', successStatus: 201 })
    .input(z.strictObject({ id: Id, clauseIds: z.array(Id).min(1).max(20) }))
    .output(z.object({ id: Id, documentId: Id, number: z.string() })),
  file: procedure
    .route({ method: 'GET', path: '/agreements/{id}/file', operationId: 'getAgreementFile', tags: ['agreement'], summary: 'The text as a file: a frozen version, or the draft as it stands' })
    .input(byId.extend({ form: z.enum(FILE_FORMS), version: VersionNumber.optional() }))
    .output(z.file()),
  fileSchema: procedure
    .route({ method: 'GET', path: '/agreements/file-schema', operationId: 'getAgreementFileSchema', tags: ['agreement'], summary: 'The JSON Schema (2020-12) of an agreement as records' })
    .output(z.record(z.string(), z.unknown())),
  startAmendment: procedure
    .route({ method: 'POST', path: '/agreements/{id}/amendments', operationId: 'startAmendment', tags: ['agreement'], summary: 'Draft an amendment of the text in force; with what a client proposed, or other values for it, where it is named', successStatus: 201 })
    .input(z.strictObject({ id: Id, remark: z.strictObject({ remarkId: Id, answerId: Id, /** Other values than proposed. */ values: TypedValues.optional(), body: Prose(4_000).default('') }).optional(), /** An amendment that is drafted already takes it in. */ into: Id.optional() }))
    .output(z.object({ id: Id, documentId: Id, number: z.string(), amendmentNumber: z.number().int() })),
  amendments: procedure
    .route({ method: 'GET', path: '/agreements/{id}/amendments', operationId: 'listAmendments', tags: ['agreement'], summary: 'What is in force, the amendments, and what this one changes' })
    .input(byId)
    .output(AmendmentsView),
  startOrder: procedure
    .route({ method: 'POST', path: '/agreements/{id}/orders', operationId: 'startOrder', tags: ['agreement'], summary: 'Draft an order under an agreement in force that says later orders may name it', successStatus: 201 })
    /** In a new engagement of this name, or in another one of the same client. */
    .input(z.strictObject({ id: Id, name: Line(200), engagementId: Id.optional() }))
    .output(z.object({ id: Id, documentId: Id, number: z.string(), engagementId: Id })),
  orders: procedure
    .route({ method: 'GET', path: '/agreements/{id}/orders', operationId: 'listOrders', tags: ['agreement'], summary: 'Orders under an agreement with where they stand, and the agreement that one is an order under' })
    .input(byId)
    .output(OrdersView),
  delete: procedure.route({ method: 'DELETE', path: '/agreements/{id}', operationId: 'deleteAgreement', tags: ['agreement'], summary: 'Move a draft to the bin for 90 days' }).input(byId).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/agreements/{id}/restore', operationId: 'restoreAgreement', tags: ['agreement'], summary: 'Take a draft out of the bin' }).input(byId).output(z.object({})),
  reopen: procedure
    .route({ method: 'POST', path: '/agreements/{id}/reopening', operationId: 'reopenAgreement', tags: ['agreement'], summary: 'Open the words again although somebody has signed' })
    .input(byId)
    .output(z.object({})),
  putSignatories: procedure
    .route({ method: 'PUT', path: '/agreements/{id}/signatories', operationId: 'putSignatories', tags: ['agreement'], summary: 'Say who signs, in order' })
    .input(z.strictObject({ id: Id, signatories: z.array(SignatoryInput).max(20) }))
    .output(z.object({ ids: z.array(Id) })),
  freeze: procedure
    .route({ method: 'POST', path: '/agreements/{id}/versions', operationId: 'freezeVersion', tags: ['agreement'], summary: 'Freeze the draft as the next version; the same text is frozen once', successStatus: 201 })
    .input(byId)
    .output(z.object({ number: z.number().int(), sha256: z.string(), isNew: z.boolean() })),
  getVersion: procedure.route({ method: 'GET', path: '/agreements/{id}/versions/{number}', operationId: 'getVersion', tags: ['agreement'], summary: 'A frozen version as it is read' }).input(byVersion).output(VersionView),
  difference: procedure
    .route({ method: 'GET', path: '/agreements/{id}/difference', operationId: 'getDifference', tags: ['agreement'], summary: 'What changed between two versions, or between one and the draft' })
    .input(z.object({ id: Id, before: VersionNumber, after: VersionNumber.optional() }))
    .output(DifferenceView),
  addRemark: procedure
    .route({ method: 'POST', path: '/agreements/{id}/remarks', operationId: 'addRemark', tags: ['agreement'], summary: 'Ask the client about a clause', successStatus: 201 })
    .input(z.strictObject({ id: Id, ...RemarkInput }))
    .output(z.object({ id: Id })),
  answerRemark: procedure
    .route({ method: 'POST', path: '/remarks/{id}/answers', operationId: 'answerRemark', tags: ['agreement'], summary: 'Answer, accept, counter, or keep the words', successStatus: 201 })
    .input(z.strictObject({ id: Id, ...AnswerInput }))
    .output(z.object({ id: Id, wording: z.string() })),
  markSeen: procedure.route({ method: 'POST', path: '/agreements/{id}/seen', operationId: 'markAgreementSeen', tags: ['agreement'], summary: 'Remember that you have looked' }).input(byId).output(z.object({})),
  events: procedure
    .route({ method: 'GET', path: '/agreements/{id}/events', operationId: 'listAgreementEvents', tags: ['agreement'], summary: 'Everything that is kept as evidence, oldest first' })
    .input(byId)
    .output(z.object({ events: z.array(AgreementEventView), chain: z.object({ ok: z.boolean(), seq: z.number().int(), fault: z.string() }) })),
  evidence: procedure
    .route({ method: 'POST', path: '/agreements/{id}/evidence', operationId: 'exportEvidence', tags: ['agreement'], summary: 'The whole evidence as one file; the export is kept as an event' })
    .input(byId)
    .output(AgreementEvidence),
};
