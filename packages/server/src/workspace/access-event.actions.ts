import type { AccessEventView } from '@entente/contract/workspace/access-event.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { csvLine } from '@entente/core/kernel/csv-line';
import { granted } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { addDays, momentIn } from '@entente/core/kernel/zoned-time';
import { unknownAddress, type AccessGroup, type AccessKind } from '@entente/core/workspace/access-events';
import { translator } from '@entente/phrases/translators';
import type { DoorEvent } from '../platform/auth/door-watch.ts';
import { ipNetwork } from '../platform/auth/ip-network.ts';
import { PACES } from '../platform/auth/rules.ts';
import { findUser, userById } from '../platform/auth/user.store.ts';
import { takeTry } from '../platform/auth/wait.store.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';
import { newId } from '../platform/database/new-id.ts';
import type { SignedInCall } from '../platform/http/call.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { everyWorkspace, insertAccessEvent, listAccessEvents, wasSlowedJustNow, workspacesOfUser, type AccessFilter } from './access-event.store.ts';
import { accessEventView } from './access-event.view.ts';
import { findActiveMemberOfUser } from './member.store.ts';
import { loadWorkspace } from './workspace.store.ts';

const MOST_ROWS_IN_A_FILE = 10_000;
const CSV_MARK = '\uFEFF';

/**
 * Keeps what happened at the door, in every workspace that the person is in. Where it was nobody's door, a few lines
 * say so to the owners of all.
 */
export async function keepDoorEvent({ database }: Services, event: DoorEvent): Promise<void> {
  const { kind, means, whose, ip, userAgent } = event;
  const user = 'userId' in whose ? await userById(database, whose.userId) : await findUser(database, whose.email);
  if (user === undefined) return keepUnknown(database, event);
  for (const workspaceId of await workspacesOfUser(database, user.id)) {
    await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
      const member = await findActiveMemberOfUser(tx, user.id);
      if (member === undefined || (kind === 'sign_in_slowed' && (await wasSlowedJustNow(tx, member.id)))) return;
      await insertAccessEvent(tx, { id: newId(), kind, means, memberId: member.id, memberName: member.name, ip, userAgent });
    });
  }
}

/** A try under an address that is nobody's. A flood of them is kept short for each network and in all. */
async function keepUnknown(database: Database, { kind, means, whose, ip, userAgent }: DoorEvent): Promise<void> {
  if (!('email' in whose) || (kind !== 'sign_in_refused' && kind !== 'sign_in_slowed')) return;
  if ((await takeTry(database, ['unknown', 'network', ipNetwork(ip)], PACES.unknownFromNetwork)) !== null) return;
  if ((await takeTry(database, ['unknown'], PACES.unknownAddresses)) !== null) return;
  for (const workspaceId of await everyWorkspace(database)) {
    await inWorkspace(database, { workspaceId, partyId: null }, (tx) => insertAccessEvent(tx, { id: newId(), kind: 'unknown_address_refused', means, memberId: null, memberName: '', subject: unknownAddress(whose.email), ip, userAgent }));
  }
}

/** What an act of somebody who is signed in changed about how people come in. */
export type AccessAct = { readonly kind: AccessKind; readonly subject?: string; readonly subjectMemberId?: string | null; readonly detail?: Readonly<Record<string, unknown>> };
type Caller = Pick<SignedInCall, 'actor' | 'apiKey' | 'origin'>;

/** Keeps an act in the log, in the transaction of what it changed. */
export async function keepAccess(tx: Tx, { actor, apiKey, origin }: Caller, { kind, subject = '', subjectMemberId = null, detail = {} }: AccessAct): Promise<void> {
  await insertAccessEvent(tx, {
    id: newId(), kind, subject, subjectMemberId, detail: JSON.stringify(detail),
    means: apiKey === null ? 'session' : 'api_key', memberId: actor.memberId, memberName: actor.name, ip: origin.ip, userAgent: origin.userAgent.slice(0, 400),
  });
}

/** Runs an act and, once it is granted, keeps it in the log. */
export async function keeping<Value>(tx: Tx, call: Caller, { act, work }: { act: (value: Value) => AccessAct | Promise<AccessAct | null> | null; work: () => Promise<Answer<Value>> }): Promise<Answer<Value>> {
  const outcome = await work();
  const kept = outcome.ok ? await act(outcome.value) : null;
  if (kept !== null) await keepAccess(tx, call, kept);
  return outcome;
}

export type AccessWish = { readonly group?: AccessGroup | undefined; readonly memberId?: string | undefined; readonly from?: Day | undefined; readonly to?: Day | undefined };

/** A page of the log: owners read everybody's, others what they did themselves and what was done about them. */
export async function pageOfAccessEvents(tx: Tx, actor: ProviderActor, input: AccessWish & { limit: number; cursor?: string | undefined }): Promise<Answer<{ rows: AccessEventView[]; nextCursor: string | null }>> {
  const found = await listAccessEvents(tx, await filterOf(tx, actor, input), { limit: input.limit, after: readCursor(input.cursor, ['instant', 'id']) });
  const { rows, nextCursor } = cutPage(found, input.limit, ({ at, id }) => [at, id]);
  return granted({ rows: rows.map(accessEventView), nextCursor });
}

/** The same as a file, in the reader's language. */
export async function accessEventFile(tx: Tx, actor: ProviderActor, input: AccessWish): Promise<Answer<File>> {
  const say = translator(actor.locale);
  const rows = (await listAccessEvents(tx, await filterOf(tx, actor, input), { limit: MOST_ROWS_IN_A_FILE - 1, after: null })).map(accessEventView);
  const head = csvLine([say('access.when'), say('access.who'), say('access.what'), say('access.about'), say('access.means'), say('access.address'), say('access.device')]);
  const lines = rows.map(({ at, memberName, kind, subject, means, address, userAgent }) => csvLine([at, memberName === '' ? say('access.nobody') : memberName, say('access.kind', { kind }), subject, say('access.by', { means }), address, userAgent]));
  return granted(new File([CSV_MARK, head, ...lines], 'sign-ins.csv', { type: 'text/csv' }));
}

async function filterOf(tx: Tx, actor: ProviderActor, { group, memberId, from, to }: AccessWish): Promise<AccessFilter> {
  const { timeZone } = await loadWorkspace(tx);
  const start = (day: Day | undefined): string | null => (day === undefined ? null : momentIn(timeZone, day, '00:00').toISOString());
  return { whose: actor.role === 'owner' ? (memberId ?? null) : actor.memberId, group: group ?? null, from: start(from), until: start(to === undefined ? undefined : addDays(to, 1)) };
}
