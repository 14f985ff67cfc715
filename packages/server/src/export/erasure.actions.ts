import type { ErasureView, PersonReport } from '@entente/contract/export/erasure.contract';
import { pseudonymMark, tellingOf, withoutPerson, type Telling } from '@entente/core/export/erasure-rules';
import { erasureKey, numbersIn } from '@entente/core/kernel/erasure-key';
import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { FIELD_KINDS, FIELD_TABLES } from '@entente/core/record/record-kind';
import { nameWords } from '@entente/core/search/search-terms';
import { may } from '@entente/core/workspace/rights';
import { translator } from '@entente/phrases/translators';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { rememberErased } from '../platform/erasure/erased-key.store.ts';
import type { Answer } from '../platform/http/operation.ts';
import { removeLater } from '../platform/files/file-removal.ts';
import { forgetEnded } from '../import/import.store.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { INDEX_TASK } from '../search/search.jobs.ts';
import { ownValuesWritten, recordsWritten } from '../record/record.actions.ts';
import { deleteTagRows, findTag, retag, tagsFoundBy, updateTag } from '../record/tag.store.ts';
import { loadWorkspace } from '../workspace/workspace.store.ts';
import { mergedInto } from './bin.store.ts';
import { deleteArchives } from './export.store.ts';
import { emptyRecord, forgetAnswers, forgetSearchWords, forgetTimes, interactionsOf, takeTime } from './erasure.store.ts';
import { finishErasure, heldEvidence, insertErasure, listErasures, lockErasure, readPerson, selvesOf, signsNow, type Held } from './report/erasure.store.ts';
import { alikeClients, formerWords, ownWords, replaceWords, wordsOf, type PersonWords } from './words/erasure.store.ts';

export const ERASE_TASK = 'erase_person';

type Person = { readonly kind: 'client' | 'contact'; readonly id: string };

/** Everything that is kept about a person; owners hand it to whoever asks what is known about them. */
export async function showPersonReport(tx: Tx, actor: ProviderActor, { kind, id, now }: Person & { now: Date }): Promise<Answer<PersonReport>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const words = await wordsOf(tx, kind, id);
  if (words === null) return refused('not-found');
  await takeTime(tx);
  const others = await mergedWords(tx, { kind, id });
  const subject = { kind, id, emails: [words, ...others].flatMap(({ emails }) => emails), merged: await mergedInto(tx, kind, id) };
  const [sections, held] = [await readPerson(tx, subject), await heldEvidence(tx, subject)];
  return granted({ madeAt: now.toISOString(), kind, id, name: words.names[0] ?? '', sections: sections.map(({ rows, ...section }) => ({ ...section, rows: [...rows] })), held: held as PersonReport['held'] });
}

/** Erasures so far: pseudonyms, and what was held. */
export async function showErasures(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: ErasureView[] }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const rows = await listErasures(tx);
  return granted({ rows: rows.map(({ id, recordKind, pseudonym, state, held, memberName, createdAt, finishedAt }) => ({ id, pseudonym, memberName, createdAt, finishedAt, kind: recordKind as ErasureView['kind'], state: state as ErasureView['state'], held: held as ErasureView['held'] })) });
}

/**
 * Begins to erase a person; a job does it, because it goes over the whole workspace. Refused while an agreement
 * with them is out, and unless their name is typed as it stands.
 */
export async function erasePerson(tx: Tx, actor: ProviderActor, { kind, id, name }: Person & { name: string }): Promise<Answer<{ erasureId: string }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const words = await wordsOf(tx, kind, id);
  if (words === null) return refused('not-found');
  if (name.normalize('NFC').trim() !== words.names[0]) return refused('person-name-differs');
  if (await signsNow(tx, { kind, id, emails: words.emails, merged: await mergedInto(tx, kind, id) })) return refused('person-signs-now');
  const { locale } = await loadWorkspace(tx);
  const erasureId = newId();
  await insertErasure(tx, { id: erasureId, kind, recordId: id, pseudonym: translator(locale as Locale)('data.erasedPerson', { mark: pseudonymMark(id) }), memberId: actor.memberId, memberName: actor.name });
  await enqueue(tx, { task: ERASE_TASK, payload: { erasureId } });
  return granted({ erasureId });
}

/**
 * What the job does: once, whole, in one transaction. Addresses and numbers are remembered as keyed hashes, so that
 * an import does not bring the person back; their words go out of everything but evidence.
 */
