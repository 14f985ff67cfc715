import { EXPORT_ENDINGS, EXPORT_RECIPES, QUALITY_RECIPES } from './test-recipes-export.ts';
import { newId } from '../platform/database/new-id.ts';
import { AUTOMATION_RECIPES } from './test-recipes-automations.ts';
import { COMMITMENT_RECIPES } from './test-recipes-commitments.ts';
import { EXPECTATION_RECIPES } from './test-recipes-expectations.ts';
import { DEAL_ENDINGS, DEAL_RECIPES } from './test-recipes-deals.ts';
import { EXPLANATION_RECIPES } from './test-recipes-explanations.ts';
import { MEETING_RECIPES } from './test-recipes-meetings.ts';
import { TOUCHPOINT_RECIPES } from './test-recipes-touchpoints.ts';
import { GROUND_RULE_RECIPES } from './test-recipes-ground-rules.ts';
import { IMPORT_RECIPES } from './test-recipes-import.ts';
import { INTERACTION_RECIPES } from './test-recipes-interactions.ts';
import { SEARCH_RECIPES } from './test-recipes-search.ts';
import { aboutIntegrations, integrationEndings } from './test-recipes-integration.ts';
import { RECORD_ENDINGS, RECORD_RECIPES } from './test-recipes-record.ts';
import { RIGHT_RECIPES } from './test-recipes-rights.ts';
import { CONTACT_RECIPES } from './test-recipes-contacts.ts';
import type { World } from './test-world.ts';

/** How to call an operation. */
export type Recipe = {
  /** What stands for the braces of its path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Names a row that only its own workspace may reach: everybody else is refused. Otherwise the call is about one's own workspace. */
  readonly names: 'row' | 'nothing';
};

/**
 * A good call of an operation about the rows of `world`. `own` is the caller's world, for calls that put
 * another's id into something of their own; where both are the same world the call means one's own rows.
 */
export type RecipeOf = (world: World, own: World) => readonly Recipe[];

const HASH = '0'.repeat(64);
const NONCE = 'a'.repeat(22);
const far = (): string => new Date(Date.now() + 20 * 86_400_000).toISOString();
const nothing = (more: Omit<Recipe, 'names'> = {}): Recipe => ({ ...more, names: 'nothing' });
const row = (id: string, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path: { id }, ...more, names: 'row' });
/** Asked as if nothing had stood there: whoever reaches the record changes it, or is told what stands there. */
const set = (fields: object, before: object = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))): { body: object } => ({ body: { set: fields, before } });
/** A cursor that points into another workspace's list. */
const cursorAt = (id: string): string => Buffer.from(JSON.stringify([far(), id])).toString('base64url');

