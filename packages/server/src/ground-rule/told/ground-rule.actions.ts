import type { ClientActor, ProviderActor, SystemActor } from '@entente/core/kernel/actor';
import { newestOfEach } from '@entente/core/ground-rule/several-people';
import type { Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import type { Locale } from '@entente/core/kernel/locale';
import { nextFreeMorning } from '@entente/core/signing/reminder-times';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { announce } from '../../platform/outbox/announce.ts';
import type { Services } from '../../platform/services.ts';
import { ensureLink } from '../../signing/link.actions.ts';
import { loadFirm, loadPacedMessages, PACED_TOPICS } from '../../signing/sending.store.ts';
import { systemActor, tellProvider } from '../../signing/signing.actions.ts';
import type { RoundGrant } from '../ground-rule.access.ts';
import { agreementOfRound, loadRounds } from '../rule-round.store.ts';

type Telling = { readonly grant: RoundGrant; readonly topic: 'ground_rule.asked' | 'ground_rule.compare' | 'ground_rule.said_yes' | 'ground_rule.change_wanted' | 'ground_rule.review'; readonly to: Side };
type TellingCall = { readonly services: Services; readonly actor: ProviderActor | ClientActor | SystemActor; readonly now: Date };

/** Tells a side of a round: the person of the client who was asked, by the link of their standing page; for the provider those who sign. */
export async function tellOfRules(tx: Tx, { services, now }: TellingCall, { grant, topic, to }: Telling): Promise<void> {
  const params = { roundId: grant.roundId };
  const said = topic === 'ground_rule.review' ? { at: now } : {};
  const turnOf = (email: string): Promise<Date | null> => (PACED_TOPICS.has(topic) ? nextTurn(tx, { email, now }) : Promise.resolve(null));
  if (to === 'provider') return tellProvider(tx, grant, { topic, params, turnOf, ...said });
  const round = (await loadRounds(tx, [grant.agreementId])).find(({ id }) => id === grant.roundId);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === round?.signatoryId);
  if (person === undefined) return;
  const { email, name, locale, clientId } = person;
  const linkId = await ensureLink(tx, services, { holder: person, purpose: 'us', termEndsAt: null, now });
  const notBefore = await turnOf(email);
  await announce(tx, { topic, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'agreement', id: grant.agreementId }, clientId, params: { ...params, linkId }, ...said, ...(notBefore === null ? {} : { notBefore }) });
}

/** So far back messages are looked at: today began less than that ago by every clock. */
const LOOK_BACK_MS = 2 * 86_400_000;

/** The next free morning, where the person has had their message of the day, whatever it was about; null where they may be written to now. */
async function nextTurn(tx: Tx, { email, now }: { email: string; now: Date }): Promise<Date | null> {
  const { timeZone } = await loadFirm(tx);
  return nextFreeMorning(await loadPacedMessages(tx, { email, since: new Date(now.getTime() - LOOK_BACK_MS) }), now, timeZone);
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
