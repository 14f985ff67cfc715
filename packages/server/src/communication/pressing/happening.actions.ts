import { cannotWait } from '@entente/core/communication/heard';
import type { Locale } from '@entente/core/kernel/locale';
import { nextOpenMoment } from '@entente/core/kernel/quiet-hours';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import { PRESSING_TOPIC } from '../../commitment/heard/commitment-person.store.ts';
import { WAKE_PEOPLE_TASK } from '../../engagement/engagement.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { loadQuietHours } from '../../platform/outbox/quiet-hours.store.ts';
import { workingActor } from '../../record/change-set.access.ts';
import { grantPlan } from '../touchpoint.access.ts';
import { loadHearers, lockSaid } from './happening.store.ts';

/** Tells members what a client said: at once what cannot wait to whoever wishes so, else with the rest of the day. */
export const TELL_SAID_TASK = 'tell_said';

/** Announces what cannot wait, once to each, after the quiet hours of whoever reads it; then it is looked whom it concerns besides. */
export async function tellSaid(tx: Tx, now: Date, id: string): Promise<void> {
  const said = await lockSaid(tx, id);
  if (said === null) return;
  const { event, happensOn: on, engagementId, clientId } = said;
  const { today, calendar, quiet } = await loadWorkTime(tx, now);
  if (cannotWait({ event, on, today, calendar })) {
    for (const { id: memberId, name, email, locale, timeZone } of await loadHearers(tx, { id, topic: PRESSING_TOPIC })) {
      const actor = await workingActor(tx, memberId);
      if (actor === null || (await grantPlan(tx, actor, engagementId)) === null) continue;
      // Whoever chose no hours has the workspace's, by the clocks they live by.
      const given = timeZone === null || timeZone === '' ? quiet : { ...quiet, timeZone };
      const opens = nextOpenMoment((await loadQuietHours(tx, email, 'own')) ?? given, now);
      await announce(tx, { topic: PRESSING_TOPIC, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'happening', id }, clientId, params: { happeningId: id }, at: now, ...(opens > now ? { notBefore: opens } : {}) });
    }
  }
  await enqueue(tx, { task: WAKE_PEOPLE_TASK, payload: { engagementId }, key: `wake:${engagementId}` });
}
