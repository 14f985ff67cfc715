import { Hono } from 'hono';
import type { NewsPage } from '@entente/contract/signing/portal-news';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import { CLIENT_EVENTS, type ClientEvent } from '@entente/core/communication/touchpoint';
import type { PersonActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Day, Id } from '@entente/core/kernel/values';
import type { RefusalCode } from '@entente/phrases/shape';
import { postAct, showPage, type Fields, type PersonAct, type PersonDrawing, type PersonPage } from '../../commitment/portal/commitment-person.portal.ts';
import { loadOpenEngagements } from '../../commitment/expectation.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { doorAnswer, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { sayAbsence, sayDelay, sayOther, takeBackSaid } from '../heard/happening.actions.ts';
import { readNotice } from '../heard/notice.actions.ts';
import { grantOwnHappening, grantOwnNotice } from '../touchpoint.access.ts';
import { newsPage } from './notice.view.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Act = PersonAct<NonNullable<NewsPage['did']>>;

const DIDS: readonly string[] = ['read', 'asked', 'delay', 'absence', 'said', 'taken_back'];
const FIELDS: Partial<Record<RefusalCode, string>> = {
  'notice-needs-question': 'question', 'notice-was-asked': 'question', 'commitment-day-is-not-later': 'day', 'commitment-day-is-too-late': 'day', 'happening-needs-promise': 'promise',
  'days-off-do-not-fit': 'away', 'happening-needs-words': 'about',
};

/** What both sides tell each other, behind a link, without an account and without a script; by the rules of the pages of promises. */
export function newsPages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  const post = (act: Act) => (c: PortalContext) => postAct(c, portal, { page: PAGE, act, id: c.req.param('noticeId') ?? c.req.param('happeningId') });
  pages.get('/portal/:linkId/news', (c) => showPage(c, portal, PAGE));
  pages.post('/portal/:linkId/news/delay', post(delay));
  pages.post('/portal/:linkId/news/absence', post(absence));
  pages.post('/portal/:linkId/news/say', post(other));
  pages.post('/portal/:linkId/news/:noticeId/read', post(read));
  pages.post('/portal/:linkId/news/:noticeId/ask', post(ask));
  pages.post('/portal/:linkId/news/:happeningId/take-back', post(takeBack));
  return pages;
}

async function draw(tx: Tx, _c: PortalContext, { portal: { services }, arrival, actor, shown }: PersonDrawing): Promise<PortalPage> {
  return newsPage(tx, { services, actor, now: services.clock(), locale: arrival.locale ?? actor.locale, browser: arrival.browser, did: (shown.did ?? null) as NewsPage['did'], typed: shown.typed ?? {}, error: shown.error ?? null });
}

const PAGE: PersonPage = { place: 'news', dids: DIDS, fieldOf: FIELDS, draw };

const read: Act = async (tx, actor, { id, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnNotice(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const done = await readNotice(tx, { actor, now }, { grant, question: '' });
  return done.ok ? granted({ did: 'read' }) : done;
};

const ask: Act = async (tx, actor, { id, fields, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnNotice(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const question = Line(1_000).safeParse(fields.question ?? '');
  if (!question.success) return refused('notice-needs-question');
  const done = await readNotice(tx, { actor, now }, { grant, question: question.data });
  return done.ok ? granted({ did: 'asked' }) : done;
};

const delay: Act = async (tx, actor, { fields: { id = '', promise = '', day = '', reason = '' }, now }) => {
  const words = OptionalLine(400).safeParse(reason);
  if (!Id.safeParse(promise).success) return refused('happening-needs-promise');
  if (!words.success || !Day.safeParse(day).success) return refused('commitment-day-is-not-later');
  const done = await sayDelay(tx, { actor, now }, { id, commitmentId: promise, expectedOn: day, words: words.data });
  return done.ok ? granted({ did: 'delay' }) : done;
};

const absence: Act = async (tx, actor, { fields, now }) => {
  const engagementId = await chosenEngagement(tx, actor, fields);
  if (engagementId === null) return refused('choose-one');
  const { id = '', from = '', to = '', standsIn = '' } = fields;
  const until = to === '' ? from : to;
  const stands = OptionalLine(160).safeParse(standsIn);
  if (!Day.safeParse(from).success || !Day.safeParse(until).success || !stands.success) return refused('days-off-do-not-fit');
  const done = await sayAbsence(tx, { actor, now }, { id, engagementId, from, to: until, standsIn: stands.data, words: '' });
  return done.ok ? granted({ did: 'absence' }) : done;
};

const other: Act = async (tx, actor, { fields, now }) => {
  const engagementId = await chosenEngagement(tx, actor, fields);
  const event = CLIENT_EVENTS.find((one) => one === fields.event && one !== 'delay' && one !== 'absence') as Exclude<ClientEvent, 'delay' | 'absence'> | undefined;
  if (engagementId === null || event === undefined) return refused('choose-one');
  const about = Line(300).safeParse(fields.about ?? '');
  if (!about.success) return refused('happening-needs-words');
  const done = await sayOther(tx, { actor, now }, { id: fields.id ?? '', engagementId, event, about: about.data });
  return done.ok ? granted({ did: 'said' }) : done;
};

const takeBack: Act = async (tx, actor, { id, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnHappening(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const done = await takeBackSaid(tx, { actor, now }, grant);
  return done.ok ? granted({ did: 'taken_back' }) : done;
};

/** The engagement that was chosen, or the only one; null where none is. */
async function chosenEngagement(tx: Tx, actor: PersonActor, { engagement = '' }: Fields): Promise<string | null> {
  const open = await loadOpenEngagements(tx, actor);
  return (open.length === 1 ? open[0] : open.find(({ id }) => id === engagement))?.id ?? null;
}
