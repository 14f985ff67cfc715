import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { CommitmentBoard, CommitmentRow, PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { wouldCircle } from '@entente/core/commitment/date-shift';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Updateable } from 'kysely';
import { grantEngagement } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Commitments } from '../platform/database/tables.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { askAgain, askNoMore } from './accepting/commitment.actions.ts';
import { unmadeAgreement } from './agreed/commitment.store.ts';
import { movedDates } from './amending/commitment.actions.ts';
import { grantCommitment, grantDeletedCommitment } from './commitment.access.ts';
import { deleteBlocksOf, insertBlocks, loadBlocks, lockSchedule } from './commitment-block.store.ts';
import { keepAct, type CommitmentCall } from './commitment-event.actions.ts';
import { personFor } from './commitment-person.actions.ts';
import { insertCommitments, listCommitments, loadOfEngagement, loadWorkTime, lockCommitment, sortValues, updateCommitment } from './commitment.store.ts';
import { boardRows, commitmentRow } from './commitment.view.ts';
import { loadRoundActs } from './correcting/commitment.store.ts';
import { loadDayEvents } from './dates/commitment.store.ts';
import { promiseFrom } from './expectation.actions.ts';

type Inputs = InferContractRouterInputs<typeof contract>['commitment'];
type Call = CommitmentCall<ProviderActor>;

