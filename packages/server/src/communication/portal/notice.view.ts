import type { PortalForm, PortalFormError } from '@entente/contract/signing/portal-frame';
import type { NewsItem, NewsPage, OwnNews, UsNews } from '@entente/contract/signing/portal-news';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import { isOpen } from '@entente/core/commitment/commitment-state';
import { CLIENT_EVENTS, type Channel } from '@entente/core/communication/touchpoint';
import type { PersonActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { loadAnswering } from '../../commitment/answering/commitment-person.store.ts';
import { loadOfClient, loadWorkTime, type StoredCommitment, type WorkTime } from '../../commitment/commitment.store.ts';
import { loadOpenEngagements } from '../../commitment/expectation.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { basePath, mintFormFor } from '../../signing/page/signing.actions.ts';
import { answerDayOf, questionDayOf, standsUnanswered, waitsForAnswer } from '../heard/happening.view.ts';
import { loadSaidBy, type StoredHappening } from '../raised/happening.store.ts';
import { loadToldTo, type StoredNotice } from '../told/notice.store.ts';
import { grantPlansHeardFrom } from '../touchpoint.access.ts';
import { idsOf, loadLines } from '../touchpoint.store.ts';

/** One showing of the page. */
export type NewsVisit = { readonly services: Services; readonly actor: PersonActor; readonly now: Date; readonly locale: Locale; readonly browser: string; readonly did: NewsPage['did']; readonly typed: Readonly<Record<string, string>>; readonly error: PortalFormError | null };

const MOST_NEWS = 20;
const MOST_OWN = 20;
const MOST_PROMISES = 12;
const MOST_UNREAD = 3;
const LONGEST_SHOWN = 500;

function form({ services, actor, browser }: NewsVisit, act: string): PortalForm {
  return mintFormFor(services, { linkId: actor.linkId, browser, act: `news/${act}` });
}

/** What we told this person and what they said themselves, with one step for what they can say. */
export async function newsPage(tx: Tx, visit: NewsVisit): Promise<PortalPage> {
  const { actor, now, locale } = visit;
  const work = await loadWorkTime(tx, now);
  const [told, said, promised, engagements] = [await loadToldTo(tx, actor, MOST_NEWS), await loadSaidBy(tx, actor, MOST_OWN), await loadOfClient(tx, actor), await loadOpenEngagements(tx, actor)];
  const own = promised.filter((row) => isOpen(row) && row.side === 'client' && [row.ownerId, row.backupId].includes(actor.personId) && engagements.some(({ id }) => id === row.engagementId));
  const base = basePath(actor.linkId);
  const clocks = await clocksOf(tx, { said, told, work });
  return {
    page: 'news',
    frame: { locale, path: '/news', manner: work.manner, timeZone: work.timeZone, base, asker: { name: told[0]?.toldByName ?? work.firm, firm: work.firm, email: '' }, reader: actor.name, agreement: { title: '', number: '', locale, expiresAt: null }, now: now.toISOString() },
    did: visit.did,
    news: told.map((notice) => newsItem(notice, visit, clocks)),
    own: said.map((one) => ownNews(one, visit, { promises: own, clocks })),
    say: engagements.length === 0 ? null : {
      engagements: engagements.map(({ id, name }) => ({ id, name })),
      delay: { form: form(visit, 'delay'), promises: own.slice(0, MOST_PROMISES).map(({ id, title, dueOn }) => ({ id, title, dueOn })) },
      absence: form(visit, 'absence'),
      other: form(visit, 'say'),
      events: CLIENT_EVENTS.filter((event) => event !== 'delay' && event !== 'absence'),
      today: work.today,
    },
    promisesHref: `${base}/promises`,
    typed: { ...visit.typed },
    error: visit.error,
  };
}

/** What was written asks to be read; what was said by voice was heard, and what is older than the press waits for none. */
function waitsToBeRead({ how, readAt, isNews }: StoredNotice): boolean {
  return isNews && how === 'mail' && readAt === null;
}

type Clocks = Parameters<typeof questionDayOf>[1];

/** By what is counted when we answer what this person said and asked, as our own pages count it. */
async function clocksOf(tx: Tx, { said, told, work }: { readonly said: readonly StoredHappening[]; readonly told: readonly StoredNotice[]; readonly work: WorkTime }): Promise<Clocks> {
  const grants = await grantPlansHeardFrom(tx, [...said.filter(standsUnanswered), ...told.filter(waitsForAnswer)].map(({ engagementId }) => engagementId));
  const [lines, answering] = await Promise.all([loadLines(tx, grants), loadAnswering(tx, idsOf(grants))]);
  return { work, lines, answering };
}

function newsItem(notice: StoredNotice, visit: NewsVisit, clocks: Clocks): NewsItem {
  const { id, event, about, subject, body, toldByName: by, toldAt: at, readAt, question, askedAt } = notice;
  return {
    id, event, about, subject, body, by, at, readAt,
    how: notice.how as Channel,
    question: askedAt === null ? null : { words: question, at: askedAt, answer: answerOf(notice), due: waitsForAnswer(notice) ? questionDayOf(notice, clocks) : null },
    read: waitsToBeRead(notice) ? form(visit, `${id}/read`) : null,
    ask: askedAt === null ? form(visit, `${id}/ask`) : null,
  };
}

function answerOf({ answeredAt: at, answeredByName: by, answerHow: how, answer: words }: Pick<StoredHappening, 'answeredAt' | 'answeredByName' | 'answerHow' | 'answer'>): OwnNews['answer'] {
  return at === null || how === null ? null : { by, at, how, words };
}

function ownNews(said: StoredHappening, visit: NewsVisit, { promises, clocks }: { readonly promises: readonly StoredCommitment[]; readonly clocks: Clocks }): OwnNews {
  const { id, event, about, words, happensOn: on, untilOn: until, standsIn, expectedOn, raisedAt: at, takenBackAt, answeredAt, commitmentId } = said;
  const stands = takenBackAt === null;
  return {
    id, event, about, words, on, until, standsIn, expectedOn, at,
    answer: answerOf(said),
    due: standsUnanswered(said) ? answerDayOf(said, clocks) : null,
    isTakenBack: !stands,
    takeBack: stands && answeredAt === null ? form(visit, `${id}/take-back`) : null,
    promiseHref: stands && promises.some((row) => row.id === commitmentId) ? `${basePath(visit.actor.linkId)}/promises/${commitmentId ?? ''}` : null,
  };
}

/** Who reads their standing page, and how a form of it is minted. */
export type NewsReader = { readonly clientId: string; readonly personId: string | null; readonly base: string; readonly mint: (act: string) => PortalForm };

/** What of it stands on the standing page: what waits to be read, the newest first. */
export async function newsFor(tx: Tx, { clientId, personId, base, mint }: NewsReader): Promise<UsNews | null> {
  if (personId === null) return null;
  const waiting = (await loadToldTo(tx, { clientId, personId }, MOST_NEWS)).filter(waitsToBeRead);
  return {
    href: `${base}/news`,
    waiting: waiting.length,
    unread: waiting.slice(0, MOST_UNREAD).map(({ id, subject, body, toldByName: by, toldAt: at }) => ({ id, title: subject, body: body.slice(0, LONGEST_SHOWN), isCut: body.length > LONGEST_SHOWN, by, at, read: mint(`news/${id}/read`) })),
  };
}
