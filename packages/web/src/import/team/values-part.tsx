import type { ImportPreview, ImportTarget, ImportView } from '@entente/contract/import/import.contract';
import type { ImportPlan } from '@entente/core/import/import-plan';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { columnName } from './import-words.ts';

type ValuesPartProps = { view: ImportView; plan: ImportPlan; onPlan: (plan: ImportPlan) => void };
type Counted = ImportPreview['values'][number];

/** What different values of a column mean, said once a column: options, people, stages, products. */
export function ValuesPart({ view, plan, onPlan }: ValuesPartProps) {
  const t = usePhrases();
  const columns = view.preview?.values.filter(({ values }) => values.length > 0) ?? [];
  if (columns.length === 0) return null;
  return (
    <section className="im-choices">
      <SectionRule look="bare">{t('import.valuesTitle')}</SectionRule>
      {columns.map((counted) => <ColumnValues key={counted.column} view={view} plan={plan} onPlan={onPlan} counted={counted} />)}
    </section>
  );
}

function ColumnValues({ view, plan, onPlan, counted }: ValuesPartProps & { counted: Counted }) {
  const t = usePhrases();
  const planned = plan.columns.find(({ column }) => column === counted.column);
  const target = view.targets.find(({ key }) => key === planned?.to);
  if (planned === undefined || target === undefined) return null;
  const choices = choicesOf(t, view, { target, kind: plan.kind });
  const set = (value: string, to: string | null) => {
    const values = Object.fromEntries(Object.entries({ ...planned.values, [value]: to }).filter((entry): entry is [string, string] => entry[1] !== null));
    onPlan({ ...plan, columns: plan.columns.map((one) => (one === planned ? { ...planned, values } : one)) });
  };
  const unknown = planned.unknown === 'create' ? 0 : counted.values.filter(({ value, found }) => found === null && planned.values[value] === undefined).length;
  return (
    <details className="im-values" open={unknown > 0 && unknown <= 12 ? true : undefined}>
      <summary>{t('import.valuesOf', { column: columnName(t, view, counted.column), unknown })} · <span className="meta">{t('import.valueEmpty', { count: counted.empty })}</span></summary>
      <ul>
        {counted.values.map(({ value, count, found }) => (
          <li key={value}>
            <span>{value}<span className="meta">{t('import.valueTimes', { count })}</span></span>
            <SelectField label={t('import.valueMeans')} aria-label={`${value}: ${t('import.valueMeans')}`} value={planned.values[value] ?? found ?? UNKNOWN} options={[{ value: UNKNOWN, label: planned.unknown === 'create' ? t('import.valueMade', { value }) : t('import.valueUnknown') }, { value: '', label: t('import.valueNothing') }, ...choices]} onChange={(to) => set(value, to === UNKNOWN ? null : to)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const UNKNOWN = '?';

function choicesOf(t: Translator, view: ImportView, { target, kind }: { target: ImportTarget; kind: ImportPlan['kind'] }): { value: string; label: string }[] {
  if (target.options.length > 0) return target.options.map(({ key, labels }) => ({ value: key, label: labels[t.locale] ?? labels.en ?? t(`option.${kind}.${target.key}.${key}` as PhraseKey) }));
  const pipelines = new Map(view.choices['pipeline']?.map(({ id, name }) => [id, name]));
  return (view.choices[target.type ?? ''] ?? []).map(({ id, name, within }) => ({ value: id, label: within === undefined || pipelines.size < 2 ? name : `${pipelines.get(within) ?? ''} · ${name}` }));
}
