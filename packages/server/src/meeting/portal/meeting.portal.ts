import { Hono } from 'hono';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { MeetingsPage } from '@entente/contract/signing/portal-meetings';
import { granted, refused } from '@entente/core/kernel/outcome';
import { OptionalLine } from '@entente/core/kernel/plain-text';
import { ClockTime } from '@entente/core/kernel/quiet-hours';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { momentIn } from '@entente/core/kernel/zoned-time';
import { MOST_TIMES, type AskKind } from '@entente/core/meeting/moving-rule';
import type { RefusalCode } from '@entente/phrases/shape';
import { AGAIN, formFields, postAct, showPage, withPerson, type Fields, type PersonAct, type PersonDrawing, type PersonPage } from '../../commitment/portal/commitment-person.portal.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { arrive, doorAnswer, DoorReason, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { grantOwnMeeting } from '../meeting.access.ts';
import { loadMeetingsById, type StoredMeeting } from '../meeting.store.ts';
import { calendarOfMeetings } from '../meeting.view.ts';
import { answerWish, fitsOurs, takeWishBack, wishMeeting } from '../moving/meeting.actions.ts';
import { meetingsPage } from './meeting.view.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Act = PersonAct<NonNullable<MeetingsPage['did']>>;

const DIDS: readonly string[] = ['moved', 'asked', 'cancelled', 'agreed', 'refused', 'taken_back'];
const FIELDS: Partial<Record<RefusalCode, string>> = { 'meeting-time-is-past': 'day-1', 'meeting-needs-time': 'day-1', 'meeting-choose-time': 'time' };

/** The meetings of a person of the client, behind a link, without an account and without a script; by the rules of the pages of promises. */
export function meetingPages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  const post = (act: Act) => (c: PortalContext) => postAct(c, portal, { page: PAGE, act, id: c.req.param('meetingId') });
  pages.get('/portal/:linkId/meetings', (c) => showPage(c, portal, PAGE));
  pages.get('/portal/:linkId/meetings/:meetingId/calendar', (c) => calendar(c, portal));
  pages.post('/portal/:linkId/meetings/:meetingId/move', async (c) => post(wished('move', await fitsBefore(c, portal)))(c));
  pages.post('/portal/:linkId/meetings/:meetingId/cancel', post(wished('cancel', false)));
  // What a form answers stands in its address; a form that does not say it answers nothing.
  const seen = (c: PortalContext): string => c.req.query('wish') ?? '';
  pages.post('/portal/:linkId/meetings/:meetingId/agree', (c) => post(answered(true, seen(c)))(c));
  pages.post('/portal/:linkId/meetings/:meetingId/refuse', (c) => post(answered(false, seen(c)))(c));
  pages.post('/portal/:linkId/meetings/:meetingId/take-back', (c) => post(takenBack(seen(c)))(c));
  return pages;
}

async function draw(tx: Tx, c: PortalContext, { portal: { services }, arrival, actor, shown }: PersonDrawing): Promise<PortalPage> {
  return meetingsPage(tx, {
    services, actor,
    now: services.clock(),
    locale: arrival.locale ?? actor.locale,
    browser: arrival.browser,
    // After a refusal the card stays the one that it was about.
    cardId: c.req.param('meetingId') ?? c.req.query('card') ?? '',
    did: (shown.did ?? null) as MeetingsPage['did'],
    typed: shown.typed ?? {},
    error: shown.error ?? null,
  });
}

const PAGE: PersonPage = { place: 'meetings', dids: DIDS, fieldOf: FIELDS, draw };

/** Days and times as they were typed, by the clocks of the meeting; a line without a day is none. */
function typedTimes(fields: Fields, timeZone: string): readonly Instant[] | null {
  const lines = Array.from({ length: MOST_TIMES }, (_, at) => ({ day: fields[`day-${String(at + 1)}`] ?? '', time: fields[`time-${String(at + 1)}`] ?? '' })).filter(({ day, time }) => day !== '' || time !== '');
  if (lines.length === 0 || !lines.every(({ day, time }) => Day.safeParse(day).success && ClockTime.safeParse(time).success)) return null;
  return [...new Set(lines.map(({ day, time }) => momentIn(timeZone, day, time).toISOString()))];
}