const about = {
  workspace: {
    getWorkspace: () => [nothing()],
    updateWorkspace: () => [nothing(set({ address: 'ul. Nowa 1' }))],
    getFirstRun: () => [nothing()],
    createFirstWorkspace: () => [nothing({ body: { workspaceName: 'Another', locale: 'en', country: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', name: 'Somebody', email: 'somebody@else.example', password: 'seven green kettles sing' } })],
    getMailSetup: () => [nothing()],
    testMail: () => [nothing()],
    getMe: () => [nothing()],
    updateMe: () => [nothing(set({ roleTitle: 'Writer' }))],
    listMembers: () => [nothing()],
    updateMember: ({ who, teamId }, own) => [row(who.actor.memberId, set({ roleTitle: 'Mentor' })), { ...row(own.who.actor.memberId, set({ teamId })), names: 'row' }],
    deactivateMember: ({ who }) => [row(who.actor.memberId)],
    reactivateMember: ({ who }) => [row(who.actor.memberId)],
    listTeams: () => [nothing()],
    createTeam: () => [nothing({ body: { name: 'Another team' } })],
    renameTeam: ({ teamId, canary }) => [row(teamId, { body: { name: `${canary} renamed` } })],
    deleteTeam: ({ teamId }) => [row(teamId)],
    listInvitations: () => [nothing()],
    createInvitation: ({ teamId }) => [{ body: { email: 'new@invited.example', name: 'New', role: 'member', scope: 'team', teamId, locale: 'en' }, names: 'row' }],
    resendInvitation: ({ invitationId }) => [row(invitationId)],
    revokeInvitation: ({ invitationId }) => [row(invitationId)],
    lookUpInvitation: () => [nothing({ body: { token: 'A'.repeat(43) } })],
    acceptInvitation: () => [nothing({ body: { token: 'A'.repeat(43), name: 'Somebody', password: 'seven green kettles sing' } })],
    listSessions: () => [nothing()],
    endSession: ({ sessionId }) => [row(sessionId)],
    endOtherSessions: () => [nothing()],
    listAccessEvents: ({ who, sessionId }) => [nothing(), nothing({ query: { memberId: who.actor.memberId, group: 'sign_ins', cursor: cursorAt(sessionId) } })],
    getAccessEventFile: ({ who }) => [nothing({ query: { memberId: who.actor.memberId, from: '2026-01-01', to: '2026-12-31' } })],
  },
  clients: {
    listClients: ({ draft, canary }) => [nothing(), nothing({ query: { cursor: cursorAt(draft.clientId), limit: '100' } }), nothing({ query: { search: canary } })],
    createClient: () => [nothing({ body: { kind: 'person', name: 'New client', locale: 'en' } })],
    getClient: ({ open }) => [row(open.clientId)],
    updateClient: ({ draft, who }, own) => [row(draft.clientId, set({ notes: 'seen' })), row(own.draft.clientId, set({ ownerId: who.actor.memberId }, { ownerId: own.who.actor.memberId }))],
    createContact: ({ draft }) => [{ path: { clientId: draft.clientId }, body: { name: 'New', email: '', locale: 'en' }, names: 'row' }],
    updateContact: ({ contactId }) => [row(contactId, set({ phone: '1' }))],
    deleteContact: ({ contactId }) => [row(contactId)],
    restoreContact: ({ contactId }) => [row(contactId)],
    listEngagements: ({ draft, canary }) => [nothing(), nothing({ query: { clientId: draft.clientId } }), nothing({ query: { cursor: cursorAt(draft.engagementId) } }), nothing({ query: { search: canary } }), nothing({ query: { filter: JSON.stringify({ all: [{ field: 'custom.channel', is: 'is_filled' }] }) } })],
    createEngagement: ({ draft }) => [{ body: { clientId: draft.clientId, name: 'New', kind: 'service_agreement', values: { 'custom.channel': 'fairs' } }, names: 'row' }],
    getEngagement: ({ open }) => [row(open.engagementId)],
    updateEngagement: ({ draft, who }, own) => [row(draft.engagementId, set({ name: 'Renamed' })), row(draft.engagementId, set({ 'custom.channel': 'fairs' })), row(own.draft.engagementId, set({ ownerId: who.actor.memberId }, { ownerId: own.who.actor.memberId }))],
  },
  documents: {
    getDocument: ({ open, templateDocumentId }) => [row(open.documentId), row(templateDocumentId)],
    readDocument: ({ open, templateDocumentId }) => [row(open.documentId), row(templateDocumentId)],
    editDocument: ({ draft, templateDocumentId }) => [draft.documentId, templateDocumentId].map((id) => row(id, { body: { edits: [{ type: 'set', kind: 'head', id: null, field: 'currency', before: 'PLN', value: 'EUR' }] } })),
    listDocumentEdits: ({ open, draft }) => [row(open.documentId, { query: { since: '0' } }), row(draft.documentId, { query: { since: '0' } })],
    undoDocumentEdit: ({ draft }) => [row(draft.documentId, { body: {} })],
    redoDocumentEdit: ({ draft }) => [row(draft.documentId, { body: {} })],
    listTemplates: () => [nothing(), nothing({ query: { show: 'retired' } })],
    createTemplate: ({ templateId, open }) => [{ body: { from: { templateId } }, names: 'row' }, { body: { from: { documentId: open.documentId, kind: 'service_agreement' } }, names: 'row' }, { body: { from: { documentId: open.documentId, clauseId: open.clauseId } }, names: 'row' }],
    getTemplate: ({ templateId }) => [row(templateId)],
    getBuiltinTemplate: () => [nothing({ path: { key: 'service_agreement.en' } })],
    getTemplateDifference: ({ templateId }) => [row(templateId), row(templateId, { query: { version: '1' } })],
    listTemplateVersions: ({ templateId }) => [row(templateId)],
    keepTemplateVersion: ({ templateId }) => [row(templateId, { body: { note: 'seen' } })],
    shareTemplate: ({ templateId, teamId }, own) => [row(templateId, { body: { sharing: { useBy: 'all', editBy: 'leaders', holders: [] } } }), row(own.templateId, { body: { sharing: { useBy: 'listed', editBy: 'leaders', holders: [{ may: 'use', role: null, teamId }] } } })],
    listLibraryClauses: () => [nothing({ query: { locale: 'en', kind: 'mentoring_agreement' } })],
    updateTemplate: ({ templateId }) => [row(templateId, set({ description: 'seen' }))],
    retireTemplate: ({ templateId }) => [row(templateId)],
    restoreTemplate: ({ templateId }) => [row(templateId)],
  },
  agreements: {
    listAgreements: ({ open, draft, canary }) => [nothing(), ...[{ clientId: open.clientId }, { engagementId: open.engagementId }, { 'ids[0]': open.agreementId }, { cursor: cursorAt(draft.agreementId) }, { search: canary }].map((query) => nothing({ query: query as Readonly<Record<string, string>> }))],
    createAgreement: ({ draft, contactId, templateId }, own) => [
      { body: { engagementId: draft.engagementId, template: { builtin: 'service_agreement' } }, names: 'row' },
      { body: { engagementId: own.draft.engagementId, template: { templateId } }, names: 'row' },
      { body: { engagementId: own.draft.engagementId, contactId, template: { builtin: 'service_agreement' } }, names: 'row' },
    ],
    getSigningTimes: ({ open }) => [nothing(), nothing({ query: { clientId: open.clientId } })],
    getAgreement: ({ open, sealed }) => [row(open.agreementId), row(sealed.agreementId)],
    updateAgreement: ({ draft }) => [row(draft.agreementId, set({ title: 'Renamed' }))],
    startAgreement: ({ draft, contactId, templateId }, own) => [
      { body: { client: { clientId: draft.clientId, contactId }, name: 'New', template: { builtin: 'service_agreement' } }, names: 'row' },
      { body: { client: { clientId: own.draft.clientId, contactId }, name: 'New', template: { builtin: 'service_agreement' } }, names: 'row' },
      { body: { client: { clientId: own.draft.clientId }, name: 'New', template: { templateId } }, names: 'row' },
    ],
    copyAgreement: ({ open, draft }, own) => [row(open.agreementId, { body: {} }), row(own.open.agreementId, { body: { engagementId: draft.engagementId } })],
    splitAgreement: ({ open }, own) => [row(open.agreementId, { body: { clauseIds: [open.clauseId] } }), row(own.open.agreementId, { body: { clauseIds: [open.clauseId] } })],
    startAmendment: ({ sealed }) => [row(sealed.agreementId, { body: {} })],
    listAmendments: ({ open }) => [row(open.agreementId)],
    startOrder: ({ sealed, draft }, own) => [row(sealed.agreementId, { body: { name: 'Next' } }), row(own.sealed.agreementId, { body: { name: 'Next', engagementId: draft.engagementId } })],
    listOrders: ({ open, sealed }) => [row(open.agreementId), row(sealed.agreementId)],
    putSignatories: ({ draft, who, contactId }, own) => [row(draft.agreementId, { body: { signatories: [{ memberId: who.actor.memberId }, { contactId }] } }), row(own.draft.agreementId, { body: { signatories: [{ memberId: who.actor.memberId }] } }), row(own.draft.agreementId, { body: { signatories: [{ contactId }] } })],
    freezeVersion: ({ open }) => [row(open.agreementId)],
    getVersion: ({ open }) => [{ path: { id: open.agreementId, number: '1' }, names: 'row' }],
    getDifference: ({ open }) => [row(open.agreementId, { query: { before: '1' } })],
    addRemark: ({ open }, own) => [open.agreementId, own.open.agreementId].map((id) => row(id, { body: { remarkId: newId(), versionNumber: 1, clauseId: open.clauseId, body: 'Why?' } })),
    answerRemark: ({ open }) => [row(open.remarkId, { body: { answerId: newId(), outcome: 'answered', body: 'So.' } })],
    markAgreementSeen: ({ open }) => [row(open.agreementId)],
    listAgreementEvents: ({ open }) => [row(open.agreementId)],
    getAgreementFile: ({ sealed, draft }) => [row(sealed.agreementId, { query: { form: 'json', version: '1' } }), row(draft.agreementId, { query: { form: 'markdown' } })],
    getAgreementFileSchema: () => [nothing()],
    exportEvidence: ({ sealed }) => [row(sealed.agreementId)],
  },
  signing: {
    getSigning: ({ open, sealed }) => [row(open.agreementId), row(sealed.agreementId)],
    previewSigning: ({ open }) => [row(open.agreementId)],
    sendAgreement: ({ open }) => [row(open.agreementId, { body: { signingLevel: 'code', signingOrder: 'any', expiresAt: far() } })],
    remindSignatory: ({ open }) => [row(open.signatoryId)],
    requestSigningCode: ({ open }) => [row(open.agreementId, { body: { codeId: newId(), browser: NONCE } })],
    confirmDeviceCode: ({ open }) => [row(open.agreementId, { body: { browser: NONCE, code: '000000' } })],
    signAgreement: ({ open }) => [row(open.agreementId, { body: { signatureId: newId(), browser: NONCE, versionNumber: 1, sha256: HASH, shown: HASH, typedName: 'Maeve Byrne', roleTitle: '', onBehalfOf: '', consents: [], code: '000000' } })],
    listDeviceKeys: () => [nothing()],
    callOffDeviceKey: ({ sealed }) => [row(sealed.deviceKeyId)],
    takeBackSignature: ({ sealed }) => [row(sealed.signatureId)],
    getFileToSign: ({ sealed }) => [row(sealed.agreementId)],
    getReturnedFile: ({ sealed }) => [{ path: { id: sealed.agreementId, signatureId: sealed.signatureId }, names: 'row' }],
    reviewScan: ({ sealed }) => [row(sealed.signatureId, { body: { outcome: 'confirmed' } })],
    getScanFile: ({ sealed }) => [row(sealed.signatureId)],
    getSealedFile: ({ sealed }) => [row(sealed.agreementId)],
    getSealSettings: () => [nothing()],
    importSealCertificate: () => [nothing({ body: { file: 'AAAA', password: '' } })],
    renewSealCertificate: () => [nothing()],
    getSealCertificateFile: () => [nothing({ path: { fingerprint: HASH } })],
    listAnnouncements: ({ announcementId }) => [nothing({ query: { limit: '100' } }), nothing({ query: { cursor: cursorAt(announcementId) } })],
    getAnnouncement: ({ announcementId }) => [row(announcementId)],
    getSample: () => [nothing()],
    getToday: () => [nothing()],
  },
  /** What ends or removes something comes last, for whoever runs all of them on their own rows. */
  endings: {
    reopenAgreement: ({ open }) => [row(open.agreementId)],
    withdrawAgreement: ({ open }) => [row(open.agreementId, { body: { reason: 'later' } })],
    deleteAgreement: ({ draft }) => [row(draft.agreementId)],
    restoreAgreement: ({ draft }) => [row(draft.agreementId)],
    deleteEngagement: ({ draft }) => [row(draft.engagementId, { body: { meetings: 'call_off' } })],
    restoreEngagement: ({ draft }) => [row(draft.engagementId)],
    deleteClient: ({ draft }) => [row(draft.clientId)],
    restoreClient: ({ draft }) => [row(draft.clientId)],
    clearSample: () => [nothing()],
    deleteWorkspace: ({ canary }) => [nothing({ body: { name: canary, password: 'not the password' } })],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RecipeOf>>>>;

/** Every operation of the API with calls about a world's rows; the order is one in which all can be made. */
export const RECIPES: Readonly<Record<string, RecipeOf>> = {
  ...about.workspace,
  ...RIGHT_RECIPES,
  ...EXPORT_RECIPES,
  ...QUALITY_RECIPES,
  ...RECORD_RECIPES,
  ...CONTACT_RECIPES,
  ...about.clients,
  ...INTERACTION_RECIPES,
  ...COMMITMENT_RECIPES,
  ...EXPECTATION_RECIPES,
  ...about.documents,
  ...about.agreements,
  ...about.signing,
  ...EXPLANATION_RECIPES,
  ...TOUCHPOINT_RECIPES,
  ...MEETING_RECIPES,
  ...GROUND_RULE_RECIPES,
  ...SEARCH_RECIPES,
  ...aboutIntegrations,
  ...integrationEndings,
  ...AUTOMATION_RECIPES, ...DEAL_RECIPES, ...DEAL_ENDINGS, ...IMPORT_RECIPES, ...RECORD_ENDINGS, ...EXPORT_ENDINGS, ...about.endings,
};

export type Operation = { readonly id: string; readonly method: string; readonly path: string };

type Paths = Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;

/** Files are taken and given beside the contract; portal-matrix.test.ts has their calls. */
const OF_FILES = new Set(['putImportFile', 'getRejectedRows', 'putAttachmentFile', 'getAttachmentFile', 'getExportFile', 'readContractFile']);

/** The operations of an OpenAPI document that speak JSON. */
export function operationsOf(document: object): readonly Operation[] {
  const all = Object.entries((document as { paths: Paths }).paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => ({ id: operationId, method: method.toUpperCase(), path })));
  return all.filter(({ id }) => !OF_FILES.has(id));
}

/** The address of a call. */
export function addressOf({ path }: Pick<Operation, 'path'>, recipe: Pick<Recipe, 'path' | 'query'>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(recipe.path?.[name] ?? name));
  return recipe.query === undefined ? filled : `${filled}?${new URLSearchParams(recipe.query).toString()}`;
}
