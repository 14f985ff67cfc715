import type { ProviderActor } from '@entente/core/kernel/actor';
import { hiddenKeys } from '@entente/core/kernel/hidden-fields';
import { granted } from '@entente/core/kernel/outcome';
import { deletions, editDistance, forgivenEdits, prefixDistance } from '@entente/core/search/near-words';
import { isEmptyQuery, readQuery, soughtDeletions, termQuery, type Breadth, type SearchQuery, type SoughtWord } from '@entente/core/search/search-query';
import { SEARCH_KINDS, type SearchKind } from '@entente/core/search/search-kind';
import { slipKeys } from '@entente/core/search/slips';
import { nameWords, searchTerms, TERM_MARKS, withOwnTexts } from '@entente/core/search/search-terms';
import { scopeFor, SCOPED_KINDS } from '@entente/core/workspace/scope';
import type { SearchHit } from '@entente/contract/search/search.contract';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { agreementsOf, idsAfter, idsAroundClients, readSearched, replaceEntries, type SearchedRecord, type SearchEntry } from './search-entry.store.ts';
import { addDeletions, addNewWords, wordsByDeletion } from './search-word.store.ts';
import { findRecords, homeCountry, idsByTerms, teamOwners, type Asked, type AskedTerms } from './search.store.ts';
import { orderHits } from './search.view.ts';

/** Of each kind this many are looked at more closely; more than fit on a page, for the index orders by time alone. */
const LOOKED_AT = 24;
/** Where something is kept from the reader more are looked at: what only a hidden field has put among the first must not push others out. */
const LOOKED_AT_JUDGED = 500;
/** A query that finds fewer than this is asked again with words that may have been meant. */
const FEW = 3;
const MOST_MEANT = 12;
/** Further apart than anything that is forgiven. */
const MUCH = 9;

/** What a person may see of what they search for, the best first. */
export async function searchRecords(tx: Tx, actor: ProviderActor, input: { q: string; kinds?: string | undefined; limit: number }): Promise<Answer<{ rows: SearchHit[] }>> {
  const query = readQuery(input.q, await countryFor(tx, input.q));
  if (isEmptyQuery(query)) return granted({ rows: [] });
  const kinds = input.kinds === undefined ? SEARCH_KINDS : SEARCH_KINDS.filter((kind) => input.kinds?.split(',').includes(kind));
  const find = async (wider: Wider) => orderHits(actor, query, { records: await findRecords(tx, actor, await ask(tx, actor, { query, kinds, most: kinds.some((kind) => isJudged(actor, kind)) ? LOOKED_AT_JUDGED : LOOKED_AT, ...wider })), forgiving: wider.wide === true });
  const exact = await find({});
  const wider = exact.length >= Math.min(FEW, input.limit) ? null : await widened(tx, query);
  const rows = wider === null ? exact : [...exact, ...(await find(wider)).filter((hit) => !exact.some(({ id }) => id === hit.id))];
  return granted({ rows: rows.slice(0, input.limit) });
}

/** A list that is narrowed by a text looks at this many records. */
const MOST_LISTED = 1_000;

/** `isCut`: the index names more than were looked at; those are the newest. */
export type FoundIds = { readonly ids: readonly string[]; readonly isCut: boolean };

/**
 * Ids of the records of a kind that fit a text, for a list that is narrowed by it: the newest thousand. They still have to be read within the actor's scope. The index knows nothing of hidden fields and of
 * firms out of sight: where there are any, each record is judged by what the actor may read of it.
 */
export async function foundIds(tx: Tx, actor: ProviderActor, { kind, text }: { kind: SearchKind; text: string }): Promise<FoundIds> {
  const query = readQuery(text, await countryFor(tx, text));
  if (isEmptyQuery(query)) return { ids: [], isCut: false };
  const find = async (wider: Wider): Promise<FoundIds> => {
    const inFields = await ask(tx, actor, { query, kinds: [kind], most: MOST_LISTED + 1, forList: true, ...wider });
    const named = await idsByTerms(tx, inFields);
    const isCut = named.length > MOST_LISTED;
    if (!isJudged(actor, kind)) return { ids: named, isCut };
    return { ids: orderHits(actor, query, { records: await findRecords(tx, actor, inFields), forgiving: wider.wide === true }).map(({ id }) => id), isCut };
  };
  const exact = await find({});
  if (exact.ids.length > 0) return exact;
  const wider = await widened(tx, query);
  return wider === null ? exact : find(wider);
}

