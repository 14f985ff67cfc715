import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ExpectationBoard, ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { daysToReview } from '@entente/core/commitment/expectation-state';
import { actorStamp, type PersonActor, type ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { addDays } from '@entente/core/kernel/zoned-time';
import type { Insertable } from 'kysely';
import { grantEngagement } from '../engagement/engagement.access.ts';
import { WAKE_PEOPLE_TASK } from '../engagement/engagement.actions.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Expectations } from '../platform/database/tables.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { ownerOfEngagement } from './agreed/commitment.store.ts';
import { choicesOf, type ExpectationChoices } from './choice/expectation.actions.ts';
import { loadEntries } from './choice/expectation.store.ts';
import { personFor } from './commitment-person.actions.ts';
import { ensureMemberPerson } from './commitment-person.store.ts';
import { loadWorkTime } from './commitment.store.ts';
import { grantExpectation, type ExpectationGrant } from './expectation.access.ts';
import { hasStandingPromise, insertExpectation, insertExpectationAnswer, loadExpectationAnswers, loadExpectations, loadWaitingExpectations, lockExpectation, updateExpectation } from './expectation.store.ts';
import { expectationBoardRow, expectationRow, readingOf } from './expectation.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['expectation'];
/** Who says something to an expectation, and when. */
export type ExpectationCall<A extends ProviderActor | PersonActor = ProviderActor | PersonActor> = { readonly actor: A; readonly now: Date };
type Call = ExpectationCall<ProviderActor>;
const MOST_WAITING = 20;

/** What each side expects of the other in an engagement. */
export async function showExpectations(tx: Tx, { actor, now }: Call, engagementId: string): Promise<Answer<ExpectationBoard>> {
  const grant = await grantEngagement(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const [work, rows] = [await loadWorkTime(tx, now), await loadExpectations(tx, grant.engagementId)];
  const reading = await readingOf(tx, work, rows);
  const answers = Map.groupBy(await loadExpectationAnswers(tx, rows.map(({ id }) => id)), ({ expectationId }) => expectationId);
  // An entry of the timeline is named to whoever may see it, and never kept here.
  const entries = new Map((await loadEntries(tx, actor, { engagementId, ids: rows.flatMap(({ evidenceKind, evidenceId }) => (evidenceKind === 'interaction' && evidenceId !== null ? [evidenceId] : [])) })).map(({ id, name }) => [id, name]));
  const named = rows.map((row) => (row.evidenceKind === 'interaction' ? { ...row, evidenceWords: entries.get(row.evidenceId ?? '') ?? '' } : row));
  return granted({ engagementId: grant.engagementId, today: work.today, rows: named.map((row) => expectationBoardRow(row, answers.get(row.id) ?? [], reading)) });
}

/** What it can be about and rest on. */
export async function showChoices(tx: Tx, actor: ProviderActor, engagementId: string): Promise<Answer<ExpectationChoices>> {
  const grant = await grantEngagement(tx, actor, engagementId);
  return grant === null ? refused('not-found') : granted(await choicesOf(tx, actor, grant.engagementId));
}

/** What waits for a word of ours, for Today. */
export async function waitingExpectations(tx: Tx, { actor, now }: Call): Promise<ExpectationRow[]> {
  const work = await loadWorkTime(tx, now);
  const rows = await loadWaitingExpectations(tx, actor, { today: work.today, limit: MOST_WAITING });
  const reading = await readingOf(tx, work, rows);
  return rows.map((row) => expectationRow(row, reading));
}

/** Writes down what one side expects of the other: our own words, or what a person of the client said. */
export async function createExpectation(tx: Tx, call: Call, input: Inputs['create']): Promise<Answer<{ id: string }>> {
  const { actor, now } = call;
  const grant = await grantEngagement(tx, actor, input.engagementId);
  if (grant === null) return refused('not-found');
  const { engagementId, clientId } = grant;
  const person = await personFor(tx, input.person, { side: 'client', clientId, actor });
  if (!person.ok) return person;
  const { about = { kind: 'whole', id: null }, evidence = { kind: 'none', id: null, words: '' }, side, words, unspoken = false } = input;
  const named = await resolved(tx, { actor, engagementId }, { about, evidence });
  if (!named.ok) return named;
  const { today } = await loadWorkTime(tx, now);
  const id = newId();
  const said = { side, notedBy: 'provider' as const, words, saidOn: input.saidOn ?? today, saidByName: side === 'client' ? person.value.name : actor.name, personId: person.value.id, personName: person.value.name, unspoken, reviewOn: input.reviewOn ?? addDays(today, daysToReview('unanswered')), about: named.value, ...(side === 'provider' ? { heldBy: actor.memberId, heldByName: actor.name } : {}) };
  // Whoever leads the engagement hears what is said to it, also where they never promised anything.
  await ensureMemberPerson(tx, (await ownerOfEngagement(tx, engagementId)).ownerId);
  await sayExpectation(tx, call, { id, engagementId, clientId, ...said });
  return granted({ id });
}

/** Everything of a new expectation but where it stands, which begins unanswered. */
type Said = { readonly id: string; readonly engagementId: string; readonly clientId: string; readonly side: Side; readonly notedBy: Side; readonly words: string; readonly saidOn: string; readonly saidByName: string; readonly personId: string; readonly personName: string; readonly unspoken: boolean; readonly reviewOn: string; readonly about?: Named; readonly heldBy?: string; readonly heldByName?: string };

/** Keeps an expectation with its first line, once. */
export async function sayExpectation(tx: Tx, call: ExpectationCall, said: Said): Promise<void> {
  const { about = {}, ...rest } = said;
  const { id, engagementId, clientId, words, reviewOn, unspoken } = rest;
  const isNew = await insertExpectation(tx, { aboutKind: 'whole', aboutId: null, aboutName: '', evidenceKind: 'none', evidenceId: null, evidenceWords: '', ...rest, ...about, workspaceId: tx.workspaceId });
  if (isNew) await keepLine(tx, call, { expectationId: id, engagementId, clientId, title: words, act: 'said', words: '', reviewOn, unspoken });
}

export type Line = { readonly id?: string; readonly expectationId: string; readonly engagementId: string; readonly clientId: string; readonly title: string; readonly act: string; readonly words: string; readonly reviewOn: string; readonly unspoken: boolean; /** Whom it was handed over to, and who of the client had it until then. */ readonly handed?: { readonly to: string; readonly fromPersonId: string | null } };

/** Keeps what was said for good and on the timeline, and lets those it concerns hear of it in their one message a day. @returns false where it was kept before. */
export async function keepLine(tx: Tx, { actor, now }: ExpectationCall, { id = newId(), expectationId, engagementId, clientId, title, act, words, reviewOn, unspoken, handed }: Line): Promise<boolean> {
  const stamp = actorStamp(actor);
  const isNew = await insertExpectationAnswer(tx, { workspaceId: tx.workspaceId, id, expectationId, clientId, engagementId, side: actor.side, actorId: stamp.id, actorName: stamp.name, act, words, reviewOn, unspoken, toName: handed?.to ?? '', fromPersonId: handed?.fromPersonId ?? null, recordedAt: now.toISOString() });
  if (!isNew) return false;
  await record(tx, actor, { topic: `expectation.${act}`, subjectKind: 'expectation', subjectId: expectationId, clientId, engagementId, payload: { title, words, to: reviewOn, ...(handed === undefined ? {} : { person: handed.to }) }, happenedAt: now.toISOString() });
  await enqueue(tx, { task: WAKE_PEOPLE_TASK, payload: { engagementId }, key: `wake:${engagementId}` });
  return true;
}

type About = Inputs['update']['set']['about'];
type Evidence = Inputs['update']['set']['evidence'];
type Named = Pick<Partial<Insertable<Expectations>>, 'aboutKind' | 'aboutId' | 'aboutName' | 'evidenceKind' | 'evidenceId' | 'evidenceWords'>;
type Wish = { readonly about?: About; readonly evidence?: Evidence };

/** What it is about and rests on, with the names as they are now; refused where they are nothing of this engagement. */
async function resolved(tx: Tx, { actor, engagementId }: { actor: ProviderActor; engagementId: string }, { about, evidence }: Wish): Promise<Outcome<Named, Refusal<'expectation-subject-is-gone' | 'expectation-evidence-is-gone'>>> {
  const isNamed = (about ?? WHOLE).kind !== 'whole' || NAMED_EVIDENCE.includes(evidence?.kind ?? 'none');
  const choices = isNamed ? await choicesOf(tx, actor, engagementId) : NO_CHOICES;
  const subject = subjectNamed(about, choices);
  if (subject === null) return refused('expectation-subject-is-gone');
  const rests = evidenceNamed(evidence, choices);
  return rests === null ? refused('expectation-evidence-is-gone') : granted({ ...subject, ...rests });
}

const WHOLE = { kind: 'whole', id: null } as const;
const NAMED_EVIDENCE: readonly string[] = ['clause', 'interaction'];
const NO_CHOICES: ExpectationChoices = { about: [], clauses: [], interactions: [] };

function subjectNamed(about: About, choices: ExpectationChoices): Named | null {
  if (about === undefined) return {};
  if (about.kind === 'whole') return about.id === null ? { aboutKind: 'whole', aboutId: null, aboutName: '' } : null;
  const found = choices.about.find(({ kind, id }) => kind === about.kind && id === about.id);
  return found === undefined ? null : { aboutKind: found.kind, aboutId: found.id, aboutName: found.name };
}

function evidenceNamed(evidence: Evidence, choices: ExpectationChoices): Named | null {
  if (evidence === undefined) return {};
  const { kind, id, words } = evidence;
  if (kind === 'none' || words === undefined) return { evidenceKind: 'none', evidenceId: null, evidenceWords: '' };
  if (kind === 'words') return words === '' ? { evidenceKind: 'none', evidenceId: null, evidenceWords: '' } : { evidenceKind: 'words', evidenceId: null, evidenceWords: words };
  const found = (kind === 'clause' ? choices.clauses : choices.interactions).find((one) => one.id === id);
  return found === undefined ? null : { evidenceKind: kind, evidenceId: found.id, evidenceWords: kind === 'clause' ? found.name : '' };
}

/** Changes what our side wrote down and nobody has answered; what another person changed meanwhile is answered, not lost. */
export async function changeExpectation(tx: Tx, call: Call, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantExpectation(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockExpectation(tx, grant.expectationId);
  if (current.notedBy !== 'provider') return refused('expectation-is-theirs');
  if (current.state !== 'unanswered') return refused('expectation-is-answered');
  const shown = { words: current.words, about: { kind: current.aboutKind, id: current.aboutId }, evidence: { kind: current.evidenceKind, id: current.evidenceId, words: current.evidenceWords }, reviewOn: current.reviewOn, unspoken: current.unspoken };
  const merged = mergeFields<Record<string, unknown>>(shown, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const { about, evidence, ...plain } = merged.value as Inputs['update']['set'];
  const named = await resolved(tx, { actor: call.actor, engagementId: grant.engagementId }, { about, evidence });
  if (!named.ok) return named;
  const next = { words: plain.words ?? current.words, reviewOn: plain.reviewOn ?? current.reviewOn, unspoken: plain.unspoken ?? current.unspoken };
  const version = await updateExpectation(tx, grant.expectationId, { ...plain, ...named.value });
  await keepLine(tx, call, { ...lineOf(grant), title: next.words, act: 'changed', words: plain.words === undefined ? '' : current.words, reviewOn: next.reviewOn, unspoken: next.unspoken });
  return granted({ version });
}

/** Where a line belongs. */
export function lineOf({ expectationId, engagementId, clientId }: ExpectationGrant): Pick<Line, 'expectationId' | 'engagementId' | 'clientId'> {
  return { expectationId, engagementId, clientId };
}

type Promised = { readonly expectationId: string; readonly engagementId: string; readonly commitmentId: string; readonly side: Side };

/** Says that a promise was made from an expectation of the same engagement: by the side from which it is expected, and once. */
export async function promiseFrom(tx: Tx, call: Call, { expectationId, engagementId, commitmentId, side }: Promised): Promise<Answer<null>> {
  const grant = await grantExpectation(tx, call.actor, expectationId);
  if (grant === null || grant.engagementId !== engagementId) return refused('not-found');
  const current = await lockExpectation(tx, grant.expectationId);
  if (current.state === 'withdrawn') return refused('expectation-is-withdrawn');
  if (side === grant.side) return refused('expectation-is-kept-by-other-side');
  if (await hasStandingPromise(tx, current.commitmentId)) return refused('expectation-has-a-promise');
  await updateExpectation(tx, grant.expectationId, { commitmentId });
  await keepLine(tx, call, { ...lineOf(grant), title: current.words, act: 'promised', words: '', reviewOn: current.reviewOn, unspoken: false });
  return granted(null);
}
