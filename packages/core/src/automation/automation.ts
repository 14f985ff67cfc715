import { z } from 'zod';
import { LIFECYCLES } from '../kernel/lifecycle.ts';
import { OptionalLine, Line, Prose } from '../kernel/plain-text.ts';
import { Id, Side } from '../kernel/values.ts';
import { LIST_KINDS, type ListKind } from '../record/record-kind.ts';

const kind = z.enum(LIST_KINDS);
const days = z.number().int().min(1).max(365);

/** What is heard of agreements, promises, expectations and meetings; each is recorded when it happens. */
export const AGREEMENT_EVENTS = ['sent', 'looked_at', 'asked', 'proposed', 'signed', 'sealed', 'declined', 'expired', 'withdrawn', 'revoked'] as const;
export const COMMITMENT_EVENTS = ['done', 'accepted', 'returned', 'time', 'stuck', 'moved', 'excepted'] as const;
export const EXPECTATION_EVENTS = ['said', 'agreed', 'partly', 'doubtful', 'withdrawn'] as const;
export const MEETING_EVENTS = ['held', 'missed', 'moved', 'cancelled', 'counted', 'move_asked', 'cancel_asked'] as const;
/** What a sent agreement waits for. */
export const AGREEMENT_WAITS = ['opening', 'signing'] as const;
/** Which agreements are meant: every one, what was split off included; the first text of the work; what changes it. */
export const WHICH_AGREEMENTS = ['any', 'main', 'amendment'] as const;

/** One side, or both. */
const side = Side.nullable();
const which = z.enum(WHICH_AGREEMENTS);

/** When an automation runs: something that was recorded, or a time in which nothing was. */
export const AutomationTrigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('record_created'), kind }),
  /** Any of these fields; any field at all where none is named. */
  z.strictObject({ on: z.literal('record_changed'), kind, fields: z.array(z.string().min(1).max(60)).max(20) }),
  /** One stage, or every one. */
  z.strictObject({ on: z.literal('stage_entered'), stageId: Id.nullable() }),
  z.strictObject({ on: z.literal('deal_won') }),
  z.strictObject({ on: z.literal('deal_lost') }),
  z.strictObject({ on: z.literal('lifecycle_changed'), to: z.enum(LIFECYCLES).nullable() }),
  z.strictObject({ on: z.literal('engagement_closed') }),
  /** A closed engagement is opened again. */
  z.strictObject({ on: z.literal('engagement_reopened') }),
  /** `side`: who did it. What the program does by itself, sealing and expiring, is done by neither. */
  z.strictObject({ on: z.literal('agreement'), event: z.enum(AGREEMENT_EVENTS), which, side }),
  /** `side`: whose promise it is. */
  z.strictObject({ on: z.literal('commitment'), event: z.enum(COMMITMENT_EVENTS), side }),
  /** `side`: who expects it. */
  z.strictObject({ on: z.literal('expectation'), event: z.enum(EXPECTATION_EVENTS), side }),
  /** `side`: who asked for it, called off or missed it; what was held is the provider's word. */
  z.strictObject({ on: z.literal('meeting'), event: z.enum(MEETING_EVENTS), side }),
  /** An agreement went out, and for so many days nobody of the client opened it, or not everybody signed. */
  z.strictObject({ on: z.literal('agreement_waits'), waitsFor: z.enum(AGREEMENT_WAITS), which, days }),
  /** A promise is late, so many days after the day it was promised for. */
  z.strictObject({ on: z.literal('commitment_late'), side, days }),
  /** Nothing happened around the record for so many days. */
  z.strictObject({ on: z.literal('quiet'), kind, days }),
  /** The record has no next step, and was not touched for so many days. */
  z.strictObject({ on: z.literal('no_next_step'), kind, days }),
]);
export type AutomationTrigger = z.infer<typeof AutomationTrigger>;
/** Those that wait for time to pass rather than for something to be recorded. */
export type TimedTrigger = Extract<AutomationTrigger, { days: number }>;

/** The record's owner, or a named person. */
const Whom = z.union([z.literal('owner'), Id]);

/** What an automation does. */
export const AutomationAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('create_task'), subject: Line(300), body: Prose(2_000), dueInDays: z.number().int().min(0).max(365).nullable(), whom: Whom }),
  /** Of the record itself; where that is an engagement, also of its client or of the client's only open deal. */
  z.strictObject({ do: z.literal('set_field'), of: z.enum(['client', 'deal']).optional(), field: z.string().min(1).max(60), value: z.union([z.string().max(10_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(300)).max(50)]) }),
  z.strictObject({ do: z.literal('change_owner'), memberId: Id }),
  z.strictObject({ do: z.literal('add_tag'), tagId: Id }),
  z.strictObject({ do: z.literal('notify'), whom: Whom, message: OptionalLine(500) }),
]);
export type AutomationAct = z.infer<typeof AutomationAct>;

/** Acts that have a name and a place, but no doing yet; nobody can choose them. */
export const LATER_ACTS = ['start_survey'] as const;

const OF_DEALS: ReadonlySet<AutomationTrigger['on']> = new Set(['stage_entered', 'deal_won', 'deal_lost']);

/**
 * The kind of record that a trigger is about, that conditions are asked of and acts are done to. Agreements, promises,
 * expectations and meetings stand for the engagement that they belong to.
 */
export function kindOf(trigger: AutomationTrigger): ListKind {
  if ('kind' in trigger) return trigger.kind;
  if (trigger.on === 'lifecycle_changed') return 'client';
  return OF_DEALS.has(trigger.on) ? 'deal' : 'engagement';
}

const OF_WORK: ReadonlySet<AutomationTrigger['on']> = new Set(['agreement', 'agreement_waits', 'commitment', 'commitment_late', 'expectation', 'meeting']);

/** Whether a trigger is about something that belongs to an engagement rather than about a record itself. */
export function isOfWork({ on }: AutomationTrigger): boolean {
  return OF_WORK.has(on);
}

/** The kind of record that an act is done to, where the trigger is about `kind`; null where such a record leads to none of the kind that is named. */
export function actedOn(kind: ListKind, act: AutomationAct): ListKind | null {
  if (act.do !== 'set_field' || act.of === undefined) return kind;
  return kind === 'engagement' ? act.of : null;
}

/** What each side can do to an agreement; the rest is done by one side alone or by the program. */
const BY_EITHER: ReadonlySet<string> = new Set(['asked', 'proposed', 'declined']);

/** Whether it says something to ask which side it was: in the other triggers only one side can be meant. */
export function asksSide(trigger: AutomationTrigger): trigger is Extract<AutomationTrigger, { side: Side | null }> {
  if (!('side' in trigger)) return false;
  if (trigger.on === 'agreement') return BY_EITHER.has(trigger.event);
  return trigger.on !== 'meeting' || trigger.event !== 'held';
}

/** Whether a trigger waits for time to pass rather than for something to be recorded. */
export function isTimed(trigger: AutomationTrigger): trigger is TimedTrigger {
  return 'days' in trigger;
}
