import type { Instant } from '../kernel/values.ts';

/** What was done about a meeting, as far as others are told of it. */
export type ToldAct = { readonly meetingId: string; readonly act: string; readonly toAt: Instant | null };

/** What is said to nobody: whoever was there knows how it went. */
const UNTOLD: ReadonlySet<string> = new Set(['held', 'missed']);
const UNDOES: Readonly<Record<string, readonly string[]>> = { taken_back: ['move_asked', 'cancel_asked'], reopened: ['cancelled', 'counted'] };

/**
 * What there is to tell of some meetings, one line for each: what stands at the end. What was planned and called
 * off, or done and taken back since the reader was told last, is no news.
 */
export function meetingNews<Told extends ToldAct>(acts: readonly Told[]): readonly Told[] {
  const of = Map.groupBy(acts.filter(({ act }) => !UNTOLD.has(act)), ({ meetingId }) => meetingId);
  return [...of.values()].flatMap((told) => {
    const [planned, last] = [told.find(({ act }) => act === 'planned'), told.at(-1)];
    if (last === undefined) return [];
    const gone = last.act === 'cancelled' || last.act === 'counted';
    if (planned !== undefined) return gone ? [] : [{ ...planned, toAt: last.toAt ?? planned.toAt }];
    const undone = UNDOES[last.act] ?? [];
    return told.some(({ act }) => undone.includes(act)) ? [] : [last];
  });
}
