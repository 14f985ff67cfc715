import type { Instant } from '../kernel/values.ts';

/** What was done about a meeting, as far as others are told of it. */
export type ToldAct = { readonly meetingId: string; readonly act: string; readonly toAt: Instant | null; /** Of a change: what was and what is, as `changeWords` says it. */ readonly words?: string };

/** What is said to nobody: whoever was there knows how it went. */
const UNTOLD: ReadonlySet<string> = new Set(['held', 'missed']);
const UNDOES: Readonly<Record<string, readonly string[]>> = { taken_back: ['move_asked', 'cancel_asked'], reopened: ['cancelled', 'counted'] };

type Named = { readonly title: string; readonly place: string };
const MOST_WORDS = 400;
const NOTHING = '–';

/** Between what was and what is; earlier versions wrote an arrow, which the typefaces of the pages do not have. */
const BECAME = ' › ';
const BECAME_ONCE = / (?:›|→) /;

/** "Room 1 › Room 2": what was changed about a meeting, in no language. */
export function changeWords(before: Named, next: Named): string {
  const changed = (['title', 'place'] as const).filter((field) => before[field] !== next[field]);
  return changed.map((field) => [before[field], next[field]].map((value) => (value === '' ? NOTHING : value)).join(BECAME)).join('; ').slice(0, MOST_WORDS);
}

/** Whether a change puts back what the change before it had changed. */
function putsBack(change: ToldAct, before: ToldAct | undefined): boolean {
  if (change.act !== 'changed' || before?.act !== 'changed' || change.words === undefined || before.words === undefined) return false;
  const parts = (words: string) => words.split('; ').map((part) => part.split(BECAME_ONCE));
  return JSON.stringify(parts(before.words).map((part) => part.toReversed())) === JSON.stringify(parts(change.words));
}

/** Without changes that were put back at once. */
function standing<Told extends ToldAct>(acts: readonly Told[]): readonly Told[] {
  const kept: Told[] = [];
  for (const act of acts) {
    if (putsBack(act, kept.at(-1))) kept.pop();
    else kept.push(act);
  }
  return kept;
}

/**
 * What there is to tell of some meetings, one line for each: what stands at the end. What was planned and called
 * off, or done and taken back since the reader was told last, is no news.
 */
export function meetingNews<Told extends ToldAct>(acts: readonly Told[]): readonly Told[] {
  const of = Map.groupBy(acts.filter(({ act }) => !UNTOLD.has(act)), ({ meetingId }) => meetingId);
  return [...of.values()].map(standing).flatMap((told) => {
    const [planned, last] = [told.find(({ act }) => act === 'planned'), told.at(-1)];
    if (last === undefined) return [];
    const gone = last.act === 'cancelled' || last.act === 'counted';
    if (planned !== undefined) return gone ? [] : [{ ...planned, toAt: last.toAt ?? planned.toAt }];
    const undone = UNDOES[last.act] ?? [];
    return told.some(({ act }) => undone.includes(act)) ? [] : [last];
  });
}
