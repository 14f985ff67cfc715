import type { ProviderActor } from '@entente/core/kernel/actor';
import { SAMPLE_AUTOMATIONS } from '@entente/core/sample/automation-words';
import { createAutomation, switchAutomation } from '../../automation/automation.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** Two rules about the work itself: one that is on from now, and one that waits to be tried and switched on. */
export async function writeAutomations(tx: Tx, actor: ProviderActor, now: Date): Promise<void> {
  const { doubtful, sealed } = SAMPLE_AUTOMATIONS[actor.locale];
  const task = (subject: string) => ({ do: 'create_task', subject, body: '', dueInDays: 2, whom: 'owner' }) as const;
  const talk = await createAutomation(tx, actor, { name: doubtful.name, trigger: { on: 'expectation', event: 'doubtful', side: null }, filter: { all: [{ field: 'state', is: 'any_of', value: ['open'] }] }, acts: [task(doubtful.task)] });
  const begin = await createAutomation(tx, actor, { name: sealed.name, trigger: { on: 'agreement', event: 'sealed', which: 'main', side: null }, filter: { all: [] }, acts: [task(sealed.task), { do: 'set_field', of: 'client', field: 'lifecycle', value: 'active' }] });
  if (!talk.ok || !begin.ok || !(await switchAutomation(tx, actor, { id: talk.value.id, on: true, now })).ok) throw new Error('the rules of the sample were refused');
}
