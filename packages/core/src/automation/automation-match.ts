import type { AutomationTrigger } from './automation.ts';

/** A recorded activity, as far as automations look at it. */
export type Heard = { readonly topic: string; readonly payload: Readonly<Record<string, unknown>> };

const ENTERING = ['deal.created', 'deal.moved', 'deal.won', 'deal.lost', 'deal.reopened'];

/** The topics that a trigger listens to; none for those that wait for time. */
export function topicsOf(trigger: AutomationTrigger): readonly string[] {
  switch (trigger.on) {
    case 'record_created': return [`${trigger.kind}.created`];
    case 'record_changed': return [`${trigger.kind}.changed`];
    case 'stage_entered': return ENTERING;
    case 'deal_won': return ['deal.won'];
    case 'deal_lost': return ['deal.lost'];
    case 'lifecycle_changed': return ['client.changed'];
    default: return [];
  }
}

/** Whether what was recorded is what the trigger waits for. */
export function isHeard(trigger: AutomationTrigger, { topic, payload }: Heard): boolean {
  if (!topicsOf(trigger).includes(topic)) return false;
  const set = asRecord(payload['set']);
  switch (trigger.on) {
    case 'record_changed': return trigger.fields.length === 0 || trigger.fields.some((field) => field in set);
    case 'stage_entered': return trigger.stageId === null ? typeof payload['toStageId'] === 'string' : payload['toStageId'] === trigger.stageId;
    case 'lifecycle_changed': return 'lifecycle' in set && (trigger.to === null || set['lifecycle'] === trigger.to);
    default: return true;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
