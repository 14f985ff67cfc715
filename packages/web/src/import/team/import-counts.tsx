import type { ImportCounts } from '@entente/contract/import/import.contract';
import { usePhrases } from '../../ui/phrases-context.tsx';

type CountsProps = { counts: ImportCounts; tense: 'will' | 'was' };

const OUTCOMES = ['created', 'updated', 'skipped', 'rejected'] as const;
const WILL = { created: 'import.willCreate', updated: 'import.willUpdate', skipped: 'import.willSkip', rejected: 'import.willReject' } as const;

/** The four counts of an import; together they are all rows that were read. */
export function Counts({ counts, tense }: CountsProps) {
  const t = usePhrases();
  const number = new Intl.NumberFormat(t.locale);
  return (
    <dl className="im-counts">
      {OUTCOMES.map((outcome) => <div key={outcome} data-none={counts[outcome] === 0 ? '' : undefined} data-outcome={outcome}><dt>{t(tense === 'will' ? WILL[outcome] : `import.${outcome}`)}</dt><dd>{number.format(counts[outcome])}</dd></div>)}
    </dl>
  );
}
