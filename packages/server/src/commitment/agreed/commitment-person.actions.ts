import type { Doer, Doers } from '@entente/core/commitment/agreed-doers';
import type { Side } from '@entente/core/kernel/values';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { ensureClientPerson, ensureMemberPerson, type StoredPerson } from '../commitment-person.store.ts';
import { loadContactsAt, loadMembers, loadPromisers, ownerOfEngagement } from './commitment.store.ts';

/** Who can promise what an agreement says, and how each becomes somebody who promises. */
export type AgreedPeople = { readonly doers: Readonly<Record<Side, Doers>>; readonly ensure: (doer: Doer | null) => Promise<StoredPerson | null> };

/**
 * Whoever leads the engagement and whoever signs for the client come first; then everybody else of ours, and who
 * promised something in this engagement before. No other contact of the client: by their name alone nobody comes
 * to be written to, and to see what was promised.
 * @param addresses where the signed text itself says that its client is reached; who has one of them counts with the others.
 */
export async function peopleOfAgreement(tx: Tx, { agreementId, clientId, engagementId }: AgreementGrant, addresses: readonly string[] = []): Promise<AgreedPeople> {
  const signers: StoredPerson[] = [];
  for (const { side, contactId, name, email, roleTitle, locale } of await loadSignatories(tx, [agreementId])) {
    const person = side === 'client' ? await ensureClientPerson(tx, { clientId, contactId, name, email, roleTitle, locale }) : null;
    if (person !== null) signers.push(person);
  }
  const lead = await ensureMemberPerson(tx, (await ownerOfEngagement(tx, engagementId)).ownerId);
  const ours = (await loadMembers(tx)).filter(({ id }) => id !== lead?.memberId);
  for (const { id, ...contact } of await loadContactsAt(tx, clientId, addresses)) await ensureClientPerson(tx, { clientId, contactId: id, ...contact });
  const others = (await loadPromisers(tx, { clientId, engagementId, addresses })).filter(({ id }) => signers.every((signer) => signer.id !== id));
  const standing = new Map([...signers, ...others, ...(lead === null ? [] : [lead])].map((person) => [person.id, person]));
  const ensure = async (doer: Doer | null): Promise<StoredPerson | null> => {
    if (doer === null) return null;
    return ours.some(({ id }) => id === doer.id) ? ensureMemberPerson(tx, doer.id) : (standing.get(doer.id) ?? null);
  };
  return { doers: { provider: { first: lead === null ? [] : [lead], others: ours }, client: { first: firstAddress(signers), others: onePerContact(others) } }, ensure };
}

/** A contact who signs with two addresses is one person: by the first of them. */
function firstAddress(people: readonly StoredPerson[]): readonly StoredPerson[] {
  return people.filter(({ contactId }, at) => contactId === null || people.findIndex((other) => other.contactId === contactId) === at);
}

/** A contact who promised under two addresses is one person: the newest of them. */
function onePerContact(people: readonly StoredPerson[]): readonly StoredPerson[] {
  return people.filter(({ contactId }, at) => contactId === null || !people.slice(at + 1).some((later) => later.contactId === contactId));
}
