import type { DueNoticeView, HappeningView, NoticeView, TouchpointView } from '@entente/contract/communication/touchpoint.contract';
import { amendmentEffect } from '@entente/core/agreement/amendment-effect';
import { commitmentStanding, isOpen } from '@entente/core/commitment/commitment-state';
import { delayKey, delaysOf, dueNotices, isToldLate, knownHappenings, linesFor, noticeKey, soonestFirst, type DueNotice, type Happening } from '@entente/core/communication/due-notices';
import { foretold, unreadDays } from '@entente/core/communication/heard';
import { addWorkingDays } from '@entente/core/commitment/working-day';
import type { BillingItem } from '@entente/core/document/content';
import type { Away } from '@entente/core/workspace/own-times';
import type { DaysOff } from '@entente/core/workspace/days-off';
import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { Day, Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { translator } from '@entente/phrases/translators';
import { wordedDay } from '../commitment/commitment.view.ts';
import { calendarOf, loadWorkTime, type WorkTime } from '../commitment/commitment.store.ts';
import { loadAnswering, type Answering } from '../commitment/answering/commitment-person.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { PlanGrant } from './touchpoint.access.ts';
import { loadRaised, type StoredHappening } from './raised/happening.store.ts';
import { loadNotices, type StoredNotice } from './told/notice.store.ts';
import { idsOf, loadAgreedPhases, loadConfided, loadLines, loadHistories, loadPromised, loadRepriced, loadUnread, type StoredLine } from './touchpoint.store.ts';

/** Everything there is to know of the plans of some engagements at a moment. */
export type Plans = {
  readonly work: WorkTime;
  readonly lines: readonly StoredLine[];
  readonly told: readonly StoredNotice[];
  /** What a person said has happened, also what was taken back. */
  readonly raised: readonly StoredHappening[];
  /** By what answers are counted where both sides agreed on a time for them. */
  readonly answering: Answering;
  readonly phases: Awaited<ReturnType<typeof loadAgreedPhases>>;
  /** Of each engagement what is due, soonest first. */
  readonly due: readonly (DueNotice & { readonly engagementId: string; readonly line: StoredLine })[];
};

/** Loads plans and reckons what is due: the one way to know it, for the team, for Today and for the client's page alike. */
export async function loadPlans(tx: Tx, grants: readonly PlanGrant[], now: Date): Promise<Plans> {
  const work = await loadWorkTime(tx, now);
  const [lines, told, phases, promised, histories, raised, repriced, unread, confidedIds, answering] = await Promise.all([loadLines(tx, grants), loadNotices(tx, grants), loadAgreedPhases(tx, grants), loadPromised(tx, grants), loadHistories(tx, grants), loadRaised(tx, grants), loadRepriced(tx, grants), loadUnread(tx, grants), loadConfided(tx, grants), loadAnswering(tx, idsOf(grants))]);
  const untold = new Set(unread.map(({ lineId, promiseId }) => noticeKey(lineId, promiseId)));
  const phaseOf = new Map(phases.flatMap(({ id, deliverables }) => deliverables.map((record) => [record, id] as const)));
  const dayOf = (at: string): Day => dayIn(work.timeZone, new Date(at));
  const historyOf = Map.groupBy(histories, ({ commitmentId }) => commitmentId);
  const due = grants.flatMap(({ engagementId }) => {
    const of = <Row extends { readonly engagementId: string }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.engagementId === engagementId);
    const known = knownHappenings({
      away: [...work.daysOff.map((stretch) => ({ ...stretch, about: awayWords(work.locale, stretch) })), ...awayOfPeople(of(promised), { locale: work.locale, isConfided: confidedIds.has(engagementId) })],
      phases: of(phases),
      prices: of(repriced).filter(changesSums).map(({ id, title, sealedAt }) => ({ id, about: title, on: dayOf(sealedAt) })),
      promises: of(promised).map(({ id, title, side, sourceKind, sourceId, dueOn, doneAt, exceptedAt, ownerDaysOff, ownerCountry, ...facts }) => {
        const calendar = calendarOf(work, { ownerDaysOff, ownerCountry });
        const overAt = doneAt ?? exceptedAt;
        const history = historyOf.get(id) ?? [];
        const made = history.find(({ type }) => type === 'made');
        return {
          id, title, sourceKind,
          side: side as Side,
          phaseId: sourceKind === 'phase' ? sourceId : (phaseOf.get(sourceId ?? '') ?? null),
          doneOn: doneAt === null ? null : dayOf(doneAt),
          delays: delaysOf({
            dueOn, calendar,
            isLate: commitmentStanding({ ...facts, side: side as Side, dueOn, doneAt, exceptedAt }, work.today, calendar).state === 'late',
            madeOn: made === undefined ? null : dayOf(made.at),
            overOn: overAt === null ? null : dayOf(overAt),
            moved: history.flatMap(({ from, at }) => (from === null ? [] : [{ from, on: dayOf(at) }])),
          }),
        };
      }),
    });
    const said = of(raised).filter(({ takenBackAt, raisedSide }) => takenBackAt === null && raisedSide === 'provider').map(({ id, event, side, phaseId, happensOn, about, personId, commitmentId, promisedOn, raisedAt: knownAt }): Happening => ({
      event, side, phaseId, on: happensOn, about, knownAt,
      // A delay that is said ahead of a promise is the one that the program would find later.
      ...(commitmentId === null || promisedOn === null ? { key: `raised:${id}` } : { key: delayKey(commitmentId, promisedOn), promiseId: commitmentId, promisedOn }),
      ...(personId === null ? {} : { personId }),
    }));
    const foreseen = new Set(said.map(({ key }) => key));
    const own = of(lines);
    const given = [...of(told).map((one) => noticeKey(one.touchpointId, one.happeningKey)), ...toldOnPage(raised, own)];
    const notices = dueNotices({ lines: own, happenings: [...known.filter(({ key }) => !foreseen.has(key)), ...said], told: new Set(given), now, timeZone: work.timeZone, calendar: work.calendar });
    return notices.flatMap((notice) => {
      const line = own.find(({ id }) => id === notice.lineId);
      const { promiseId } = notice.happening;
      // Nobody is told, and nobody tells, of a promise that they do not read.
      if (line === undefined || (promiseId !== undefined && untold.has(noticeKey(line.id, promiseId)))) return [];
      return [{ ...notice, engagementId, line }];
    });
  });
  const ids = new Set(grants.map(({ engagementId }): string => engagementId));
  return { work, lines, told, answering, raised: raised.filter(({ engagementId }) => ids.has(engagementId)), phases, due: due.toSorted(soonestFirst) };
}

