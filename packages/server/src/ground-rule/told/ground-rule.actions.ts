import type { ClientActor, ProviderActor, SystemActor } from '@entente/core/kernel/actor';
import { newestOfEach } from '@entente/core/ground-rule/several-people';
import type { Side } from '@entente/core/kernel/values';
import { addDays, dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import type { Locale } from '@entente/core/kernel/locale';
import { mayWriteToday } from '@entente/core/signing/reminder-times';
import { grantAgreement, type GrantedAgreementId } from '../../agreement/agreement.access.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { announce } from '../../platform/outbox/announce.ts';
import type { Services } from '../../platform/services.ts';
import { ensureLink } from '../../signing/link.actions.ts';
import { loadFirm, loadMessages, PACED_TOPICS } from '../../signing/sending.store.ts';
import { systemActor, tellProvider } from '../../signing/signing.actions.ts';
import type { RoundGrant } from '../ground-rule.access.ts';
import { agreementOfRound, loadRounds } from '../rule-round.store.ts';

type Telling = { readonly grant: RoundGrant; readonly topic: 'ground_rule.asked' | 'ground_rule.compare' | 'ground_rule.said_yes' | 'ground_rule.change_wanted' | 'ground_rule.review'; readonly to: Side };
type TellingCall = { readonly services: Services; readonly actor: ProviderActor | ClientActor | SystemActor; readonly now: Date };

/** Tells a side of a round: the person of the client who was asked, by the link of their standing page; for the provider those who sign. */
export async function tellOfRules(tx: Tx, { services, now }: TellingCall, { grant, topic, to }: Telling): Promise<void> {
  const params = { roundId: grant.roundId };
  if (to === 'provider') return tellProvider(tx, grant, { topic, params });
  const round = (await loadRounds(tx, [grant.agreementId])).find(({ id }) => id === grant.roundId);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === round?.signatoryId);
  if (person === undefined) return;
  const { email, name, locale, clientId } = person;
  const linkId = await ensureLink(tx, services, { holder: person, purpose: 'us', termEndsAt: null, now });
  const notBefore = PACED_TOPICS.has(topic) ? await nextTurn(tx, grant.agreementId, { email, now }) : null;
  await announce(tx, { topic, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'agreement', id: grant.agreementId }, clientId, params: { ...params, linkId }, ...(notBefore === null ? {} : { notBefore }) });
}

/** The next morning, where the person was asked for something today already; null where they may be written to now. */
async function nextTurn(tx: Tx, agreementId: GrantedAgreementId, { email, now }: { email: string; now: Date }): Promise<Date | null> {
  const { timeZone } = await loadFirm(tx);
  const written = (await loadMessages(tx, agreementId)).filter(({ topic, recipientEmail }) => PACED_TOPICS.has(topic) && recipientEmail === email);
  return mayWriteToday(written.map(({ createdAt }) => new Date(createdAt)), now, timeZone) ? null : momentIn(timeZone, addDays(dayIn(timeZone, now), 1), '09:00');
}

/** On the review day both sides are asked whether the rules still work; nothing where they were replaced or looked at meanwhile. */
export async function askForReview(tx: Tx, { services, now }: Pick<TellingCall, 'services' | 'now'>, roundId: string): Promise<void> {
  const actor = systemActor(tx.workspaceId);
  const agreementId = await agreementOfRound(tx, roundId);
  const agreement = agreementId === null ? null : await grantAgreement(tx, actor, agreementId);
  if (agreement === null) return;
  const newest = newestOfEach((await loadRounds(tx, [agreement.agreementId])).filter(({ agreedAt }) => agreedAt !== null)).find(({ id }) => id === roundId);
  const { timeZone } = await loadFirm(tx);
  if (newest === undefined || newest.reviewOn === null || newest.reviewOn > dayIn(timeZone, now)) return;
  const grant: RoundGrant = { ...agreement, roundId: newest.id, side: 'provider' };
  for (const to of ['client', 'provider'] as const) await tellOfRules(tx, { services, actor, now }, { grant, topic: 'ground_rule.review', to });
}
