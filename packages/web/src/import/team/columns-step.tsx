import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportMapView, ImportView } from '@entente/contract/import/import.contract';
import { DATE_ORDERS, guessSerial } from '@entente/core/import/date-reading';
import type { ColumnPlan, ImportPlan } from '@entente/core/import/import-plan';
import { isLinkTarget } from '@entente/core/import/interaction-reading';
import { NUMBER_MARKS } from '@entente/core/import/number-reading';
import { takesOneColumn } from '@entente/core/import/several-values';
import { isReference, type FieldType } from '@entente/core/record/field-type';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { importMapsQuery } from '../import.queries.ts';
import { becauseWords, columnName, targetOptions } from './import-words.ts';
import { useNewField } from './new-field.ts';
import { MatchingPart } from './matching-part.tsx';

type ColumnsStepProps = { view: ImportView; plan: ImportPlan; isBusy: boolean; onPlan: (plan: ImportPlan) => void; onBack: () => void; onCheck: () => void };

/** The third step: where each column goes, with values from the file beside it; what is done with rows that are here already. */
export function ColumnsStep({ view, plan, isBusy, onPlan, onBack, onCheck }: ColumnsStepProps) {
  const t = usePhrases();
  const change = (next: ColumnPlan) => onPlan({ ...plan, columns: plan.columns.map((column) => (column.column === next.column ? next : column)) });
  const taken = plan.columns.filter(({ to }) => to !== null).length;
  const isEmpty = (column: ColumnPlan) => view.columns[column.column]?.isEmpty === true && column.to === null;
  const empty = plan.columns.filter(isEmpty);
  return (
    <>
      <section>
        <SectionRule look="bare" aside={<UseMap view={view} plan={plan} onPlan={onPlan} />}>{t('import.columnsLead')}</SectionRule>
        <p className="meta-2">{t('import.columnsHint', { taken, all: view.columns.length })}</p>
        <ul className="im-columns">{plan.columns.filter((column) => !isEmpty(column)).map((column) => <ColumnRow key={column.column} view={view} plan={plan} column={column} onChange={change} />)}</ul>
        {empty.length === 0 ? null : <p className="meta">{t('import.isEmpty')}: {empty.map(({ column }) => columnName(t, view, column)).join(', ')}</p>}
      </section>
      <MatchingPart plan={plan} onPlan={onPlan} members={view.choices['member'] ?? []} pipelines={view.choices['pipeline'] ?? []} />
      <div className="im-acts">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="main" keys="mod+enter" busy={isBusy ? t('import.lookingNow') : undefined} onClick={onCheck}>{t('import.check')}</Button>
      </div>
    </>
  );
}

/** No field has a key like this. */
const NEW_FIELD = '+';

type ColumnRowProps = { view: ImportView; plan: ImportPlan; column: ColumnPlan; onChange: (column: ColumnPlan) => void };

function ColumnRow({ view, plan, column, onChange }: ColumnRowProps) {
  const t = usePhrases();
  const seen = view.columns[column.column];
  const type = view.targets.find(({ key }) => key === column.to)?.type ?? null;
  const name = columnName(t, view, column.column);
  const newField = useNewField();
  const make = async (): Promise<void> => {
    const to = seen === undefined ? null : await newField({ importId: view.id, kind: plan.kind, column: seen, at: column.column });
    if (to !== null) onChange({ ...column, to });
  };
  return (
    <li className="im-column" data-out={column.to === null ? '' : undefined}>
      <div>
        <div className="im-column__name">{name}</div>
        <div className="im-column__samples">{seen?.samples.map((sample) => <q key={sample}>{sample}</q>)}</div>
      </div>
      <SelectField label={t('import.goesTo')} aria-label={`${name}: ${t('import.goesTo')}`} value={column.to ?? ''} options={[...targetOptions(t, plan.kind, view.targets), { value: NEW_FIELD, label: t('import.newField') }]} onChange={(to) => (to === NEW_FIELD ? void make() : onChange({ ...column, to: to === '' ? null : to }))} />
      {column.to !== null && isLinkTarget(column.to) ? <div className="im-column__how"><SelectField label={t('import.unknown')} value={column.unknown === 'create' ? 'reject' : column.unknown} options={(['reject', 'empty'] as const).map((value) => ({ value, label: t(`import.unknown.${value}`) }))} onChange={(unknown) => onChange({ ...column, unknown })} /></div> : null}
      <SharedTarget view={view} plan={plan} column={column} />
      {type === null ? null : <HowRead view={view} column={column} type={type} onChange={onChange} />}
    </li>
  );
}