/** What the client said on their own page stands for what the program would ask them to tell later. */
function toldOnPage(raised: readonly StoredHappening[], lines: readonly StoredLine[]): readonly string[] {
  return raised.filter(standsAsSaid).flatMap(({ event, personId, happensOn: on, untilOn: until, commitmentId: promiseId, promisedOn }) => {
    const key = foretold({ event, personId, on, until, promiseId, promisedOn });
    return key === null ? [] : lines.filter((line) => line.event === event && line.side === 'client').map((line) => noticeKey(line.id, key));
  });
}

/** Raised by the client on their page, and not taken back. */
export function standsAsSaid({ raisedSide, takenBackAt }: StoredHappening): boolean {
  return raisedSide === 'client' && takenBackAt === null;
}

/** Whether an amount is another one, is new or is gone; another day or another name for it is no other price. */
function changesSums({ before, after }: Awaited<ReturnType<typeof loadRepriced>>[number]): boolean {
  const text = (billingItems: readonly BillingItem[]) => ({ billingItems: [...billingItems], phases: [], deliverables: [], clientInputs: [] });
  return amendmentEffect(text(before), text(after)).money.length > 0;
}

/** Days off of the firm in the workspace's language: "Between the years (28 – 31 December 2026)". */
export function awayWords(locale: Locale, { from, to, name }: DaysOff): string {
  const [first, last] = [new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)];
  const days = new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(first, last);
  return name === '' ? days : `${name} (${days})`;
}

/** Days off of everybody who still owes something here, each stretch of a person once; in confided work those of the client's people are each about one of them. */
function awayOfPeople(promised: Awaited<ReturnType<typeof loadPromised>>, { locale, isConfided }: { readonly locale: Locale; readonly isConfided: boolean }) {
  const people = new Map(promised.filter(isOpen).map((one) => [one.ownerId, one]));
  return [...people.values()].flatMap(({ ownerId, ownerName, ownerDaysOff, side }) => (ownerDaysOff as readonly Away[]).map(({ from, to }) => ({ from, to, side: side as Side, whose: ownerId, about: awayWords(locale, { from, to, name: ownerName }), ...(isConfided && side === 'client' ? { personId: ownerId } : {}) })));
}

const person = (id: string, name: string, side: Side) => ({ id, name, side });
const other = (side: Side): Side => (side === 'provider' ? 'client' : 'provider');

export function lineView({ id, event, side, phaseId, phaseName, tellerId, tellerName, backupId, backupName, toldId, toldName, channel, withinDays, withinHours }: StoredLine): TouchpointView {
  return {
    id, event, side, channel, withinDays, withinHours,
    phase: phaseId === null ? null : { id: phaseId, name: phaseName },
    teller: person(tellerId, tellerName, side),
    backup: backupId === null ? null : person(backupId, backupName, side),
    told: person(toldId, toldName, other(side)),
  };
}

