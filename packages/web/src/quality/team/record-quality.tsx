import { useQuery } from '@tanstack/react-query';
import type { RecordKind } from '@entente/core/record/record-kind';
import { fieldsQuery } from '../../record/record.queries.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { recordQualityQuery } from '../quality.queries.ts';
import { failingWords } from '../rule-words.ts';
import './quality.css';

/** How this record stands, "7 of 9", and what is missing. */
export function RecordQuality({ kind, id }: { kind: RecordKind; id: string }) {
  const t = usePhrases();
  const quality = useQuery(recordQualityQuery(kind, id)).data;
  const fields = useQuery(fieldsQuery(kind)).data;
  if (quality === undefined || fields === undefined || quality.total === 0) return null;
  const { passed, total, failing } = quality;
  return (
    <section>
      <SectionRule>{t('quality.recordTitle', { passed, total })}</SectionRule>
      {failing.length === 0 ? <p className="meta-2 qu-said">{t('quality.allGood')}</p> : <ul className="meta-2 qu-said">{failing.map((rule) => <li key={`${rule.ruleId} ${rule.field}`}>{failingWords(t, rule, { kind, fields })}</li>)}</ul>}
    </section>
  );
}
