import { actedOn, type AutomationAct } from '@entente/core/automation/automation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { addDays, dayIn } from '@entente/core/kernel/zoned-time';
import type { FieldValue } from '@entente/core/record/field-value';
import { findField } from '@entente/core/record/record-fields';
import type { ListKind } from '@entente/core/record/record-kind';
import { workspaceManner } from '../../deal/deal.store.ts';
import { moveDeal, takeBackMove } from '../../deal/stage-visit.actions.ts';
import { grantInteraction } from '../../interaction/interaction.access.ts';
import { createInteraction, deleteInteraction } from '../../interaction/interaction.actions.ts';
import { lockInteraction } from '../../interaction/interaction.store.ts';
import { keptFromClosing } from '../../meeting/ending/meeting.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { changeRecord } from '../../record/change/record.actions.ts';
import { seenFields } from '../../record/field.access.ts';
import { grantRecord, type RecordHandlers } from '../../record/record.access.ts';
import { grantMember } from '../../workspace/member.access.ts';
import { loadMember } from '../../workspace/member.store.ts';
import { actorFor } from '../automation.access.ts';
import { NOTICE_TOPIC } from '../automation.mail.ts';
import { fieldValue, leadsTo, loadTarget, tagsOn } from '../automation-run.store.ts';

export type Target = { readonly kind: ListKind; readonly id: string };
/** `about`: what set the run off, as far as a task or a mail may say it. */
export type ActingOn = { readonly actor: ProviderActor; readonly target: Target; readonly now: Date; readonly about: string };

/** What an act did, with what an undo needs. */
export type DoneAct =
  | { readonly do: 'create_task'; readonly interactionId: string }
  | { readonly do: 'set_field' | 'change_owner'; readonly field: string; readonly before: unknown; readonly after: unknown; /** The record, where it is another one than that of the run. */ readonly target?: Target }
  | { readonly do: 'add_tag'; readonly tagId: string; readonly added: boolean }
  | { readonly do: 'notify'; readonly memberId: string };

const HANDLERS: RecordHandlers = { moveStage: (tx, actor, { dealId, stageId }) => moveDeal(tx, { actor, at: new Date() }, { id: dealId, stageId }), takeBackMove, keptFromBin: () => Promise.resolve(new Map()), keptFromValues: keptFromClosing };

/** Does one act on a record, through the same actions that people use. */
export async function performAct(tx: Tx, on: ActingOn, act: AutomationAct): Promise<Answer<DoneAct>> {
  switch (act.do) {
    case 'create_task': return createTask(tx, on, act);
    case 'set_field': return setFieldOf(tx, on, act);
    case 'change_owner': return setField(tx, on, { do: 'change_owner', field: 'ownerId', value: act.memberId });
    case 'add_tag': return addTag(tx, on, act.tagId);
    case 'notify': return notify(tx, on, act);
  }
}

async function createTask(tx: Tx, { actor, target, now, about }: ActingOn, { subject, body, dueInDays, whom }: Extract<AutomationAct, { do: 'create_task' }>): Promise<Answer<DoneAct>> {
  const record = await loadTarget(tx, target.kind, target.id);
  if (record === null) return refused('not-found');
  const links = { clientId: null, contactId: null, dealId: null, engagementId: null, [`${target.kind}Id`]: target.id };
  const dueOn = dueInDays === null ? null : addDays(dayIn((await workspaceManner(tx)).timeZone, now), dueInDays);
  const made = await createInteraction(tx, actor, { now, input: { kind: 'task', ...links, ownerId: whom === 'owner' ? record.ownerId : whom, subject, body: [body, about].filter((part) => part !== '').join('\n\n'), direction: '', outcome: '', minutes: null, dueOn, values: {} } });
  return made.ok ? granted({ do: 'create_task', interactionId: made.value.id }) : made;
}

/** Sets a field of the record, or of the one that it leads to; what it leads to has to be one, and is seen by whoever it acts for. */
async function setFieldOf(tx: Tx, on: ActingOn, act: Extract<AutomationAct, { do: 'set_field' }>): Promise<Answer<DoneAct>> {
  const kind = actedOn(on.target.kind, act);
  const wish = { do: act.do, field: act.field, value: act.value };
  if (kind === null) return refused('field-is-unknown');
  if (act.of === undefined) return setField(tx, on, wish);
  const id = await leadsTo(tx, on.actor, { engagementId: on.target.id, kind: act.of });
  if (id === null) return refused(act.of === 'deal' ? 'no-single-open-deal' : 'not-found');
  const target = { kind, id };
  const done = await setField(tx, { ...on, target }, wish);
  return done.ok && done.value.do === 'set_field' ? granted({ ...done.value, target }) : done;
}

