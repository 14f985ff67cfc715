import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { Edit } from '@entente/core/document/edit';
import type { ClientActor } from '@entente/core/kernel/actor';
import { grantAgreement } from '../agreement/agreement.access.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { newId } from '../platform/database/new-id.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import type { TestEntente, TestMember } from './test-entente.ts';

/** An agreement that a test started, with what is needed to go on. */
export type StartedAgreement = { readonly agreementId: string; readonly engagementId: string; readonly clientId: string; readonly documentId: string; readonly number: string };

const VALUES: Readonly<Record<string, string>> = { text: 'Kraków', number: '2', percent: '5', day: '2026-06-30', money: '500000 PLN', hours: '24', days: '14', working_days: '5', weeks: '2', months: '3' };

/** Starts an agreement with Bank Wschodni, whose Anna Wrona signs. */
export async function startAgreement(who: TestMember, more: Readonly<Record<string, unknown>> = {}): Promise<StartedAgreement> {
  const contact = { name: 'Anna Wrona', email: 'a.wrona@bankwschodni.example', roleTitle: 'dyrektorka szkoleń' };
  const client = { kind: 'organisation', name: 'Bank Wschodni', locale: 'en', contact };
  const { status, body } = await who.call('POST', '/agreements/start', { client, name: 'Difficult conversations', template: { builtin: 'service_agreement' }, ...more });
  if (status !== 201) throw new Error(`the agreement was not started: ${JSON.stringify(body)}`);
  return body as StartedAgreement;
}

/** Fills what blocks sending: every variable gets a value of its type. */
export async function fillGaps(who: TestMember, documentId: string): Promise<void> {
  const { content } = (await who.call('GET', `/documents/${documentId}`)).body as DocumentView;
  const edits = content.variables.filter(({ value }) => value === null).map(({ id, type }): Edit => ({ type: 'set', kind: 'variables', id, field: 'value', before: null, value: VALUES[type] ?? '' }));
  const { status, body } = edits.length === 0 ? { status: 200, body: null } : await who.call('POST', `/documents/${documentId}/edits`, { edits });
  if (status !== 200) throw new Error(`the gaps were not filled: ${JSON.stringify(body)}`);
}

/** Freezes the draft and lets it count as sent, without mails. @returns the version's number. */
export async function sendWithoutMail(t: TestEntente, who: TestMember, { agreementId, documentId }: StartedAgreement): Promise<number> {
  await fillGaps(who, documentId);
  const { status, body } = await who.call('POST', `/agreements/${agreementId}/versions`);
  if (status !== 201) throw new Error(`the version was not frozen: ${JSON.stringify(body)}`);
  const { number } = body as { number: number };
  await t.look(who, async (tx) => {
    const grant = await grantAgreement(tx, who.actor, agreementId);
    if (grant === null) throw new Error('the agreement is not there');
    await appendEvent(tx, grant.agreementId, { type: 'agreement.sent', actor: who.actor, versionNumber: number, at: t.services.clock().toISOString() });
  });
  return number;
}

/** The agreement's page. */
export async function showAgreement(who: TestMember, id: string): Promise<AgreementView> {
  return (await who.call('GET', `/agreements/${id}`)).body as AgreementView;
}

/** The client's person as their link makes them known; for actions that the portal calls. */
export async function asClient(who: TestMember, started: StartedAgreement): Promise<ClientActor> {
  const { signatories } = await showAgreement(who, started.agreementId);
  const person = signatories.find(({ side }) => side === 'client');
  if (person === undefined) throw new Error('nobody signs for the client');
  const { workspaceId } = who.actor;
  return { side: 'client', workspaceId, clientId: started.clientId, agreementId: started.agreementId, signatoryId: person.id, linkId: newId(), name: person.name, locale: person.locale };
}

/** One transaction as the portal makes it: narrowed to the client. */
export async function inPortal<Value>(t: TestEntente, actor: ClientActor, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return inWorkspace(t.services.database, { workspaceId: actor.workspaceId, partyId: actor.clientId }, work);
}
