import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { agreementNumber, yearIn } from '@entente/core/agreement/agreement-number';
import { askedAnew, underLawOf, withHome, withKnown, withParties, type PartyFacts } from '@entente/core/agreement/draft-content';
import type { DocumentContent } from '@entente/core/document/content';
import { isOrder } from '@entente/core/document/order-clause';
import type { FrameworkSays } from '@entente/core/document/terms/framework-terms';
import { withFreshIds } from '@entente/core/document/fresh-ids';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { contentForTemplate } from '@entente/core/template/template-from-agreement';
import type { TemplateKind } from '@entente/core/template/template-source';
import { translator } from '@entente/phrases/translators';
import { grantClient } from '../../client/client.access.ts';
import { createClient } from '../../client/client.actions.ts';
import { grantDocument } from '../../document/document.access.ts';
import { createDocument, loadDocument } from '../../document/document.store.ts';
import { grantEngagement } from '../../engagement/engagement.access.ts';
import { createEngagement } from '../../engagement/engagement.actions.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { indexRecords } from '../../search/search.actions.ts';
import { templateContent } from '../../template/template.actions.ts';
import { grantAgreement, type AgreementGrant, type GrantedAgreementId } from '../agreement.access.ts';
import type { AgreementCall } from '../agreement.actions.ts';
import { loadUnder } from '../order/agreement.store.ts';
import { frameworkWords, wordsOf } from '../order/agreement-version.store.ts';
import { incomingContent } from '../incoming/agreement.actions.ts';
import { appendEvent } from '../agreement-event.actions.ts';
import { countUp, insertAgreement, loadAgreement, loadClientFirm, loadProviderFirm } from '../agreement.store.ts';
import { findFirstContact, insertSignatories, loadSignatories, loadSigningContacts, loadSigningMembers } from '../signatory.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['agreement'];
type TemplateChoice = Inputs['start']['template'];
export type Draft = { readonly id: string; readonly documentId: string; readonly number: string };

/** Client, engagement and draft in one command: the shortest way from a template to something that can go out. */
export async function startAgreement(tx: Tx, call: AgreementCall, input: Inputs['start']): Promise<Answer<{ agreementId: string; engagementId: string; clientId: string; documentId: string; number: string }>> {
  const { actor } = call;
  const client = await findOrAddClient(tx, call, input.client);
  if (!client.ok) return client;
  const { clientId, contactId } = client.value;
  const chosen = await chosenContent(tx, call, { clientId, template: input.template });
  if (!chosen.ok) return chosen;
  const found = chosen.value;
  const engagement = await createEngagement(tx, actor, { clientId, name: input.name, kind: found.kind });
  if (!engagement.ok) return engagement;
  const engagementId = engagement.value.id;
  const draft = await makeDraft(tx, call, { engagementId, clientId, contactId, title: input.name, ...found });
  return draft.ok ? granted({ agreementId: draft.value.id, engagementId, clientId, documentId: draft.value.documentId, number: draft.value.number }) : draft;
}

/** Drafts an agreement for an engagement from a template, in the client's language unless another was chosen. */
export async function createAgreement(tx: Tx, call: AgreementCall, { engagementId, contactId, title, template }: Inputs['create']): Promise<Answer<Draft>> {
  const engagement = await grantEngagement(tx, call.actor, engagementId);
  if (engagement === null) return refused('not-found');
  const { clientId, kind } = engagement;
  const chosen = await chosenContent(tx, call, { clientId, template });
  if (!chosen.ok) return chosen;
  const found = chosen.value;
  return makeDraft(tx, call, { engagementId, clientId, contactId: contactId ?? null, title: title ?? found.content.head.title, ...found, kind });
}

