import type { SigningTimesView } from '@entente/contract/agreement/signing-times';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ageWords } from '../../ui/time-words.ts';

const WIDTH = 1_000;
/** So much of the bar a stretch keeps, so that a short one is still seen. */
const LEAST = 12;

/** The stretches of one agreement in proportion, with their words below. The last one of an open agreement is left open. */
export function StretchBar({ stretches, end }: Pick<SigningTimesView, 'stretches' | 'end'>) {
  const t = usePhrases();
  const shown = stretches.filter(({ ms }, at) => ms > 0 || at === stretches.length - 1);
  const total = shown.reduce((sum, { ms }) => sum + ms, 0);
  const widths = shown.map(({ ms }) => Math.max(LEAST, total === 0 ? WIDTH : (ms / total) * WIDTH));
  const scale = WIDTH / widths.reduce((sum, width) => sum + width, 0);
  let left = 0;
  return (
    <div className="ag-stretches">
      <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
        {shown.map(({ stretch }, at) => {
          const [x, width] = [left, (widths[at] ?? 0) * scale];
          left += width;
          return <rect key={stretch} className="ag-stretches__part" data-stretch={stretch} data-open={end === 'open' && at === shown.length - 1 ? '' : undefined} x={x} y={0} width={Math.max(1, width - 3)} height={10} />;
        })}
      </svg>
      <ul>
        {shown.map(({ stretch, ms }) => <li key={stretch} data-stretch={stretch}><span>{t(`timing.${stretch}`)}</span> <b className="num">{ageWords(t.locale, ms)}</b></li>)}
      </ul>
    </div>
  );
}
