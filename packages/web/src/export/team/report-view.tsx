import type { PersonReport } from '@entente/contract/export/erasure.contract';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords, momentWords } from '../../ui/time-words.ts';

/** What is kept about a person, place by place, and what an erasure would hold. What only machines read is left to the data file. */
export function ReportView({ report: { name, sections, held } }: { report: PersonReport }) {
  const t = usePhrases();
  return (
    <div className="da-report" role="region" aria-label={name}>
      {sections.map(({ table, rows, more }) => (
        <details key={table}>
          <summary><span className="strong">{tableWords(t, table)}</span> <span className="meta">{t('data.personRows', { count: rows.length })}{more ? ` · ${t('data.personMore')}` : ''}</span></summary>
          {rows.map((row, at) => <dl key={at} className="da-row">{toldOf(t, row).map(({ column, words, value }) => <div key={column}><dt>{words}</dt><dd>{value}</dd></div>)}</dl>)}
        </details>
      ))}
      <p className="meta da-technical">{t('report.technical')}</p>
      <SectionRule small level={3}>{t('data.personHeld')}</SectionRule>
      {held.length === 0 ? <p className="meta-2">{t('data.personNothingHeld')}</p> : <ul className="meta-2">{held.map((one) => <li key={one.what}>{t('data.erasureHeld', { day: dayWords(t.locale, one.until), what: t(`data.held_${one.what}`) })}</li>)}</ul>}
    </div>
  );
}

function tableWords(t: Translator, table: string): string {
  const key = `report.table_${table}`;
  return t.has(key) ? t(key) : table;
}

type Told = { readonly column: string; readonly words: string; readonly value: string };

/** The fields of a row that a person reads, in their words. */
function toldOf(t: Translator, row: Readonly<Record<string, unknown>>): readonly Told[] {
  return Object.entries(row).flatMap(([column, value]): Told[] => {
    const key = `report.column_${column}`;
    return isTold(value) && t.has(key) ? [{ column, words: t(key), value: valueWords(t, value) }] : [];
  });
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function valueWords(t: Translator, value: unknown): string {
  if (typeof value === 'string') return MOMENT.test(value) ? momentWords(t.locale, new Date(value)) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isTold(value: unknown): boolean {
  return value !== null && value !== '' && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]';
}