/** Starts a new draft with the words of another agreement; for another client its own facts are put in. Whether it is of the client's profession is asked anew. A copy of an order is an order under the same framework agreement, and of no other client. */
export async function copyAgreement(tx: Tx, call: AgreementCall, { id, engagementId }: Inputs['copy']): Promise<Answer<Draft>> {
  const grant = await grantAgreement(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const [source, target] = [await grantDocument(tx, call.actor, grant.documentId), await grantEngagement(tx, call.actor, engagementId ?? grant.engagementId)];
  if (source === null || target === null) return refused('not-found');
  const [{ content }, { title, templateId }] = [await loadDocument(tx, source.documentId), await loadAgreement(tx, grant.agreementId)];
  const sameClient = target.clientId === grant.clientId;
  const under = isOrder(content) ? await copiedUnder(tx, grant, target) : granted({});
  if (!under.ok) return under;
  const signer = sameClient ? (await loadSignatories(tx, [grant.agreementId])).find(({ side }) => side === 'client') : undefined;
  return makeDraft(tx, call, {
    engagementId: target.engagementId, clientId: target.clientId, kind: target.kind, contactId: signer?.contactId ?? null, title, templateId, origin: `agreement:${grant.agreementId}`,
    content: sameClient ? askedAnew(content) : contentForTemplate(content),
    ...(sameClient ? { keepsParties: 'but_home' } : {}),
    ...under.value,
  });
}

/** What a copy of an order is under: the same, for the same client, and never where the first project is. */
async function copiedUnder(tx: Tx, { agreementId, clientId }: AgreementGrant, target: { readonly clientId: string; readonly engagementId: string }): Promise<Answer<Pick<NewDraft, 'under'>>> {
  const under = await loadUnder(tx, agreementId);
  if (under === null) return granted({});
  if (target.clientId !== clientId) return refused('order-is-of-another-client');
  const { engagementId } = await loadAgreement(tx, under.frameworkId as GrantedAgreementId);
  if (engagementId === target.engagementId) return refused('order-has-its-own-engagement');
  const { signingLevel, signingOrder } = await loadAgreement(tx, agreementId);
  return granted({ under: { frameworkId: under.frameworkId, frameworkTextId: under.textId, frameworkVersion: under.version, signingLevel, signingOrder } });
}

async function findOrAddClient(tx: Tx, { actor }: AgreementCall, client: Inputs['start']['client']): Promise<Answer<{ clientId: string; contactId: string | null }>> {
  if (!('clientId' in client)) {
    const added = await createClient(tx, actor, client);
    return added.ok ? granted({ clientId: added.value.id, contactId: added.value.contactId }) : added;
  }
  const clientId = await grantClient(tx, actor, client.clientId);
  if (clientId === null) return refused('not-found');
  return granted({ clientId, contactId: client.contactId ?? null });
}

type Chosen = { readonly content: DocumentContent; readonly kind: TemplateKind; readonly templateId: string | null; readonly origin: string; readonly keepsParties?: KeptParties };

async function chosenContent(tx: Tx, { actor }: AgreementCall, { clientId, template }: { clientId: string; template: TemplateChoice }): Promise<Answer<Chosen>> {
  if ('templateId' in template) {
    const found = await templateContent(tx, actor, template);
    return found === null || found.scope === 'clause' ? refused('not-found') : granted({ content: found.content, kind: found.kind, templateId: template.templateId, origin: `template:${template.templateId}` });
  }
  const [client, firm] = [await loadClientFirm(tx, clientId), await loadProviderFirm(tx)];
  if ('kind' in template) {
    const { kind } = template;
    const incoming = incomingContent(template, { kind, ...firm });
    return incoming.ok ? granted({ ...incoming.value, kind, templateId: null }) : incoming;
  }
  const key = `${template.builtin}.${template.locale ?? (client.locale as Locale)}`;
  const found = await templateContent(tx, actor, { builtin: key });
  return found === null ? refused('not-found') : granted({ content: underLawOf(found.content, firm), kind: found.kind, templateId: null, origin: `builtin:${key}` });
}

/**
 * What of the parties stands already in a text that is taken over.
 *   whole     all of it: an amendment, and records that come back with their hash
 *   but_home  all but where a consumer lives, which the client's record says where the text does not: it is another contract
 */
export type KeptParties = 'whole' | 'but_home';

export type NewDraft = {
  /** Of the engagement: what the frames are asked to hold; null for a separate document, which has none. */
  readonly kind: EngagementKind | null;
  readonly engagementId: string;
  readonly clientId: string;
  /** Who signs for the client; the first contact with an address unless named. */
  readonly contactId: string | null;
  readonly title: string;
  readonly content: DocumentContent;
  readonly templateId: string | null;
  /** Where the words come from, as the evidence says it. */
  readonly origin: string;
  /** Where the parties' facts stand already. */
  readonly keepsParties?: KeptParties;
  /** The agreement that it was split off from. */
  readonly splitFrom?: string;
  /** The agreement that it amends: its records keep their ids, because what changes is told by them. */
  readonly amends?: Amends;
  /** The framework agreement that it is an order under, and the text of it that it names. */
  readonly under?: { readonly frameworkId: string; readonly frameworkTextId: string; readonly frameworkVersion: number; readonly signingLevel: string; readonly signingOrder: string };
};
export type Amends = { readonly amendsId: string; readonly amendmentNumber: number; readonly baseId: string; readonly baseVersion: number; readonly signingLevel: string; readonly signingOrder: string };
type Person = { readonly id: string; readonly name: string; readonly email: string; readonly roleTitle: string; readonly locale: string };

/** Writes a draft with its people; the first words of its story. */
export async function makeDraft(tx: Tx, call: AgreementCall, draft: NewDraft): Promise<Answer<Draft>> {
  const { actor, now } = call;
  const contactId = draft.contactId ?? (await findFirstContact(tx, draft.clientId));
  const [member] = await loadSigningMembers(tx, [actor.memberId]);
  const [contact] = contactId === null ? [] : await loadSigningContacts(tx, draft.clientId, [contactId]);
  if (contactId !== null && contact === undefined) return refused('not-found');
  const [firm, client] = [await loadProviderFirm(tx), await loadClientFirm(tx, draft.clientId)];
  const parties = { provider: providerParty(firm, member), client: clientParty(client, contact) };
  const known = { governingLaw: lawWords(draft.content.head), providerContact: reachedAt(member), clientContact: reachedAt(contact) };
  const content = keptContent(draft, client) ?? withKnown(withParties(draft.content, parties), known);
  const documentId = await createDocument(tx, { clientId: draft.clientId, kind: draft.kind, content: ofItsOwn(content, draft), under: await saidAbove(tx, draft) });
  const year = yearIn(firm.timeZone, new Date(now));
  const number = agreementNumber(year, await countUp(tx, `agreement-${year}`));
  const id = newId();
  const { engagementId, clientId, title, templateId, splitFrom = null } = draft;
  await insertAgreement(tx, { workspaceId: tx.workspaceId, id, clientId, engagementId, documentId, number, title, locale: content.head.locale, templateId, splitFrom, signingLevel: firm.signingLevel, ...draft.amends, ...draft.under, createdAt: now, updatedAt: now });
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const common = { workspaceId: tx.workspaceId, agreementId: id, clientId };
  const signer = (person: Person) => ({ ...common, id: newId(), name: person.name, email: person.email.toLowerCase(), roleTitle: person.roleTitle, locale: person.locale });
  await insertSignatories(tx, [
    ...(member === undefined ? [] : [{ ...signer(member), side: 'provider', memberId: member.id, onBehalfOf: parties.provider.legalName, position: 1 }]),
    ...(contact === undefined || contact.email === '' ? [] : [{ ...signer(contact), side: 'client', contactId: contact.id, onBehalfOf: client.kind === 'organisation' ? parties.client.legalName : '', position: 2 }]),
  ]);
  await appendEvent(tx, grant.agreementId, { type: 'agreement.created', actor, at: now, onBehalfOf: parties.provider.legalName, body: { number, origin: draft.origin, locale: content.head.locale } });
  await indexRecords(tx, 'agreement', [id]);
  await record(tx, actor, { topic: 'agreement.created', subjectKind: 'agreement', subjectId: id, clientId, engagementId, payload: { number, title } });
  return granted({ id, documentId, number });
}

/** What the framework agreement says of which the draft is an order, or an amendment of one; null for any other. */
function saidAbove(tx: Tx, { under, amends, content }: NewDraft): Promise<FrameworkSays | null> {
  if (under !== undefined) return wordsOf(tx, { frameworkId: under.frameworkId, textId: under.frameworkTextId, version: under.frameworkVersion });
  return amends === undefined ? Promise.resolve(null) : frameworkWords(tx, amends.amendsId, content);
}

/** The text whose parties stand already; null where they are written from what is known. */
function keptContent({ content, keepsParties }: NewDraft, { country }: ClientFirm): DocumentContent | null {
  if (keepsParties === undefined) return null;
  return keepsParties === 'but_home' ? withHome(content, country) : content;
}

/** A new document has ids of its own; an amendment keeps those of what it changes. */
function ofItsOwn(content: DocumentContent, { amends }: Pick<NewDraft, 'amends'>): DocumentContent {
  return amends === undefined ? withFreshIds(content, newId) : content;
}

type ProviderFirm = Awaited<ReturnType<typeof loadProviderFirm>>;
type ClientFirm = Awaited<ReturnType<typeof loadClientFirm>>;

function providerParty(firm: ProviderFirm, member: Person | undefined): PartyFacts {
  const { legalName, name, registration, address } = firm;
  return { kind: 'organisation', legalName: legalName === '' ? name : legalName, registration, address, country: '', representedBy: member?.name ?? '', authority: member?.roleTitle ?? '' };
}

/** How the law of a country is called in the document's language; an empty text where we do not know the words. */
function lawWords({ country, locale }: DocumentContent['head']): string {
  const [say, key] = [translator(locale), `agreement.law_${country}`];
  return say.has(key) ? say(key) : '';
}

function reachedAt(person: Person | undefined): string {
  return person === undefined ? '' : [person.name, person.email].filter((part) => part !== '').join(', ');
}

/** A person acts for themselves: nobody represents them. The country in which they live is frozen with the text: what was signed decides about their rights. */
/** ISO 3166-1 alpha-2; a record may hold what was written before that was asked. */
const COUNTRY = /^[A-Z]{2}$/;

function clientParty(client: ClientFirm, contact: Person | undefined): PartyFacts {
  const { legalName, name, registration, address, country } = client;
  const kind = client.isConsumer ? 'consumer' : client.kind === 'person' ? 'person' : 'organisation';
  const represented = kind === 'organisation' ? contact : undefined;
  return { kind, legalName: legalName === '' ? name : legalName, registration, address, country: COUNTRY.test(country) ? country : '', representedBy: represented?.name ?? '', authority: represented?.roleTitle ?? '' };
}
