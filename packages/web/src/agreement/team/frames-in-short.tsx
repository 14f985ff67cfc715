import type { FramesGlance } from '@entente/core/document/frames-glance';
import { FrameTicks, type Tick } from '../../ui/frame-ticks.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

const TICK = { full: 'complete', half: 'partly', empty: 'missing' } as const satisfies Record<FramesGlance['hard'][number], Tick>;

/** Both frames in one line: how full each is for this kind of engagement. With `words` it says so to everybody. An order may leave the soft frame to its framework agreement. */
export function FramesInShort({ frames: { hard, soft }, words = false }: { frames: FramesGlance; words?: boolean }) {
  const t = usePhrases();
  const full = (states: FramesGlance['hard']): number => states.filter((state) => state === 'full').length;
  const one = (name: 'hardFrame' | 'softFrame', said: string, states: FramesGlance['hard']) => (
    <span className="ag-frame" title={words ? undefined : `${t(`document.${name}`)}: ${said}`}>{words ? <span>{t(`document.${name}`)}</span> : null}<FrameTicks ticks={states.map((state) => TICK[state])} label={`${t(`document.${name}`)}: ${said}`} />{words ? <span aria-hidden>{said}</span> : null}</span>
  );
  return (
    <span className="ag-frames">
      {one('hardFrame', t('document.completeOf', { count: full(hard), all: hard.length }), hard)}
      {soft.length === 0 ? null : one('softFrame', t('document.agreedOf', { count: full(soft), all: soft.length }), soft)}
    </span>
  );
}
