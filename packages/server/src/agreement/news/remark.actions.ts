import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import { WAKE_PEOPLE_TASK } from '../../engagement/engagement.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { grantAgreement, type AgreementGrant, type GrantedAgreementId } from '../agreement.access.ts';
import { loadAgreementFacts } from '../agreement.actions.ts';
import { lastToldAt, loadRemarks, type StoredRemark } from '../remark.store.ts';
import { loadSignatories, loadViews } from '../signatory.store.ts';

export const TELL_NEWS_TASK = 'tell_agreement_news';
export const NEWS_TOPIC = 'agreement.news';

/** Questions and answers come in bursts: one message goes out after a pause, not one for each. */
const PAUSE_MINUTES = 2;

/** Tells the people of one side, a little later and at once for all that was said until then. */
export async function tellLater(tx: Tx, { grant, side, aside, now }: { grant: AgreementGrant; side: Side; aside: string | null; now: string }): Promise<void> {
  const people = (await loadSignatories(tx, [grant.agreementId])).filter((person) => person.side === side && person.id !== aside && person.memberId !== aside);
  for (const { id } of people) {
    await enqueue(tx, { task: TELL_NEWS_TASK, payload: { agreementId: grant.agreementId, signatoryId: id }, runAt: new Date(Date.parse(now) + PAUSE_MINUTES * 60_000), key: `${TELL_NEWS_TASK}:${id}` });
  }
  // Whoever leads the work and does not sign it hears of it in their one message of the day.
  if (side === 'provider') await enqueue(tx, { task: WAKE_PEOPLE_TASK, payload: { engagementId: grant.engagementId }, key: `wake:${grant.engagementId}` });
}

/** Announces to one person what the other side said since they last looked or were told; nothing where there is nothing. */
export async function tellNews(tx: Tx, { agreementId, signatoryId }: { agreementId: string; signatoryId: string }, now: string): Promise<void> {
  const grant = await grantAgreement(tx, { side: 'system', workspaceId: tx.workspaceId, name: 'Entente' }, agreementId);
  const person = grant === null ? undefined : (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === signatoryId);
  if (grant === null || person === undefined) return;
  const { state, since: stands, revokedAt } = agreementStanding(await loadAgreementFacts(tx, grant.agreementId), now);
  if (state === 'withdrawn' || revokedAt !== null) return;
  const told = await toldOrSeenAt(tx, grant.agreementId, person);
  // What was still open when it was sealed is settled by that; what was proposed since is not.
  const since = state === 'sealed' && stands > told ? stands : told;
  const news = newsFor(await loadRemarks(tx, [grant.agreementId], readerOf(person)), { side: person.side as Side, since });
  if (news.length === 0) return;
  await announce(tx, {
    topic: NEWS_TOPIC,
    recipient: { email: person.email, name: person.name, locale: person.locale as Locale },
    subject: { kind: 'agreement', id: grant.agreementId },
    clientId: grant.clientId,
    params: { signatoryId, since },
  });
}

/** Who of the client reads along, where their reading is narrowed; nobody of ours is. */
export function readerOf({ id, side }: { readonly id: string; readonly side: string }): { readonly signatoryId: string } | undefined {
  return side === 'client' ? { signatoryId: id } : undefined;
}

export type News = { readonly remark: StoredRemark; /** The newest word of the other side on it. */ readonly answer: StoredRemark['answers'][number] | null };

/** Remarks on which the other side said something after `since`, with that word; oldest first. */
export function newsFor(remarks: readonly StoredRemark[], { side, since }: { side: Side; since: string }): readonly News[] {
  return remarks.flatMap((remark): News[] => {
    const answer = remark.answers.findLast((one) => one.authorSide !== side && one.createdAt > since);
    if (answer !== undefined) return [{ remark, answer }];
    return remark.authorSide !== side && remark.createdAt > since ? [{ remark, answer: null }] : [];
  });
}

async function toldOrSeenAt(tx: Tx, agreementId: GrantedAgreementId, { id, memberId, email }: { id: string; memberId: string | null; email: string }): Promise<string> {
  const seen = (await loadViews(tx, agreementId)).filter(({ viewerId }) => viewerId === id || viewerId === memberId).map(({ lastAt }) => lastAt);
  const told = await lastToldAt(tx, { agreementId, topic: NEWS_TOPIC, email });
  return [...seen, told ?? ''].sort().at(-1) ?? '';
}