/** Whether the index may name records of a kind by words that the actor may not read: of a hidden field, or of a client or contact out of sight. */
function isJudged(actor: ProviderActor, kind: SearchKind): boolean {
  if (kind === 'agreement') return false;
  if (kind === 'engagement' || kind === 'interaction') return hiddenKeys(actor.limits, kind).size > 0;
  const around = kind === 'client' ? [] : kind === 'contact' ? (['client'] as const) : (['client', 'contact'] as const);
  return hiddenKeys(actor.limits, kind).size > 0 || around.some((one) => scopeFor(actor, one) !== 'all');
}

/** Brings the index up to date for records that were written, deleted or restored: a few statements, however many there are. */
export async function indexRecords(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const records = await readSearched(tx, kind, ids);
  const living = new Set(records.map(({ id }) => id));
  await replaceEntries(tx, kind, { entries: records.map((record) => entryOf(tx.workspaceId, kind, record)), gone: ids.filter((id) => !living.has(id)) });
  const words = new Map(records.flatMap(nameWords).map(({ word, edits }) => [word, edits]));
  const fresh = await addNewWords(tx, [...words.keys()]);
  await addDeletions(tx, fresh.flatMap((word) => deletions(word, Math.max(1, words.get(word) ?? 1, forgivenEdits(word.length + 1))).filter((each) => each !== word).map((deletion) => ({ word, deletion }))));
}

/** The same for what carries the names of these clients: their people, deals, work and agreements. At most `most` of each kind. */
export async function indexAroundClients(tx: Tx, clientIds: readonly string[], most = 2_000): Promise<void> {
  const around = await idsAroundClients(tx, clientIds, most);
  for (const kind of SEARCH_KINDS) await indexRecords(tx, kind, around.filter((each) => each.kind === kind).map(({ id }) => id));
}

/** The same for a piece of work and its agreements, which are seen by who sees the work. */
export async function indexEngagement(tx: Tx, engagementId: string): Promise<void> {
  await indexRecords(tx, 'engagement', [engagementId]);
  await indexAgreementsOf(tx, [engagementId]);
}

/** The agreements of such work alone. */
export async function indexAgreementsOf(tx: Tx, engagementIds: readonly string[]): Promise<void> {
  if (engagementIds.length > 0) await indexRecords(tx, 'agreement', await agreementsOf(tx, engagementIds));
}

