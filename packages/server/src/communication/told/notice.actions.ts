import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { Channel } from '@entente/core/communication/touchpoint';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { contactOf } from '../../commitment/commitment-person.actions.ts';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { createInteraction } from '../../interaction/interaction.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { grantTouchpoint, type TouchpointGrant } from '../touchpoint.access.ts';
import { planView, type PlanCall } from '../touchpoint.actions.ts';
import { insertNotice } from './notice.store.ts';
import { loadPlans, type Plans } from '../touchpoint.view.ts';

export const NOTICE_TOPIC = 'touchpoint.told';
type Telling = { readonly id: string; readonly key: string; readonly how: Channel; readonly subject: string; readonly body: string };

/** The same where the plan says hours: it does not wait for the end of quiet hours. */
export const SUDDEN_NOTICE_TOPIC = 'touchpoint.told_at_once';
/** How an entry of the timeline calls what passed; what was written in a chat stands there as a note. */
export const ENTRY = { mail: 'mail', phone: 'call', chat: 'note', meeting: 'meeting' } as const;

/**
 * Tells the other side, once: by mail through the outbox, or it was told by voice and is written down. What the
 * client told us is written down the same way. It stands on the timeline as what passed between the two.
 */
export async function giveNotice(tx: Tx, call: PlanCall, { id, key, how, subject, body }: Telling): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const grant = await grantTouchpoint(tx, actor, { id });
  if (grant === null) return refused('not-found');
  const notice = (await loadPlans(tx, [grant], now)).due.find(({ line, happening }) => line.id === grant.touchpointId && happening.key === key);
  if (notice === undefined) return refused('notice-is-not-due');
  const { line, happening, dueOn, dueAt } = notice;
  const mails = how === 'mail' && line.side === 'provider';
  if (mails && (subject === '' || body.trim() === '')) return refused('notice-says-nothing');
  const noticeId = newId();
  const isNew = await insertNotice(tx, {
    workspaceId: tx.workspaceId, id: noticeId, touchpointId: grant.touchpointId, engagementId: grant.engagementId, clientId: grant.clientId,
    happeningKey: key, event: happening.event, side: happening.side, about: happening.about, dueOn, dueAt, how, subject, body,
    personId: line.personId, toldName: line.toldName, toldBy: actor.memberId, toldByName: line.side === 'provider' ? actor.name : line.tellerName, toldAt: now.toISOString(),
  });
  if (isNew && mails) await mailIt(tx, { noticeId, personId: line.toldId, clientId: grant.clientId, dueAt, at: now });
  const logged = isNew ? await logIt(tx, call, { grant, notice, told: { how, subject, body } }) : granted(null);
  return logged.ok ? granted(await planView(tx, call, grant)) : logged;
}

type Passed = { readonly grant: TouchpointGrant; readonly notice: Plans['due'][number]; readonly told: Pick<Telling, 'how' | 'subject' | 'body'> };

/** Puts it on the timeline as the mail, call, note or meeting that it was. */
async function logIt(tx: Tx, { actor, now }: PlanCall, { grant, notice: { line, happening }, told: { how, subject, body } }: Passed): Promise<Answer<unknown>> {
  const [person] = await loadPeople(tx, [line.personId]);
  return createInteraction(tx, actor, { now, input: { kind: ENTRY[how], clientId: grant.clientId, contactId: await contactOf(tx, actor, person), dealId: null, engagementId: grant.engagementId, subject: subject === '' ? happening.about : subject, body, direction: line.side === 'provider' ? 'out' : 'in', outcome: '', minutes: null, dueOn: null, values: {} } });
}

async function mailIt(tx: Tx, { noticeId, personId, dueAt, ...said }: { noticeId: string; personId: string; clientId: string; dueAt: string | null; at: Date }): Promise<void> {
  const [person] = await loadPeople(tx, [personId]);
  if (person === undefined) return;
  const { email, name, locale } = person;
  await announce(tx, { ...said, topic: dueAt === null ? NOTICE_TOPIC : SUDDEN_NOTICE_TOPIC, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'notice', id: noticeId }, params: { noticeId } });
}
