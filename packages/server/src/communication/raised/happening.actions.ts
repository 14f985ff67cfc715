import type { CommunicationView, HappeningView } from '@entente/contract/communication/touchpoint.contract';
import { isOpen } from '@entente/core/commitment/commitment-state';
import type { TouchpointEvent } from '@entente/core/communication/touchpoint';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Day, Side } from '@entente/core/kernel/values';
import { grantCommitment } from '../../commitment/commitment.access.ts';
import { lockCommitment } from '../../commitment/commitment.store.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantHappening, grantPlan, type PlanGrant } from '../touchpoint.access.ts';
import { placeOf, planView, wakePrompts, type PlanCall } from '../touchpoint.actions.ts';
import { loadLines, loadNames, type StoredLine } from '../touchpoint.store.ts';
import { insertHappening, lockHappening, updateHappening } from './happening.store.ts';
import { happeningPage } from './happening.view.ts';

type Raising = { readonly engagementId: string; readonly event: TouchpointEvent; readonly side: Side; readonly phaseId: string | null; readonly on: string; readonly about: string; readonly personId?: string | undefined; readonly commitmentId?: string | undefined };

/** A page of everything that somebody said has happened in an engagement, newest first. */
export async function pageOfHappenings(tx: Tx, { actor }: PlanCall, { engagementId, cursor, limit = 50 }: { readonly engagementId: string; readonly cursor?: string | undefined; readonly limit?: number | undefined }): Promise<Answer<{ rows: HappeningView[]; nextCursor: string | null }>> {
  const grant = await grantPlan(tx, actor, engagementId);
  return grant === null ? refused('not-found') : granted(await happeningPage(tx, grant, { cursor, limit }));
}

/** Somebody says that something happened, or will: the plan then says who tells whom. */
export async function raiseHappening(tx: Tx, call: PlanCall, { engagementId, event, side, phaseId, on, about, personId: wanted, commitmentId }: Raising): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const grant = await grantPlan(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const lines = (await loadLines(tx, [grant])).filter((line) => line.event === event && line.side === side);
  const person = await personOf(tx, grant, { lines, wanted });
  if (!person.ok) return person;
  const promise = await promiseOf(tx, call, { grant, event, side, commitmentId });
  if (!promise.ok) return promise;
  await insertHappening(tx, { ...placeOf(tx, grant), id: newId(), event, side, phaseId, happensOn: on, about, personId: person.value, ...promise.value, raisedBy: actor.memberId, raisedByName: actor.name, raisedAt: now.toISOString() });
  await wakePrompts(tx, grant);
  await record(tx, actor, { topic: 'touchpoint.raised', subjectKind: 'engagement', subjectId: grant.engagementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { title: about, event }, happenedAt: now.toISOString() });
  return granted(await planView(tx, call, grant));
}

/** Which promise will be late, if one was named: open, dated, of that engagement and side. */
async function promiseOf(tx: Tx, { actor }: PlanCall, { grant, event, side, commitmentId }: { readonly grant: PlanGrant } & Pick<Raising, 'event' | 'side' | 'commitmentId'>): Promise<Outcome<{ commitmentId?: string; promisedOn?: Day }, Refusal<'not-found' | 'commitment-is-done' | 'happening-needs-promise'>>> {
  if (commitmentId === undefined) return granted({});
  const promised = await grantCommitment(tx, actor, commitmentId);
  if (promised === null || promised.engagementId !== grant.engagementId) return refused('not-found');
  if (event !== 'delay' || promised.side !== side) return refused('happening-needs-promise');
  const promise = await lockCommitment(tx, promised.commitmentId);
  if (!isOpen(promise)) return refused('commitment-is-done');
  return promise.dueOn === null ? refused('happening-needs-promise') : granted({ commitmentId, promisedOn: promise.dueOn });
}

/** Whom of the client it is about: in confided work one person, so that nobody else is told of it; elsewhere nobody in particular unless somebody was chosen. */
async function personOf(tx: Tx, grant: PlanGrant, { lines, wanted }: { readonly lines: readonly StoredLine[]; readonly wanted: string | undefined }): Promise<Outcome<string | null, Refusal<'touchpoint-has-no-line' | 'happening-needs-person'>>> {
  const named = [...new Set(lines.map(({ personId }) => personId))];
  if (named.length === 0 || (wanted !== undefined && !named.includes(wanted))) return refused('touchpoint-has-no-line');
  if (wanted !== undefined) return granted(wanted);
  const [engagement] = await loadNames(tx, [grant]);
  if (!CONFIDED_KINDS.some((kind) => kind === engagement?.kind)) return granted(null);
  return named.length === 1 ? granted(named[0] ?? null) : refused('happening-needs-person');
}

/**
 * Takes back what was raised by mistake, with a reason, or (`because` null) puts it back: what was due because of
 * it is due no more, and nothing of it was missed. What was told of it stands, and so does the timeline. What a
 * client said on their own page is theirs to take back.
 */
export async function takeBackHappening(tx: Tx, call: PlanCall, { id, because }: { readonly id: string; readonly because: string | null }): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const grant = await grantHappening(tx, actor, id);
  if (grant === null) return refused('not-found');
  if ((await lockHappening(tx, grant.happeningId)).raisedSide === 'client') return refused('happening-is-of-client');
  const about = await updateHappening(tx, grant.happeningId, because === null ? null : { at: now.toISOString(), byName: actor.name, because });
  if (about !== null) await record(tx, actor, { topic: because === null ? 'touchpoint.put_back' : 'touchpoint.taken_back', subjectKind: 'engagement', subjectId: grant.engagementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { title: about, words: because ?? '' }, happenedAt: now.toISOString() });
  if (because === null) await wakePrompts(tx, grant);
  return granted(await planView(tx, call, grant));
}
