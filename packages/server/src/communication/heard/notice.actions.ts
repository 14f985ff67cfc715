import type { CommunicationView, HeardView } from '@entente/contract/communication/touchpoint.contract';
import type { Locale } from '@entente/core/kernel/locale';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { contactOf } from '../../commitment/commitment-person.actions.ts';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { createInteraction } from '../../interaction/interaction.actions.ts';
import { WAKE_PEOPLE_TASK } from '../../engagement/engagement.actions.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { answerHappeningRow, lockHappening, type AnswerWords } from '../raised/happening.store.ts';
import { ENTRY } from '../told/notice.actions.ts';
import { answerNoticeRow, lockNotice, readNoticeRow } from '../told/notice.store.ts';
import { grantHappening, grantHeard, grantNotice, type NoticeGrant, type PlanGrant } from '../touchpoint.access.ts';
import { planView, type PlanCall } from '../touchpoint.actions.ts';
import { loadPlans } from '../touchpoint.view.ts';
import type { OwnCall } from './happening.actions.ts';
import { heardViews } from './happening.view.ts';

export const ANSWER_TOPICS = { happening: 'touchpoint.answered', notice: 'touchpoint.replied' } as const;
const MOST_PLANS = 500;
const MOST_HEARD = 20;

/** Whoever was told has read it, by their own press; what they ask with it waits for us. */
export async function readNotice(tx: Tx, { actor, now }: OwnCall, { grant, question }: { readonly grant: NoticeGrant; readonly question: string }): Promise<Answer<Record<string, never>>> {
  const notice = await lockNotice(tx, grant.noticeId);
  if (question !== '' && notice.askedAt !== null) return notice.question === question ? granted({}) : refused('notice-was-asked');
  if (question === '' && notice.readAt !== null) return granted({});
  await readNoticeRow(tx, grant.noticeId, { at: now.toISOString(), question });
  const { engagementId, clientId } = grant;
  await record(tx, actor, { topic: question === '' ? 'touchpoint.read' : 'touchpoint.asked', subjectKind: 'engagement', subjectId: engagementId, clientId, engagementId, payload: { title: notice.about, words: question }, happenedAt: now.toISOString() });
  if (question !== '') await enqueue(tx, { task: WAKE_PEOPLE_TASK, payload: { engagementId }, key: `wake:${engagementId}` });
  return granted({});
}

/** What clients said or asked in the engagements that the actor may see, and nobody has answered: the soonest, and how many more there are. */
export async function heardOf(tx: Tx, actor: ProviderActor, now: Date): Promise<{ rows: HeardView[]; more: number }> {
  const grants = await grantHeard(tx, actor, MOST_PLANS);
  const heard = grants.length === 0 ? [] : await heardViews(tx, await loadPlans(tx, grants, now), { grants, actor });
  return { rows: heard.slice(0, MOST_HEARD), more: Math.max(0, heard.length - MOST_HEARD) };
}

type Answering = AnswerWords & { readonly id: string };

/** Answers what a client raised on their page, once. It changes nothing else: a day is moved where promises are. */
export async function answerHappening(tx: Tx, call: PlanCall, { id, ...words }: Answering): Promise<Answer<CommunicationView>> {
  const grant = await grantHappening(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  if (saysNothing(words)) return refused('notice-says-nothing');
  const { personId, about } = await lockHappening(tx, grant.happeningId);
  if (!(await answerHappeningRow(tx, grant.happeningId, answered(call, words)))) return refused('notice-is-not-due');
  return pass(tx, call, { grant, words, about, personId, kind: 'happening', id });
}

/** Answers what a client asked about something that they were told, once. */
export async function answerQuestion(tx: Tx, call: PlanCall, { id, ...words }: Answering): Promise<Answer<CommunicationView>> {
  const grant = await grantNotice(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  if (saysNothing(words)) return refused('notice-says-nothing');
  const { personId, about } = await lockNotice(tx, grant.noticeId);
  if (!(await answerNoticeRow(tx, grant.noticeId, answered(call, words)))) return refused('notice-is-not-due');
  return pass(tx, call, { grant, words, about, personId, kind: 'notice', id });
}

/** A mail without words is none; what is said by voice needs none. */
function saysNothing({ how, subject, body }: AnswerWords): boolean {
  return how === 'mail' && (subject === '' || body.trim() === '');
}

function answered({ actor, now }: PlanCall, words: AnswerWords) {
  return { at: now.toISOString(), byName: actor.name, ...words };
}

type Passing = { readonly grant: PlanGrant; readonly words: AnswerWords; readonly about: string; readonly personId: string | null; readonly kind: keyof typeof ANSWER_TOPICS; readonly id: string };

/** Sends it where it is a mail, and puts it on the timeline as what passed. */
async function pass(tx: Tx, call: PlanCall, { grant, words: { how, subject, body }, about, personId, kind, id }: Passing): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const { engagementId, clientId } = grant;
  const [person] = personId === null ? [] : await loadPeople(tx, [personId]);
  if (how === 'mail' && person !== undefined) await announce(tx, { topic: ANSWER_TOPICS[kind], recipient: { email: person.email, name: person.name, locale: person.locale as Locale }, subject: { kind, id }, clientId, params: { id } });
  const logged = await createInteraction(tx, actor, { now, input: { kind: ENTRY[how], clientId, contactId: await contactOf(tx, actor, person), dealId: null, engagementId, subject: subject === '' ? about : subject, body, direction: 'out', outcome: '', minutes: null, dueOn: null, values: {} } });
  if (!logged.ok) return logged;
  await record(tx, actor, { topic: 'touchpoint.answered', subjectKind: 'engagement', subjectId: engagementId, clientId, engagementId, payload: { title: about }, happenedAt: now.toISOString() });
  return granted(await planView(tx, call, grant));
}
