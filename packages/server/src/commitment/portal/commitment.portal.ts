import { Hono } from 'hono';
import { CommitmentAnswer } from '@entente/contract/commitment/commitment.contract';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PromisesPage } from '@entente/contract/signing/portal-promises';
import { LADDERS, type Ladder } from '@entente/core/commitment/reminder-ladder';
import { EVENING_AND_NIGHT, REMIND_TIMES, WEEK, type Away, type OwnQuiet } from '@entente/core/workspace/own-times';
import { granted, refused } from '@entente/core/kernel/outcome';
import { ClockTime } from '@entente/core/kernel/quiet-hours';
import { Day, EmailAddress, Id } from '@entente/core/kernel/values';
import { timeZoneNamed } from '@entente/core/kernel/time-zone-name';
import type { RefusalCode } from '@entente/phrases/shape';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { basePath } from '../../signing/page/signing.actions.ts';
import { browserNonce, doorAnswer, isOurForm, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { mailPersonLinkAgain } from '../again/commitment-person.actions.ts';
import { answerCommitment, reopenCommitment } from '../answer/commitment.actions.ts';
import { grantOwnCommitment } from '../commitment.access.ts';
import { chooseLadder, chooseTimes, timesOf } from '../commitment-person.actions.ts';
import { loadPeople, zoneOfWorkspace } from '../commitment-person.store.ts';
import { AGAIN, formFields, postAct, showPage, type Fields, type PersonAct, type PersonDrawing, type PersonPage } from './commitment-person.portal.ts';
import { promisePage, promisesPage, type PromiseVisit } from './commitment.view.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Did = NonNullable<PromisesPage['did']>;
type Act = PersonAct<Did>;

const DIDS: readonly string[] = ['done', 'accepted', 'corrections', 'not_yet', 'time', 'stuck', 'someone_else', 'ladder', 'times', 'reopened'];
/** The field beside which a refusal is said. */
const FIELDS: Partial<Record<RefusalCode, string>> = { 'commitment-verdict-needs-words': 'missing', 'commitment-corrections-need-words': 'corrections', 'commitment-day-is-not-later': 'day', 'commitment-day-is-too-late': 'day', 'commitment-needs-words': 'words', 'commitment-needs-person': 'person', 'quiet-hours-leave-too-little': 'quiet', 'time-zone-is-not-known': 'timeZone', 'days-off-do-not-fit': 'away' };

/**
 * What both sides promised, behind a link, without an account and without a script. No GET or HEAD changes a row;
 * each form is minted for one link, browser and showing, and what it does happens once. The limits of size stand
 * with the other pages of links, which are mounted before.
 */
export function promisePages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  pages.get('/portal/:linkId/promises', (c) => showPage(c, portal, PAGE));
  pages.get('/portal/:linkId/promises/:promiseId', (c) => showPage(c, portal, PAGE));
  pages.post('/portal/:linkId/promises/again', (c) => again(c, portal));
  pages.post('/portal/:linkId/promises/ladder', (c) => post(c, portal, takeLadder));
  pages.post('/portal/:linkId/promises/times', (c) => post(c, portal, takeTimes));
  pages.post('/portal/:linkId/promises/:promiseId/done', (c) => post(c, portal, answered('done', () => ({ answer: 'done' }))));
  pages.post('/portal/:linkId/promises/:promiseId/accepted', (c) => post(c, portal, answered('accepted', () => ({ answer: 'accepted' }))));
  pages.post('/portal/:linkId/promises/:promiseId/corrections', (c) => post(c, portal, answered('corrections', ({ corrections = '' }) => ({ answer: corrections.trim() === '' ? null : 'accepted', words: corrections }))));
  pages.post('/portal/:linkId/promises/:promiseId/not-yet', (c) => post(c, portal, answered('not_yet', ({ missing = '' }) => ({ answer: 'not_yet', words: missing }))));
  pages.post('/portal/:linkId/promises/:promiseId/time', (c) => post(c, portal, answered('time', timeAnswer)));
  pages.post('/portal/:linkId/promises/:promiseId/stuck', (c) => post(c, portal, answered('stuck', ({ words = '' }) => ({ answer: 'stuck', words }))));
  pages.post('/portal/:linkId/promises/:promiseId/someone-else', (c) => post(c, portal, answered('someone_else', personAnswer)));
  pages.post('/portal/:linkId/promises/:promiseId/reopen', (c) => post(c, portal, takeBack));
  return pages;
}

async function draw(tx: Tx, c: PortalContext, { portal: { services }, arrival, actor, shown }: PersonDrawing): Promise<PortalPage | null> {
  const promiseId = c.req.param('promiseId');
  const visit: PromiseVisit = {
    services, actor,
    now: services.clock(),
    locale: arrival.locale ?? actor.locale,
    browser: arrival.browser,
    path: promiseId === undefined ? '/promises' : `/promises/${promiseId}`,
    did: (shown.did ?? null) as PromisesPage['did'],
    typed: shown.typed ?? {},
    error: shown.error ?? null,
  };
  // What was answered elsewhere meanwhile has no page of its own any more: the reader is shown everything.
  const one = promiseId === undefined ? null : await promisePage(tx, visit, promiseId);
  return one ?? (promiseId !== undefined && c.req.method === 'GET' ? null : promisesPage(tx, visit));
}

const PAGE: PersonPage = { place: 'promises', dids: DIDS, fieldOf: FIELDS, draw };

async function post(c: PortalContext, portal: PortalServices, act: Act): Promise<Response> {
  return postAct(c, portal, { page: PAGE, act, id: c.req.param('promiseId') });
}

