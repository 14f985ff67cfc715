import { useEffect, useState } from 'react';
import { LIFECYCLES, type Lifecycle } from '@entente/core/kernel/lifecycle';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ClientFilter } from '../client.queries.ts';

const PAUSE_MS = 250;

/** Narrows and orders the list; every choice goes into the address. */
export function ClientFilters({ filter, onChange }: { filter: ClientFilter; onChange: (filter: ClientFilter) => void }) {
  const t = usePhrases();
  const [words, setWords] = useState(filter.search ?? '');
  useEffect(() => {
    const trimmed = words.trim();
    if (trimmed === (filter.search ?? '')) return undefined;
    const { search: _search, ...rest } = filter;
    const timer = setTimeout(() => onChange(trimmed === '' ? rest : { ...rest, search: trimmed }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, filter, onChange]);
  const chooseLifecycle = (value: Lifecycle | 'all') => {
    const { lifecycle: _lifecycle, ...rest } = filter;
    onChange(value === 'all' ? rest : { ...rest, lifecycle: value });
  };
  return (
    <div className="cl-filters">
      <Field label={t('client.search')} type="search" value={words} onChange={setWords} />
      <SelectField label={t('client.lifecycle')} value={filter.lifecycle ?? 'all'} onChange={chooseLifecycle} options={[{ value: 'all' as const, label: t('client.all') }, ...LIFECYCLES.map((value) => ({ value, label: t(`client.${value}`) }))]} />
      <SelectField label={t('client.sort')} value={filter.sort ?? 'updated'} onChange={(sort) => onChange({ ...filter, sort })} options={[{ value: 'updated' as const, label: t('client.sortUpdated') }, { value: 'name' as const, label: t('client.sortName') }]} />
    </div>
  );
}
