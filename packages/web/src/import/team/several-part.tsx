import { Link } from '@tanstack/react-router';
import type { ImportPreview, ImportView } from '@entente/contract/import/import.contract';
import { keyColumn, SEVERAL_ACTS, type ImportPlan } from '@entente/core/import/import-plan';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { columnName } from './import-words.ts';
import type { PlanChange } from './values-part.tsx';

type SeveralPartProps = { view: ImportView; plan: ImportPlan; preview: ImportPreview; onPlan: PlanChange };

/** Rows that fit more than one record: how many, the first of them, and what becomes of all. */
export function SeveralPart({ view, plan, preview: { several }, onPlan }: SeveralPartProps) {
  const t = usePhrases();
  if (several.count === 0) return null;
  return (
    <section className="im-several">
      <SectionRule>{t('import.severalTitle', { count: several.count })}</SectionRule>
      <p className="meta-2">{t('import.severalHelp')}</p>
      <ul className="im-problems">
        {several.examples.map(({ rows, by, value, records }) => (
          <li key={rows[0]}>
            <div>
              <div>{t('import.severalRow', { column: columnName(t, view, keyColumn(plan, by)), value })}</div>
              <div className="meta">{t('import.problemRows', { rows: rows.join(', ') })}{records.map(({ id, name }) => <span key={id}> · <RecordLink kind={plan.kind} id={id} name={name} /></span>)}</div>
            </div>
          </li>
        ))}
      </ul>
      <SeveralField plan={plan} onChange={(onSeveral) => onPlan((now) => ({ ...now, onSeveral }))} />
    </section>
  );
}

const PAGES = { client: '/clients/$id', contact: '/contacts/$id', deal: '/deals/$id' } as const;

function RecordLink({ kind, id, name }: { kind: ImportPlan['kind']; id: string; name: string }) {
  return kind === 'interaction' ? name : <Link to={PAGES[kind]} params={{ id }}>{name}</Link>;
}

/** What is done with rows that fit more than one record. */
export function SeveralField({ plan, onChange }: { plan: ImportPlan; onChange: (onSeveral: ImportPlan['onSeveral']) => void }) {
  const t = usePhrases();
  return <SelectField label={t('import.onSeveral')} value={plan.onSeveral} options={SEVERAL_ACTS.map((value) => ({ value, label: t(`import.onSeveral.${value}`) }))} onChange={onChange} />;
}