type FieldAct = { readonly do: 'set_field' | 'change_owner'; readonly field: string; readonly value: unknown };

async function setField(tx: Tx, { actor, target }: ActingOn, { do: act, field: key, value }: FieldAct): Promise<Answer<DoneAct>> {
  const field = findField(await seenFields(tx, actor, target.kind), key);
  if (field === null) return refused('field-is-unknown');
  const before = field.type === 'tags' ? await tagsOn(tx, target.kind, target.id) : await fieldValue(tx, { ...target, field });
  const changed = await changeRecord(tx, { actor, handlers: HANDLERS }, { ...target, set: { [key]: value }, before: {} });
  return changed.ok ? granted({ do: act, field: key, before, after: value }) : changed;
}

async function addTag(tx: Tx, { actor, target }: ActingOn, tagId: string): Promise<Answer<DoneAct>> {
  const before = await tagsOn(tx, target.kind, target.id);
  if (before.includes(tagId)) return granted({ do: 'add_tag', tagId, added: false });
  const changed = await changeRecord(tx, { actor, handlers: HANDLERS }, { ...target, set: { tags: [...before, tagId] }, before: {} });
  return changed.ok ? granted({ do: 'add_tag', tagId, added: true }) : changed;
}

async function notify(tx: Tx, { actor, target, about }: ActingOn, { whom, message }: Extract<AutomationAct, { do: 'notify' }>): Promise<Answer<DoneAct>> {
  const record = await loadTarget(tx, target.kind, target.id);
  const member = record === null ? null : await grantMember(tx, whom === 'owner' ? record.ownerId : whom);
  if (record === null || member === null) return refused('not-found');
  const reader = (await grantRecord(tx, actor, target)) === null ? null : await actorFor(tx, member, { id: '', name: '' });
  // The mail names the record, so it goes to nobody who may not see that.
  if (reader === null || (await grantRecord(tx, reader, target)) === null) return refused('reader-may-not-see-it');
  const { email, name, locale } = await loadMember(tx, member);
  await announce(tx, { topic: NOTICE_TOPIC, recipient: { email, name, locale: locale as ProviderActor['locale'] }, subject: { kind: target.kind, id: target.id }, clientId: record.clientId, params: { message, about } });
  return granted({ do: 'notify', memberId: member });
}

/** Takes back one act, unless somebody changed since what it did. A message that was sent stays sent. @returns whether it went. */
export async function undoAct(tx: Tx, { actor, target, now }: ActingOn, done: DoneAct): Promise<boolean> {
  switch (done.do) {
    case 'create_task': return (await isAsMade(tx, actor, done.interactionId)) && (await deleteInteraction(tx, actor, { id: done.interactionId, now })).ok;
    case 'notify': return false;
    case 'add_tag': {
      const present = await tagsOn(tx, target.kind, target.id);
      if (!done.added || !present.includes(done.tagId)) return true;
      return putBack(tx, actor, { target, field: 'tags', before: present.filter((tag) => tag !== done.tagId), after: present });
    }
    default: return done.field === 'stageId' ? moveBack(tx, actor, { target, ...done }) : putBack(tx, actor, { target, ...done });
  }
}

/** Whether nobody has worked on a task since. */
async function isAsMade(tx: Tx, actor: ProviderActor, id: string): Promise<boolean> {
  const grant = await grantInteraction(tx, actor, id);
  return grant !== null && (await lockInteraction(tx, grant.interactionId)).version === 1;
}

/** A deal goes back as if it had not been moved. */
async function moveBack(tx: Tx, actor: ProviderActor, { target, before, after }: { readonly target: Target; readonly before: unknown; readonly after: unknown }): Promise<boolean> {
  return (await takeBackMove(tx, actor, { dealId: target.id, fromStageId: String(before), toStageId: String(after) })) !== null;
}

async function putBack(tx: Tx, actor: ProviderActor, { target, field, before, after }: { readonly target: Target; readonly field: string; readonly before: unknown; readonly after: unknown }): Promise<boolean> {
  return (await changeRecord(tx, { actor, handlers: HANDLERS }, { ...target, set: { [field]: before as FieldValue }, before: { [field]: after } })).ok;
}
