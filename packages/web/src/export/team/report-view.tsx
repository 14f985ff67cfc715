import { useQueries } from '@tanstack/react-query';
import type { PersonReport } from '@entente/contract/export/erasure.contract';
import { FIELD_KINDS } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { fieldsQuery } from '../../record/record.queries.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { toldOf } from './report-words.ts';

/** What is kept about a person, place by place, and what an erasure would hold. What only machines read is left to the data file. */
export function ReportView({ report: { name, sections, held } }: { report: PersonReport }) {
  const t = usePhrases();
  const found = useQueries({ queries: FIELD_KINDS.map((kind) => fieldsQuery(kind)) });
  const fields = Object.fromEntries(FIELD_KINDS.map((kind, at) => [kind, found[at]?.data ?? []]));
  return (
    <div className="da-report" role="region" aria-label={name}>
      {sections.map(({ table, rows, more }) => (
        <details key={table}>
          <summary><span className="strong">{tableWords(t, table)}</span> <span className="meta">{t('data.personRows', { count: rows.length })}{more ? ` · ${t('data.personMore')}` : ''}</span></summary>
          {rows.map((row, at) => <dl key={at} className="da-row">{toldOf(t, { table, row, fields }).map(({ column, words, value }) => <div key={column}><dt>{words}</dt><dd>{value}</dd></div>)}</dl>)}
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
