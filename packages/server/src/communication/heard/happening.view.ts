import type { HeardView } from '@entente/contract/communication/touchpoint.contract';
import { linesFor } from '@entente/core/communication/due-notices';
import { answerDue } from '@entente/core/communication/heard';
import type { Locale } from '@entente/core/kernel/locale';
import type { Day } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { translator } from '@entente/phrases/translators';
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
  const [said, asked] = [unansweredSaid(plans), plans.told.filter(isUnanswered)];
  if (said.length + asked.length === 0) return [];
  const people = await loadPeople(tx, [...new Set([...said, ...asked].flatMap(({ personId }) => personId ?? []))]);
  const drawing: Drawing = { plans, names: await loadNames(tx, grants), locales: new Map(people.map(({ id, locale }) => [id, locale as Locale])), teller: actor.name };
  return [...said.map((one) => saidRow(one, drawing)), ...asked.map((one) => askedRow(one, drawing))].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.at.localeCompare(b.at));
}

/** What the client said that waits for an answer of ours. */
export function unansweredSaid({ raised }: Pick<Plans, 'raised'>): readonly StoredHappening[] {
  return raised.filter((one) => standsAsSaid(one) && one.answeredAt === null);
}

function isUnanswered({ askedAt, answeredAt }: StoredNotice): boolean {
  return askedAt !== null && answeredAt === null;
}

/** By when what the client said is answered: as the plan says of a complaint, else within the usual time. */
export function answerDayOf({ event, engagementId, raisedAt }: Pick<StoredHappening, 'event' | 'engagementId' | 'raisedAt'>, { work, lines }: Pick<Plans, 'work' | 'lines'>) {
  const [line] = event === 'complaint' ? linesFor(lines.filter((one) => one.engagementId === engagementId), { event, side: 'provider', phaseId: null }) : [];
  return answerDue({ saidOn: dayIn(work.timeZone, new Date(raisedAt)), within: (line as StoredLine | undefined)?.withinDays ?? null, today: work.today, calendar: work.calendar });
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
    draft: draftOf(event, { about, personId, told: by, day: expectedOn ?? on }, drawing),
    ...placeOf(engagementId, drawing),
  };
}

function askedRow({ id, event, about, question: words, toldName: by, askedAt, dueOn: on, engagementId, personId }: StoredNotice, drawing: Drawing): HeardView {
  const { work } = drawing.plans;
  const at = askedAt ?? '';
  return {
    kind: 'question', id, event, about, words, by, at, on, until: null, standsIn: '', promiseId: null, expectedOn: null,
    ...answerDue({ saidOn: dayIn(work.timeZone, new Date(at)), within: null, today: work.today, calendar: work.calendar }),
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
