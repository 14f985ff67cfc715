import { useState } from 'react';
import type { FilterValue } from '@entente/core/record/record-filter';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Manner = 'day' | 'ago' | 'ahead';

type DayValueProps = { label: string; value: FilterValue | undefined; onChange: (value: FilterValue) => void };

/** A calendar day, or one counted from today: "30 days ago". */
export function DayValue({ label, value, onChange }: DayValueProps) {
  const t = usePhrases();
  const days = daysOf(value);
  const [manner, setManner] = useState<Manner>(days === null ? 'day' : days > 0 ? 'ahead' : 'ago');
  const choose = (next: Manner) => {
    setManner(next);
    onChange(next === 'day' ? '' : { days: next === 'ago' ? -7 : 7 });
  };
  const count = (text: string) => {
    const number = Math.min(36_500, Math.max(0, Math.trunc(Number(text)) || 0));
    onChange({ days: manner === 'ago' ? -number : number });
  };
  return (
    <div className="rl-day">
      <SelectField label={label} value={manner} onChange={choose} options={[{ value: 'day', label: t('list.aDay') }, { value: 'ago', label: t('list.daysAgo') }, { value: 'ahead', label: t('list.daysAhead') }]} />
      {manner === 'day' ? <DateField label={t('list.day')} value={typeof value === 'string' ? value : ''} onChange={onChange} /> : <Field label={t('list.days')} type="number" min={0} max={36_500} value={String(Math.abs(days ?? 0))} onChange={count} />}
    </div>
  );
}

function daysOf(value: FilterValue | undefined): number | null {
  return typeof value === 'object' && value !== null && 'days' in value ? Number(value.days) : null;
}