/** Says which column above goes to the same field, where that takes one value. */
function SharedTarget({ view, plan, column }: Pick<ColumnRowProps, 'view' | 'plan' | 'column'>) {
  const t = usePhrases();
  const isField = view.targets.some(({ key, type }) => key === column.to && type !== null);
  const first = plan.columns.find((one) => one.to === column.to && one.column < column.column);
  if (!isField || first === undefined || column.to === null || !takesOneColumn(column.to)) return null;
  return <p className="im-column__how meta">{t('import.sharedTarget', { column: columnName(t, view, first.column) })}</p>;
}

const CHECKED: readonly FieldType[] = ['email', 'phone', 'url', 'country', 'currency', 'choice', 'multi_choice', 'boolean', 'locale'];
const MADE: readonly FieldType[] = ['client', 'contact', 'pipeline', 'stage', 'product', 'lost_reason'];

type HowProps = { view: ImportView; column: ColumnPlan; type: FieldType; onChange: (column: ColumnPlan) => void };

/** How a column is read that can be read in more than one way. */
function HowRead(props: HowProps) {
  const t = usePhrases();
  const { column, type, onChange } = props;
  const isDate = type === 'date' || type === 'instant' || type === 'birthday';
  const isNumber = type === 'number' || type === 'money';
  if (!isDate && !isNumber && !CHECKED.includes(type) && !isReference(type)) return null;
  const acts = MADE.includes(type) ? (['create', 'empty', 'reject'] as const) : (['empty', 'reject'] as const);
  return (
    <div className="im-column__how">
      {isDate ? <DateOrderField {...props} /> : null}
      {isNumber ? <DecimalField {...props} /> : null}
      <SelectField label={t('import.unknown')} value={column.unknown} options={acts.map((value) => ({ value, label: t(`import.unknown.${value}`) }))} onChange={(unknown) => onChange({ ...column, unknown })} />
    </div>
  );
}

function DateOrderField({ view, column, onChange }: HowProps) {
  const t = usePhrases();
  const seen = view.columns[column.column];
  const guess = seen?.dates ?? guessSerial(seen?.samples ?? []);
  return <SelectField label={t('import.dates')} hint={guess === null ? undefined : becauseWords(t, guess.because, guess.example)} value={column.dates ?? guess?.order ?? 'dmy'} options={DATE_ORDERS.map((value) => ({ value, label: t(`import.dates.${value}`) }))} onChange={(dates) => onChange({ ...column, dates })} />;
}

function DecimalField({ view, column, onChange }: HowProps) {
  const t = usePhrases();
  const guess = view.columns[column.column]?.numbers ?? null;
  return <SelectField label={t('import.decimal')} hint={guess === null ? undefined : becauseWords(t, guess.because, guess.example)} value={column.decimal ?? 'point'} options={NUMBER_MARKS.map((value) => ({ value, label: t(`import.decimal.${value}`) }))} onChange={(decimal) => onChange({ ...column, decimal })} />;
}

/** A saved map goes by the names of columns, so that a file with one column more still fits. */
function UseMap({ view, plan, onPlan }: { view: ImportView; plan: ImportPlan; onPlan: (plan: ImportPlan) => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { data } = useQuery(importMapsQuery, queries);
  const maps = data?.rows.filter(({ kind }) => kind === plan.kind) ?? [];
  if (maps.length === 0) return null;
  const use = (id: string) => {
    const map = maps.find((one) => one.id === id);
    if (map !== undefined) onPlan(applied(view, plan, map));
  };
  return <SelectField label={t('import.useMap')} value="" placeholder={t('import.useMap')} options={maps.map(({ id, name }) => ({ value: id, label: name }))} onChange={use} />;
}

function applied(view: ImportView, plan: ImportPlan, map: ImportMapView): ImportPlan {
  const columns = plan.columns.map((column) => {
    const at = map.columnNames.indexOf(view.columns[column.column]?.name ?? '');
    const kept = map.plan.columns.find((one) => one.column === at);
    return kept === undefined ? column : { ...kept, column: column.column };
  });
  return { ...map.plan, columns };
}
