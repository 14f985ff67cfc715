import { buyerOf, countryOfRight, hasConsumerRights } from '@entente/core/document/law/consumer-law';
import type { ClientActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '@entente/core/kernel/locale-list';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isWindowOpen, revocationWindow, type RevocationWindow } from '@entente/core/signing/revocation-window';
import { translator } from '@entente/phrases/translators';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { lockRoot } from '../agreement/amendment/agreement.access.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadAgreement, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { ensureLink } from './link.actions.ts';
import { findRevocation, insertRevocation } from './revocation.store.ts';
import { findSeal } from './seal.store.ts';
import { loadFirm } from './sending.store.ts';
import { eventOrigin, ownSignatory, tellPerson, tellProvider, type SigningCall } from './signing.actions.ts';

/** The right of a consumer to go back on one sealed agreement. */
export type RevocationRight = RevocationWindow & { readonly versionNumber: number; readonly concludedAt: string; readonly timeZone: string };

/** The right that the agreement's client has by what was signed, whether or not its days are over; null where there is none. */
export async function revocationRight(tx: Tx, { agreementId }: Pick<AgreementGrant, 'agreementId'>): Promise<RevocationRight | null> {
  const seal = await findSeal(tx, agreementId);
  const version = seal === undefined ? null : await loadVersion(tx, agreementId, seal.versionNumber);
  if (seal === undefined || version === null) return null;
  const { country: law } = version.content.head;
  const buyer = buyerOf(version.content);
  if (buyer === undefined || !hasConsumerRights(law, buyer)) return null;
  const { timeZone } = await loadFirm(tx);
  const concludedAt = seal.sealedAt;
  return { ...revocationWindow({ concludedAt: new Date(concludedAt), timeZone, country: countryOfRight(law, buyer) }), versionNumber: seal.versionNumber, concludedAt, timeZone };
}

/** The consumer's declaration, as it is shown, confirmed, kept and sent back to them. */
export function revocationStatement(locale: Locale, { title, number, concludedAt, timeZone }: { readonly title: string; readonly number: string; readonly concludedAt: string; readonly timeZone: string }): string {
  const day = new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(new Date(concludedAt));
  return translator(locale)('revocation.statement', { title, number, day });
}

export type RevocationWish = { readonly revocationId: string; readonly typedName: string; readonly confirmed: boolean; readonly locale: Locale };

/**
 * A consumer goes back on the sealed agreement, without giving reasons. The declaration stands in the
 * evidence, and a confirmation with its words and its time goes to their mailbox at once. Said again,
 * it is kept once.
 */
export async function revokeAgreement(tx: Tx, call: SigningCall<ClientActor>, { grant, wish }: { grant: AgreementGrant; wish: RevocationWish }): Promise<Answer<Record<string, never>>> {
  const { agreementId } = grant;
  await lockAgreement(tx, agreementId);
  await lockRoot(tx, grant);
  const person = await ownSignatory(tx, call.actor, grant);
  const right = await revocationRight(tx, grant);
  if (person === null || right === null) return refused('not-found');
  if ((await findRevocation(tx, agreementId)) !== undefined) return granted({});
  if (!isWindowOpen(right, call.now)) return refused('revocation-time-is-over');
  if (wish.typedName === '') return refused('name-is-missing');
  if (!wish.confirmed) return refused('revocation-needs-yes');
  await keepRevocation(tx, call, { grant, wish, right, person });
  return granted({});
}

type Keeping = { readonly grant: AgreementGrant; readonly wish: RevocationWish; readonly right: RevocationRight; readonly person: NonNullable<Awaited<ReturnType<typeof ownSignatory>>> };

async function keepRevocation(tx: Tx, call: SigningCall<ClientActor>, { grant, wish, right, person }: Keeping): Promise<void> {
  const { agreementId, clientId, engagementId } = grant;
  const { revocationId, typedName, locale } = wish;
  const { versionNumber } = right;
  const at = call.now.toISOString();
  const { title, number } = await loadAgreement(tx, agreementId);
  const statement = revocationStatement(locale, { title, number, ...right });
  const windowEndsAt = right.endsAt.toISOString();
  await insertRevocation(tx, { workspaceId: tx.workspaceId, id: revocationId, agreementId, clientId, signatoryId: person.id, versionNumber, typedName, statement, locale, windowEndsAt, createdAt: at });
  const head = await appendEvent(tx, agreementId, {
    type: 'agreement.revoked', actor: call.actor, at, versionNumber, onBehalfOf: person.onBehalfOf, ...eventOrigin(call),
    body: { revocationId, typedName, statement, locale, concludedAt: right.concludedAt, windowEndsAt, confirmationGoesTo: person.email },
  });
  await touchAgreement(tx, agreementId);
  // What an amendment changed on the board of both sides is as before it.
  await enqueue(tx, { task: 'make_commitments', payload: { agreementId }, key: `promises:${agreementId}` });
  await record(tx, call.actor, { topic: 'agreement.revoked', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: typedName }, happenedAt: at });
  const linkId = await ensureLink(tx, call.services, { holder: person, purpose: 'us', termEndsAt: null, now: call.now });
  await tellPerson(tx, { ...person, locale }, { topic: 'signing.revoked_receipt', params: { linkId, seq: head.seq, head: head.hash } });
  await tellProvider(tx, grant, { topic: 'signing.revoked', params: { name: typedName } });
}
