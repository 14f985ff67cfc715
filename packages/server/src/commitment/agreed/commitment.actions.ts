import { agreedCommitments, doerFor, type AgreedCommitment } from '@entente/core/commitment/agreed-commitments';
import type { Actor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement, type AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { insertBlocks, lockSchedule } from '../commitment-block.store.ts';
import { keepActs, type CommitmentCall } from '../commitment-event.actions.ts';
import { ensureClientPerson, ensureMemberPerson, type StoredPerson } from '../commitment-person.store.ts';
import { insertCommitments } from '../commitment.store.ts';
import { ownerOfEngagement, sealedVersion } from './commitment.store.ts';

/**
 * Puts what a sealed agreement promises on the board: each record of it once, however often this runs. The words
 * are those that were signed; from here on dates move on the board alone, and the agreement says what was promised.
 */
export async function makeAgreed(tx: Tx, call: { readonly actor: Exclude<Actor, { side: 'client' }>; readonly now: Date }, agreementId: string): Promise<Answer<{ made: number }>> {
  const grant = await grantAgreement(tx, call.actor, agreementId);
  const versionNumber = grant === null ? null : await sealedVersion(tx, grant.agreementId);
  if (grant === null) return refused('not-found');
  const version = versionNumber === null ? null : await loadVersion(tx, grant.agreementId, versionNumber);
  if (version === null) return refused('commitments-need-signed-agreement');
  await lockSchedule(tx, grant.engagementId);
  const people = await peopleOfAgreement(tx, grant);
  const agreed = agreedCommitments(version.content).flatMap((one) => promised(one, people));
  const { isSample } = await ownerOfEngagement(tx, grant.engagementId);
  const rows = agreed.map(({ id, one, owner }) => ({
    workspaceId: tx.workspaceId, id, clientId: grant.clientId, engagementId: grant.engagementId, agreementId, isSample,
    side: one.side, title: one.title, format: one.format, sourceKind: one.sourceKind, sourceId: one.sourceId, dueOn: one.dueOn, firstDueOn: one.dueOn, ownerId: owner.id, ownerName: owner.name,
  }));
  const made = await insertCommitments(tx, rows);
  const fresh = agreed.filter(({ id }) => made.has(id));
  await keepBlocks(tx, grant, fresh);
  await keepActs(tx, call as CommitmentCall, fresh.map(({ id, one, owner }) => ({ commitmentId: id, engagementId: grant.engagementId, clientId: grant.clientId, title: one.title, type: 'made' as const, body: { to: one.dueOn, person: owner.name } })));
  return granted({ made: fresh.length });
}

type Promised = { readonly id: string; readonly one: AgreedCommitment; readonly owner: StoredPerson };
type People = { readonly client: readonly StoredPerson[]; readonly provider: StoredPerson | null };

/** Nothing is promised by nobody: without a person of its side a record stays in the agreement alone. */
function promised(one: AgreedCommitment, { client, provider }: People): Promised[] {
  const named = doerFor(one.ownerWord, client);
  const owner = one.side === 'provider' ? provider : (client.find(({ id }) => id === named?.id) ?? null);
  return owner === null ? [] : [{ id: newId(), one, owner }];
}

async function peopleOfAgreement(tx: Tx, { agreementId, clientId, engagementId }: AgreementGrant): Promise<People> {
  const client: StoredPerson[] = [];
  for (const { side, contactId, name, email, roleTitle, locale } of await loadSignatories(tx, [agreementId])) {
    const person = side === 'client' ? await ensureClientPerson(tx, { clientId, contactId, name, email, roleTitle, locale }) : null;
    if (person !== null) client.push(person);
  }
  const { ownerId } = await ownerOfEngagement(tx, engagementId);
  return { client, provider: await ensureMemberPerson(tx, ownerId) };
}

async function keepBlocks(tx: Tx, { clientId }: AgreementGrant, fresh: readonly Promised[]): Promise<void> {
  const madeFrom = new Map(fresh.map(({ id, one }) => [one.sourceId, id]));
  await insertBlocks(tx, clientId, fresh.flatMap(({ id, one }) => one.blocks.flatMap((sourceId) => {
    const blockedId = madeFrom.get(sourceId);
    return blockedId === undefined ? [] : [{ id, blockedId }];
  })));
}
