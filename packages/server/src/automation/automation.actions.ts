import type { AutomationView, NewAutomation } from '@entente/contract/automation/automation.contract';
import { actedOn, kindOf, type AutomationAct } from '@entente/core/automation/automation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { isActiveMember } from '../client/client.store.ts';
import { grantStage } from '../deal/pipeline.access.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { areTags } from '../record/change/field-value.store.ts';
import { checkValues } from '../record/change/record.actions.ts';
import { seenFields } from '../record/field.access.ts';
import { readListing } from '../record/list/record.access.ts';
import { grantAutomation } from './automation.access.ts';
import { insertAutomation, listAutomations, lockAutomation, updateAutomation } from './automation.store.ts';

/** Listens for the automations of a workspace that are on, and asks for itself again while any is. */
export const HEAR_AUTOMATIONS_TASK = 'hear_automations';

type Nothing = Record<string, never>;

/** Every automation, on and off. */
export async function showAutomations(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: AutomationView[] }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const rows = await listAutomations(tx);
  return granted({ rows: rows.map(({ id, name, trigger, filter, acts, isOn, runAsName, pausedBecause, runs, lastRunAt, version }) => ({ id, name, trigger, filter, acts: [...acts], isOn, runsAs: runAsName, pausedBecause: pausedBecause as AutomationView['pausedBecause'], runs, lastRunAt, version })) });
}

/** Writes an automation down. It is off. */
export async function createAutomation(tx: Tx, actor: ProviderActor, input: NewAutomation): Promise<Answer<{ id: string }>> {
  const judged = await judgeRule(tx, actor, input);
  if (!judged.ok) return judged;
  const id = newId();
  await insertAutomation(tx, { workspaceId: tx.workspaceId, id, ...columns(input) });
  await record(tx, actor, { topic: 'automation.created', subjectKind: 'automation', subjectId: id, payload: { name: input.name } });
  return granted({ id });
}

/** Changes an automation. That switches it off: what it will do is another thing now, and wants to be tried. */
export async function changeAutomation(tx: Tx, actor: ProviderActor, { id, version, ...input }: NewAutomation & { id: string; version: number }): Promise<Answer<{ version: number }>> {
  const judged = await judgeRule(tx, actor, input);
  if (!judged.ok) return judged;
  const found = await grantAutomation(tx, id);
  if (found === null) return refused('not-found');
  const current = await lockAutomation(tx, found);
  if (current.version !== version) return refused('automation-changed-meanwhile');
  const next = await updateAutomation(tx, found, { ...columns(input), isOn: false, pausedBecause: '' });
  await record(tx, actor, { topic: 'automation.changed', subjectKind: 'automation', subjectId: id, payload: { name: input.name } });
  return granted({ version: next });
}

function columns({ name, trigger, filter, acts }: NewAutomation) {
  return { name, trigger: JSON.stringify(trigger), filter: JSON.stringify(filter), acts: JSON.stringify(acts) };
}

/** Whether everything that a rule names is there: stage, fields and values, people, tags. */
async function judgeRule(tx: Tx, actor: ProviderActor, { trigger, filter, acts }: NewAutomation): Promise<Answer<null>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  if (trigger.on === 'stage_entered' && trigger.stageId !== null && (await grantStage(tx, trigger.stageId)) === null) return refused('not-found');
  const listing = await readListing(tx, actor, { kind: kindOf(trigger), filter: JSON.stringify(filter) });
  if (!listing.ok) return listing;
  for (const act of acts) {
    const judged = await judgeAct(tx, actor, { act, kind: kindOf(trigger) });
    if (!judged.ok) return judged;
  }
  return granted(null);
}

async function judgeAct(tx: Tx, actor: ProviderActor, { act, kind }: { act: AutomationAct; kind: ReturnType<typeof kindOf> }): Promise<Answer<null>> {
  if (act.do === 'set_field') {
    const of = actedOn(kind, act);
    if (of === null) return refused('field-is-unknown');
    const checked = checkValues(await seenFields(tx, actor, of), { [act.field]: act.value });
    return checked.ok ? granted(null) : checked;
  }
  if (act.do === 'add_tag') return (await areTags(tx, [act.tagId])) ? granted(null) : refused('not-found');
  const person = act.do === 'change_owner' ? act.memberId : act.whom;
  return person === 'owner' || (await isActiveMember(tx, person)) ? granted(null) : refused('not-found');
}

/** Switches an automation on, from now and in the actor's name, or off. What happened before is left alone. */
export async function switchAutomation(tx: Tx, actor: ProviderActor, { id, on, now }: { id: string; on: boolean; now: Date }): Promise<Answer<Nothing>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const found = await grantAutomation(tx, id);
  const current = found === null ? null : await lockAutomation(tx, found);
  if (found === null || current === null || current.deletedAt !== null) return refused('not-found');
  if (current.isOn === on) return granted({});
  const at = now.toISOString();
  await updateAutomation(tx, found, on ? { isOn: true, runAs: actor.memberId, heardTo: at, onSince: at, pausedBecause: '' } : { isOn: false });
  await record(tx, actor, { topic: on ? 'automation.switched_on' : 'automation.switched_off', subjectKind: 'automation', subjectId: id, payload: { name: current.name } });
  if (on) await enqueue(tx, { task: HEAR_AUTOMATIONS_TASK, payload: {}, key: hearKey(tx) });
  return granted({});
}

/** One waiting job for each workspace. */
export function hearKey({ workspaceId }: Pick<Tx, 'workspaceId'>): string {
  return `automations:${workspaceId}`;
}

/** Takes an automation away, off; or brings it back, still off. Its log stays. */
export async function setAutomationDeleted(tx: Tx, actor: ProviderActor, { id, deleted }: { id: string; deleted: boolean }): Promise<Answer<Nothing>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const found = await grantAutomation(tx, id);
  const current = found === null ? null : await lockAutomation(tx, found);
  if (found === null || current === null || (current.deletedAt !== null) === deleted) return refused('not-found');
  await updateAutomation(tx, found, { deletedAt: deleted ? new Date().toISOString() : null, isOn: false });
  await record(tx, actor, { topic: deleted ? 'automation.deleted' : 'automation.restored', subjectKind: 'automation', subjectId: id, payload: { name: current.name } });
  return granted({});
}
