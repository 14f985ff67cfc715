import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { draftLock } from '@entente/core/agreement/agreement-rules';
import { agreementStanding, countingSignatures, type AgreementFacts } from '@entente/core/agreement/agreement-state';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from './agreement.access.ts';
import { loadAgreementFacts, type AgreementCall } from './agreement.actions.ts';
import { appendEvent } from './agreement-event.actions.ts';
import { loadClientFirm, loadProviderFirm, lockAgreement, touchAgreement } from './agreement.store.ts';
import { insertSignatories, loadSignatories, loadSigningContacts, loadSigningMembers, updateSignatory } from './signatory.store.ts';

type Named = InferContractRouterInputs<typeof contract>['agreement']['putSignatories']['signatories'][number];
type Person = Awaited<ReturnType<typeof loadSigningContacts>>[number];
type Standing = Awaited<ReturnType<typeof loadSignatories>>[number];
/** One person as they shall stand: their row's id where they have one already. */
type Wanted = { readonly keeps: string | null; readonly side: 'provider' | 'client'; readonly memberId: string | null; readonly contactId: string | null; readonly name: string; readonly email: string; readonly roleTitle: string; readonly onBehalfOf: string; readonly locale: string };

/**
 * Says who signs, in order: the whole list replaces the one before. Who has signed the current version
 * cannot be taken off it. A person who left keeps their row, and their link opens nothing any more.
 */
export async function putSignatories(tx: Tx, { actor, now }: AgreementCall, { id, signatories }: { id: string; signatories: readonly Named[] }): Promise<Answer<{ ids: string[] }>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const lock = draftLock(facts, now);
  if (lock !== null && lock !== 'agreement-is-being-signed') return refused(lock);
  const standing = await loadSignatories(tx, [grant.agreementId]);
  const wanted = await wantedPeople(tx, grant, { signatories, standing });
  if (!wanted.ok) return wanted;
  const leaving = standing.filter((person) => !wanted.value.some(({ keeps }) => keeps === person.id));
  const bound = leaving.find((person) => hasSigned(facts, person.id, now));
  if (bound !== undefined) return refused('signatory-has-signed', { name: bound.name });
  return granted({ ids: await savePeople(tx, { actor, now }, { grant, wanted: wanted.value, leaving }) });
}

async function wantedPeople(tx: Tx, grant: AgreementGrant, { signatories, standing }: { signatories: readonly Named[]; standing: readonly Standing[] }): Promise<Answer<Wanted[]>> {
  const members = await loadSigningMembers(tx, signatories.flatMap((one) => ('memberId' in one ? one.memberId : [])));
  const contacts = [...(await loadSigningContacts(tx, grant.clientId, signatories.flatMap((one) => ('contactId' in one ? one.contactId : [])))), ...standing.flatMap(standingContact)];
  const firms = await firmNames(tx, grant.clientId);
  const wanted: Wanted[] = [];
  for (const named of signatories) {
    const person = 'memberId' in named ? members.find(({ id }) => id === named.memberId) : contacts.find(({ id }) => id === named.contactId);
    if (person === undefined) return refused('not-found');
    const { id, name, locale } = person;
    const [email, side] = [person.email.toLowerCase(), 'memberId' in named ? ('provider' as const) : ('client' as const)];
    if (email === '') return refused('contact-has-no-email', { name });
    if (wanted.some((other) => other.email === email)) return refused('person-signs-twice', { name });
    const row = standing.find(({ memberId, contactId }) => memberId === id || contactId === id);
    const ids = side === 'provider' ? { memberId: id, contactId: null } : { memberId: null, contactId: id };
    wanted.push({ ...ids, side, name, email, locale, onBehalfOf: firms[side], keeps: row?.id ?? null, roleTitle: named.roleTitle ?? (row ?? person).roleTitle });
  }
  return granted(wanted);
}

/** Who stands on the agreement already may stay, whichever client their record hangs on by now; after a merge was undone, say. */
function standingContact({ contactId, name, email, roleTitle, locale }: Standing): Person[] {
  return contactId === null ? [] : [{ id: contactId, name, email, roleTitle, locale }];
}

/** The firms people sign for; a client who is a person signs for themselves. */
async function firmNames(tx: Tx, clientId: string): Promise<Readonly<Record<'provider' | 'client', string>>> {
  const [firm, client] = [await loadProviderFirm(tx), await loadClientFirm(tx, clientId)];
  const named = ({ legalName, name }: { legalName: string; name: string }): string => (legalName === '' ? name : legalName);
  return { provider: named(firm), client: client.kind === 'organisation' ? named(client) : '' };
}

function hasSigned(facts: AgreementFacts, signatoryId: string, now: string): boolean {
  return countingSignatures(facts, agreementStanding(facts, now).currentVersion).some(({ signerId }) => signerId === signatoryId);
}

async function savePeople(tx: Tx, { actor, now }: AgreementCall, { grant, wanted, leaving }: { grant: AgreementGrant; wanted: readonly Wanted[]; leaving: readonly Standing[] }): Promise<string[]> {
  const { agreementId, clientId, engagementId } = grant;
  for (const { id } of leaving) await updateSignatory(tx, { agreementId, id }, { removedAt: now });
  const people = wanted.map(({ keeps, ...person }, index) => ({ ...person, id: keeps ?? newId(), isNew: keeps === null, position: index + 1 }));
  for (const { id, isNew, position, roleTitle } of people) if (!isNew) await updateSignatory(tx, { agreementId, id }, { position, roleTitle });
  await insertSignatories(tx, people.filter(({ isNew }) => isNew).map(({ isNew: _, ...person }) => ({ ...person, workspaceId: tx.workspaceId, agreementId, clientId, createdAt: now })));
  await touchAgreement(tx, agreementId);
  const named = people.map(({ id, side, name, email, roleTitle, onBehalfOf }) => ({ id, side, name, email, roleTitle, onBehalfOf }));
  await appendEvent(tx, agreementId, { type: 'signatories.changed', actor, at: now, body: { signatories: named } });
  await record(tx, actor, { topic: 'signatory.changed', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { names: named.map(({ name }) => name) } });
  return people.map(({ id }) => id);
}
