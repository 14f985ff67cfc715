import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import { LOCALES } from '@entente/core/kernel/locale-list';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../shell/team-app/api.ts';
import type { OptionSource, PickOption } from '../ui/option-source.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import { countryNames, currencyNames } from '../workspace/place-names.ts';
import { monthNames } from './birthday-words.ts';
import { optionLabel, type FieldView } from './field-words.ts';
import { useFieldLookups } from './field-sources.tsx';
import { membersQuery } from './record.queries.ts';
import { TAGS } from './tag-creation.ts';

const FOUND = 20;

/** Where the options of a field come from: its own list, the people of the workspace, or a lookup. */
export function useFieldSource(kind: FieldKind, field: FieldView): OptionSource {
  const t = usePhrases();
  const lookups = useFieldLookups();
  const members = useQuery({ ...membersQuery, enabled: field.type === 'member' }).data;
  return useMemo(() => {
    if (field.type === 'member') return { options: (members ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name })) };
    return lookups[field.type] ?? LOOKUPS[field.type] ?? { options: knownOptions(t, kind, field) };
  }, [t, kind, field, members, lookups]);
}

/** Options that need no server. */
function knownOptions(t: Translator, kind: FieldKind, field: FieldView): readonly PickOption[] {
  if (field.type === 'country') return countryNames(t.locale);
  if (field.type === 'birthday') return monthNames(t.locale);
  if (field.type === 'currency') return currencyNames(t.locale);
  if (field.type === 'boolean') return [{ value: 'true', label: t('list.yes') }, { value: 'false', label: t('list.no') }];
  if (field.type === 'locale') return LOCALES.map((value) => ({ value, label: optionLabel(t, kind, { field, option: value }) }));
  return field.options.filter(({ retired }) => !retired).map(({ key }) => ({ value: key, label: optionLabel(t, kind, { field, option: key }) }));
}

/** Looks records of a kind up by their names. */
export function recordSource(kind: ListKind): OptionSource {
  return {
    find: async (words, signal) => {
      const { rows } = await api.record.list({ kind, limit: FOUND, columns: 'name', sort: words === '' ? '-updatedAt' : 'name', ...(words === '' ? {} : { search: words }) }, { signal });
      return rows.map(({ id, values }) => ({ value: id, label: String(values['name'] ?? '') }));
    },
  };
}

const LOOKUPS: Readonly<Partial<Record<FieldView['type'], OptionSource>>> = {
  tags: TAGS,
  client: recordSource('client'),
  contact: recordSource('contact'),
  engagement: {
    find: async (words, signal) => {
      const { rows } = await api.engagement.list({ limit: FOUND, ...(words === '' ? {} : { search: words }) }, { signal });
      return rows.map(({ id, name, clientName }) => ({ value: id, label: name, note: clientName }));
    },
  },
};
