import { isOpen } from '@entente/core/commitment/commitment-state';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, type Outcome } from '@entente/core/kernel/outcome';
import { addDays } from '@entente/core/kernel/zoned-time';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { SAMPLE_TELLING } from '@entente/core/sample/telling-words';
import { loadOfEngagement } from '../../commitment/commitment.store.ts';
import { sayDelay } from '../../communication/heard/happening.actions.ts';
import { giveNotice } from '../../communication/told/notice.actions.ts';
import { raiseHappening } from '../../communication/raised/happening.actions.ts';
import { suggestPlan } from '../../communication/suggest/touchpoint.actions.ts';
import { showPlan } from '../../communication/touchpoint.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';

/** One transaction of the sample, whose acts cannot be refused. */
type Inside = <Value>(work: (tx: Tx) => Promise<Outcome<Value>>) => Promise<Value>;
type Planning = { readonly actor: ProviderActor; readonly inside: Inside; readonly engagementId: string };

/** Plans who tells whom, finds a mistake of ours later and tells it by phone the same day. */
export async function planWhoTellsWhom({ actor, inside, engagementId }: Planning, { planned, found, about }: { readonly planned: Date; readonly found: Date; readonly about: string }): Promise<void> {
  await inside((tx) => suggestPlan(tx, { actor, now: planned }, engagementId));
  const { today: on } = await inside((tx) => showPlan(tx, { actor, now: found }, engagementId));
  const raised = { engagementId, event: 'mistake' as const, side: 'provider' as const, phaseId: null, on, about };
  const { due } = await inside((tx) => raiseHappening(tx, { actor, now: found }, raised));
  const mistake = due.find(({ event }) => event === 'mistake');
  if (mistake !== undefined) await inside((tx) => giveNotice(tx, { actor, now: found }, { id: mistake.touchpointId, key: mistake.key, how: 'phone', subject: '', body: '' }));
}

const LATER_DAYS = 4;

/** A mistake of ours that was written about and nobody has read yet; and what the client says on their own page: the last of their promises comes later. */
export async function tellFromBothSides({ actor, inside, engagementId, client, now }: Planning & { readonly client: PersonActor; readonly now: Date }): Promise<void> {
  const words = SAMPLE_TELLING[actor.locale];
  const told = daysBefore(now, 1, 9);
  const { due } = await inside((tx) => raiseHappening(tx, { actor, now: told }, { engagementId, event: 'mistake', side: 'provider', phaseId: null, on: dayBefore(now, 1), about: words.mistake }));
  const mistake = due.find(({ about }) => about === words.mistake);
  if (mistake !== undefined) await inside((tx) => giveNotice(tx, { actor, now: told }, { id: mistake.touchpointId, key: mistake.key, how: 'mail', subject: mistake.draft.subject, body: mistake.draft.body }));
  const promises = await inside(async (tx) => granted(await loadOfEngagement(tx, engagementId)));
  const later = promises.findLast((row) => row.side === 'client' && row.ownerId === client.personId && isOpen(row) && row.stuckAt === null && row.dueOn !== null && row.dueOn > dayBefore(now, 0));
  const dueOn = later?.dueOn ?? null;
  if (later === undefined || dueOn === null) return;
  await inside((tx) => sayDelay(tx, { actor: client, now: daysBefore(now, 1, 15) }, { id: newId(), commitmentId: later.id, expectedOn: addDays(dueOn, LATER_DAYS), words: words.because }));
}