export function noticeView({ id, event, side, about, dueOn, dueAt, how, subject, body, personId, toldName, toldByName, toldAt, readAt, isNews, question, askedAt, answeredAt, answeredByName }: StoredNotice, { timeZone, today, calendar }: WorkTime): NoticeView {
  const toldOn = dayIn(timeZone, new Date(toldAt));
  const isAsked = isNews && side === 'provider' && how === 'mail' && personId !== null;
  return {
    id, event, side, about, dueOn, dueAt, how, subject, body, toldName, readAt, by: toldByName, at: toldAt, late: isToldLate({ dueOn, dueAt }, toldAt, timeZone),
    unreadDays: isAsked ? unreadDays({ toldOn, isRead: readAt !== null, today, calendar }) : null,
    question: askedAt === null ? null : { words: question, at: askedAt, answered: answeredAt === null ? null : { by: answeredByName, at: answeredAt } },
  };
}

/** What the client said on their page, as what was told to us there: by the line that asks for it, else at once. */
export function saidView(happening: StoredHappening, lines: readonly StoredLine[], { timeZone, calendar, firm }: WorkTime): NoticeView {
  const { id, event, side, about, happensOn, promisedOn, words, raisedAt, raisedByName } = happening;
  const line = linesFor(lines.filter(({ engagementId }) => engagementId === happening.engagementId), { event, side: 'client', phaseId: null })[0] as StoredLine | undefined;
  const saidOn = dayIn(timeZone, new Date(raisedAt));
  const isLateness = event === 'delay' && promisedOn !== null;
  // Said on their page the moment they know it, it is within any hours.
  const dueOn = line === undefined || line.withinHours !== null ? saidOn : isLateness ? addWorkingDays(promisedOn, 1 + Math.max(0, line.withinDays), calendar) : addWorkingDays(happensOn, line.withinDays, calendar);
  return { id, event, side, about, dueOn, dueAt: null, how: 'page', subject: '', body: words, toldName: line?.toldName ?? firm, by: raisedByName, at: raisedAt, late: saidOn > dueOn, readAt: null, unreadDays: null, question: null };
}

export function happeningView({ id, event, side, about, happensOn: on, raisedSide: raisedBy, raisedByName: by, takenBackAt, takenBackByName, takenBackBecause, answeredAt, answeredByName }: StoredHappening): HappeningView {
  return {
    id, event, side, about, on, by, raisedBy,
    takenBack: takenBackAt === null ? null : { by: takenBackByName, because: takenBackBecause, at: takenBackAt },
    answered: answeredAt === null ? null : { by: answeredByName, at: answeredAt },
  };
}

export type Named = { readonly id: string; readonly name: string; readonly clientName: string };

/** What is due, with the message that is ready: in the language of who is told. */
export function dueView({ happening, dueOn, dueAt, state, engagementId, line }: Plans['due'][number], { work, locales, names }: { work: WorkTime; locales: ReadonlyMap<string, Locale>; names: readonly Named[] }): DueNoticeView {
  const { teller, backup, told, channel, id } = lineView(line);
  const locale = locales.get(told.id) ?? 'en';
  const named = names.find((one) => one.id === engagementId);
  return {
    touchpointId: id, key: happening.key, event: happening.event, side: happening.side, about: happening.about, on: happening.on,
    dueOn, dueAt, state, overOn: happening.until ?? null, teller, backup, told, channel, engagementId,
    draft: { locale, ...draftOf(happening, { locale, work, told: told.name, teller: teller.name }) },
    engagementName: named?.name ?? '',
    clientName: named?.clientName ?? '',
  };
}

function draftOf(happening: Happening, { locale, work, told, teller }: { locale: Locale; work: WorkTime; told: string; teller: string }): { subject: string; body: string } {
  const say = translator(locale, work.manner);
  const { about, on, promisedOn } = happening;
  const values = { about, day: wordedDay(locale, promisedOn ?? on), told, teller, firm: work.firm };
  const what = draftKind(happening, work.today);
  return { subject: say(`touchpoint.draftSubject.${what}`, values), body: [say('touchpoint.draftGreeting', values), say(`touchpoint.draft.${what}`, values), say('touchpoint.draftEnd', values)].join('\n\n') };
}

/** Which words fit: a price that is agreed, a delay that is foreseen, has come or is over. */
function draftKind({ event, agreed, promisedOn, until }: Happening, today: Day): Happening['event'] | 'price_agreed' | 'delay_ahead' | 'delay_over' {
  if (agreed === true) return 'price_agreed';
  if (event !== 'delay') return event;
  if (until !== undefined) return 'delay_over';
  return promisedOn !== undefined && today <= promisedOn ? 'delay_ahead' : event;
}