/** One of the four answers, by the person it applies to. */
function answered(did: Did, answerOf: (fields: Fields) => unknown): Act {
  return async (tx, actor, { id, fields, now }) => {
    const grant = Id.safeParse(id).success ? await grantOwnCommitment(tx, actor, id) : null;
    if (grant === null) return refused('not-found');
    const answer = CommitmentAnswer.safeParse(answerOf(fields));
    if (!answer.success) return refused(INCOMPLETE[did] ?? 'input-is-wrong');
    const outcome = await answerCommitment(tx, { actor, now }, { grant, answer: answer.data, eventId: fields.id ?? '' });
    return outcome.ok ? granted({ did }) : outcome;
  };
}

const INCOMPLETE: Partial<Record<Did, RefusalCode>> = { corrections: 'commitment-corrections-need-words', not_yet: 'commitment-verdict-needs-words', time: 'commitment-day-is-not-later', stuck: 'commitment-needs-words', someone_else: 'commitment-needs-person' };

function timeAnswer({ choice = '', day = '', reason = '' }: Fields): unknown {
  return { answer: 'time', day: choice === 'day' || choice === '' ? day : choice, reason };
}

function personAnswer({ toName = '', toEmail = '' }: Fields): unknown {
  return { answer: 'someone_else', person: { kind: 'new', name: toName, email: EmailAddress.safeParse(toEmail).data ?? '' } };
}

const takeBack: Act = async (tx, actor, { id, fields, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnCommitment(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const outcome = await reopenCommitment(tx, { actor, now }, { grant, eventId: fields.id ?? '' });
  return outcome.ok ? granted({ did: 'reopened' }) : outcome;
};

const takeLadder: Act = async (tx, actor, { fields }) => {
  const ladder = LADDERS.find((one) => one === fields.ladder) as Ladder | undefined;
  if (ladder === undefined) return refused('input-is-wrong');
  await chooseLadder(tx, actor.personId, ladder);
  return granted({ did: 'ladder' });
};

/** A day added, those that stay ticked, the hours, the clocks and the holidays: all in one press. An empty field is none. */
const takeTimes: Act = async (tx, actor, { fields }) => {
  const { remindAt, country } = fields;
  const [person] = await loadPeople(tx, [actor.personId]);
  if (person === undefined) return refused('not-found');
  const stands = await timesOf(tx, person);
  const ours = await zoneOfWorkspace(tx);
  const timeZone = typedZone(fields, { stands: stands.timeZone, ours });
  if (timeZone === null) return refused('time-zone-is-not-known');
  // Only what the form showed can have been unticked: its days may have been counted on another clock.
  const stays = stands.daysOff.filter(({ from, to }) => fields[`shown-${from}-${to}`] === undefined || fields[`away-${from}-${to}`] !== undefined);
  const added = typedAway(fields);
  if (!added.every(({ from, to }) => Day.safeParse(from).success && Day.safeParse(to).success)) return refused('days-off-do-not-fit');
  const kept = country !== undefined && /^(?:[A-Z]{2})?$/.test(country) ? country : stands.country;
  const done = await chooseTimes(tx, person, { remindAt: REMIND_TIMES.find((one) => one === remindAt) ?? stands.remindAt, quiet: typedQuiet(fields), daysOff: [...stays, ...added], timeZone, country: kept });
  return done.ok ? granted({ did: 'times' }) : done;
};

function typedAway({ awayFrom: from = '', awayTo: to = '' }: Fields): readonly Away[] {
  return from === '' ? [] : [{ from, to: to === '' ? from : to }];
}

/** The zone that was typed, empty where it is the firm's; null where nobody knows it. A form without the field leaves what stands. */
function typedZone({ timeZone }: Fields, { stands, ours }: { readonly stands: string; readonly ours: string }): string | null {
  if (timeZone === undefined) return stands;
  // What the form was given back as it was shown needs no looking up.
  const shown = [stands, ours].find((zone) => zone === timeZone.trim());
  const named = timeZone.trim() === '' ? ours : (shown ?? timeZoneNamed(timeZone));
  return named === ours ? '' : named;
}

/** Hours of every day, other ones of some days, and days that are quiet as a whole; null where nothing was typed. */
function typedQuiet(fields: Fields): OwnQuiet | null {
  const hoursIn = (from = '', until = '') => ([from, until].every((time) => ClockTime.safeParse(time).success) ? { from, until } : null);
  const daily = hoursIn(fields.quietFrom, fields.quietUntil);
  const days = WEEK.filter((day) => fields[`whole-${String(day)}`] !== undefined);
  const other = WEEK.flatMap((day) => {
    const hours = hoursIn(fields[`from-${String(day)}`], fields[`until-${String(day)}`]);
    return hours === null ? [] : [{ day, ...hours }];
  });
  return daily === null && days.length + other.length === 0 ? null : { ...(daily ?? EVENING_AND_NIGHT), days, other };
}

/** Mails the link once more to its own address; the answer is the same whether or not there is one. */
async function again(c: PortalContext, portal: PortalServices): Promise<Response> {
  const linkId = c.req.param('linkId') ?? '';
  const fields = await formFields(c);
  if (!isOurForm(portal, { linkId, browser: browserNonce(c, linkId), fields })) return doorAnswer(c, portal, { why: 'page_is_old', againAct: AGAIN });
  await mailPersonLinkAgain(portal.services, linkId);
  return c.redirect(`${basePath(linkId)}/mailed`, 303);
}
