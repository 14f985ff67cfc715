import { addWorkingDays, type WorkCalendar } from '../commitment/working-day.ts';
import type { Day, Side } from '../kernel/values.ts';
import type { TouchpointEvent } from './touchpoint.ts';

/** A line of the plan, as far as it says when somebody is told. */
export type PlanLine = {
  readonly id: string;
  readonly event: TouchpointEvent;
  readonly side: Side;
  /** Only of this phase; null: of the whole work. A line of a phase stands in place of the general one there. */
  readonly phaseId: string | null;
  readonly withinDays: number;
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
  /** What it is about. */
  readonly about: string;
  /** Both sides signed it already: nobody has to be asked any more. */
  readonly agreed?: true;
  /** The promise that was kept or is late. */
  readonly promiseId?: string;
  /** Whom of the client it is about: lines that name somebody else say nothing of it. */
  readonly personId?: string;
};

export type NoticeState = 'ahead' | 'due' | 'missed';
export type DueNotice = { readonly lineId: string; readonly happening: Happening; readonly dueOn: Day; readonly state: NoticeState };

/** From how many working days before its day a notice is prompted. */
const AHEAD_DAYS = 2;

/**
 * Who has to be told of what, by when: each happening by the lines of its event and side, without what was told.
 * A notice is missed once its day has passed, by the same rule for both sides.
 * @param told keys of notices that were given, "<line>:<happening>" (see `noticeKey`).
 */
export function dueNotices({ lines, happenings, told, today, calendar }: { readonly lines: readonly PlanLine[]; readonly happenings: readonly Happening[]; readonly told: ReadonlySet<string>; readonly today: Day; readonly calendar: WorkCalendar }): readonly DueNotice[] {
  const due = happenings.flatMap((happening) => linesFor(lines, happening).flatMap((line): DueNotice[] => {
    if (told.has(noticeKey(line.id, happening.key)) || happening.on < line.since) return [];
    const dueOn = addWorkingDays(happening.on, line.withinDays, calendar);
    if (today < addWorkingDays(dueOn, -AHEAD_DAYS, calendar)) return [];
    return [{ lineId: line.id, happening, dueOn, state: today > dueOn ? 'missed' : today === dueOn ? 'due' : 'ahead' }];
  }));
  return due.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || noticeKey(a.lineId, a.happening.key).localeCompare(noticeKey(b.lineId, b.happening.key)));
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

type Promised = { readonly id: string; readonly title: string; readonly side: Side; readonly sourceKind: string | null; readonly phaseId: string | null; readonly dueOn: Day | null; readonly doneOn: Day | null; readonly late: boolean };
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
    ...promises.flatMap(({ id, title, side, phaseId, dueOn, late }): Happening[] => (late && dueOn !== null ? [{ key: `delay:${id}:${dueOn}`, event: 'delay', side, phaseId, on: dueOn, about: title, promiseId: id }] : [])),
  ];
}
