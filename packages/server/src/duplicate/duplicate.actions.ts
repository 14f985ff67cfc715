import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { DuplicatePair, DuplicateRecord, LikelyRecord } from '@entente/contract/duplicate/duplicate.contract';
import { confidenceLevel, confidenceOf, LEAST_CONFIDENCE } from '@entente/core/duplicate/duplicate-confidence';
import { DUPLICATE_REASONS, duplicateKeys, reasonOf, type DuplicateKind, type DuplicateReason } from '@entente/core/duplicate/duplicate-keys';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isHidden } from '@entente/core/workspace/scope';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { indexAroundClients } from '../search/search.actions.ts';
import { clientsOfBareNumbers, contactsOf, findByKeys, findCrowded, findMeetings, readCompared, replaceKeys } from './duplicate-key.store.ts';
import { decidePair, idsAfter, listPairs, readPaired, readSurroundings, replacePairs, type PairedRecord } from './duplicate.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['duplicate'];
const MOST_SHOWN = 5;
export const FOLLOW_CLIENT_TASK = 'duplicate.follow_client';

/**
 * Brings keys and pairs up to date for records that were written, deleted or restored: a few statements,
 * however many there are. Two records that are written at the same moment meet when one of them is written again.
 */
export async function keepDuplicateKeys(tx: Tx, kind: DuplicateKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const records = await readCompared(tx, kind, ids);
  const renamed = await replaceKeys(tx, kind, { ids, keys: records.flatMap((record) => duplicateKeys(kind, record).map((key) => ({ id: record.id, key }))) });
  // What carries a client's name follows it a moment later.
  if (kind === 'client') for (const clientId of renamed) await followClient(tx, clientId);
  const judgedAnew = [...new Set([...ids, ...(await findCrowded(tx, kind, ids))])];
  const meetings = await findMeetings(tx, kind, judgedAnew);
  const judged = meetings.map(({ firstId, secondId, keys }) => ({ firstId, secondId, ...judge(kind, keys) }));
  await replacePairs(tx, kind, { ids: judgedAnew, pairs: judged.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE) });
}

/** Lets search terms and keys of a client's people, deals and work follow its name, a moment later. */
export async function followClient(tx: Tx, clientId: string): Promise<void> {
  await enqueue(tx, { task: FOLLOW_CLIENT_TASK, payload: { clientId }, key: `${FOLLOW_CLIENT_TASK}:${clientId}` });
}

/** Lets the numbers of people follow their clients' country, by which they are read where they have no code. Every writer of a client's country calls it after saving. */
export async function followCountries(tx: Tx, clientIds: readonly string[]): Promise<void> {
  for (const clientId of await clientsOfBareNumbers(tx, clientIds)) await followClient(tx, clientId);
}

/** The same at once; at most as many as one transaction should write. */
export async function keepAroundClient(tx: Tx, clientId: string, most = 2_000): Promise<void> {
  await tx.client.query("set local statement_timeout = '60s'");
  await indexAroundClients(tx, [clientId], most);
  await keepDuplicateKeys(tx, 'contact', await contactsOf(tx, clientId, most));
}

/** Works out the keys of the next records of a kind. @returns where to go on, null at the end. */
export async function keepNext(tx: Tx, kind: DuplicateKind, { after, limit }: { after: string | null; limit: number }): Promise<string | null> {
  const ids = await idsAfter(tx, kind, { after, limit });
  await keepDuplicateKeys(tx, kind, ids);
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

/** A page of pairs of which the actor may see both. */
export async function pageOfDuplicates(tx: Tx, actor: ProviderActor, input: Inputs['list']): Promise<Answer<{ rows: DuplicatePair[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listPairs(tx, actor, { kind: input.kind, reasons: shownReasons(actor, input.kind, DUPLICATE_REASONS), limit, after: readCursor(input.cursor, ['whole', 'id', 'id']) });
  const { rows: page, nextCursor } = cutPage(rows, limit, ({ confidence, first, second }) => [99 - confidence, first.id, second.id]);
  return granted({ nextCursor, rows: page.map(({ reasons, confidence, first, second }) => ({ kind: input.kind, reasons: shownReasons(actor, input.kind, reasons), confidence, level: confidenceLevel(confidence), first: recordView(actor, input.kind, first), second: recordView(actor, input.kind, second) })) });
}

/** Records that look like the one that is being written, the likeliest first; never those out of the actor's scope. */
export async function checkDuplicates(tx: Tx, actor: ProviderActor, input: Inputs['check']): Promise<Answer<{ rows: LikelyRecord[] }>> {
  const { kind, name = '', email = '', phone = '', registration = '', website = '', clientId = null, id } = input;
  const around = await readSurroundings(tx, actor, clientId);
  const keys = duplicateKeys(kind, { names: [name], emails: [email], phones: [phone], registration, website, ...around });
  const judged = (await findByKeys(tx, kind, keys)).filter((found) => found.id !== id).map((found) => ({ id: found.id, ...judge(kind, found.keys, (reasons) => shownReasons(actor, kind, reasons)) }));
  // While writing, a name alone is worth saying.
  const likely = judged.filter(({ confidence }) => confidence >= 40).sort((a, b) => b.confidence - a.confidence);
  const seen = new Map((await readPaired(tx, actor, { kind, ids: likely.map((each) => each.id) })).map((record) => [record.id, record]));
  return granted({
    rows: likely.flatMap(({ id: found, reasons, confidence }) => {
      const record = seen.get(found);
      return record === undefined ? [] : [{ record: recordView(actor, kind, record), reasons, confidence, level: confidenceLevel(confidence) }];
    }).slice(0, MOST_SHOWN),
  });
}

/** Remembers that two records are not the same, or takes that back. */
export async function decideDuplicate(tx: Tx, actor: ProviderActor, { kind, firstId, secondId, state }: Inputs['dismiss'] & { state: 'open' | 'dismissed' }): Promise<Answer<Record<string, never>>> {
  const seen = await readPaired(tx, actor, { kind, ids: [firstId, secondId] });
  if (seen.length !== 2) return refused('not-found');
  await decidePair(tx, kind, { firstId, secondId, memberId: actor.memberId, state });
  if (state === 'open') await keepDuplicateKeys(tx, kind, [firstId]);
  return granted({});
}

/** `seen` leaves out the reasons that a reader may not know: they must not make a pair any surer either. */
function judge(kind: DuplicateKind, keys: readonly string[], seen = (reasons: DuplicateReason[]) => reasons): { reasons: DuplicateReason[]; confidence: number } {
  const reasons = seen([...new Set(keys.map(reasonOf).filter((reason) => reason !== null))]);
  return { reasons, confidence: confidenceOf(kind, reasons) };
}

/** A reason that lies in a hidden field would give the field away. */
function shownReasons(actor: ProviderActor, kind: DuplicateKind, reasons: readonly DuplicateReason[]): DuplicateReason[] {
  return reasons.filter((reason) => !isHidden(actor, kind, reason === 'nameAndClient' ? 'clientId' : reason));
}

function recordView(actor: ProviderActor, kind: DuplicateKind, { id, name, email, phone, clientId, clientName, ownerName, updatedAt }: PairedRecord): DuplicateRecord {
  const shown = (field: string, value: string): string => (isHidden(actor, kind, field) ? '' : value);
  return { id, name, email: shown('email', email), phone: shown('phone', phone), client: clientId === null || clientName === null || isHidden(actor, kind, 'clientId') ? null : { id: clientId, name: clientName }, ownerName, updatedAt };
}
