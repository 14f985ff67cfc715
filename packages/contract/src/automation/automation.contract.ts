import { z } from 'zod';
import { AutomationAct, AutomationTrigger } from '@entente/core/automation/automation';
import { Line } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { LIST_KINDS } from '@entente/core/record/record-kind';
import { RecordFilter } from '@entente/core/record/record-filter';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

/** Why the program switched an automation off by itself; empty where nobody did or a person did. */
export const PAUSES = ['', 'too-often', 'person-left', 'keeps-failing'] as const;

export const AutomationView = z.object({
  id: Id,
  name: z.string(),
  trigger: AutomationTrigger,
  filter: z.unknown(),
  acts: z.array(AutomationAct),
  isOn: z.boolean(),
  /** In whose name it acts: whoever switched it on; with their sight and their rights. */
  runsAs: z.string(),
  pausedBecause: z.enum(PAUSES),
  runs: z.number().int(),
  lastRunAt: Instant.nullable(),
  version: z.number().int(),
});
export type AutomationView = z.infer<typeof AutomationView>;

/** One run with what it did, act by act. */
export const AutomationRunView = z.object({
  id: Id,
  state: z.enum(['done', 'failed', 'skipped']),
  /** The refusal of a failed run, or why it was skipped. */
  because: z.string(),
  recordKind: z.enum(LIST_KINDS),
  recordId: Id,
  recordName: z.string(),
  /** The agreement, promise or meeting of the record that set it off; empty where it was the record itself, or an expectation, whose words are told by nobody else. */
  about: z.string(),
  happenedAt: Instant,
  createdAt: Instant,
  acts: z.array(z.string()),
  undoneAt: Instant.nullable(),
  canUndo: z.boolean(),
});
export type AutomationRunView = z.infer<typeof AutomationRunView>;

/** What would have happened. `atLeast`: looking stopped before the whole time was seen. `isNow`: records that fit today, for triggers that wait for silence. */
export const TrialView = z.object({
  count: z.number().int(),
  atLeast: z.boolean(),
  isNow: z.boolean(),
  rows: z.array(z.object({ recordKind: z.enum(LIST_KINDS), recordId: Id, recordName: z.string(), about: z.string(), happenedAt: Instant })),
});
export type TrialView = z.infer<typeof TrialView>;

const rule = { name: Line(120), trigger: AutomationTrigger, filter: RecordFilter, acts: z.array(AutomationAct).min(1).max(10) };
export const NewAutomation = z.strictObject(rule);
export type NewAutomation = z.output<typeof NewAutomation>;
const byId = z.object({ id: Id });
const tags = ['automation'];

export const automationContract = {
  list: procedure.route({ method: 'GET', path: '/automations', operationId: 'listAutomations', tags, summary: 'Automations, on and off' }).output(z.object({ rows: z.array(AutomationView) })),
  create: procedure.route({ method: 'POST', path: '/automations', operationId: 'createAutomation', tags, summary: 'Write an automation down; it is off', successStatus: 201 }).input(NewAutomation).output(z.object({ id: Id })),
  update: procedure.route({ method: 'PUT', path: '/automations/{id}', operationId: 'updateAutomation', tags, summary: 'Change an automation; that switches it off' }).input(z.strictObject({ id: Id, ...rule, version: z.number().int() })).output(z.object({ version: z.number().int() })),
  switch: procedure.route({ method: 'POST', path: '/automations/{id}/switch', operationId: 'switchAutomation', tags, summary: 'Switch an automation on or off; it acts in the name of whoever switches it on' }).input(z.strictObject({ id: Id, on: z.boolean() })).output(z.object({})),
  delete: procedure.route({ method: 'DELETE', path: '/automations/{id}', operationId: 'deleteAutomation', tags, summary: 'Take an automation away; its log stays' }).input(byId).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/automations/{id}/restore', operationId: 'restoreAutomation', tags, summary: 'Bring an automation back; it is off' }).input(byId).output(z.object({})),
  try: procedure
    .meta({ reads: true })
    .route({ method: 'POST', path: '/automations/try', operationId: 'tryAutomation', tags, summary: 'How often it would have run in the past; nothing is done' })
    .input(z.strictObject({ trigger: AutomationTrigger, filter: RecordFilter, days: z.number().int().min(1).max(365).default(90) }))
    .output(TrialView),
  runs: procedure.route({ method: 'GET', path: '/automations/{id}/runs', operationId: 'listAutomationRuns', tags, summary: 'The log of an automation, newest first' }).input(PageQuery.extend({ id: Id })).output(Page(AutomationRunView)),
  undoRun: procedure
    .route({ method: 'POST', path: '/automation-runs/{id}/undo', operationId: 'undoAutomationRun', tags, summary: 'Take back what a run did, but for what somebody changed since' })
    .input(byId)
    .output(z.object({ undone: z.number().int(), kept: z.array(z.string()) })),
};
