import type { PersonReport } from '@entente/contract/export/erasure.contract';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';

/** What is kept about a person, table by table, and what an erasure would hold. */
export function ReportView({ report: { name, sections, held } }: { report: PersonReport }) {
  const t = usePhrases();
  return (
    <div className="da-report" role="region" aria-label={name}>
      {sections.map(({ table, rows, more }) => (
        <details key={table}>
          <summary><span className="strong">{table}</span> <span className="meta">{t('data.personRows', { count: rows.length })}{more ? ` · ${t('data.personMore')}` : ''}</span></summary>
          {rows.map((row, at) => <dl key={at} className="da-row">{Object.entries(row).filter(([, value]) => isTold(value)).map(([column, value]) => <div key={column}><dt>{column}</dt><dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd></div>)}</dl>)}
        </details>
      ))}
      <SectionRule small level={3}>{t('data.personHeld')}</SectionRule>
      {held.length === 0 ? <p className="meta-2">{t('data.personNothingHeld')}</p> : <ul className="meta-2">{held.map((one) => <li key={one.what}>{t('data.erasureHeld', { day: dayWords(t.locale, one.until), what: t(`data.held_${one.what}`) })}</li>)}</ul>}
    </div>
  );
}

function isTold(value: unknown): boolean {
  return value !== null && value !== '' && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]';
}