/** Whether the one time that a client types fits our calendar, which their own transaction does not see. Nothing else of it is told. */
async function fitsBefore(c: PortalContext, portal: PortalServices): Promise<boolean> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return false;
  const fields = await formFields(c);
  const found = await withPerson(portal, arrival, async (tx, actor) => ({ row: await ownMeeting(tx, actor, c.req.param('meetingId') ?? ''), askedBy: actor.personId }));
  if (found instanceof DoorReason || found.row === null) return false;
  const { row, askedBy } = found;
  const [time, ...more] = typedTimes(fields, row.timeZone) ?? [];
  if (time === undefined || more.length > 0) return false;
  const { services } = portal;
  return inWorkspace(services.database, { workspaceId: arrival.place.workspaceId, partyId: null }, (tx) => fitsOurs(tx, { meetingId: row.id, people: row.people, minutes: row.minutes, askedBy }, { time, now: services.clock() }));
}

async function ownMeeting(tx: Tx, actor: Parameters<typeof grantOwnMeeting>[1], id: string): Promise<StoredMeeting | null> {
  const grant = Id.safeParse(id).success ? await grantOwnMeeting(tx, actor, id) : null;
  return grant === null ? null : ((await loadMeetingsById(tx, [grant.meetingId]))[0] ?? null);
}

function wished(kind: AskKind, fits: boolean): Act {
  return async (tx, actor, { id, fields, now }) => {
    const grant = Id.safeParse(id).success ? await grantOwnMeeting(tx, actor, id) : null;
    const [row] = grant === null ? [] : await loadMeetingsById(tx, [grant.meetingId]);
    if (grant === null || row === undefined) return refused('not-found');
    const times = kind === 'cancel' ? [] : typedTimes(fields, row.timeZone);
    if (times === null) return refused('meeting-needs-time');
    return wishMeeting(tx, { actor, now }, { grant, kind, side: 'client', times, words: wordsOf(fields), knowsLate: fields.late === 'yes', fits, actId: fields.id ?? '' });
  };
}

const wordsOf = ({ words = '' }: Fields): string => OptionalLine(400).safeParse(words).data ?? '';

function answered(agree: boolean, answers: string): Act {
  return async (tx, actor, { id, fields, now }) => {
    const grant = Id.safeParse(id).success ? await grantOwnMeeting(tx, actor, id) : null;
    if (grant === null) return refused('not-found');
    const time = Instant.safeParse(fields.time ?? '');
    return answerWish(tx, { actor, now }, { grant, by: 'client', agree, time: time.success ? time.data : null, words: wordsOf(fields), actId: fields.id ?? '', answers });
  };
}

const takenBack = (answers: string): Act => async (tx, actor, { id, fields, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnMeeting(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const outcome = await takeWishBack(tx, { actor, now }, { grant, by: 'client', actId: fields.id ?? '', answers });
  return outcome.ok ? granted(outcome.value) : outcome;
};

/** A meeting as a file for the reader's own calendar. */
async function calendar(c: PortalContext, portal: PortalServices): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, { why: 'other_browser', againAct: AGAIN });
  const row = await withPerson(portal, arrival, (tx, actor) => ownMeeting(tx, actor, c.req.param('meetingId') ?? ''));
  if (row === null) return doorAnswer(c, portal, 'unknown_link');
  if (row instanceof DoorReason) return doorAnswer(c, portal, { why: row.why, againAct: AGAIN });
  c.header('Content-Type', 'text/calendar; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="meeting.ics"');
  c.header('Cache-Control', 'no-store');
  return c.body(calendarOfMeetings([row], { method: row.state === 'cancelled' ? 'cancel' : 'publish', now: portal.services.clock(), organizer: null }));
}
