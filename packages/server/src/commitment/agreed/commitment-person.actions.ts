import type { Doer, Doers } from '@entente/core/commitment/agreed-doers';
import type { ProviderActor, SystemActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { seenContacts } from '../commitment.access.ts';
import { ensureClientPerson, ensureMemberPerson, loadChoices, loadContact, type StoredPerson } from '../commitment-person.store.ts';
import { ownerOfEngagement } from './commitment.store.ts';

/** Who can promise what an agreement says, and how each becomes somebody who promises. */
export type AgreedPeople = { readonly doers: Readonly<Record<Side, Doers>>; readonly ensure: (doer: Doer | null) => Promise<StoredPerson | null> };

/**
 * Whoever leads the engagement and whoever signs for the client come first; then everybody else of ours, the
 * contacts of the client who have an address and whom the actor may see, and who has promised before.
 */
export async function peopleOfAgreement(tx: Tx, actor: ProviderActor | SystemActor, { agreementId, clientId, engagementId }: AgreementGrant): Promise<AgreedPeople> {
  const signers: StoredPerson[] = [];
  for (const { side, contactId, name, email, roleTitle, locale } of await loadSignatories(tx, [agreementId])) {
    const person = side === 'client' ? await ensureClientPerson(tx, { clientId, contactId, name, email, roleTitle, locale }) : null;
    if (person !== null) signers.push(person);
  }
  const lead = await ensureMemberPerson(tx, (await ownerOfEngagement(tx, engagementId)).ownerId);
  const seen = seenContacts(actor);
  const { members, contacts, people } = await loadChoices(tx, clientId, seen);
  const ours = members.filter(({ id }) => id !== lead?.memberId);
  const known = [...signers, ...people.filter(({ id }) => signers.every((signer) => signer.id !== id))];
  const strangers = contacts.filter(({ email }) => known.every((person) => person.email !== email.toLowerCase()));
  const standing = new Map([...known, ...(lead === null ? [] : [lead])].map((person) => [person.id, person]));
  const ensure = async (doer: Doer | null): Promise<StoredPerson | null> => {
    if (doer === null) return null;
    if (ours.some(({ id }) => id === doer.id)) return ensureMemberPerson(tx, doer.id);
    const contact = strangers.some(({ id }) => id === doer.id) ? await loadContact(tx, { id: doer.id, clientId }, seen) : undefined;
    return contact === undefined ? (standing.get(doer.id) ?? null) : ensureClientPerson(tx, { ...contact, clientId, contactId: contact.id });
  };
  return {
    doers: { provider: { first: lead === null ? [] : [lead], others: ours }, client: { first: signers, others: [...known.filter((person) => !signers.includes(person)), ...strangers] } },
    ensure,
  };
}
