import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RecordQuality as Quality } from '@entente/contract/quality/quality.contract';
import type { RecordKind } from '@entente/core/record/record-kind';
import { isFieldShown, standInField } from '../../record/shown-field.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { recordQualityQuery } from '../quality.queries.ts';
import { failingWords, mendingField, type KindFields } from '../rule-words.ts';
import './quality.css';

/** How this record stands, "7 of 9", and what is missing, each a way to where it is written. */
export function RecordQuality({ kind, id }: { kind: RecordKind; id: string }) {
  const t = usePhrases();
  const quality = useQuery(recordQualityQuery(kind, id)).data;
  const fields = useQuery(fieldsQuery(kind)).data;
  if (quality === undefined || fields === undefined || quality.total === 0) return null;
  const { passed, total, failing } = quality;
  return (
    <section>
      <SectionRule>{t('quality.recordTitle', { passed, total })}</SectionRule>
      {failing.length === 0 ? <p className="meta-2 qu-said">{t('quality.allGood')}</p> : <ul className="meta-2 qu-said">{failing.map((rule) => <Reason key={`${rule.ruleId} ${rule.field}`} rule={rule} known={{ kind, fields }} />)}</ul>}
    </section>
  );
}

/** What is missing; a press stands in the field that mends it, where the page has it. */
function Reason({ rule, known }: { rule: Quality['failing'][number]; known: KindFields }) {
  const t = usePhrases();
  const words = failingWords(t, rule, known);
  const field = mendingField(rule, known.fields)?.key ?? null;
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(field !== null && isFieldShown(field)), [field]);
  return <li>{field !== null && isHere ? <Button kind="text" small onClick={() => standInField(field)}>{words}</Button> : words}</li>;
}
