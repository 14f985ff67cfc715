import { z } from 'zod';
import { LIFECYCLES } from '../kernel/lifecycle.ts';
import { OptionalLine, Line, Prose } from '../kernel/plain-text.ts';
import { Id } from '../kernel/values.ts';
import { RECORD_KINDS, type RecordKind } from '../record/record-kind.ts';

const kind = z.enum(RECORD_KINDS);
const days = z.number().int().min(1).max(365);

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
  /** Nothing happened around the record for so many days. */
  z.strictObject({ on: z.literal('quiet'), kind, days }),
  /** The record has no next step, and was not touched for so many days. */
  z.strictObject({ on: z.literal('no_next_step'), kind, days }),
]);
export type AutomationTrigger = z.infer<typeof AutomationTrigger>;

/** The record's owner, or a named person. */
const Whom = z.union([z.literal('owner'), Id]);

/** What an automation does. */
export const AutomationAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('create_task'), subject: Line(300), body: Prose(2_000), dueInDays: z.number().int().min(0).max(365).nullable(), whom: Whom }),
  z.strictObject({ do: z.literal('set_field'), field: z.string().min(1).max(60), value: z.union([z.string().max(10_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(300)).max(50)]) }),
  z.strictObject({ do: z.literal('change_owner'), memberId: Id }),
  z.strictObject({ do: z.literal('add_tag'), tagId: Id }),
  z.strictObject({ do: z.literal('notify'), whom: Whom, message: OptionalLine(500) }),
]);
export type AutomationAct = z.infer<typeof AutomationAct>;

/** Acts that have a name and a place, but no doing yet; nobody can choose them. */
export const LATER_ACTS = ['start_survey'] as const;

/** The kind of record that a trigger is about. */
export function kindOf(trigger: AutomationTrigger): RecordKind {
  if ('kind' in trigger) return trigger.kind;
  return trigger.on === 'lifecycle_changed' ? 'client' : 'deal';
}

/** Whether a trigger waits for time to pass rather than for something to be recorded. */
export function isTimed({ on }: AutomationTrigger): boolean {
  return on === 'quiet' || on === 'no_next_step';
}