/** Indexes the next records of a kind. @returns where to go on, null at the end. */
export async function indexNext(tx: Tx, kind: SearchKind, { after, limit }: { after: string | null; limit: number }): Promise<string | null> {
  const ids = await idsAfter(tx, kind, { after, limit });
  await indexRecords(tx, kind, ids);
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

function entryOf(workspaceId: string, kind: SearchKind, record: SearchedRecord): SearchEntry {
  const tag = tagOf(workspaceId, kind);
  const own = record.own ?? [];
  // Of interactions only what was noted is searched.
  const texts = kind === 'interaction' ? { ...record, notes: [...record.notes, ...own.map(([, text]) => text)] } : withOwnTexts(record, own);
  const terms = [...searchTerms(texts), TERM_MARKS.owner + ownerKey(record.ownerId)];
  return { id: record.id, ownerId: record.ownerId, touchedAt: record.touchedAt, words: terms.map((term) => `'${tag}${term}'`).join(' ') };
}

const KIND_LETTERS: Readonly<Record<SearchKind, string>> = { client: 'k', contact: 'p', deal: 'd', engagement: 'e', agreement: 'a', interaction: 'i' };

/** Terms of one workspace and kind stand together in the index; where two workspaces share a tag, the function still reads one only. */
function tagOf(workspaceId: string, kind: SearchKind): string {
  return workspaceId.slice(-5) + KIND_LETTERS[kind];
}

function ownerKey(memberId: string): string {
  return memberId.slice(-12);
}

const HAS_NOTES = new Set<SearchKind>(['client', 'contact', 'deal', 'interaction']);

/** Asked a second time: every word may be unfinished, and may have been mistyped. */
type Wider = { readonly wide?: boolean; readonly near?: ReadonlyMap<string, readonly string[]> };
/** For a list all the fields are asked as one, names among them; what only a note holds is not looked for in a list. */
type Asking = Wider & { readonly query: SearchQuery; readonly kinds: readonly SearchKind[]; readonly most: number; readonly forList?: boolean };

async function ask(tx: Tx, actor: ProviderActor, { query, kinds, most, forList = false, ...wider }: Asking): Promise<Asked> {
  // Where one kind is wide all are asked widely; what lies beyond the scope of a narrower one is left out when it is read.
  const scopes = SCOPED_KINDS.map((kind) => scopeFor(actor, kind));
  const isNarrow = scopes.every((scope) => scope !== 'all');
  const owners = isNarrow ? (await teamOwners(tx, scopes.includes('team') ? actor : { ...actor, teamId: null })).map(ownerKey) : null;
  const terms = kinds.map((kind): AskedTerms => {
    const of = (breadth: Breadth, ends: 'open' | 'whole' = 'open') => termQuery(query, { breadth, tag: tagOf(tx.workspaceId, kind), owners, ends, ...wider });
    const whole = (breadth: Breadth) => (wider.wide === true ? null : of(breadth, 'whole'));
    if (forList) return { kind, whole: whole('all'), names: null, all: of('all'), notes: null };
    const hasNames = kind !== 'interaction' && query.words.length > 0;
    return { kind, whole: hasNames ? whole('names') : null, names: hasNames ? of('names') : null, all: kind === 'interaction' ? null : of('all'), notes: HAS_NOTES.has(kind) && query.words.length > 0 ? of('notes') : null };
  });
  return { terms, isNarrow, most };
}

/** The country matters only to what may be a phone number. */
async function countryFor(tx: Tx, text: string): Promise<string> {
  return /\d/u.test(text) ? homeCountry(tx) : '';
}

/** How to ask again; null where nothing else could be found. */
async function widened(tx: Tx, query: SearchQuery): Promise<Wider | null> {
  if (query.numbers.length > 0 && query.beside.length === 0) return null;
  const near = await wordsMeant(tx, query);
  return near.size === 0 && query.words.length < 2 && query.others.length === 0 ? null : { wide: true, near };
}

/** Known words of names near to what was typed, the nearest first, by the typed word. */
async function wordsMeant(tx: Tx, query: SearchQuery): Promise<ReadonlyMap<string, readonly string[]>> {
  const candidates = await wordsByDeletion(tx, query.words.flatMap(soughtDeletions), query.words.flatMap(({ typed }) => slipKeys(typed)));
  const meant = query.words.map((word) => [word.folded, nearest(word, candidates)] as const);
  return new Map(meant.filter(([, words]) => words.length > 0));
}

function nearest({ keys, edits, typed }: SoughtWord, candidates: readonly string[]): readonly string[] {
  const slips = new Set(slipKeys(typed));
  const apart = (word: string) => Math.min(slips.has(word) ? 1 : MUCH, ...(edits === 0 ? [] : keys.slice(0, 3).map((key) => Math.min(editDistance(key, word, edits), prefixDistance(key, word, edits) + 0.5))));
  const judged = candidates.map((word) => ({ word, distance: apart(word) }));
  return judged.filter(({ distance }) => distance <= Math.max(edits, 1) + 0.5 && distance > 0).sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1)).slice(0, MOST_MEANT).map(({ word }) => word);
}
