import { isOpen } from '@entente/core/commitment/commitment-state';
import { newDay } from '@entente/core/commitment/time-choices';
import { sideOfClientEvent, type ClientEvent } from '@entente/core/communication/touchpoint';
import type { PersonActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { daysOffFault } from '@entente/core/workspace/days-off';
import type { Away } from '@entente/core/workspace/own-times';
import { grantOwnCommitment } from '../../commitment/commitment.access.ts';
import { chooseTimes, timesOf } from '../../commitment/commitment-person.actions.ts';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { loadWorkTime, lockCommitment } from '../../commitment/commitment.store.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { TELL_SAID_TASK } from '../pressing/happening.actions.ts';
import { insertHappening, lockHappening, loadSaidBy, passDaysOff, updateHappening } from '../raised/happening.store.ts';
import { grantOwnPlan, type HappeningGrant, type PlanGrant } from '../touchpoint.access.ts';
import { awayWords } from '../touchpoint.view.ts';

/** A person of the client on their own page, and when. */
export type OwnCall = { readonly actor: PersonActor; readonly now: Date };
type Done = Answer<Record<string, never>>;

const MOST_SAID = 100;

type Locked = Awaited<ReturnType<typeof lockHappening>>;
type Saying = { readonly id: string; readonly event: ClientEvent; readonly about: string; readonly happensOn: Day } & Partial<Record<'words' | 'standsIn' | 'commitmentId' | 'untilOn' | 'expectedOn', string>> & { readonly promisedOn?: Day | null; readonly addedDaysOff?: boolean };

/** Writes it down, once for a form. @returns whether it is new. */
async function say(tx: Tx, { actor, now }: OwnCall, { plan: { engagementId, clientId }, ...saying }: Saying & { readonly plan: PlanGrant }): Promise<boolean> {
  const { event, about } = saying;
  const isNew = await insertHappening(tx, { workspaceId: tx.workspaceId, engagementId, clientId, ...saying, side: sideOfClientEvent(event), phaseId: null, personId: actor.personId, raisedSide: 'client', raisedBy: actor.personId, raisedByName: actor.name, raisedAt: now.toISOString() });
  if (!isNew) return false;
  await record(tx, actor, { topic: 'touchpoint.said', subjectKind: 'engagement', subjectId: engagementId, clientId, engagementId, payload: { title: about, event }, happenedAt: now.toISOString() });
  await enqueue(tx, { task: TELL_SAID_TASK, payload: { happeningId: saying.id }, key: `said:${saying.id}` });
  return true;
}

/** A promise of the reader's own will be late: said with the day they expect. Nothing is moved by it; that is the promise's own answer. */
export async function sayDelay(tx: Tx, call: OwnCall, { id, commitmentId, expectedOn, words }: { readonly id: string; readonly commitmentId: string; readonly expectedOn: Day; readonly words: string }): Promise<Done> {
  const grant = await grantOwnCommitment(tx, call.actor, commitmentId);
  const plan = grant === null ? null : await grantOwnPlan(tx, call.actor, grant.engagementId);
  if (grant === null || plan === null) return refused('not-found');
  const promise = await lockCommitment(tx, grant.commitmentId);
  const { today } = await loadWorkTime(tx, call.now);
  if (!isOpen(promise)) return refused('commitment-is-done');
  const day = newDay({ today, dueOn: promise.dueOn, day: expectedOn });
  if (!day.ok) return day;
  await say(tx, call, { plan, id, event: 'delay', about: promise.title, words, happensOn: promise.dueOn ?? today, commitmentId, promisedOn: promise.dueOn, expectedOn });
  return granted({});
}

/** The reader is away: it stands with their own days off, so that nothing is due and nobody is reminded then. */
export async function sayAbsence(tx: Tx, call: OwnCall, { id, engagementId, from, to, standsIn, words }: { readonly id: string; readonly engagementId: string; readonly from: Day; readonly to: Day; readonly standsIn: string; readonly words: string }): Promise<Done> {
  const plan = await grantOwnPlan(tx, call.actor, engagementId);
  const [person] = await loadPeople(tx, [call.actor.personId]);
  if (plan === null || person === undefined) return refused('not-found');
  const { today, locale } = await loadWorkTime(tx, call.now);
  if (daysOffFault({ from, to }) !== null || to < today) return refused('days-off-do-not-fit');
  const times = await timesOf(tx, person);
  const addedDaysOff = !times.daysOff.some(sameDays({ from, to }));
  const isNew = await say(tx, call, { plan, id, event: 'absence', about: awayWords(locale, { from, to, name: call.actor.name }), words, happensOn: from, untilOn: to, standsIn, addedDaysOff });
  return isNew && addedDaysOff ? chooseTimes(tx, person, { ...times, daysOff: [...times.daysOff, { from, to }] }) : granted({});
}

/** Something else of the plan that is theirs to say. */
export async function sayOther(tx: Tx, call: OwnCall, { id, engagementId, event, about }: { readonly id: string; readonly engagementId: string; readonly event: Exclude<ClientEvent, 'delay' | 'absence'>; readonly about: string }): Promise<Done> {
  const plan = await grantOwnPlan(tx, call.actor, engagementId);
  if (plan === null) return refused('not-found');
  const { today } = await loadWorkTime(tx, call.now);
  await say(tx, call, { plan, id, event, about, happensOn: today });
  return granted({});
}

/** Taken back by whoever said it, as long as nobody has answered; days off that came with it go with it. */
export async function takeBackSaid(tx: Tx, { actor, now }: OwnCall, { happeningId, engagementId, clientId }: HappeningGrant): Promise<Done> {
  const said = await lockHappening(tx, happeningId);
  if (said.answeredAt !== null) return refused('happening-was-answered');
  const about = await updateHappening(tx, happeningId, { at: now.toISOString(), byName: actor.name, because: '' });
  if (about === null) return granted({});
  await record(tx, actor, { topic: 'touchpoint.taken_back', subjectKind: 'engagement', subjectId: engagementId, clientId, engagementId, payload: { title: about, words: '' }, happenedAt: now.toISOString() });
  return said.event === 'absence' ? comeBack(tx, actor, said) : granted({});
}

/** Takes the days off again that came with it, unless the same days were said once more: then they go with that. Days off that were there before stay. */
async function comeBack(tx: Tx, { clientId, personId }: PersonActor, { id, happensOn: from, untilOn: to, addedDaysOff }: Locked): Promise<Done> {
  const [person] = await loadPeople(tx, [personId]);
  if (!addedDaysOff || to === null || person === undefined) return granted({});
  const same = (await loadSaidBy(tx, { clientId, personId }, MOST_SAID)).find((one) => one.id !== id && one.event === 'absence' && one.takenBackAt === null && one.happensOn === from && one.untilOn === to);
  if (same !== undefined) {
    await passDaysOff(tx, same.id);
    return granted({});
  }
  const times = await timesOf(tx, person);
  const isOther = (stretch: Away): boolean => !sameDays({ from, to })(stretch);
  return chooseTimes(tx, person, { ...times, daysOff: times.daysOff.filter(isOther) });
}

const sameDays = ({ from, to }: Away) => (stretch: Away): boolean => stretch.from === from && stretch.to === to;
