import { addWorkingDays, type WorkCalendar } from '../commitment/working-day.ts';
import type { Day, Instant, Side } from '../kernel/values.ts';
import { addDays, dayIn } from '../kernel/zoned-time.ts';
import type { TouchpointEvent } from './touchpoint.ts';

/** A line of the plan, as far as it says when somebody is told. */
export type PlanLine = {
  readonly id: string;
  readonly event: TouchpointEvent;
  readonly side: Side;
  /** Only of this phase; null: of the whole work. A line of a phase stands in place of the general one there. */
  readonly phaseId: string | null;
  readonly withinDays: number;
  /** Hours by the clock after somebody knew of it, in place of days; null: by days. */
  readonly withinHours?: number | null;
  /** Since when it is in the plan: what happened before is not asked for afterwards. */
  readonly since: Day;
  /** Who of the client tells by it or is told. */
  readonly personId?: string;
};

/** Something that happened or is about to, as the program knows it or a person said it. */
export type Happening = {
  /** The same each time it is found. */
  readonly key: string;
  readonly event: TouchpointEvent;
  readonly side: Side;
  readonly phaseId: string | null;
  readonly on: Day;
  /** The moment at which somebody said so; without it, it is known by its day alone. */
  readonly knownAt?: Instant;
  /** What it is about. */
  readonly about: string;
  /** Both sides signed it already: nobody has to be asked any more. */
  readonly agreed?: true;
  /** The promise that was kept, is late or will be. */
  readonly promiseId?: string;
  /** The day that it was promised for. */
  readonly promisedOn?: Day;
  /** The day on which it was over: a promise that was late is kept, moved or let go. Nobody has to be told after that. */
  readonly until?: Day;
  /** Whom of the client it is about: lines that name somebody else say nothing of it. */
  readonly personId?: string;
};

export type NoticeState = 'ahead' | 'due' | 'missed';
export type DueNotice = { readonly lineId: string; readonly happening: Happening; readonly dueOn: Day; /** The moment, where it is counted in hours. */ readonly dueAt: Instant | null; readonly state: NoticeState };
/** For how many days, of the calendar, what was missed and is over since is shown where people work; in the list of all that was told it stays. */
export const SHOWN_WHEN_OVER_DAYS = 90;

/** From how many working days before its day a notice is prompted. */
const AHEAD_DAYS = 2;

/**
 * Who has to be told of what, by when: each happening by the lines of its event and side, without what was told.
 * A notice is missed once its day has passed, by the same rule for both sides, and stays so when what it was about is
 * over; what was over by its day needed no notice. A promise that is late cannot be told of before it is: a line that
 * says earlier asks for the first day of it. Hours run by the clock from the moment at which somebody knew of it, also at
 * night and on days off, and are prompted at once: nothing holds them back.
 * @param told keys of notices that were given, "<line>:<happening>" (see `noticeKey`).
 */
export function dueNotices({ lines, happenings, told, now, timeZone, calendar }: { readonly lines: readonly PlanLine[]; readonly happenings: readonly Happening[]; readonly told: ReadonlySet<string>; readonly now: Date; readonly timeZone: string; readonly calendar: WorkCalendar }): readonly DueNotice[] {
  const today = dayIn(timeZone, now);
  const due = happenings.flatMap((happening) => linesFor(lines, happening).flatMap((line): DueNotice[] => {
    if (told.has(noticeKey(line.id, happening.key)) || happening.on < line.since) return [];
    const dueAt = dueMoment(line.withinHours ?? null, happening.knownAt);
    if (dueAt !== null) return [{ lineId: line.id, happening, dueOn: dayIn(timeZone, dueAt), dueAt: dueAt.toISOString(), state: now > dueAt ? 'missed' : 'due' }];
    const dueOn = addWorkingDays(happening.on, isLateness(happening) ? Math.max(0, line.withinDays) : line.withinDays, calendar);
    if (happening.until !== undefined && happening.until <= dueOn) return [];
    if (today < addWorkingDays(dueOn, -AHEAD_DAYS, calendar)) return [];
    return [{ lineId: line.id, happening, dueOn, dueAt: null, state: today > dueOn ? 'missed' : today === dueOn ? 'due' : 'ahead' }];
  }));
  return due.toSorted((a, b) => soonestFirst(a, b) || noticeKey(a.lineId, a.happening.key).localeCompare(noticeKey(b.lineId, b.happening.key)));
}

const HOUR_MS = 3_600_000;

/** The moment by which it is told, so many hours by the clock after somebody knew of it; null where it goes by days. */
export function dueMoment(withinHours: number | null, knownAt: Instant | undefined): Date | null {
  return withinHours === null || knownAt === undefined ? null : new Date(Date.parse(knownAt) + withinHours * HOUR_MS);
}

/** Behind every moment of a day. */
const LAST = '9999';
type Dated = Pick<DueNotice, 'dueOn' | 'dueAt'>;

/** By their days; on one day what is due at a moment before what has the whole day. */
export function soonestFirst(a: Dated, b: Dated): number {
  return a.dueOn.localeCompare(b.dueOn) || (a.dueAt ?? LAST).localeCompare(b.dueAt ?? LAST);
}

/** Whether it was told after it was due: after its moment, or after its day where it goes by days. */
export function isToldLate({ dueOn, dueAt }: Dated, toldAt: Instant, timeZone: string): boolean {
  return dueAt === null ? dayIn(timeZone, new Date(toldAt)) > dueOn : new Date(toldAt) > new Date(dueAt);
}

