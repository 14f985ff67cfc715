import type { Locale } from '@entente/core/kernel/locale';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { workingActor } from '../../record/change-set.access.ts';
import { grantPlan, grantPlansHeardFrom } from '../touchpoint.access.ts';
import { wakePrompts } from '../touchpoint.actions.ts';
import { loadPlans, type Plans } from '../touchpoint.view.ts';
import { loadPrompted } from './notice.store.ts';

/** Whoever tells hears of it where somebody else raised it; once the hour has passed, they and who stands in hear that it was not told. */
export const PROMPT_TOPICS = { due: 'touchpoint.prompted', missed: 'touchpoint.overdue' } as const;

/** What was missed longer ago is not written about any more: it stands in Today. */
const STALE_MS = 24 * 3_600_000;
/** A job wakes a little after the hour, when it has passed. */
const AFTER_MS = 1_000;

const RAISED = 'raised:';

/** Writes to those of ours who tell by the hour in an engagement, once each, and wakes again when the next hour has passed. Nothing holds these back: hours run at night too. */
export async function promptNotices(tx: Tx, now: Date, engagementId: string): Promise<void> {
  const [grant] = await grantPlansHeardFrom(tx, [engagementId]);
  if (grant === undefined) return;
  const { due } = await loadPlans(tx, [grant], now);
  const hourly = due.flatMap((notice) => (notice.dueAt === null || notice.line.side !== 'provider' ? [] : [{ ...notice, dueAt: new Date(notice.dueAt) }]));
  for (const notice of hourly) await prompt(tx, now, notice);
  const next = hourly.map(({ dueAt }) => dueAt).filter((at) => at >= now).toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (next !== undefined) await wakePrompts(tx, grant, new Date(next.getTime() + AFTER_MS));
}

async function prompt(tx: Tx, now: Date, { happening, line, dueAt, state, engagementId }: Omit<Plans['due'][number], 'dueAt'> & { readonly dueAt: Date }): Promise<void> {
  const isMissed = state === 'missed';
  if (!happening.key.startsWith(RAISED) || dueAt.getTime() < now.getTime() - STALE_MS) return;
  const happeningId = happening.key.slice(RAISED.length);
  const topic = isMissed ? PROMPT_TOPICS.missed : PROMPT_TOPICS.due;
  const personIds = [line.tellerId, ...(isMissed && line.backupId !== null ? [line.backupId] : [])];
  for (const { id, name, email, locale } of await loadPrompted(tx, { happeningId, topic, personIds, exceptRaiser: !isMissed })) {
    const actor = await workingActor(tx, id);
    if (actor === null || (await grantPlan(tx, actor, engagementId)) === null) continue;
    await announce(tx, { topic, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'happening', id: happeningId }, clientId: null, params: { touchpointId: line.id, dueAt: dueAt.toISOString() }, at: now });
  }
}
