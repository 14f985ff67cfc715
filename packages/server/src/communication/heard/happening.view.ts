import type { HeardView } from '@entente/contract/communication/touchpoint.contract';
import { dueMoment, linesFor } from '@entente/core/communication/due-notices';
import { answerDue } from '@entente/core/communication/heard';
import type { Locale } from '@entente/core/kernel/locale';
import type { Day } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { translator } from '@entente/phrases/translators';
import { agreedAnswerDay } from '../../commitment/answering/commitment-person.view.ts';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { wordedDay } from '../../commitment/commitment.view.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { StoredHappening } from '../raised/happening.store.ts';
import type { StoredNotice } from '../told/notice.store.ts';
import type { PlanGrant } from '../touchpoint.access.ts';
import { loadNames, type StoredLine } from '../touchpoint.store.ts';
import { standsAsSaid, type Named, type Plans } from '../touchpoint.view.ts';

type Asker = { readonly grants: readonly PlanGrant[]; readonly actor: { readonly name: string } };

/** What the client said or asked on their own page and nobody has answered, soonest first, each with an answer that is ready. */
export async function heardViews(tx: Tx, plans: Plans, { grants, actor }: Asker): Promise<HeardView[]> {
  const [said, asked] = [unansweredSaid(plans), plans.told.filter(waitsForAnswer)];
  if (said.length + asked.length === 0) return [];
  const people = await loadPeople(tx, [...new Set([...said, ...asked].flatMap(({ personId }) => personId ?? []))]);
  const drawing: Drawing = { plans, names: await loadNames(tx, grants), locales: new Map(people.map(({ id, locale }) => [id, locale as Locale])), teller: actor.name };
  return [...said.map((one) => saidRow(one, drawing)), ...asked.map((one) => askedRow(one, drawing))].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.at.localeCompare(b.at));
}

/** What the client said that waits for an answer of ours. */
export function unansweredSaid({ raised }: Pick<Plans, 'raised'>): readonly StoredHappening[] {
  return raised.filter(standsUnanswered);
}

/** Said by the client, not taken back, and without an answer. */
export function standsUnanswered(one: StoredHappening): boolean {
  return standsAsSaid(one) && one.answeredAt === null;
}

/** Asked by the client about something that they were told, and without an answer. */
export function waitsForAnswer({ askedAt, answeredAt }: StoredNotice): boolean {
  return askedAt !== null && answeredAt === null;
}

type Clocks = Pick<Plans, 'work' | 'lines' | 'answering'>;

/** By when what the client said is answered: by the answer time that both sides agreed, else within the usual days, of a complaint those of the plan. */
export function answerDayOf({ event, engagementId, personId, raisedAt: at }: Pick<StoredHappening, 'event' | 'engagementId' | 'personId' | 'raisedAt'>, clocks: Clocks) {
  const line = lineOf({ event, engagementId }, clocks);
  const dueAt = dueMoment(line?.withinHours ?? null, at);
  const { now, timeZone } = clocks.work;
  return answerDayFor({ engagementId, personId, at }, { ...clocks, within: line?.withinDays ?? null, byHours: dueAt === null ? null : { dueAt, now, timeZone } });
}

/** The moment by which it is answered, where the plan says hours and nothing sooner was agreed; null: the whole day. */
function answerMomentOf(said: StoredHappening, clocks: Clocks): string | null {
  const dueAt = dueMoment(lineOf(said, clocks)?.withinHours ?? null, said.raisedAt);
  return dueAt === null || answerDayOf(said, clocks).dueOn !== dayIn(clocks.work.timeZone, dueAt) ? null : dueAt.toISOString();
}

/** What the plan says of complaints; of everything else that a client says it says nothing to us. */
function lineOf({ event, engagementId }: Pick<StoredHappening, 'event' | 'engagementId'>, { lines }: Clocks): StoredLine | undefined {
  if (event !== 'complaint') return undefined;
  return linesFor(lines.filter((one) => one.engagementId === engagementId), { event, side: 'provider', phaseId: null })[0] as StoredLine | undefined;
}

/** The same of what they asked about something that they were told. */
export function questionDayOf({ engagementId, personId, askedAt }: Pick<StoredNotice, 'engagementId' | 'personId' | 'askedAt'>, clocks: Clocks) {
  return answerDayFor({ engagementId, personId, at: askedAt ?? '' }, { ...clocks, within: null, byHours: null });
}

function answerDayFor(said: { readonly engagementId: string; readonly personId: string | null; readonly at: string }, { within, byHours, ...clocks }: Clocks & { readonly within: number | null; readonly byHours: Parameters<typeof answerDue>[0]['byHours'] }) {
  const { timeZone, today, calendar } = clocks.work;
  return answerDue({ saidOn: dayIn(timeZone, new Date(said.at)), within, byHours: byHours ?? null, agreedOn: agreedAnswerDay({ ...said, client: null }, clocks), today, calendar });
}

type Drawing = { readonly plans: Plans; readonly names: readonly Named[]; readonly locales: ReadonlyMap<string, Locale>; readonly teller: string };

function placeOf(engagementId: string, { names }: Drawing) {
  const named = names.find(({ id }) => id === engagementId);
  return { engagementId, engagementName: named?.name ?? '', clientName: named?.clientName ?? '' };
}

function saidRow(happening: StoredHappening, drawing: Drawing): HeardView {
  const { id, event, about, words, raisedByName: by, raisedAt: at, happensOn: on, untilOn: until, standsIn, commitmentId: promiseId, expectedOn, engagementId, personId } = happening;
  return {
    kind: 'happening', id, event, about, words, by, at, on, until, standsIn, promiseId, expectedOn,
    ...answerDayOf(happening, drawing.plans),
    dueAt: answerMomentOf(happening, drawing.plans),
    draft: draftOf(event, { about, personId, told: by, day: expectedOn ?? on }, drawing),
    ...placeOf(engagementId, drawing),
  };
}

function askedRow(notice: StoredNotice, drawing: Drawing): HeardView {
  const { id, event, about, question: words, toldName: by, askedAt, dueOn: on, engagementId, personId } = notice;
  return {
    kind: 'question', id, event, about, words, by, at: askedAt ?? '', on, until: null, standsIn: '', promiseId: null, expectedOn: null,
    ...questionDayOf(notice, drawing.plans),
    dueAt: null,
    draft: draftOf('question', { about: words, personId, told: by, day: on }, drawing),
    ...placeOf(engagementId, drawing),
  };
}

type Answered = { readonly about: string; readonly personId: string | null; readonly told: string; readonly day: Day };

const DRAFTS = {
  delay: 'touchpoint.reply.delay', absence: 'touchpoint.reply.absence', mistake: 'touchpoint.reply.mistake', complaint: 'touchpoint.draft.complaint',
  crisis: 'touchpoint.reply.crisis', contact_change: 'touchpoint.reply.contact_change', question: 'touchpoint.reply.question',
} as const;

/** An answer to be changed and sent: in the language of whoever said it. */
function draftOf(what: StoredHappening['event'] | 'question', { about, personId, told, day }: Answered, { plans: { work }, locales, teller }: Drawing): HeardView['draft'] {
  const locale = locales.get(personId ?? '') ?? work.locale;
  const say = translator(locale, work.manner);
  const values = { about, told, teller, day: wordedDay(locale, day) };
  const key = what in DRAFTS ? DRAFTS[what as keyof typeof DRAFTS] : DRAFTS.question;
  return { locale, subject: say('touchpoint.replySubject', values), body: [say('touchpoint.draftGreeting', values), say(key, values), say('touchpoint.draftEnd', values)].join('\n\n') };
}