export async function carryOutErasure(tx: Tx, { secrets }: Pick<Services, 'secrets'>, { erasureId, actor }: { readonly erasureId: string; readonly actor: Actor }): Promise<void> {
  const erasure = await lockErasure(tx, erasureId);
  if (erasure === undefined || erasure.state === 'done') return;
  await takeTime(tx);
  const { recordKind: kind, recordId: id, pseudonym } = erasure as typeof erasure & { recordKind: Person['kind'] };
  const selves = await selvesFor(tx, { kind, id });
  const words = await theirWords(tx, selves);
  const keys = [...words.emails.map((value) => erasureKey('email', value)), ...words.phones.map((value) => erasureKey('phone', value))].filter((key) => key !== null);
  await rememberErased(tx, secrets, { erasureId, keys });
  const telling = tellingOf({ names: words.names, contacts: [...words.emails, ...words.phones] });
  const held: Held[] = [];
  for (const person of selves) held.push(...(await eraseOne(tx, person, pseudonym)));
  if (telling !== null) await takeOut(tx, telling, pseudonym);
  await forgetSearchWords(tx, nameWords({ names: words.names, country: '' }).map(({ word }) => word));
  await forgetFiles(tx);
  await record(tx, actor, { topic: `${kind}.erased`, subjectKind: kind, subjectId: id, [`${kind}Id`]: id });
  await finishErasure(tx, erasureId, held);
  // Others of the same name are found by its words again.
  await enqueue(tx, { task: INDEX_TASK, payload: {}, key: `${INDEX_TASK}:${tx.workspaceId}` });
}

/** The words of what was merged into a person's record: it is the same person under other names and addresses. */
async function mergedWords(tx: Tx, { kind, id }: Person) {
  const words = [];
  for (const merged of await mergedInto(tx, kind, id)) words.push(await wordsOf(tx, kind, merged));
  return words.filter((one) => one !== null);
}

/** The records that are a person: what was chosen, a single person's own contacts, and what was merged into them, which goes first. */
async function selvesFor(tx: Tx, person: Person): Promise<readonly Person[]> {
  const { kind, id } = person;
  const all: readonly Person[] = [person, ...(kind === 'client' ? (await selvesOf(tx, id)).map((contactId): Person => ({ kind: 'contact', id: contactId })) : [])];
  const parts = await Promise.all(all.map(async (one) => [...(await mergedInto(tx, one.kind, one.id)).map((merged): Person => ({ kind: one.kind, id: merged })), one]));
  return parts.flat();
}

/** What a person is and was called and reached by, and nobody else. */
async function theirWords(tx: Tx, selves: readonly Person[]): Promise<PersonWords> {
  const present = (await Promise.all(selves.map(({ kind, id }) => wordsOf(tx, kind, id)))).filter((one) => one !== null);
  const former = await Promise.all((['client', 'contact'] as const).map((kind) => formerWords(tx, kind, selves.filter((one) => one.kind === kind).map(({ id }) => id))));
  const all = [...present, ...former];
  const ids = selves.map(({ id }) => id);
  const words = { names: all.flatMap(({ names }) => names), emails: all.flatMap(({ emails }) => emails), phones: all.flatMap(({ phones }) => phones).flatMap(numbersIn) };
  return ownWords(tx, words, [...ids, ...(await alikeClients(tx, ids, words.names))]);
}

/** Takes the words out of all that others wrote, and out of the names of tags. */
async function takeOut(tx: Tx, telling: Telling, pseudonym: string): Promise<void> {
  const written = await replaceWords(tx, telling, pseudonym);
  for (const one of FIELD_KINDS) await ownValuesWritten(tx, one, written.get(FIELD_TABLES[one]) ?? []);
  const tags = (await tagsFoundBy(tx, telling.find)).filter(({ name }) => withoutPerson(name, telling, pseudonym) !== name);
  for (const { id } of tags) {
    const same = await findTag(tx, pseudonym);
    if (same === null) await updateTag(tx, { id, name: pseudonym });
    else {
      await retag(tx, { from: id, into: same });
      await deleteTagRows(tx, id);
    }
  }
}

/** Archives and files that were brought in hold whoever was here then; nobody can say in which of them a person stands. */
async function forgetFiles(tx: Tx): Promise<void> {
  await removeLater(tx, [...(await deleteArchives(tx)), ...(await forgetEnded(tx, 'infinity'))]);
}

/** Empties one record of a person and what is only theirs. @returns the evidence that is held. */
async function eraseOne(tx: Tx, { kind, id }: Person, pseudonym: string): Promise<readonly Held[]> {
  const words = await wordsOf(tx, kind, id);
  if (words === null) return [];
  const held = await heldEvidence(tx, { kind, id, emails: words.emails });
  for (const interaction of await interactionsOf(tx, kind, id)) await emptyRecord(tx, { kind: 'interaction', id: interaction, pseudonym });
  await emptyRecord(tx, { kind, id, pseudonym });
  await forgetTimes(tx, { kind, id, emails: words.emails });
  await forgetAnswers(tx, id);
  await recordsWritten(tx, kind, [id]);
  return held;
}
