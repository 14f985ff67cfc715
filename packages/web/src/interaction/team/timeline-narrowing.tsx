import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TIMELINE_PERIODS, type TimelinePeriod } from '@entente/core/interaction/timeline-period';
import type { Translator } from '@entente/phrases/translator';
import { useDelayedWords } from '../../ui/delayed-words.ts';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { membersQuery } from '../../workspace/workspace.queries.ts';
import { isNarrowed, withPlace, type TimelinePlace } from '../timeline-place.ts';

const ANY = 'any';
const OWN = 'own';

type NarrowingProps = { place: TimelinePlace; onChange: (place: TimelinePlace) => void };

/** Whose, when and with which words: the part of a timeline's filter that is folded away at first. */
export function TimelineNarrowing({ place, onChange }: NarrowingProps) {
  const t = usePhrases();
  const members = useQuery(membersQuery).data?.rows ?? [];
  const [own, setOwn] = useState(place.from !== undefined || place.to !== undefined);
  const choosePeriod = (value: string) => {
    setOwn(value === OWN);
    onChange(withPlace(place, { period: TIMELINE_PERIODS.find((one) => one === value), from: undefined, to: undefined }));
  };
  return (
    <div className="ix-narrowing">
      <WordsField place={place} onChange={onChange} />
      <SelectField label={t('interaction.byWhom')} value={place.by ?? ANY} onChange={(by) => onChange(withPlace(place, { by: by === ANY ? undefined : by }))} options={[{ value: ANY, label: t('interaction.byAnybody') }, ...members.map(({ id, name }) => ({ value: id, label: name }))]} />
      <SelectField label={t('interaction.periodWhen')} value={own ? OWN : place.period ?? ANY} onChange={choosePeriod} options={[{ value: ANY, label: t('interaction.periodAny') }, ...TIMELINE_PERIODS.map((value) => ({ value, label: periodWords(t, value) })), { value: OWN, label: t('interaction.periodOwn') }]} />
      {own ? <DateField label={t('interaction.periodFrom')} value={place.from ?? ''} max={place.to} onChange={(from) => onChange(withPlace(place, { from: from === '' ? undefined : from }))} /> : null}
      {own ? <DateField label={t('interaction.periodTo')} value={place.to ?? ''} min={place.from} onChange={(to) => onChange(withPlace(place, { to: to === '' ? undefined : to }))} /> : null}
    </div>
  );
}

function WordsField({ place, onChange }: NarrowingProps) {
  const t = usePhrases();
  const [words, setWords] = useDelayedWords(place.find ?? '', (find) => onChange(withPlace(place, { find: find === '' ? undefined : find })));
  return <Field label={t('interaction.findWords')} type="search" maxLength={200} value={words} onChange={setWords} autoComplete="off" autoFocus={!isNarrowed(place)} />;
}

function periodWords(t: Translator, period: TimelinePeriod): string {
  return period === 'last_30_days' ? t('interaction.periodLast30') : t(`list.period_${period}`);
}
