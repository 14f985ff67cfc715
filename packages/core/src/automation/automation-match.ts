import type { Side } from '../kernel/values.ts';
import type { AutomationTrigger, WHICH_AGREEMENTS } from './automation.ts';

/** What never changes of an agreement, a promise or an expectation: whose it is, and whether it changes or was split off from another text. */
export type HeardSubject = { readonly side: Side | null; readonly text: 'main' | 'amendment' | 'part' | null };

/** A recorded activity, as far as automations look at it. */
export type Heard = { readonly topic: string; readonly payload: Readonly<Record<string, unknown>>; readonly actorSide?: string; readonly subject?: HeardSubject | null };

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
    default: return workTopicsOf(trigger);
  }
}

function workTopicsOf(trigger: AutomationTrigger): readonly string[] {
  switch (trigger.on) {
    case 'engagement_closed':
    case 'engagement_reopened': return ['engagement.changed'];
    case 'agreement': return [trigger.event === 'asked' || trigger.event === 'proposed' ? 'remark.added' : `agreement.${trigger.event}`];
    case 'commitment':
    case 'expectation':
    case 'meeting': return [`${trigger.on}.${trigger.event}`];
    default: return [];
  }
}

/** Whether what was recorded is what the trigger waits for. */
export function isHeard(trigger: AutomationTrigger, heard: Heard): boolean {
  if (!topicsOf(trigger).includes(heard.topic)) return false;
  const { payload } = heard;
  const set = asRecord(payload['set']);
  switch (trigger.on) {
    case 'record_changed': return trigger.fields.length === 0 || trigger.fields.some((field) => field in set);
    case 'stage_entered': return trigger.stageId === null ? typeof payload['toStageId'] === 'string' : payload['toStageId'] === trigger.stageId;
    case 'lifecycle_changed': return 'lifecycle' in set && (trigger.to === null || set['lifecycle'] === trigger.to);
    default: return isHeardOfWork(trigger, heard);
  }
}

function isHeardOfWork(trigger: AutomationTrigger, { payload, actorSide, subject }: Heard): boolean {
  switch (trigger.on) {
    case 'engagement_closed': return asRecord(payload['set'])['state'] === 'closed';
    case 'engagement_reopened': return asRecord(payload['set'])['state'] === 'open';
    case 'agreement': return isOf(trigger.side, actorSide) && isMeant(trigger.which, subject?.text) && isRemark(trigger.event, payload);
    case 'commitment':
    case 'expectation': return isOf(trigger.side, subject?.side);
    case 'meeting': return isOf(trigger.side, payload['side']);
    default: return true;
  }
}

function isOf(wanted: Side | null, side: unknown): boolean {
  return wanted === null || wanted === side;
}

/** Whether an agreement is one of those that a trigger means. */
export function isMeant(which: (typeof WHICH_AGREEMENTS)[number], text: HeardSubject['text'] | undefined): boolean {
  return which === 'any' || which === text;
}

/** Questions and proposals are recorded alike and told apart by their kind. */
function isRemark(event: string, payload: Readonly<Record<string, unknown>>): boolean {
  if (event === 'asked') return payload['kind'] === 'question';
  return event === 'proposed' ? payload['kind'] === 'proposal' : true;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