function isLateness({ event, promiseId }: Happening): boolean {
  return event === 'delay' && promiseId !== undefined;
}

/** Whether it is over so long that it is no longer shown beside what is due. */
export function isLongOver({ happening: { until } }: DueNotice, today: Day): boolean {
  return until !== undefined && addDays(until, SHOWN_WHEN_OVER_DAYS) < today;
}

/** The lines that say what to do about a happening: those of its phase, else the general ones; of what is about one person of the client only theirs. */
export function linesFor(lines: readonly PlanLine[], { event, side, phaseId, personId }: Pick<Happening, 'event' | 'side' | 'phaseId' | 'personId'>): readonly PlanLine[] {
  const fitting = lines.filter((line) => line.event === event && line.side === side && (personId === undefined || line.personId === personId));
  const own = phaseId === null ? [] : fitting.filter((line) => line.phaseId === phaseId);
  return own.length > 0 ? own : fitting.filter((line) => line.phaseId === null);
}

export function noticeKey(lineId: string, happeningKey: string): string {
  return `${lineId}:${happeningKey}`;
}

type Promised = { readonly id: string; readonly title: string; readonly side: Side; readonly sourceKind: string | null; readonly phaseId: string | null; readonly doneOn: Day | null; readonly delays: readonly Delay[] };
/** That a promise was late: the day that it was made for, the first day that counted as late, and the day on which that was over, if it is. */
export type Delay = { readonly dueOn: Day; readonly on: Day; readonly until: Day | null };

type Lateness = {
  readonly dueOn: Day | null;
  readonly isLate: boolean;
  /** Since when the promise is known: before, nobody was late. Null: that was not kept. */
  readonly madeOn: Day | null;
  /** When it was kept or let go; null: it is open. */
  readonly overOn: Day | null;
  /** Days that it was made for before, each with the day on which another one was decided. */
  readonly moved: readonly { readonly from: Day; readonly on: Day }[];
  /** The working days of whoever promised. */
  readonly calendar: WorkCalendar;
};

/** When a promise was late, or is: by the day that stands, and by the days that stood before it was moved; each day once. */
export function delaysOf({ dueOn, isLate, madeOn, overOn, moved, calendar }: Lateness): readonly Delay[] {
  const delay = (day: Day, until: Day | null): Delay => {
    const firstLate = addWorkingDays(day, 1, calendar);
    return { dueOn: day, on: madeOn !== null && firstLate < madeOn ? madeOn : firstLate, until };
  };
  const past = moved.filter(({ from }) => from !== dueOn).map(({ from, on }) => delay(from, on));
  const now = dueOn === null || !(isLate || overOn !== null) ? [] : [delay(dueOn, isLate ? null : overOn)];
  const each = new Map([...past, ...now].filter(({ on, until }) => until === null || until >= on).map((one) => [one.dueOn, one]));
  return [...each.values()];
}

/** What a delay is called, whoever says it first: the program, the client on their page, or a member. */
export function delayKey(promiseId: string, dueOn: Day): string {
  return `delay:${promiseId}:${dueOn}`;
}
/** Days on which the firm, or one person of a side (`whose`, their id), does not work, and what to say of them; in confided work `personId` is whose of the client they are, so that nobody else is told. */
type Away = { readonly from: Day; readonly to: Day; readonly about: string; readonly side?: Side; readonly whose?: string; readonly personId?: string };
/** An amendment that both sides signed and that changes what is paid, since the day on which it was sealed. */
type Repriced = { readonly id: string; readonly on: Day; readonly about: string };
type Starting = { readonly id: string; readonly name: string; readonly startsOn: Day | null };

/** What the program knows by itself: phases that start, deliverables handed over, promises that are late, sums that an amendment changed, days off of the firm and of those who owe something. */
export function knownHappenings({ phases, promises, away, prices }: { readonly phases: readonly Starting[]; readonly promises: readonly Promised[]; readonly away: readonly Away[]; readonly prices: readonly Repriced[] }): readonly Happening[] {
  return [
    ...away.map(({ from, to, about, side = 'provider', whose, personId }): Happening => ({ key: ['absence', from, to, ...(whose === undefined ? [] : [whose])].join(':'), event: 'absence', side, phaseId: null, on: from, about, ...(personId === undefined ? {} : { personId }) })),
    ...phases.flatMap(({ id, name, startsOn }): Happening[] => (startsOn === null ? [] : [{ key: `start:${id}:${startsOn}`, event: 'start', side: 'provider', phaseId: id, on: startsOn, about: name }])),
    ...promises.flatMap(({ id, title, side, sourceKind, phaseId, doneOn }): Happening[] => (sourceKind === 'deliverable' && doneOn !== null ? [{ key: `delivery:${id}`, event: 'delivery', side, phaseId, on: doneOn, about: title, promiseId: id }] : [])),
    ...prices.map(({ id, on, about }): Happening => ({ key: `price:${id}`, event: 'price_change', side: 'provider', phaseId: null, on, about, agreed: true })),
    // A date that was moved and is late again is another delay.
    ...promises.flatMap(({ id, title, side, phaseId, delays }) => delays.map(({ dueOn, on, until }): Happening => ({ key: delayKey(id, dueOn), event: 'delay', side, phaseId, on, about: title, promiseId: id, promisedOn: dueOn, ...(until === null ? {} : { until }) }))),
  ];
}
