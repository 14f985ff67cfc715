import type { Instant, Side } from '../kernel/values.ts';
import type { MovingRule } from './meeting-terms.ts';

const HOUR_MS = 3_600_000;

export const ASK_KINDS = ['move', 'cancel'] as const;
export type AskKind = (typeof ASK_KINDS)[number];
/** The most other times that are offered at once. */
export const MOST_TIMES = 3;

type Moving = { readonly startsAt: Instant; readonly rule: Pick<MovingRule, 'hours'> };

/** The last moment at which a meeting is moved in time. Hours are hours that pass, also over a change of the clocks. */
export function lastMoment({ startsAt, rule }: Moving): Date {
  return new Date(new Date(startsAt).getTime() - rule.hours * HOUR_MS);
}

/** Whether moving or calling off a meeting now comes later than the rule wants. The last moment itself is in time. */
export function isLate(moving: Moving, now: Date): boolean {
  return now > lastMoment(moving);
}

type Wish = { readonly kind: AskKind; readonly side: Side; readonly late: boolean; readonly times: readonly Instant[]; /** The one time that is offered is free in our calendar and a working day. */ readonly fits: boolean };

/**
 * What comes of a wish at once. In time, calling off ends the meeting, and one new time takes its place: ours as
 * we say it, the client's where it fits our calendar. Everything else is for the other side to decide.
 */
export function outcomeOf({ kind, side, late, times, fits }: Wish): 'moves' | 'ends' | 'asks' {
  if (late) return 'asks';
  if (kind === 'cancel') return 'ends';
  return times.length === 1 && (side === 'provider' || fits) ? 'moves' : 'asks';
}

/**
 * What it means when the other side does not agree: where a late wish breaks a rule that was signed, the meeting counts as
 * held (the client's wish) or has to be made up for (ours); in every other case it stands as it was.
 */
export function whenRefused({ side, late, source }: { readonly side: Side; readonly late: boolean; readonly source: MovingRule['source'] }): 'stands' | 'counts' | 'owed' {
  if (!late || source !== 'agreement') return 'stands';
  return side === 'client' ? 'counts' : 'owed';
}

/** How a form names the wish that it answers, so that an older form answers no newer wish. */
export function wishMark({ kind, at }: { readonly kind: AskKind; readonly at: Instant }): string {
  return `${kind}.${new Date(at).toISOString()}`;
}

type Missed = { readonly missing: Side; readonly source: MovingRule['source']; /** What waits for the other side's word, if anything. */ readonly ask: { readonly side: Side; readonly late: boolean } | null };

/**
 * Whether a meeting that somebody missed can count as held: where both sides agreed on a rule and the client was
 * missing, unless they had asked in time for another one and nobody answered. Who did what was agreed loses nothing
 * by our silence; a wish that came late protects nobody.
 */
export function canCount({ missing, source, ask }: Missed): boolean {
  return missing === 'client' && source === 'agreement' && !isUnanswered(ask);
}

/** A wish of the client that came in time and waits for our word. */
export function isUnanswered(ask: Missed['ask']): boolean {
  return ask !== null && ask.side === 'client' && !ask.late;
}

/** Whether two stretches of time meet in more than an end. */
export function overlap(a: { readonly startsAt: Instant; readonly minutes: number }, b: { readonly startsAt: Instant; readonly minutes: number }): boolean {
  const [startA, startB] = [Date.parse(a.startsAt), Date.parse(b.startsAt)];
  return startA < startB + b.minutes * 60_000 && startB < startA + a.minutes * 60_000;
}