/** A page of what both sides promised in the engagements the actor may see. */
export async function pageOfCommitments(tx: Tx, { actor, now }: Call, input: Inputs['list']): Promise<Answer<{ rows: CommitmentRow[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const work = await loadWorkTime(tx, now);
  const rows = await listCommitments(tx, { actor, work }, { ...input, whose: input.whose ?? 'all', limit, after: readCursor(input.cursor, ['day', 'id']) });
  return granted(cutPage(rows.map((row) => commitmentRow(row, work)), limit, sortValues));
}

/** Both columns of an engagement, with what moves because of what is late. */
export async function showBoard(tx: Tx, { actor, now }: Call, engagementId: string): Promise<Answer<CommitmentBoard>> {
  const grant = await grantEngagement(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const [work, rows, blocks, events, acts, unmade, moved] = await Promise.all([loadWorkTime(tx, now), loadOfEngagement(tx, grant.engagementId), loadBlocks(tx, grant.engagementId), loadDayEvents(tx, [grant.engagementId]), loadRoundActs(tx, [grant.engagementId]), unmadeAgreement(tx, grant.engagementId), movedDates(tx, { actor, now: now.toISOString() }, grant.engagementId)]);
  return granted({ today: work.today, confided: CONFIDED_KINDS.includes(grant.kind), rows: boardRows(rows, { blocks, acts, events, work }), unmade, moved: moved === null ? null : { agreementId: moved.agreementId, number: moved.number, dates: moved.edits.length } });
}

/** Writes down a promise of either side. */
export async function createCommitment(tx: Tx, call: Call, { engagementId, side, title, owner, backup = null, format = '', example = '', effortMinutes = null, dueOn = null, blocks = [], forPerson, expectationId }: Inputs['create']): Promise<Answer<{ id: string }>> {
  const grant = await grantEngagement(tx, call.actor, engagementId);
  if (grant === null) return refused('not-found');
  const { clientId } = grant;
  const people = await doers(tx, { owner, backup, forPerson }, { side, clientId, actor: call.actor });
  if (!people.ok) return people;
  const id = newId();
  await lockSchedule(tx, engagementId);
  await insertCommitments(tx, [{ workspaceId: tx.workspaceId, id, clientId, engagementId, side, title, format, example, effortMinutes, dueOn, firstDueOn: dueOn, ...people.value }]);
  const waiting = await letWait(tx, { id, clientId, engagementId }, blocks);
  if (!waiting.ok) return waiting;
  await keepAct(tx, call, { commitmentId: id, engagementId, clientId, title, type: 'made', body: { to: dueOn, person: people.value.ownerName } });
  const from = expectationId === undefined ? granted(null) : await promiseFrom(tx, call, { expectationId, engagementId, commitmentId: id, side });
  return from.ok ? granted({ id }) : from;
}

type Doers = { readonly ownerId: string; readonly ownerName: string; readonly backupId: string | null; readonly backupName: string; readonly forPersonId: string | null };
type Place = Parameters<typeof personFor>[2];
type DoerRefusal = Refusal<'not-found' | 'commitment-person-is-of-other-side' | 'commitment-person-has-no-address' | 'commitment-person-has-left'>;

async function doers(tx: Tx, { owner, backup, forPerson }: { owner: PersonChoice; backup: PersonChoice | null; forPerson: PersonChoice | null | undefined }, place: Place): Promise<Outcome<Doers, DoerRefusal>> {
  const first = await personFor(tx, owner, place);
  if (!first.ok) return first;
  const second = backup === null ? null : await personFor(tx, backup, place);
  if (second?.ok === false) return second;
  const reader = await readerOf(tx, { choice: forPerson ?? null, side: place.side }, place);
  if (!reader.ok) return reader;
  return granted({ ownerId: first.value.id, ownerName: first.value.name, backupId: second?.value.id ?? null, backupName: second?.value.name ?? '', forPersonId: reader.value });
}

/** Whom of the client a promise of ours is for; what the client promises is for us. */
async function readerOf(tx: Tx, { choice, side }: { choice: PersonChoice | null; side: Place['side'] }, place: Omit<Place, 'side'>): Promise<Outcome<string | null, DoerRefusal>> {
  if (choice === null) return granted(null);
  if (side !== 'provider') return refused('commitment-person-is-of-other-side');
  const person = await personFor(tx, choice, { ...place, side: 'client' });
  return person.ok ? granted(person.value.id) : person;
}

type Waiting = { readonly id: string; readonly clientId: string; readonly engagementId: string };

/** Lets others of the same engagement wait for a commitment; refused where it would come to wait for itself. */
async function letWait(tx: Tx, { id, clientId, engagementId }: Waiting, blockedIds: readonly string[]): Promise<Outcome<null, Refusal<'not-found' | 'commitment-would-wait-for-itself'>>> {
  if (blockedIds.length === 0) return granted(null);
  const others = new Set((await loadOfEngagement(tx, engagementId)).map((row) => row.id));
  if (!blockedIds.every((blockedId) => others.has(blockedId))) return refused('not-found');
  const standing = (await loadBlocks(tx, engagementId)).filter((one) => one.id !== id);
  if (wouldCircle(standing, id, blockedIds)) return refused('commitment-would-wait-for-itself');
  await insertBlocks(tx, clientId, blockedIds.map((blockedId) => ({ id, blockedId })));
  return granted(null);
}

/** Changes fields of a promise; what another person changed meanwhile is answered, not lost. */
export async function changeCommitment(tx: Tx, call: Call, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const { engagementId } = grant;
  await lockSchedule(tx, engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  const wanted = await resolved(tx, { ...grant, actor: call.actor }, set);
  if (!wanted.ok) return wanted;
  const blocks = (await loadBlocks(tx, engagementId)).filter((one) => one.id === id).map(({ blockedId }) => blockedId).toSorted();
  const merged = mergeFields<Record<string, unknown>>({ ...current, owner: current.ownerId, backup: current.backupId, forPerson: current.forPersonId, blocks }, { set: wanted.value.set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const { blocks: blocked, ...changed } = merged.value;
  const waiting = blocked === undefined ? granted(null) : await waitAnew(tx, { id, ...grant }, blocked as string[]);
  if (!waiting.ok) return waiting;
  const { set: row, told } = changedRow(changed, { current, names: wanted.value.names });
  const version = await updateCommitment(tx, grant.commitmentId, row);
  await keepAct(tx, call, { ...grant, title: String(changed.title ?? current.title), type: 'changed', body: told });
  return granted({ version });
}

async function waitAnew(tx: Tx, waiting: Waiting, blockedIds: readonly string[]): ReturnType<typeof letWait> {
  await deleteBlocksOf(tx, waiting.id);
  return letWait(tx, waiting, blockedIds);
}

/** The columns that change, and what the ledger tells of it. */
function changedRow({ owner, backup, forPerson, ...plain }: Readonly<Record<string, unknown>>, { current, names }: { current: Awaited<ReturnType<typeof lockCommitment>>; names: Resolved['names'] }) {
  const dueOn = plain.dueOn as string | null | undefined;
  const set = {
    ...plain,
    ...(owner === undefined ? {} : { ownerId: String(owner), ownerName: names.owner }),
    ...(backup === undefined ? {} : { backupId: backup as string | null, backupName: names.backup }),
    ...(forPerson === undefined ? {} : { forPersonId: forPerson as string | null }),
    ...(dueOn !== undefined && current.firstDueOn === null ? { firstDueOn: dueOn } : {}),
  } as Updateable<Commitments>;
  return { set, told: { ...(dueOn === undefined ? {} : { from: current.dueOn, to: dueOn }), ...(owner === undefined ? {} : { person: names.owner }) } };
}

type Resolved = { readonly set: Readonly<Record<string, unknown>>; readonly names: { readonly owner: string; readonly backup: string } };

/** The wish with people by their ids. */
async function resolved(tx: Tx, grant: Place, { owner, backup, forPerson, blocks, ...plain }: Inputs['update']['set']): Promise<Outcome<Resolved, DoerRefusal>> {
  const first = await chosen(tx, owner, grant);
  const second = await chosen(tx, backup, grant);
  if (!first.ok) return first;
  if (!second.ok) return second;
  const reader = await readerOf(tx, { choice: forPerson ?? null, side: grant.side }, grant);
  if (!reader.ok) return reader;
  const set = { ...plain, ...(owner === undefined ? {} : { owner: first.value.id }), ...(backup === undefined ? {} : { backup: second.value.id }), ...(forPerson === undefined ? {} : { forPerson: reader.value }), ...(blocks === undefined ? {} : { blocks: [...new Set(blocks)].toSorted() }) };
  return granted({ set, names: { owner: first.value.name, backup: second.value.name } });
}

/** Whoever was chosen, by id and name; nobody where nobody was. */
async function chosen(tx: Tx, choice: PersonChoice | null | undefined, grant: Place): Promise<Outcome<{ readonly id: string | null; readonly name: string }, DoerRefusal>> {
  if (choice === undefined || choice === null) return granted({ id: null, name: '' });
  return personFor(tx, choice, grant);
}

/** Takes a promise off the board; its history stays. */
export async function deleteCommitment(tx: Tx, call: Call, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  await updateCommitment(tx, id, { deletedAt: call.now.toISOString() });
  await keepAct(tx, call, { ...grant, title: current.title, type: 'removed' });
  await askNoMore(tx, call, current);
  return granted({});
}

/** Puts it back. */
export async function restoreCommitment(tx: Tx, call: Call, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeletedCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  await updateCommitment(tx, id, { deletedAt: null });
  await keepAct(tx, call, { ...grant, title: current.title, type: 'restored' });
  await askAgain(tx, call, current);
  return granted({});
}
