import type { ImportPreview, ImportTarget, ImportView } from '@entente/contract/import/import.contract';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { meantBy } from '@entente/core/import/value-meaning';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useMay } from '../../shell/team-app/session.ts';
import { columnName } from './import-words.ts';
import { useNewOptions } from './new-option.ts';

type ValuesPartProps = { view: ImportView; plan: ImportPlan; onPlan: PlanChange };
/** Takes a change of the plan as it is then: what is asked of the server first may take a while. */
export type PlanChange = (change: (now: ImportPlan) => ImportPlan) => void;
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
  const mayChangeFields = useMay('change-workspace');
  const newOptions = useNewOptions();
  const planned = plan.columns.find(({ column }) => column === counted.column);
  const target = view.targets.find(({ key }) => key === planned?.to);
  if (planned === undefined || target === undefined) return null;
  const choices = choicesOf(t, view, { target, kind: plan.kind });
  const put = (meant: Readonly<Record<string, string>>) => onPlan((now) => ({ ...now, columns: now.columns.map((one) => (one.column === counted.column ? { ...one, values: withMeaning(one.values, meant) } : one)) }));
  const add = async (values: readonly string[]): Promise<void> => {
    const meant = await newOptions({ importId: view.id, kind: plan.kind, key: target.key, values });
    if (meant !== null) put(meant);
  };
  const set = (value: string, to: string): void => {
    if (to === NEW_OPTION) void add([value]);
    else put({ [value]: to });
  };
  const unknown = planned.unknown === 'create' ? [] : counted.values.flatMap(({ value, found }) => (found === null && meantBy(planned, value) === undefined ? [value] : []));
  const mayAdd = mayChangeFields && target.key.startsWith(CUSTOM_PREFIX) && (target.type === 'choice' || target.type === 'multi_choice');
  const fixed = [{ value: UNKNOWN, label: t('import.valueUnknown') }, { value: '', label: t('import.valueNothing') }];
  const optionsFor = (value: string) => [...(planned.unknown === 'create' ? [{ value: UNKNOWN, label: t('import.valueMade', { value }) }, ...fixed.slice(1)] : fixed), ...(mayAdd ? [{ value: NEW_OPTION, label: t('import.valueNewOption') }] : []), ...choices];
  return (
    <details className="im-values" open={unknown.length > 0 && unknown.length <= 12 ? true : undefined}>
      <summary>{t('import.valuesOf', { column: columnName(t, view, counted.column), unknown: unknown.length })} · <span className="meta">{t('import.valueEmpty', { count: counted.empty })}</span></summary>
      {mayAdd && unknown.length > 1 ? <p><Button kind="text" onClick={() => void add(unknown)}>{t('import.valuesAllNew', { count: unknown.length })}</Button></p> : null}
      <ul>
        {counted.values.map(({ value, count, found }) => (
          <li key={value}>
            <span>{value}<span className="meta">{t('import.valueTimes', { count })}</span></span>
            <SelectField label={t('import.valueMeans')} aria-label={`${value}: ${t('import.valueMeans')}`} value={meantBy(planned, value) ?? found ?? UNKNOWN} options={optionsFor(value)} onChange={(to) => set(value, to)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Nothing is called like these. */
const UNKNOWN = '?';
const NEW_OPTION = '+';

function withMeaning(values: Readonly<Record<string, string>>, meant: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...values, ...meant }).filter(([, one]) => one !== UNKNOWN));
}

function choicesOf(t: Translator, view: ImportView, { target, kind }: { target: ImportTarget; kind: ImportPlan['kind'] }): { value: string; label: string }[] {
  if (target.options.length > 0) return target.options.map(({ key, labels }) => ({ value: key, label: labels[t.locale] ?? labels.en ?? t(`option.${kind}.${target.key}.${key}` as PhraseKey) }));
  const pipelines = new Map(view.choices['pipeline']?.map(({ id, name }) => [id, name]));
  return (view.choices[target.type ?? ''] ?? []).map(({ id, name, within }) => ({ value: id, label: within === undefined || pipelines.size < 2 ? name : `${pipelines.get(within) ?? ''} · ${name}` }));
}
