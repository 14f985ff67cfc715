import type { PortalForm, PortalFormError } from '@entente/contract/signing/portal-frame';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { MeetingItem, MeetingsPage } from '@entente/contract/signing/portal-meetings';
import type { PersonActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { sameClock } from '@entente/core/kernel/zoned-time';
import { meetingAccount } from '@entente/core/meeting/meeting-account';
import { NO_TERMS, type MeetingTerms } from '@entente/core/meeting/meeting-terms';
import type { AgreedTerms } from '@entente/core/meeting/terms-in-force';
import { isLate, lastMoment, whenRefused, wishMark } from '@entente/core/meeting/moving-rule';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { basePath, mintFormFor } from '../../signing/page/signing.actions.ts';
import { agreedTerms } from '../agreed/meeting.actions.ts';
import { zoneOf } from '../hours/meeting.actions.ts';
import { loadActs } from '../meeting-act.store.ts';
import { loadMeetingsOfPerson, type StoredMeeting } from '../meeting.store.ts';
import { meetingRow, peopleIn } from '../meeting.view.ts';

/** One showing of the page. */
export type MeetingVisit = {
  readonly services: Services;
  readonly actor: PersonActor;
  readonly now: Date;
  readonly locale: Locale;
  readonly browser: string;
  /** The meeting that is asked for. */
  readonly cardId: string;
  readonly did: MeetingsPage['did'];
  readonly typed: Readonly<Record<string, string>>;
  readonly error: PortalFormError | null;
};

/** The same with the clocks by which its reader lives. */
type Placed = MeetingVisit & { readonly zone: string };

const MOST_AHEAD = 20;
const MOST_PAST = 5;

function form({ services, actor, browser }: MeetingVisit, act: string): PortalForm {
  return mintFormFor(services, { linkId: actor.linkId, browser, act: `meetings/${act}` });
}

/** The meetings of one person of the client: one that can be moved or answered, and the others to look up. */
export async function meetingsPage(tx: Tx, asked: MeetingVisit): Promise<PortalPage> {
  const { actor, now, locale } = asked;
  const work = await loadWorkTime(tx, now);
  const [reader] = await loadPeople(tx, [actor.personId]);
  const visit: Placed = { ...asked, zone: reader === undefined ? work.timeZone : zoneOf(work, reader) };
  const all = await loadMeetingsOfPerson(tx, actor);
  const ahead = all.filter(({ state, startsAt }) => state === 'planned' && new Date(startsAt) > now);
  const past = all.filter((row) => !ahead.includes(row)).toReversed();
  const card = ahead.find(({ id }) => id === visit.cardId) ?? ahead.find(({ askSide }) => askSide === 'provider') ?? ahead[0];
  const about = card ?? past[0];
  const terms = about === undefined ? null : await agreedTerms(tx, about.engagementId);
  const own = all.filter(({ engagementId }) => engagementId === about?.engagementId);
  return {
    page: 'meetings',
    frame: { locale, path: '/meetings', manner: work.manner, timeZone: work.timeZone, base: basePath(actor.linkId), asker: { name: about?.providerNames.split('\n')[0] ?? work.firm, firm: work.firm, email: '' }, reader: actor.name, agreement: { title: '', number: '', locale, expiresAt: null }, now: now.toISOString() },
    did: visit.did,
    card: card === undefined || terms === null ? null : await cardOf(tx, visit, { row: card, terms }),
    ahead: ahead.filter((row) => row !== card).slice(0, MOST_AHEAD).map((row) => itemOf(row, visit)),
    past: past.slice(0, MOST_PAST).map((row) => itemOf(row, visit)),
    count: countOf(own, terms, { timeZone: work.timeZone, now }),
    typed: { ...visit.typed },
    error: visit.error,
  };
}

/** How many count so far, of how many that were agreed. */
function countOf(own: readonly StoredMeeting[], terms: MeetingTerms | null, at: { readonly timeZone: string; readonly now: Date }): MeetingsPage['count'] {
  const { counted, agreed } = meetingAccount(own, { terms: terms ?? NO_TERMS, ...at });
  return { counted, agreed };
}

/** The meeting about which something can be done, with the rule that is said before the press. */
async function cardOf(tx: Tx, visit: Placed, { row, terms: { rule, ruleTitle } }: { row: StoredMeeting; terms: AgreedTerms }): Promise<NonNullable<MeetingsPage['card']>> {
  const late = isLate({ startsAt: row.startsAt, rule }, visit.now);
  const free = row.askSide !== 'provider';
  return {
    item: itemOf(row, visit),
    calendarHref: `${basePath(visit.actor.linkId)}/meetings/${row.id}/calendar`,
    rule: { source: rule.source, hours: rule.hours, words: rule.words, title: ruleTitle, until: lastMoment({ startsAt: row.startsAt, rule }).toISOString(), late, whenRefused: whenRefused({ side: 'client', late: true, source: rule.source }) },
    wish: await wishOf(tx, visit, { row, rule }),
    move: free ? form(visit, `${row.id}/move`) : null,
    cancel: free ? form(visit, `${row.id}/cancel`) : null,
  };
}

async function wishOf(tx: Tx, visit: MeetingVisit, { row, rule }: { row: StoredMeeting; rule: MeetingTerms['rule'] }): Promise<NonNullable<MeetingsPage['card']>['wish']> {
  const { ask } = meetingRow(row, { rule, now: visit.now, hours: [] });
  if (ask === null) return null;
  const asked = (await loadActs(tx, [row.id])).findLast(({ act }) => act === 'move_asked' || act === 'cancel_asked');
  const { kind, side, late, times, words } = ask;
  const ours = side === 'provider';
  // The address says which wish is answered: another one may take its place while the page is open.
  const about = (act: string): PortalForm => form(visit, `${row.id}/${act}?wish=${wishMark({ kind, at: ask.at })}`);
  return {
    kind, side, late, times, words, whenRefused: ask.whenRefused,
    by: asked?.actorName ?? '',
    agree: ours ? about('agree') : null,
    refuse: ours ? about('refuse') : null,
    takeBack: ours ? null : about('take-back'),
  };
}

function itemOf(row: StoredMeeting, { actor, zone }: Placed): MeetingItem {
  const { id, title, startsAt, minutes, timeZone, place, state, counts, askSide } = row;
  return { id, title, startsAt, minutes, timeZone, yours: sameClock(zone, timeZone, new Date(startsAt)) ? null : zone, place, state, counts, asked: askSide === null ? null : askSide === 'provider' ? 'client' : 'provider', with: peopleIn(row).filter((person) => person.id !== actor.personId).map(({ name }) => name), href: `${basePath(actor.linkId)}/meetings?card=${id}` };
}
