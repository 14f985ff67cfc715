import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Outcome } from '@entente/core/kernel/outcome';
import { giveNotice } from '../../communication/told/notice.actions.ts';
import { raiseHappening } from '../../communication/raised/happening.actions.ts';
import { showPlan, suggestPlan } from '../../communication/touchpoint.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

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
