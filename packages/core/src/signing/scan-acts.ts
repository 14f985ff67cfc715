import type { NextAct } from '../agreement/agreement-state.ts';
import type { Side } from '../kernel/values.ts';

/** A scan of a paper with the text that is out, on which the other side has not said anything yet. */
export type WaitingScan = { readonly signatoryId: string; readonly side: Side; readonly createdAt: string };

/** What is next, where a scan may have to be looked at. */
export type ScannedAct = Omit<NextAct, 'act'> & { readonly act: NextAct['act'] | 'confirm' };

/**
 * What is next once papers are in: whose scan waits has signed as far as they can, and it is for the other side
 * to say whether it is the copy they know.
 * @param acts what is next by the rows of the agreement alone.
 * @param lapsed whether its last day is over: nobody is asked to sign any more, but a paper that was in by then is looked at.
 * @returns the acts in their order; `people` of a `confirm` are those whose papers wait.
 */
export function actsWithScans(acts: readonly NextAct[], scans: readonly WaitingScan[], lapsed = false): readonly ScannedAct[] {
  const signing = new Set(acts.flatMap(({ act, people }) => (act === 'sign' ? people : [])));
  const waiting = scans.filter(({ signatoryId }) => lapsed || signing.has(signatoryId));
  const signed = new Set(waiting.map(({ signatoryId }) => signatoryId));
  const left = acts.flatMap((act): ScannedAct[] => {
    const people = act.people.filter((id) => !signed.has(id));
    return act.act !== 'sign' ? [act] : people.length === 0 ? [] : [{ ...act, people }];
  });
  return [...(['provider', 'client'] as const).flatMap((side) => confirmAct(side, waiting.filter((scan) => scan.side !== side))), ...left];
}

function confirmAct(side: Side, scans: readonly WaitingScan[]): ScannedAct[] {
  const [since] = scans.map(({ createdAt }) => createdAt).toSorted();
  return since === undefined ? [] : [{ act: 'confirm', side, people: scans.map(({ signatoryId }) => signatoryId), since }];
}
